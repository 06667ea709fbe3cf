internal import RealModule

/// A number as the unevaluated sum of two doubles, of which the second is at most half a unit in
/// the last place of the first: about 106 bits.
///
/// Sources: T. J. Dekker, A floating-point technique for extending the available precision (1971);
/// D. E. Knuth, The Art of Computer Programming 2, section 4.2.2.
struct DoubleDouble {
  /// The larger part: the nearest double, if the parts do not overlap.
  var high: Double
  /// The smaller part.
  var low: Double

  /// The sum of two parts, as they are.
  @inline(__always)
  init(_ high: Double, _ low: Double) {
    self.high = high
    self.low = low
  }

  /// The sum of two doubles, exactly.
  @inline(__always)
  static func sum(_ first: Double, _ second: Double) -> DoubleDouble {
    let high = first + second
    let part = high - first
    return DoubleDouble(high, (first - (high - part)) + (second - part))
  }

  /// The sum of two doubles, exactly, where the first is the larger one or zero.
  @inline(__always)
  static func ordered(_ larger: Double, _ smaller: Double) -> DoubleDouble {
    let exact = Augmented.sum(large: larger, small: smaller)
    return DoubleDouble(exact.head, exact.tail)
  }

  /// The product of two doubles, exactly, where neither exceeds 2⁹⁹⁵ and nothing underflows.
  @inline(__always)
  static func product(_ first: Double, _ second: Double) -> DoubleDouble {
    let high = first * second
    let firstSplit = first * 134_217_729
    let firstHigh = firstSplit - (firstSplit - first)
    let firstLow = first - firstHigh
    let secondSplit = second * 134_217_729
    let secondHigh = secondSplit - (secondSplit - second)
    let secondLow = second - secondHigh
    let error = ((firstHigh * secondHigh - high) + firstHigh * secondLow) + firstLow * secondHigh
    return DoubleDouble(high, error + firstLow * secondLow)
  }

  /// The product with another such number.
  @inline(__always)
  func times(_ other: DoubleDouble) -> DoubleDouble {
    let exact = DoubleDouble.product(high, other.high)
    return .ordered(exact.high, exact.low + (high * other.low + low * other.high))
  }

  /// The quotient by another such number.
  @inline(__always)
  func over(_ other: DoubleDouble) -> DoubleDouble {
    let ratio = high / other.high
    let back = DoubleDouble.product(ratio, other.high)
    let rest = ((high - back.high) - back.low) + (low - ratio * other.low)
    return .ordered(ratio, rest / other.high)
  }

  /// The nearest double.
  var value: Double { high + low }
}
