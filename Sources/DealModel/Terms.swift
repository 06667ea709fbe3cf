package import DealFormula
package import DealQuantities

/// Answers about one deal: its dates, its grants, its schedules. Pure functions of the world; the
/// formulas of the deal are worked out by the evaluation that is handed in.
package struct Terms {
  package let world: World
  package let deal: Deal
  /// A rollout that is being declared: counted with those that the deal has.
  package let pending: Rollout?
  /// Whether what says that the deal may come to nothing is left out.
  var isSure = false

  package init(_ world: World, _ deal: Deal, pending: Rollout? = nil) {
    self.world = world
    self.deal = deal
    self.pending = pending
  }

  /// The same about another account of the deal.
  func account(_ version: Deal) -> Terms {
    var terms = Terms(world, version, pending: pending)
    terms.isSure = isSure
    return terms
  }

  /// The rollouts of the deal that count towards its capacity, of a resource, numbered as declared.
  func rollouts(of resource: Dimension) -> [(number: Int, rollout: Rollout)] {
    var found: [(number: Int, rollout: Rollout)] = []
    func add(_ rollout: Rollout?, _ number: Int) {
      guard let rollout, rollout.resource == resource, !rollout.isExpansion else { return }
      found.append((number, rollout))
    }
    for (place, index) in deal.rollouts.enumerated() { add(world.rollouts[Int(index)], place + 1) }
    add(pending, deal.rollouts.count + 1)
    return found
  }

  /// A fact that nobody has stated, with the clause that would.
  package func unstated(_ what: String, _ clause: String) -> Value {
    .unstated(Unstated([Unstated.Fact(thing: deal.name, what: what, clause: clause)]))
  }

  /// A stated field or what is missing.
  package func fact(
    _ field: Field, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let key = Overlay.Field(thing: deal.name, field: field.property)
    if let given = evaluation.overlay.fields[key] {
      let value = try fitting(given, field, in: evaluation)
      evaluation.open(Derivation(title: title(field), kind: .fact, text: "given here"))
      evaluation.close(with: value)
      return value
    }
    guard let formula = deal[field] else { return unstated(field.what, field.example) }
    evaluation.open(
      Derivation(
        title: title(field), kind: .fact, formula: formula,
        provenance: deal.provenance(of: .field(field))))
    var value: Value?
    defer { evaluation.close(with: value) }
    let result = try evaluation.evaluate(
      formula, declaring: .field(thing: deal.name, field: field.property))
    value = result
    tellOthers(of: .field(field), in: &evaluation)
    return result
  }

  /// What a field is called in a derivation, with the day from which it holds.
  private func title(_ field: Field) -> String {
    let since = deal.note(on: .field(field))?.since.map { " from \($0.text) on" } ?? ""
    return "\(deal.name).\(field.property)\(since)"
  }

  /// A value that `given` puts in the place of a field; a bare number takes the unit of the field.
  private func fitting(
    _ value: Value, _ field: Field, in evaluation: Evaluation
  ) throws(Refusal) -> Value {
    let unit: Unit
    switch field.measure {
    case .date: return try value.day(field == .until ? .last : .first, field.property)
    case .probability: unit = .none
    case .money: unit = Unit.money(evaluation.environment.exchange.base)
    case .duration: unit = Unit.named("year") ?? .none
    }
    if case .unstated = value { return value }
    if value.dimension == unit.dimension { return value }
    if field == .exit, value.dimension?.isNone == true {
      throw Refusal.lengthWithoutUnit("\(deal.name).\(field.property)", value, words: nil)
    }
    if case .quantity(let quantity) = value, quantity.unit.isNone {
      return .quantity(Quantity(quantity.value, unit))
    }
    throw Refusal(
      "wrong-kind",
      "\(deal.name).\(field.property) is \(unit.dimension.name), and \(value.kindName) is given for it"
    )
  }

  // MARK: Dates

  /// The first day of the deal: its `from`, else what `until` and `over` leave, else its announcement.
  package func start(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    if deal[.from] != nil || evaluation.hasOverride(deal.name, .from) {
      return try fact(.from, in: &evaluation).day(.first, "from")
    }
    if deal[.announced] != nil {
      let announced = try fact(.announced, in: &evaluation).day(.first, "announced")
      evaluation.remark("\(deal.name) runs from its announcement, as no other start is stated")
      return announced
    }
    if deal[.until] != nil, deal[.over] != nil {
      let until = try fact(.until, in: &evaluation).day(.last, "until")
      let over = try fact(.over, in: &evaluation)
      if let missing = missing(among: [until, over]) { return missing }
      let day = Value.quantity(Quantity(1, .day))
      return try evaluation.apply(.subtract, evaluation.apply(.add, until, day), over)
    }
    return unstated("the date it starts", Field.announced.example)
  }

  /// The last day of the deal: its `until`, else its start and `over`. A length that is given does
  /// away with an end that was stated.
  package func end(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let isOtherLength =
      evaluation.hasOverride(deal.name, .over) && (deal[.from] ?? deal[.announced]) != nil
    if deal[.until] != nil && !isOtherLength || evaluation.hasOverride(deal.name, .until) {
      return try fact(.until, in: &evaluation).day(.last, "until")
    }
    let start = try start(in: &evaluation)
    let over = try fact(.over, in: &evaluation)
    if let missing = missing(among: [start, over]) { return missing }
    if case .quantity(let length) = over, length.value <= 0 {
      throw Refusal("not-positive", "the term of \(deal.name) must be above zero")
    }
    let day = Value.quantity(Quantity(1, .day))
    return try evaluation.apply(.subtract, evaluation.apply(.add, start, over), day)
  }

  /// The last day on which it holds: that of its term, or the one before it was cancelled.
  package func lastDay(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    guard let cancelled = deal.cancelled else { return try end(in: &evaluation) }
    let last = try cancelled.adding(days: -1)
    if case .date(let end) = try end(in: &evaluation), end < last { return .date(end) }
    evaluation.remark("cancelled from \(cancelled.text) on")
    return .date(last)
  }

  /// How long the deal runs: `over` as stated, else the months from the first day to the last where
  /// these are whole, so that 2026 to 2032 is as long as 7 years, else the days.
  package func term(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let isOtherEnd = evaluation.hasOverride(deal.name, .until)
    if deal[.over] != nil && !isOtherEnd || evaluation.hasOverride(deal.name, .over) {
      return try fact(.over, in: &evaluation)
    }
    if deal[.until] == nil, !isOtherEnd { return unstated("the term", Field.over.example) }
    let start = try start(in: &evaluation)
    let end = try end(in: &evaluation)
    if let missing = missing(among: [start, end]) { return missing }
    if case .date(let first) = start, case .date(let last) = end,
      let months = wholeMonths(from: first, through: last)
    {
      let isYears = months % 12 == 0
      let unit = Unit.named(isYears ? "year" : "month") ?? .none
      return .quantity(Quantity(Double(isYears ? months / 12 : months), unit))
    }
    let day = Value.quantity(Quantity(1, .day))
    return try evaluation.apply(.add, evaluation.apply(.subtract, end, start), day)
  }

  /// How many calendar months a stretch of days takes, if it takes whole ones.
  private func wholeMonths(from first: Day, through last: Day) -> Int? {
    guard let next = try? last.adding(days: 1), next > first else { return nil }
    let months = (next.year - first.year) * 12 + next.month - first.month
    return months > 0 && (try? first.adding(months: months)) == next ? months : nil
  }

  /// Everything that is not stated among several values that were needed; nil if all are there.
  package func missing(among values: [Value]) -> Value? {
    Unstated.among(values).map { .unstated($0) }
  }

  /// Whether from, over and until agree; refused with all three if not.
  package func checkDates(in evaluation: inout Evaluation) throws(Refusal) {
    if case .date(let first) = try start(in: &evaluation),
      case .date(let last) = try end(in: &evaluation)
    {
      guard first <= last else {
        throw Refusal(
          "contradiction", "\(deal.name) would end before it starts",
          notes: ["it starts \(first.text) and ends \(last.text)"])
      }
      if deal[.from] != nil, deal[.until] != nil, deal[.over] != nil,
        case .quantity(let length) = try fact(.over, in: &evaluation)
      {
        let implied = try first.adding(CalendarSpan(length)).adding(days: -1)
        // A period may be stated as "2026 to 2032, seven years" with either end a day off.
        guard abs(Int(implied.number) - Int(last.number)) <= 1 else {
          throw Refusal(
            "contradiction", "from, over and until of \(deal.name) do not agree",
            notes: [
              "from \(first.text), over \(length.text(digits: evaluation.environment.digits)) ends \(implied.text)",
              "until says \(last.text)",
              "leave one of the three out: any two give the third",
            ])
        }
      }
    }
  }
}

