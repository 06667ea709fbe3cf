package import DealQuantities

extension Evaluation {
  /// An operator between two formulas; `and`, `or` and the questions about time look at the second only when needed.
  mutating func binary(
    _ operation: BinaryOperation, _ left: FormulaID, _ right: FormulaID, at id: FormulaID
  ) throws(Refusal) -> Value {
    switch operation {
    case .and, .or:
      return try both(operation, evaluate(left), right)
    case .at:
      return try level(of: left, at: evaluate(right))
    case .during:
      return try amount(evaluate(left), during: evaluate(right))
    case .known:
      return try value(of: left, knownOn: evaluate(right))
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      let sides = (try evaluate(left), try evaluate(right))
      do {
        return try apply(operation, sides.0, sides.1)
      } catch {
        throw error.offeringUnit(sides.0, sides.1)
      }
    case .add, .subtract, .multiply, .divide, .of, .power:
      return try apply(operation, evaluate(left), evaluate(right))
    case .to, .upThrough, .plusMinus:
      return try range(operation, evaluate(left), evaluate(right), at: id)
    }
  }

  /// An operator on two values.
  package mutating func apply(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(Refusal) -> Value {
    if case .quantity(let a) = left, case .quantity(let b) = right {
      return try apply(operation, a, b)
    }
    if case .unstated(let a) = left {
      if case .unstated(let b) = right { return .unstated(a.union(b)) }
      return left
    }
    if case .unstated = right { return right }
    if left.isUncertain || right.isUncertain { return try lift(operation, left, right) }
    switch operation {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return .truth(try compare(operation, left, right))
    case .add, .subtract:
      if let value = try shift(operation, left, right) { return value }
    case .multiply, .of, .divide:
      if let value = try scale(operation, left, right) { return value }
    case .power, .to, .upThrough, .plusMinus, .and, .or, .at, .during, .known:
      break
    }
    throw Refusal(
      "wrong-kind",
      "\(operation.symbol) does not go between \(left.kindName) and \(right.kindName)",
      labels: [left.kindName, right.kindName])
  }

  /// An operator on two quantities: by far the most frequent case.
  @inline(__always)
  private mutating func apply(
    _ operation: BinaryOperation, _ a: Quantity, _ b: Quantity
  ) throws(Refusal) -> Value {
    switch operation {
    case .add: return .quantity(try a.adding(b, exchange: environment.exchange, on: date))
    case .subtract: return .quantity(try a.subtracting(b, exchange: environment.exchange, on: date))
    case .multiply, .of:
      return .quantity(try a.multiplied(by: b, exchange: environment.exchange, on: date))
    case .divide: return .quantity(try a.divided(by: b, exchange: environment.exchange, on: date))
    case .power: return .quantity(try a.raised(to: b))
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      let order = try a.compare(b, exchange: environment.exchange, on: date)
      return .truth(operation.holds(order.rawValue))
    case .to, .upThrough, .plusMinus:
      throw Refusal("wrong-kind", "\(operation.symbol) makes a range of two written ends")
    case .and, .or:
      throw Refusal(
        "wrong-kind", "\(operation.symbol) goes between two values that are true or false")
    case .at, .during, .known:
      throw Refusal("wrong-kind", "\(operation.symbol) asks about a date, and this is a quantity")
    }
  }

  mutating func apply(_ operation: UnaryOperation, to value: Value) throws(Refusal) -> Value {
    switch (operation, value) {
    case (_, .unstated): return value
    case (.plus, .quantity), (.plus, .uncertain): return value
    case (.negate, .quantity(let quantity)): return .quantity(quantity.negated())
    case (.negate, .uncertain(let range)) where range.meaning == .quantity:
      return .uncertain(
        try Uncertain(.sum(Operand(range, times: -1), Operand(0)), unit: range.unit))
    case (.not, .uncertain(let range)) where range.meaning == .truth:
      return .uncertain(
        try Uncertain(
          .sum(Operand(1), Operand(range, times: -1)), unit: .none, meaning: .truth))
    case (.negate, .series(let series)): return .series(series.scaled(by: -1, unit: series.unit))
    case (.not, _): return .truth(!(try truth(value, "what follows not")))
    case (.negate, _), (.plus, _):
      throw Refusal(
        "wrong-kind", "a sign goes before a number, and this is \(value.kindName)",
        labels: [value.kindName])
    }
  }

  /// A value that must be true or false.
  package mutating func truth(_ value: Value, _ role: String) throws(Refusal) -> Bool {
    switch value {
    case .truth(let truth): return truth
    case .uncertain(let range) where range.meaning == .truth:
      throw Refusal(
        "chance-not-truth", "\(role) must be true or false, and this depends on a range",
        labels: ["has a chance, not one answer"],
        notes: ["ask for the chance, and say how high it must be: chance(…) > 90%"])
    case .unstated(let unstated): throw unstated.refusal
    case .quantity, .uncertain, .date, .period, .text, .list, .record, .function, .series, .thing:
      throw Refusal(
        "wrong-kind", "\(role) must be true or false, and this is \(value.kindName)",
        labels: [value.kindName],
        notes: !value.isNumeric
          ? []
          : role.hasSuffix("side of and")
            ? ["and joins two conditions; amounts are separated by commas, clauses by blanks"]
            : role.hasSuffix("side of or")
              ? ["or joins two conditions; a range is written 60% to 85%"] : [])
    }
  }

  /// The same, where the formula of the value is known: what is wrong is wrong there.
  package mutating func truth(
    _ value: Value, _ role: String, at id: FormulaID
  ) throws(Refusal) -> Bool {
    do {
      return try truth(value, role)
    } catch {
      if failure == nil { failure = id }
      throw error
    }
  }

  // MARK: Dates and series

  /// Sums and differences with dates, periods and series; nil if neither side is one.
  mutating func shift(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(Refusal) -> Value? {
    switch (left, right) {
    case (.date(let day), .quantity(let quantity)):
      let signed = operation == .subtract ? quantity.negated() : quantity
      return .date(try day.adding(CalendarSpan(signed)))
    case (.period(let period), .quantity(let quantity)):
      let signed = operation == .subtract ? quantity.negated() : quantity
      return .period(try period.adding(CalendarSpan(signed)))
    case (.quantity, .date), (.quantity, .period):
      return operation == .add ? try shift(.add, right, left) : nil
    case (.date, .date), (.date, .period), (.period, .date), (.period, .period):
      guard operation == .subtract else {
        throw Refusal(
          "wrong-kind", "two dates don't add; one minus the other gives the days between them",
          labels: [left.kindName, right.kindName])
      }
      guard let a = left.firstDay, let b = right.firstDay else { return nil }
      return .quantity(Quantity(Double(a.number) - Double(b.number), .day))
    case (.series(let a), .series(let b)):
      let other = operation == .subtract ? b.scaled(by: -1, unit: b.unit) : b
      // A few doublings make more parts than there is room for; sums of many deals have as many as these.
      let sum = Value.series(try a.adding(other, exchange: environment.exchange, on: date))
      try sum.checkSize(limits)
      return sum
    default:
      return nil
    }
  }

  /// Products and quotients with a series; nil if neither side is one.
  private mutating func scale(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(Refusal) -> Value? {
    switch (left, right) {
    case (.series(let series), .quantity(let quantity)):
      let one = Quantity(1, series.unit)
      let scaled =
        operation == .divide
        ? try one.divided(by: quantity, exchange: environment.exchange, on: date)
        : try one.multiplied(by: quantity, exchange: environment.exchange, on: date)
      return .series(series.scaled(by: scaled.value, unit: scaled.unit))
    case (.quantity, .series):
      return operation == .divide ? nil : try scale(operation, right, left)
    default:
      return nil
    }
  }

  /// `2026..2030`: the stretch from the first to the last of both; nil if neither side is a date.
  func span(_ left: Value, _ right: Value) throws(Refusal) -> Period? {
    guard let first = left.asPeriod, let last = right.asPeriod else { return nil }
    guard first.first <= last.last else {
      throw Refusal(
        "reversed-range", "a stretch of time runs from the earlier to the later date",
        labels: ["starts \(first.first.text)", "ends \(last.last.text)"])
    }
    return try Period(from: first.first, through: last.last)
  }

  private mutating func compare(
    _ operation: BinaryOperation, _ left: Value, _ right: Value
  ) throws(Refusal) -> Bool {
    switch (left, right) {
    case (.text(let a), .text(let b)) where operation.isEquality:
      return (a == b) == (operation == .equal)
    case (.truth(let a), .truth(let b)) where operation.isEquality:
      return (a == b) == (operation == .equal)
    case (.thing(let a), .thing(let b)) where operation.isEquality:
      return (a == b) == (operation == .equal)
    case (.thing(let a), .text(let b)) where operation.isEquality:
      return (environment.surroundings.nameOfThing(a) == b) == (operation == .equal)
    case (.date, .date), (.date, .period), (.period, .date), (.period, .period):
      guard let a = left.asPeriod, let b = right.asPeriod else { return false }
      return operation.holds(a, b)
    case (.date, .quantity), (.period, .quantity), (.quantity, .date), (.quantity, .period):
      // A bare year is one beside a date.
      guard let a = left.asPeriod, let b = right.asPeriod else { fallthrough }
      return operation.holds(a, b)
    default:
      throw Refusal(
        "wrong-kind", "\(operation.symbol) cannot compare \(left.kindName) with \(right.kindName)",
        labels: [left.kindName, right.kindName])
    }
  }
}

extension Refusal {
  /// The same with the unit of one side behind the plain number on the other.
  fileprivate func offeringUnit(_ left: Value, _ right: Value) -> Refusal {
    guard code == "dimension" else { return self }
    var refusal = self
    for (place, (number, other)) in [(left, right), (right, left)].enumerated() {
      guard case .quantity(let plain) = number, plain.unit.isNone else { continue }
      let unit: Unit? =
        switch other {
        case .quantity(let quantity): quantity.unit
        case .uncertain(let range) where range.meaning == .quantity: range.unit
        default: nil
        }
      guard let unit else { continue }
      // Of billions: value > 10 is hardly $10.
      var isLarge = unit.currency != nil && abs(plain.value) < 1_000
      if case .quantity(let amount) = other { isLarge = isLarge && abs(amount.value) >= 1e6 }
      refusal.fixed = place
      let isYear = unit.dimension == .time && (1_900..<2_200).contains(plain.value)
      if isYear || isLarge && unit.dimension.power(of: .accelerators) == 0 { continue }
      refusal.remedies = [Quantity(plain.value, unit).text(digits: 17)]
    }
    return refusal
  }
}

extension BinaryOperation {
  var isEquality: Bool { self == .equal || self == .notEqual }

  /// Whether the comparison holds for an order: negative, zero or positive.
  func holds(_ order: Int) -> Bool {
    switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    case .or, .and, .at, .during, .known, .to, .upThrough, .plusMinus, .add, .subtract, .multiply,
      .divide, .of, .power:
      false
    }
  }

  /// Dates compare as days, periods as the whole of their days: before all of it, after all of it.
  func holds(_ a: Period, _ b: Period) -> Bool {
    switch self {
    case .equal: a.first >= b.first && a.last <= b.last
    case .notEqual: !(a.first >= b.first && a.last <= b.last)
    case .less: a.last < b.first
    case .lessOrEqual: a.last <= b.last
    case .greater: a.first > b.last
    case .greaterOrEqual: a.first >= b.first
    case .or, .and, .at, .during, .known, .to, .upThrough, .plusMinus, .add, .subtract, .multiply,
      .divide, .of, .power:
      false
    }
  }
}

extension Value {
  /// Whether it is a quantity or a range of one.
  fileprivate var isNumeric: Bool { numeric != nil }

  /// An ordinary value of the same kind, for checking units.
  var ordinary: Value {
    if case .uncertain(let uncertain) = self { uncertain.representative } else { self }
  }

  /// A date or period as a stretch of days.
  package var asPeriod: Period? {
    switch self {
    case .date(let day): Period(day)
    case .period(let period): period
    case .quantity(let quantity): quantity.asYear
    case .uncertain, .truth, .text, .list, .record, .function, .series, .thing, .unstated: nil
    }
  }

  package var firstDay: Day? { asPeriod?.first }
}

extension Quantity {
  /// A plain whole number from 1000 to 9999 where a date is expected: that year.
  package var asYear: Period? {
    guard unit.isNone, value >= 1000, value <= 9999, value.rounded() == value else { return nil }
    return try? Period.year(Int(value))
  }
}

extension Unstated {
  /// The error that lists everything missing at once.
  package var refusal: Refusal { refusal("the answer") }

  /// The same, for something that was asked for by name.
  package func refusal(_ asked: String) -> Refusal {
    let things = facts.map(\.thing)
    let first = things.first ?? ""
    let own = facts.filter { $0.thing == first }
    let list = own.map(\.what).joined(separator: ", ").replacingLastComma()
    let others = facts.filter { $0.thing != first }
    return Refusal(
      "unstated", "\(asked) needs \(list) of \(first)",
      notes: others.map { "and \($0.what) of \($0.thing)" },
      remedies: facts.isEmpty ? [] : [statements])
  }

  /// The statements that state everything, one for each thing.
  private var statements: String {
    var things: [[Fact]] = []
    var places: [String: Int] = [:]
    for fact in facts {
      if let place = places[fact.thing] {
        things[place].append(fact)
      } else {
        places[fact.thing] = things.count
        things.append([fact])
      }
    }
    return things.map { own in
      "\(own[0].verb) \(own[0].thing) \(Self.clauses(own.map(\.clause)))"
    }.joined(separator: "; ")
  }

  /// Clauses on one line: what several say behind `with` stands behind one.
  private static func clauses(_ written: [String]) -> String {
    let grants = written.filter { $0.hasPrefix("with ") }
    // 200k gpus of h100 says what 200k gpus says.
    let kept = grants.filter { clause in
      !grants.contains { $0 != clause && $0.hasPrefix(clause + " of ") }
    }
    guard let first = grants.first else { return written.joined(separator: " ") }
    let all = "with " + kept.map { String($0.dropFirst(5)) }.joined(separator: ", ")
    return written.compactMap { clause in
      clause == first ? all : clause.hasPrefix("with ") ? nil : clause
    }.joined(separator: " ")
  }
}

extension String {
  /// `a, b, c` as `a, b and c`.
  fileprivate func replacingLastComma() -> String {
    guard let comma = lastIndex(of: ",") else { return self }
    return String(self[..<comma]) + " and" + self[index(after: comma)...]
  }
}
