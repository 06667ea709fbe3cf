import DealChance
import DealQuantities
import SeededNumbers
import Testing

@testable import DealFormula

/// What is known by formula against scipy (Oracles/closed.py), and against draws.
@Suite struct ClosedFormTests {
  private static func lognormals() throws -> Uncertain {
    try Ground.interval(1, 3) * Ground.interval(2, 5) / Ground.interval(4, 8).power(2)
  }

  /// The models of the table.
  private static let models: [(name: String, make: @Sendable () throws -> Uncertain)] = [
    (
      "linear",
      {
        let left: Uncertain = try 3 * Ground.normal(5, 1)
        let right: Uncertain = try 2 * Ground.bounds(1, 4)
        return try left - right + 7
      }
    ),
    (
      "normals",
      {
        let right: Uncertain = try 0.5 * Ground.interval(-5, -2)
        return try Ground.normal(5, 1) - 2 * Ground.normal(-2, 3) + right
      }
    ),
    (
      "repeated",
      {
        let (x, y) = (Ground.family("triangular", 1, 2, 6), Ground.normal(3, 1))
        let both: Uncertain = try (x + y) + (x - y)
        return try both + x - 2 * x
      }
    ),
    ("lognormals", { try lognormals() }),
    ("negative", { try -1_000 * lognormals() }),
    ("powered", { try 2 * Ground.interval(1, 3).power(-1.5) }),
    (
      "stated",
      {
        try Ground.input("stated", .lognormalMoments(mean: 5, deviation: 2))
          * Ground.family("lognormal", 1, 0.5)
      }
    ),
    ("inverse", { try 38e9 / Ground.bounds(5, 7) }),
    ("falling", { try -3 / Ground.family("beta", 3, 2) }),
    ("square", { try Ground.family("beta", 3, 2).power(2) }),
    (
      "steps",
      {
        let weights: [Spread.Weighted] = [
          .init(value: 5, weight: 50), .init(value: 3, weight: 20), .init(value: 6, weight: 30),
        ]
        return try 1 - 2 * Ground.input("steps", .discrete(weights))
      }
    ),
    ("mirrored", { try 3 - Ground.family("gamma", 2, 4) }),
    ("counted", { try 5 * Ground.family("poisson", 3) + 1 }),
    (
      "independent",
      {
        let first: Uncertain = try 2 * Ground.normal(5, 1)
        return try first * Ground.bounds(-1, 4) * Ground.family("beta", 8, 2)
      }
    ),
    (
      "happening",
      {
        let first: Uncertain = try 4 * Ground.input("happens", .chance(0.3))
        return try first * Ground.family("exponential", 2)
      }
    ),
    ("heavy", { try 2 * Ground.family("student", 3) + 1 }),
    (
      "mixed",
      {
        try 10
          * Ground.input(
            "mixed",
            .mixture([
              .init(spread: .interval(1, 2), weight: 4), .init(spread: .interval(5, 9), weight: 1),
            ]))
      }
    ),
    (
      "cut",
      {
        try Ground.input("cut", .truncated(.normal(mean: 5, deviation: 2), from: 0, to: 10)) / 4
      }
    ),
    ("days", { try Ground.bounds(20_454, 20_819).apply(.floor) }),
  ]

  private func form(_ node: Uncertain, _ correlations: Correlations = Correlations()) -> ClosedForm
  {
    ClosedForm(node, Ground().sampling(16, correlations: correlations))
  }

  /// Whether a formula gives what the table says, or nothing where that says nothing.
  private func agrees(_ found: Double?, _ expected: Double) -> Bool {
    guard let found else { return expected.isNaN }
    return abs(found - expected) <= 1e-11 * max(1, abs(expected))
  }

