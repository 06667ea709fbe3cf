import DealModel
import SeededNumbers
import Testing

/// Laws of what a payer cannot walk away from.
@Suite struct FirmnessTests {
  private static let bindings = ["firm", "take-or-pay", "option", "ceiling", "letter"]

  /// A random deal with a binding, and its minimum in billions, 0 if it has none.
  private func deal(_ name: String, _ generator: inout SeededGenerator) -> (
    text: String, minimum: Int
  ) {
    let value = Int.random(in: 5...50, using: &generator)
    let binding = Self.bindings.randomElement(using: &generator) ?? "firm"
    let said = Int.random(in: 0...4, using: &generator) == 0 ? "up to " : ""
    var text = "deal p \(name) value \(said)$\(value)B over 5 years from 2025-06 binding \(binding)"
    var minimum = 0
    if Bool.random(using: &generator) {
      minimum = Int.random(in: 1...value, using: &generator)
      text += " minimum $\(minimum)B"
    }
    if Bool.random(using: &generator) {
      text += " exit \(Int.random(in: 10...900, using: &generator)) days"
    }
    return (text, minimum)
  }

  /// Or its minimum, below which a value that is a range does not go.
  @Test func firmIsBetweenNothingAndTheValue() throws {
    var generator = SeededGenerator(seed: 61)
    for _ in 0..<25 {
      let (text, minimum) = deal("q", &generator)
      let answers = try Answers(text)
      #expect(try answers.number("chance(p_q.firm_value < 0 USD)") == 0, "\(text)")
      // A hair of rounding apart.
      #expect(
        try answers.number(
          """
          chance(p_q.firm_value > p_q.value * 1.000001 \
          and p_q.firm_value > $\(minimum)B * 1.000001)
          """) == 0, "\(text)")
    }
  }

  @Test func moreIsFirmAsTimeGoesBy() throws {
    var generator = SeededGenerator(seed: 62)
    for _ in 0..<15 {
      let value = Int.random(in: 5...50, using: &generator)
      let days = Int.random(in: 10...900, using: &generator)
      let text =
        "deal p q value $\(value)B over 5 years from 2025-06 binding firm exit \(days) days"
      let answers = try Answers(text)
      var last = try answers.number("p_q.firm_value")
      for day in ["2025-12-31", "2026-12-31", "2028-12-31", "2031-12-31"] {
        let firm = try answers.number("p_q.firm_value at \(day)")
        #expect(firm >= last - 0.01, "\(text) \(day)")
        let paid = try answers.number("p_q.paid at (\(day) + \(days - 1) days)")
        #expect(abs(firm - paid) < 0.01, "\(text) \(day)")
        last = firm
      }
      #expect(abs(last - Double(value) * 1e9) < 0.01)
    }
  }

  @Test func firmCommitmentsAreTheSumOfFirmValues() throws {
    var generator = SeededGenerator(seed: 63)
    for _ in 0..<10 {
      let deals = ["q", "r", "s"].map { deal($0, &generator) }
      let text = deals.map(\.text).joined(separator: "\n")
      let answers = try Answers(text)
      let sum = "mean(p_q.firm_value) + mean(p_r.firm_value) + mean(p_s.firm_value)"
      let pair = try (
        answers.number("mean(firm_commitments(p) + 0 USD)"), answers.number(sum)
      )
      #expect(abs(pair.0 - pair.1) < 1, "\(text)")
      #expect(
        try answers.number("chance(firm_commitments(p) > commitments(p) * 1.000001)") == 0,
        "\(text)")
    }
  }
}
