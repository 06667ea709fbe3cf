extension Distribution {
  /// The part of a distribution between two numbers (either may be infinite; both belong to it),
  /// made whole again.
  package func truncated(from low: Double, to high: Double) throws(BadParameter) -> Distribution {
    let what = "truncate(x, low, high)"
    guard low <= high, low < .infinity, high > -.infinity else {
      throw BadParameter(
        "\(what) needs a low end that is not above the high end, and they are "
          + "\(BadParameter.shown(low)) and \(BadParameter.shown(high))")
    }
    let isContinuous = kind == .continuous
    let start = tails(isContinuous ? low : low.nextDown)
    let end = tails(high)
    // From the side where the digits are.
    let mass = start.below > 0.5 ? start.above - end.above : end.below - start.below
    guard mass >= 0x1p-900 else {
      throw BadParameter(
        "\(what) needs a range that x can be in, and x is never from "
          + "\(BadParameter.shown(low)) to \(BadParameter.shown(high))")
    }
    if start.below == 0, end.above == 0 { return self }
    let from = max(lowest, low)
    let to = min(highest, high)
    if isEven { return try .uniform(from, to) }
    if case .values(let values) = kind {
      let kept = values.filter { $0 >= low && $0 <= high }
      let shares = kept.map { chance(of: $0) / mass }
      return .steps(kept, shares)
    }
    let parent = place
    let parentTails = tails
    let place: @Sendable (Tails) -> Double = { goal in
      if let edge = goal.edge(from, to) { return edge }
      let inside = Tails(
        below: min(1, start.below + goal.below * mass),
        above: min(1, end.above + goal.above * mass))
      return min(to, max(from, parent(inside)))
    }
    let cut: @Sendable (Double) -> Tails = { x in
      guard x >= from else { return Tails(below: 0, above: 1) }
      guard x < to else { return Tails(below: 1, above: 0) }
      let there = parentTails(x)
      let below = start.below > 0.5 ? start.above - there.above : there.below - start.below
      let above = end.below > 0.5 ? there.above - end.above : end.below - there.below
      return Tails(below: min(1, max(0, below / mass)), above: min(1, max(0, above / mass)))
    }
    let bends = bends.map { ($0 - start.below) / mass }.filter { $0 > 0 && $0 < 1 }
    var moments =
      isContinuous
      ? Self.moments(place, bends: bends)
      : Self.moments(
        ofIntegersFrom: place(.below(0x1p-60)), to: place(.above(0x1p-60)), cut)
    // A tail that is left whole may have no moments.
    if from == -.infinity || to == .infinity {
      if !(mean.magnitude < .infinity) { moments.mean = mean }
      if !(deviation < .infinity) { moments.deviation = deviation }
    }
    return Distribution(
      kind: kind, mean: moments.mean, deviation: moments.deviation, from: from, to: to,
      isSearched: isSearched,
      bends: bends, place: place, tails: cut)
  }

  /// The chance that a discrete variable is exactly this number.
  func chance(of value: Double) -> Double {
    let there = tails(value)
    let before = tails(value.nextDown)
    return max(
      0, there.below <= 0.5 ? there.below - before.below : before.above - there.above)
  }

  /// The mean and the standard deviation of a smooth quantile function, integrated over intervals
  /// that halve towards both ends and at the bends (Gauss and Legendre, 8 points).
  static func moments(_ place: (Tails) -> Double, bends: [Double])
    -> (mean: Double, deviation: Double)
  {
    // The probabilities below in the lower half, above in the upper half.
    var lower = [0, 0.5] + bends.filter { $0 < 0.5 }
    var upper = [0, 0.5] + bends.filter { $0 > 0.5 }.map { 1 - $0 }
    for power in 2...60 {
      let end = Elementary.pow(2, -Double(power))
      lower.append(end)
      upper.append(end)
    }
    let points = [
      (0.18343464249564980, 0.36268378337836198), (0.52553240991632899, 0.31370664587788729),
      (0.79666647741362674, 0.22238103445337447), (0.96028985649753623, 0.10122853629037626),
    ]
    let origin = place(.below(0.5))
    var first = 0.0
    var second = 0.0
    for (ends, isLower) in [(lower.sorted(), true), (upper.sorted(), false)] {
      for (low, high) in zip(ends, ends.dropFirst()) where low < high {
        let half = (high - low) / 2
        for (point, weight) in points {
          for offset in [-point, point] {
            let tail = low + half + half * offset
            let distance = place(isLower ? .below(tail) : .above(tail)) - origin
            first += weight * half * distance
            second += weight * half * distance * distance
          }
        }
      }
    }
    return (origin + first, max(0, second - first * first).squareRoot())
  }

  /// The moments of integers with the given tails; for wide ranges in up to 100,000 steps.
  static func moments(ofIntegersFrom low: Double, to high: Double, _ tails: (Double) -> Tails)
    -> (mean: Double, deviation: Double)
  {
    let step = max(1, ((high - low) / 100_000).rounded(.up))
    let origin = (low + (high - low) / 2).rounded(.down)
    var before = Tails(below: 0, above: 1)
    var last = low - 1
    var first = 0.0
    var second = 0.0
    while last < high {
      let next = min(high, last + step)
      let there = next == high ? Tails(below: 1, above: 0) : tails(next)
      let share =
        there.below <= 0.5 ? there.below - before.below : before.above - there.above
      // The middle of the integers after the last up to the next.
      let distance = (last + 1 + next) / 2 - origin
      first += share * distance
      second += share * distance * distance
      before = there
      last = next
    }
    return (origin + first, max(0, second - first * first).squareRoot())
  }
}
