extension Elementary {
  /// The natural logarithm of the gamma function of a positive `x`; infinite at zero, not-a-number
  /// below.
  ///
  /// Near its zeros at 1 and 2 it is (x − 1)(x − 2) R(x) with rational fits of the project's own;
  /// up to 8 the recurrence leads there; above, Stirling's series.
  package static func logGamma(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? .infinity : .nan }
    guard x < .infinity else { return x }
    if x < 0.5 {
      let logarithm = logarithmPair(x)
      let above = x * (x - 1) * gammaNearOne(1 + x).value
      return -logarithm.high + (above - logarithm.low)
    }
    if x < 3 { return logGammaNearZeros(x) }
    if x < 8 {
      var product = x - 1
      var rest = product
      while rest >= 3 {
        rest -= 1
        product *= rest
      }
      let logarithm = logarithmPair(product)
      return logarithm.high + (logarithm.low + logGammaNearZeros(rest))
    }
    return logGammaLarge(x)
  }

  /// The logarithm of the gamma function from ½ to 3.
  private static func logGammaNearZeros(_ x: Double) -> Double {
    let other = DoubleDouble.sum(x, -2)
    let product = DoubleDouble.product(x - 1, other.high)
    let low = product.low + (x - 1) * other.low
    let ratio =
      x < 1 ? gammaBelowOne(x) : (x < 1.75 ? gammaNearOne(x) : gammaAboveTwo(x))
    return product.high * ratio.value + (low * ratio.value + product.high * ratio.low)
  }

  /// The logarithm of the gamma function from 8 on.
  private static func logGammaLarge(_ x: Double) -> Double {
    let logarithm = logarithmPair(x)
    let less = DoubleDouble.sum(logarithm.high, -1)
    let lessLow = less.low + logarithm.low
    guard x < 0x1p60 else { return x * less.high + x * lessLow }
    let factor = DoubleDouble.sum(x, -0.5)
    let product = factor.times(.ordered(less.high, lessLow))
    let v = 1 / (x * x)
    let series = stirlingSeries(v)
    // Half of log 2π, less ½.
    return product.high + (product.low + (0.4189385332046727 + series / x))
  }

  /// log Γ(x) / ((x − 1)(x − 2)) from ½ to 1.
  @inline(__always)
  private static func gammaBelowOne(_ at: Double) -> Fit {
    let y = at - 0.7500000000002105
    var top = -4.64892112342818e-05
    top = -0.028915030755322802 + y * top
    top = -0.31434363997464176 + y * top
    top = -1.1377029373102339 + y * top
    top = -1.8106751276883477 + y * top
    top = -1.3101674582814795 + y * top
    top = -0.35235940133189025 + y * top
    var bottom = 0.04761939167558963
    bottom = 0.6663253745805857 + y * bottom
    bottom = 3.1972649406679228 + y * bottom
    bottom = 7.143774284431375 + y * bottom
    bottom = 8.11870380263812 + y * bottom
    bottom = 4.552887816932906 + y * bottom
    bottom = 1.0 + y * bottom
    let slope = top / bottom
    return Fit(0.650499044580071, y, slope)
  }

  /// log Γ(x) / ((x − 1)(x − 2)) from 1 to 1.75.
  @inline(__always)
  private static func gammaNearOne(_ at: Double) -> Fit {
    let y = at - 1.3000000000003753
    var top = -4.852610695761903e-07
    top = -0.0007643568947551006 + y * top
    top = -0.015265160118249533 + y * top
    top = -0.10003381024630799 + y * top
    top = -0.2854080616226447 + y * top
    top = -0.36789760378576325 + y * top
    top = -0.17550651113635812 + y * top
    var bottom = 0.0015593376768822877
    bottom = 0.038809733220433934 + y * bottom
    bottom = 0.3305165992509032 + y * bottom
    bottom = 1.3069694011092006 + y * bottom
    bottom = 2.6220021970525766 + y * bottom
    bottom = 2.5898516635637066 + y * bottom
    bottom = 1.0 + y * bottom
    let slope = top / bottom
    return Fit(0.5151181405135554, y, slope)
  }

  /// log Γ(x) / ((x − 1)(x − 2)) from 1.75 to 3.
  @inline(__always)
  private static func gammaAboveTwo(_ at: Double) -> Fit {
    let y = at - 2.3000000000006717
    var top = -5.9532134908896625e-09
    top = -2.1324998796615443e-05 + y * top
    top = -0.0007515683262391879 + y * top
    top = -0.008681685647647035 + y * top
    top = -0.04366352587710241 + y * top
    top = -0.09920520878313888 + y * top
    top = -0.08341600653159686 + y * top
    var bottom = 5.602809018639144e-05
    bottom = 0.002403433000993946 + y * bottom
    bottom = 0.035465288597014595 + y * bottom
    bottom = 0.24405023083281582 + y * bottom
    bottom = 0.8548008188760686 + y * bottom
    bottom = 1.4775124807079696 + y * bottom
    bottom = 1.0 + y * bottom
    let slope = top / bottom
    return Fit(0.39535757681950956, y, slope)
  }
}