extension Field {
  /// The fact in words.
  package var what: String {
    switch self {
    case .value: "the value"
    case .over: "the term"
    case .announced: "the date of the announcement"
    case .from: "the start"
    case .until: "the end"
    case .upfront: "the upfront payment"
    case .minimum: "the minimum"
    case .exit: "the notice for leaving"
    case .chance: "the chance"
    }
  }

  /// The name under which it is asked for with a dot.
  package var property: String { self == .over ? "term" : rawValue }

  /// A clause that states it, as an example.
  package var example: String {
    switch self {
    case .value: "value $38B"
    case .over: "over 7 years"
    case .announced: "announced 2025-11-03"
    case .from: "from 2026-01"
    case .until: "until 2032-12"
    case .upfront: "upfront $1B"
    case .minimum: "minimum $1B"
    case .exit: "exit 90 days"
    case .chance: "chance 80%"
    }
  }

  /// What the formula must measure: money, a duration, a date, a probability.
  package enum Measure: Sendable { case money, duration, date, probability }

  package var measure: Measure {
    switch self {
    case .value, .upfront, .minimum: .money
    case .over, .exit: .duration
    case .announced, .from, .until: .date
    case .chance: .probability
    }
  }
}

extension Refusal {
  /// A bare number where nothing says whether it counts days, months or years; `words` is how it is
  /// written, where that can be shown with its place.
  package static func lengthWithoutUnit(_ what: String, _ value: Value, words: String?) -> Refusal {
    let number: String? = if case .quantity(let amount) = value { amount.text() } else { nil }
    return Refusal(
      "wrong-kind",
      "\(what) is a length of time, and \(number ?? value.kindName) does not say of what: days, months or years",
      labels: ["a length of time needs its unit"],
      notes: words == nil ? ["for example: \(number ?? "90") days"] : [],
      remedies: words.map { ["\($0) days", "\($0) months"] } ?? [])
  }
}

