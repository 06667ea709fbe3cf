extension Family {
  /// `lognormal(2, 0.5)`
  static let lognormal = Family(
    "lognormal", "A positive number whose logarithm is normal: sizes, prices, durations.",
    ["mean of the logarithm", "sd of the logarithm"], example: [2, 0.5]
  ) { numbers throws(BadParameter) in
    try .lognormal(logMean: numbers[0], logDeviation: numbers[1])
  }
}

extension Distribution {
  /// Lognormal by the mean and the standard deviation of its logarithm.
  package static func lognormal(logMean: Double, logDeviation: Double) throws(BadParameter)
    -> Distribution
  {
    let what = "lognormal(mean, sd of the logarithm)"
    try BadParameter.checkFinite(what, logMean)
    try BadParameter.checkPositive(what, "a standard deviation", logDeviation)
    let variance = logDeviation * logDeviation
    let mean = Elementary.exp(logMean + variance / 2)
    return Distribution(
      mean: mean, deviation: mean * Elementary.expm1(variance).squareRoot(), from: 0,
      to: .infinity, ofNormal: { Elementary.exp(logMean + logDeviation * $0) },
      place: { Elementary.exp(logMean + logDeviation * $0.normalPlace) },
      tails: { x in
        guard x > 0 else { return Tails(below: 0, above: 1) }
        let z = (Elementary.log(x) - logMean) / logDeviation
        return Tails(
          below: Elementary.normalCumulative(z), above: Elementary.normalCumulative(-z))
      })
  }

  /// Lognormal with 90% between two positive numbers.
  package static func lognormal(p5: Double, p95: Double) throws(BadParameter) -> Distribution {
    try BadParameter.checkFinite("lognormal(p5:, p95:)", p5, p95)
    guard 0 < p5, p5 < p95 else {
      throw BadParameter(
        "lognormal(p5:, p95:) needs two numbers above 0, the lower one first, and they are "
          + "\(BadParameter.shown(p5)) and \(BadParameter.shown(p95))")
    }
    let low = Elementary.log(p5)
    let half = (Elementary.log(p95) - low) / 2
    // Neighbouring doubles may have the same logarithm.
    return try .lognormal(logMean: low + half, logDeviation: max(half, 0x1p-53) / normal95)
  }

  /// Lognormal by its own mean and standard deviation.
  package static func lognormal(mean: Double, deviation: Double) throws(BadParameter)
    -> Distribution
  {
    let what = "lognormal(mean:, sd:)"
    try BadParameter.checkPositive(what, "a mean", mean)
    try BadParameter.checkPositive(what, "a standard deviation", deviation)
    let ratio = deviation / mean
    let variance = Elementary.log1p(ratio * ratio)
    guard variance > 0, variance < .infinity else {
      throw BadParameter(
        "\(what) needs a standard deviation within 150 powers of ten of the mean, and they are "
          + "\(BadParameter.shown(deviation)) and \(BadParameter.shown(mean))")
    }
    return try .lognormal(
      logMean: Elementary.log(mean) - variance / 2, logDeviation: variance.squareRoot())
  }
}
