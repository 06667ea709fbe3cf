extension Elementary {
  /// The density of the standard normal distribution at `x`.
  package static func normalDensity(_ x: Double) -> Double {
    let size = x.magnitude > 50 ? 50 : x.magnitude
    let square = DoubleDouble.product(size, size)
    let relative = inverseRootLow / inverseRoot
    let density = exponential(-0.5 * square.high, relative - 0.5 * square.low) * inverseRoot
    return x.isNaN ? .nan : density
  }

  /// The probability that a standard normal variable is at most `x`; the upper tail is that of −x.
  ///
  /// In the middle ½ + x P(x²); outside e^(−x²/2) R(t) / (1 + t) with t = |x|, where R is
  /// (1 + t) times Mills' ratio over √2π; beyond 9 an asymptotic form in 1/t². Own fits.
  package static func normalCumulative(_ x: Double) -> Double {
    guard !x.isNaN else { return .nan }
    let t = x.magnitude
    guard t >= 0.68 else { return cumulativeMiddle(x) }
    guard t < 40 else { return x < 0 ? 0 : 1 }
    let square = DoubleDouble.product(t, t)
    let below = t < 9 ? tailNear(t, square) : tailFar(t, square)
    return x < 0 ? below : 1 - below
  }

  /// The probability below an `x` of at most 0.68 in size.
  private static func cumulativeMiddle(_ x: Double) -> Double {
    let linear = DoubleDouble.product(x, inverseRoot)
    let sum = DoubleDouble.sum(0.5, linear.high)
    return sum.high + (sum.low + (linear.low + x * x * x * middle(x * x)))
  }

  /// The probability beyond `t` from 0.68 to 9, whose square is `square`.
  private static func tailNear(_ t: Double, _ square: DoubleDouble) -> Double {
    let divisor = DoubleDouble.sum(1, t)
    let fit = t < 1.795 ? millsNear(t) : (t < 4.495 ? millsFar(t) : millsFarther(t))
    let ratio = DoubleDouble(fit.value, fit.low).over(divisor)
    let low = ratio.low / ratio.high - 0.5 * square.low
    return exponential(-0.5 * square.high, low) * ratio.high
  }

  /// The probability beyond `t` from 9 to 40, whose square is `square`.
  private static func tailFar(_ t: Double, _ square: DoubleDouble) -> Double {
    let v = 1 / (t * t)
    var series = -3354871516.5105615
    series = 419034446.98144656 + v * series
    series = -30877033.468545288 + v * series
    series = 1990186.720325936 + v * series
    series = -134876.83564725998 + v * series
    series = 10393.772090359065 + v * series
    series = -944.9961100898491 + v * series
    series = 104.99999209628976 + v * series
    series = -14.999999990361308 + v * series
    series = 2.999999999993756 + v * series
    series = -0.9999999999999984 + v * series
    let root = DoubleDouble(inverseRoot, inverseRootLow)
    let ratio = DoubleDouble.ordered(1, v * series).times(root).over(.init(t, 0))
    let low = ratio.low / ratio.high - 0.5 * square.low
    return exponential(-0.5 * square.high, low) * ratio.high
  }

  /// 1 / √2π.
  private static var inverseRoot: Double { 0x1.9884533d43651p-2 }

  /// What `inverseRoot` lacks.
  private static var inverseRootLow: Double { -0x1.cbc0d30ebfd15p-56 }

  /// (Φ(x) − ½) / x³ − 1 / (√2π x²) for x² up to 0.68² (error 2⁻⁶⁶).
  private static func middle(_ z: Double) -> Double {
    var series = -1.0289110018137666e-10
    series = 2.2649003024294113e-09 + z * series
    series = -4.1222672298193806e-08 + z * series
    series = 6.659682662989152e-07 + z * series
    series = -9.44465608629217e-06 + z * series
    series = 0.00011543468760061083 + z * series
    series = -0.001187328215479755 + z * series
    series = 0.009973557010035805 + z * series
    return -0.06649038006690544 + z * series
  }

  /// (1 + t) e^(t²/2) Φ(−t) for t from 0.6 to 1.8.
  @inline(__always)
  private static func millsNear(_ at: Double) -> Fit {
    let y = at - 1.2000000000000297
    var top = -3.139455255678703e-08
    top = -0.000128033705935619 + y * top
    top = -0.0019017248448423801 + y * top
    top = -0.010772787278605337 + y * top
    top = -0.02751831588422288 + y * top
    top = -0.017166271452756565 + y * top
    var bottom = 0.0010622835637940256
    bottom = 0.01913376838408205 + y * bottom
    bottom = 0.14475534867873074 + y * bottom
    bottom = 0.5718200203609466 + y * bottom
    bottom = 1.1744711795373264 + y * bottom
    bottom = 1.0 + y * bottom
    let slope = top / bottom
    return Fit(0.5200864944908979, y, slope)
  }

  /// (1 + t) e^(t²/2) Φ(−t) for t from 1.79 to 4.5.
  @inline(__always)
  private static func millsFar(_ at: Double) -> Fit {
    let y = at - 2.70000000000071
    var top = 5.218157605761262e-12
    top = -5.0138526595609e-06 + y * top
    top = -0.00012173276481019199 + y * top
    top = -0.0012270635728457492 + y * top
    top = -0.0063653265487656555 + y * top
    top = -0.016800234183471978 + y * top
    top = -0.01743461476595061 + y * top
    var bottom = 5.44125348770841e-05
    bottom = 0.0015567794814120896 + y * bottom
    bottom = 0.019185207190452008 + y * bottom
    bottom = 0.12996910839755402 + y * bottom
    bottom = 0.5092677003191758 + y * bottom
    bottom = 1.0922185533079198 + y * bottom
    bottom = 1.0 + y * bottom
    let slope = top / bottom
    return Fit(0.4910838711611873, y, slope)
  }

  /// (1 + t) e^(t²/2) Φ(−t) for t from 4.49 to 9.01.
  @inline(__always)
  private static func millsFarther(_ at: Double) -> Fit {
    let y = at - 6.000000000000053
    var top = -1.5085372325530068e-13
    top = -2.7494655363590022e-06 + y * top
    top = -7.60083205340908e-05 + y * top
    top = -0.0008074476604146198 + y * top
    top = -0.0038826455869569363 + y * top
    top = -0.007085446858814146 + y * top
    var bottom = 5.043708621422378e-05
    bottom = 0.0017634280566470857 + y * bottom
    bottom = 0.0251336205322199 + y * bottom
    bottom = 0.18216998046778987 + y * bottom
    bottom = 0.6703271949711609 + y * bottom
    bottom = 1.0 + y * bottom
    let slope = top / bottom
    return Fit(0.45345520027112757, y, slope)
  }
}
