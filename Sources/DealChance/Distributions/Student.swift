extension Family {
  /// `student(4)`
  static let student = Family(
    "student", "A bell curve around 0 with heavier tails, the fewer degrees of freedom.",
    ["degrees of freedom"], example: [4]
  ) { numbers throws(BadParameter) in try .student(freedom: numbers[0]) }
}

extension Distribution {
  /// Student's t; the degrees of freedom may go from 0.2 to ten million. It has a mean above 1 and
  /// a standard deviation above 2.
  package static func student(freedom: Double) throws(BadParameter) -> Distribution {
    let what = "student(degrees of freedom)"
    try BadParameter.checkPositive(what, "a number", freedom)
    guard freedom >= 0.2, freedom <= 10_000_000 else {
      throw BadParameter(
        "\(what) needs a number from 0.2 to 10 million, and it is \(BadParameter.shown(freedom))")
    }
    let deviation =
      freedom > 2 ? (freedom / (freedom - 2)).squareRoot() : (freedom > 1 ? .infinity : .nan)
    return Distribution(
      mean: freedom > 1 ? 0 : .nan, deviation: deviation, from: -.infinity, to: .infinity,
      isSearched: true,
      place: { goal in
        if let edge = goal.edge(-.infinity, .infinity) { return edge }
        // t² = ν (1 − x) / x where x is a beta variable, twice as likely to be below.
        let tail = min(goal.below, goal.above)
        guard tail < 0.5 else { return 0 }
        let both = Tails(below: 2 * tail, above: 2 * (0.5 - tail))
        let logit = Elementary.betaLogit(freedom / 2, 0.5, both)
        let size = Elementary.exp(-logit / 2) * freedom.squareRoot()
        return goal.below < 0.5 ? -size : size
      },
      tails: { t in
        let square = t / freedom.squareRoot() * (t / freedom.squareRoot())
        let near = 1 / (1 + square)
        let beyond =
          Elementary.betaTails(
            freedom / 2, 0.5, near, square < .infinity ? square * near : 1
          ).below / 2
        return t < 0 ? .below(beyond) : .above(beyond)
      })
  }
}
