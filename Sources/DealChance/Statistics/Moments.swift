/// Number, mean and standard deviation of samples that stream by in blocks, merged exactly: the same
/// bits for any order and any split of the blocks.
///
/// A block is rounded by itself (in the order of its samples), so the blocks must be the same: all
/// callers cut the samples at the multiples of `blockSize`. Samples beyond 2⁴⁹⁰ (10¹⁴⁷) in size, or
/// that are not numbers, make the mean and the deviation not-a-number.
package struct Moments: Sendable, Hashable {
  /// How many samples a block has, except the last one of all.
  package static var blockSize: Int { 1_024 }
  /// How many replicates take turns in the samples.
  static var replicates: Int { SobolStream.replicates }

  /// How many samples there were.
  package private(set) var count: UInt64 = 0
  /// The means of the blocks times their numbers of samples.
  private var sum = ExactSum()
  /// The squared distances of the samples from the means of their blocks.
  private var within = ExactSum()
  /// The squares of the means of the blocks times their numbers of samples.
  private var between = ExactSum()
  /// The sums of the samples of each replicate.
  private var turns = [ExactSum](repeating: ExactSum(), count: Self.replicates)

  /// No samples yet.
  package init() {}

  /// Adds a block of at most `blockSize` samples, of which the first belongs to the first replicate.
  /// False if their sum is not finite, as it is whenever one of them is not.
  @discardableResult
  package mutating func add(_ samples: UnsafePointer<Double>, count block: Int) -> Bool {
    guard block > 0 else { return true }
    // A sum for each replicate, so that they are vectors.
    var sums = SIMD16<Double>(repeating: 0)
    var index = 0
    while index &+ 16 <= block {
      sums += UnsafeRawPointer(samples + index).loadUnaligned(as: SIMD16<Double>.self)
      index &+= 16
    }
    let rest = index
    while index < block {
      sums[index &- rest] += samples[index]
      index &+= 1
    }
    let mean = Self.folded(sums) / Double(block)
    var squares = SIMD16<Double>(repeating: 0)
    index = 0
    while index < rest {
      let distance =
        UnsafeRawPointer(samples + index).loadUnaligned(as: SIMD16<Double>.self) - mean
      squares += distance * distance
      index &+= 16
    }
    while index < block {
      let distance = samples[index] - mean
      squares[index &- rest] += distance * distance
      index &+= 1
    }
    count += UInt64(block)
    // The mean is rounded, but all three sums rest on the same one.
    sum.addProduct(mean, Double(block))
    within.add(Self.folded(squares))
    let weighted = DoubleDouble.product(mean, Double(block))
    between.addProduct(mean, weighted.high)
    between.addProduct(mean, weighted.low)
    for turn in 0..<Self.replicates { turns[turn].add(sums[turn]) }
    return mean.magnitude < .infinity
  }

  /// Adds what another part of the samples gave.
  package mutating func add(_ other: Moments) {
    count += other.count
    sum.add(other.sum)
    within.add(other.within)
    between.add(other.between)
    for turn in 0..<Self.replicates { turns[turn].add(other.turns[turn]) }
  }

  /// The mean; not-a-number if there are no samples or one of them is not finite.
  package var mean: Double { sum.value / Double(count) }

  /// The standard deviation (over n − 1); not-a-number for fewer than two samples.
  package var deviation: Double {
    guard count > 1 else { return .nan }
    // n times the squared distance of the block means from the mean, in about 100 bits.
    let total = sum.pair
    let ratio = total.over(DoubleDouble(Double(count), 0))
    let product = ratio.times(total)
    let means = between.pair
    let high = DoubleDouble.sum(means.high, -product.high)
    let apart = max(0, high.high + (high.low + (means.low - product.low)))
    return ((within.value + apart) / Double(count - 1)).squareRoot()
  }

  /// The standard error of the mean of independent samples.
  package var standardError: Double { deviation / Double(count).squareRoot() }

  /// The standard error of the mean where the replicates are independent and their samples are not,
  /// from the spread of their means; not-a-number for fewer samples than replicates.
  package var standardErrorOfReplicates: Double {
    guard count >= UInt64(Self.replicates) else { return .nan }
    let centre = sum.pair.over(DoubleDouble(Double(count), 0))
    var distances = SIMD16<Double>(repeating: 0)
    for turn in 0..<Self.replicates {
      let mean = turns[turn].pair.over(DoubleDouble(Self.share(of: count, turn: turn), 0))
      distances[turn] = (mean.high - centre.high) + (mean.low - centre.low)
    }
    return Self.standardError(distances)
  }

  /// How many of `count` samples belong to a replicate.
  static func share(of count: UInt64, turn: Int) -> Double {
    Double((count + UInt64(replicates - 1 - turn)) / UInt64(replicates))
  }

  /// The standard error of the mean of one number for each replicate.
  static func standardError(_ numbers: SIMD16<Double>) -> Double {
    let distances = numbers - folded(numbers) / Double(replicates)
    let square = folded(distances * distances)
    return (square / Double(replicates * (replicates - 1))).squareRoot()
  }

  /// The sum of the lanes in a fixed order.
  static func folded(_ sums: SIMD16<Double>) -> Double {
    let eight = sums.lowHalf + sums.highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}
