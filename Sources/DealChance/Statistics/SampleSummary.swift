/// What is told of the samples of one output: mean, deviation, quantiles and their standard errors.
///
/// Summaries of parts merge exactly: the same bits for any order and any split at the multiples of
/// `blockSize`. Sample i belongs to replicate i mod 16 (see `SobolStream`).
package struct SampleSummary: Sendable, Hashable {
  /// All callers cut the samples at the multiples of this; only the last block of a run is shorter.
  package static var blockSize: Int { Moments.blockSize }

  /// Mean and deviation.
  private var moments = Moments()
  /// Quantiles.
  private var sketch: QuantileSketch
  /// What the standard errors of the quantiles of replicated samples rest on.
  private var watched: ThresholdCounts
  /// How many samples were infinite or not a number.
  package private(set) var strangers: UInt64 = 0

  /// No samples yet. `thresholds` are up to 8 numbers near the quantiles whose standard error will be
  /// asked for; `origin` is a number in the middle of the samples. Both may come from a first, short
  /// run, and all parts that will be merged must have the same ones.
  package init(watching thresholds: [Double] = [], origin: Double = 0) {
    sketch = QuantileSketch(origin: origin)
    watched = ThresholdCounts(thresholds)
  }

  /// Adds blocks of samples, of which the first has an index that is a multiple of `blockSize`.
  package mutating func add(
    _ samples: UnsafePointer<Double>, from index: UInt64, count: Int
  ) {
    var start = 0
    while start < count {
      let passed = Int(truncatingIfNeeded: (index &+ UInt64(start)) & UInt64(Self.blockSize &- 1))
      let piece = min(Self.blockSize &- passed, count &- start)
      let block = samples + start
      if !moments.add(block, count: piece) { strangers += Self.strangers(block, piece) }
      watched.add(block, count: piece)
      sketch.add(block, count: piece)
      start &+= piece
    }
  }

  /// Adds what another part of the samples gave.
  package mutating func add(_ other: SampleSummary) {
    moments.add(other.moments)
    sketch.add(other.sketch)
    watched.add(other.watched)
    strangers += other.strangers
  }

  /// How many samples there were, strangers included.
  package var count: UInt64 { moments.count }
  /// The smallest sample; infinite as long as there is none.
  package var smallest: Double { sketch.smallest }
  /// The largest sample; minus infinity as long as there is none.
  package var largest: Double { sketch.largest }
  /// Whether all samples are the same number.
  private var isConstant: Bool {
    strangers == 0 && count > 0 && smallest == largest
  }
  /// The mean; not-a-number if there are no samples, or strangers.
  package var mean: Double { isConstant ? smallest : moments.mean }
  /// The standard deviation; not-a-number for fewer than two samples, or with strangers.
  package var deviation: Double { isConstant && count > 1 ? 0 : moments.deviation }

  /// The number that a share `p` of the samples does not exceed, samples that are not a number left
  /// out; not-a-number if `p` is not from 0 to 1.
  package func quantile(_ p: Double) -> Double { sketch.quantile(p) }

  /// The standard error of the mean; `isReplicated` if the samples are independent between the
  /// replicates only.
  package func standardErrorOfMean(isReplicated: Bool) -> Double {
    if isConstant && count > 1 { return 0 }
    return isReplicated ? moments.standardErrorOfReplicates : moments.standardError
  }

  /// The standard error of a quantile: that of the share of the samples below it, over the density
  /// there. For replicated samples the share is that at the watched threshold nearest to the
  /// quantile; where none is watched they count as independent, which is on the safe side.
  package func standardErrorOfQuantile(_ p: Double, isReplicated: Bool) -> Double {
    guard p > 0, p < 1, count > 1 else { return .nan }
    let size = Double(count)
    var error = (p * (1 - p) / size).squareRoot()
    if isReplicated,
      let own = watched.standardErrorOfShare(near: quantile(p), count: count)
    {
      error = own
    }
    // One over the density as a difference quotient of quantiles, as far apart as gives the smallest
    // squared error for a normal density (E. Bofinger, Estimation of a density function using
    // order statistics, 1975).
    let z = Elementary.normalQuantile(p)
    let density = Elementary.normalDensity(z)
    let ratio = density * density / (2 * z * z + 1)
    let best = Elementary.pow(4.5 * ratio * ratio / size, 0.2)
    let reach = min(best, p / 2, (1 - p) / 2)
    return error * ((quantile(p + reach) - quantile(p - reach)) / (2 * reach))
  }

  /// What part of the sum of the distances from the median the farthest samples make up, where they
  /// are `fraction` of all: near 1 the mean rests on a few draws.
  package func shareOfTop(_ fraction: Double) -> Double { sketch.weight(ofFarthest: fraction) }

  /// How many samples are infinite or not a number.
  private static func strangers(_ samples: UnsafePointer<Double>, _ count: Int) -> UInt64 {
    var found: UInt64 = 0
    for index in 0..<count where !(samples[index].magnitude < .infinity) { found += 1 }
    return found
  }
}
