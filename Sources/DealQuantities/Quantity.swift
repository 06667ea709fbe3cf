/// A number in a unit, as it was typed: 7 in `year`, 2.5 in `USD/gpu/hour`. What is computed with
/// it is finite or refused.
package struct Quantity: Hashable, Sendable {
  /// The number, in `unit`.
  package var value: Double
  /// The unit.
  package var unit: Unit

  /// A quantity in a unit, a plain number if none is given.
  @inlinable package init(_ value: Double, _ unit: Unit = .none) {
    self.value = value
    self.unit = unit
  }

  /// What it measures.
  package var dimension: Dimension { unit.dimension }

  /// An amount of money.
  package static func money(_ amount: Double, _ currency: Currency = .dollar) -> Quantity {
    Quantity(amount, .money(currency))
  }

  /// The value in base units (seconds, joules, bytes, ones), money in its own currency; may be
  /// infinite for values near the limit.
  package var baseValue: Double { unit.ratio(to: .none).applied(to: value) }

  /// The plain number that it is, 0.8 for 80%. Refused if it has a dimension.
  package func number() throws(Refusal) -> Double {
    if unit.isNone { return value }
    guard unit.dimension.isNone else {
      throw Refusal(
        "dimension", "a plain number was expected, here is \(dimension.name)",
        labels: [dimension.name])
    }
    return try Self.checked(baseValue, unit).value
  }

  /// A quantity whose value is finite, or the refusal.
  @inlinable static func checked(_ value: Double, _ unit: Unit) throws(Refusal) -> Quantity {
    guard value.isFinite else { throw .tooLarge() }
    return Quantity(value, unit)
  }

  /// The order of two quantities.
  package enum Order: Int, Sendable {
    /// The left one is smaller.
    case less = -1
    /// They are the same.
    case same = 0
    /// The left one is greater.
    case greater = 1
  }
}

extension Quantity {
  /// The quantity with the opposite sign; zero has none.
  @inlinable package func negated() -> Quantity { Quantity(0 - value, unit) }

  /// The sum, in the unit of the left. Refused if the dimensions differ, two currencies have no
  /// rate on `day`, or it is too large.
  @inlinable package func adding(
    _ other: Quantity, exchange: Exchange? = nil, on day: Day? = nil
  ) throws(Refusal) -> Quantity {
    if unit.isNone, other.unit.isNone { return try Self.checked(value + other.value, .none) }
    let right = try other.matched(to: self, "add", exchange, day)
    return try Self.checked(value + right, unit)
  }

  /// The difference, in the unit of the left; refused as a sum is.
  @inlinable package func subtracting(
    _ other: Quantity, exchange: Exchange? = nil, on day: Day? = nil
  ) throws(Refusal) -> Quantity {
    if unit.isNone, other.unit.isNone { return try Self.checked(value - other.value, .none) }
    let right = try other.matched(to: self, "subtract", exchange, day)
    return try Self.checked(value - right, unit)
  }

  /// The product. Refused if two currencies have no rate on `day` or it is too large.
  @inlinable package func multiplied(
    by other: Quantity, exchange: Exchange? = nil, on day: Day? = nil
  ) throws(Refusal) -> Quantity {
    if unit.isNone, other.unit.isNone { return try Self.checked(value * other.value, .none) }
    return try multipliedWithUnits(by: other, exchange, day)
  }

  /// The quotient. Refused if the divisor is zero, two currencies have no rate on `day`, or it is
  /// too large.
  @inlinable package func divided(
    by other: Quantity, exchange: Exchange? = nil, on day: Day? = nil
  ) throws(Refusal) -> Quantity {
    if other.value == 0 { throw .divisionByZero(text()) }
    if unit.isNone, other.unit.isNone { return try Self.checked(value / other.value, .none) }
    return try dividedWithUnits(by: other, exchange, day)
  }

  /// How it compares. Refused if the dimensions differ or two currencies have no rate on `day`.
  @inlinable package func compare(
    _ other: Quantity, exchange: Exchange? = nil, on day: Day? = nil
  ) throws(Refusal) -> Order {
    if unit.isNone, other.unit.isNone { return Self.order(value, other.value) }
    return try compareWithUnits(other, exchange, day)
  }

  /// The order of two numbers.
  @inlinable static func order(_ left: Double, _ right: Double) -> Order {
    left < right ? .less : left > right ? .greater : .same
  }
}
