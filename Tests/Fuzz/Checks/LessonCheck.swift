import DealLanguage
import DealPage
import DealWorkbench

/// A lesson, and what is typed while it is played: the lines behind a line of percent signs.
package final class LessonCheck: FuzzCheck {
  package static let name = "lesson"
  /// What parts the lesson from what is typed.
  private static let cut = "\n%%%%\n"
  /// Lines that are heard.
  private static let mostLines = 12
  private let ground = Ground()

  package init() {}

  package func broken(by bytes: [UInt8]) -> String? {
    let text = Promises.text(bytes)
    let parts = text.split(separator: Self.cut, maxSplits: 1, omittingEmptySubsequences: false)
    let written = parts.first.map(String.init) ?? ""
    let lesson: Lesson
    do {
      lesson = try LessonReader.read(written, named: "fuzz")
    } catch {
      let count = written.utf8.count(where: { $0 == 0x0A }) + 1
      if error.line < 1 || error.line > count {
        return "a mistake in line \(error.line) of \(count)"
      }
      return error.message.isEmpty ? "a mistake without words" : nil
    }
    if lesson.steps.count > 8 { return nil }
    _ = ground.book()
    var study = Study(lesson, ground.settings)
    if let broken = said(&study) { return broken }
    let lines = parts.count > 1 ? parts[1].split(separator: "\n") : []
    for line in lines.prefix(Self.mostLines) where !study.isOver {
      ground.restart()
      _ = study.isComplete(String(line))
      study.hear(String(line))
      if !lesson.steps.indices.contains(study.place) { return "step \(study.place)" }
      if let broken = said(&study) { return broken }
    }
    return nil
  }

  /// What a study says can be shown.
  private func said(_ study: inout Study) -> String? {
    for output in study.takeOutputs() {
      switch output {
      case .page(let page):
        if let broken = hidden(in: TextWriter().write(page), "a page") { return broken }
      case .event(let event, let shelf):
        if let broken = hidden(in: show(event, shelf, TextWriter()), "an answer") { return broken }
      }
    }
    return nil
  }

  package static func seeds(_ repository: Repository) -> [[UInt8]] {
    let head = "---\ntitle: T\nabout: A.\nminutes: 5\nday: 2026-01-15\n---\nOpening.\n\n"
    let steps = [
      "## Tell\n\nText with `code` and **weight**.\n",
      "## Show\n\n```deal given\nlet x = 3\n```\n```deal show\ndeal> x + 1\n4\n```\n",
      "## Do\n\nType it.\n\n```deal solution\nlet y = 4\n```\n```deal wrong not that\nlet y = 5\n```\n"
        + "```hint\nFour.\n```\n```why\nBecause.\n```\n",
      "## Guess\n\n```choice\n- [ ] one\n  no\n- [x] two\n  yes\n```\n",
      "## Mend\n\n```deal fix\nlet z = 1 +\n```\n```deal solution\nlet z = 1 + 1\n```\n",
      "## Free\n\n```deal check z is not 2\nz == 2\n```\n```deal solution\nlet z = 2\n```\n",
    ]
    let typed = [
      "", "next", "hint\nhint\nhint", "skip\nskip\nback\nagain", "let y = 5\nlet y = 4\nwhere",
      "a\nb\n2)", "let z = 2\nundo\nlet z = 1 + 1", "play\nlet q = 1\nresume\nleave",
    ]
    var seeds: [String] = []
    for (index, step) in steps.enumerated() {
      for line in typed { seeds.append(head + step + Self.cut + line) }
      seeds.append(
        head + step + steps[(index + 1) % steps.count] + Self.cut + "next\nskip\nb\nhint")
    }
    let lessons = repository.texts("Sources/DealWorkbench/Lesson/Course", ending: ".md")
    for lesson in lessons {
      let parts = lesson.split(separator: "\n## ")
      guard let front = parts.first else { continue }
      for part in parts.dropFirst() {
        seeds.append("\(front)\n## \(part)\n" + Self.cut + "\nskip\nhint")
      }
    }
    return seeds.filter { $0.utf8.count < 6_000 }.map { Array($0.utf8) }
  }
}
