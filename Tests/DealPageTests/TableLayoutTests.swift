import DealPage
import DealText
import SeededNumbers
import Testing

/// Tables in terminals that are too narrow for them.
struct TableLayoutTests {
  private func lines(_ table: Table, width: Int?) -> [String] {
    TextWriter(width: width).write(Page([.table(table)]))
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  private func table(
    _ heads: [String], _ rows: [[String]], numbers: Set<Int> = []
  ) -> Table {
    Table(
      columns: heads.enumerated().map { Table.Column($1, isNumber: numbers.contains($0)) },
      rows: rows.map { $0.map { Table.Cell($0) } })
  }

  private var deals: Table {
    table(
      ["name", "payer", "payee", "value", "from", "until", "gpus"],
      [
        [
          "openai_aws", "openai", "aws", "$38B", "2025-11-03", "2032-11-02", "200k to 900k gpus",
        ],
        ["microsoft_openai_2023_01", "microsoft", "openai", "reported $10B", "2023-01-23", "", ""],
        [
          "openai_cerebras_2026_04", "openai", "cerebras", "reported over $20B", "2026-04-16",
          "2029-04-15", "",
        ],
      ], numbers: [3])
  }

  private var money: Table {
    table(
      ["payer", "payee", "purchases", "investments", "net"],
      [
        ["openai", "amd", "$42.4B  (90%: $20B to $90B)", "", "$42.4B  (90%: $20B to $90B)"],
        ["microsoft", "openai", "$11B", "$250B", "-$239B"],
        ["openai", "google_cloud", "not stated", "", "not stated"],
      ], numbers: [2, 3, 4])
  }

  private var sweep: Table {
    table(
      ["utilization", "openai_aws.cost_per_gpu_hour", "openai_aws.annual_value"],
      [
        ["50%", "$3.02/gpu/hour  (90%: $1.38 to $6.19)", "$5.43B/year"],
        ["100%", "$1.51/gpu/hour  (90%: $0.69 to $3.1)", "$5.43B/year"],
      ], numbers: [0, 1, 2])
  }

  private var conflicts: Table {
    table(
      ["what", "who", "when", "why"],
      [
        [
          "openai buys compute that microsoft may refuse first",
          "openai_oracle_2025_09, microsoft_first_refusal_openai_compute", "2025-09-10",
          "announced 2025-09-10 [atlas.deal:203, innovation_village_2025, reported] · a right of "
            + "first refusal of microsoft, 2025-01-21 to 2025-10-27 [atlas.deal:89, neowin_2025]",
        ], ["sources differ on value", "meta_amd", "2026-02-24", "counted: over $100B"],
      ])
  }

  @Test func tablesAreAsTheyWereLastLookedAt() throws {
    var text = ""
    for table in [deals, money, sweep, conflicts] {
      for width in [80, 60, 40, 20] {
        text += String(repeating: "-", count: width) + " \(width)\n"
        text += lines(table, width: width).joined(separator: "\n") + "\n"
      }
    }
    try expectGolden("tables.txt", text)
  }

  @Test func theLastColumnGoesBelowWhereAllAreTooWide() {
    let page = table(
      ["name", "amount", "note"], [["cost_per_gpu_hour", "$3.38/gpu/hour", "value / gpu_hours"]])
    #expect(
      lines(page, width: 36) == [
        "name               amount", "cost_per_gpu_hour  $3.38/gpu/hour",
        "    note: value / gpu_hours",
      ])
  }

