extension Quantity {
  /// The value in the unit of `left`, for an operation that is named `verb` in refusals.
  package func matched(
    to left: Quantity, _ verb: String, _ exchange: Exchange?, _ day: Day?
  ) throws(Refusal) -> Double {
    if unit == left.unit { return value }
    guard unit.dimension == left.unit.dimension else {
      throw .mismatch(verb, left.unit, unit)
    }
    return try rightInUnit(left.unit, exchange, day).value
  }

  /// The same quantity in another unit of the same dimension. Refused if the dimension differs,
  /// two currencies have no rate on `day`, or the number gets too large.
  package func converted(
    to target: Unit, exchange: Exchange? = nil, on day: Day? = nil
  ) throws(Refusal) -> Quantity {
    if unit == target { return self }
    guard unit.dimension == target.dimension else { throw .noConversion(unit, target) }
    return try inUnit(target, exchange, day)
  }

  /// The quantity in a unit of the same dimension.
  private func inUnit(
    _ target: Unit, _ exchange: Exchange?, _ day: Day?
  ) throws(Refusal) -> Quantity {
    var source = self
    if let wanted = target.currency { source = try inCurrency(wanted, exchange, day) }
    return try Self.checked(source.unit.ratio(to: target).applied(to: source.value), target)
  }

  /// `inUnit` for the right side of an operator: a refusal names the left side first.
  private func rightInUnit(
    _ target: Unit, _ exchange: Exchange?, _ day: Day?
  ) throws(Refusal) -> Quantity {
    do { return try inUnit(target, exchange, day) } catch { throw error.mirrored }
  }

  /// `inCurrency` for the right side of an operator: a refusal names the left side first.
  private func rightInCurrency(
    _ wanted: Currency, _ exchange: Exchange?, _ day: Day?
  ) throws(Refusal) -> Quantity {
    do { return try inCurrency(wanted, exchange, day) } catch { throw error.mirrored }
  }

  /// The quantity with the money in it changed into another currency; unchanged without money.
  /// Refused without a rate on `day`.
  package func inCurrency(
    _ wanted: Currency, _ exchange: Exchange?, _ day: Day?
  ) throws(Refusal) -> Quantity {
    guard let held = unit.currency, held != wanted else { return self }
    let opened = try opened()
    let exchange = exchange ?? Exchange()
    var amount = opened.value
    let power = opened.unit.factors.first { $0.named.currency != nil }?.power ?? 0
    for _ in 0..<abs(power) {
      amount =
        power > 0
        ? try exchange.convert(amount, from: held, to: wanted, on: day)
        : try exchange.convert(amount, from: wanted, to: held, on: day)
    }
    let money = try Unit.money(wanted).raised(to: power)
    let rest = try Unit(factors: opened.unit.factors.filter { $0.named.currency == nil })
    return try Self.checked(amount, money.multiplied(by: rest))
  }

  /// The quantity with the user's units that are made of money written out: 3 seats as 60 EUR
  /// after `unit seat = 20 EUR`. Refused if it gets too large.
  func opened() throws(Refusal) -> Quantity {
    var amount = value
    var unit = Unit.none
    for factor in self.unit.factors {
      // What a unit was defined as has been opened when it was defined.
      if factor.named.currency != nil, let definition = factor.named.definition {
        for _ in 0..<abs(factor.power) {
          amount = factor.power > 0 ? amount * definition.value : amount / definition.value
        }
        unit = try unit.multiplied(by: definition.unit.raised(to: factor.power))
      } else {
        unit = try unit.multiplied(by: Unit(factors: [factor]))
      }
    }
    return try Self.checked(amount, unit)
  }

  /// The product where a unit is involved.
  package func multipliedWithUnits(
    by other: Quantity, _ exchange: Exchange?, _ day: Day?
  ) throws(Refusal) -> Quantity {
    let left = other.unit.isNone ? unfoldedShare() : self
    var right = unit.isNone ? other.unfoldedShare() : other
    if let wanted = left.unit.currency, let held = right.unit.currency, wanted != held {
      right = try right.rightInCurrency(wanted, exchange, day)
    }
    let (unit, ratio) = try left.unit.product(with: right.unit)
    return try Self.checked(ratio.applied(to: left.value * right.value), unit)
  }

  /// The quotient where a unit is involved.
  package func dividedWithUnits(
    by other: Quantity, _ exchange: Exchange?, _ day: Day?
  ) throws(Refusal) -> Quantity {
    var right = other
    if let wanted = unit.currency, let held = right.unit.currency, wanted != held {
      right = try right.rightInCurrency(wanted, exchange, day)
    }
    guard right.value != 0 else { throw .divisionByZero(text()) }
    let (unit, ratio) = try unit.quotient(by: right.unit)
    return try Self.checked(ratio.applied(to: value / right.value), unit)
  }

  /// A share as the plain number that it is, 0.8 for 80%; anything else as it is.
  private func unfoldedShare() -> Quantity {
    guard unit.dimension.isNone, !unit.isNone else { return self }
    return Quantity(baseValue)
  }

  /// The order where a unit is involved: in the smaller of the two units, so that whole numbers
  /// of prefixed units compare exactly.
  package func compareWithUnits(
    _ other: Quantity, _ exchange: Exchange?, _ day: Day?
  ) throws(Refusal) -> Order {
    if unit == other.unit { return Self.order(value, other.value) }
    guard unit.dimension == other.unit.dimension else {
      throw .mismatch("compare", unit, other.unit)
    }
    if unit.scale > other.unit.scale {
      let left = try inUnit(other.unit, exchange, day)
      return Self.order(left.value, other.value)
    }
    let right = try other.rightInUnit(unit, exchange, day)
    return Self.order(value, right.value)
  }
}
