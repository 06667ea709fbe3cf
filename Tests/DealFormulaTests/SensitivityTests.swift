import DealChance
import DealQuantities
import Testing

@testable import DealFormula

/// Shares of the variance and swings against what they are by formula.
@Suite struct SensitivityTests {
  private let ground = Ground()
  private let x = Ground.input("x", .bounds(-1, 1))
  private let y = Ground.input("y", .bounds(-1, 1))
  private let z = Ground.input("z", .bounds(-1, 1))

  /// The shares in the order of names.
  private func shares(
    _ node: Uncertain, _ names: [String], _ method: DrawPlan.Method
  ) throws -> [Double] {
    let influences = try ground.sampling(20_000, method).influences(on: node)
    #expect(influences.map(\.share) == influences.map(\.share).sorted(by: >))
    #expect(influences.count == names.count)
    return names.map { name in
      influences.first { $0.input.input?.title == name }?.share ?? .nan
    }
  }

  @Test(arguments: DrawPlan.Method.allCases)
  func sharesOfASum(_ method: DrawPlan.Method) throws {
    let sum: Uncertain = try 3 * x + 2 * y
    let node = try sum + z
    let shares = try shares(node, ["x", "y", "z"], method)
    for (share, expected) in zip(shares, [9.0 / 14, 4.0 / 14, 1.0 / 14]) {
      #expect(abs(share - expected) < 0.015, "\(share), not \(expected)")
    }
  }

  @Test(arguments: DrawPlan.Method.allCases)
  func sharesOfAProduct(_ method: DrawPlan.Method) throws {
    // Mean 2 and 5, variance 1/3 and 4/3; what they do together belongs to neither.
    let (a, b) = (Ground.input("a", .bounds(1, 3)), Ground.input("b", .bounds(3, 7)))
    let (first, second) = (25.0 / 3, 16.0 / 3)
    let variance = first + second + 4.0 / 9
    let shares = try shares(a * b, ["a", "b"], method)
    #expect(abs(shares[0] - first / variance) < 0.015)
    #expect(abs(shares[1] - second / variance) < 0.015)
  }

  /// sin x + 7 sin² y + 0.1 z⁴ sin x (T. Ishigami, T. Homma 1990): z matters only together with x.
  @Test(arguments: DrawPlan.Method.allCases)
  func sharesOfIshigamisFunction(_ method: DrawPlan.Method) throws {
    let inputs = ["x", "y", "z"].map { Ground.input($0, .bounds(-.pi, .pi)) }
    let node = try Uncertain(
      .derived(
        Derived(inputs) { numbers in
          let (one, two) = (Elementary.sin(numbers[0]), Elementary.sin(numbers[1]))
          let fourth = numbers[2] * numbers[2] * numbers[2] * numbers[2]
          return one + 7 * two * two + 0.1 * fourth * one
        }), unit: .none)
    let shares = try shares(node, ["x", "y", "z"], method)
    for (share, expected) in zip(shares, [0.3139, 0.4424, 0]) {
      #expect(abs(share - expected) < 0.02, "\(share), not \(expected)")
    }
  }

  @Test func sharesOfCounts() throws {
    // A chance of 1/2 has variance 1/4, a throw of a die 35/12.
    let die = Ground.input(
      "die", .discrete((1...6).map { .init(value: Double($0), weight: 1) }))
    let coin = Ground.input("coin", .chance(0.5))
    let sum: Uncertain = try die + 2 * coin
    let shares = try shares(sum, ["die", "coin"], .sobol)
    #expect(abs(shares[0] - 35.0 / 47) < 0.01)
    #expect(abs(shares[1] - 12.0 / 47) < 0.01)
  }

  @Test func whatDoesNotMatterHasNoShare() throws {
    let node: Uncertain = try x + 0.0001 * y
    let shares = try shares(node + 0.0 * z, ["x", "y", "z"], .random)
    #expect(shares[0] > 0.99)
    #expect(shares[1] < 0.01 && shares[2] < 0.01)
    let only = try ground.sampling(100).influences(on: x.power(2))
    #expect(only.map(\.share) == [1])
  }

  @Test(arguments: [3.0, 27, 243])
  func sharesOfSkewedInputs(_ high: Double) throws {
    let skewed = Ground.input("skewed", .interval(1, high))
    let deviation = try #require(try skewed.input?.spread.distribution().deviation)
    // Another one with the same variance, and one with nearly none.
    let other: Uncertain = try deviation * Ground.input("other", .normal(mean: 0, deviation: 1))
    let little = Ground.input("little", .normal(mean: 0, deviation: 0.01))
    let alone = try shares(skewed + little, ["skewed", "little"], .sobol)
    #expect(alone[0] > 0.999 && alone[1] < 0.01)
    // A heavy tail comes to its variance slowly.
    let both = try shares(skewed + other, ["skewed", "other"], .sobol)
    #expect(abs(both[0] - 0.5) < (high < 200 ? 0.03 : 0.15), "\(both)")
    #expect(abs(both[0] + both[1] - 1) < 0.03, "\(both)")
  }

  @Test func swingsAreThoseOfTheEnds() throws {
    let gpus = Ground.input("gpus", .interval(200e3, 900e3))
    let price = Ground.input("price", .normal(mean: 5, deviation: 1))
    let node: Uncertain = try 1e6 * price / gpus
    let swings = try ground.sampling(16).swings(of: node)
    try #require(swings.count == 2)
    let middle = (200e3 * 900e3).squareRoot()
    #expect(swings[0].input.input?.title == "gpus")
    #expect(same(swings[0].low, 200e3) && same(swings[0].high, 900e3))
    #expect(same(swings[0].atLow, 1e6 * 5 / 200e3))
    #expect(same(swings[0].atHigh, 1e6 * 5 / 900e3))
    let reach = 1.6448536269514722
    #expect(same(swings[1].low, 5 - reach) && same(swings[1].high, 5 + reach))
    #expect(same(swings[1].atLow, 1e6 * (5 - reach) / middle))
    #expect(same(swings[1].size, 1e6 * 2 * reach / middle))
  }

  private func same(_ one: Double, _ other: Double) -> Bool {
    abs(one - other) <= 1e-12 * abs(other)
  }
}
