import DealFormula
import DealModel
import DealQuantities

extension ConflictCheck {
  /// Deals that were signed while somebody else had a right.
  static let insideWindow = ConflictCheck("deals inside the window of somebody else's right") {
    (view, evaluation) throws(Refusal) in
    view.eachDeal(&evaluation) { (terms, evaluation) throws(Refusal) in
      try view.intrusions(of: terms, in: &evaluation)
    }
  }

  /// Two providers who are both the only one.
  static let rivalRights = ConflictCheck("two exclusive rights over the same at the same time") {
    (view, evaluation) throws(Refusal) in
    try view.rivals(in: &evaluation)
  }
}

extension Viewpoint {
  /// The rights of others in whose window a deal was announced.
  fileprivate func intrusions(
    of terms: Terms, in evaluation: inout Evaluation
  ) throws(Refusal) -> [Conflict] {
    let deal = terms.deal
    guard let scope = deal.scope, deal[.announced] != nil else { return [] }
    let rights = world.rights(binding: deal.payer, over: scope)
    guard !rights.isEmpty else { return [] }
    let announced = try terms.fact(.announced, in: &evaluation).day(.first, "announced")
    if case .unstated = announced { return [] }
    // A right of the seller's own lets it sell, whatever others have.
    var isAllowed = Value.truth(false)
    for right in rights
    where right.kind == .exclusive && world.belongs(deal.payee, to: right.holder) {
      isAllowed = try Truths.or(isAllowed, world.runs(right, on: announced, in: &evaluation))
    }
    var found: [Conflict] = []
    for right in rights where !world.belongs(deal.payee, to: right.holder) {
      let runs = try world.runs(right, on: announced, in: &evaluation)
      guard let chance = try likelihood(Truths.and(runs, Truths.not(isAllowed))) else { continue }
      let buyer = name(ofParty: deal.payer)
      let what =
        switch right.kind {
        case .exclusive:
          "\(buyer) buys \(scope) that only \(name(ofParty: right.holder)) may sell"
        case .firstRefusal:
          "\(buyer) buys \(scope) that \(name(ofParty: right.holder)) may refuse first"
        }
      found.append(
        Conflict(
          what + chance, who: [deal.name, right.name], when: text(announced),
          why: [
            try stated(.announced, of: terms, in: &evaluation),
            try stood(right, in: &evaluation),
          ]))
    }
    return found
  }

  /// Pairs of exclusive rights of different holders that run at the same time.
  fileprivate func rivals(in evaluation: inout Evaluation) throws(Refusal) -> [Conflict] {
    let all = world.things(.right).compactMap { world.rights[Int($0.index)] }
      .filter { $0.kind == .exclusive }
    var found: [Conflict] = []
    for (index, first) in all.enumerated() {
      for second in all.dropFirst(index + 1)
      where first.party == second.party && first.holder != second.holder {
        guard let scope = first.scopes.first(where: second.scopes.contains) else { continue }
        // They meet if the later start lies in both windows; a right without a start began before.
        let starts = [
          try world.start(of: first, in: &evaluation), try world.start(of: second, in: &evaluation),
        ].compactMap { $0 }
        var meet = Value.truth(starts.isEmpty)
        for start in starts {
          meet = try Truths.or(
            meet,
            Truths.and(
              world.runs(first, on: start, in: &evaluation),
              world.runs(second, on: start, in: &evaluation)))
        }
        guard let chance = try likelihood(meet) else { continue }
        found.append(
          Conflict(
            "two providers are the only one for \(scope)\(chance)",
            who: [first.name, second.name], when: starts.map(text).max() ?? "",
            why: [try stood(first, in: &evaluation), try stood(second, in: &evaluation)]))
      }
    }
    return found
  }
}
