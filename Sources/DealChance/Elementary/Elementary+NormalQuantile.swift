extension Elementary {
  /// The number below which a standard normal variable lies with probability `u`: −infinity at 0,
  /// infinity at 1, not-a-number outside.
  ///
  /// Rational fits of the project's own (near-minimax, error 2⁻⁵²·⁵ of the result or better): in the
  /// middle, q R(q²) with q = u − ½; outside, s − R(s) with s = √(−2 log u).
  package static func normalQuantile(_ u: Double) -> Double {
    guard u > 0, u < 1 else { return u == 0 ? -.infinity : (u == 1 ? .infinity : .nan) }
    // 1 − u is exact in the upper half.
    let tail = u > 0.5 ? 1 - u : u
    let q = 0.5 - tail
    let size: Double
    if q <= 0.37 {
      let lost = (0.5 - q) - tail
      let factor = quantileMiddle(q * q)
      let near = q * factor.value
      let square = 0.5 * near * near
      // The derivative √2π e^(x²/2), to a few percent, is enough for what q lost to rounding.
      let derivative = 2.5066 * (1 + square * (1 + square * (0.5 + square * 0.17)))
      size = near + (q * factor.low + lost * derivative)
    } else {
      size = quantileTail(logarithmPair(tail))
    }
    return u < 0.5 ? -size : size
  }

  /// The (positive) standard normal quantile where the logarithm of the probability beyond it is
  /// `logarithm`, at most log 0.131.
  private static func quantileTail(_ logarithm: DoubleDouble) -> Double {
    let square = -2 * logarithm.high
    let s = square.squareRoot()
    let exact = DoubleDouble.product(s, s)
    let sLow = (((square - exact.high) - exact.low) - 2 * logarithm.low) / (2 * s)
    let gap = s < 4.595 ? quantileNear(s) : (s < 8.995 ? quantileFar(s) : quantileFarthest(s))
    return s - (gap.value + (gap.low - sLow * (1 - gap.slope)))
  }

  /// The quantile at ½ + q over q, for q² up to 0.37².
  @inline(__always)
  private static func quantileMiddle(_ at: Double) -> Fit {
    let y = at - 0.07000000000000921
    var top = -139.17886128371606
    top = 560.7509768451936 + y * top
    top = -620.2929010794601 + y * top
    top = 276.8702203788614 + y * top
    top = -53.62591643008593 + y * top
    top = 3.75285604014252 + y * top
    var bottom = 62.40555978434536
    bottom = -351.5082712758502 + y * bottom
    bottom = 548.0281871464667 + y * bottom
    bottom = -360.650559797262 + y * bottom
    bottom = 114.31103411093814 + y * bottom
    bottom = -17.280725539019926 + y * bottom
    bottom = 1.0 + y * bottom
    let slope = top / bottom
    return Fit(2.72549108360086, y, slope)
  }

  /// s less the quantile, for s from 2.01 to 4.6.
  @inline(__always)
  private static func quantileNear(_ at: Double) -> Fit {
    let y = at - 3.000000000000112
    var top = -2.0234785044833806e-09
    top = -1.3478147699784649e-05 + y * top
    top = -0.0005305395688675308 + y * top
    top = -0.007213251647295186 + y * top
    top = -0.04480229625824116 + y * top
    top = -0.12953422634658196 + y * top
    top = -0.14095668444459789 + y * top
    var bottom = 1.9291463397164413e-05
    bottom = 0.0008914750035743846 + y * bottom
    bottom = 0.014953081005720676 + y * bottom
    bottom = 0.12251400887673544 + y * bottom
    bottom = 0.5286261318519571 + y * bottom
    bottom = 1.1526167035305095 + y * bottom
    bottom = 1.0 + y * bottom
    let slope = top / bottom
    return Fit(0.7133796618213746, y, slope)
  }

  /// s less the quantile, for s from 4.59 to 9.
  @inline(__always)
  private static func quantileFar(_ at: Double) -> Fit {
    let y = at - 6.500000000001275
    var top = -5.642575294334504e-13
    top = -4.074308247223609e-07 + y * top
    top = -4.3998499250299747e-05 + y * top
    top = -0.0012826498142872321 + y * top
    top = -0.013404310676953312 + y * top
    top = -0.04506317756254127 + y * top
    var bottom = 9.401454082170095e-07
    bottom = 0.00011477116444384688 + y * bottom
    bottom = 0.004174426687770164 + y * bottom
    bottom = 0.06291205484993131 + y * bottom
    bottom = 0.4159605242321627 + y * bottom
    bottom = 1.0 + y * bottom
    let slope = top / bottom
    return Fit(0.4372717972053096, y, slope)
  }

  /// s less the quantile, for s from 8.99 to 38.7.
  @inline(__always)
  private static func quantileFarthest(_ at: Double) -> Fit {
    let y = at - 16.000000000005613
    var top = -9.090041608487718e-18
    top = -1.9711334286426747e-12 + y * top
    top = -7.538915398829182e-10 + y * top
    top = -9.487936717420386e-08 + y * top
    top = -5.378625386326947e-06 + y * top
    top = -0.000150997803113477 + y * top
    top = -0.002046265951887991 + y * top
    top = -0.01066359487879967 + y * top
    var bottom = 8.562128765454209e-12
    bottom = 3.5380728149693263e-09 + y * bottom
    bottom = 5.019902269227208e-07 + y * bottom
    bottom = 3.3823280161286285e-05 + y * bottom
    bottom = 0.0012159886066941104 + y * bottom
    bottom = 0.023943786129907475 + y * bottom
    bottom = 0.24351270820548906 + y * bottom
    bottom = 1.0 + y * bottom
    let slope = top / bottom
    return Fit(0.23173567672738749, y, slope)
  }
}
