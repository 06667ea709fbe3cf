package import DealFormula
package import DealQuantities

extension Terms {
  /// What the deal grants of a resource, in all; unstated if nothing is said of it.
  package func granted(
    _ resource: Dimension, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var sum: Value?
    var formula: FormulaID?
    var matches = 0
    var below: [Derivation] = []
    let name = Resource.name(resource)
    for grant in deal.grants {
      let steps = evaluation.stepCount
      let quantity = try evaluation.evaluate(
        grant.quantity,
        declaring: .field(
          thing: deal.name, field: matches == 0 ? name : "\(name) (\(matches + 1))"))
      // What else is granted is not a step on the way to this.
      let taken = evaluation.takeSteps(since: steps)
      guard quantity.dimension == resource else { continue }
      below += taken
      matches += 1
      formula = formula ?? grant.quantity
      sum =
        try sum.map { (value) throws(Refusal) in try evaluation.apply(.add, value, quantity) }
        ?? quantity
    }
    func title() -> String {
      let since = deal.note(on: .grants)?.since.map { " from \($0.text) on" } ?? ""
      return "\(deal.name).\(name)\(since)"
    }
    let key = Overlay.Field(thing: deal.name, field: name)
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
    func step() -> Derivation {
      guard given == nil else {
        return Derivation(title: title(), kind: .fact, text: "given here")
      }
      var step = Derivation(
        title: title(), kind: .fact, formula: formula, provenance: deal.provenance(of: .grants))
      step.steps = below
      return step
    }
    evaluation.open(step())
    if given == nil { tellOthers(of: .grants, resource, in: &evaluation) }
    evaluation.close(with: sum)
    return sum ?? unstated(Resource.what(resource), "with \(Resource.example(resource))")
  }

  /// The ramps of a resource with their amounts: one per rollout, the rest taken by the one that states no quantity.
  package func capacity(
    _ resource: Dimension, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let own = rollouts(of: resource)
    let granted = try granted(resource, in: &evaluation)
    let end = try end(in: &evaluation)
    let exchange = evaluation.environment.exchange
    var until: Value?
    if end.isDate { until = end }
    if own.isEmpty {
      // Without a rollout everything is live from the first day to the last.
      let start = try start(in: &evaluation)
      if let missing = missing(among: [granted, start]) { return missing }
      evaluation.remark("no rollout is stated: all of it counts from the first day")
      let unit = granted.unit ?? Resource.unit(resource)
      let curve = try curve(from: start, by: start, until, in: evaluation) {
        .standing(from: $0, until: $2)
      }
      let part = try Series.Part(granted, in: unit, exchange: exchange, on: nil, curve)
      return .series(Series(kind: .stock, unit: unit, parts: [part]))
    }
    let unit = own[0].rollout.unit
    let rest = try rest(of: granted, after: own, in: &evaluation)
    var missingValues: [Value] = []
    var parts: [Series.Part] = []
    for (number, rollout) in own {
      var amount =
        try rollout.quantity.map { (id) throws(Refusal) in
          try evaluation.evaluate(id, declaring: field(number, ""))
        } ?? rest
      switch try ramp(rollout, number, until: until, in: &evaluation) {
      case .failure(let value): missingValues += [amount, value]
      case .success(let ramp):
        if case .unstated = amount {
          // With no quantity at all the schedule is known as a share.
          guard own.count == 1 else {
            missingValues.append(amount)
            continue
          }
          return .series(
            Series(
              kind: .stock, unit: .percent,
              parts: [Series.Part(amount: 100, curve: ramp.curve, moving: ramp.moving)]))
        }
        if let formula = rollout.chance {
          let name = field(number, ".chance")
          let happens = try evaluation.happens(
            evaluation.evaluate(formula, declaring: name), formula, declaring: name)
          amount = try evaluation.apply(.multiply, amount, happens)
        }
        if let arrives = try world.arrival(after: rollout.after, in: &evaluation) {
          amount = try evaluation.apply(.multiply, amount, arrives)
        }
        parts.append(try Series.Part(amount, in: unit, exchange: exchange, on: nil, ramp))
      }
    }
    if let missing = missing(among: missingValues) { return missing }
    return .series(Series(kind: .stock, unit: unit, parts: parts))
  }

