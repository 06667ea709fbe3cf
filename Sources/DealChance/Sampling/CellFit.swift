/// Fits the polynomials of the cells of a quantile table on one side, one cell after the other from
/// the median outwards.
///
/// Where quantiles must be searched for, the polynomial of the cell before leads close to those of the
/// next one, and its slope makes of one or two calls of the tails a quantile that is as exact.
struct CellFit {
  /// Six coefficients, lowest power first, for places from −½ to ½ in the cell; then zeros.
  typealias Polynomial = SIMD8<Double>

  /// What is fitted.
  private let distribution: Distribution
  /// Whether the probabilities are those above.
  private let isUpper: Bool
  /// The last cell, if it has a polynomial.
  private var last: (low: Double, width: Double, polynomial: Polynomial)?

  /// Nothing fitted yet.
  init(_ distribution: Distribution, isUpper: Bool) {
    self.distribution = distribution
    self.isUpper = isUpper
  }

  /// The polynomial of the cell that begins at `low`, or not-a-number if there is none. `normals` are
  /// the standard normal quantiles at the places of the cell in the lower tail, if they are of use.
  mutating func polynomial(_ low: Double, _ width: Double, _ normals: Polynomial?) -> Polynomial {
    let before = last
    last = nil
    for bend in distribution.bends {
      let tail = isUpper ? 1 - bend : bend
      if tail >= low, tail <= low + width { return Self.none }
    }
    let fit: Polynomial
    if let normals, let image = distribution.ofNormal {
      fit = Self.checked(distance: { $0 - $1 }) { image(isUpper ? -normals[$0] : normals[$0]) }
    } else if !distribution.isSearched {
      fit = Self.checked(distance: { $0 - $1 }) { quantile(Self.tail($0, low, width)) }
    } else {
      fit = searched(low, width, after: before)
    }
    if !fit[0].isNaN { last = (low, width, fit) }
    return fit
  }

  /// The polynomial of a cell where the tails are much cheaper than the quantiles.
  private func searched(
    _ low: Double, _ width: Double,
    after before: (low: Double, width: Double, polynomial: Polynomial)?
  ) -> Polynomial {
    var values = Polynomial()
    for place in 0..<6 {
      let tail = Self.tail(place, low, width)
      var value = Double.nan
      if let before { value = near(tail, before.low, before.width, before.polynomial) }
      values[place] = value.isNaN ? quantile(tail) : value
    }
    let size = Self.size(values)
    let fit = Self.through(values)
    for place in 6..<8 {
      let t = Self.places[place]
      let value = Self.value(fit, t)
      let miss = excess(value, Self.tail(place, low, width)) * (Self.slope(fit, t) / width)
      guard miss.magnitude <= Self.tolerance * size else { return Self.none }
    }
    return fit
  }

  /// The quantile of a tail outside a cell with this polynomial, by Newton's method with the slope of
  /// the polynomial; not-a-number if that does not get there soon.
  private func near(
    _ tail: Double, _ low: Double, _ width: Double, _ polynomial: Polynomial
  ) -> Double {
    let t = (tail - low) / width - 0.5
    let slope = Self.slope(polynomial, t) / width
    var value = Self.value(polynomial, t)
    var last = Double.infinity
    for _ in 0..<8 {
      let step = excess(value, tail) * slope
      value -= step
      // What is left is smaller by as much as this step is smaller than the last one, as the slope
      // stays; a slope is good to four digits at best.
      let rate = max(1e-4, last < .infinity ? (step / last).magnitude : 0)
      if step.magnitude * rate <= 1e-12 * value.magnitude { return value }
      guard rate < 0.2 else { return .nan }
      last = step
    }
    return .nan
  }

  /// By how much the tail beyond a value exceeds another one.
  private func excess(_ value: Double, _ tail: Double) -> Double {
    let there = distribution.tails(value)
    return (isUpper ? there.above : there.below) - tail
  }

  /// The exact quantile of a tail.
  private func quantile(_ tail: Double) -> Double {
    distribution.place(isUpper ? .above(tail) : .below(tail))
  }

  /// The polynomial through six values, if it has the values at the places where it is checked too.
  private static func checked(
    distance: (Double, Double) -> Double, _ value: (Int) -> Double
  ) -> Polynomial {
    var values = Polynomial()
    for place in 0..<6 { values[place] = value(place) }
    let size = size(values)
    guard size < .infinity else { return none }
    let fit = through(values)
    for place in 6..<8 {
      let miss = Self.value(fit, places[place]) - value(place)
      guard miss.magnitude <= tolerance * size else { return none }
    }
    return fit
  }

  /// The size of the largest of six values; infinite or not-a-number if one is.
  private static func size(_ values: Polynomial) -> Double {
    var size = 0.0
    for place in 0..<6 where !(values[place].magnitude <= size) { size = values[place].magnitude }
    return size
  }

  /// The polynomial through six values: Newton's divided differences, then his form multiplied out.
  private static func through(_ values: Polynomial) -> Polynomial {
    var values = values
    for order in 1..<6 {
      for index in (order..<6).reversed() {
        values[index] =
          (values[index] - values[index - 1]) / (places[index] - places[index - order])
      }
    }
    var powers = Polynomial()
    for index in (0..<6).reversed() {
      for power in (1..<6).reversed() {
        powers[power] = powers[power - 1] - places[index] * powers[power]
      }
      powers[0] = values[index] - places[index] * powers[0]
    }
    return powers
  }

  /// The value of a polynomial.
  private static func value(_ polynomial: Polynomial, _ t: Double) -> Double {
    var sum = polynomial[5]
    for power in (0..<5).reversed() { sum = sum * t + polynomial[power] }
    return sum
  }

  /// The derivative of a polynomial.
  private static func slope(_ polynomial: Polynomial, _ t: Double) -> Double {
    var sum = 5 * polynomial[5]
    for power in (1..<5).reversed() { sum = sum * t + Double(power) * polynomial[power] }
    return sum
  }

  /// The tail at one of the places of a cell.
  static func tail(_ place: Int, _ low: Double, _ width: Double) -> Double {
    low + (places[place] + 0.5) * width
  }

  /// How far a polynomial may be off, in relation to the largest value in its cell.
  private static var tolerance: Double { 2e-11 }

  /// No polynomial.
  private static var none: Polynomial { Polynomial(repeating: .nan) }

  /// Chebyshev's points on −½ to ½, half of cos((2k + 1) π / 12); then two places where a
  /// polynomial that is off is off the most.
  static var places: Polynomial {
    Polynomial(
      -0.48296291314453414, -0.35355339059327379, -0.12940952255126037, 0.12940952255126037,
      0.35355339059327379, 0.48296291314453414, -0.499, 0.25)
  }
}
