import SeededNumbers
import Testing

/// Laws of what parties take in.
@Suite struct RevenueTests {
  /// Deals between payers and payees, of which some of one payer overlap.
  private func deals(_ generator: inout SeededGenerator) -> String {
    var text = ""
    for payer in ["a", "b", "c"] {
      for payee in ["x", "y", "z"] {
        let year = Int.random(in: 2025...2027, using: &generator)
        text += "deal \(payer) \(payee) value $\(Int.random(in: 1...90, using: &generator))B"
        text += " over \(Int.random(in: 1...6, using: &generator)) years from \(year)"
        if payee != "x", Bool.random(using: &generator) { text += " overlaps \(payer)_x" }
        text += "\n"
      }
    }
    return text
  }

  @Test func whatSomePayOthersTakeIn() throws {
    var generator = SeededGenerator(seed: 71)
    for _ in 0..<8 {
      let text = deals(&generator)
      let answers = try Answers(text)
      for when in ["during 2026", "during 2028", "during 2030"] {
        let paid = try ["a", "b", "c"].map { try answers.number("spend(\($0)) \(when)") }
        let taken = try ["x", "y", "z"].map { try answers.number("revenue(\($0)) \(when)") }
        #expect(abs(paid.reduce(0, +) - taken.reduce(0, +)) < 0.05, "\(text) \(when)")
      }
    }
  }

  @Test func rowsAddUpToTheWhole() throws {
    var generator = SeededGenerator(seed: 72)
    for _ in 0..<5 {
      let text = deals(&generator)
      let answers = try Answers(text)
      let whole = try answers.number("total(revenue(x))")
      for step in ["month", "quarter", "year"] {
        let rows = try answers.column(1, "revenue(x) by \(step)")
        #expect(abs(rows.reduce(0, +) - whole) < 0.05, "\(text) by \(step)")
      }
    }
  }

  @Test func whatStaysInTheFamilyOrIsLentIsNoRevenue() throws {
    let answers = try Answers(
      """
      party x parent group
      deal group x value $5B over 1 year from 2026
      deal a x value $7B over 1 year from 2026
      deal b x value $11B over 1 year from 2026 kind loan
      deal c x value $13B over 1 year from 2026 kind investment
      deal d group value $17B over 1 year from 2026
      """)
    #expect(try answers.number("total(revenue(x))") == 12e9)
    #expect(try answers.number("total(revenue(group))") == 24e9)
    #expect(answers.mistake("revenue(a)") == "no-deals")
  }

  @Test func overlapsOfTwoPayersCountOnce() throws {
    let answers = try Answers(
      """
      deal a x value $5B over 1 year from 2026
      deal b x value $7B over 1 year from 2026 overlaps a_x
      """)
    #expect(try answers.number("total(revenue(x))") == 7e9)
  }
}
