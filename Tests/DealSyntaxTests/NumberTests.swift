import DealSyntax
import Testing
import SeededNumbers

@Suite struct NumberTests {
  /// The value of a text that is one number.
  func value(_ text: String) -> Double? {
    let (script, _, _) = read(text)
    guard script.diagnostics.isEmpty, script.statements.count == 1,
      case .expression(let id) = script.statements[0].form
    else { return nil }
    switch script.tree[id].form {
    case .number(let value), .percent(let value), .money(let value, _): return value
    case .year(let year): return Double(year)
    default: return nil
    }
  }

  @Test(arguments: [
    ("38e9", 38e9), ("38B", 38e9), ("38bn", 38e9), ("1.2bn", 1.2e9), ("200k", 200e3), ("1T", 1e12),
    ("1.5M", 1.5e6), (".5", 0.5), ("38_000_000_000", 38e9), ("0.1 billion", 0.1e9),
    ("1.1 trillion", 1.1e12), ("3 hundred thousand", 300e3), ("0", 0), ("0.000", 0),
    ("1e-5k", 1e-2),
    ("9007199254740993", 9_007_199_254_740_992), ("0.3T", 0.3e12), ("7e22", 7e22), ("1e23", 1e23),
    ("123456789012345678901234567890", 123_456_789_012_345_678_901_234_567_890.0),
    ("0.1234567890123456789012345", 0.1234567890123456789012345), ("5 dozen", 60), ("80%", 80),
    ("$38B", 38e9), ("€1.2bn", 1.2e9), ("$ 5", 5), ("2.5 millions", 2.5e6), ("1e308", 1e308),
    ("4.9e-324", Double.leastNonzeroMagnitude), ("1_0.5_0", 10.5), ("1e+5", 1e5), ("1E5", 1e5),
  ])
  func known(_ text: String, _ expected: Double) {
    #expect(value(text) == expected)
  }

  @Test func againstTheLibrary() throws {
    var generator = SeededGenerator(seed: 9)
    let scales = [("", 0), ("k", 3), ("M", 6), ("B", 9), ("bn", 9), ("T", 12), (" million", 6)]
    for round in 0..<5_000 {
      var digits = ""
      for _ in 0..<Int.random(in: 1...(round % 3 == 0 ? 40 : 17), using: &generator) {
        digits += String(Int.random(in: 0...9, using: &generator))
      }
      var fraction = ""
      for _ in 0..<Int.random(in: 0...(round % 5 == 0 ? 30 : 6), using: &generator) {
        fraction += String(Int.random(in: 0...9, using: &generator))
      }
      let exponent = Int.random(in: -280...230, using: &generator)
      let (scale, power) = scales.randomElement(using: &generator) ?? ("", 0)
      var number = digits + (fraction.isEmpty ? "" : "." + fraction)
      if digits.count == 4, fraction.isEmpty { number += ".0" }
      let isScientific = round % 2 == 0
      let written = number + (isScientific ? "e\(exponent)" : "") + scale
      let expected = Double("\(number)e\((isScientific ? exponent : 0) + power)")
      #expect(value(written) == expected, "\(written)")
    }
  }

  @Test func digits() {
    #expect(value(String(repeating: "1", count: 300)) != nil)
    #expect(
      read(String(repeating: "1", count: 401)).script.diagnostics.map(\.code) == [
        "too-many-digits"
      ])
    #expect(
      read(String(repeating: "9", count: 400)).script.diagnostics.map(\.code) == [
        "number-range"
      ])
    #expect(value("0." + String(repeating: "0", count: 300) + "1") == 1e-301)
  }

  @Test func remedies() {
    func remedies(_ text: String) -> [String] { read(text).script.diagnostics.flatMap(\.remedies) }
    #expect(remedies("5m") == ["5M", "5 months", "5 minutes"])
    #expect(remedies("2026-02-30") == ["2026-02-28", "2026-03-01"])
    #expect(remedies("2026-13") == ["2026-12", "2027-01"])
    #expect(remedies("2026-12-32") == ["2026-12-31", "2027-01-01"])
    #expect(remedies("2026-00") == ["2025-12", "2026-01"])
    #expect(remedies("2026-1-5") == ["2026-01-05"])
    #expect(remedies("2026/12") == ["2026-12"])
    #expect(remedies("november 2026") == ["2026-11"])
    #expect(remedies("deel openai aws value 38e9") == ["deal openai aws value 38e9"])
    let (script, _, _) = read("[1,200]")
    #expect(
      script.diagnostics.first?.notes == [
        "write 1200 for one number, or 1, 200 with blanks for two"
      ])
  }
}
