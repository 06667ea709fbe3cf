extension Family {
  /// `gamma(3, 2)`
  static let gamma = Family(
    "gamma", "A positive number such as the sum of `shape` waiting times of the given scale.",
    ["shape", "scale"], example: [3, 2]
  ) { numbers throws(BadParameter) in try .gamma(shape: numbers[0], scale: numbers[1]) }
}

extension Distribution {
  /// Gamma; the shape may go from 0.001 to 10¹⁵.
  package static func gamma(shape: Double, scale: Double) throws(BadParameter) -> Distribution {
    try BadParameter.checkPositive("gamma(shape, scale)", "a shape", shape)
    try BadParameter.checkPositive("gamma(shape, scale)", "a scale", scale)
    guard shape >= 0.001, shape <= 1e15 else {
      throw BadParameter(
        "gamma(shape, scale) needs a shape from 0.001 to 1e15, and it is "
          + BadParameter.shown(shape))
    }
    return Distribution(
      mean: shape * scale, deviation: shape.squareRoot() * scale, from: 0, to: .infinity,
      isSearched: true,
      place: { scale * Elementary.gammaPlace(shape: shape, $0) },
      tails: { Elementary.gammaTails(shape: shape, $0 / scale) })
  }
}
