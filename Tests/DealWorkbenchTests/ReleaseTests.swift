import DealLanguage
import DealQuantities
import DealSyntax
import DealWorkbench
import SeededNumbers
import Testing

/// A session gives back what nothing refers to any more, and nobody notices but by its memory.
@Suite struct ReleaseTests {
  private static func book(mostPast: Int = Book.usualPast) throws -> Book {
    Book(settings: Settings(today: try Day(year: 2026, month: 1, day: 15)), mostPast: mostPast)
  }

  /// A book with these statements, each typed, of which what nothing refers to is given back after each.
  private static func book(_ lines: [String], always: Bool = true) throws -> Book {
    var book = try book()
    for line in lines {
      book = advance(book, with: line, named: "prompt").book
      book.releaseUnreachable(always: always)
    }
    return book
  }

  /// How many of the texts of a session are still there.
  private static func texts(_ book: Book) -> Int {
    (0..<book.shelf.count).count { book.shelf[UInt32($0)] != nil }
  }

  // MARK: Laws

  /// Statements of every kind that hold on to formulas: functions in values, ranges, scenarios, answers.
  private static func statement(_ dice: inout BookDice) -> String {
    let name = "n\(dice.roll(6))"
    let other = "n\(dice.roll(6))"
    switch dice.roll(28) {
    case 0: return "let \(name) = \(dice.roll(90)) to \(100 + dice.roll(90))"
    case 1: return "let \(name) = \(other) + \(dice.roll(9))"
    case 2: return "let \(name) = about \(1 + dice.roll(9))"
    case 3: return "let \(name) = [x => x * \(dice.roll(9)), x => x + \(other)]"
    case 4: return "fn f\(dice.roll(3))(x) = x * \(1 + dice.roll(9)) + \(dice.roll(9))"
    case 5: return "f\(dice.roll(3))(\(other))"
    case 6: return "let g\(dice.roll(3)) = f\(dice.roll(3))"
    case 7: return "g\(dice.roll(3))(2)"
    case 8: return "_\(1 + dice.roll(30))"
    case 9: return "let kept\(dice.roll(3)) = ans"
    case 10: return "x => x + \(dice.roll(9))"
    case 11: return "ans(1)"
    case 12: return "why"
    case 13: return "undo \(1 + dice.roll(4))"
    case 14: return "redo"
    case 15: return "\(name) given \(other) = \(dice.roll(9)) to 10"
    case 16: return "scenario s\(dice.roll(400)) { let \(name) = \(dice.roll(9)) to 20 }"
    case 17: return "claim \"c\(dice.roll(3))\" \(name) > \(dice.roll(99))"
    case 18: return "price gpu $\(1 + dice.roll(9))/hour on 202\(dice.roll(6))-01-01"
    case 19: return "nobody\(dice.roll(50)) + 1"
    case 20: return dice.questions.isEmpty ? name : dice.questions[dice.roll(dice.questions.count)]
    case 21: return "list assumptions"
    case 22: return "f\(dice.roll(3))"
    case 23: return "_\(1 + dice.roll(60))(\(dice.roll(9)))"
    case 24: return "let kept\(dice.roll(3)) = _\(1 + dice.roll(60))"
    case 25: return "kept\(dice.roll(3))(1)"
    case 26: return "set digits \(3 + dice.roll(6))"
    default: return dice.declaration()
    }
  }

  /// What is answered is what a book answers that gives nothing back, also after undo, and the saved
  /// script leads to the same.
  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func nobodyNotices(_ seed: UInt64) throws {
    var dice = BookDice(seed: seed)
    // Few states to come back to, as these keep what would be missed.
    var (releasing, keeping) = (try Self.book(mostPast: 3), try Self.book(mostPast: 3))
    for round in 0..<150 {
      let statement = Self.statement(&dice)
      let (one, other) = (
        advance(releasing, with: statement, named: "prompt"),
        advance(keeping, with: statement, named: "prompt")
      )
      let (answer, expected) = (transcript(of: one), transcript(of: other))
      try #require(answer == expected, "seed \(seed), round \(round): \(statement)")
      (releasing, keeping) = (one.book, other.book)
      // The harsh form now and then, as it frees each formula alone.
      if round % 3 == 0 { releasing.releaseUnreachable(always: true) }
    }
    let again = (0...1).map { which in
      advance(
        try! Self.book(), with: which == 0 ? releasing.script : keeping.script, named: "saved",
        manner: .script
      ).book
    }
    for question in (0..<6).map({ "n\($0)" }) + BookDice.tables + dice.questions {
      let answers = again.map { transcript(of: advance($0, with: question, named: "after")) }
      #expect(answers[0] == answers[1], "seed \(seed): \(question)")
    }
  }

  /// What is typed and a question: an answer outlives the statements that it came from, of which the
  /// script keeps the first and the last.
  static let outliving: [(typed: [String], question: String)] = [
    (["fn f(x) = 0", "fn f(x) = x + 1", "f", "fn f(x) = 9"], "_1(3)"),
    (["fn f(x) = 0", "fn f(x) = x + 1", "[f, 1]", "fn f(x) = 9"], "_1[1](3)"),
    (["fn f(x) = 0", "fn f(x) = x + 1", "{a: f}", "fn f(x) = 9"], "_1.a(3)"),
    (
      [
        "fn f(x) = 0", "fn f(x) = x + 1", "fn g(h) = y => y", "fn g(h) = y => h(y)", "g(f)",
        "fn f(x) = 9", "fn g(h) = y => 9",
      ], "_1(3)"
    ),
    (["let a = 0", "let a = (1 to 2) + (3 to 4)", "a", "let a = 9"], "median(_1)"),
    (["let a = 0", "let a = (1 to 2) + (3 to 4)", "a", "let a = 9"], "_1 - 1"),
  ]

