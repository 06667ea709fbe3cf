extension Elementary {
  /// The probabilities of a gamma variable of the given shape (above 0) and scale 1 to be below and
  /// above `x`. Relative error about 10⁻¹³ of the smaller one.
  ///
  /// A power series below the shape, a continued fraction above (DLMF 8.11.4 and 8.9.2), Temme's
  /// uniform expansion (DLMF 8.12) for shapes beyond 100,000.
  package static func gammaTails(shape: Double, _ x: Double) -> Tails {
    guard x > 0 else { return Tails(below: 0, above: 1) }
    guard x < .infinity else { return Tails(below: 1, above: 0) }
    if shape > 100_000, ((x - shape) / shape).magnitude < 0.04 { return temme(shape, x) }
    let density = gammaDensity(shape: shape, x)
    if x < shape + 1 {
      var term = 1.0
      var sum = 1.0
      var divisor = shape
      for _ in 0..<20_000 {
        divisor += 1
        term *= x / divisor
        sum += term
        if term < sum * 0x1p-56 { break }
      }
      return .below(min(1, density * x / shape * sum))
    }
    return .above(min(1, density * x * upperFraction(shape, x)))
  }

  /// The density of a gamma variable of the given shape and scale 1 at a positive `x`, by way of
  /// the deviance (C. Loader, Fast and accurate computation of binomial probabilities, 2000).
  static func gammaDensity(shape: Double, _ x: Double) -> Double {
    guard shape >= 8 else {
      return pow(x, shape - 1) * exp(-x - logGamma(shape))
    }
    let deviance = shape * log1pLess((x - shape) / shape)
    let root = 0x1.9884533d43651p-2 * shape.squareRoot()
    return exp(deviance - stirlingError(shape)) * root / x
  }

  /// Γ(a, x) eˣ x⁻ᵃ by Lentz's method, for x > a.
  private static func upperFraction(_ shape: Double, _ x: Double) -> Double {
    var divisor = x + 1 - shape
    var c = 0x1p300
    var d = 1 / divisor
    var result = d
    for step in 1...20_000 {
      let index = Double(step)
      let numerator = -index * (index - shape)
      divisor += 2
      d = nonzero(numerator * d + divisor)
      c = nonzero(divisor + numerator / c)
      d = 1 / d
      let change = d * c
      result *= change
      if (change - 1).magnitude < 0x1p-52 { break }
    }
    return result
  }

  /// What a continued fraction may divide by.
  static func nonzero(_ x: Double) -> Double { x.magnitude < 0x1p-900 ? 0x1p-900 : x }

  /// The expansion for large shapes and x within 4% of the shape.
  private static func temme(_ shape: Double, _ x: Double) -> Tails {
    let mu = (x - shape) / shape
    let half = -log1pLess(mu)
    let size = (2 * half).squareRoot()
    let eta = mu < 0 ? -size : size
    var first = -571.0 / 261_273_600
    first = 1.0 / 25_515 + eta * first
    first = -139.0 / 777_600 + eta * first
    first = 1.0 / 2_835 + eta * first
    first = 1.0 / 864 + eta * first
    first = -2.0 / 135 + eta * first
    first = 1.0 / 12 + eta * first
    first = -1.0 / 3 + eta * first
    let second = -1.0 / 540 + eta * (-1.0 / 288 + eta * (1.0 / 378 - eta * 77.0 / 77_760))
    let third = 25.0 / 6_048
    let series = first + (second + third / shape) / shape
    let rest = exp(-shape * half) * 0x1.9884533d43651p-2 / shape.squareRoot() * series
    let z = eta * shape.squareRoot()
    return Tails(
      below: max(0, normalCumulative(z) - rest), above: max(0, normalCumulative(-z) + rest))
  }

  /// Where a gamma variable of the given shape and scale 1 has these tails.
  static func gammaPlace(shape: Double, _ goal: Tails) -> Double {
    if let edge = goal.edge(0, .infinity) { return edge }
    // Wilson and Hilferty; for small results the first term of the series.
    let third = 1 / (9 * shape)
    let cube = 1 - third + goal.normalPlace * third.squareRoot()
    let small = (log(goal.below) + logGamma(shape + 1)) / shape
    guard small > -745 else { return 0 }
    // Relative to the shape, or the logarithm would cost digits where the spread is narrow.
    let start = cube > 0.3 ? 3 * log(cube) : small - log(shape)
    let y = root(from: start, below: -790, above: 750) { y in
      let x = shape * exp(y)
      return gammaTails(shape: shape, x)
        .distance(to: goal, density: x * gammaDensity(shape: shape, x))
    }
    return shape * exp(y)
  }

  /// Where an increasing function of the size of a logarithm is zero: Newton's method, kept inside
  /// what is known to bracket the place. `function` gives the value and the derivative.
  static func root(
    from start: Double, below lowest: Double, above highest: Double,
    _ function: (Double) -> (value: Double, slope: Double)
  ) -> Double {
    var low = lowest
    var high = highest
    var y = min(max(start, low), high)
    for _ in 0..<200 {
      let (value, slope) = function(y)
      let next = y - value / slope
      // The error after this step is about the square of the value.
      if value.magnitude < 1e-9, slope > 0 { return next }
      if value < 0 { low = y } else { high = y }
      // Also where the slope is zero or not a number.
      y = next > low && next < high ? next : low + (high - low) / 2
    }
    return y
  }
}
