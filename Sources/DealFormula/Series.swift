package import DealQuantities

/// A quantity over time: a sum of amounts, each following a curve.
package final class Series: Sendable {
  package enum Kind: UInt8, Sendable {
    /// A level at each moment (capacity, backlog).
    case stock
    /// An amount that comes in over time (spend); its curves are running totals.
    case flow
  }

  package struct Part: Sendable {
    /// In the unit of the series.
    package var amount: Double
    /// What the amount is multiplied with in each draw, if it is a range.
    package var drawn: Uncertain?
    /// Where it moves, one in the middle of what it can be.
    package var curve: Curve
    /// The curve of each draw, if its dates are ranges.
    package var moving: MovingCurve?
    package init(
      amount: Double, drawn: Uncertain? = nil, curve: Curve, moving: MovingCurve? = nil
    ) {
      self.amount = amount
      self.drawn = drawn
      self.curve = curve
      self.moving = moving
    }

    /// An amount that may be a range, in a unit that its own can be converted to.
    package init(
      _ amount: Value, in unit: Unit, exchange: Exchange?, on day: Day?,
      _ curve: (curve: Curve, moving: MovingCurve?)
    ) throws(Refusal) {
      guard let number = amount.numeric else {
        throw Refusal("wrong-kind", "an amount was expected, and this is \(amount.kindName)")
      }
      let each = try Quantity(1, number.unit).converted(to: unit, exchange: exchange, on: day)
      self.init(
        amount: number.operand.factor * each.value, drawn: number.operand.node, curve: curve.curve,
        moving: curve.moving)
    }

    var isDrawn: Bool { drawn != nil || moving != nil }
  }

  package let kind: Kind
  package let unit: Unit
  package let parts: [Part]
  /// Whether a part is a range.
  package let isDrawn: Bool

  package init(kind: Kind, unit: Unit, parts: [Part]) {
    self.kind = kind
    self.unit = unit
    self.parts = parts
    isDrawn = parts.contains(where: \.isDrawn)
  }

  // MARK: Numbers of a series in which nothing is a range

  /// The level of a stock, or the running total of a flow, at a time in days.
  package func level(at time: Double) -> Double {
    parts.reduce(0) { $0 + $1.amount * $1.curve.level(at: time) }
  }

  /// The integral of the level up to a time, in unit × days.
  package func integral(to time: Double) -> Double {
    parts.reduce(0) { $0 + $1.amount * $1.curve.integral(to: time) }
  }

  /// Every time at which a part begins, bends or ends, in order, each once.
  package var bends: [Double] {
    var times = parts.flatMap(\.curve.bends).sorted()
    var kept = 0
    for index in times.indices where index == 0 || times[index] != times[kept - 1] {
      times[kept] = times[index]
      kept += 1
    }
    times.removeLast(times.count - kept)
    return times
  }

  /// Whether a part never ends.
  package var isOpenEnded: Bool {
    parts.contains { $0.curve.isOpenEnded }
  }

  /// The highest level of a stock, or the greatest amount of a flow in one day, and when it is first reached.
  package var highest: (value: Double, time: Double)? {
    var best: (value: Double, time: Double)?
    func look(at time: Double, _ value: Double) {
      if value > (best?.value ?? -.infinity) { best = (value, time) }
    }
    guard hasManyParts else {
      for bend in bends {
        for time in [bend, bend + 1] {
          look(at: time, kind == .stock ? level(at: time) : level(at: time) - level(at: time - 1))
        }
      }
      return best
    }
    let times = bends.flatMap { [$0, $0 + 1] }
    let reached = levels(at: times)
    let before = kind == .stock ? nil : levels(at: times.map { $0 - 1 })
    for (index, time) in times.enumerated() {
      look(at: time, before.map { reached[index] - $0[index] } ?? reached[index])
    }
    return best
  }

  // MARK: Other series

  /// The same series with every amount times a number, in another unit.
  package func scaled(by factor: Double, unit: Unit) -> Series {
    Series(
      kind: kind, unit: unit,
      parts: parts.map { part in
        var scaled = part
        scaled.amount *= factor
        return scaled
      })
  }

  /// The same with every amount times a range and a number.
  func scaled(by range: Uncertain, times factor: Double, unit: Unit) throws(Refusal) -> Series {
    var scaled: [Part] = []
    for var part in parts {
      part.amount *= factor
      if let drawn = part.drawn {
        part.drawn = try Uncertain(.product(Operand(drawn), Operand(range)), unit: .none)
      } else {
        part.drawn = range
      }
      scaled.append(part)
    }
    return Series(kind: kind, unit: unit, parts: scaled)
  }

  /// The same level less a range that stands at all times.
  package func less(_ range: Uncertain, times factor: Double) throws(Refusal) -> Series {
    let always = Curve.standing(from: -.infinity, until: .infinity)
    return Series(
      kind: kind, unit: unit, parts: parts + [Part(amount: -factor, drawn: range, curve: always)])
  }

  /// The sum of two series of the same kind and dimension; money of another currency at the rate of a
  /// day.
  func adding(_ other: Series, exchange: Exchange?, on day: Day?) throws(Refusal) -> Series {
    Series(
      kind: kind, unit: unit, parts: parts + (try matching(other, exchange: exchange, on: day)))
  }

  /// The parts of another series of the same kind and dimension, in the unit of this one.
  package func matching(_ other: Series, exchange: Exchange?, on day: Day?) throws(Refusal)
    -> [Part]
  {
    guard kind == other.kind else {
      throw Refusal(
        "wrong-kind", "a level (such as capacity) and a flow (such as spend) don't add",
        labels: [kind.words, other.kind.words])
    }
    let factor = try Quantity(1, other.unit)
      .converted(to: unit, exchange: exchange, on: day).value
    return other.scaled(by: factor, unit: unit).parts
  }

  /// Whether the amounts are money and nothing else.
  private var isMoney: Bool { unit.dimension == .money }
}

