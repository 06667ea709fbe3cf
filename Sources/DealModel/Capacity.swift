package import DealFormula
package import DealQuantities

extension Terms {
  /// What the deal grants of a resource, in all; unstated if nothing is said of it.
  package func granted(
    _ resource: Dimension, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var sum: Value?
    var formula: FormulaID?
    for grant in deal.grants {
      let quantity = try evaluation.evaluate(grant.quantity)
      guard quantity.dimension == resource else { continue }
      formula = formula ?? grant.quantity
      sum =
        try sum.map { (value) throws(Refusal) in try evaluation.apply(.add, value, quantity) }
        ?? quantity
    }
    let title = "\(deal.name).\(Resource.name(resource))"
    let key = Overlay.Field(thing: deal.name, field: Resource.name(resource))
    let given = evaluation.overlay.fields[key]
    if let given {
      sum = given
      if case .quantity(let amount) = given, amount.unit.isNone {
        sum = .quantity(Quantity(amount.value, Resource.unit(resource)))
      } else if let dimension = given.dimension, dimension != resource {
        throw Refusal(
          "wrong-kind",
          "\(key.thing).\(key.field) is an amount of \(key.field), and \(given.kindName) is given for it"
        )
      }
    }
    evaluation.open(
      given == nil
        ? Derivation(
          title: title, kind: .fact, formula: formula, provenance: deal.provenance)
        : Derivation(title: title, kind: .fact, text: "given here"))
    evaluation.close(with: sum)
    return sum ?? unstated(Resource.what(resource), "with \(Resource.example(resource))")
  }

  /// The ramps of a resource with their amounts: one per rollout, the rest taken by the one that states no quantity.
  package func capacity(
    _ resource: Dimension, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let own = rollouts(of: resource)
    let granted = try granted(resource, in: &evaluation)
    var missing: [Value] = []
    var unit = Resource.unit(resource)
    var parts: [Series.Part] = []
    let end = try end(in: &evaluation)
    let until: Double
    switch end {
    case .date(let day): until = Double(day.number) + 1
    case .uncertain: throw rangeNotDrawn("the end of \(deal.name)")
    default: until = .infinity
    }
    if own.isEmpty {
      // Without a rollout everything is live from the first day to the last.
      let start = try start(in: &evaluation)
      guard case .quantity(let amount) = granted, case .date(let day) = start else {
        return try blocked([granted, start])
      }
      evaluation.remark("no rollout is stated: all of it counts from the first day")
      unit = amount.unit
      parts.append(
        Series.Part(
          amount: amount.value,
          curve: .standing(from: Double(day.number), until: until)))
      return .series(Series(kind: .stock, unit: unit, parts: parts))
    }
    if let first = own.first { unit = first.unit }
    var rest = granted
    for rollout in own {
      guard let formula = rollout.quantity else { continue }
      rest = try evaluation.apply(.subtract, rest, evaluation.evaluate(formula))
    }
    if case .quantity(let left) = rest, case .quantity(let all) = granted,
      let whole = try? all.converted(to: left.unit).value, left.value < -1e-9 * abs(whole)
    {
      throw Refusal(
        "contradiction", "the rollouts of \(deal.name) come to more than it grants",
        notes: [
          "it grants \(all.text(digits: 6)), and the rollouts are "
            + "\(left.negated().text(digits: 6)) more"
        ])
    }
    for rollout in own {
      let amount =
        try rollout.quantity.map { (id) throws(Refusal) in try evaluation.evaluate(id) } ?? rest
      let ramp = try ramp(rollout, until: until, in: &evaluation)
      switch (amount, ramp) {
      case (.quantity(let quantity), .success(let ramp)):
        let value = try quantity.converted(to: unit).value
        parts.append(Series.Part(amount: max(value, 0), curve: .ramp(ramp)))
      case (.unstated, .success(let ramp)) where own.count == 1:
        // With no quantity at all the schedule is known as a share.
        return .series(
          Series(
            kind: .stock, unit: .percent,
            parts: [Series.Part(amount: 100, curve: .ramp(ramp))]))
      case (_, .failure(let value)):
        missing += [amount, value]
      case (_, .success):
        missing.append(amount)
      }
    }
    if !missing.isEmpty { return try blocked(missing) }
    return .series(Series(kind: .stock, unit: unit, parts: parts))
  }

