import DealFormula
import DealModel
import DealQuantities

extension ConflictCheck {
  /// Milestones that have not happened, of deals whose money is counted.
  static let unmetMilestones = ConflictCheck("milestones not met, of deals that are counted") {
    (view, evaluation) throws(Refusal) in
    view.eachDeal(&evaluation) { (terms, evaluation) throws(Refusal) in
      try view.waiting(terms, in: &evaluation)
    }
  }

  /// Rollouts that begin before their deal is announced or end after it is over.
  static let rolloutsOutside = ConflictCheck("rollouts outside of the time of their deal") {
    (view, evaluation) throws(Refusal) in
    view.eachDeal(&evaluation) { (terms, evaluation) throws(Refusal) in
      try view.strays(of: terms, in: &evaluation)
    }
  }

  /// Deals that start before they are announced.
  static let earlyStarts = ConflictCheck("deals that start before they are announced") {
    (view, evaluation) throws(Refusal) in
    view.eachDeal(&evaluation) { (terms, evaluation) throws(Refusal) in
      guard terms.deal[.from] != nil, terms.deal[.announced] != nil else { return [] }
      let from = try terms.start(in: &evaluation)
      let announced = try terms.fact(.announced, in: &evaluation).day(.first, "announced")
      return try view.early(from, than: announced, .from, .announced, of: terms, in: &evaluation) {
        "starts before it is announced"
      }
    }
  }

  /// Dates of a deal that contradict each other.
  static let contradictions = ConflictCheck("dates that contradict each other") {
    (view, evaluation) throws(Refusal) in
    view.eachDeal(&evaluation) { (terms, evaluation) throws(Refusal) in
      // What can be told now is told as a refusal; a range may contradict in some draws.
      try terms.checkDates(in: &evaluation)
      var found: [Conflict] = []
      if terms.deal[.from] != nil, terms.deal[.until] != nil {
        let from = try terms.start(in: &evaluation)
        let until = try terms.end(in: &evaluation)
        found += try view.early(until, than: from, .until, .from, of: terms, in: &evaluation) {
          "ends before it starts"
        }
      }
      if terms.deal[.announced] != nil, terms.deal[.until] != nil {
        let announced = try terms.fact(.announced, in: &evaluation).day(.first, "announced")
        let until = try terms.end(in: &evaluation)
        found += try view.early(
          until, than: announced, .until, .announced, of: terms, in: &evaluation
        ) { "ends before it is announced" }
      }
      return found
    }
  }
}

extension Viewpoint {
  /// A row where one date of a deal lies before another that must not be later.
  fileprivate func early(
    _ first: Value, than second: Value, _ field: Field, _ other: Field, of terms: Terms,
    in evaluation: inout Evaluation, _ what: () -> String
  ) throws(Refusal) -> [Conflict] {
    let isEarly = try evaluation.apply(.less, first, second)
    guard let chance = try likelihood(isEarly) else { return [] }
    return [
      Conflict(
        what() + chance, who: [terms.deal.name], when: text(first),
        why: [
          try stated(field, of: terms, in: &evaluation),
          try stated(other, of: terms, in: &evaluation),
        ])
    ]
  }

  /// The milestones that a deal waits for, as of today; a deal that is void counts nowhere.
  fileprivate func waiting(
    _ terms: Terms, in evaluation: inout Evaluation
  ) throws(Refusal) -> [Conflict] {
    let deal = terms.deal
    guard let condition = try terms.condition(in: &evaluation), condition != .void else {
      return []
    }
    var found: [Conflict] = []
    for name in deal.requires {
      guard let milestone = world.milestone(name) else { continue }
      let state = try world.state(of: milestone, in: &evaluation)
      guard state != .met else { continue }
      let date = try world.date(of: milestone, in: &evaluation)
      let isLate = try evaluation.apply(.less, date, .date(environment.today))
      let what: String
      if case .unstated = date {
        what = "waits for \(name), which has no date"
      } else if case .truth(true) = isLate {
        what = state == .open ? "hangs on \(name)" : "waits for \(name), which is late"
      } else {
        what = "waits for \(name)"
      }
      found.append(
        Conflict(
          what, who: [deal.name, name], when: milestone.on == nil ? "" : text(date),
          why: [
            "counted: \(stood(deal))",
            stood(milestone, state),
          ]))
    }
    return found
  }

  /// The rollouts of a deal that lie outside of its time.
  fileprivate func strays(
    of terms: Terms, in evaluation: inout Evaluation
  ) throws(Refusal) -> [Conflict] {
    var found: [Conflict] = []
    let deal = terms.deal
    for (position, index) in deal.rollouts.enumerated() {
      guard let rollout = world.rollouts[Int(index)] else { continue }
      let number = position + 1
      let label = "rollout\(number == 1 ? "" : " \(number)")"
      func date(
        _ formula: FormulaID?, _ word: String, _ edge: Period.Edge,
        _ evaluation: inout Evaluation
      ) throws(Refusal) -> Value? {
        try formula.map { (id) throws(Refusal) in
          try evaluation.evaluate(
            id, declaring: .field(thing: deal.name, field: "\(label).\(word)")
          ).day(edge, word)
        }
      }
      func add(_ what: String, _ truth: Value, _ when: Value, _ why: [String]) throws(Refusal) {
        guard let chance = try likelihood(truth) else { return }
        found.append(Conflict(what + chance, who: [deal.name], when: text(when), why: why))
      }
      let source = rollout.provenance ?? deal.provenance
      let from = try date(rollout.from, "from", .first, &evaluation)
      let by = try date(rollout.by, "by", .last, &evaluation)
      if deal[.announced] != nil, let first = from ?? by {
        let announced = try terms.fact(.announced, in: &evaluation).day(.first, "announced")
        let isFrom = from != nil
        try add(
          isFrom ? "rolls out before it is announced" : "has rolled out before it is announced",
          evaluation.apply(.less, first, announced), first,
          [
            "\(isFrom ? "from" : "by") \(text(first))\(cited(rollout.from ?? rollout.by, source))",
            try stated(.announced, of: terms, in: &evaluation),
          ])
      }
      let end = try terms.end(in: &evaluation)
      if let by {
        var last = by
        if let slip = rollout.slip {
          let delay = try evaluation.evaluate(
            slip, declaring: .field(thing: deal.name, field: "\(label).slip"))
          last = try evaluation.apply(.add, by, delay).day(.last, "slip")
        }
        let field: Field = deal[.until] != nil ? .until : .over
        try add(
          "rolls out after it has ended", evaluation.apply(.greater, last, end), last,
          [
            "by \(text(last))\(cited(rollout.by, source))",
            "ends \(text(end))\(cited(deal[field], deal.provenance))",
          ])
      }
    }
    return found
  }
}
