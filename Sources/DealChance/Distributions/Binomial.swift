extension Family {
  /// `binomial(10, 0.3)`
  static let binomial = Family(
    "binomial", "How many of a number of tries succeed.", ["tries", "chance"], example: [10, 0.3]
  ) { numbers throws(BadParameter) in try .binomial(tries: numbers[0], chance: numbers[1]) }
}

extension Distribution {
  /// The number of successes in up to ten million tries.
  package static func binomial(tries: Double, chance: Double) throws(BadParameter)
    -> Distribution
  {
    let what = "binomial(tries, chance)"
    guard tries >= 0, tries <= 10_000_000, tries.rounded(.down) == tries else {
      throw BadParameter(
        "\(what) needs a whole number of tries from 0 to 10 million, and it is "
          + BadParameter.shown(tries))
    }
    try BadParameter.checkChance(what, "a chance", chance)
    guard tries > 0, chance > 0, chance < 1 else { return .constant(chance * tries) }
    let mean = tries * chance
    let deviation = (mean * (1 - chance)).squareRoot()
    let tails: @Sendable (Double) -> Tails = { x in
      guard x >= 0 else { return Tails(below: 0, above: 1) }
      guard x < tries else { return Tails(below: 1, above: 0) }
      let hits = x.rounded(.down)
      return Elementary.betaTails(hits + 1, tries - hits, chance, 1 - chance).mirrored
    }
    return Distribution(
      kind: .integers, mean: mean, deviation: deviation, from: 0, to: tries,
      place: { goal in
        integerPlace(
          goal, from: 0, to: tries, mean: mean, deviation: deviation,
          skew: (1 - 2 * chance) / deviation, tails: tails)
      }, tails: tails)
  }

  /// One number that is certain.
  static func constant(_ number: Double) -> Distribution {
    Distribution(
      kind: .values([number]), mean: number, deviation: 0, from: number, to: number,
      place: { $0.areProbabilities ? number : .nan },
      tails: { $0 < number ? Tails(below: 0, above: 1) : Tails(below: 1, above: 0) })
  }
}
