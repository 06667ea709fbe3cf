extension Elementary {
  /// e to the power of `x`; infinite above 709.78, zero below −745.13.
  @inline(__always)
  package static func exp(_ x: Double) -> Double { exponential(x, 0) }

  /// e to the power of `high + low`, where `low` is a small correction of `high`.
  ///
  /// With k the integer nearest to x / log 2 and r = x − k log 2, the result is 2ᵏ eʳ, and eʳ is
  /// a polynomial of degree 11 on |r| ≤ log 2 / 2 (near-minimax, error 2⁻⁵⁸).
  @inline(__always)
  static func exponential(_ high: Double, _ low: Double) -> Double {
    let capped = high > 710 ? 710 : high
    let x = capped < -746 ? -746 : capped
    let k = (x * 0x1.71547652b82fep+0 + rounder) - rounder
    let exact = x - k * log2High
    let correction = low - k * log2Low
    let r = exact + correction
    let tail = (exact - r) + correction
    let one = DoubleDouble.ordered(1, r)
    let mantissa = one.high + (one.low + (tail + (r * r) * curve(r)))
    // In two steps, as the scale itself may be beyond the largest and below the smallest double.
    let half = k * 0.5 + rounder
    let rest = (k - (half - rounder)) + rounder
    return mantissa * powerOfTwo(half) * powerOfTwo(rest)
  }

  /// e to the power of `x`, less 1, accurate for small `x` too.
  @inline(__always)
  package static func expm1(_ x: Double) -> Double {
    let capped = x > 710 ? 710 : x
    let inside = capped < -40 ? -40 : capped
    let k = (inside * 0x1.71547652b82fep+0 + rounder) - rounder
    let exact = inside - k * log2High
    let correction = -k * log2Low
    let r = exact + correction
    let tail = (exact - r) + correction
    // 2ᵏ (1 − 2⁻ᵏ + r + …): the difference is exact where it matters, and 1 beyond.
    let far = k > 60 ? 60 : k
    let offset = DoubleDouble.sum(1 - powerOfTwo(rounder - far), r)
    let mantissa = offset.high + (offset.low + (tail + (r * r) * curve(r)))
    let half = k * 0.5 + rounder
    let rest = (k - (half - rounder)) + rounder
    let result = mantissa * powerOfTwo(half) * powerOfTwo(rest)
    return x == 0 ? x : result
  }

  /// (eʳ − 1 − r) / r² for |r| ≤ log 2 / 2.
  @inline(__always)
  private static func curve(_ r: Double) -> Double {
    var sum = 2.5095554677111112e-08
    sum = 2.761380686153829e-07 + r * sum
    sum = 2.755728006701698e-06 + r * sum
    sum = 2.4801536388690766e-05 + r * sum
    sum = 0.0001984126985433861 + r * sum
    sum = 0.0013888888905881542 + r * sum
    sum = 0.008333333333332155 + r * sum
    sum = 0.04166666666665136 + r * sum
    sum = 0.16666666666666666 + r * sum
    return 0.5 + r * sum
  }
}
