package import DealFormula
package import DealQuantities

extension Milestone {
  /// Where a milestone stands.
  package enum Status: String, Sendable, CaseIterable {
    case planned, met, failed
  }

  /// Where it stands on a day, where dates and chances may leave that open.
  package enum State: String, Sendable {
    case planned, met, failed, open
  }
}

extension World {
  package func milestone(_ name: String) -> Milestone? {
    guard let thing = thing(name), thing.kind == .milestone else { return nil }
    return milestones[Int(thing.index)]
  }

  /// The day on which a milestone happens, or what to state; `given` may put another in its place.
  package func date(
    of milestone: Milestone, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    if let given = evaluation.overlay.fields[.init(thing: milestone.name, field: "date")] {
      return try given.day(.first, "on")
    }
    if let day = milestone.day, evaluation.overlay.fields.isEmpty, !evaluation.isRecording {
      return .date(day)
    }
    guard let formula = milestone.on else {
      return .unstated(
        Unstated([
          Unstated.Fact(
            thing: milestone.name, what: "the date", clause: "on 2026-06", verb: "milestone")
        ]))
    }
    return try evaluation.evaluate(
      formula, declaring: .field(thing: milestone.name, field: "date")
    ).day(.first, "on")
  }

  /// 1 in the draws in which a milestone happens, else 0; nil if nothing says that it may not.
  /// Everything that waits for the milestone shares these draws.
  package func occurrence(
    of milestone: Milestone, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value? {
    guard milestone.status == nil || milestone.status == .planned else { return nil }
    let name = Declaration.Name.field(thing: milestone.name, field: "chance")
    let key = Overlay.Field(thing: milestone.name, field: "chance")
    let given = evaluation.overlay.fields[key]
    guard let formula = milestone.chance ?? milestone.on, given != nil || milestone.chance != nil
    else { return nil }
    var chance = Value.number(1)
    if let given {
      chance = given
    } else {
      chance = try evaluation.evaluate(formula, declaring: name)
    }
    return try evaluation.happens(
      chance, formula, declaring: .field(thing: milestone.name, field: "happens"))
  }

  /// What an amount that comes after a milestone is multiplied with: 0 if that failed, 0 or 1 in
  /// each draw if it has a chance; nil if it is sure to come.
  func arrival(
    after milestone: String?, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value? {
    guard let milestone = milestone.flatMap(self.milestone) else { return nil }
    if milestone.status == .failed { return .number(0) }
    return try occurrence(of: milestone, in: &evaluation)
  }

  /// Whether a milestone has happened by the end of a day: true, false, or a chance.
  ///
  /// What is stated as met or failed holds, unless a day before its date is asked about. What is
  /// stated as planned and has a date that is over has not happened.
  package func isMet(
    _ milestone: Milestone, by day: Day, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let date = try date(of: milestone, in: &evaluation)
    var isReached = Value.truth(false)
    if case .unstated = date {
    } else {
      isReached = try evaluation.apply(.lessOrEqual, date, .date(day))
    }
    switch milestone.status {
    case .failed?: return .truth(false)
    case .met?:
      if case .unstated = date { return .truth(true) }
      return evaluation.date == nil ? .truth(true) : isReached
    case .planned?:
      if case .date(let planned) = date, planned <= evaluation.environment.today {
        return .truth(false)
      }
    case nil: break
    }
    guard let happens = try occurrence(of: milestone, in: &evaluation) else { return isReached }
    return try Truths.and(isReached, Truths.holds(happens))
  }

  /// Where a milestone stands on the day that is asked about, today if none is.
  package func state(
    of milestone: Milestone, in evaluation: inout Evaluation
  ) throws(Refusal) -> Milestone.State {
    if milestone.status == .failed { return try hasFailed(milestone, in: &evaluation) }
    let day = evaluation.date ?? evaluation.environment.today
    let isMet = try isMet(milestone, by: day, in: &evaluation)
    switch try Truths.decided(isMet, evaluation.environment.sampling) {
    case true?: return .met
    case false?: return .planned
    case nil: return .open
    }
  }

  /// A milestone that failed was planned before its date.
  private func hasFailed(
    _ milestone: Milestone, in evaluation: inout Evaluation
  ) throws(Refusal) -> Milestone.State {
    guard let asked = evaluation.date else { return .failed }
    let date = try date(of: milestone, in: &evaluation)
    if case .unstated = date { return .failed }
    let isReached = try evaluation.apply(.lessOrEqual, date, .date(asked))
    switch try Truths.decided(isReached, evaluation.environment.sampling) {
    case true?: return .failed
    case false?: return .planned
    case nil: return .open
    }
  }
}

/// How a deal stands to the milestones that it requires.
package enum Condition: String, Sendable {
  /// All of them have happened.
  case met
  /// One of them has not happened by the day that is asked about.
  case pending
  /// Whether all have happened depends on a range or a chance.
  case open
  /// One of them failed, so that the deal comes to nothing.
  case void
}

extension Terms {
  /// How the deal stands to the milestones it requires, on the day that is asked about; nil if it
  /// requires none.
  package func condition(in evaluation: inout Evaluation) throws(Refusal) -> Condition? {
    guard !deal.requires.isEmpty else { return nil }
    var states: [Milestone.State] = []
    for name in deal.requires {
      guard let milestone = world.milestone(name) else { continue }
      states.append(try world.state(of: milestone, in: &evaluation))
    }
    if states.contains(.failed) { return .void }
    if states.contains(.planned) { return .pending }
    return states.contains(.open) ? .open : .met
  }

  /// Whether a milestone that the deal requires failed, so that its money counts in no sum.
  func isVoid(in evaluation: inout Evaluation) throws(Refusal) -> Bool {
    guard let condition = try condition(in: &evaluation) else { return false }
    switch condition {
    case .void:
      let names = names(.failed, in: &evaluation)
      evaluation.remark("\(deal.name) does not count: \(names) failed")
      return true
    case .pending:
      let names = names(.planned, in: &evaluation)
      evaluation.remark("\(deal.name) is pending: it waits for \(names)")
    case .open:
      let names = names(.open, in: &evaluation)
      evaluation.remark("\(deal.name) hangs on \(names)")
    case .met: break
    }
    return false
  }

  /// The required milestones that stand as asked, in words.
  private func names(_ state: Milestone.State, in evaluation: inout Evaluation) -> String {
    var names: [String] = []
    for name in deal.requires {
      guard let milestone = world.milestone(name),
        (try? world.state(of: milestone, in: &evaluation)) == state
      else { continue }
      names.append(name)
    }
    return names.joined(separator: ", ")
  }

  /// 1 in the draws in which everything that the deal requires happens, else 0; nil if nothing says
  /// that it may not. What failed does not happen, as seen from the day of its failing on.
  func conditions(in evaluation: inout Evaluation) throws(Refusal) -> Value? {
    var all: Value?
    for name in deal.requires {
      guard let milestone = world.milestone(name) else { continue }
      if milestone.status == .failed, try world.state(of: milestone, in: &evaluation) == .failed {
        return .number(0)
      }
      guard let happens = try world.occurrence(of: milestone, in: &evaluation) else { continue }
      all =
        try all.map { (value) throws(Refusal) in
          try evaluation.apply(.multiply, value, happens)
        } ?? happens
    }
    return all
  }
}
