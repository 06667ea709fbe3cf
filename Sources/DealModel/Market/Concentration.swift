package import DealFormula
package import DealQuantities

extension World {
  /// What a party, with all that belongs to it, has promised each other one, in the order of the first
  /// deals. Money inside the group is not in it.
  func vendors(
    of party: Int32, in evaluation: inout Evaluation
  ) throws(Refusal) -> [(payee: Int32, money: Value)] {
    var byPayee: [(payee: Int32, deals: [Int])] = []
    for flow in moneyFlows() where belongs(flow.payer, to: party) && !belongs(flow.payee, to: party)
    {
      if let place = byPayee.firstIndex(where: { $0.payee == flow.payee }) {
        byPayee[place].deals += flow.deals
      } else {
        byPayee.append((flow.payee, flow.deals))
      }
    }
    var found: [(payee: Int32, money: Value)] = []
    for (payee, deals) in byPayee {
      if let money = try money(ofDeals: deals.sorted(), in: &evaluation) {
        found.append((payee, money))
      }
    }
    guard !found.isEmpty else {
      let name = name(of: Thing(.party, party))
      throw Refusal("no-deals", "\(name) pays for no deal, so there is nothing to compare")
    }
    return found
  }

  /// The part of what a party has promised that goes to another, with all that belongs to it.
  func share(
    of party: Int32, to vendor: Int32, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let all = try vendors(of: party, in: &evaluation)
    var own: Value?
    for (payee, money) in all where belongs(payee, to: vendor) {
      own = try own.map { (sum) throws(Refusal) in try evaluation.apply(.add, sum, money) } ?? money
    }
    let total = try evaluation.sum(of: all.map(\.money))
    guard let own else { return .quantity(Quantity(0, .percent)) }
    return try evaluation.percent(own, of: total)
  }

  /// The greatest part that goes to one other party.
  func topShare(of party: Int32, in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let all = try vendors(of: party, in: &evaluation)
    let total = try evaluation.sum(of: all.map(\.money))
    var greatest: Value?
    for (_, money) in all {
      let share = try evaluation.percent(money, of: total)
      greatest =
        try greatest.map { (best) throws(Refusal) in
          try evaluation.outermost(best, share, isGreatest: true)
        } ?? share
    }
    return greatest ?? .quantity(Quantity(0, .percent))
  }

  /// What a party still expects from another on each day: the remaining obligations of the deals in
  /// which the other pays it.
  func exposure(
    of party: Int32, to payer: Int32, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var sum: Value?
    for flow in moneyFlows() where belongs(flow.payer, to: payer) && belongs(flow.payee, to: party)
    {
      for entry in try counted(deals: flow.deals, in: &evaluation) {
        let backlog = try Terms(self, entry.deal).backlog(in: &evaluation)
        let owed = try entry.weighing(
          entry.limiting(backlog, as: .stock, in: evaluation), in: &evaluation)
        sum =
          try sum.map { (all) throws(Refusal) in try evaluation.apply(.add, all, owed) } ?? owed
      }
    }
    guard let sum else {
      throw Refusal(
        "no-deals",
        "\(name(of: Thing(.party, payer))) pays \(name(of: Thing(.party, party))) for no deal, so nothing is at stake"
      )
    }
    return sum
  }

  /// What flows between two parties: out, back, the sum of both, and the difference.
  func flow(
    from payer: Int32, to payee: Int32, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let out = try money(from: payer, to: payee, in: &evaluation)
    let back = try money(from: payee, to: payer, in: &evaluation)
    guard let some = out ?? back else {
      throw Refusal(
        "no-deals",
        "\(name(of: Thing(.party, payer))) and \(name(of: Thing(.party, payee))) have no deal, so no money flows"
      )
    }
    let nothing = Value.quantity(
      Quantity(0, some.unit ?? Unit.money(evaluation.environment.exchange.base)))
    let (given, returned) = (out ?? nothing, back ?? nothing)
    return .record(
      Record(
        names: ["out", "back", "gross", "net"],
        values: [
          given, returned, try evaluation.apply(.add, given, returned),
          try evaluation.apply(.subtract, given, returned),
        ]))
  }