// MARK: Answers

extension Series {
  /// The amount of a flow in a period, or the time average of a stock.
  ///
  /// Money in a flow is the difference of the running total in whole cents, so that the amounts of
  /// any periods that follow each other add up to the amount of all of them together. A range is not
  /// rounded.
  package func during(_ period: Period) throws(Refusal) -> Value {
    let start = Double(period.first.number)
    let end = Double(period.last.number) + 1
    switch kind {
    case .flow:
      if isDrawn {
        return try sum(unit) { $0.level(at: end) - $0.level(at: start) }
      }
      let (before, after) = (level(at: start), level(at: end))
      // Amounts so large that no cent of them is known are not rounded.
      guard isMoney, let paid = try? Cents(rounding: before), let due = try? Cents(rounding: after)
      else { return .quantity(Quantity(after - before, unit)) }
      return .quantity(Quantity(try due.subtracting(paid).amount, unit))
    case .stock:
      let days = max(1, end - start)
      return try sum(unit) { ($0.integral(to: end) - $0.integral(to: start)) / days }
    }
  }

  /// The level of a stock at the end of a day, or the running total of a flow.
  package func level(at day: Day) throws(Refusal) -> Value {
    let time = Double(day.number) + 1
    return try sum(unit) { $0.level(at: time) }
  }

  /// All of a flow, or the integral of a stock in unit × hours; nil if it never ends.
  package func total() throws(Refusal) -> Value? {
    guard !isOpenEnded else { return nil }
    switch kind {
    case .flow:
      if !isDrawn, isMoney {
        let sum = parts.reduce(0) { $0 + $1.amount * $1.curve.level(at: .infinity) }
        return .quantity(Quantity((try? Cents(rounding: sum).amount) ?? sum, unit))
      }
      return try sum(unit) { $0.level(at: .infinity) }
    case .stock:
      // Each curve has ended at the last of its bends.
      return try sum(unit.multiplied(by: .hour)) { $0.integral(to: $0.bends.last ?? 0) * 24 }
    }
  }

