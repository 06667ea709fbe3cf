/// Money as a whole number of hundredths: what must add up adds up.
package struct Cents: Hashable, Comparable, Sendable {
  /// The number of hundredths.
  package let count: Int128

  /// The largest number of hundredths, either way: 1e30, so that a billion of them still add.
  package static let limit: Int128 = 1_000_000_000_000_000_000_000_000_000_000

  /// So many hundredths. Refused beyond `limit`.
  package init(_ count: Int128) throws(Refusal) {
    guard count.magnitude <= Self.limit.magnitude else {
      throw .tooLarge("this amount of money in cents")
    }
    self.count = count
  }

  /// An amount rounded to the nearest hundredth, halves away from zero. Refused if it is not
  /// finite or beyond `limit`.
  package init(rounding amount: Double) throws(Refusal) {
    guard amount.isFinite, abs(amount) < 1e28 else {
      throw .tooLarge("this amount of money in cents")
    }
    // Whole and broken part apart: amounts beyond 2^53 keep every cent that they have.
    let whole = amount.rounded(.towardZero)
    let rest = (amount - whole) * 100
    let rounded = rest.rounded(.toNearestOrAwayFromZero)
    if abs(abs(rest - rest.rounded(.towardZero)) - 0.5) <= amount.ulp * 200 {
      // So near to half a cent, the decimal text decides: 1.005 is 1.01, as it is displayed.
      let decimal = DecimalDigits(amount).shifted(by: 2).rounded(places: 0)
      var count: Int128 = 0
      for place in 0..<max(decimal.point, 0) {
        count = count * 10 + (place < decimal.count ? Int128(decimal.digits[place]) : 0)
      }
      try self.init(decimal.isNegative ? -count : count)
    } else if abs(whole) < 9e16 {
      try self.init(Int128(Int64(whole) * 100 + Int64(rounded)))
    } else {
      try self.init(Int128(whole) * 100 + Int128(rounded))
    }
  }

  /// No money.
  package static let zero = Cents(unchecked: 0)

  /// A count that is known to be within the limit.
  private init(unchecked count: Int128) {
    self.count = count
  }

  /// The amount, correctly rounded up to 2^53 hundredths.
  package var amount: Double { Double(count) / 100 }

  /// The sum. Refused beyond `limit`.
  package func adding(_ other: Cents) throws(Refusal) -> Cents {
    try Cents(count + other.count)
  }

  /// The difference. Refused beyond `limit`.
  package func subtracting(_ other: Cents) throws(Refusal) -> Cents {
    try Cents(count - other.count)
  }

  /// The order of amounts.
  package static func < (left: Cents, right: Cents) -> Bool { left.count < right.count }

  /// The amount in full: `201600.00`, `-0.05`.
  package var text: String {
    let size = count.magnitude
    let cents = size % 100
    return "\(count < 0 ? "-" : "")\(size / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}