  @Test func aTallColumnGoesBelowThoughItWouldFit() {
    let prose = "a sentence of quite some words that goes on until it has filled several lines"
    let page = table(["name", "note"], [["microsoft_first_refusal", prose + " and more"]])
    #expect(
      lines(page, width: 36) == [
        "name", "microsoft_first_refusal", "    note: a sentence of quite some",
        "      words that goes on until it", "      has filled several lines and", "      more",
      ])
    #expect(
      lines(page, width: 60) == [
        "name                     note",
        "microsoft_first_refusal  a sentence of quite some words that",
        "                         goes on until it has filled several",
        "                         lines and more",
      ])
  }

  @Test func aWordWiderThanTheTerminalIsBrokenBehindItsJoints() {
    #expect(
      lines(table(["name"], [["microsoft_first_refusal_openai"]]), width: 20) == [
        "name", "microsoft_first_", "refusal_openai",
      ])
    let word = String(repeating: "x", count: 45)
    #expect(
      lines(table(["name"], [["  " + word]]), width: 20).dropFirst().map(\.count) == [20, 20, 11])
    #expect(lines(table(["name"], [[word]]), width: nil) == ["name", word])
  }

  @Test func aLongTableTakesNoLonger() {
    let row = ["a_name_of_a_deal", String(repeating: "word ", count: 20), "$38B"]
    let rows = [[String]](repeating: row, count: 5_000)
    #expect(lines(table(["a", "b", "c"], rows), width: 30).count == 1 + 5_000 * 7)
  }

  /// A cell of random words, some of them wide.
  private func cell(_ numbers: inout SeededGenerator) -> String {
    let signs = ["a", "bc", "_", ".", "兆", "e\u{301}", "9", "-", "$1,000", "·"]
    let words = Int.random(in: 0...(Bool.random(using: &numbers) ? 2 : 12), using: &numbers)
    return (0..<words).map { _ in
      let most = Int.random(in: 0..<20, using: &numbers) == 0 ? 60 : 8
      return (0..<Int.random(in: 1...most, using: &numbers))
        .map { _ in signs.randomElement(using: &numbers) ?? "x" }.joined()
    }.joined(separator: Int.random(in: 0..<6, using: &numbers) == 0 ? "  " : " ")
  }

  @Test func noLineIsTooWideAndNoTextIsLost() throws {
    var numbers = SeededGenerator(seed: 38)
    for _ in 0..<400 {
      let columns = Int.random(in: 1...7, using: &numbers)
      let width = Int.random(in: 20...200, using: &numbers)
      let heads =
        Int.random(in: 0..<5, using: &numbers) == 0
        ? [] : (0..<columns).map { _ in cell(&numbers) }
      let rows = (0..<Int.random(in: 1...4, using: &numbers)).map { _ in
        (0..<columns).map { _ in cell(&numbers) }
      }
      let numeric = Set((0..<columns).filter { _ in Bool.random(using: &numbers) })
      let shown = lines(table(heads, rows, numbers: numeric), width: width)
      for line in shown { #expect(DealText.columns(of: line) <= width, "\(line)") }
      // Cells stand beside each other, so their signs are found in order, if not in one piece.
      var rest = Substring(shown.joined().filter { $0 != " " })
      for row in rows {
        var marks: [Character: Int] = [:]
        for sign in row.joined() where sign != " " { marks[sign, default: 0] += 1 }
        var found: [Character: Int] = [:]
        for sign in rest { found[sign, default: 0] += 1 }
        for (sign, count) in marks { #expect(found[sign, default: 0] >= count, "\(sign)") }
      }
      // One row of one column has its words in order, whole or broken.
      if columns == 1 {
        for row in rows {
          let text = row.joined().filter { $0 != " " }
          let place = try #require(rest.firstRange(of: text), "\(text) in \(rest)")
          rest = rest[place.upperBound...]
        }
      }
    }
  }

  @Test func theWordsOfEveryCellAreThereInTheirOrder() {
    var numbers = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let columns = Int.random(in: 1...6, using: &numbers)
      let width = Int.random(in: 20...200, using: &numbers)
      // Words that occur once, and are short enough to stay whole.
      var next = 0
      let rows = (0..<3).map { _ in
        (0..<columns).map { _ in
          (0..<Int.random(in: 0...9, using: &numbers)).map { _ -> String in
            next += 1
            return "w\(next)w" + String(repeating: "x", count: next % 5)
          }
        }
      }
      let cells = rows.map { $0.map { $0.joined(separator: " ") } }
      let shown = lines(table((0..<columns).map { "c\($0)" }, cells), width: width)
        .joined(separator: " ").split(separator: " ").map(String.init)
      let places = Dictionary(
        shown.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      for cell in rows.joined() {
        let found = cell.compactMap { places[$0] }
        #expect(found.count == cell.count)
        #expect(found == found.sorted())
      }
    }
  }
}
