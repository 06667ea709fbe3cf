import DealFormula
package import DealLanguage
import DealModel
import DealPage
import DealSyntax

/// Looks a lesson over as its author would have to: whether every step can be passed, whether wrong
/// answers fail, and whether all that it shows is true.
package struct LessonLint {
  private let lesson: Lesson
  private let settings: Settings
  private var trail: LessonTrail
  /// What is wrong, in the order of the file.
  package private(set) var mistakes: [TranscriptFile.Mistake] = []
  /// Where answers that are shown are others today: the recorded exchange, and the answer of today.
  package private(set) var stale: [(exchange: TranscriptFile.Exchange, answer: [String])] = []

  /// Looks over a lesson; its books are started with these settings.
  package init(_ lesson: Lesson, _ settings: Settings) {
    self.lesson = lesson
    self.settings = settings
    trail = LessonTrail(lesson, settings)
    checkWhole()
    for (number, step) in lesson.steps.enumerated() {
      checkParts(step)
      checkShown(step, from: trail.start(of: number))
      checkGiven(step, number)
      checkPlay(step, number)
    }
    mistakes.sort { $0.line < $1.line }
  }

  private mutating func tell(_ line: Int, _ message: String) {
    mistakes.append(.init(line: line, message: message))
  }

  // MARK: What there must be

  private mutating func checkWhole() {
    if let last = lesson.steps.last, last.kind != .free {
      tell(last.line, "the last step asks for something that the learner states freely: deal check")
    }
    guard !lesson.sources.isEmpty else { return }
    let atlas = advance(Book(settings: settings), with: "use atlas", named: "lint", manner: .script)
    let known = Set(atlas.book.knowledge.world.names(of: .source))
    for source in lesson.sources where !known.contains(source) {
      tell(1, "the library has no source \(source)")
    }
  }

  private mutating func checkParts(_ step: LessonStep) {
    if step.prose.isEmpty { tell(step.line, "this step tells nothing before it asks or shows") }
    switch step.kind {
    case .tell, .show: break
    case .predict:
      let right = step.choices.count { $0.isRight }
      if right != 1 || step.choices.count < 2 {
        tell(step.line, "one choice of several is right, marked by [x]; here \(right) are")
      }
      if step.choices.contains(where: { !$0.isRight && $0.remark.isEmpty }) {
        tell(step.line, "below each wrong choice stands why it is wrong, with spaces before it")
      }
    case .perform, .fix, .free:
      if step.solution.isEmpty { tell(step.line, "this step needs a solution: deal solution") }
      if step.hints.isEmpty { tell(step.line, "this step needs a hint") }
    }
    for text in Self.texts(of: step) {
      let words = text.lowercased().split { !$0.isLetter }.map(String.init)
      if let banned = words.first(where: Self.banned.contains) {
        tell(step.line, "\"\(banned)\" is a word that learners do not know")
      }
    }
  }

  /// Words of programmers, which nobody has to know here.
  private static let banned: Set<String> = [
    "identifier", "identifiers", "parse", "parsed", "parser", "ast", "literal", "literals", "nil",
    "operand", "operands", "syntax", "boolean", "null",
  ]

  /// All that a step says.
  private static func texts(of step: LessonStep) -> [String] {
    [step.title, step.prose.plain, step.reason.plain] + step.hints.map(\.plain)
      + step.choices.flatMap { [$0.text.plain, $0.remark.plain] } + step.slips.map(\.message)
      + step.checks.map(\.message)
  }

  // MARK: What is shown

  private mutating func checkShown(_ step: LessonStep, from book: Book) {
    var book = book
    for exchange in step.shown {
      let answered = advance(
        book, with: exchange.statement.joined(separator: "\n"), named: "prompt")
      book = answered.book
      let answer = TranscriptFile.lines(of: transcript(of: answered))
      guard answer != exchange.answer else { continue }
      stale.append((exchange, answer))
      tell(
        exchange.line,
        "deal answers otherwise today:\n" + answer.map { "  " + $0 }.joined(separator: "\n"))
    }
  }

  private mutating func checkGiven(_ step: LessonStep, _ number: Int) {
    guard !step.given.isEmpty else { return }
    var book = number == 0 ? Book(settings: settings) : trail.start(of: number - 1)
    for setting in step.given {
      if setting.isFresh { book = Book(settings: settings) }
      let heard = book.hearing(setting.lines)
      book = heard.book
      if let error = heard.events.firstError(in: book.shelf), setting.isFresh || number == 0 {
        tell(step.line, "what is given has an error: \(error)")
      }
    }
  }

  // MARK: How it plays

  private mutating func checkPlay(_ step: LessonStep, _ number: Int) {
    switch step.kind {
    case .tell, .show, .predict: return
    case .perform, .fix, .free: break
    }
    var study = Study(lesson, at: number, settings, trail: trail)
    let statements = study.book.statements(in: step.solution)
    if step.kind == .free, study.isPassedUntouched {
      tell(step.line, "this step is passed before anything is typed")
    }
    for (index, statement) in statements.enumerated() {
      _ = study.takeOutputs()
      study.hear(statement)
      let isPassed = study.place != number || study.isOver
      let errors = study.takeOutputs().compactMap(\.errorCode)
      if let error = errors.first { tell(step.line, "the solution has an error: \(error)") }
      if isPassed, index < statements.count - 1 {
        tell(step.line, "the step is passed before the last line of its solution")
        break
      }
      if !isPassed, index == statements.count - 1 {
        tell(step.line, "the solution does not pass the step")
      }
    }
    if step.kind == .fix {
      if fails(step.broken, number) == nil { tell(step.line, "the broken lines pass the step") }
    }
    for slip in step.slips {
      guard let said = fails(slip.lines, number) else {
        tell(slip.line, "this passes, and is marked as wrong")
        continue
      }
      if !said.contains(Prose.styled(slip.message).text) {
        tell(slip.line, "who types this does not read its message, but: \(said.last ?? "nothing")")
      }
    }
  }

  /// What the lesson says to those who type some lines in a step; nil if they pass.
  private func fails(_ lines: [String], _ number: Int) -> [String]? {
    var study = Study(lesson, at: number, settings, trail: trail)
    _ = study.takeOutputs()
    for statement in study.book.statements(in: lines) {
      study.hear(statement)
      if study.place != number || study.isOver { return nil }
    }
    return study.takeOutputs().compactMap { output in
      guard case .page(let page) = output else { return nil }
      return page.blocks.compactMap { block in
        switch block {
        case .line(let text), .paragraph(let text): text.text
        case .table, .entries, .tree, .chart, .section, .facts, .script, .examples, .blank: nil
        }
      }.joined(separator: " ")
    }
  }
}

extension Study.Output {
  /// The code of an error.
  fileprivate var errorCode: String? {
    guard case .event(.diagnostic(let diagnostic), _) = self, diagnostic.severity == .error else {
      return nil
    }
    return "\(diagnostic.code): \(diagnostic.message)"
  }
}