  /// The ramp of one rollout, or the value that stands in its way.
  private func ramp(
    _ rollout: Rollout, until: Double, in evaluation: inout Evaluation
  ) throws(Refusal) -> ValueOr<Ramp> {
    if rollout.chance != nil { throw rangeNotDrawn("whether a rollout of \(deal.name) happens") }
    let by: Value
    if let formula = rollout.by {
      by = try evaluation.evaluate(formula).day(\.last, "by")
    } else {
      by = try start(in: &evaluation)
      guard case .date(let day) = by else { return .failure(by) }
      return .success(
        Ramp(from: Double(day.number), by: Double(day.number), until: until, shape: .linear))
    }
    guard case .date(var last) = by else { return .failure(by) }
    if let formula = rollout.slip {
      let slip = try evaluation.evaluate(formula)
      guard case .quantity(let length) = slip else { return .failure(slip) }
      last = try last.adding(CalendarSpan(length))
    }
    let end = Double(last.number) + 1
    var from: Value = unstated("a start", Field.announced.example)
    if let formula = rollout.from {
      from = try evaluation.evaluate(formula).day(\.first, "from")
    } else if let name = rollout.after {
      from = try milestoneDate(name, in: &evaluation)
    } else if deal[.from] != nil || deal[.announced] != nil || deal[.until] != nil {
      from = try start(in: &evaluation)
    }
    switch from {
    case .date(let first):
      guard Double(first.number) < end else {
        throw Refusal(
          "reversed-range", "a rollout of \(deal.name) would be finished before it starts",
          notes: ["it starts \(first.text) and is finished by \(last.text)"])
      }
      return .success(
        Ramp(from: Double(first.number), by: end, until: until, shape: rollout.shape ?? .linear))
    case .unstated where rollout.after == nil:
      evaluation.remark(
        "no start is stated: all of it comes in one step at the end of \(last.text)")
      return .success(Ramp(from: end, by: end, until: until, shape: .step))
    default:
      return .failure(from)
    }
  }

  private func milestoneDate(_ name: String, in evaluation: inout Evaluation) throws(Refusal)
    -> Value
  {
    guard let thing = world.thing(name), thing.kind == .milestone,
      let milestone = world.milestones[Int(thing.index)], let formula = milestone.on
    else {
      return .unstated(
        Unstated([
          Unstated.Fact(thing: name, what: "the date", clause: "on 2026-06", verb: "milestone")
        ]))
    }
    return try evaluation.evaluate(formula).day(\.first, "on")
  }

  /// What to answer when values stand in the way of a series: everything missing at once, else the range.
  func blocked(_ values: [Value]) throws(Refusal) -> Value {
    let value = combined(values)
    if case .uncertain = value { throw rangeNotDrawn("part of \(deal.name)") }
    return value
  }

  func rangeNotDrawn(_ what: String) -> Refusal {
    Refusal(
      "range-not-drawn",
      "\(what) is a range, and this version keeps ranges without drawing samples from them",
      notes: ["give one number for it to see the answer"])
  }
}

/// A result, or the value (a range, an unstated fact) that stands in its way.
enum ValueOr<Wanted> {
  case success(Wanted)
  case failure(Value)
}

/// The resources that capacity is counted in.
package enum Resource {
  /// The words for a resource: `gpus`.
  package static func name(_ dimension: Dimension) -> String {
    entries.first { unit($0.unit)?.dimension == dimension }?.name ?? dimension.name
  }

  /// The fact in words: `the number of gpus`, `the power`.
  package static func what(_ dimension: Dimension) -> String {
    dimension == .power ? "the power" : "the number of \(name(dimension))"
  }

  package static func unit(_ dimension: Dimension) -> Unit {
    entries.lazy.compactMap { unit($0.unit) }.first { $0.dimension == dimension } ?? .none
  }

  /// An amount of it as an example of a clause.
  package static func example(_ dimension: Dimension) -> String {
    entries.first { unit($0.unit)?.dimension == dimension }?.example ?? "2 GW"
  }

  /// The dimension of a resource by the name of its field: `gpus`, `cpus`, `power`.
  package static func dimension(_ name: String) -> Dimension? {
    entries.first { $0.name == name }.flatMap { unit($0.unit)?.dimension }
  }

  private static func unit(_ name: String) -> Unit? { Unit.named(name) }

  package struct Entry: Sendable {
    package var name: String
    package var unit: String
    package var example: String
  }

  package static var entries: [Entry] {
    [
      Entry(name: "gpus", unit: "gpu", example: "200k gpus"),
      Entry(name: "cpus", unit: "cpu", example: "1M cpus"),
      Entry(name: "power", unit: "MW", example: "2 GW"),
    ]
  }
}

extension Value {
  /// The dimension of a quantity or range.
  package var dimension: Dimension? {
    switch self {
    case .quantity(let quantity): quantity.unit.dimension
    case .uncertain(let uncertain): uncertain.isDate ? nil : uncertain.unit.dimension
    case .series(let series): series.unit.dimension
    case .date, .period, .truth, .text, .list, .record, .function, .thing, .unstated: nil
    }
  }
}
