import DealLanguage
import DealPage
import DealSyntax

/// What a step asks for, worked out from its solution, and what is likely to be typed in its place.
struct StepTarget {
  /// The book after the solution.
  let account: ModelAccount
  /// Whether the solution states something.
  let declares: Bool
  /// The book before it.
  private let before: ModelAccount
  /// The answer to the last question of the solution; none where it only states.
  let answer: Answer?
  /// The likely mistakes, each as it comes out.
  let slips: [(slip: LessonStep.Slip, outcome: Outcome)]

  /// What statements lead to.
  struct Outcome {
    /// The book after them; none where they change nothing.
    var account: ModelAccount?
    var answer: Answer?
    /// The code of their first error and the words that it marks.
    var error: String?
  }

  /// The target of a step that begins with a book.
  init(of step: LessonStep, from book: Book) {
    let before = ModelAccount(of: book.knowledge)
    func outcome(_ lines: [String]) -> Outcome {
      // An error ends no statement but its own, so each is carried out by itself.
      let (after, events) = book.hearing(lines)
      let account = ModelAccount(of: after.knowledge)
      let isSame =
        account.differences(from: before).isEmpty && before.differences(from: account).isEmpty
      return Outcome(
        account: isSame ? nil : account, answer: events.lastAnswer,
        error: events.firstError(in: after.shelf))
    }
    let wanted = outcome(step.solution)
    self.before = before
    account = wanted.account ?? before
    declares = wanted.account != nil
    answer = wanted.answer
    slips = step.slips.map { ($0, outcome($0.lines)) }
  }

  /// How a book is unlike the one that is asked for.
  func differences(of account: ModelAccount) -> [ModelDifference] {
    account.differences(from: self.account).filter { !$0.isHarmless }
  }

  /// The likely mistake that a statement made, if it made one.
  func slip(_ account: ModelAccount, _ events: [Event], _ shelf: SourceShelf) -> LessonStep.Slip? {
    let error = events.firstError(in: shelf)
    return slips.first { slip, outcome in
      if let expected = outcome.error { return expected == error }
      guard error == nil else { return false }
      if let answer = outcome.answer {
        guard events.answers.contains(where: { $0.isSame(as: answer) }) else { return false }
        guard outcome.account != nil else {
          return account.differences(from: before).allSatisfy(\.isHarmless)
        }
      }
      guard let wrong = outcome.account else { return false }
      return account.differences(from: wrong).isEmpty && wrong.differences(from: account).isEmpty
    }?.slip
  }
}

extension Book {
  /// The book after some lines of statements typed one after the other, and all that they said.
  func hearing(_ lines: [String]) -> (book: Book, events: [Event]) {
    var book = self
    var events: [Event] = []
    for statement in book.statements(in: lines) {
      let step = advance(book, with: statement, named: "prompt")
      book = step.book
      events += step.events
    }
    return (book, events)
  }

  /// Lines put together to statements: one that is not finished goes on with the next.
  package func statements(in lines: [String]) -> [String] {
    var statements: [String] = []
    var open = ""
    for line in lines {
      let text = open + line
      if isComplete(text) {
        open = ""
        if !trimmed(text).isEmpty { statements.append(text) }
      } else {
        open = text + "\n"
      }
    }
    if !open.isEmpty { statements.append(open) }
    return statements
  }
}

extension [Event] {
  /// What was asked for and answered.
  var answers: [Answer] {
    compactMap { event in
      if case .answer(let answer) = event, answer.purpose == .result { answer } else { nil }
    }
  }

  var lastAnswer: Answer? { answers.last }

  var hasError: Bool {
    contains { event in
      if case .diagnostic(let diagnostic) = event { diagnostic.severity == .error } else { false }
    }
  }

  /// The code of the first error and the words that it marks.
  func firstError(in shelf: SourceShelf) -> String? {
    for case .diagnostic(let diagnostic) in self where diagnostic.severity == .error {
      let words = diagnostic.labels.first.flatMap { label in
        shelf[label.place.source]?.text(of: label.place.span)
      }
      return "\(diagnostic.code) \(words ?? "")"
    }
    return nil
  }
}

extension Answer {
  /// Whether it is more than a page of help or of what is known.
  var isValue: Bool { datum != .page && datum != .none }

  /// Whether two answers say the same, wherever the statements stood that led to them.
  func isSame(as other: Answer) -> Bool {
    if case .quantity(let mine, let unit) = datum,
      case .quantity(let theirs, let other) = other.datum
    {
      // 36% and 0.36 are one number.
      let scales = [unit, other].map { $0 == "%" ? 0.01 : 1 }
      let isOneUnit = unit == other || [unit, other].allSatisfy { $0.isEmpty || $0 == "%" }
      if isOneUnit, isSameNumber(mine * scales[0], theirs * scales[1]) { return true }
    }
    return placelessText == other.placelessText
  }

  /// What is shown, without the numbers by which the prompt counts statements.
  private var placelessText: String {
    let pieces = TextWriter().write(page).split(
      separator: "prompt ", omittingEmptySubsequences: false)
    return pieces.enumerated().map { index, piece in
      index == 0 ? String(piece) : String(piece.drop { $0.isNumber || $0 == ":" })
    }.joined(separator: "prompt ")
  }
}
