import DealChance

/// What curves are worth on a day. A year has 365 days, `y` is log(1 + rate) of a yearly rate, times
/// are days since 1970-01-01.
extension Curve {
  /// What one unit that comes in along the curve is worth on the day `base`: what comes in on each day
  /// times (1 + rate)^((base − day) / 365), as XNPV counts it.
  package func presentValue(y: Double, on base: Double) -> Double {
    let k = y / 365
    if case .instalments(let steps) = self {
      return steps.reduce(0) { $0 + $1.share * Elementary.exp(k * (base - ($1.time - 1))) }
    }
    guard let start = bends.min(), let end = bends.max() else { return 0 }
    // By parts: what is there at the end, and what the time before it bore. A day's amount counts as
    // a whole on its day, which the factor makes of an amount that comes in all day.
    let factor = k == 0 ? 1 : (k / 2) / Self.hyperbolicSine(k / 2)
    let discount = { (time: Double) in Elementary.exp(k * (base - (time - 0.5))) }
    let later = Self.integral(from: start, to: end, bends) { level(at: $0) * discount($0) }
    return factor * (level(at: end) * discount(end) + k * later)
  }

  /// The integral of the share, each day's part discounted to the day `base`, in days.
  package func presentIntegral(y: Double, on base: Double) -> Double {
    let k = y / 365
    guard let start = bends.min(), let end = bends.max() else { return 0 }
    let factor = k == 0 ? 1 : (k / 2) / Self.hyperbolicSine(k / 2)
    return factor
      * Self.integral(from: start, to: end, bends) {
        level(at: $0) * Elementary.exp(k * (base - ($0 - 0.5)))
      }
  }

  private static func hyperbolicSine(_ x: Double) -> Double {
    (Elementary.expm1(x) - Elementary.expm1(-x)) / 2
  }

  /// Gauss-Legendre on five points (Abramowitz and Stegun, table 25.4), over pieces of a year at most
  /// that no bend cuts: exact for a share of the third degree, and to 1e-12 with its discount.
  private static func integral(
    from start: Double, to end: Double, _ bends: [Double], _ function: (Double) -> Double
  ) -> Double {
    var sum = 0.0
    var low = start
    for bend in bends.sorted() where bend > low {
      let pieces = max(1, ((bend - low) / 366).rounded(.up))
      let half = (bend - low) / pieces / 2
      var middle = low + half
      while middle < bend {
        for (place, weight) in points {
          sum += weight * half * function(middle + place * half)
        }
        middle += 2 * half
      }
      low = bend
    }
    return sum
  }

  private static let points: [(place: Double, weight: Double)] = [
    (-0.906179845938664, 0.236926885056189), (-0.538469310105683, 0.478628670499366),
    (0, 0.568888888888889), (0.538469310105683, 0.478628670499366),
    (0.906179845938664, 0.236926885056189),
  ]
}
