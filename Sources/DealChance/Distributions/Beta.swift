extension Family {
  /// `beta(2, 5)`
  static let beta = Family(
    "beta", "A share between 0 and 1, as after `a` hits and `b` misses.", ["a", "b"],
    example: [2, 5]
  ) { numbers throws(BadParameter) in try .beta(numbers[0], numbers[1]) }
}

extension Distribution {
  /// Beta; the parameters may go from 0.001 to ten million.
  package static func beta(_ a: Double, _ b: Double) throws(BadParameter) -> Distribution {
    for (part, number) in [("a first number", a), ("a second number", b)] {
      try BadParameter.checkPositive("beta(a, b)", part, number)
      guard number >= 0.001, number <= 10_000_000 else {
        throw BadParameter(
          "beta(a, b) needs \(part) from 0.001 to 10 million, and it is "
            + BadParameter.shown(number))
      }
    }
    let sum = a + b
    return Distribution(
      mean: a / sum, deviation: (a / sum * (b / sum) / (sum + 1)).squareRoot(), from: 0, to: 1,
      isSearched: true,
      place: { Elementary.betaPlace(a, b, $0) },
      tails: { x in Elementary.betaTails(a, b, x, 1 - x) })
  }
}