  /// Every pair of parties between which money flows, as the one who pays first saw it.
  func allFlows(in evaluation: inout Evaluation) throws(Refusal) -> [Value] {
    let arrows = moneyFlows()
    var rows: [Value] = []
    var seen: Set<Int64> = []
    for arrow in arrows {
      let pair = Int64(min(arrow.payer, arrow.payee)) << 32 | Int64(max(arrow.payer, arrow.payee))
      guard seen.insert(pair).inserted else { continue }
      try evaluation.make(1)
      let back = arrows.first { $0.payer == arrow.payee && $0.payee == arrow.payer }
      let out = try money(ofDeals: arrow.deals, in: &evaluation) ?? .number(0)
      let returned =
        try back.flatMap { (flow) throws(Refusal) in
          try money(ofDeals: flow.deals, in: &evaluation)
        }
      var names = ["from", "to", "pays"]
      var values: [Value] = [
        .thing(Thing(.party, arrow.payer)), .thing(Thing(.party, arrow.payee)), out,
      ]
      if let returned {
        names += ["back", "gross"]
        values += [returned, try evaluation.apply(.add, out, returned)]
      }
      names.append("net")
      values.append(
        try returned.map { (back) throws(Refusal) in try evaluation.apply(.subtract, out, back) }
          ?? out)
      rows.append(.record(Record(names: names, values: values)))
    }
    return rows
  }

  /// The circles of money as records: who is in it, and the least that one of them pays the next, which
  /// is what can go all the way round.
  func circleRecords(
    upTo longest: Int, in evaluation: inout Evaluation
  ) throws(Refusal) -> [Value] {
    var rows: [Value] = []
    for circle in try circles(upTo: longest) {
      try evaluation.make(1)
      var least: Value?
      for flow in circle.flows {
        guard let money = try money(ofDeals: flow.deals, in: &evaluation) else { continue }
        least =
          try least.map { (lowest) throws(Refusal) in
            try evaluation.outermost(lowest, money, isGreatest: false)
          } ?? money
      }
      rows.append(
        .record(
          Record(
            names: ["parties", "least"],
            values: [
              .list(circle.parties.map { .thing(Thing(.party, $0)) }), least ?? .number(0),
            ])))
    }
    return rows
  }
}

extension Evaluation {
  /// Values added up; a plain zero if there are none.
  package mutating func sum(of values: [Value]) throws(Refusal) -> Value {
    guard var sum = values.first else { return .number(0) }
    for value in values.dropFirst() { sum = try apply(.add, sum, value) }
    return sum
  }

  /// The smaller or the greater of two values: one number where neither is a range.
  mutating func outermost(
    _ left: Value, _ right: Value, isGreatest: Bool
  ) throws(Refusal) -> Value {
    guard case .quantity = left, case .quantity = right else {
      return try extreme(left, right, isGreatest: isGreatest)
    }
    let isLess = try truth(apply(.less, left, right), "the order of two values")
    return isLess == isGreatest ? right : left
  }

  /// One value as a per cent of another.
  mutating func percent(_ part: Value, of whole: Value) throws(Refusal) -> Value {
    try convert(apply(.divide, part, whole), to: .quantity(Quantity(1, .percent)))
  }

  /// How concentrated amounts are: the sum of the squared percentages, 0 to 10,000, of one supplier
  /// 10,000. (Herfindahl-Hirschman index; US Department of Justice and FTC, Merger Guidelines 2023,
  /// guideline 1.)
  package mutating func concentration(of amounts: [Value]) throws(Refusal) -> Value {
    let total = try sum(of: amounts)
    var index: Value = .number(0)
    for amount in amounts {
      let share = try apply(.divide, amount, total)
      switch share {
      case .quantity(let quantity):
        let percent = try quantity.number() * 100
        guard percent >= 0 else {
          throw Refusal("not-positive", "the amounts of hhi cannot be below zero")
        }
        index = try apply(.add, index, .number(percent * percent))
      case .uncertain(let range) where range.meaning == .quantity:
        let squared = try number(of: [(share, .none)], in: .none) { numbers in
          let percent = (numbers.first ?? .nan) * 100
          return percent * percent
        }
        index = try apply(.add, index, squared)
      case .unstated: return share
      case .uncertain, .date, .period, .truth, .text, .list, .record, .function, .series, .thing:
        throw Refusal(
          "wrong-kind", "hhi needs a list of amounts, and this holds \(amount.kindName)")
      }
    }
    return index
  }
}
