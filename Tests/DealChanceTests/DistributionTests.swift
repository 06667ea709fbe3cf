import DealChance
import Foundation
import Testing

/// Distributions against scipy (Oracles/distributions.py), and what must hold for all of them.
@Suite struct DistributionTests {
  static let probabilities = [
    1e-6, 0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999, 1 - 1e-6,
  ]

  /// A distribution with what the table says of it.
  struct Line {
    var name: String
    var parameters: [Double]
    var numbers: [Double]
  }

  static func lines() throws -> [Line] {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracles/distributions.txt").path
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
      let sides = line.split(separator: "|")
      let words = sides[0].split(separator: " ")
      return Line(
        name: String(words[0]), parameters: words.dropFirst().map { Double($0) ?? .nan },
        numbers: sides[1].split(separator: " ").map { Double($0) ?? .nan })
    }
  }

  static func make(_ line: Line) throws -> Distribution {
    let family = try #require(Family.all.first { $0.name == line.name })
    return try family.distribution(line.parameters)
  }

  static func same(_ one: Double, _ other: Double, _ tolerance: Double) -> Bool {
    one == other || !(one.magnitude < .infinity) && !(other.magnitude < .infinity)
      || abs(one - other) <= tolerance * max(abs(one), abs(other))
  }

  @Test func quantilesAndMomentsAreThoseOfScipy() throws {
    var count = 0
    for line in try Self.lines() {
      let distribution = try Self.make(line)
      let title = "\(line.name)\(line.parameters)"
      #expect(
        Self.same(distribution.mean, line.numbers[0], 1e-13),
        "mean of \(title): \(distribution.mean), not \(line.numbers[0])")
      #expect(
        Self.same(distribution.deviation, line.numbers[1], 1e-12),
        "sd of \(title): \(distribution.deviation), not \(line.numbers[1])")
      for (index, u) in Self.probabilities.enumerated() {
        let quantile = distribution.quantile(u)
        let expected = line.numbers[index + 2]
        // Relative to the spread where the quantile is near 0.
        let near = 1e-12 * min(1, abs(distribution.deviation))
        #expect(
          Self.same(quantile, expected, 1e-11) || abs(quantile - expected) < near,
          "\(title) at \(u): \(quantile), not \(expected)")
        count += 1
      }
    }
    #expect(count > 600)
  }

  @Test func tailsUndoQuantiles() throws {
    for line in try Self.lines() {
      let distribution = try Self.make(line)
      for u in [1e-12, 1e-4, 0.03, 0.3, 0.5, 0.62, 0.9, 0.9999] {
        let x = distribution.quantile(u)
        let there = distribution.tails(x)
        let title = "\(line.name)\(line.parameters) at \(u): \(x), \(there)"
        #expect(abs(there.below + there.above - 1) < 1e-9, "\(title)")
        if distribution.kind == .continuous {
          // How far one unit in the last place of x can move the probability.
          let next = distribution.tails(x.nextUp)
          let slack = max(1e-10 * min(u, 1 - u), 4 * abs(next.below - there.below), 1e-15 * u)
          #expect(
            abs(there.below - u) <= slack + 1e-15 || abs(there.above - (1 - u)) <= slack,
            "\(title)")
        } else {
          let before = distribution.tails(x - 1)
          #expect(there.below >= u * (1 - 1e-12) && before.below < u * (1 + 1e-12), "\(title)")
        }
        #expect(x >= distribution.lowest && x <= distribution.highest, "\(title)")
      }
      var last = -Double.infinity
      for step in 1..<400 {
        let x = distribution.quantile(Double(step) / 400)
        #expect(x >= last, "\(line.name)\(line.parameters) falls at \(step)/400")
        last = x
      }
    }
  }

  @Test func everyFamilyHasAnExampleThatWorks() throws {
    #expect(Set(Family.all.map(\.name)).count == Family.all.count)
    for family in Family.all {
      #expect(family.summary.hasSuffix("."))
      #expect(family.parameters.count == family.example.count)
      let distribution = try family.distribution(family.example)
      #expect(distribution.deviation > 0)
      #expect(throws: BadParameter.self) { try family.distribution([]) }
    }
  }

  /// Parameters of every kind, mostly impossible, never trap, and what is accepted can be sampled.
  @Test func anyNumbersAreRefusedOrWork() {
    let numbers = [
      0, -0.0, 1, -1, 0.5, 3, 1e-300, -1e-300, 1e300, -1e300, 1e6, 1e15, .infinity, -.infinity,
      .nan, 0x1p-1074, .greatestFiniteMagnitude,
    ]
    var accepted = 0
    var refused = 0
    for family in Family.all {
      var lists: [[Double]] = [[]]
      for _ in family.parameters { lists = lists.flatMap { list in numbers.map { list + [$0] } } }
      for list in lists {
        do {
          let distribution = try family.distribution(list)
          accepted += 1
          for u in [0, 0x1p-53, 0.3, 0.5, 0.9, 1 - 0x1p-53, 1] {
            #expect(!distribution.quantile(u).isNaN, "\(family.name)\(list) at \(u)")
          }
          #expect(distribution.quantile(.nan).isNaN, "\(family.name)\(list)")
          _ = distribution.tails(list[0])
        } catch {
          refused += 1
          #expect(error.message.contains(family.name))
          #expect(error.message.contains("needs"))
        }
      }
    }
    #expect(accepted > 300)
    #expect(refused > 5_000)
  }

  @Test func intervalsMeanWhatTheManualSays() throws {
    let wide = try Distribution.interval(1, 1_000)
    #expect(abs(wide.mean - 286.7) < 0.05)
    #expect(Self.same(wide.quantile(0.05), 1, 1e-14))
    #expect(Self.same(wide.quantile(0.95), 1_000, 1e-14))
    #expect(Self.same(wide.median, 1_000.0.squareRoot(), 1e-14))
    let loss = try Distribution.interval(-30, -10)
    #expect(Self.same(loss.mean, -20, 1e-15))
    #expect(Self.same(loss.quantile(0.05), -30, 1e-14))
    #expect(Self.same(loss.quantile(0.95), -10, 1e-14))
    let given = try Distribution.lognormal(mean: 7, deviation: 2)
    #expect(Self.same(given.mean, 7, 1e-14))
    #expect(Self.same(given.deviation, 2, 1e-14))
    let bell = try Distribution.normal(p5: 2, p95: 4)
    #expect(bell.mean == 3)
    #expect(Self.same(bell.quantile(0.95), 4, 1e-15))
    for (low, high) in [(-1.0, 1.0), (0, 5), (-5, 0), (2, 2), (3, 2), (.nan, 1), (1, .infinity)] {
      #expect(throws: BadParameter.self) { try Distribution.interval(low, high) }
    }
    do {
      _ = try Distribution.interval(-5, 10)
    } catch {
      #expect(error.message.contains("-5..10"))
      #expect(error.message.contains("normal(p5: -5, p95: 10)"))
    }
  }

  @Test func whatNeverHappensHappensNoTime() throws {
    for never in [try Distribution.poisson(mean: 0), try .binomial(tries: 0, chance: 0.3)] {
      #expect(never.mean == 0 && never.deviation == 0)
      #expect([0, 0.3, 1].map { never.quantile($0) } == [0, 0, 0])
      #expect(never.tails(0) == Tails(below: 1, above: 0))
    }
    #expect(throws: BadParameter.self) { try Distribution.poisson(mean: -0.1) }
  }

  @Test func discreteCountsShares() throws {
    let dice = try Distribution.discrete((1...6).reversed().map { (Double($0), 2) })
    #expect(dice.kind == .values([1, 2, 3, 4, 5, 6]))
    #expect(Self.same(dice.mean, 3.5, 1e-15))
    #expect(Self.same(dice.variance, 35 / 12, 1e-14))
    #expect(dice.quantile(0) == 1)
    #expect(dice.quantile(1) == 6)
    #expect(dice.quantile(0.1667) == 2)
    #expect(dice.quantile(0.1666) == 1)
    #expect(dice.quantile(0.84) == 6)
    #expect(Self.same(dice.tails(2.5).below, 1 / 3, 1e-15))
    let merged = try Distribution.discrete([(5, 1), (7, 0), (5, 2), (6, 1)])
    #expect(merged.kind == .values([5, 6]))
    #expect(merged.mean == 5.25)
    #expect(throws: BadParameter.self) { try Distribution.discrete([]) }
    #expect(throws: BadParameter.self) { try Distribution.discrete([(1, 0)]) }
    #expect(throws: BadParameter.self) { try Distribution.discrete([(1, -1), (2, 2)]) }
    #expect(throws: BadParameter.self) { try Distribution.discrete([(.nan, 1)]) }
  }

  @Test func truncationKeepsTheMiddle() throws {
    // A standard normal between −1 and 2: mean (φ(1) − φ(2)) / (Φ(2) − Φ(−1)), from scipy.
    let normal = try Distribution.normal(mean: 0, deviation: 1).truncated(from: -1, to: 2)
    #expect(Self.same(normal.mean, 0.22963717909132902, 1e-12))
    #expect(Self.same(normal.deviation, 0.7209455868590458, 1e-12))
    #expect(normal.quantile(0) == -1)
    #expect(normal.quantile(1) == 2)
    let far = try Distribution.normal(mean: 0, deviation: 1).truncated(from: 4, to: .infinity)
    // The mean beyond 4 is φ(4) / Φ(−4).
    let beyond = Elementary.normalDensity(4) / Elementary.normalCumulative(-4)
    #expect(Self.same(far.mean, beyond, 1e-9))
    #expect(far.quantile(0x1p-53) >= 4)
    // Memoryless: beyond 5, an exponential is itself moved by 5.
    let wait = try Distribution.exponential(mean: 2).truncated(from: 5, to: .infinity)
    #expect(Self.same(wait.mean, 7, 1e-9))
    #expect(Self.same(wait.deviation, 2, 1e-7))
    #expect(Self.same(wait.quantile(0.7), 5 - 2 * Elementary.log1p(-0.7), 1e-12))
    let die = try Distribution.discrete((1...6).map { (Double($0), 1) }).truncated(from: 2, to: 4)
    #expect(die.kind == .values([2, 3, 4]))
    #expect(Self.same(die.mean, 3, 1e-14))
    let events = try Distribution.poisson(mean: 1).truncated(from: 1, to: .infinity)
    #expect(Self.same(events.mean, 1 / (1 - Elementary.exp(-1)), 1e-12))
    #expect(events.quantile(0x1p-53) == 1)
    // Far out, where 1 less the probability is 1: the mean beyond 20 is φ(20) / Φ(−20).
    let remote = try Distribution.normal(mean: 0, deviation: 1).truncated(from: 20, to: .infinity)
    let edge = Elementary.normalDensity(20) / Elementary.normalCumulative(-20)
    #expect(Self.same(remote.mean, edge, 1e-10))
    #expect(Self.same(remote.tails(remote.quantile(0.25)).below, 0.25, 1e-9))
    let heavy = try Distribution.student(freedom: 1).truncated(from: 0, to: .infinity)
    #expect(!(heavy.mean.magnitude < .infinity))
    let bent = try Distribution.triangular(0, 1, 4).truncated(from: 0.5, to: 3)
    #expect(bent.bends.count == 1)
    #expect(Self.same(bent.tails(bent.quantile(0.4)).below, 0.4, 1e-14))
    for (low, high) in [(3.0, 1.0), (90, 100), (.nan, 1), (.infinity, .infinity)] {
      #expect(throws: BadParameter.self) {
        try Distribution.normal(mean: 0, deviation: 1).truncated(from: low, to: high)
      }
    }
  }

  @Test func mixturesAddUp() throws {
    let two = try Distribution.mixture([
      (.normal(mean: 0, deviation: 1), 3), (.normal(mean: 10, deviation: 2), 1),
    ])
    #expect(two.mean == 2.5)
    // ¾ (1 + 2.5²) + ¼ (4 + 7.5²)
    #expect(Self.same(two.variance, 20.5, 1e-14))
    for u in [1e-9, 0.01, 0.3, 0.5, 0.7, 0.75, 0.8, 0.99, 1 - 1e-9] {
      let there = two.tails(two.quantile(u))
      #expect(Self.same(there.below, u, 1e-12) || Self.same(there.above, 1 - u, 1e-12))
    }
    // A chance of a jump: 40% exactly 0, otherwise uniform.
    let jump = try Distribution.mixture([
      (.discrete([(0, 1)]), 0.4), (.uniform(-1, 1), 0.6),
    ])
    #expect(jump.quantile(0.2) < 0)
    #expect(jump.quantile(0.31) == 0)
    #expect(jump.quantile(0.69) == 0)
    #expect(jump.quantile(0.71) > 0)
    let coins = try Distribution.mixture([
      (.bernoulli(chance: 0.5), 1), (.discrete([(1, 1), (3, 1)]), 1),
    ])
    #expect(coins.kind == .values([0, 1, 3]))
    #expect(Self.same(coins.mean, 1.25, 1e-14))
    #expect(throws: BadParameter.self) { try Distribution.mixture([]) }
    #expect(throws: BadParameter.self) {
      try Distribution.mixture([(.uniform(0, 1), -1), (.uniform(0, 2), 2)])
    }
  }
}

/// Incomplete gamma functions of large shapes, where scipy is off, against mpmath (the power series
/// at 30 digits): shape, x, and the two tails.
@Suite struct LargeShapeTests {
  @Test func temmesExpansionHolds() {
    let cases: [(Double, Double, Double, Double)] = [
      (1.1e5, 109_000.5, 0.0012564807145187777329, 0.99874351928548122227),
      (1.1e5, 111_700.25, 0.9999998313118893264, 1.6868811067360308905e-7),
      (3e6, 2_995_000.0, 0.0019374877746265519771, 0.99806251222537344802),
      (3e6, 3_004_000.0, 0.98951621460616241942, 0.010483785393837580575),
      (1e8, 99_952_472.9, 9.9997274947665291627e-7, 0.99999900002725052335),
    ]
    for (shape, x, below, above) in cases {
      let tails = Elementary.gammaTails(shape: shape, x)
      #expect(abs(tails.below / below - 1) < 3e-13, "\(shape) \(x) \(tails)")
      #expect(abs(tails.above / above - 1) < 3e-13, "\(shape) \(x) \(tails)")
    }
  }
}
