/// Number, mean and standard deviation of samples that stream by in blocks, merged exactly: the same
/// bits for any order and any split of the blocks.
///
/// A block is rounded by itself (in the order of its samples), so the blocks must be the same: all
/// callers cut the samples at the multiples of `blockSize`. Samples beyond 2⁴⁹⁰ (10¹⁴⁷) in size, or
/// that are not numbers, make the mean and the deviation not-a-number.
package struct Moments: Sendable, Hashable {
  /// How many samples a block has, except the last one of all.
  package static var blockSize: Int { 1_024 }

  /// How many samples there were.
  package private(set) var count = 0
  /// The means of the blocks times their numbers of samples.
  private var sum = ExactSum()
  /// The squared distances of the samples from the means of their blocks.
  private var within = ExactSum()
  /// The squares of the means of the blocks times their numbers of samples.
  private var between = ExactSum()
  /// The smallest sample; infinite as long as there is none.
  package private(set) var smallest = Double.infinity
  /// The largest sample; minus infinity as long as there is none.
  package private(set) var largest = -Double.infinity

  /// No samples yet.
  package init() {}

  /// Adds a block of at most `blockSize` samples.
  package mutating func add(_ samples: UnsafePointer<Double>, count block: Int) {
    guard block > 0 else { return }
    // Eight sums side by side, so that they are vectors.
    var sums = SIMD8<Double>(repeating: 0)
    var low = SIMD8<Double>(repeating: .infinity)
    var high = SIMD8<Double>(repeating: -.infinity)
    var index = 0
    while index &+ 8 <= block {
      let eight = UnsafeRawPointer(samples + index).loadUnaligned(as: SIMD8<Double>.self)
      sums += eight
      low = low.replacing(with: eight, where: eight .< low)
      high = high.replacing(with: eight, where: eight .> high)
      index &+= 8
    }
    let rest = index
    var total = Self.folded(sums)
    while index < block {
      total += samples[index]
      index &+= 1
    }
    let mean = total / Double(block)
    var squares = SIMD8<Double>(repeating: 0)
    index = 0
    while index < rest {
      let eight = UnsafeRawPointer(samples + index).loadUnaligned(as: SIMD8<Double>.self)
      let distance = eight - mean
      squares += distance * distance
      index &+= 8
    }
    var square = Self.folded(squares)
    smallest = min(smallest, low.min())
    largest = max(largest, high.max())
    while index < block {
      let distance = samples[index] - mean
      square += distance * distance
      smallest = min(smallest, samples[index])
      largest = max(largest, samples[index])
      index &+= 1
    }
    count += block
    // The mean is rounded, but all three sums rest on the same one.
    sum.addProduct(mean, Double(block))
    within.add(square)
    let weighted = DoubleDouble.product(mean, Double(block))
    between.addProduct(mean, weighted.high)
    between.addProduct(mean, weighted.low)
  }

  /// Adds what another part of the samples gave.
  package mutating func add(_ other: Moments) {
    count += other.count
    sum.add(other.sum)
    within.add(other.within)
    between.add(other.between)
    smallest = min(smallest, other.smallest)
    largest = max(largest, other.largest)
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

  /// The sum of eight lanes in a fixed order.
  private static func folded(_ sums: SIMD8<Double>) -> Double {
    let four = sums.lowHalf + sums.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}
