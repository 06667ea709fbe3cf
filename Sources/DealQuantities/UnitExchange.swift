extension Unit {
  /// What multiplies amounts in this unit to make them amounts in `other`, money included: for
  /// many amounts at once. Refused if the dimensions differ or two currencies have no rate.
  package func ratio(
    to other: Unit, exchange: Exchange, on day: Day? = nil
  ) throws(Refusal) -> UnitRatio {
    guard dimension == other.dimension else { throw .noConversion(self, other) }
    guard let wanted = other.currency, currency != wanted else { return ratio(to: other) }
    let one = try Quantity(1, self).inCurrency(wanted, exchange, day)
    var ratio = one.unit.ratio(to: other)
    ratio.numerator *= one.value
    guard ratio.numerator.isFinite else { throw .tooLarge() }
    return ratio
  }

  /// The unit of a product and what multiplies the product of the amounts, where the money of
  /// the right is changed into that of the left. Refused if two currencies have no rate.
  package func product(
    with other: Unit, exchange: Exchange, on day: Day? = nil
  ) throws(Refusal) -> (unit: Unit, ratio: UnitRatio) {
    let isSameMoney = currency == other.currency || currency == nil || other.currency == nil
    if isSameMoney, !isNone, !other.isNone { return try product(with: other) }
    let result = try Quantity(1, self).multiplied(
      by: Quantity(1, other), exchange: exchange, on: day)
    return (result.unit, UnitRatio(numerator: result.value, denominator: 1))
  }

  /// The unit of a quotient and what multiplies the quotient of the amounts, as in `product`.
  package func quotient(
    by other: Unit, exchange: Exchange, on day: Day? = nil
  ) throws(Refusal) -> (unit: Unit, ratio: UnitRatio) {
    let isSameMoney = currency == other.currency || currency == nil || other.currency == nil
    if isSameMoney { return try quotient(by: other) }
    let result = try Quantity(1, self).divided(
      by: Quantity(1, other), exchange: exchange, on: day)
    return (result.unit, UnitRatio(numerator: result.value, denominator: 1))
  }
}
