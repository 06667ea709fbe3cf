extension Elementary {
  /// `x` to the power of `y`: exact where the result is a double.
  ///
  /// 1 if `y` is 0 or `x` is 1. A negative `x` has a power only if `y` is an integer, otherwise the
  /// result is not-a-number. Zero to a negative power is infinite. The rest follows IEEE 754.
  @inline(__always)
  package static func pow(_ x: Double, _ y: Double) -> Double {
    let base = x.magnitude
    let natural = logarithmPair(base)
    // Beyond 2⁶⁶ only the sign of the exponent counts, and its products would overflow.
    let capped = y > 0x1p66 ? 0x1p66 : y
    let exponent = capped < -0x1p66 ? -0x1p66 : capped
    let product = DoubleDouble.product(exponent, natural.high)
    let correction = product.low + exponent * natural.low
    let isBeyond = product.high.magnitude > 800
    var result = exponential(product.high, isBeyond ? 0 : correction)

    let growing = (base > 1) == (y > 0)
    result = y.magnitude == .infinity ? (base == 1 ? 1 : (growing ? .infinity : 0)) : result
    result = base == .infinity || base == 0 ? ((base == 0) == (y > 0) ? 0 : .infinity) : result

    // Adding 2⁵² rounds to an integer; from there on every double is one.
    let size = y.magnitude
    let isInteger = size >= 0x1p52 || (size + 0x1p52) - 0x1p52 == size
    let half = size * 0.5
    let isEven = size >= 0x1p53 || (half + 0x1p52) - 0x1p52 == half
    let isNegative = x.sign == .minus
    result = isNegative && isInteger && !isEven ? -result : result
    let ordinaryBase = base > 0 && base < .infinity && size < .infinity
    result = isNegative && ordinaryBase && !isInteger ? .nan : result
    result = x.isNaN || y.isNaN ? .nan : result
    return y == 0 || x == 1 ? 1 : result
  }
}