extension Evaluation {
  func hasOverride(_ thing: String, _ field: Field) -> Bool {
    overlay.fields[Overlay.Field(thing: thing, field: field.property)] != nil
  }
}

extension Value {
  /// How a date is written.
  private static let dateForms = "a date is written 2026-12-31, 2026-12, 2026-Q4 or 2026"
  /// What to write where a range stands for a first and a last day.
  private static let twoDates =
    "a first and a last day have a clause each: from 2026 until 2032; of a rollout from 2026 by 2032"

  /// How a date is written that was put in quotes.
  private static let bareDates = "a date stands without quotes, as 2026-12-31 or 2026-12"

  /// Whether it is a text.
  private var isText: Bool { if case .text = self { true } else { false } }

  /// Whether it is a range of numbers.
  private var isRange: Bool {
    if case .uncertain(let range) = self { range.meaning == .quantity } else { false }
  }

  /// The first or last day of a date or period; ranges and unstated facts pass.
  package func day(_ edge: Period.Edge, _ clause: String) throws(Refusal) -> Value {
    switch self {
    case .uncertain(let range) where range.isDate:
      return edge == .last ? .uncertain(range.lastDay ?? range) : self
    case .unstated: return self
    case .quantity, .uncertain, .date, .period, .truth, .text, .list, .record, .function, .series,
      .thing:
      guard let period = asPeriod else {
        throw Refusal(
          "wrong-kind", "\(clause) is followed by a date, and this is \(kindName)",
          labels: [kindName],
          notes: [
            isRange ? Self.twoDates : isText ? Self.bareDates : Self.dateForms
          ])
      }
      return .date(edge == .first ? period.first : period.last)
    }
  }
}
