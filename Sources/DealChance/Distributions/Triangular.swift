extension Family {
  /// `triangular(1, 2, 6)`
  static let triangular = Family(
    "triangular", "Between two ends, with one most likely number and straight sides.",
    ["low", "likely", "high"], example: [1, 2, 6]
  ) { numbers throws(BadParameter) in try .triangular(numbers[0], numbers[1], numbers[2]) }
}

extension Distribution {
  /// Between two ends, with one most likely number.
  package static func triangular(_ low: Double, _ likely: Double, _ high: Double)
    throws(BadParameter) -> Distribution
  {
    try checkOrder("triangular(low, likely, high)", low, likely, high)
    let width = high - low
    let left = likely - low
    let right = high - likely
    let bend = left / width
    // In units of the width, or the squares of large numbers would overflow.
    let square = bend * bend + (right / width) * (right / width) + 1
    return Distribution(
      mean: low + (left + width) / 3, deviation: width * (square / 36).squareRoot(), from: low,
      to: high, bends: bend > 0 && bend < 1 ? [bend] : [],
      place: { goal in
        if let edge = goal.edge(low, high) { return edge }
        return goal.below <= bend
          ? low + width * (goal.below * bend).squareRoot()
          : high - width * (goal.above * (right / width)).squareRoot()
      },
      tails: { x in
        if x <= low { return Tails(below: 0, above: 1) }
        if x >= high { return Tails(below: 1, above: 0) }
        if x <= likely { return .below((x - low) / width * ((x - low) / left)) }
        return .above((high - x) / width * ((high - x) / right))
      })
  }

  /// Refuses three numbers that are not in order.
  static func checkOrder(_ what: String, _ low: Double, _ likely: Double, _ high: Double)
    throws(BadParameter)
  {
    try BadParameter.checkFinite(what, low, likely, high)
    guard low <= likely, likely <= high, low < high, high - low < .infinity else {
      throw BadParameter(
        "\(what) needs three numbers in ascending order, and they are \(BadParameter.shown(low)), "
          + "\(BadParameter.shown(likely)) and \(BadParameter.shown(high))")
    }
  }
}
