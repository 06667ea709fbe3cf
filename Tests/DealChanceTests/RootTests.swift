import DealChance
import Testing

/// Where functions are zero.
@Suite struct RootTests {
  /// A function with a known root between two numbers.
  struct Known: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var low: Double
    var high: Double
    var root: Double
    var function: @Sendable (Double) -> Double

    init(
      _ name: String, _ low: Double, _ high: Double, root: Double,
      _ function: @escaping @Sendable (Double) -> Double
    ) {
      testDescription = name
      (self.low, self.high, self.root, self.function) = (low, high, root, function)
    }
  }

  static let known = [
    Known("a line", -3, 8, root: 2) { 3 * $0 - 6 },
    Known("a line, from the other end", 8, -3, root: 2) { 3 * $0 - 6 },
    Known("a square", 0, 10, root: 2.0.squareRoot()) { $0 * $0 - 2 },
    // Brent's hard cases: flat at the root, steep at one end, far apart in size.
    Known("a cube that lies flat", -1, 4, root: 0) { $0 * $0 * $0 },
    Known("a ninth power", -1, 1.5, root: 0) { x in (0..<9).reduce(1.0) { p, _ in p * x } },
    Known("one over x", 0.01, 1e6, root: 4) { 1 / $0 - 0.25 },
    Known("an exponential", -50, 50, root: 3) { Elementary.exp($0) - Elementary.exp(3.0) },
    Known("tiny numbers", 1e-9, 1e-6, root: 1e-7) { $0 - 1e-7 },
    Known("large numbers", 1e9, 1e13, root: 38e9) { $0 / 38e9 - 1 },
    Known("a step", -1, 2, root: 0.7) { $0 < 0.7 ? -1 : 1 },
    Known("the low end", 5, 9, root: 5) { $0 - 5 },
    Known("the high end", 5, 9, root: 9) { $0 - 9 },
  ]

  @Test(arguments: [
    (-5.0, 9.0, 4.0, 3.2), (0, 1, 1, 1), (7, 9000, 7, 7), (0, 20_000, 19_999, 19_998.5),
  ])
  func theFirstWholeNumberIsFound(_ low: Double, _ high: Double, _ first: Double, _ root: Double) {
    let ends = (low: low - root, high: high - root)
    #expect(Root.firstWhole(low, high, ends: ends) { $0 - root }?.number == first)
    // The same where the function goes down.
    let turned = (low: -ends.low, high: -ends.high)
    #expect(Root.firstWhole(low, high, ends: turned) { root - $0 }?.number == first)
    #expect(Root.firstWhole(low, high, ends: (1, 2)) { $0 - root } == nil)
  }

  @Test(arguments: known)
  func rootsAreFound(_ known: Known) throws {
    var calls = 0
    let root = try #require(
      Root.between(
        known.low, known.high, ends: (known.function(known.low), known.function(known.high))
      ) { x in
        calls += 1
        return known.function(x)
      })
    #expect(abs(root.number - known.root) <= max(1e-5 * abs(known.root), 1e-5 * 0.1), "\(root)")
    #expect(root.value == known.function(root.number))
    #expect(calls <= 200)
  }

  @Test func smoothFunctionsTakeFewSteps() throws {
    var calls = 0
    let root = try #require(
      Root.between(0, 10, ends: (-2, 98)) { x in
        calls += 1
        return x * x - 2
      })
    #expect(abs(root.number - 2.0.squareRoot()) < 1e-15)
    #expect(calls <= 14, "\(calls)")
  }

  @Test func thereIsNoneWithoutAChangeOfSign() {
    #expect(Root.between(0, 1, ends: (1, 2)) { $0 + 1 } == nil)
    #expect(Root.between(0, 1, ends: (-2, -1)) { $0 - 2 } == nil)
    #expect(Root.between(0, 1, ends: (.nan, 1)) { _ in 1.0 } == nil)
    #expect(Root.between(0, 1, ends: (-1, .infinity)) { $0 - 0.5 } == nil)
  }
}
