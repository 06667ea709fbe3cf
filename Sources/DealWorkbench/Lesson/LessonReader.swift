import DealQuantities

/// Reads a lesson from Markdown: what stands between `---` at the top, titles, text and fences.
package struct LessonReader {
  private typealias Mistake = TranscriptFile.Mistake

  /// The lines of the file.
  private let lines: [String]
  /// The index of the line that is read next.
  private var next = 0
  /// Lines of text that belong to nothing yet.
  private var prose: [String] = []
  private var lesson: Lesson

  /// Reads a whole file; the first mistake ends it.
  ///
  /// - Parameter name: the short name of the lesson.
  package static func read(
    _ text: String, named name: String
  ) throws(TranscriptFile.Mistake) -> Lesson {
    var reader = LessonReader(text, name)
    try reader.readFront()
    while reader.next < reader.lines.count { try reader.readLine() }
    reader.endProse()
    guard !reader.lesson.steps.isEmpty else {
      throw Mistake(
        line: 1, message: "a lesson has steps, each with a title that begins with ##")
    }
    return reader.lesson
  }

  private init(_ text: String, _ name: String) {
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .map(String.init)
    lesson = Lesson(
      name: name, title: "", about: "", minutes: 0, day: .first, sources: [], opening: Prose(),
      steps: [])
  }

  /// What a line between the two `---` may begin with.
  private enum Fact: String, CaseIterable {
    case title, about, minutes, day, sources
  }

  private mutating func readFront() throws(TranscriptFile.Mistake) {
    guard lines.first == "---" else {
      throw Mistake(
        line: 1, message: "a lesson begins with --- and lines such as title: A first deal")
    }
    next = 1
    var missing = Fact.allCases.filter { $0 != .sources }
    while next < lines.count, lines[next] != "---" {
      let parts = lines[next].split(separator: ":", maxSplits: 1).map { trimmed(String($0)) }
      guard parts.count == 2, let fact = Fact(rawValue: parts[0]) else {
        let known = Fact.allCases.map(\.rawValue).joined(separator: ", ")
        throw Mistake(
          line: next + 1,
          message: "a line such as title: A first deal was expected; known are \(known)")
      }
      missing.removeAll { $0 == fact }
      try take(fact, parts[1])
      next += 1
    }
    if let fact = missing.first {
      throw Mistake(line: 1, message: "\(fact.rawValue): is missing between the two ---")
    }
    next += 1
  }

  private mutating func take(_ fact: Fact, _ text: String) throws(TranscriptFile.Mistake) {
    switch fact {
    case .title: lesson.title = text
    case .about: lesson.about = text
    case .minutes:
      guard let minutes = Int(text), (1...600).contains(minutes) else {
        throw Mistake(
          line: next + 1, message: "minutes: is followed by a whole number such as 12")
      }
      lesson.minutes = minutes
    case .day:
      guard let day = try? Day(text) else {
        throw Mistake(line: next + 1, message: "day: is followed by a day such as 2026-01-15")
      }
      lesson.day = day
    case .sources:
      lesson.sources = text.split(separator: ",").map { trimmed(String($0)) }
    }
  }

  private mutating func readLine() throws(TranscriptFile.Mistake) {
    let line = lines[next]
    if line.hasPrefix("## ") {
      endProse()
      lesson.steps.append(
        LessonStep(title: trimmed(String(line.dropFirst(3))), line: next + 1))
      next += 1
    } else if let ticks = TranscriptReader.ticks(opening: line) {
      endProse()
      try readFence(trimmed(String(line.dropFirst(ticks))), ticks)
    } else if line.hasPrefix("```") {
      throw Mistake(
        line: next + 1, message: "a line that begins a fence has no backtick behind its first ones")
    } else {
      prose.append(line)
      next += 1
    }
  }

  /// Gives the lines of text to where they stand.
  private mutating func endProse() {
    let text = Prose(prose)
    prose = []
    guard !text.isEmpty else { return }
    guard !lesson.steps.isEmpty else {
      lesson.opening.paragraphs += text.paragraphs
      return
    }
    lesson.steps[lesson.steps.count - 1].prose.paragraphs += text.paragraphs
  }

  /// The fences of a lesson by the words that they begin with.
  private enum Fence: String, CaseIterable {
    case given = "deal given"
    case freshGiven = "deal given fresh"
    case show = "deal show"
    case solution = "deal solution"
    case check = "deal check"
    case wrong = "deal wrong"
    case fix = "deal fix"
    case hint, choice, why

    /// Whether words follow it that are shown to the learner.
    var hasMessage: Bool { self == .check || self == .wrong }
  }

  private mutating func readFence(
    _ head: String, _ ticks: Int
  ) throws(TranscriptFile.Mistake) {
    let opening = next + 1
    var body: [String] = []
    next += 1
    while next < lines.count, !TranscriptReader.closes(lines[next], ticks: ticks) {
      body.append(lines[next])
      next += 1
    }
    guard next < lines.count else {
      throw Mistake(line: opening, message: "this fence is never closed")
    }
    next += 1
    guard !lesson.steps.isEmpty else {
      throw Mistake(line: opening, message: "a fence stands below the title of a step (##)")
    }
    let fence = Fence.allCases.first { fence in
      fence.hasMessage ? head.hasPrefix(fence.rawValue + " ") : head == fence.rawValue
    }
    guard let fence else {
      let known = Fence.allCases.map(\.rawValue).joined(separator: ", ")
      let wanting = Fence.allCases.first { $0.hasMessage && $0.rawValue == head }
      throw Mistake(
        line: opening,
        message: wanting.map { "\($0.rawValue) is followed by what the learner is told" }
          ?? "this fence is none of a lesson, which are \(known)")
    }
    try take(fence, body, message: trimmed(String(head.dropFirst(fence.rawValue.count))), opening)
  }

  private mutating func take(
    _ fence: Fence, _ body: [String], message: String, _ line: Int
  ) throws(TranscriptFile.Mistake) {
    let last = lesson.steps.count - 1
    switch fence {
    case .given, .freshGiven:
      lesson.steps[last].given.append(.init(lines: body, isFresh: fence == .freshGiven))
    case .show:
      lesson.steps[last].shown += try TranscriptReader.exchanges(body, firstLine: line + 1)
    case .solution: lesson.steps[last].solution += body
    case .check:
      lesson.steps[last].checks.append(
        .init(
          message: message, formulas: body.map(trimmed).filter { !$0.isEmpty }, line: line))
    case .wrong:
      lesson.steps[last].slips.append(.init(message: message, lines: body, line: line))
    case .fix: lesson.steps[last].broken += body
    case .hint: lesson.steps[last].hints.append(Prose(body))
    case .choice: lesson.steps[last].choices = try choices(body, line + 1)
    case .why: lesson.steps[last].reason.paragraphs += Prose(body).paragraphs
    }
  }

  /// The entries of a task list, each with the indented lines below it.
  private func choices(
    _ body: [String], _ firstLine: Int
  ) throws(TranscriptFile.Mistake) -> [LessonStep.Choice] {
    var found: [(text: String, isRight: Bool, remark: [String])] = []
    for (index, line) in body.enumerated() {
      let text = trimmed(line)
      if let mark = ["- [ ] ", "- [x] ", "- [X] "].first(where: text.hasPrefix) {
        found.append((String(text.dropFirst(mark.count)), mark != "- [ ] ", []))
      } else if found.isEmpty, !text.isEmpty {
        throw Mistake(
          line: firstLine + index, message: "an entry such as - [ ] about $3 was expected")
      } else if !found.isEmpty {
        found[found.count - 1].remark.append(text)
      }
    }
    return found.map {
      .init(text: Prose([$0.text]), isRight: $0.isRight, remark: Prose($0.remark))
    }
  }
}
