extension Family {
  /// `normal(5, 1)`
  static let normal = Family(
    "normal", "The bell curve: two thirds lie within one standard deviation of the mean.",
    ["mean", "sd"], example: [5, 1]
  ) { numbers throws(BadParameter) in try .normal(mean: numbers[0], deviation: numbers[1]) }
}

extension Distribution {
  /// The distance of the 95% quantile of a normal variable from its mean, in standard deviations.
  static var normal95: Double { 1.6448536269514722 }

  /// Normal with this mean and standard deviation.
  package static func normal(mean: Double, deviation: Double) throws(BadParameter)
    -> Distribution
  {
    try BadParameter.checkFinite("normal(mean, sd)", mean)
    try BadParameter.checkPositive("normal(mean, sd)", "a standard deviation", deviation)
    return Distribution(
      mean: mean, deviation: deviation, from: -.infinity, to: .infinity,
      ofNormal: { mean + deviation * $0 }, place: { mean + deviation * $0.normalPlace },
      tails: { x in
        let z = (x - mean) / deviation
        return Tails(
          below: Elementary.normalCumulative(z), above: Elementary.normalCumulative(-z))
      })
  }

  /// Normal with 90% between two numbers.
  package static func normal(p5: Double, p95: Double) throws(BadParameter) -> Distribution {
    try BadParameter.checkFinite("normal(p5:, p95:)", p5, p95)
    guard p5 < p95 else {
      throw BadParameter(
        "normal(p5:, p95:) needs p5 below p95, and they are \(BadParameter.shown(p5)) and "
          + "\(BadParameter.shown(p95))")
    }
    let half = p95 / 2 - p5 / 2
    return try .normal(mean: p5 + half, deviation: half / normal95)
  }
}