  /// The highest level of a stock, or the greatest amount of a flow in one day.
  package func peak() throws(Refusal) -> Value {
    guard isDrawn else { return .quantity(Quantity(highest?.value ?? 0, unit)) }
    return .uncertain(try drawn(unit: unit) { $0.highest?.value ?? 0 })
  }

  /// What a function makes of the series of each draw.
  package func drawn(
    unit: Unit, meaning: Uncertain.Meaning = .quantity,
    _ ask: @escaping @Sendable (Series) -> Double
  ) throws(Refusal) -> Uncertain {
    var ingredients = Ingredients()
    let make = drawn(&ingredients)
    return try Uncertain(
      .derived(Derived(ingredients.inputs) { ask(make($0)) }), unit: unit, meaning: meaning)
  }

  /// The series of a draw, for the numbers of the ingredients: what goes into it is added to them.
  package func drawn(
    _ ingredients: inout Ingredients
  ) -> @Sendable (UnsafePointer<Double>) -> Series {
    var recipes: [(part: Part, amount: Ingredients.Number, first: Int)] = []
    for part in parts {
      var amount = Ingredients.Number.fixed(1)
      if let drawn = part.drawn {
        amount = .drawn(ingredients.add(all: [drawn]), plus: 0)
      }
      recipes.append((part, amount, ingredients.add(all: part.moving?.inputs ?? [])))
    }
    let (kind, own) = (kind, self.unit)
    let made = recipes
    return { numbers in
      Series(
        kind: kind, unit: own,
        parts: made.map { recipe in
          Part(
            amount: recipe.part.amount * recipe.amount.value(numbers),
            curve: recipe.part.moving?.make(numbers + recipe.first) ?? recipe.part.curve)
        })
    }
  }

  /// A number of each curve times its amount, added up: in halves, so that a sum of many parts is
  /// not a high one.
  private func sum(
    _ unit: Unit, _ ask: @escaping @Sendable (Curve) -> Double
  ) throws(Refusal) -> Value {
    guard isDrawn else {
      return .quantity(Quantity(parts.reduce(0) { $0 + $1.amount * ask($1.curve) }, unit))
    }
    var fixed = 0.0
    var terms: [Operand] = []
    for part in parts {
      guard let moving = part.moving else {
        let share = part.amount * ask(part.curve)
        if let drawn = part.drawn {
          terms.append(Operand(drawn, times: share))
        } else {
          fixed += share
        }
        continue
      }
      let share = try moving.number(unit: .none, ask)
      if let drawn = part.drawn {
        terms.append(
          Operand(
            try Uncertain(.product(Operand(drawn), Operand(share)), unit: .none), times: part.amount
          ))
      } else {
        terms.append(Operand(share, times: part.amount))
      }
    }
    if fixed != 0 || terms.count == 1 { terms.append(Operand(fixed)) }
    while terms.count > 2 {
      var halved: [Operand] = []
      for index in stride(from: 0, to: terms.count - 1, by: 2) {
        halved.append(
          Operand(try Uncertain(.sum(terms[index], terms[index + 1]), unit: unit)))
      }
      if terms.count % 2 == 1 { halved.append(terms[terms.count - 1]) }
      terms = halved
    }
    guard terms.count == 2 else { return .quantity(Quantity(fixed, unit)) }
    return .uncertain(try Uncertain(.sum(terms[0], terms[1]), unit: unit))
  }
}

extension Series.Kind {
  package var words: String {
    switch self {
    case .stock: "a level"
    case .flow: "a flow"
    }
  }
}

extension Day {
  /// The day that a time in days since 1970-01-01 falls on; nil outside of the calendar.
  package init?(time: Double) {
    guard time >= Double(Day.first.number), time <= Double(Day.last.number),
      let day = try? Day(number: Int(time.rounded(.down)))
    else { return nil }
    self = day
  }
}

extension Unit {
  package static let hour = Unit.named("hour") ?? .none
  package static let day = Unit.named("day") ?? .none
  package static let percent = Unit.named("%") ?? .none
}
