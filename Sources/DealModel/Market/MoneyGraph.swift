import DealFormula
import DealQuantities

/// One arrow of the money graph: what one party has promised another over all deals that count.
struct MoneyFlow {
  /// Indices in `World.parties`.
  var payer: Int32
  var payee: Int32
  /// The deals, as indices in `World.deals`.
  var deals: [Int]
}

extension World {
  /// Whether a deal counts in sums: not once it is abandoned or another has taken its place.
  func counts(_ deal: Deal) -> Bool {
    switch deal.status {
    case .abandoned, .superseded: false
    case .announced, .signed, .active, .expanded, .amended, .ended, nil: true
    }
  }

  /// The arrows of the money graph, in the order of the first deal of each.
  func moneyFlows() -> [MoneyFlow] {
    var flows: [MoneyFlow] = []
    var places: [Int64: Int] = [:]
    deals.forEach { index, deal in
      guard counts(deal) else { return }
      let pair = Int64(deal.payer) << 32 | Int64(deal.payee)
      if let place = places[pair] {
        flows[place].deals.append(index)
      } else {
        places[pair] = flows.count
        flows.append(MoneyFlow(payer: deal.payer, payee: deal.payee, deals: [index]))
      }
    }
    return flows
  }

  /// How much of each deal of a payer counts, by the index of the payer and that of the deal: kept
  /// while several sums of one question are made.
  typealias Promises = [Int32: [Int: Counted]]

  /// How much of each of several deals counts, among all that its payer has promised: the one place
  /// through which every sum of the market goes.
  private func counted(
    deals indices: [Int], _ known: inout Promises, in evaluation: inout Evaluation
  ) throws(Refusal) -> [Counted] {
    var found: [Counted] = []
    for index in indices {
      guard let deal = deals[index] else { continue }
      if known[deal.payer] == nil {
        var own: [Int: Counted] = [:]
        for entry in try counted(
          paidBy: name(of: Thing(.party, deal.payer)), size: Counted.commitment, in: &evaluation)
        {
          own[Int(entry.thing.index)] = entry
        }
        known[deal.payer] = own
      }
      if let entry = known[deal.payer]?[index], !entry.isWithinAnother { found.append(entry) }
    }
    return found
  }

  /// The money of several deals, added up; nil if there is none. Deals of which not enough is stated
  /// are left out, and the answer says so; what is missing where that is all of them.
  func money(
    ofDeals indices: [Int], _ known: inout Promises, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value? {
    var sum = RunningSum()
    var unknown: [(name: String, facts: Unstated)] = []
    for entry in try counted(deals: indices, &known, in: &evaluation) {
      let value = try entry.weighing(
        Counted.commitment(entry, self, &evaluation), in: &evaluation)
      if case .unstated(let unstated) = value {
        unknown.append((entry.deal.name, unstated))
        continue
      }
      try sum.add(value, in: &evaluation)
    }
    if let sum = sum.value {
      evaluation.leaveOut(unknown)
      return sum
    }
    return unknown.isEmpty ? nil : .unstated(Unstated(all: unknown.map(\.facts)))
  }

  /// What one party, with all that belongs to it, has promised another.
  func money(
    from payer: Int32, to payee: Int32, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value? {
    var known: Promises = [:]
    return try money(ofDeals: promised(by: payer, to: payee), &known, in: &evaluation)
  }

  /// The deals in which one party, or one that belongs to it, pays another, in order.
  func promised(by payer: Int32, to payee: Int32) -> [Int] {
    let (payers, payees) = (family(of: payer), family(of: payee))
    func has(_ family: [Bool], _ party: Int32) -> Bool {
      family.indices.contains(Int(party)) && family[Int(party)]
    }
    return moneyFlows().filter { has(payers, $0.payer) && has(payees, $0.payee) }
      .flatMap(\.deals).sorted()
  }

  // MARK: Circles

  /// A circle of money: each party has promised something to the next, and the last to the first.
  struct Circle {
    var parties: [Int32]
    /// The arrows on the way, from each party to the next.
    var flows: [MoneyFlow]
  }

  /// Parties beyond which circles are not looked for.
  private static var mostParties: Int { 2_000 }
  /// Steps of the search beyond which it is refused.
  private static var mostSteps: Int { 2_000_000 }
  /// Circles beyond which they are not listed.
  private static var mostCircles: Int { 1_000 }

  /// The arrows between whole families: who belongs to another pays and is paid as the one at the top,
  /// and what stays inside a family is none.
  private func familyFlows() -> [MoneyFlow] {
    let tops = tops()
    var flows: [MoneyFlow] = []
    var places: [Int64: Int] = [:]
    for flow in moneyFlows() {
      guard tops.indices.contains(Int(flow.payer)), tops.indices.contains(Int(flow.payee)) else {
        continue
      }
      let (payer, payee) = (tops[Int(flow.payer)], tops[Int(flow.payee)])
      guard payer != payee else { continue }
      let pair = Int64(payer) << 32 | Int64(payee)
      if let place = places[pair] {
        flows[place].deals = (flows[place].deals + flow.deals).sorted()
      } else {
        places[pair] = flows.count
        flows.append(MoneyFlow(payer: payer, payee: payee, deals: flow.deals))
      }
    }
    return flows
  }

  /// Every circle of at most so many parties, each once: it begins with the party that was named first.
  /// Families count as one party.
  func circles(upTo longest: Int) throws(Refusal) -> [Circle] {
    guard parties.count <= Self.mostParties else {
      throw Refusal(
        "too-long-list",
        "circles are looked for among 2,000 parties at most, and there are \(parties.count)")
    }
    let flows = familyFlows()
    var from = [[MoneyFlow]](repeating: [], count: parties.count)
    for flow in flows where from.indices.contains(Int(flow.payer)) {
      from[Int(flow.payer)].append(flow)
    }
    var found: [Circle] = []
    var steps = 0
    for start in from.indices {
      // The arrows taken so far, and how many of the arrows of each party have been tried.
      var path: [MoneyFlow] = []
      var tried = [0]
      while let next = tried.last {
        let here = path.last.map { Int($0.payee) } ?? start
        guard from[here].indices.contains(next) else {
          tried.removeLast()
          _ = path.popLast()
          continue
        }
        tried[tried.count - 1] = next + 1
        steps += 1
        guard steps <= Self.mostSteps else {
          throw Refusal(
            "too-long-list",
            "looking for circles of up to \(longest) parties takes more than 2 million steps",
            notes: ["ask for shorter ones: circles(3)"])
        }
        let flow = from[here][next]
        if Int(flow.payee) == start {
          let whole = path + [flow]
          guard found.count < Self.mostCircles else {
            throw Refusal(
              "too-long-list",
              "there are more than 1,000 circles of up to \(longest) parties",
              notes: ["ask for shorter ones: circles(3)"])
          }
          found.append(Circle(parties: whole.map(\.payer), flows: whole))
        } else if path.count + 1 < longest, Int(flow.payee) > start,
          !path.contains(where: { $0.payer == flow.payee })
        {
          path.append(flow)
          tried.append(0)
        }
      }
    }
    return found
  }
}
