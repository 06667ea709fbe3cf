extension Elementary {
  /// The natural logarithm: −infinity at zero, not-a-number below.
  @inline(__always)
  package static func log(_ x: Double) -> Double {
    let (k, m) = decomposed(x)
    let result = logarithm(k: k, f: m - 1, correction: 0)
    let finite = x < .infinity ? result : x
    return x > 0 ? finite : (x == 0 ? -.infinity : .nan)
  }

  /// The natural logarithm of `1 + x`, accurate for small `x` too; −infinity at −1, not-a-number
  /// below.
  @inline(__always)
  package static func log1p(_ x: Double) -> Double {
    let sum = DoubleDouble.sum(1, x)
    let (k, m) = decomposed(sum.high)
    // What rounding took from 1 + x, at the scale of m; it does not count beyond 2⁶⁰.
    let far = k > 60 ? 60 : k
    let low = k > 60 ? 0 : sum.low * powerOfTwo(rounder - far)
    let f = (m - 1) + low
    let rest = ((m - 1) - f) + low
    let result = logarithm(k: k, f: f, correction: rest / (1 + f))
    let finite = x < .infinity ? (x == 0 ? x : result) : x
    return x > -1 ? finite : (x == -1 ? -.infinity : .nan)
  }

  /// The logarithm to the base 2, exact at powers of two.
  @inline(__always)
  package static func log2(_ x: Double) -> Double {
    let natural = logarithmPair(x)
    let result = natural.times(.init(0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56)).value
    let finite = x < .infinity ? result : x
    return x > 0 ? finite : (x == 0 ? -.infinity : .nan)
  }

  /// The logarithm to the base 10, exact at powers of ten.
  @inline(__always)
  package static func log10(_ x: Double) -> Double {
    let natural = logarithmPair(x)
    let result = natural.times(.init(0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57)).value
    let finite = x < .infinity ? result : x
    return x > 0 ? finite : (x == 0 ? -.infinity : .nan)
  }

  /// `x` as 2ᵏ m with m between √½ and √2, for positive finite `x`; something finite otherwise.
  @inline(__always)
  private static func decomposed(_ x: Double) -> (k: Double, m: Double) {
    let tiny = x < 0x1p-1022
    let scaled = tiny ? x * 0x1p54 : x
    let bits = scaled.bitPattern &+ 0x0009_5f61_9980_c433
    let biased = Double(bitPattern: ((bits >> 52) & 0x7ff) | 0x4330_0000_0000_0000)
    let k = (biased - (0x1p52 + 1_023)) - (tiny ? 54 : 0)
    let m = Double(bitPattern: (bits & 0x000f_ffff_ffff_ffff) &+ 0x3fe6_a09e_667f_3bcd)
    return (k, m)
  }

  /// log(2ᵏ (1 + f)) + correction, for f from √½ − 1 to √2 − 1.
  ///
  /// With s = f / (2 + f), log(1 + f) = 2s + ⅔s³ + …; the arrangement is that of fdlibm (Sun
  /// Microsystems 1993), the polynomial near-minimax with an error of 2⁻⁵⁹.
  @inline(__always)
  private static func logarithm(k: Double, f: Double, correction: Double) -> Double {
    let s = f / (2 + f)
    let z = s * s
    var series = 0.14616562422104645
    series = 0.15331712479381301 + z * series
    series = 0.1818288939967772 + z * series
    series = 0.2222221113102852 + z * series
    series = 0.2857142862599856 + z * series
    series = 0.39999999999899455 + z * series
    series = 0.666666666666667 + z * series
    let half = 0.5 * f * f
    let low = k * log2Low + correction
    return k * log2High - ((half - (s * (half + z * series) + low)) - f)
  }

  /// The natural logarithm of a positive finite number to about 80 bits.
  @inline(__always)
  static func logarithmPair(_ x: Double) -> DoubleDouble {
    let (k, m) = decomposed(x)
    let f = m - 1
    let divisor = DoubleDouble.sum(2, f)
    let ratio = f / divisor.high
    let back = DoubleDouble.product(ratio, divisor.high)
    let ratioLow = (((f - back.high) - back.low) - ratio * divisor.low) / divisor.high
    // z = s², and log(1 + f) = 2s (1 + z (⅓ + z (⅕ + …))).
    let square = DoubleDouble.product(ratio, ratio)
    let z = square.high
    let zLow = square.low + 2 * ratio * ratioLow
    var series = 0.04985657940349363
    series = 0.04720959918482438 + z * series
    series = 0.052645940465823444 + z * series
    series = 0.058823226607528895 + z * series
    series = 0.0666666706074463 + z * series
    series = 0.07692307689190471 + z * series
    series = 0.09090909090923238 + z * series
    series = 0.11111111111111079 + z * series
    series = 0.14285714285714285 + z * series
    series = 0.2 + z * series
    let third = DoubleDouble.ordered(0x1.5555555555555p-2, z * series)
    let factor = DoubleDouble.product(z, third.high)
    let factorLow = factor.low + (z * (third.low + 0x1.5555555555555p-56) + zLow * third.high)
    let bend = DoubleDouble.product(ratio, factor.high)
    let bendLow = bend.low + (ratio * factorLow + ratioLow * factor.high)
    let mantissa = DoubleDouble.ordered(ratio, bend.high)
    let mantissaLow = mantissa.low + (ratioLow + bendLow)
    let all = DoubleDouble.sum(k * log2High, 2 * mantissa.high)
    return .ordered(all.high, all.low + (2 * mantissaLow + k * log2Low))
  }
}
