import DealChance
import DealQuantities
import Testing

@testable import DealFormula

/// Inputs that move together: the rank correlation that was asked for, and each as it was alone.
@Suite struct CorrelatedInputTests {
  private let ground = Ground()
  private let inputs = [
    Ground.input("price", .interval(1, 3)), Ground.input("share", .family("beta", [8, 2])),
    Ground.input("slip", .normal(mean: 0, deviation: 30)),
  ]

  private func correlations(_ pairs: [(Int, Int, Double)]) throws -> Correlations {
    var correlations = Correlations()
    for (first, second, rank) in pairs {
      try correlations.correlate(
        #require(inputs[first].input), #require(inputs[second].input), rank, names: [])
    }
    return correlations
  }

  /// The samples of the inputs.
  private func columns(
    _ correlations: Correlations, _ method: DrawPlan.Method, _ count: UInt64 = 20_000,
    seed: UInt64 = 1
  ) throws -> [[Double]] {
    let sampling = ground.sampling(count, method, seed: seed, correlations: correlations)
    return try Ground.columns(sampling.program(inputs), sampling)
  }

  /// Spearman's correlation.
  private func rankCorrelation(_ one: [Double], _ other: [Double]) -> Double {
    func ranks(_ numbers: [Double]) -> [Double] {
      var ranks = [Double](repeating: 0, count: numbers.count)
      let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
      for (rank, index) in order.enumerated() { ranks[index] = Double(rank) }
      return ranks
    }
    let middle = Double(one.count - 1) / 2
    let square = zip(ranks(one), ranks(other)).reduce(0.0) {
      $0 + ($1.0 - middle) * ($1.1 - middle)
    }
    let size = Double(one.count)
    return square / (size * (size * size - 1) / 12)
  }

  /// The rank correlations of pairs of inputs, as averages over some seeds, after a look at the
  /// inputs themselves.
  private func reached(
    _ correlations: Correlations, _ method: DrawPlan.Method
  ) throws -> (first: Double, second: Double, third: Double) {
    let seeds: ClosedRange<UInt64> = 1...5
    var sums = [0.0, 0, 0]
    for seed in seeds {
      let columns = try columns(correlations, method, 10_000, seed: seed)
      try marginalsAreTheirs(columns)
      sums[0] += rankCorrelation(columns[0], columns[1])
      sums[1] += rankCorrelation(columns[0], columns[2])
      sums[2] += rankCorrelation(columns[1], columns[2])
    }
    let means = sums.map { $0 / Double(seeds.count) }
    return (means[0], means[1], means[2])
  }

  @Test(arguments: [-0.95, -0.5, 0, 0.3, 0.7, 0.99], DrawPlan.Method.allCases)
  func twoInputsAreCorrelatedAsAsked(_ rank: Double, _ method: DrawPlan.Method) throws {
    let reached = try reached(correlations([(0, 1, rank)]), method)
    #expect(abs(reached.first - rank) < 0.01, "\(reached)")
    #expect(abs(reached.second) < 0.015 && abs(reached.third) < 0.015, "\(reached)")
  }

  @Test(arguments: [[0.6, 0.5, 0.4], [0.8, -0.5, -0.2], [-0.3, 0, 0.9]])
  func threeInputsAreCorrelatedAsAsked(_ ranks: [Double]) throws {
    let pairs = [(0, 1, ranks[0]), (0, 2, ranks[1]), (1, 2, ranks[2])]
    let reached = try reached(correlations(pairs), .sobol)
    #expect(abs(reached.first - ranks[0]) < 0.01, "\(reached)")
    #expect(abs(reached.second - ranks[1]) < 0.01, "\(reached)")
    #expect(abs(reached.third - ranks[2]) < 0.01, "\(reached)")
  }

  /// Each input is spread as if it were alone: the largest distance between the shares of the
  /// samples and the probabilities (Kolmogorov) is not far.
  private func marginalsAreTheirs(_ columns: [[Double]]) throws {
    for (input, column) in zip(inputs, columns) {
      let distribution = try #require(input.input).spread.distribution()
      let size = Double(column.count)
      var distance = 0.0
      for (index, number) in column.sorted().enumerated() where index % 10 == 0 {
        let below = distribution.tails(number).below
        distance = max(distance, abs(below - Double(index) / size))
      }
      // What plain draws exceed once in 10,000 times.
      #expect(distance < 2.23 / size.squareRoot(), "\(input.input?.title ?? "")")
    }
  }

  @Test func aPartnerThatIsNotDrawnChangesNothing() throws {
    let correlations = try correlations([(0, 1, 0.7), (1, 2, 0.4)])
    let together = try columns(correlations, .sobol, 2_048)
    let sampling = ground.sampling(2_048, correlations: correlations)
    for (input, column) in zip(inputs, together) {
      #expect(try sampling.samples(of: input, count: 2_048) == column)
    }
    let program = try sampling.program([inputs[2]])
    #expect(program.registers == 3)
  }

  @Test func theOrderOfPairsChangesNothing() throws {
    let pairs = [(0, 1, 0.7), (1, 2, 0.4), (2, 0, 0.3)]
    let forward = try columns(correlations(pairs), .random, 1_024)
    let backward = try columns(correlations(pairs.reversed()), .random, 1_024)
    #expect(forward == backward)
    // The last word counts.
    let corrected = try correlations([(1, 0, -0.7)] + pairs)
    #expect(try columns(corrected, .random, 1_024) == forward)
  }

  @Test func contradictionsAreRefused() throws {
    for pairs in [
      [(0, 1, 0.9), (1, 2, 0.9), (0, 2, -0.9)], [(0, 0, 0.5)], [(0, 1, 1)], [(0, 1, -1)],
      [(0, 1, .nan)], [(0, 1, 7)],
    ] {
      #expect(throws: Refusal.self) { try correlations(pairs) }
    }
  }
}
