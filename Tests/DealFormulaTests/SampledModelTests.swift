import DealChance
import DealQuantities
import Testing

@testable import DealFormula

/// Estimates against quadrature (Oracles/sampled.py), and their standard errors against how far the
/// estimates of different seeds lie apart.
@Suite struct SampledModelTests {
  /// The model of a name, and what moves together in it.
  private func model(_ name: String) throws -> (node: Uncertain, correlations: Correlations) {
    var correlations = Correlations()
    if name == "correlated" {
      let (x, y) = (Ground.interval(1, 3), Ground.interval(2, 5))
      if let first = x.input, let second = y.input {
        try correlations.correlate(first, second, 0.6, names: [])
      }
    }
    return (try node(name), correlations)
  }

  private func node(_ name: String) throws -> Uncertain {
    switch name {
    case "cost":
      let gpus = Ground.input("gpus", .lognormalBetween(100e3, 500e3))
      let hours: Uncertain = try 8_766 * Ground.bounds(5, 7)
      return try 38e9 / (gpus * hours * Ground.family("beta", 8, 2))
    case "greater": return try Ground.normal(5, 1).greater(Ground.normal(6, 2))
    case "chance":
      let a = Ground.normal(5, 1)
      // and is a product of truths, or the greater of them.
      let both = try (a > Ground.interval(3, 6)) * (Ground.bounds(0, 1) < 0.7)
      return try both.greater(a < 4)
    case "mixed":
      let mixture = Ground.input(
        "mixture",
        .mixture([
          .init(spread: .interval(1, 2), weight: 80), .init(spread: .interval(5, 9), weight: 20),
        ]))
      return try mixture * Ground.bounds(1, 3)
    case "truncated":
      let cut = Spread.truncated(.normal(mean: 5, deviation: 2), from: 0, to: 10)
      return try Ground.input("cut", cut) + Ground.family("exponential", 2)
    case "discrete":
      let values: [Spread.Weighted] = [
        .init(value: 3, weight: 0.2), .init(value: 5, weight: 0.5), .init(value: 6, weight: 0.3),
      ]
      return try Ground.input("values", .discrete(values)) * Ground.interval(1, 2)
    case "slipped":
      let day = try Ground.bounds(20_454, 20_819).apply(.floor)
      return try (day + Ground.family("gamma", 4, 10)).apply(.floor)
    case "correlated": return try Ground.interval(1, 3) * Ground.interval(2, 5)
    case "power": return try Ground.interval(1, 3).power(Ground.bounds(0.5, 2))
    case "margin": return try (Ground.normal(10, 2) - Ground.bounds(3, 5)) / Ground.interval(1, 2)
    case "root":
      let root = try Ground.normal(0, 1).apply(.absolute).apply(.squareRoot)
      return try root * Ground.bounds(0, 1).apply(.exp)
    case "capped": return try Ground.interval(1, 10).smaller(5) + Ground.bounds(0, 1)
    case "counted": return try Ground.family("poisson", 4) * Ground.interval(1, 2)
    default:
      let (a, b) = (Ground.normal(5, 1), Ground.interval(1, 2))
      return try (a + b) * (a - b)
    }
  }

  private static let names = [
    "cost", "greater", "chance", "mixed", "truncated", "discrete", "slipped", "correlated", "power",
    "margin", "root", "capped", "counted", "squares",
  ]

  private static let seeds = 30

  @Test(arguments: names, DrawPlan.Method.allCases)
  func estimatesAndTheirErrorsAreHonest(_ name: String, _ method: DrawPlan.Method) throws {
    let row = try #require(try Ground.table("sampled")[name])
    let (node, correlations) = try model(name)
    let ground = Ground()
    var deviations: [Double] = []
    var estimates = [[Double]](repeating: [], count: 4)
    var errors = estimates
    for seed in 1...UInt64(Self.seeds) {
      let sampling = ground.sampling(2_048, method, seed: seed, correlations: correlations)
      let statistics = try sampling.statistics(of: node)
      deviations.append(statistics.deviation)
      estimates[0].append(statistics.mean)
      errors[0].append(statistics.standardError)
      for (index, p) in [0.05, 0.5, 0.95].enumerated() {
        estimates[index + 1].append(statistics.quantile(p))
        errors[index + 1].append(statistics.standardError(ofQuantile: p))
      }
    }
    let expected = [row[0], row[2], row[3], row[4]]
    // A day, where the answer is in whole days.
    let step = name == "slipped" ? 1.0 : 0
    for (index, title) in ["mean", "p5", "median", "p95"].enumerated() {
      let error = root(errors[index])
      let slack = 5 * error / Double(Self.seeds).squareRoot()
      let middle = average(estimates[index])
      let grain = index == 0 ? 0 : step
      #expect(
        abs(middle - expected[index]) <= slack + grain + 1e-9 * abs(middle),
        "\(title): \(middle) ± \(slack), not \(expected[index])")
      // All the same where the answer is one of two numbers.
      guard error > 0, grain == 0, spread(estimates[index]) > 0 else { continue }
      let ratio = spread(estimates[index]) / error
      #expect(ratio > 0.6 && ratio < 1.5, "\(title): spread over standard error \(ratio)")
    }
    let slack = 5 * spread(deviations) / Double(Self.seeds).squareRoot()
    let middle = average(deviations)
    #expect(
      abs(middle - row[1]) <= slack + 1e-9 * middle, "sd: \(middle) ± \(slack), not \(row[1])")
  }

  private func average(_ numbers: [Double]) -> Double {
    numbers.reduce(0, +) / Double(numbers.count)
  }

  private func root(_ numbers: [Double]) -> Double {
    average(numbers.map { $0 * $0 }).squareRoot()
  }

  private func spread(_ numbers: [Double]) -> Double {
    let middle = average(numbers)
    return (numbers.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / Double(numbers.count - 1))
      .squareRoot()
  }
}
