import DealPage

/// Documents that the tests of the writers of files have in common.
enum SampleDocument {
  static let colophon = Colophon(
    version: "0.1.0", seed: 7, samples: 131_072, today: "2026-11-26",
    script: "deal openai aws value 38e9 over 7 years\nopenai_aws.value < $40B")

  static func document(_ answers: Answer..., title: String = "Compute deals") -> Document {
    Document(title, answers, colophon)
  }

  static let range = Datum.Range(
    unit: "USD", value: .quantity(200e9, unit: ""), median: .quantity(200e9, unit: ""),
    p5: .quantity(110e9, unit: ""), p95: .quantity(290e9, unit: ""),
    mean: .quantity(200.5e9, unit: ""), deviation: 57_735_026_918.96258, standardError: 0,
    samples: 0, seed: 7)

  /// A table with quantities in several units, a range, dates, a truth, and what is not stated.
  static let table = Table(
    columns: [
      Table.Column("name"), Table.Column("value", isNumber: true), Table.Column("from"),
      Table.Column("gpus", unit: "gpu", isNumber: true), Table.Column("share", isNumber: true),
      Table.Column("firm"),
    ],
    rows: [
      [
        Table.Cell("openai_aws", role: .name),
        Table.Cell("$38B", .quantity(38e9, unit: "USD")),
        Table.Cell("2025-11-03", .date("2025-11-03")),
        Table.Cell("200k gpus", .quantity(200_000, unit: "gpu")),
        Table.Cell("12.5%", .quantity(12.5, unit: "%")), Table.Cell("yes", .truth(true)),
      ],
      [
        Table.Cell("oracle, \"openai\"", role: .name),
        Table.Cell("$110B..$290B", .range(range)), Table.Cell("2026-Q1", .date("2026-Q1")),
        Table.Cell("not stated", role: .caution), Table.Cell("?", Datum.none, role: .caution),
        Table.Cell("no", .truth(false)),
      ],
    ],
    footer: "2 deals")

  static let tableAnswer = Answer(Page([.table(table)]), .table(table))

  static let value = Answer(
    Page(line: StyledText("$3.38/gpu/hour", .value)),
    .quantity(3.3759772565742714, unit: "USD/gpu/hour"))

  static let plain = Answer(Page(line: "0.1"), .quantity(0.1, unit: ""))
  static let words = Answer(Page([.line("no value"), .blank]), .page)

  static let record = Answer(
    Page(line: "a record"),
    .record([
      .init("name", .text("aws")), .init("value", .quantity(2, unit: "USD")),
      .init("parties", .list([.text("openai"), .text("aws")])),
      .init("paid", .series(Table(columns: [Table.Column("date")], rows: []))),
    ]))

  /// What a user may write to harm whoever reads the file.
  static let hostile: [String] = [
    "<script>alert(1)</script>", "\u{1B}[2J\u{9B}31m", "a\u{202E}b\u{2066}", "=cmd|' /C calc'!A0",
    "+1", "-1", "@a", "\t=1", "\r=1", " =1", "＝1", "\"quoted\", 'and' so", "two\nlines\r\n",
    "a|b||c", "](javascript:alert(1))", "```", "\u{0}\u{FFFE}", "&amp;lt;", "]]>", "--><b>",
    String(repeating: "long", count: 50),
  ]

  /// A document in which every text is what a user wrote.
  static func hostileDocument(_ text: String) -> Document {
    let table = Table(
      columns: [Table.Column(text), Table.Column("amount", unit: text, isNumber: true)],
      rows: [[Table.Cell(text, role: .bad), Table.Cell(text, .quantity(1, unit: text))]],
      footer: text)
    let page = Page([
      .line(StyledText(text, .name)), .facts([Fact(text, text, note: text)]),
      .section(
        Section(
          text, [.table(table), .tree(Branch(StyledText(text), [Branch(StyledText(text))]))])),
      .script(text),
    ])
    var colophon = Self.colophon
    colophon.script = text
    colophon.today = text
    colophon.version = text
    return Document(text, [Answer(page, .table(table), name: text)], colophon)
  }

  /// All of it in one document, for readers that take their time to start.
  static let allHostile = Document(
    hostile.joined(separator: " "), hostile.flatMap { hostileDocument($0).answers }, colophon)
}
