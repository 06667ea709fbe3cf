package import DealFormula
package import DealQuantities

/// When rights run: windows whose ends may be ranges, deals and milestones.
extension World {
  /// The first day of a right; nil if it runs from any time on.
  package func start(
    of right: Right, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value? {
    if let given = evaluation.overlay.fields[.init(thing: right.name, field: "from")] {
      return try given.day(.first, "from")
    }
    guard let formula = right.from else { return nil }
    return try evaluation.evaluate(formula, declaring: .field(thing: right.name, field: "from"))
      .day(.first, "from")
  }

  /// The last day of a right; nil if no end is known. A deal or a milestone that ends it does so the
  /// day before it is announced or happens.
  package func end(
    of right: Right, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value? {
    let value: Value
    if let given = evaluation.overlay.fields[.init(thing: right.name, field: "until")] {
      value = given
    } else if let formula = right.until {
      value = try evaluation.evaluate(
        formula, declaring: .field(thing: right.name, field: "until"))
    } else {
      return nil
    }
    guard case .thing(let thing) = value else { return try value.day(.last, "until") }
    return try end(by: thing, in: &evaluation)
  }

  /// The last day before a deal is announced or a milestone happens; nil if that never is.
  private func end(by thing: Thing, in evaluation: inout Evaluation) throws(Refusal) -> Value? {
    let day = Value.quantity(Quantity(1, .day))
    switch thing.kind {
    case .deal:
      guard let deal = deals[Int(thing.index)], deal.status != .abandoned,
        deal[.announced] != nil || evaluation.hasOverride(deal.name, .announced)
      else { return nil }
      let announced = try Terms(self, deal).fact(.announced, in: &evaluation)
        .day(.first, "announced")
      return try evaluation.apply(.subtract, announced, day)
    case .milestone:
      guard let milestone = milestones[Int(thing.index)] else { return nil }
      return try end(by: milestone, in: &evaluation)
    case .party, .rollout, .right, .source, .scenario, .chip, .price:
      throw Refusal(
        "wrong-kind",
        "until is followed by a date, a deal or a milestone, and this is \(thing.kind.phrase)")
    }
  }

  private func end(
    by milestone: Milestone, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value? {
    guard milestone.status != .failed else { return nil }
    let date = try date(of: milestone, in: &evaluation)
    if case .unstated = date {
      evaluation.remark("\(milestone.name) has no date, so it has ended nothing yet")
      return nil
    }
    if milestone.status == .planned, case .date(let planned) = date,
      planned <= evaluation.environment.today
    {
      evaluation.remark("\(milestone.name) was planned for \(planned.text) and has not happened")
      return nil
    }
    guard case .uncertain(let happens)? = try occurrence(of: milestone, in: &evaluation) else {
      return try evaluation.apply(.subtract, date, .quantity(Quantity(1, .day)))
    }
    var ingredients = Ingredients()
    let index = ingredients.add(happens)
    guard let moment = ingredients.time(date, plus: -1) else { return nil }
    // In the draws in which the milestone does not happen, the right never ends.
    return .uncertain(
      try Uncertain(
        .derived(
          Derived(ingredients.inputs) { numbers in
            index.value(numbers) > 0.5 ? moment.value(numbers) : .infinity
          }), unit: .none, meaning: .date))
  }

  /// Whether a right runs on a day: true, false, or a chance.
  package func runs(
    _ right: Right, on day: Day, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    try runs(right, on: .date(day), in: &evaluation)
  }

  /// The same for a day that may be a range.
  package func runs(
    _ right: Right, on day: Value, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var runs = Value.truth(true)
    if let start = try start(of: right, in: &evaluation) {
      runs = try evaluation.apply(.lessOrEqual, start, day)
    }
    guard let end = try end(of: right, in: &evaluation) else { return runs }
    return try Truths.and(runs, evaluation.apply(.lessOrEqual, day, end))
  }

  /// The deal or milestone that ends a right; nil if a date does, or nothing.
  private func ender(
    of right: Right, in evaluation: inout Evaluation
  ) throws(Refusal) -> Thing? {
    guard let formula = right.until,
      evaluation.overlay.fields[.init(thing: right.name, field: "until")] == nil,
      case .thing(let thing) = try evaluation.evaluate(formula)
    else { return nil }
    return thing
  }

  /// The window in words: `2023-01-23 to 2025-01-21`.
  package func windowText(
    of right: Right, in evaluation: inout Evaluation
  ) throws(Refusal) -> String {
    let surroundings = evaluation.environment.surroundings
    // A range is told as it was stated, not by its draws.
    let describe: (Value) -> String = { value in
      if case .uncertain(let range) = value, let text = range.description(digits: 3) { return text }
      return surroundings.describe(value)
    }
    let start = try start(of: right, in: &evaluation).map(describe)
    let last = try end(of: right, in: &evaluation)
    let ender = try ender(of: right, in: &evaluation).map(name)
    var end = last.map(describe)
    if let ender {
      if last == nil {
        end = "\(ender), which has no date or does not happen"
      } else if case .uncertain? = last {
        end = ender
      }
    }
    switch (start, end) {
    case (let start?, let end?): return "\(start) \(ender == nil ? "to" : "until") \(end)"
    case (nil, let end?): return "until \(end)"
    case (let start?, nil): return "from \(start) on"
    case (nil, nil): return "at all times"
    }
  }
}
