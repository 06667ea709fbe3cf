package import DealFormula
package import DealQuantities

extension World {
  /// What a party, with all that belongs to it, has promised each other one, or what of a resource
  /// is live under its deals with each on the day asked about, today if none is; in the order of the
  /// first deals. What stays inside the group is not in it.
  func vendors(
    of party: Int32, by resource: String? = nil, in evaluation: inout Evaluation
  ) throws(Refusal) -> [(payee: Int32, amount: Value)] {
    let name = name(of: Thing(.party, party))
    let all =
      if let resource {
        try counted(
          paidBy: name, size: LiveResource.size(resource), course: LiveResource.course(resource),
          among: evaluation.date == nil ? Counted.byGrant : "", in: &evaluation)
      } else {
        try counted(paidBy: name, size: Counted.commitment, in: &evaluation)
      }
    guard !all.isEmpty else {
      throw Refusal("no-deals", "\(name) pays for no deal, so there is nothing to compare")
    }
    let live = try resource.map { (resource) throws(Refusal) in
      try LiveResource(resource, of: all, in: self, &evaluation)
    }
    let day = evaluation.date ?? evaluation.environment.today
    var found: [(payee: Int32, amount: Value)] = []
    var places: [Int32: Int] = [:]
    var unknown: [(name: String, facts: Unstated)] = []
    for counted in all where !counted.isWithinAnother {
      var value: Value
      if let live {
        value = try live.level(of: counted, in: self, &evaluation)
        if case .series(let series) = value { value = try series.level(at: day) }
      } else {
        value = try Counted.commitment(counted, self, &evaluation)
      }
      if case .unstated(let facts) = value {
        unknown.append((counted.deal.name, facts))
        continue
      }
      value = try counted.weighing(value, in: &evaluation)
      if let place = places[counted.deal.payee] {
        found[place].amount = try evaluation.apply(.add, found[place].amount, value)
      } else {
        places[counted.deal.payee] = found.count
        found.append((counted.deal.payee, value))
      }
    }
    guard !found.isEmpty else {
      throw Unstated(all: unknown.map(\.facts)).refusal
    }
    evaluation.leaveOut(unknown)
    if let resource, found.allSatisfy({ $0.amount.isZero }) {
      throw Refusal(
        "division-by-zero",
        "\(name) has no \(resource) live on \(day.text), so there is nothing to compare",
        notes: ["ask about another day with at"])
    }
    return found
  }

  /// The part of what a party has promised, or of a resource that is live for it, that goes to another
  /// with all that belongs to it, or comes from it.
  func share(
    of party: Int32, to vendor: Int32, by resource: String?, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let all = try vendors(of: party, by: resource, in: &evaluation)
    let family = family(of: vendor)
    let own = all.filter { family[Int($0.payee)] }.map(\.amount)
    guard !own.isEmpty else { return .quantity(Quantity(0, .percent)) }
    return try evaluation.percent(
      evaluation.sum(of: own), of: evaluation.sum(of: all.map(\.amount)))
  }

  /// The same by families: providers under common control count as one, as in `flow` and `circles`.
  func suppliers(
    of party: Int32, by resource: String?, in evaluation: inout Evaluation
  ) throws(Refusal) -> [Value] {
    var found: [(top: Int32, amount: Value)] = []
    var places: [Int32: Int] = [:]
    let tops = tops()
    for (payee, amount) in try vendors(of: party, by: resource, in: &evaluation) {
      let top = tops[Int(payee)]
      if let place = places[top] {
        found[place].amount = try evaluation.apply(.add, found[place].amount, amount)
      } else {
        places[top] = found.count
        found.append((top, amount))
      }
    }
    return found.map(\.amount)
  }

  /// The greatest part that goes to one other party, with all that belongs to it.
  func topShare(
    of party: Int32, by resource: String?, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let all = try suppliers(of: party, by: resource, in: &evaluation)
    let total = try evaluation.sum(of: all)
    var greatest: Value?
    for amount in all {
      let share = try evaluation.percent(amount, of: total)
      greatest =
        try greatest.map { (best) throws(Refusal) in
          try evaluation.outermost(best, share, isGreatest: true)
        } ?? share
    }
    return greatest ?? .quantity(Quantity(0, .percent))
  }

  /// What a party still expects from another on each day: the remaining obligations of the deals in
  /// which the other pays it. They are netted among themselves only: what others are promised takes
  /// nothing from what this one is owed.
  func exposure(
    of party: Int32, to payer: Int32, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var sum = RunningSum()
    let things = promised(by: payer, to: party).map {
      Thing(.deal, Int32(truncatingIfNeeded: $0))
    }
    let what = evaluation.date == nil ? Counted.byValue : ""
    for entry in try counted(
      only: things, size: Counted.owed, course: Counted.owedCourse, among: what, in: &evaluation)
    {
      let backlog = try Terms(self, entry.deal).backlog(in: &evaluation)
      let owed = try entry.weighing(
        entry.limiting(backlog, as: .stock, in: evaluation), in: &evaluation)
      try sum.add(owed, in: &evaluation)
    }
    guard let sum = sum.value else {
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
        "\(name(of: Thing(.party, payer))) and \(name(of: Thing(.party, payee))) have no deal that counts, so no money flows"
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
    var known: Promises = [:]
    var places: [Int64: Int] = [:]
    for (place, arrow) in arrows.enumerated() {
      places[Int64(arrow.payer) << 32 | Int64(arrow.payee)] = place
    }
    for arrow in arrows {
      let pair = Int64(min(arrow.payer, arrow.payee)) << 32 | Int64(max(arrow.payer, arrow.payee))
      guard seen.insert(pair).inserted else { continue }
      try evaluation.make(1)
      let back = places[Int64(arrow.payee) << 32 | Int64(arrow.payer)].map { arrows[$0] }
      // What stays inside a family is no money that flows.
      let nothing = Value.quantity(Quantity(0, .money(evaluation.environment.exchange.base)))
      let out = try money(ofDeals: arrow.deals, &known, in: &evaluation) ?? nothing
      let returned =
        try back.flatMap { (flow) throws(Refusal) in
          try money(ofDeals: flow.deals, &known, in: &evaluation)
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
    var known: Promises = [:]
    for circle in try circles(upTo: longest) {
      try evaluation.make(1)
      var least: Value?
      for flow in circle.flows {
        guard let money = try money(ofDeals: flow.deals, &known, in: &evaluation) else { continue }
        // What can go round is unknown where one of the amounts is.
        if case .unstated = money {
          least = money
          break
        }
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
              .list(circle.parties.map { .thing(Thing(.party, $0)) }),
              least ?? .quantity(Quantity(0, .money(evaluation.environment.exchange.base))),
            ])))
    }
    return rows
  }
}

extension Value {
  /// Whether it is a quantity of nothing.
  fileprivate var isZero: Bool {
    if case .quantity(let quantity) = self { quantity.value == 0 } else { false }
  }
}

extension Evaluation {
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