  /// Refuses rollouts that end before they start, that take more than is granted, or of which two
  /// take all that the others leave; what is more in most draws gets a note. What they leave is
  /// returned, where they were gone through; `RolloutTally` goes on from it.
  @discardableResult
  package func checkRollouts(
    of resource: Dimension, in evaluation: inout Evaluation
  ) throws(Refusal) -> RolloutTally? {
    let own = rollouts(of: resource)
    // Dates that cannot be are wrong whatever is left to bring.
    for (number, rollout) in own { _ = try course(of: rollout, number, in: &evaluation) }
    let open = own.filter { $0.rollout.quantity == nil }
    if open.count > 1 { throw try nothingLeft(open, of: resource, in: &evaluation) }
    guard own.contains(where: { $0.rollout.quantity != nil }) else { return nil }
    let granted = try granted(resource, in: &evaluation)
    try noteExcess(own, granted, in: &evaluation)
    let rest = try left(of: granted, after: own, in: &evaluation)
    try checkRest(rest, granted)
    return RolloutTally(
      of: resource, deal, granted: granted, rest: rest, hasOpen: !open.isEmpty)
  }

  /// The same for the rollout that is being declared alone, behind others that are in order.
  package func checkRollouts(
    of resource: Dimension, after tally: RolloutTally, in evaluation: inout Evaluation
  ) throws(Refusal) -> RolloutTally? {
    guard let pending, pending.resource == resource else { return nil }
    let number = deal.rollouts.count + 1
    _ = try course(of: pending, number, in: &evaluation)
    var rest = tally.rest
    if let formula = pending.quantity {
      let amount = try evaluation.evaluate(formula, declaring: field(number, ""))
      rest = try evaluation.apply(.subtract, rest, amount)
      try checkRest(rest, tally.granted)
    }
    return RolloutTally(
      of: resource, deal, granted: tally.granted, rest: rest,
      hasOpen: tally.hasOpen || pending.quantity == nil)
  }

  /// Why a second rollout without an amount has nothing to take.
  private func nothingLeft(
    _ open: [(number: Int, rollout: Rollout)], of resource: Dimension,
    in evaluation: inout Evaluation
  ) throws(Refusal) -> Refusal {
    let name = Resource.name(resource)
    var since = ""
    if let by = open[0].rollout.by, let day = try? evaluation.evaluate(by).day(.last, "by") {
      since = " by \(evaluation.environment.surroundings.describe(day))"
    }
    return Refusal(
      "contradiction",
      "a second rollout of the \(name) of \(deal.name) has nothing left to bring",
      labels: ["takes what is not rolled out yet"],
      notes: [
        "an earlier one without a number brings all that the others leave\(since)",
        "to correct that one, take it back with undo, or change its line in the file",
        "to have a part at another time, say how much: rollout \(Resource.example(resource)) by …",
      ])
  }

  /// Notes that the rollouts come to more than is granted in most draws, where either is a range.
  private func noteExcess(
    _ rollouts: [(number: Int, rollout: Rollout)], _ granted: Value,
    in evaluation: inout Evaluation
  ) throws(Refusal) {
    var all: Value?
    for (number, rollout) in rollouts {
      guard let formula = rollout.quantity else { continue }
      let amount = try evaluation.evaluate(formula, declaring: field(number, ""))
      all =
        try all.map { (sum) throws(Refusal) in try evaluation.apply(.add, sum, amount) } ?? amount
    }
    guard let all, case .uncertain(let rest) = try evaluation.apply(.subtract, granted, all),
      try evaluation.environment.sampling.statistics(of: rest).median < 0
    else { return }
    let describe = evaluation.environment.surroundings.describe
    evaluation.note(
      Refusal(
        "more-than-granted",
        "the rollouts of \(deal.name) come to more than it grants in most draws",
        notes: ["it grants \(describe(granted)), and the rollouts are \(describe(all))"]))
  }

