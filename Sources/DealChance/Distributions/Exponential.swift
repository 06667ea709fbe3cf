extension Family {
  /// `exponential(10)`
  static let exponential = Family(
    "exponential", "The wait for something that is as likely in any moment as in the next.",
    ["mean"], example: [10]
  ) { numbers throws(BadParameter) in try .exponential(mean: numbers[0]) }
}

extension Distribution {
  /// Exponential with this mean (the inverse of its rate).
  package static func exponential(mean: Double) throws(BadParameter) -> Distribution {
    try BadParameter.checkPositive("exponential(mean)", "a mean", mean)
    return Distribution(
      mean: mean, deviation: mean, from: 0, to: .infinity,
      place: { goal in
        goal.below < 0.5
          ? -mean * Elementary.log1p(-goal.below) : -mean * Elementary.log(goal.above)
      },
      tails: { x in
        guard x > 0 else { return Tails(below: 0, above: 1) }
        return Tails(below: -Elementary.expm1(-x / mean), above: Elementary.exp(-x / mean))
      })
  }
}
