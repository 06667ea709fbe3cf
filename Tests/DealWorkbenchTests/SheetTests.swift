import DealLanguage
import DealQuantities
import DealSyntax
import DealWorkbench
import SeededNumbers
import Testing

/// CSV files as statements: what holds of every one, tried on random ones.
@Suite struct SheetTests {
  /// A book that finds one file.
  private func book(_ bytes: [UInt8]) throws -> Book {
    Book(
      settings: Settings(
        today: try Day(year: 2026, month: 1, day: 15),
        file: { path, _ in .success(IncludedFile(path: path, bytes: bytes)) }))
  }

  /// What a book answers to questions that look at all of it.
  private func answers(_ book: Book) -> [String] {
    [
      "list deals", "list parties", "count(deals)",
      "sum(map(where(deals, d => d.value > $0), d => d.value))",
      "[d.term for d in deals]", "[d.gpus for d in deals]", "[p.title for p in parties]",
    ].map { transcript(of: advance(book, with: $0, named: "question", manner: .script)) }
  }

  private func errors(_ step: Step) -> [Diagnostic] {
    step.diagnostics.filter { $0.severity == .error }
  }

  /// A table as a script and as a CSV file leads to the same answers, also when saved and read again.
  @Test(arguments: UInt64(0)..<12)
  func rowsAreStatements(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let columns: [(name: String, values: [String])] = [
      (
        "value", ["$38B", "38e9", "38,000,000,000", "up to $300B", "€1.2bn in USD", "$201,600", ""]
      ),
      ("over", ["7 years", "5", "18 months", ""]),
      ("announced", ["2025-11-03", "2026-Q1", "end of 2026", ""]),
      ("with", ["200k gpus", "hundreds of thousands of gpus", ""]),
      ("kind", ["cloud", "chips", ""]), ("chance", ["80%", "0.5", ""]),
      ("pays", ["monthly", ""]),
    ]
    let separator = generator.pick([",", ";", "\t"])
    let chosen = columns.filter { _ in !generator.once(in: 4) }
    var script = "rate EUR = 1.08 USD on 2025-11-03\n"
    var sheet = (["payer", "payee", "name", "note"] + chosen.map(\.name)).joined(
      separator: separator)
    sheet += "\n"
    for row in 0..<30 {
      let (payer, payee) = ("Lab \(row % 5)", "Cloud-\(row % 7)")
      let note = generator.pick(["plain", "a \"quote\"", "{x} \\ y", "two\nlines", "a; b, c\t# d"])
      var statement = "deal lab_\(row % 5) cloud_\(row % 7) as d\(row) note "
      for scalar in "\"\(note)\"".unicodeScalars.dropFirst().dropLast() {
        if statement.hasSuffix(" note ") { statement += "\"" }
        switch scalar {
        case "\"", "\\", "{", "}": statement += "\\\(scalar)"
        case "\n": statement += "\\n"
        default: statement.unicodeScalars.append(scalar)
        }
      }
      statement += "\""
      let doubled = note.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"")
      var cells = ["\"\(payer)\"", payee, "d\(row)", "\"\(doubled)\""]
      for (name, values) in chosen {
        let value = generator.pick(values)
        cells.append("\"\(value)\"")
        if !value.isEmpty { statement += " \(name) \(value)" }
      }
      script += statement + "\n"
      sheet += cells.joined(separator: separator) + generator.pick(["\n", "\r\n", "\n\n"])
    }
    for number in 0..<5 { script += "party lab_\(number) name \"Lab \(number)\"\n" }
    for number in 0..<7 { script += "party cloud_\(number) name \"Cloud-\(number)\"\n" }
    let written = advance(
      try book([]), with: script, named: "script", manner: .script)
    #expect(errors(written).map(\.message) == [])
    let empty = try book(Array(sheet.utf8))
    let start = advance(empty, with: "rate EUR = 1.08 USD on 2025-11-03", named: "prompt").book
    let read = advance(start, with: "use \"t.csv\" as deals", named: "prompt")
    #expect(errors(read).map(\.message) == [])
    #expect(answers(read.book) == answers(written.book))
    let undone = advance(read.book, with: "undo", named: "prompt").book
    #expect(undone.script == start.script)
    #expect(answers(undone) == answers(start))
    let saved = advance(empty, with: read.book.script, named: "saved", manner: .script).book
    #expect(saved.script == read.book.script)
    #expect(answers(saved) == answers(written.book))
  }

  /// With an error in any row the book stays as it was.
  @Test func aBadRowReadsNothing() throws {
    let text = "payer,payee,value\na,b,$1B\nc,d,5 years\ne,f,nonsense\n"
    let start = advance(
      try book(Array(text.utf8)), with: "deal x y value 1", named: "prompt"
    ).book
    let step = advance(start, with: "use \"t.csv\" as deals", named: "prompt")
    #expect(errors(step).count == 2)
    #expect(step.book.script == start.script)
    #expect(answers(step.book) == answers(start))
    let kept = advance(start, with: "use \"t.csv\" as deals keeping good rows", named: "prompt")
    #expect(errors(kept).isEmpty)
    #expect(kept.diagnostics.filter { $0.severity == .warning }.count == 2)
    #expect(transcript(of: advance(kept.book, with: "deals", named: "q")) == "[x_y, a_b]\n")
  }

  /// Of many errors the first are told, and how many more there are.
  @Test func manyErrorsAreCounted() throws {
    let text = "payer,payee,value\n" + (0..<50).map { "a\($0),b,5 years\n" }.joined()
    let step = advance(
      try book(Array(text.utf8)), with: "use \"t.csv\" as deals", named: "prompt")
    #expect(errors(step).count == 20)
    #expect(step.diagnostics.contains { $0.message == "t.csv has 30 more errors, not shown" })
    #expect(step.diagnostics.contains { $0.message.hasSuffix("errors in 50 of 50 rows") })
  }

  /// What cells are called as names of parties.
  @Test(arguments: [
    ("OpenAI", "openai"), ("Amazon Web Services", "amazon_web_services"),
    ("AT&T, Inc.", "at_t_inc"),
    ("Société Générale", "societe_generale"), ("3M", "_3m"), ("Value", "value_"),
    ("If", "if_"), ("  x  ", "x"), ("Łódź–Øst", "lodz_ost"), ("e\u{301}t", "et"),
  ])
  func namesAreMade(_ cell: String, _ name: String) throws {
    let text = "payer,payee\n\"\(cell)\",other\n"
    let step = advance(
      try book(Array(text.utf8)), with: "use \"t.csv\" as deals", named: "prompt")
    #expect(errors(step).map(\.message) == [])
    let title = cell.split(separator: " ").joined(separator: " ")
    let answer = transcript(of: advance(step.book, with: "deals", named: "q"))
    #expect(answer == "[\(name)_other]\n")
    #expect(
      transcript(of: advance(step.book, with: "[p.title for p in parties]", named: "q"))
        .hasPrefix("[\"\(title)\", "))
  }

  /// Whatever stands in a file, it changes nothing but what its rows state.
  @Test func randomFilesAreHarmless() throws {
    var generator = SeededGenerator(seed: 5)
    let pieces = [
      "payer", "payee", "value", "name", "with", "note", "source", "per year", ",", ",", ",", ";",
      "\t", "\n", "\n", "\r\n", "\"", "\"\"", "$38B", "200k gpus", "deal a b", "; reset", "# x",
      "{",
      "}", "[", "(", ")", "\\", "?", "undo", "use \"t.csv\" as deals", "é", "中", "\u{0}",
      "\u{202E}",
      "=1+1", "over 7 years", "2025-11-03", "11/03/2025", " ",
    ]
    let kinds = ["deals", "parties", "milestones", "chips", "prices", "rollouts"]
    for round in 0..<600 {
      var text =
        generator.once(in: 3) ? "" : generator.pick(["payer,payee,value,note,with\n", "name;on\n"])
      for _ in 0..<Int.random(in: 0...40, using: &generator) { text += generator.pick(pieces) }
      let start = advance(
        try book(Array(text.utf8)), with: "deal x y value 1; let kept = 5", named: "prompt"
      ).book
      let words = generator.pick(["", " ignoring others", " keeping good rows", " ignoring name"])
      let step = advance(
        start, with: "use \"t.csv\" as \(generator.pick(kinds))\(words)", named: "prompt")
      _ = transcript(of: step)
      #expect(
        transcript(of: advance(step.book, with: "kept + count([x_y])", named: "q")) == "6\n",
        "round \(round)")
      if !errors(step).isEmpty { #expect(step.book.script == start.script) }
    }
  }
}
