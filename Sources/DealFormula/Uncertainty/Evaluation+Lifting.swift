package import DealQuantities

extension Evaluation {
  /// An operator with a range on at least one side: a step of the graph. Its unit is that of an
  /// ordinary case, and so are the factors between the units: neither depends on the numbers.
  mutating func lift(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(Refusal) -> Value {
    switch operation {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return try comparison(operation, left, right)
    case .add, .subtract:
      if let moved = try movedDate(operation, left, right) { return moved }
    case .multiply, .of, .divide:
      if case .series(let series) = left, case .uncertain(let range) = right {
        return .series(try scaled(series, by: range, operation))
      }
      if case .series(let series) = right, case .uncertain(let range) = left, operation != .divide {
        return .series(try scaled(series, by: range, operation))
      }
    case .power: break
    case .and, .or, .at, .during, .known, .to, .upThrough, .plusMinus:
      throw Refusal(
        "range-not-possible", "\(operation.symbol) needs one value here, and this is a range",
        labels: [left.kindName, right.kindName])
    }
    guard let a = left.numeric, let b = right.numeric else {
      throw Refusal(
        "wrong-kind",
        "\(operation.symbol) does not go between \(left.kindName) and \(right.kindName)",
        labels: [left.kindName, right.kindName])
    }
    if operation == .power { return try power(a, b) }
    let one = try apply(operation, .quantity(Quantity(1, a.unit)), .quantity(Quantity(1, b.unit)))
    guard case .quantity(let each) = one else { return one }
    let unit = each.unit
    switch operation {
    case .add, .subtract:
      // In the unit of the left: what one of the right is there.
      let other = try Quantity(1, b.unit)
        .converted(to: unit, exchange: environment.exchange, on: date)
      let own = try Quantity(1, a.unit)
        .converted(to: unit, exchange: environment.exchange, on: date)
      return .uncertain(
        try Uncertain(
          .sum(
            a.operand.scaled(by: own.value),
            b.operand.scaled(by: operation == .subtract ? -other.value : other.value)), unit: unit))
    case .divide:
      if b.operand.node == nil, b.operand.factor == 0 {
        throw Refusal(
          "division-by-zero", "a range cannot be divided by zero", labels: ["", "this is zero"])
      }
      return .uncertain(
        try Uncertain(.quotient(a.operand.scaled(by: each.value), b.operand), unit: unit))
    default:
      return .uncertain(
        try Uncertain(.product(a.operand.scaled(by: each.value), b.operand), unit: unit))
    }
  }

  /// `x ^ n`: a range with a unit takes a power that is one number, as the unit depends on it.
  private mutating func power(_ a: Numeric, _ b: Numeric) throws(Refusal) -> Value {
    let exponent = try Quantity(1, b.unit).number()
    if b.operand.node == nil {
      let power = Quantity(b.operand.factor * exponent)
      let one = try Quantity(1, a.unit).raised(to: power)
      return .uncertain(
        try Uncertain(
          .product(
            Operand(
              try Uncertain(.power(a.operand, Operand(power.value)), unit: one.unit),
              times: one.value), Operand(1)), unit: one.unit))
    }
    guard a.unit.dimension.isNone else {
      throw Refusal(
        "range-not-possible",
        "\(a.unit.dimension.name) takes a power that is one number, and this is a range",
        labels: ["", "a range"])
    }
    return .uncertain(
      try Uncertain(
        .power(
          a.operand.scaled(by: try Quantity(1, a.unit).number()), b.operand.scaled(by: exponent)),
        unit: .none))
  }

  /// The smaller or the greater of two values, draw by draw.
  package mutating func extreme(
    _ left: Value, _ right: Value, isGreatest: Bool
  ) throws(Refusal) -> Value {
    if case .unstated = left { return left }
    if case .unstated = right { return right }
    guard let a = left.numeric, let b = right.numeric else {
      throw Refusal(
        "wrong-kind", "\(left.kindName) and \(right.kindName) have no order where one is a range",
        labels: [left.kindName, right.kindName])
    }
    let other = try Quantity(1, b.unit).matched(
      to: Quantity(1, a.unit), "compare", environment.exchange, date)
    let second = b.operand.scaled(by: other)
    return .uncertain(
      try Uncertain(
        isGreatest ? .greater(a.operand, second) : .smaller(a.operand, second), unit: a.unit))
  }

  // MARK: Truths

  /// A comparison: true in some draws and false in others.
  private mutating func comparison(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(Refusal) -> Value {
    if left.isDated || right.isDated {
      return try .uncertain(dateComparison(operation, left, right))
    }
    guard let a = left.numeric, let b = right.numeric else {
      throw Refusal(
        "wrong-kind", "\(operation.symbol) cannot compare \(left.kindName) with \(right.kindName)",
        labels: [left.kindName, right.kindName])
    }
    let other = try Quantity(1, b.unit).matched(
      to: Quantity(1, a.unit), "compare", environment.exchange, date)
    return .uncertain(
      try Uncertain(
        .comparison(operation, a.operand, b.operand.scaled(by: other)), unit: .none,
        meaning: .truth))
  }

  /// Days compare as numbers; a period as all of its days.
  private func dateComparison(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(Refusal) -> Uncertain {
    func truth(_ operation: BinaryOperation, _ a: Operand, _ b: Operand) throws(Refusal)
      -> Uncertain
    {
      try Uncertain(.comparison(operation, a, b), unit: .none, meaning: .truth)
    }
    func both(_ a: Uncertain, _ b: Uncertain) throws(Refusal) -> Uncertain {
      try Uncertain(.product(Operand(a), Operand(b)), unit: .none, meaning: .truth)
    }
    guard let a = left.dayOperands, let b = right.dayOperands else {
      throw Refusal(
        "wrong-kind", "\(operation.symbol) cannot compare \(left.kindName) with \(right.kindName)",
        labels: [left.kindName, right.kindName])
    }
    switch operation {
    case .less: return try truth(.less, a.last, b.first)
    case .lessOrEqual: return try truth(.lessOrEqual, a.last, b.last)
    case .greater: return try truth(.greater, a.first, b.last)
    case .greaterOrEqual: return try truth(.greaterOrEqual, a.first, b.first)
    default:
      let inside = try both(
        truth(.greaterOrEqual, a.first, b.first), truth(.lessOrEqual, a.last, b.last))
      if operation == .equal { return inside }
      return try Uncertain(
        .sum(Operand(1), Operand(inside, times: -1)), unit: .none, meaning: .truth)
    }
  }

  /// `and`, `or`: the right side is looked at only where it matters; chances meet draw by draw.
  mutating func both(
    _ operation: BinaryOperation, _ left: Value, _ right: FormulaID
  ) throws(Refusal) -> Value {
    let isAnd = operation == .and
    guard case .uncertain(let a) = left, a.meaning == .truth else {
      let first = try truth(left, "the left side of \(operation.symbol)")
      if first != isAnd { return .truth(first) }
      let second = try evaluate(right)
      if case .uncertain(let b) = second, b.meaning == .truth { return second }
      return .truth(try truth(second, "the right side of \(operation.symbol)"))
    }
    let second = try evaluate(right)
    guard case .uncertain(let b) = second, b.meaning == .truth else {
      let other = try truth(second, "the right side of \(operation.symbol)")
      return other == isAnd ? left : .truth(other)
    }
    return .uncertain(
      try Uncertain(
        isAnd ? .product(Operand(a), Operand(b)) : .greater(Operand(a), Operand(b)), unit: .none,
        meaning: .truth))
  }

  // MARK: Dates

  /// Sums and differences with dates of which something is a range; nil if no side is a date.
  private func movedDate(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(Refusal) -> Value? {
    if left.isDated, right.isDated {
      guard operation == .subtract, let a = left.dayOperands, let b = right.dayOperands else {
        throw Refusal(
          "wrong-kind", "two dates don't add; one minus the other gives the days between them",
          labels: [left.kindName, right.kindName])
      }
      return .uncertain(
        try Uncertain(.sum(a.first, b.first.scaled(by: -1)), unit: .day))
    }
    if right.isDated {
      return operation == .add ? try movedDate(.add, right, left) : nil
    }
    guard left.isDated, let span = right.numeric else { return nil }
    guard span.unit.dimension == .time else {
      _ = try CalendarSpan(Quantity(1, span.unit))
      return nil
    }
    let sign = operation == .subtract ? -1.0 : 1.0
    func moved(_ day: Operand, _ lastDay: Uncertain?) throws(Refusal) -> Uncertain {
      let unit = span.unit
      let (fixedDay, fixedSpan) = (day.factor, span.operand.factor)
      let hasDay = day.node != nil
      let hasSpan = span.operand.node != nil
      let inputs = [day.node, span.operand.node].compactMap { $0 }
      return try Uncertain(
        .derived(
          Derived(inputs) { numbers in
            let length = hasSpan ? numbers[hasDay ? 1 : 0] * fixedSpan : fixedSpan
            guard let start = Day(time: hasDay ? numbers[0] : fixedDay),
              let steps = try? CalendarSpan(Quantity(sign * length, unit)),
              let end = try? start.adding(steps)
            else { return .nan }
            return Double(end.number)
          }), unit: .none, meaning: .date, lastDay: lastDay)
    }
    guard let days = left.dayOperands else { return nil }
    // A period moves with both of its ends.
    if case .period(let period) = left, period.first != period.last {
      return .uncertain(try moved(days.first, moved(days.last, nil)))
    }
    if case .uncertain(let range) = left, range.lastDay != nil {
      return .uncertain(try moved(days.first, moved(days.last, nil)))
    }
    return .uncertain(try moved(days.first, nil))
  }

  // MARK: Series

  /// A series times a range, or divided by one.
  private func scaled(
    _ series: Series, by range: Uncertain, _ operation: BinaryOperation
  ) throws(Refusal) -> Series {
    let one = Quantity(1, series.unit)
    let each =
      operation == .divide
      ? try one.divided(by: Quantity(1, range.unit), exchange: environment.exchange, on: date)
      : try one.multiplied(by: Quantity(1, range.unit), exchange: environment.exchange, on: date)
    let factor =
      operation == .divide
      ? try Uncertain(.quotient(Operand(each.value), Operand(range)), unit: .none) : range
    return try series.scaled(
      by: factor, times: operation == .divide ? 1 : each.value, unit: each.unit)
  }
}

/// A number of a formula: an operand with its unit.
struct Numeric {
  var operand: Operand
  var unit: Unit
}

extension Operand {
  func scaled(by other: Double) -> Operand {
    node.map { Operand($0, times: factor * other) } ?? Operand(factor * other)
  }
}

extension Value {
  /// A quantity or a range of one.
  var numeric: Numeric? {
    switch self {
    case .quantity(let quantity): Numeric(operand: Operand(quantity.value), unit: quantity.unit)
    case .uncertain(let range) where range.meaning == .quantity:
      Numeric(operand: Operand(range), unit: range.unit)
    case .uncertain, .date, .period, .truth, .text, .list, .record, .function, .series, .thing,
      .unstated:
      nil
    }
  }

  /// Whether it is a date, a period, or a range of dates.
  var isDated: Bool {
    switch self {
    case .date, .period: true
    case .uncertain(let range): range.meaning == .date
    case .quantity, .truth, .text, .list, .record, .function, .series, .thing, .unstated: false
    }
  }

  /// The first and the last day of a date.
  var dayOperands: (first: Operand, last: Operand)? {
    if case .uncertain(let range) = self, range.meaning == .date {
      return (Operand(range), Operand(range.lastDay ?? range))
    }
    return asPeriod.map {
      (Operand(Double($0.first.number)), Operand(Double($0.last.number)))
    }
  }
}