  @Test(arguments: outliving.indices)
  func answersOutlive(_ index: Int) throws {
    let (typed, question) = Self.outliving[index]
    var (releasing, keeping) = (try Self.book(mostPast: 2), try Self.book(mostPast: 2))
    for line in typed + (0..<9).map({ "let other = \($0)" }) {
      releasing = advance(releasing, with: line, named: "prompt").book
      releasing.releaseUnreachable(always: true)
      keeping = advance(keeping, with: line, named: "prompt").book
    }
    let answers = [releasing, keeping].map {
      transcript(of: advance($0, with: question, named: "after"))
    }
    #expect(answers[0] == answers[1])
    #expect(!answers[0].contains("error"))
  }

  // MARK: Memory

  @Test func aLongSessionKeepsWhatUndoReachesOnly() throws {
    var book = try Self.book()
    for round in 0..<12_000 {
      let line = round % 5 == 4 ? "nobody\(round) + 1" : "let v\(round % 50) = 2 * \(round)"
      book = advance(book, with: line, named: "prompt").book
      book.releaseUnreachable()
    }
    #expect(book.shelf.count == 12_000)
    #expect(Self.texts(book) < 8_000)
    #expect(book.script.split(separator: "\n").count < 8_000)
    #expect(book.knowledge.names.count < 2_000, "the names of errors are forgotten")
    #expect(transcript(of: advance(book, with: "v13 == 23_926", named: "after")) == "true\n")
    book.releaseUnreachable(always: true)
    #expect(book.script.split(separator: "\n").count == 80, "40 names, twice")
    // The states that undo reaches have their own logs, of which the replaced is left out now and then.
    #expect(Self.texts(book) < Book.usualPast + 1_700)
  }

  @Test func questionsAloneAreGivenBackToo() throws {
    var book = try Self.book(["let a = 1"])
    for round in 0..<6_000 {
      book = advance(book, with: "a + \(round)", named: "prompt").book
      book.releaseUnreachable()
    }
    #expect(Self.texts(book) < 5_000)
    #expect(
      transcript(of: advance(book, with: "_5999 + ans == 11_999", named: "after")) == "true\n")
    let first = transcript(of: advance(book, with: "1 + _17", named: "after"))
    #expect(
      first.contains("nothing is called _17") && first.contains("the last 1,000 answers"),
      "\(first)")
    #expect(transcript(of: advance(book, with: "_6001", named: "after")).contains("unknown-name"))
  }

  // MARK: The script

  /// Statements, and those of them that a saved script needs.
  static let replaced: [(stated: [String], saved: [String])] = [
    // The first and the last stay.
    (["let a = 1", "let a = 2", "let a = 3"], ["let a = 1", "let a = 3"]),
    (["let a = 1", "let a = 2"], ["let a = 1", "let a = 2"]),
    (["let a = 1", "assume a = 2", "let a = 3"], ["let a = 1", "let a = 3"]),
    (["fn f(x) = x", "fn f(x) = 2 * x", "fn f(x) = 3 * x"], ["fn f(x) = x", "fn f(x) = 3 * x"]),
    // What looked at a value when it was stated keeps it.
    (
      ["let a = 1", "let a = 2", "let b = a", "let a = 3", "let a = 4"],
      ["let a = 1", "let a = 2", "let b = a", "let a = 4"]
    ),
    // Also through another name.
    (
      ["let a = 1", "let b = a", "let a = 2", "let c = b", "let a = 3"],
      ["let a = 1", "let b = a", "let a = 2", "let c = b", "let a = 3"]
    ),
    (
      ["let a = 1", "let b = a", "let a = 2", "let a = 3"], ["let a = 1", "let b = a", "let a = 3"]
    ),
    // Statements that are no definitions may do anything with a value.
    (
      ["let a = 1", "deal x y value a * $1B", "let a = 2", "let a = 3"],
      ["let a = 1", "deal x y value a * $1B", "let a = 2", "let a = 3"]
    ),
    (
      ["let a = 1", "let b = a", "claim \"c\" b > 0", "let a = 2", "let a = 3"],
      ["let a = 1", "let b = a", "claim \"c\" b > 0", "let a = 2", "let a = 3"]
    ),
    // In a text it may be asked for.
    (
      ["let a = 1", "let a = 2", "let b = \"{a}\"", "let a = 3"],
      ["let a = 1", "let a = 2", "let b = \"{a}\"", "let a = 3"]
    ),
    // Metrics read it without naming it.
    (
      ["assume utilization = 40%", "assume utilization = 50%", "assume utilization = 60%"],
      ["assume utilization = 40%", "assume utilization = 50%", "assume utilization = 60%"]
    ),
    // A book of facts may have read it.
    (
      [
        "let a = 1", "use hardware", "let a = 2", "let a = 3", "let b = 1", "let b = 2",
        "let b = 3",
      ],
      ["let a = 1", "use hardware", "let a = 2", "let a = 3", "let b = 1", "let b = 3"]
    ),
  ]

  @Test(arguments: replaced.indices)
  func whatWasReplacedUnseenIsNotSaved(_ index: Int) throws {
    let (stated, saved) = Self.replaced[index]
    let book = try Self.book(stated)
    let kept = book.script.split(separator: "\n").map(String.init)
    #expect(kept == saved)
  }
}
