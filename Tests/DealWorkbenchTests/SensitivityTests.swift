import DealLanguage
import DealPage
import DealQuantities
import DealSyntax
import DealWorkbench
import Testing

/// Swings, sweeps and differences against exact formulas.
@Suite struct SensitivityTests {
  /// The table that the last statement answers.
  private func table(_ statements: [String]) throws -> Table {
    let settings = Settings(today: try Day(year: 2026, month: 1, day: 15))
    let step = advance(
      Book(settings: settings), with: statements.joined(separator: "\n"), named: "test",
      manner: .script)
    #expect(step.diagnostics == [])
    let datum = try #require(step.answers.last?.datum)
    guard case .table(let table) = datum else {
      Issue.record("not a table: \(datum)")
      return Table(columns: [], rows: [])
    }
    return table
  }

  private func number(_ datum: Datum) -> Double {
    if case .quantity(let value, _) = datum { value } else { .nan }
  }

  private func range(_ datum: Datum) throws -> Datum.Range {
    guard case .range(let range) = datum else {
      Issue.record("not a range: \(datum)")
      throw CancellationError()
    }
    return range
  }

  private func isClose(_ a: Double, _ b: Double, _ share: Double = 1e-9) -> Bool {
    abs(a - b) <= share * max(abs(a), abs(b))
  }

  @Test func swingsAreTheEndsTimesTheMedians() throws {
    let table = try table([
      "assume a = 2 to 8", "assume b = 10..20", "assume c = 5 ± 1", "tornado a * b / c",
    ])
    #expect(table.rows.map { $0[0].text } == ["a", "c", "b"])
    // The median of an interval between positive ends is their geometric mean.
    let (a, b, c) = (4.0, 15.0, 5.0)
    let deviation = 1.6448536269514722
    let wanted = [
      (2.0, 8.0, 2 * b / c, 8 * b / c),
      (c - deviation, c + deviation, a * b / (c - deviation), a * b / (c + deviation)),
      (10.5, 19.5, a * 10.5 / c, a * 19.5 / c),
    ]
    // By swing: 18, 8.9 and 7.2.
    for (row, (low, high, atLow, atHigh)) in zip(table.rows, wanted) {
      let found = row.dropFirst().map { number($0.datum) }
      for (value, exact) in zip(found, [low, high, atLow, atHigh, abs(atHigh - atLow)]) {
        #expect(isClose(value, exact), "\(row[0].text): \(value) is not \(exact)")
      }
    }
  }

  @Test func differencesAreOfTheSameDraws() throws {
    let table = try table([
      "assume price = 2 to 4", "assume amount = 10..20",
      "scenario more { assume amount = 10..20\nlet extra = 1 }",
      "scenario dear { assume price = 4 to 8 }", "compare more, dear show price * amount, price",
    ])
    #expect(
      table.columns.map(\.name) == [
        "scenario", "price * amount", "price * amount, difference",
        "price * amount, chance of more",
        "price", "price, difference", "price, chance of more",
      ])
    let book = table.rows[0]
    // A scenario that states the same again changes nothing, draw by draw.
    let same = try range(table.rows[1][2].datum)
    #expect(same.deviation == 0)
    #expect(same.mean == .quantity(0, unit: ""))
    // Twice the price on the same draws: the difference is the answer of the book itself.
    let twice = table.rows[2]
    for column in [1, 4] {
      let own = try range(book[column].datum)
      let difference = try range(twice[column + 1].datum)
      for (a, b) in [
        (own.median, difference.median), (own.p5, difference.p5), (own.p95, difference.p95),
        (own.mean, difference.mean),
      ] {
        #expect(isClose(number(a), number(b), 1e-3), "\(a) is not \(b)")
      }
      let chance = try range(twice[column + 2].datum)
      #expect(chance.mean == .quantity(100, unit: ""))
    }
  }

  @Test func rowsOfASweepAreOfTheSameDraws() throws {
    let table = try table([
      "assume factor = 1", "sweep factor over [1, 2, 4] show factor * (2 to 8) + factor * (1..3)",
    ])
    let rows = try table.rows.map { try range($0[1].datum) }
    #expect(table.rows.map { number($0[0].datum) } == [1, 2, 4])
    for (row, factor) in zip(rows, [1.0, 2, 4]) {
      #expect(isClose(number(row.mean), factor * number(rows[0].mean), 1e-12))
      #expect(isClose(number(row.p95), factor * number(rows[0].p95), 1e-3))
    }
  }

  @Test func aGridHasEveryCombination() throws {
    let table = try table([
      "assume a = 0", "assume b = 0", "sweep a over [1, 2, 3], b over [10, 20] show a * b",
    ])
    let rows = table.rows.map { $0.map { number($0.datum) } }
    #expect(
      rows == [[1, 10, 10], [1, 20, 20], [2, 10, 20], [2, 20, 40], [3, 10, 30], [3, 20, 60]])
  }

  @Test func whatIsFoundSolves() throws {
    let settings = Settings(today: try Day(year: 2026, month: 1, day: 15))
    let book = advance(
      Book(settings: settings), with: "assume x = 1\nassume y = 2 to 8", named: "test",
      manner: .script
    ).book
    for (statement, exact) in [
      ("solve x for x * x = 2 between 0 and 9", 2.0.squareRoot()),
      ("solve x for x * y = 10 between 0 and 9", 2.5),
      ("solve x for p95(x * y) = 10 between 0 and 9", 1.25),
      ("solve x for x ^ 3 == -8 between -9 and 9", -2),
    ] {
      let step = advance(book, with: statement, named: "test")
      #expect(step.diagnostics == [])
      let found = step.answers.last.map { number($0.datum) } ?? .nan
      #expect(isClose(found, exact, 1e-6), "\(statement): \(found)")
      #expect(step.answers.last?.name == "_1")
    }
  }

  @Test func claimsAreSavedAndTakenBack() throws {
    let settings = Settings(today: try Day(year: 2026, month: 1, day: 15))
    let statement = "claim \"more\" x > 3 source \"press\""
    var book = advance(Book(settings: settings), with: "assume x = 2 to 8", named: "test").book
    book = advance(book, with: statement, named: "test").book
    #expect(book.script == "assume x = 2 to 8\n\(statement)\n")
    let again = advance(Book(settings: settings), with: book.script, named: "test", manner: .script)
    #expect(
      transcript(of: advance(again.book, with: "claims", named: "test"))
        == transcript(of: advance(book, with: "claims", named: "test")))
    book = advance(book, with: "undo", named: "test").book
    #expect(book.script == "assume x = 2 to 8\n")
  }
}
