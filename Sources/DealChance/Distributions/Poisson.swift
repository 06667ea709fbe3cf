extension Family {
  /// `poisson(4)`
  static let poisson = Family(
    "poisson", "How often something rare happens when its mean number is known.", ["mean"],
    example: [4]
  ) { numbers throws(BadParameter) in try .poisson(mean: numbers[0]) }
}

extension Distribution {
  /// Poisson with this mean, at most 10¹².
  package static func poisson(mean: Double) throws(BadParameter) -> Distribution {
    try BadParameter.checkFinite("poisson(mean)", mean)
    guard mean >= 0, mean <= 1e12 else {
      throw BadParameter(
        "poisson(mean) needs a mean from 0 to 1e12, and it is \(BadParameter.shown(mean))")
    }
    // What never happens, happens 0 times.
    guard mean > 0 else { return .constant(0) }
    let deviation = mean.squareRoot()
    let tails: @Sendable (Double) -> Tails = { x in
      guard x >= 0 else { return Tails(below: 0, above: 1) }
      guard x < .infinity else { return Tails(below: 1, above: 0) }
      return Elementary.gammaTails(shape: x.rounded(.down) + 1, mean).mirrored
    }
    return Distribution(
      kind: .integers, mean: mean, deviation: deviation, from: 0, to: .infinity,
      place: { goal in
        integerPlace(
          goal, from: 0, to: .infinity, mean: mean, deviation: deviation, skew: 1 / deviation,
          tails: tails)
      }, tails: tails)
  }

  /// The smallest integer whose tails reach those of `goal`: outward from the normal approximation
  /// with its first correction (Cornish and Fisher), in steps that double, and then halving.
  static func integerPlace(
    _ goal: Tails, from lowest: Double, to highest: Double, mean: Double, deviation: Double,
    skew: Double, tails: (Double) -> Tails
  ) -> Double {
    if let edge = goal.edge(lowest, highest) { return edge }
    func reaches(_ x: Double) -> Bool { tails(x).reaches(goal) }
    let z = goal.normalPlace
    let guess = (mean + deviation * (z + skew * (z * z - 1) / 6)).rounded(.down)
    var high = min(max(guess, lowest), highest)
    var low = high
    var step = 1.0
    if reaches(high) {
      repeat {
        high = low
        low -= step
        step *= 2
      } while low >= lowest && reaches(low)
      low = max(low, lowest - 1)
    } else {
      repeat {
        low = high
        high += step
        step *= 2
      } while high < highest && !reaches(high)
      high = min(high, highest)
    }
    // The low end does not reach u, the high end does.
    while high - low > 1 {
      let middle = (low + (high - low) / 2).rounded(.down)
      if reaches(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
