extension Elementary {
  /// The sine of an angle in radians; not-a-number if the angle is infinite.
  package static func sin(_ x: Double) -> Double {
    guard x.magnitude < .infinity else { return .nan }
    guard x != 0 else { return x }
    let (quadrant, angle) = reduced(x)
    let size = quadrant & 1 == 0 ? sine(angle) : cosine(angle)
    return quadrant & 2 == 0 ? size : -size
  }

  /// The cosine of an angle in radians; not-a-number if the angle is infinite.
  package static func cos(_ x: Double) -> Double {
    guard x.magnitude < .infinity else { return .nan }
    let (quadrant, angle) = reduced(x)
    let size = quadrant & 1 == 0 ? cosine(angle) : sine(angle)
    return (quadrant &+ 1) & 2 == 0 ? size : -size
  }

  /// The number of quarter turns nearest to a finite `x`, modulo 4, and what remains.
  private static func reduced(_ x: Double) -> (quadrant: UInt64, angle: DoubleDouble) {
    x.magnitude < 0x1p20 ? reducedNear(x) : reducedFar(x)
  }

  /// The reduction below 2²⁰, with π/2 in four parts, of which three have 33 bits, so that their
  /// products with the number of quarter turns are exact (Cody and Waite).
  private static func reducedNear(_ x: Double) -> (quadrant: UInt64, angle: DoubleDouble) {
    let rounded = x * 0x1.45f306dc9c883p-1 + rounder
    let turns = rounded - rounder
    let first = DoubleDouble.sum(x - turns * 0x1.921fb54400000p+0, -turns * 0x1.0b4611a600000p-34)
    let second = DoubleDouble.sum(first.high, -turns * 0x1.3198a2e000000p-69)
    let low = DoubleDouble.sum(first.low, second.low)
    let angle = DoubleDouble.sum(second.high, low.high)
    let rest = angle.low + (low.low - turns * 0x1.b839a252049c1p-104)
    return (rounded.bitPattern & 3, .ordered(angle.high, rest))
  }

  /// The reduction for any other finite `x`: the integer mantissa of `x` times those 192 bits of
  /// 2/π that can reach the last quarter turn (Payne and Hanek 1983).
  private static func reducedFar(_ x: Double) -> (quadrant: UInt64, angle: DoubleDouble) {
    let bits = x.bitPattern
    let mantissa = (bits & 0x000f_ffff_ffff_ffff) | 0x0010_0000_0000_0000
    // x = mantissa × 2ᵉ. The bit of 2/π with weight 2⁻ⁱ makes whole turns if i < e − 1; e is at
    // least −32 here, and 64 zero bits stand before the table.
    let start = ((bits >> 52) & 0x7ff) &+ 64 &- 1_075 &- 2
    let word = start >> 6
    let shift = start & 63
    let top = window(word, shift)
    let middle = window(word &+ 1, shift)
    let bottom = window(word &+ 2, shift)
    let bottomProduct = mantissa.multipliedFullWidth(by: bottom)
    let middleProduct = mantissa.multipliedFullWidth(by: middle)
    let second = bottomProduct.high.addingReportingOverflow(middleProduct.low)
    let carry: UInt64 = second.overflow ? 1 : 0
    var high = (mantissa &* top) &+ middleProduct.high &+ carry
    var low = second.partialValue
    // The two highest bits count quarter turns; the rest is rounded to the nearest one.
    var quadrant = high >> 62
    let isNegative = high & 0x2000_0000_0000_0000 != 0
    high &= 0x3fff_ffff_ffff_ffff
    if isNegative {
      quadrant = (quadrant &+ 1) & 3
      low = 0 &- low
      high = 0x4000_0000_0000_0000 &- high &- (low == 0 ? 0 : 1)
    }
    // 62 + 64 bits of fraction, in pieces that doubles hold exactly.
    let pieces = [
      Double(high >> 31) * 0x1p-31, Double(high & 0x7fff_ffff) * 0x1p-62,
      Double(low >> 32) * 0x1p-94, Double(low & 0xffff_ffff) * 0x1p-126,
    ]
    var fraction = DoubleDouble(0, 0)
    for piece in pieces {
      let sum = DoubleDouble.sum(fraction.high, piece)
      fraction = .ordered(sum.high, sum.low + fraction.low)
    }
    var angle = fraction.times(.init(0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54))
    if isNegative { angle = DoubleDouble(-angle.high, -angle.low) }
    if x < 0 {
      angle = DoubleDouble(-angle.high, -angle.low)
      quadrant = (4 &- quadrant) & 3
    }
    return (quadrant, angle)
  }

  /// 64 bits of the table that begin `shift` bits (below 64) behind the start of a word; zeros
  /// behind its end.
  private static func window(_ word: UInt64, _ shift: UInt64) -> UInt64 {
    func entry(_ index: UInt64) -> UInt64 {
      index < UInt64(twoOverPi.count) ? twoOverPi[Int(index)] : 0
    }
    guard shift > 0 else { return entry(word) }
    return (entry(word) << shift) | (entry(word &+ 1) >> (64 &- shift))
  }

  /// sin(angle) for angles up to π/4 (fdlibm's arrangement; error of the polynomial 2⁻⁶⁰).
  private static func sine(_ angle: DoubleDouble) -> Double {
    let r = angle.high
    let z = r * r
    var series = 1.591810123027412e-10
    series = -2.5051131455427946e-08 + z * series
    series = 2.755731610068303e-06 + z * series
    series = -0.0001984126983675497 + z * series
    series = 0.008333333333330946 + z * series
    series = -0.16666666666666666 + z * series
    return r + (angle.low + z * (r * series - 0.5 * angle.low))
  }

  /// cos(angle) for angles up to π/4.
  private static func cosine(_ angle: DoubleDouble) -> Double {
    let r = angle.high
    let z = r * r
    var series = -1.1382614868556325e-11
    series = 2.0876146024689747e-09 + z * series
    series = -2.7557317270560326e-07 + z * series
    series = 2.4801587298763433e-05 + z * series
    series = -0.0013888888888887395 + z * series
    series = 0.041666666666666664 + z * series
    let half = 0.5 * z
    let near = 1 - half
    return near + (((1 - near) - half) + (z * z * series - r * angle.low))
  }

  /// 2/π as a binary fraction, 64 bits in each entry, behind one entry of zeros.
  private static let twoOverPi: [UInt64] = [
    0, 0xa2f9_836e_4e44_1529, 0xfc27_57d1_f534_ddc0, 0xdb62_9599_3c43_9041,
    0xfe51_63ab_debb_c561, 0xb724_6e3a_424d_d2e0, 0x0649_2eea_09d1_921c, 0xfe1d_eb1c_b129_a73e,
    0xe882_35f5_2ebb_4484, 0xe99c_7026_b45f_7e41, 0x3991_d639_8353_39f4, 0x9c84_5f8b_bdf9_283b,
    0x1ff8_97ff_de05_980f, 0xef2f_118b_5a0a_6d1f, 0x6d36_7ecf_27cb_09b7, 0x4f46_3f66_9e5f_ea2d,
    0x7527_bac7_ebe5_f17b, 0x3d07_39f7_8a52_92ea, 0x6bfb_5fb1_1f8d_5d08, 0x5603_3046_fc7b_6bab,
    0xf0cf_bc20_9af4_361d,
  ]
}
