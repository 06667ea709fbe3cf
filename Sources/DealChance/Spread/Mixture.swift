extension Distribution {
  /// One of several distributions, each with a weight; at most 1,000.
  package static func mixture(_ parts: [(part: Distribution, weight: Double)])
    throws(BadParameter) -> Distribution
  {
    let what = "mixture(ranges, weights)"
    guard !parts.isEmpty, parts.count <= 1_000 else {
      throw BadParameter("\(what) needs 1 to 1,000 parts, and there are \(parts.count)")
    }
    var total = 0.0
    for part in parts {
      try BadParameter.checkFinite(what, part.weight)
      guard part.weight >= 0 else {
        throw BadParameter(
          "\(what) needs weights of at least 0, and one is \(BadParameter.shown(part.weight))")
      }
      total += part.weight
    }
    guard total > 0, total < .infinity else {
      throw BadParameter("\(what) needs weights with an ordinary sum above 0")
    }
    let shares = parts.filter { $0.weight > 0 }.map { ($0.part, $0.weight / total) }
    if shares.count == 1 { return shares[0].0 }
    let tails: @Sendable (Double) -> Tails = { x in
      var sum = Tails(below: 0, above: 0)
      for (part, share) in shares {
        let there = part.tails(x)
        sum.below += share * there.below
        sum.above += share * there.above
      }
      return Tails(below: min(1, sum.below), above: min(1, sum.above))
    }
    if let values = commonValues(shares.map(\.0)) {
      return steps(
        values,
        values.map { value in shares.reduce(0) { $0 + $1.1 * $1.0.chance(of: value) } })
    }
    let mean = shares.reduce(0) { $0 + $1.1 * $1.0.mean }
    let variance = shares.reduce(0) { sum, entry in
      let distance = entry.0.mean - mean
      return sum + entry.1 * (entry.0.variance + distance * distance)
    }
    return Distribution(
      kind: shares.allSatisfy { $0.0.kind == .integers } ? .integers : .continuous, mean: mean,
      deviation: variance.squareRoot(), from: shares.map(\.0.lowest).min() ?? .nan,
      to: shares.map(\.0.highest).max() ?? .nan, isSearched: true,
      bends: bends(shares.map(\.0), tails),
      place: { goal in
        guard goal.areProbabilities else { return .nan }
        let places = shares.map { $0.0.place(goal) }
        return crossing(goal, from: places.min() ?? .nan, to: places.max() ?? .nan, tails)
      }, tails: tails)
  }

  /// The values of all parts in ascending order, if all have certain values.
  private static func commonValues(_ parts: [Distribution]) -> [Double]? {
    var all: [Double] = []
    for part in parts {
      guard case .values(let values) = part.kind else { return nil }
      all += values
    }
    all.sort()
    var different: [Double] = []
    for value in all where value != different.last { different.append(value) }
    return different
  }

  /// Where the mixture bends: at the bends, the ends and the jumps of its parts.
  private static func bends(_ parts: [Distribution], _ tails: (Double) -> Tails) -> [Double] {
    var places: [Double] = []
    for part in parts {
      places += part.bends.map { part.quantile($0) }
      places += [part.lowest, part.highest].filter { $0.magnitude < .infinity }
      if case .values(let values) = part.kind { places += values }
    }
    let probabilities = places.flatMap { [tails($0.nextDown).below, tails($0).below] }
    return probabilities.filter { $0 > 0 && $0 < 1 }.sorted()
  }

  /// The smallest double between two whose tails reach those of `goal`: false position (Illinois) while it gains,
  /// then halving down to neighbouring doubles.
  private static func crossing(
    _ goal: Tails, from lowest: Double, to highest: Double, _ tails: (Double) -> Tails
  ) -> Double {
    func excess(_ x: Double) -> Double {
      let there = tails(x)
      return goal.below <= 0.5 ? there.below - goal.below : goal.above - there.above
    }
    guard lowest < highest else { return lowest }
    guard lowest > -.infinity, highest < .infinity else {
      return goal.below < 0.5 ? lowest : highest
    }
    var low = lowest
    var high = highest
    var lowExcess = excess(low)
    if lowExcess >= 0 { return low }
    var highExcess = excess(high)
    // Rounding may leave the upper end a little short.
    guard highExcess > 0 else { return high }
    for round in 0..<120 {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      let line = low - lowExcess * ((high - low) / (highExcess - lowExcess))
      let x = round < 24 && round % 3 != 2 && line > low && line < high ? line : middle
      let there = excess(x)
      if there >= 0 {
        high = x
        highExcess = there
        lowExcess /= 2
      } else {
        low = x
        lowExcess = there
        highExcess /= 2
      }
    }
    return high
  }
}
