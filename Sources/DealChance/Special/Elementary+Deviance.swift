extension Elementary {
  /// log(1 + x) − x without cancellation.
  ///
  /// For −½ < x < 1 by the series of the inverse hyperbolic tangent: with s = x / (2 + x),
  /// log(1 + x) = 2s + ⅔s³ + … and 2s = x − xs.
  static func log1pLess(_ x: Double) -> Double {
    guard x > -0.5, x < 1 else { return log1p(x) - x }
    let s = x / (2 + x)
    let z = s * s
    var power = 2 * s * z
    var sum = power / 3
    var odd = 3.0
    while power.magnitude > 0x1p-60 * sum.magnitude, odd < 99 {
      power *= z
      odd += 2
      sum += power / odd
    }
    return sum - x * s
  }

  /// log Γ(x) less Stirling's formula (x − ½) log x − x + ½ log 2π, for any positive `x`.
  static func stirlingError(_ x: Double) -> Double {
    guard x < 8 else { return stirlingSeries(1 / (x * x)) / x }
    return logGamma(x) - ((x - 0.5) * log(x) - x + 0.9189385332046728)
  }

  /// The series of Stirling's error times x, for v = 1 / x² up to 1/64.
  static func stirlingSeries(_ v: Double) -> Double {
    var series = -0.020855820837463117
    series = 0.0062081367662297935 + v * series
    series = -0.001914965912162907 + v * series
    series = 0.0008417325268022405 + v * series
    series = -0.0005952380234291254 + v * series
    series = 0.0007936507935117282 + v * series
    series = -0.0027777777777776747 + v * series
    return 0.08333333333333333 + v * series
  }
}
