package import DealQuantities

extension Evaluation {
  /// `x in UNIT`: the same amount in another unit of its dimension, or in another currency.
  package mutating func convert(_ value: Value, to target: Value) throws(Refusal) -> Value {
    if case .unstated = value { return value }
    guard case .quantity(let unit) = target else {
      throw Refusal(
        "wrong-kind", "in is followed by a unit, and this is \(target.kindName)",
        labels: ["", target.kindName],
        notes: target.asPeriod.map { ["of a stretch of time: during \($0.text)"] } ?? [])
    }
    guard unit.value == 1 else {
      throw Refusal(
        "wrong-kind", "in is followed by a unit, and this is an amount",
        labels: ["", "an amount"],
        notes: unit.asYear == nil ? [] : ["of a stretch of time: during \(unit.text())"])
    }
    switch value {
    case .quantity(let quantity):
      let converted = try quantity.converted(
        to: unit.unit, exchange: environment.exchange, on: date)
      return .quantity(Quantity(converted.value, converted.unit.pinned))
    case .uncertain(let range) where range.meaning == .quantity:
      let factor = try Quantity(1, range.unit)
        .converted(to: unit.unit, exchange: environment.exchange, on: date)
      return .uncertain(
        try Uncertain(
          .sum(Operand(range, times: factor.value), Operand(0)), unit: unit.unit.pinned))
    case .series(let series):
      let factor = try Quantity(1, series.unit)
        .converted(to: unit.unit, exchange: environment.exchange, on: date)
      return .series(series.scaled(by: factor.value, unit: unit.unit))
    case .list(let elements):
      var converted: [Value] = []
      for element in elements { converted.append(try convert(element, to: target)) }
      return .list(converted)
    case .uncertain, .date, .period, .truth, .text, .record, .function, .thing, .unstated:
      throw Refusal(
        "wrong-kind", "only a quantity can be shown in another unit, and this is \(value.kindName)",
        labels: [value.kindName, ""])
    }
  }

  /// `x in human`: in the unit that reads best.
  mutating func readable(_ value: Value) throws(Refusal) -> Value {
    guard case .quantity(let quantity) = value else { return value }
    return .quantity(quantity.human())
  }
}
