import DealQuantities

extension Evaluation {
  /// `a to b`, `a..b`, `a ± b`: of two quantities a range, of two dates the stretch between them.
  mutating func range(
    _ operation: BinaryOperation, _ left: Value, _ right: Value, at id: FormulaID
  ) throws(Refusal) -> Value {
    if case .quantity(let a) = left, case .quantity(let b) = right {
      return try range(operation, a, b, at: id)
    }
    if case .unstated(let a) = left {
      if case .unstated(let b) = right { return .unstated(a.union(b)) }
      return left
    }
    if case .unstated = right { return right }
    if operation == .upThrough, let stretch = try span(left, right) { return .period(stretch) }
    if left.isUncertain || right.isUncertain {
      throw Refusal(
        "range-not-possible", "\(operation.symbol) needs one value here, and this is a range",
        labels: [left.kindName, right.kindName])
    }
    throw Refusal(
      "wrong-kind",
      "\(operation.symbol) does not go between \(left.kindName) and \(right.kindName)",
      labels: [left.kindName, right.kindName],
      notes: right.asPeriod == nil
        ? [] : ["a stretch of time has two clauses: from 2026-01 until 2032-12, by 2026-12"])
  }

  /// A range between two quantities; the ends may share the unit of one.
  private func range(
    _ operation: BinaryOperation, _ a: Quantity, _ b: Quantity, at id: FormulaID
  ) throws(Refusal) -> Value {
    if operation == .plusMinus, b.unit == .percent, a.unit != .percent {
      let part = Quantity(abs(a.value) * b.value / 100, a.unit)
      throw Refusal(
        "dimension", "a percentage after ± could be a part of the middle, so say the amount",
        labels: [a.dimension.name, "a percentage"],
        notes: [
          "for a part of it write \(a.text(digits: 15)) ± \(part.text(digits: 15))",
          a.unit.isNone
            ? "for percentages write \(a.text(digits: 15))% ± \(b.text(digits: 15))" : nil,
        ].compactMap(\.self))
    }
    let unit = a.unit.isNone ? b.unit : (b.unit.isNone ? a.unit : b.unit)
    let low = a.unit.isNone ? a.value : try a.converted(to: unit).value
    let high = b.value
    switch operation {
    case .to:
      try checkOrder(low, high)
      guard low > 0 && high > 0 || low < 0 && high < 0 else {
        throw Refusal(
          "range-crosses-zero",
          "a to b must have both ends above zero or both below, and this one touches or crosses zero",
          labels: ["one end", "the other end"],
          notes: [
            "for hard bounds, with every value between them equally likely, write "
              + "\(a.text(digits: 15))..\(b.text(digits: 15))",
            "for a bell curve write normal(p5: \(Quantity(low, unit).text(digits: 15)), "
              + "p95: \(Quantity(high, unit).text(digits: 15)))",
          ])
      }
      return try stated(.interval(low, high), unit, at: id)
    case .upThrough:
      try checkOrder(low, high)
      return try stated(.bounds(low, high), unit, at: id)
    case .plusMinus:
      guard high > 0 else {
        throw Refusal(
          "range-not-positive", "the size after ± must be above zero",
          labels: ["the middle", "not above zero"])
      }
      return try stated(.normal(mean: low, deviation: high), unit, at: id)
    case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .at, .during,
      .known, .add, .subtract, .multiply, .divide, .of, .power:
      throw Refusal("wrong-kind", "\(operation.symbol) does not make a range")
    }
  }

  /// `about 38B`, `up to $10B`, `hundreds of thousands`: the range that the words stand for.
  mutating func approximation(
    _ kind: Approximation, _ value: Value, _ words: String, at id: FormulaID
  ) throws(Refusal) -> Value {
    guard case .quantity(let quantity) = value else {
      throw Refusal(
        "wrong-kind", "\(words) needs one number, and this is \(value.kindName)",
        labels: [value.kindName])
    }
    let (amount, unit) = (quantity.value, quantity.unit)
    guard amount != 0 else {
      throw Refusal("range-crosses-zero", "\(words) goes with an amount other than zero")
    }
    switch kind {
    case .headline:
      return try stated(.interval(2 * amount, 9 * amount), unit, readFrom: words, at: id)
    case .about:
      let ends = [amount * 0.9, amount * 1.1]
      return try stated(
        .interval(min(ends[0], ends[1]), max(ends[0], ends[1])), unit, readFrom: words, at: id)
    case .nearly: return try bounds(amount * 0.9, amount, unit, words, at: id)
    case .over: return try bounds(amount, amount * 1.25, unit, words, at: id)
    case .upTo: return try bounds(0, amount, unit, words, at: id)
    }
  }

  /// `number unit`: a range takes the unit as its own, so that it still reads as it was stated.
  mutating func measure(_ number: Value, _ unit: Value) throws(Refusal) -> Value {
    if case .uncertain(let range) = number, range.unit.isNone, range.meaning == .quantity,
      let input = range.input, case .quantity(let one) = unit, one.value == 1
    {
      return .uncertain(Uncertain(input: input, unit: one.unit, readFrom: range.readFrom))
    }
    return try apply(.multiply, number, unit)
  }

  private func bounds(
    _ a: Double, _ b: Double, _ unit: Unit, _ words: String, at id: FormulaID
  ) throws(Refusal) -> Value {
    try stated(.bounds(min(a, b), max(a, b)), unit, readFrom: words, at: id)
  }

  /// A range as the formula at `id` states it.
  private func stated(
    _ spread: Spread, _ unit: Unit, readFrom words: String? = nil, at id: FormulaID
  ) throws(Refusal) -> Value {
    .uncertain(Uncertain(input: try input(spread, at: id), unit: unit, readFrom: words))
  }

  private func checkOrder(_ low: Double, _ high: Double) throws(Refusal) {
    guard low < high else {
      throw Refusal(
        "reversed-range",
        low == high
          ? "a range needs two different ends"
          : "a range runs from the lower end to the higher one",
        labels: ["this end", "and this one"])
    }
  }

  /// `early 2026`, `late 2026`, `start of 2026-Q4`.
  mutating func partOf(
    _ value: Value, _ part: PartOfPeriod, at id: FormulaID
  ) throws(Refusal) -> Value {
    if case .unstated = value { return value }
    guard let period = value.asPeriod else {
      throw Refusal(
        "wrong-kind",
        "\(part.words) goes before a month, a quarter or a year, and this is \(value.kindName)",
        labels: [value.kindName])
    }
    let stretch: Period
    switch part {
    case .start: return .date(period.first)
    case .end: return .date(period.last)
    case .early: stretch = try period.part(.early)
    case .mid: stretch = try period.part(.mid)
    case .late: stretch = try period.part(.late)
    }
    // Every day of the stretch is equally likely.
    let moment = Uncertain(
      input: try input(
        .bounds(Double(stretch.first.number), Double(stretch.last.number) + 1), at: id),
      unit: .none, meaning: .date)
    return .uncertain(
      try Uncertain(
        .function(.floor, Operand(moment), factor: 1), unit: .none, meaning: .date,
        readFrom: "\(part.words) \(period.text)"))
  }
}

extension PartOfPeriod {
  var words: String {
    switch self {
    case .early: "early"
    case .mid: "mid"
    case .late: "late"
    case .start: "start of"
    case .end: "end of"
    }
  }
}
