import DealLanguage
import DealQuantities
import DealSyntax
import DealWorkbench
import Testing

/// What holds of every book, tried on random ones.
@Suite struct BookTests {
  private func emptyBook() throws -> Book {
    Book(settings: Settings(today: try Day(year: 2026, month: 1, day: 15)))
  }

  /// The book after a statement, which must not have failed.
  private func after(_ statement: String, _ book: Book) -> Book {
    let step = advance(book, with: statement, named: "prompt")
    let errors = step.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(statement): \(errors.first?.message ?? "")")
    return step.book
  }

  /// What a book answers to questions, word for word.
  private func answers(_ book: Book, _ questions: [String]) -> [String] {
    questions.map { question in
      let step = advance(book, with: question, named: "question", manner: .script)
      return "\(question): \(transcript(of: step))"
    }
  }

  @Test(arguments: UInt64(0)..<6)
  func undoRestoresAndRedoRepeats(_ seed: UInt64) throws {
    var dice = BookDice(seed: seed)
    var book = try emptyBook()
    for _ in 0..<25 {
      let questions = dice.questions + BookDice.tables
      let statement = dice.declaration()
      let before = (script: book.script, answers: answers(book, questions))
      let changed = after(statement, book)
      #expect(changed.script != before.script, "\(statement) is not in the script")
      let undone = after("undo", changed)
      #expect(undone.script == before.script)
      #expect(answers(undone, questions) == before.answers, "undo of \(statement)")
      let redone = after("redo", undone)
      let further = dice.questions + BookDice.tables
      #expect(redone.script == changed.script)
      #expect(answers(redone, further) == answers(changed, further), "redo of \(statement)")
      book = redone
    }
  }

  @Test(arguments: UInt64(100)..<112)
  func aSavedBookIsTheSameBook(_ seed: UInt64) throws {
    var dice = BookDice(seed: seed)
    var book = try emptyBook()
    for _ in 0..<40 { book = after(dice.declaration(), book) }
    let step = advance(try emptyBook(), with: book.script, named: "saved", manner: .script)
    #expect(!step.diagnostics.contains { $0.severity == .error })
    #expect(step.book.script == book.script)
    let questions = dice.questions + BookDice.tables
    #expect(answers(step.book, questions) == answers(book, questions))
  }

  @Test(arguments: UInt64(200)..<212)
  func independentStatementsCommute(_ seed: UInt64) throws {
    var (left, right) = (BookDice(seed: seed, suffix: "x"), BookDice(seed: seed + 50, suffix: "y"))
    let (first, second) = (
      (0..<15).map { _ in left.declaration() }, (0..<15).map { _ in right.declaration() }
    )
    var (forth, back) = (try emptyBook(), try emptyBook())
    for statement in first + second { forth = after(statement, forth) }
    for statement in second + first { back = after(statement, back) }
    let questions = left.questions + right.questions
    #expect(answers(forth, questions) == answers(back, questions))
  }

  @Test func aFailedStatementChangesNothing() throws {
    var dice = BookDice(seed: 300)
    var book = try emptyBook()
    for _ in 0..<25 { book = after(dice.declaration(), book) }
    let questions = dice.questions + BookDice.tables
    let before = answers(book, questions)
    for statement in [
      "deal a b value 3 GW", "change d999 value $1", "let v = v + 1", "let w = 1 +",
      "let w = 1 GW + $1",
      "deal a b from 2030 until 2020", "rollout gpus by 2020-99", "party a b c",
      "scenario s { 1 + 1 }",
      "use \"nowhere.deal\"", "milestone m on 5 GW", "unit gpu = 3 GW", "fn f(x) = f(x)", "§", "\"",
    ] {
      let step = advance(book, with: statement, named: "prompt")
      #expect(step.diagnostics.contains { $0.severity == .error }, "\(statement) is accepted")
      #expect(step.book.script == book.script, "\(statement)")
      #expect(answers(step.book, questions) == before, "\(statement)")
      book = step.book
    }
  }

  @Test func whatIsShownCanBeTypedBackIn() throws {
    var dice = BookDice(seed: 400)
    let units = [
      "", "$", "GW", "W", "gpus", "cpus", "years", "days", "gpu*hours", "$/gpu/hour", "$/year", "%",
      "GB", "TFLOPS", "€", "kW/gpu", "MWh", "bp", "£/month", "racks", "tokens", "¥",
    ]
    let book = try emptyBook()
    for _ in 0..<2_000 {
      let digits = 1 + dice.roll(9_999)
      let scale = ["e-2", "", "e2", "e5", "e8", "e10"][dice.roll(6)]
      let unit = units[dice.roll(units.count)]
      let number = "\(digits)\(scale)"
      let statement =
        switch unit {
        case "$", "€", "£", "¥": "\(unit)\(number)"
        case "$/gpu/hour", "$/year", "£/month": "\(unit.prefix(1))\(number)\(unit.dropFirst())"
        default: "\(number) \(unit)"
        }
      let shown = transcript(of: advance(book, with: statement, named: "prompt"))
      #expect(!shown.hasPrefix("error"), "\(statement)")
      let again = transcript(of: advance(book, with: shown, named: "prompt"))
      #expect(shown == again, "\(statement)")
    }
  }
}
