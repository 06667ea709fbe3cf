extension Family {
  /// `bernoulli(0.3)`
  static let bernoulli = Family(
    "bernoulli", "1 with the given chance, otherwise 0.", ["chance"], example: [0.3]
  ) { numbers throws(BadParameter) in try .bernoulli(chance: numbers[0]) }
}

extension Distribution {
  /// 1 with this chance, otherwise 0.
  package static func bernoulli(chance: Double) throws(BadParameter) -> Distribution {
    try BadParameter.checkChance("bernoulli(chance)", "a chance", chance)
    guard chance > 0, chance < 1 else { return .constant(chance) }
    return Distribution(
      kind: .values([0, 1]), mean: chance, deviation: (chance * (1 - chance)).squareRoot(),
      from: 0, to: 1,
      place: { $0.areProbabilities ? ($0.above >= chance ? 0 : 1) : .nan },
      tails: { x in
        x < 0
          ? Tails(below: 0, above: 1)
          : (x < 1 ? Tails(below: 1 - chance, above: chance) : Tails(below: 1, above: 0))
      })
  }
}
