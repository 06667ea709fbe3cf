/// How many samples of each replicate are at most each of a few thresholds.
struct ThresholdCounts: Sendable, Hashable {
  /// How many thresholds there may be; more are left out.
  static var limit: Int { 8 }

  /// Ascending.
  let thresholds: [Double]
  /// For each threshold a count for each replicate.
  private var counts: [SIMD16<UInt64>]

  /// No samples yet.
  init(_ thresholds: [Double]) {
    self.thresholds = Array(thresholds.filter { !$0.isNaN }.sorted().prefix(Self.limit))
    counts = self.thresholds.map { _ in SIMD16(repeating: 0) }
  }

  /// Adds a block whose first sample belongs to the first replicate.
  mutating func add(_ samples: UnsafePointer<Double>, count: Int) {
    let none = SIMD16<Int64>(repeating: 0)
    for (place, threshold) in thresholds.enumerated() {
      var below = none
      var index = 0
      while index &+ 16 <= count {
        let numbers = UnsafeRawPointer(samples + index).loadUnaligned(as: SIMD16<Double>.self)
        below &+= none.replacing(with: 1, where: numbers .<= threshold)
        index &+= 16
      }
      let rest = index
      while index < count {
        if samples[index] <= threshold { below[index &- rest] &+= 1 }
        index &+= 1
      }
      counts[place] &+= SIMD16(truncatingIfNeeded: below)
    }
  }

  /// Adds what another part of the samples gave for the same thresholds.
  mutating func add(_ other: ThresholdCounts) {
    for (place, more) in zip(counts.indices, other.counts) { counts[place] &+= more }
  }

  /// The standard error, over the replicates, of the share of the samples that are at most the
  /// threshold nearest to `value`; nil without thresholds or with fewer than two samples for each
  /// replicate.
  func standardErrorOfShare(near value: Double, count: UInt64) -> Double? {
    guard count >= UInt64(2 * Moments.replicates) else { return nil }
    var nearest: Int?
    var distance = Double.infinity
    for (place, threshold) in thresholds.enumerated() {
      let own = (threshold - value).magnitude
      if own < distance {
        distance = own
        nearest = place
      }
    }
    guard let nearest else { return nil }
    var shares = SIMD16<Double>(repeating: 0)
    for turn in 0..<Moments.replicates {
      shares[turn] = Double(counts[nearest][turn]) / Moments.share(of: count, turn: turn)
    }
    // A replicate counts whole samples: at an unlucky threshold (or a lucky one) all agree though the
    // quantile next to it is not known as well. It consists of blocks of a power of two samples, and
    // the mean variance of the steps of each is 1/6.
    let own = count / UInt64(Moments.replicates)
    let variance = Double(own.nonzeroBitCount * Moments.replicates) / 6
    let step = variance.squareRoot() / Double(count)
    return max(step, Moments.standardError(shares))
  }
}
