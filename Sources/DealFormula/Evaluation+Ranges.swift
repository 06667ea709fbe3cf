import DealQuantities

extension Evaluation {
  /// `a to b`, `a..b`, `a ± b` between two quantities; the ends may share the unit of one.
  mutating func range(_ operation: BinaryOperation, _ a: Quantity, _ b: Quantity) throws(Refusal)
    -> Value
  {
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
              + "\(a.text(digits: 15))..\(b.text(digits: 15))"
          ])
      }
      return .uncertain(Uncertain(spread: .interval(low, high), unit: unit))
    case .upThrough:
      try checkOrder(low, high)
      return .uncertain(Uncertain(spread: .bounds(low, high), unit: unit))
    case .plusMinus:
      guard high > 0 else {
        throw Refusal(
          "range-not-positive", "the size after ± must be above zero",
          labels: ["the middle", "not above zero"])
      }
      return .uncertain(Uncertain(spread: .normal(mean: low, deviation: high), unit: unit))
    case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .at, .during,
      .known, .add, .subtract, .multiply, .divide, .of, .power:
      throw Refusal("wrong-kind", "\(operation.symbol) does not make a range")
    }
  }

  /// `about 38B`, `up to $10B`, `hundreds of thousands`: the range that the words stand for.
  mutating func approximation(
    _ kind: Approximation, _ value: Value, _ words: String
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
      return .uncertain(
        Uncertain(spread: .interval(2 * amount, 9 * amount), unit: unit, readFrom: words))
    case .about:
      let ends = [amount * 0.9, amount * 1.1]
      return .uncertain(
        Uncertain(
          spread: .interval(min(ends[0], ends[1]), max(ends[0], ends[1])), unit: unit,
          readFrom: words))
    case .nearly: return bounds(amount * 0.9, amount, unit, words)
    case .over: return bounds(amount, amount * 1.25, unit, words)
    case .upTo: return bounds(0, amount, unit, words)
    }
  }

  /// `number unit`: a range takes the unit as its own, so that it still reads as it was stated.
  mutating func measure(_ number: Value, _ unit: Value) throws(Refusal) -> Value {
    if case .uncertain(let range) = number, range.unit.isNone, !range.isDate,
      case .spread(let spread) = range.source, case .quantity(let one) = unit, one.value == 1
    {
      return .uncertain(Uncertain(spread: spread, unit: one.unit, readFrom: range.readFrom))
    }
    return try apply(.multiply, number, unit)
  }

  private func bounds(_ a: Double, _ b: Double, _ unit: Unit, _ word: String) -> Value {
    .uncertain(Uncertain(spread: .bounds(min(a, b), max(a, b)), unit: unit, readFrom: word))
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
  mutating func partOf(_ value: Value, _ part: PartOfPeriod) throws(Refusal) -> Value {
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
    return .uncertain(
      Uncertain(
        spread: .bounds(Double(stretch.first.number), Double(stretch.last.number)), unit: .none,
        isDate: true, readFrom: "\(part.words) \(period.text)"))
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