  /// What is granted beyond the rollouts that state how much they take.
  private func rest(
    of granted: Value, after rollouts: [(number: Int, rollout: Rollout)],
    in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    guard rollouts.contains(where: { $0.rollout.quantity != nil }) else { return granted }
    let rest = try left(of: granted, after: rollouts, in: &evaluation)
    try checkRest(rest, granted)
    return try evaluation.atLeastZero(rest)
  }

  /// The same, below zero where they take more than is granted.
  private func left(
    of granted: Value, after rollouts: [(number: Int, rollout: Rollout)],
    in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var rest = granted
    for (number, rollout) in rollouts {
      guard let formula = rollout.quantity else { continue }
      let amount = try evaluation.evaluate(formula, declaring: field(number, ""))
      rest = try evaluation.apply(.subtract, rest, amount)
    }
    return rest
  }

  /// What the draws of a rollout are named after.
  private func field(_ number: Int, _ what: String) -> Declaration.Name {
    .field(thing: deal.name, field: "rollout\(number == 1 ? "" : " \(number)")\(what)")
  }

  /// What a rollout states; a range is a step of the derivation.
  private func stated(
    _ formula: FormulaID, _ number: Int, _ what: String, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let name = field(number, what)
    let value = try evaluation.evaluate(formula, declaring: name)
    if case .uncertain = value, case .field(let thing, let field) = name {
      evaluation.open(Derivation(title: "\(thing).\(field)", kind: .fact, formula: formula))
      evaluation.close(with: value)
    }
    return value
  }

  /// The rollouts may not come to more than is granted.
  private func checkRest(_ rest: Value, _ granted: Value) throws(Refusal) {
    guard case .quantity(let left) = rest, case .quantity(let all) = granted,
      let whole = try? all.converted(to: left.unit).value, left.value < -1e-9 * abs(whole)
    else { return }
    throw Refusal(
      "contradiction", "the rollouts of \(deal.name) come to more than it grants",
      notes: [
        "it grants \(all.text(digits: 6)), and the rollouts are "
          + "\(left.negated().text(digits: 6)) more"
      ])
  }

  /// A curve between dates that may be ranges; times count from the start of a first day and from
  /// the end of a last one.
  private func curve(
    from: Value, by: Value, _ until: Value?, in evaluation: Evaluation,
    _ make: @escaping @Sendable (Double, Double, Double) -> Curve
  ) throws(Refusal) -> DrawnCurve {
    var ingredients = Ingredients()
    guard let start = ingredients.time(from), let full = ingredients.time(by, plus: 1) else {
      throw Refusal("wrong-kind", "a date was expected, and this is \(from.kindName)")
    }
    let end = until.flatMap { ingredients.time($0, plus: 1) } ?? .fixed(.infinity)
    return try ingredients.curve(evaluation.environment.sampling) {
      make(start.value($0), full.value($0), end.value($0))
    }
  }

  /// When the capacity of a rollout comes into service.
  enum Course {
    /// All of it at the start of a day, or at the end of one.
    case atStart(Value), atEnd(Value)
    case rising(from: Value, by: Value, Shape)
  }

