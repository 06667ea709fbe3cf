extension Family {
  /// `uniform(10, 20)`
  static let uniform = Family(
    "uniform", "Any number between two ends, all equally likely.", ["low", "high"],
    example: [10, 20]
  ) { numbers throws(BadParameter) in try .uniform(numbers[0], numbers[1]) }
}

extension Distribution {
  /// Equally likely between two ends.
  package static func uniform(_ low: Double, _ high: Double) throws(BadParameter) -> Distribution {
    try BadParameter.checkFinite("uniform(low, high)", low, high)
    let width = high - low
    guard width < .infinity else {
      throw BadParameter(
        "uniform(low, high) needs ends that are less than 1.8e308 apart, and they are "
          + "\(BadParameter.shown(low)) and \(BadParameter.shown(high))")
    }
    guard low < high else {
      throw BadParameter(
        "uniform(low, high) needs a low end below the high end, and they are "
          + "\(BadParameter.shown(low)) and \(BadParameter.shown(high))")
    }
    return Distribution(
      mean: low + width / 2, deviation: width / 12.0.squareRoot(), from: low, to: high,
      isEven: true,
      // From the nearer end, so that both are exact.
      place: { goal in
        goal.edge(low, high)
          ?? (goal.below < 0.5 ? low + goal.below * width : high - goal.above * width)
      },
      tails: { x in
        Tails(
          below: min(1, max(0, (x - low) / width)), above: min(1, max(0, (high - x) / width)))
      })
  }
}
