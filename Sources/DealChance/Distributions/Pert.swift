extension Family {
  /// `pert(1, 2, 6)`
  static let pert = Family(
    "pert", "Between two ends, with one most likely number and a smooth hill around it.",
    ["low", "likely", "high"], example: [1, 2, 6]
  ) { numbers throws(BadParameter) in try .pert(numbers[0], numbers[1], numbers[2]) }
}

extension Distribution {
  /// The beta distribution that planners use: its mean is (low + 4 likely + high) / 6.
  package static func pert(_ low: Double, _ likely: Double, _ high: Double)
    throws(BadParameter) -> Distribution
  {
    try checkOrder("pert(low, likely, high)", low, likely, high)
    let width = high - low
    return try Distribution.beta(
      1 + 4 * ((likely - low) / width), 1 + 4 * ((high - likely) / width)
    ).scaled(by: width, from: low)
  }
}
