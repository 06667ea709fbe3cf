import DealChance
import Testing

/// Summaries of outputs: the plain definitions, exact merging, and honest standard errors.
@Suite struct SummaryTests {
  /// Numbers of one output, by way of uniform numbers.
  static func samples(
    seed: Int, count: Int, isReplicated: Bool, _ output: ([Double]) -> Double
  ) -> [Double] {
    let columns = (0..<2).map { input in
      let random = RandomStream(seed: UInt64(seed), node: UInt64(input))
      let sobol = SobolStream(seed: UInt64(seed), group: 3, dimension: input)
      var column = [Double](repeating: 0, count: count)
      column.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        if isReplicated {
          sobol.fill(base, from: 0, count: count)
        } else {
          random.fill(base, from: 0, count: count)
        }
      }
      return column
    }
    return (0..<count).map { index in output(columns.map { $0[index] }) }
  }

  static func summary(
    _ numbers: [Double], watching thresholds: [Double] = [], origin: Double = 0,
    pieces: [Range<Int>]? = nil
  ) -> SampleSummary {
    var whole = SampleSummary(watching: thresholds, origin: origin)
    for piece in pieces ?? [0..<numbers.count] {
      var part = SampleSummary(watching: thresholds, origin: origin)
      Array(numbers[piece]).withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        part.add(base, from: UInt64(piece.lowerBound), count: piece.count)
      }
      whole.add(part)
    }
    return whole
  }

  @Test func summariesMergeToTheSameBits() {
    let numbers = StatisticsTests.numbers(20_000).map { Elementary.exp($0) }
    let whole = Self.summary(numbers, watching: [0.2, 1, 4], origin: 1)
    let splits: [[Range<Int>]] = [
      [0..<4_096, 4_096..<20_000], [10_240..<20_000, 1_024..<10_240, 0..<1_024],
      stride(from: 0, to: 20_000, by: 1_024).reversed().map { $0..<min($0 + 1_024, 20_000) },
    ]
    for pieces in splits {
      let merged = Self.summary(numbers, watching: [0.2, 1, 4], origin: 1, pieces: pieces)
      #expect(merged.mean == whole.mean)
      #expect(merged.deviation == whole.deviation)
      #expect(merged.count == 20_000)
      #expect(merged.smallest == numbers.min())
      #expect(merged.largest == numbers.max())
      #expect(merged.shareOfTop(0.001) == whole.shareOfTop(0.001))
      for isReplicated in [false, true] {
        #expect(
          merged.standardErrorOfMean(isReplicated: isReplicated)
            == whole.standardErrorOfMean(isReplicated: isReplicated))
        for p in [0.05, 0.5, 0.95] {
          #expect(merged.quantile(p) == whole.quantile(p))
          #expect(
            merged.standardErrorOfQuantile(p, isReplicated: isReplicated)
              == whole.standardErrorOfQuantile(p, isReplicated: isReplicated))
        }
      }
    }
  }

  /// The spread of the replicates by its definition.
  @Test func theErrorOfReplicatesIsThatOfTheDefinition() {
    for (count, shift) in [(5_000, 0.0), (16, 3.0), (4_096, 1e9)] {
      let numbers = StatisticsTests.numbers(count).map { $0 + shift }
      let summary = Self.summary(numbers, watching: [shift], origin: shift)
      let means = (0..<16).map { turn in
        let own = stride(from: turn, to: count, by: 16).map { numbers[$0] - shift }
        return own.reduce(0, +) / Double(own.count)
      }
      let mean = means.reduce(0, +) / 16
      let square = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 15
      let expected = (square / 16).squareRoot()
      let error = summary.standardErrorOfMean(isReplicated: true)
      #expect(abs(error / expected - 1) < 1e-13 + shift * 1e-14)
    }
  }

  /// Over many seeds the estimates spread as their standard errors say.
  @Test(arguments: [false, true])
  func standardErrorsAreHonest(isReplicated: Bool) {
    let count = 6_000
    let seeds = 48
    let outputs: [(name: String, thresholds: [Double], output: ([Double]) -> Double)] = [
      ("one", [0.12, 1, 8], { Elementary.exp(1.3 * Elementary.normalQuantile($0[0])) }),
      (
        "two", [-1.5, 0.1, 1.6],
        { Elementary.normalQuantile($0[0]) + 3 * ($0[0] - 0.5) * $0[1] }
      ),
      ("far", [1e9 - 1.64, 1e9, 1e9 + 1.64], { 1e9 + Elementary.normalQuantile($0[1]) }),
    ]
    for (name, thresholds, output) in outputs {
      var estimates: [[Double]] = []
      var errors: [[Double]] = []
      for seed in 0..<seeds {
        let numbers = Self.samples(
          seed: seed, count: count, isReplicated: isReplicated, output)
        let summary = Self.summary(numbers, watching: thresholds, origin: thresholds[1])
        let probabilities = [0.05, 0.5, 0.95]
        estimates.append([summary.mean] + probabilities.map { summary.quantile($0) })
        errors.append(
          [summary.standardErrorOfMean(isReplicated: isReplicated)]
            + probabilities.map {
              summary.standardErrorOfQuantile($0, isReplicated: isReplicated)
            })
      }
      for place in 0..<4 {
        let list = estimates.map { $0[place] }
        let mean = list.reduce(0, +) / Double(seeds)
        let square = list.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(seeds - 1)
        let stated = errors.reduce(0) { $0 + $1[place] * $1[place] } / Double(seeds)
        let ratio = (square / stated).squareRoot()
        // The sd of a sample sd of 48 is 10%; errors may be stated too large, hardly too small.
        #expect(ratio < 1.35 && ratio > 0.4, "\(name) \(place) \(isReplicated): \(ratio)")
      }
    }
  }

  @Test func fewOrStrangeSamples() {
    let none = SampleSummary()
    #expect(none.count == 0 && none.mean.isNaN && none.deviation.isNaN)
    #expect(none.quantile(0.5).isNaN && none.shareOfTop(0.1).isNaN)
    let one = Self.summary([7], watching: [7])
    #expect(one.mean == 7 && one.deviation.isNaN && one.quantile(0.3) == 7)
    #expect(one.standardErrorOfMean(isReplicated: false).isNaN)
    #expect(one.standardErrorOfQuantile(0.5, isReplicated: true).isNaN)
    let same = Self.summary([Double](repeating: 0.1, count: 3_000), watching: [0.1])
    #expect(same.mean == 0.1 && same.deviation == 0 && same.quantile(0.9) == 0.1)
    for isReplicated in [false, true] {
      #expect(same.standardErrorOfMean(isReplicated: isReplicated) == 0)
      #expect(same.standardErrorOfQuantile(0.5, isReplicated: isReplicated) == 0)
    }
    let strange = Self.summary([1, .nan, .infinity, 3, -.infinity])
    #expect(strange.strangers == 3 && strange.count == 5 && strange.mean.isNaN)
    #expect(strange.smallest == -.infinity && strange.largest == .infinity)
    let huge = Self.summary([.greatestFiniteMagnitude, .greatestFiniteMagnitude, 1])
    #expect(huge.strangers == 0)
  }

  @Test func aMeanThatRestsOnFewDrawsIsSeen() throws {
    func top(_ distribution: Distribution) -> Double {
      let numbers = Self.samples(seed: 2, count: 16_384, isReplicated: true) {
        distribution.quantile($0[0])
      }
      return Self.summary(numbers, origin: distribution.median).shareOfTop(0.001)
    }
    #expect(try top(.normal(mean: 5, deviation: 1)) < 0.01)
    #expect(try top(.student(freedom: 1.05)) > 0.2)
    #expect(try top(.lognormal(logMean: 0, logDeviation: 4)) > 0.5)
  }
}