  /// The ramp of one rollout, or what is not stated and stands in its way.
  private func ramp(
    _ rollout: Rollout, _ number: Int, until: Value?, in evaluation: inout Evaluation
  ) throws(Refusal) -> ValueOr<DrawnCurve> {
    switch try course(of: rollout, number, in: &evaluation) {
    case .failure(let value): return .failure(value)
    case .success(.atStart(let day)):
      return .success(
        try curve(from: day, by: day, until, in: evaluation) { from, _, end in
          .ramp(Ramp(from: from, by: from, until: end, shape: .linear))
        })
    case .success(.atEnd(let day)):
      return .success(
        try curve(from: day, by: day, until, in: evaluation) { _, by, end in
          .ramp(Ramp(from: by, by: by, until: end, shape: .step))
        })
    case .success(.rising(let from, let by, let shape)):
      return .success(
        try curve(from: from, by: by, until, in: evaluation) { from, by, end in
          .ramp(Ramp(from: from, by: by, until: end, shape: shape))
        })
    }
  }

  /// The course of one rollout, or what is not stated and stands in its way; refused if it would be
  /// finished before it starts.
  func course(
    of rollout: Rollout, _ number: Int, in evaluation: inout Evaluation
  ) throws(Refusal) -> ValueOr<Course> {
    guard let formula = rollout.by else {
      let start = try start(in: &evaluation)
      return start.isDate ? .success(.atStart(start)) : .failure(start)
    }
    var by = try stated(formula, number, ".by", in: &evaluation).day(.last, "by")
    if let formula = rollout.slip {
      by = try evaluation.apply(.add, by, stated(formula, number, ".slip", in: &evaluation))
        .day(.last, "slip")
    }
    guard by.isDate else { return .failure(by) }
    var from: Value = unstated("a start", Field.announced.example)
    if let formula = rollout.from {
      from = try stated(formula, number, ".from", in: &evaluation).day(.first, "from")
    } else if let name = rollout.after {
      from = try milestoneDate(name, in: &evaluation)
    } else if deal[.from] != nil || deal[.announced] != nil || deal[.until] != nil {
      from = try start(in: &evaluation)
    }
    if from.isDate {
      if case .date(let first) = from, case .date(let last) = by, first > last {
        throw Refusal(
          "reversed-range", "a rollout of \(deal.name) would be finished before it starts",
          notes: ["it starts \(first.text) and is finished by \(last.text)"])
      }
      return .success(.rising(from: from, by: by, rollout.shape ?? .linear))
    }
    guard case .unstated = from, rollout.after == nil else { return .failure(from) }
    if case .date(let last) = by {
      evaluation.remark(
        "no start is stated: all of it comes in one step at the end of \(last.text)")
    }
    return .success(.atEnd(by))
  }

  private func milestoneDate(_ name: String, in evaluation: inout Evaluation) throws(Refusal)
    -> Value
  {
    guard let milestone = world.milestone(name) else {
      throw Refusal("unknown-name", "\(name) is no milestone any more")
    }
    return try world.date(of: milestone, in: &evaluation)
  }
}

/// A curve, and the one of each draw where it is a range.
typealias DrawnCurve = (curve: Curve, moving: MovingCurve?)

/// A result, or the unstated fact that stands in its way.
enum ValueOr<Wanted> {
  case success(Wanted)
  case failure(Value)
}

extension Value {
  /// Whether it is one day, or a range of days.
  var isDate: Bool {
    switch self {
    case .date: true
    case .uncertain(let range): range.isDate
    case .quantity, .period, .truth, .text, .list, .record, .function, .series, .thing, .unstated:
      false
    }
  }

  /// The unit of a quantity or a range of one.
  var unit: Unit? {
    switch self {
    case .quantity(let quantity): quantity.unit
    case .uncertain(let range) where range.meaning == .quantity: range.unit
    case .uncertain, .date, .period, .truth, .text, .list, .record, .function, .series, .thing,
      .unstated:
      nil
    }
  }

  /// The dimension of a quantity or range.
  package var dimension: Dimension? {
    switch self {
    case .quantity(let quantity): quantity.unit.dimension
    case .uncertain(let range): range.meaning == .quantity ? range.unit.dimension : nil
    case .series(let series): series.unit.dimension
    case .date, .period, .truth, .text, .list, .record, .function, .thing, .unstated: nil
    }
  }
}
