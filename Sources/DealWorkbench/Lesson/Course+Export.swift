package import DealPage

/// A course on paper: as a page for readers, and as a script.
extension Course {
  /// The lessons as they are told, with the tasks and, behind each lesson, what does them.
  package var handout: Page {
    Page(numbered.map { .section(section($0.number, $0.lesson)) })
  }

  /// The lessons with their numbers, which those of the course that is part of the program keep.
  private var numbered: [(number: Int, lesson: Lesson)] {
    lessons.enumerated().map { index, lesson in
      (Course.builtIn.lessons.firstIndex(of: lesson) ?? index, lesson)
    }
  }

  private func section(_ number: Int, _ lesson: Lesson) -> Section {
    var blocks: [Block] =
      [.line(StyledText(lesson.about, .strong)), .blank] + lesson.opening.blocks
    for (index, step) in lesson.steps.enumerated() {
      blocks.append(.section(Section("\(number + 1).\(index + 1) \(step.title)", step.handout)))
    }
    let answers = lesson.steps.enumerated().flatMap { index, step -> [Block] in
      guard let answer = step.handoutAnswer else { return [] }
      return [.line(StyledText("\(number + 1).\(index + 1) \(step.title)", .strong))] + answer
    }
    blocks.append(.section(Section("Answers to lesson \(number + 1)", isFolded: true, answers)))
    return Section("\(number + 1). \(lesson.title)", blocks)
  }

  /// The lessons as Markdown for a handout: what is told and asked, then the answers.
  package var markdown: String {
    var parts = ["# \(title)"]
    for (number, lesson) in numbered {
      parts += ["## \(number + 1). \(lesson.title)", "*\(lesson.about)*"]
      parts += lesson.opening.markdown
      for (index, step) in lesson.steps.enumerated() {
        parts += ["### \(number + 1).\(index + 1) \(step.title)"] + step.markdown
      }
      parts.append("### Answers to lesson \(number + 1)")
      for (index, step) in lesson.steps.enumerated() where step.asks {
        parts += ["**\(number + 1).\(index + 1)**"] + step.markdownAnswer
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// Every statement of the lessons as a script, with the steps as comments.
  package var script: String {
    numbered.map { number, lesson in
      var lines = ["# \(number + 1). \(lesson.title)", "# \(lesson.about)"]
      for (index, step) in lesson.steps.enumerated() {
        // What is shown because it is refused would be refused again.
        let shown = step.shown.flatMap { exchange in
          exchange.answer.contains { $0.hasPrefix("error[") }
            ? exchange.statement.map { "# refused: \($0)" } : exchange.statement
        }
        let statements =
          step.given.flatMap { ($0.isFresh ? ["reset"] : []) + $0.lines } + shown + step.solution
        guard !statements.isEmpty else { continue }
        lines += ["", "# \(number + 1).\(index + 1) \(step.title)"] + statements
      }
      return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\nreset\n\n")
  }
}

extension LessonStep {
  /// The step as it is told on paper.
  fileprivate var handout: [Block] {
    var blocks = prose.blocks
    func typed(_ lines: [String]) -> [Block] { [.script(lines.joined(separator: "\n"))] }
    if kind == .show {
      blocks += typed(
        shownLines)
    }
    if !broken.isEmpty { blocks += typed(broken) }
    for (number, choice) in choices.enumerated() {
      blocks.append(.line(StyledText("\(Study.letter(number))) ") + StyledText(choice.text.plain)))
    }
    return blocks
  }

  /// What does what the step asks for, and why; nil where it asks for nothing.
  fileprivate var handoutAnswer: [Block]? {
    switch kind {
    case .tell, .show: return nil
    case .perform, .fix, .free:
      return [.script(solution.joined(separator: "\n"))] + reason.blocks
    case .predict:
      let right = choices.firstIndex(where: \.isRight) ?? 0
      let remark = choices.indices.contains(right) ? choices[right].remark.blocks : []
      return [.line(StyledText("\(Study.letter(right)))"))] + remark + reason.blocks
    }
  }

  /// The step as it is told in a handout, in parts of Markdown.
  fileprivate var markdown: [String] {
    var parts = prose.markdown
    if kind == .show { parts.append(fenced(shownLines)) }
    if !broken.isEmpty { parts.append(fenced(broken)) }
    if !choices.isEmpty {
      parts.append(
        choices.enumerated().map { "- \(Study.letter($0.offset))) \($0.element.text.raw)" }
          .joined(separator: "\n"))
    }
    return parts
  }

  /// What does what the step asks for, and why, in parts of Markdown.
  fileprivate var markdownAnswer: [String] {
    guard kind == .predict else { return [fenced(solution)] + reason.markdown }
    let right = choices.enumerated().first { $0.element.isRight }
    let remark = right.map { ["\(Study.letter($0.offset))) \($0.element.remark.raw)"] } ?? []
    return remark + (shown.isEmpty ? [] : [fenced(shownLines)]) + reason.markdown
  }

  /// What is shown as a transcript.
  private var shownLines: [String] {
    shown.flatMap { exchange in
      exchange.statement.enumerated().map { index, line in
        (index == 0 ? TranscriptFile.prompt : TranscriptFile.furtherPrompt) + line
      } + exchange.answer
    }
  }

  private func fenced(_ lines: [String]) -> String {
    (["```"] + lines + ["```"]).joined(separator: "\n")
  }
}

extension Prose {
  /// The paragraphs as they were written, in parts of Markdown.
  fileprivate var markdown: [String] {
    var parts: [String] = []
    var isInList = false
    for paragraph in paragraphs {
      if paragraph.isEntry, isInList {
        parts[parts.count - 1] += "\n- " + paragraph.text
      } else {
        parts.append((paragraph.isEntry ? "- " : "") + paragraph.text)
      }
      isInList = paragraph.isEntry
    }
    return parts
  }

  /// The text of one paragraph as it was written.
  fileprivate var raw: String { paragraphs.map(\.text).joined(separator: " ") }
}
