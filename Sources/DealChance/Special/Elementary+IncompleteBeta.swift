extension Elementary {
  /// The probabilities of a beta variable to be below and above `x`, where `y` is 1 − x; both
  /// parameters are above 0. Relative error about 10⁻¹³ of the smaller one for parameters up to
  /// 1,000, 10⁻¹¹ up to ten million. A continued fraction (A. R.
  /// Didonato, A. H. Morris, Algorithm 708, 1992) by Lentz's method.
  package static func betaTails(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Tails {
    guard x > 0 else { return Tails(below: 0, above: 1) }
    guard y > 0 else { return Tails(below: 1, above: 0) }
    let factor = betaFactor(a, b, x, y)
    if x * (a + b + 2) < a + 1 {
      return .below(min(1, factor / betaFraction(a, b, x, y)))
    }
    return .above(min(1, factor / betaFraction(b, a, y, x)))
  }

  /// xᵃ (1 − x)ᵇ / B(a, b), which is the density times x (1 − x).
  static func betaFactor(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    if a >= 8, b >= 8 {
      // The deviance: both logarithms are near 1 and their linear parts cancel.
      let difference = x * b - y * a
      let deviance = a * log1pLess(difference / a) + b * log1pLess(-difference / b)
      let stirling = stirlingError(a + b) - stirlingError(a) - stirlingError(b)
      let root = (a / (a + b) * b).squareRoot()
      return exp(deviance + stirling) * root * 0x1.9884533d43651p-2
    }
    if a > b { return betaFactor(b, a, y, x) }
    // a is below 8. Γ(a + b) / Γ(b), by Stirling's formula where b is large.
    let ratio =
      b < 8
      ? logGamma(a + b) - logGamma(b)
      : (b - 0.5) * log1p(a / b) + a * log(a + b) - a + stirlingError(a + b) - stirlingError(b)
    let power = x < 0.5 ? b * log1p(-x) : b * log(y)
    return pow(x, a) * exp(power + (ratio - logGamma(a)))
  }

  /// xᵃ (1 − x)ᵇ / B(a, b) over the incomplete beta function, for x below its mean. All terms are
  /// positive there for b above the number of steps, and none of them cancels.
  private static func betaFraction(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    /// The part of a term without numerator.
    func divisor(_ m: Double) -> Double {
      let first = m * (b - m) * x / (a + 2 * m - 1)
      return m + first + (a + m) / (a + 2 * m + 1) * (a * y - b * x + 1 + m * (2 - x))
    }
    // The first term by itself, as a + 2m − 1 may be 0.
    var result = nonzero(a / (a + 1) * (a * y - b * x + 1))
    var c = result
    var d = 0.0
    for step in 1...50_000 {
      let m = Double(step)
      let root = x / (a + 2 * m - 1)
      let numerator = (a + m - 1) * root * (a + b + m - 1) * (m * (b - m) * root)
      let term = divisor(m)
      d = 1 / nonzero(term + numerator * d)
      c = nonzero(term + numerator / c)
      let change = d * c
      result *= change
      if (change - 1).magnitude < 0x1p-52 { break }
    }
    return result
  }

  /// The logarithm of x / (1 − x) where a beta variable has these tails (neither of them 0); at
  /// most 750 in size.
  static func betaLogit(_ a: Double, _ b: Double, _ goal: Tails) -> Double {
    let mean = log(a / b)
    let spread = (1 / a + 1 / b).squareRoot()
    var start = mean + goal.normalPlace * min(spread, 3)
    // Where the density is infinite at an end, by the first term of the series there.
    let logarithm = logGamma(a) + logGamma(b) - logGamma(a + b)
    if a < 1 {
      let small = (log(goal.below * a) + logarithm) / a
      guard small > -745 else { return -750 }
      if small < min(mean, 0) - 1 { start = small }
    }
    if b < 1 {
      let small = (log(goal.above * b) + logarithm) / b
      guard small > -745 else { return 750 }
      if small < min(-mean, 0) - 1 { start = -small }
    }
    return root(from: start, below: -750, above: 750) { logit in
      let x = 1 / (1 + exp(-logit))
      let y = 1 / (1 + exp(logit))
      return betaTails(a, b, x, y).distance(to: goal, density: betaFactor(a, b, x, y))
    }
  }

  /// Where a beta variable has these tails.
  static func betaPlace(_ a: Double, _ b: Double, _ goal: Tails) -> Double {
    goal.edge(0, 1) ?? 1 / (1 + exp(-betaLogit(a, b, goal)))
  }
}