  @Test func formulasAreThoseOfTheTable() throws {
    let table = try Ground.table("closed")
    #expect(table.count == Self.models.count)
    for (name, make) in Self.models {
      let row = try #require(table[name])
      let form = form(try make())
      #expect(agrees(form.mean, row[0]), "mean of \(name): \(form.mean ?? .nan), not \(row[0])")
      #expect(
        agrees(form.deviation, row[1]), "sd of \(name): \(form.deviation ?? .nan), not \(row[1])")
      for (index, p) in [0.05, 0.3, 0.5, 0.95].enumerated() {
        let quantile = form.quantile?(p)
        let title = "\(p) of \(name): \(quantile ?? .nan), not \(row[index + 2])"
        #expect(agrees(quantile, row[index + 2]), "\(title)")
      }
    }
  }

  @Test func whatCancelsIsANumber() throws {
    let (x, y) = (Ground.interval(1, 3), Ground.normal(5, 1))
    let two: Uncertain = try 2 * x
    let cases: [(Uncertain, Double)] = [
      (try x - x, 0), (try y - y, 0), (try x / x, 1), (try two / x, 2),
      (try x * x / x.power(2), 1), (try x.power(0.5).power(2) / x, 1),
    ]
    for (node, number) in cases {
      let form = form(node)
      #expect(form.mean == number)
      #expect(form.deviation == 0)
      #expect(form.quantile?(0.05) == number)
      #expect(form.quantile?(0.95) == number)
    }
  }

  @Test func theMeanOfAWideRange() throws {
    let mean = try #require(form(Ground.interval(1, 1_000)).mean)
    #expect((mean * 10).rounded() / 10 == 286.7)
  }

  /// The chances of comparisons with one input, by scipy.
  @Test func comparisonsHaveTheirChance() throws {
    let (normal, count) = (Ground.normal(5, 1), Ground.family("poisson", 3))
    let steps = Ground.family("binomial", 10, 0.3)
    let three: Uncertain = try 3 - 2 * normal
    let left: (Uncertain, BinaryOperation, Double) throws -> Uncertain = { node, sign, level in
      try Uncertain(.comparison(sign, Operand(node), Operand(level)), unit: .none)
    }
    let cases: [(Uncertain, Double)] = [
      (try left(normal, .greater, 8), 0.0013498980316300933),
      (try left(normal, .less, 5), 0.5), (try left(normal, .equal, 5), 0),
      (try left(normal, .notEqual, 5), 1), (try left(three, .less, -9), 0.15865525393145707),
      (try left(count, .equal, 3), 0.22404180765538775),
      (try left(count, .notEqual, 3), 0.7759581923446123),
      (try left(count, .greater, 3), 0.3527681112177687),
      (try left(count, .greaterOrEqual, 3), 0.5768099188731565),
      (try left(count, .less, 3), 0.42319008112684353),
      (try left(count, .equal, 2.5), 0), (try left(steps, .lessOrEqual, 2), 0.3827827864),
      (try left(Ground.family("bernoulli", 1e-9), .greater, 0), 1e-9),
      (
        try Uncertain(.comparison(.greater, Operand(3), Operand(count)), unit: .none),
        0.42319008112684353
      ),
    ]
    for (node, chance) in cases {
      let form = form(node)
      #expect(form.isWhole)
      #expect(abs((form.mean ?? .nan) - chance) <= 1e-12 * chance, "\(form.mean ?? .nan)")
      #expect(form.quantile?(0.3) == (chance >= 0.7 ? 1 : 0))
    }
    // Twice a count may be on either side by rounding, and two inputs are drawn.
    #expect(form(try left(try 2 * count, .less, 6)).mean == nil)
    #expect(
      form(try Uncertain(.comparison(.less, Operand(count), Operand(normal)), unit: .none)).mean
        == nil)
  }

  @Test func whatIsBeyondNumbersIsDrawn() throws {
    let far: Uncertain = try 10 * Ground.interval(1e300, 1e308)
    for node in [far, Ground.family("exponential", 1e308)] {
      #expect(form(node).quantile == nil)
      let sampling = Ground().sampling(1_024)
      #expect(throws: Refusal.self) { try sampling.statistics(of: node) }
    }
    #expect(form(Ground.interval(1e300, 1e308)).quantile != nil)
  }

  @Test func theLastDayIsTheLastThatComes() throws {
    let days = try Uncertain(
      .function(.floor, Operand(Ground.bounds(0, 122)), factor: 1), unit: .none)
    let place = try #require(form(days).quantile)
    #expect(place(0) == 0)
    #expect(place(1) == 121)
    #expect(place(1 - 0x1p-53) == 121)
    // Of what is whole anyway the end comes.
    let counts = try Uncertain(
      .function(.floor, Operand(Ground.family("binomial", 10, 0.3)), factor: 1), unit: .none)
    #expect(form(counts).quantile?(1) == 10)
  }

  @Test func whatMovesTogetherIsDrawn() throws {
    let (x, y) = (Ground.interval(1, 3), Ground.interval(2, 5))
    var correlations = Correlations()
    let (first, second) = (try #require(x.input), try #require(y.input))
    try correlations.correlate(first, second, 0.5, names: [])
    for node in [try x + y, try x * y, try x / y] {
      let form = form(node, correlations)
      #expect(form.mean == nil && form.deviation == nil && form.quantile == nil)
    }
    // Alone each is what it was.
    #expect(form(try 2 * x, correlations).isWhole)
    #expect(form(try x - x, correlations).mean == 0)
  }

  @Test func aRootForgetsTheSign() throws {
    for x in [Ground.normal(0, 1), Ground.interval(-5, -2), Ground.bounds(-1, 3)] {
      let absolute = try x.power(2).power(0.5)
      let sampling = Ground().sampling(8_192)
      let statistics = try sampling.statistics(of: absolute)
      let same = try sampling.statistics(of: x.apply(.absolute))
      #expect(statistics.mean > 0)
      #expect(abs(statistics.mean - same.mean) < 1e-9)
      #expect(throws: Refusal.self) { try sampling.statistics(of: x.power(0.5).power(2)) }
    }
  }

  @Test func zeroOverZeroIsNoNumber() throws {
    let spreads: [Spread] = [
      .chance(0.5), .family("poisson", [2]), .family("binomial", [5, 0.5]),
      .discrete([.init(value: 0, weight: 1), .init(value: 3, weight: 1)]),
      .mixture([
        .init(spread: .discrete([.init(value: 0, weight: 1)]), weight: 1),
        .init(spread: .interval(1, 2), weight: 1),
      ]),
    ]
    for (index, spread) in spreads.enumerated() {
      let x = Ground.input("zero\(index)", spread)
      let sampling = Ground().sampling(1_024)
      for node in [try x / x, try 1 / x, try x.power(-1), try x.power(2) / x] {
        #expect(throws: Refusal.self, "\(spread)") { try sampling.statistics(of: node) }
      }
    }
  }

  /// Small graphs of everything that formulas look at: whatever a formula says, the draws say too.
  @Test(arguments: UInt64(0)..<16)
  func drawsAgreeWithFormulas(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var known = 0
    for _ in 0..<8 {
      let leaves = [
        Ground.interval(1, 3), Ground.normal(5, 1), Ground.bounds(1, 4), Ground.interval(-5, -2),
        Ground.family("beta", 8, 2), Ground.bounds(-1, 2), Ground.input("c", .chance(0.4)),
      ]
      var nodes = [generator.pick(leaves), generator.pick(leaves)]
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let a = Operand(generator.pick(nodes), times: generator.pick([1, -1, 2.5]))
        let b =
          generator.once(in: 3)
          ? Operand(generator.pick([2, -3, 0.5]))
          : Operand(generator.pick(nodes), times: generator.pick([1, -1, 2.5]))
        let sources: [Uncertain.Source] = [
          .sum(a, b), .sum(b, a), .product(a, b), .quotient(a, b), .quotient(b, a),
          .power(a, Operand(generator.pick([2, -1, 0.5, 3, 1.5]))),
          .function(.floor, a, factor: 1),
        ]
        nodes.append(try Uncertain(generator.pick(sources), unit: .none))
      }
      let node = nodes[nodes.count - 1]
      let sampling = Ground().sampling(2_048, .random, seed: seed)
      let form = ClosedForm(node, sampling)
      let drawn = try sampling.samples(of: node, count: 2_048)
      guard form.mean != nil || form.deviation != nil || form.quantile != nil else { continue }
      known += 1
      // A part of infinite mean has no error to compare with.
      guard !form.isWhole || drawn.allSatisfy({ !$0.isNaN }) else {
        Issue.record("draws are no number and a formula is whole")
        continue
      }
      guard drawn.allSatisfy(\.isFinite) else { continue }
      let mean = drawn.reduce(0, +) / 2_048
      let square = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2_047
      if let formula = form.mean, formula.isFinite, square.isFinite, form.deviation != nil {
        let error = max(form.deviation ?? 0, square.squareRoot()) / 2_048.0.squareRoot()
        #expect(abs(mean - formula) <= 6 * error + 1e-9 * abs(mean))
      }
      if let quantile = form.quantile {
        for p in [0.05, 0.5, 0.95] {
          let place = quantile(p)
          let reach = 6 * (p * (1 - p) / 2_048).squareRoot()
          let slack = 1e-9 * max(1, abs(place))
          let below = Double(drawn.count { $0 < place - slack }) / 2_048
          let upTo = Double(drawn.count { $0 <= place + slack }) / 2_048
          #expect(below <= p + reach && upTo >= p - reach, "\(p): \(below) to \(upTo)")
        }
      }
    }
    #expect(known > 1)
  }
}
