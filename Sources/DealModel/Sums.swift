package import DealFormula
package import DealQuantities

/// Sums over the deals of a party, in which no money counts twice.
extension World {
  /// The sum of what is paid, as a flow or as a running total.
  func flow(
    over party: String, _ what: String, _ kind: Series.Kind, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let all = try payments(of: party, what, size: Counted.commitment, in: &evaluation)
    return try flow(of: all, kind, in: &evaluation)
  }

  /// What is paid under some deals.
  private func flow(
    of all: [Counted], _ kind: Series.Kind, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let sum = try sum(of: all, "spend", in: &evaluation) {
      (counted, evaluation) throws(Refusal) -> Value? in
      try counted.limiting(
        Terms(self, counted.deal).spend(in: &evaluation), as: .flow, in: evaluation)
    }
    guard let sum else {
      let unit = Unit.money(evaluation.environment.exchange.base)
      return .series(Series(kind: kind, unit: unit, parts: []))
    }
    guard case .series(let series) = sum else { return sum }
    return .series(Series(kind: kind, unit: series.unit, parts: series.parts))
  }

  /// What a party takes in by the deals that others pay it for. What is invested or lent is no
  /// revenue, and the answer says so.
  func revenue(
    of party: String, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var things: [Thing] = []
    var funds: [String] = []
    for thing in deals(paidTo: party) {
      guard let deal = deals[Int(thing.index)]?.account(on: evaluation.date) else { continue }
      if deal.kind == .investment || deal.kind == .loan {
        funds.append(deal.name)
      } else {
        things.append(thing)
      }
    }
    var what: [String] = []
    if !funds.isEmpty {
      what = ["what is invested or lent is no revenue: \(funds.joined(separator: ", "))"]
    }
    let all = try counted(things, size: Counted.commitment, in: &evaluation)
    guard !all.isEmpty else {
      throw Refusal(
        "no-deals",
        "\(party) is paid under no deal\(evaluation.knownThen), so there is no revenue to add up",
        notes: what + ["\(party).revenue is its yearly revenue where that is stated"])
    }
    for text in what {
      evaluation.remark(text)
      evaluation.note(Refusal("not-counted", text))
    }
    return try flow(of: all, .flow, in: &evaluation)
  }

  /// The sum of the remaining obligations of each deal.
  func backlog(
    of party: String, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let among = evaluation.date == nil ? Counted.byValue : ""
    let all = try payments(
      of: party, "backlog", size: Counted.owed, course: Counted.owedCourse, among: among,
      in: &evaluation)
    let sum = try sum(of: all, "backlog", in: &evaluation) {
      (counted, evaluation) throws(Refusal) -> Value? in
      try counted.limiting(
        Terms(self, counted.deal).backlog(in: &evaluation), as: .stock, in: evaluation)
    }
    return sum ?? .unstated(Unstated([]))
  }

  /// The sum of the values of the deals that a party pays for. A deal of which not enough is stated
  /// is left out, and the answer says so.
  package func commitments(
    of party: String, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let all = try payments(of: party, "commitment", size: Counted.commitment, in: &evaluation)
    return try sumOfStated(of: all, "commitment", in: &evaluation) {
      (counted, evaluation) throws(Refusal) in
      try Counted.commitment(counted, self, &evaluation)
    }
  }

  /// The sum over deals without those of which not enough is stated, as the answer says; where that
  /// is all of them, what is not stated.
  func sumOfStated(
    of all: [Counted], _ what: String, in evaluation: inout Evaluation,
    _ part: (Counted, inout Evaluation) throws(Refusal) -> Value
  ) throws(Refusal) -> Value {
    var unknown: [(name: String, facts: Unstated)] = []
    let sum = try sum(of: all, what, in: &evaluation) {
      (counted, evaluation) throws(Refusal) -> Value? in
      let own = try part(counted, &evaluation)
      guard case .unstated(let facts) = own else { return own }
      unknown.append((counted.deal.name, facts))
      return nil
    }
    if let sum {
      evaluation.leaveOut(unknown)
      return sum
    }
    return .unstated(Unstated(all: unknown.map(\.facts)))
  }

  /// The sum of what is firm of them, never more than all of them.
  package func firmCommitments(
    of party: String, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let all = try commitments(of: party, in: &evaluation)
    if case .unstated = all { return all }
    var loose: [String] = []
    let counted = try payments(
      of: party, "firm_value", size: Counted.firmPart, among: "of what is firm, ", in: &evaluation)
    let sum = try sum(of: counted, "firm_value", in: &evaluation) {
      (counted, evaluation) throws(Refusal) -> Value? in
      let own = try Counted.firmPart(counted, self, &evaluation)
      guard case .unstated(let unstated) = own else { return own }
      // What is not in the sum of the values has been told with it.
      if unstated.facts.allSatisfy({ $0.clause.hasPrefix("binding ") }) {
        loose.append(counted.deal.name)
      }
      return nil
    }
    if !loose.isEmpty {
      let what =
        "nothing of these counts as firm, as their binding is not stated: \(loose.joined(separator: ", "))"
      evaluation.remark(what)
      evaluation.note(Refusal("not-firm", what))
    }
    guard let sum else { return try evaluation.apply(.multiply, all, .number(0)) }
    return try evaluation.smaller(sum, all)
  }

  /// The deals that a party pays for, each with how much of it counts; there must be one.
  func payments(
    of party: String, _ what: String, size: Size, course: Size? = nil, among: String = "",
    in evaluation: inout Evaluation
  ) throws(Refusal) -> [Counted] {
    let all = try counted(
      paidBy: party, size: size, course: course, among: among, in: &evaluation)
    guard all.isEmpty else { return all }
    throw Refusal(
      "no-deals",
      "\(party) pays for no deal\(evaluation.knownThen), so there is no \(what) to add up")
  }

  /// The sum over deals, each by how much of it counts; those for which there is nothing are left
  /// out, and nil is returned if none is left.
  private func sum(
    of all: [Counted], _ what: String, in evaluation: inout Evaluation,
    _ part: (Counted, inout Evaluation) throws(Refusal) -> Value?
  ) throws(Refusal) -> Value? {
    var sum = RunningSum()
    for counted in all where !counted.isWithinAnother {
      evaluation.open(Derivation(title: "\(counted.deal.name).\(what)", kind: .metric))
      var value: Value?
      defer { evaluation.close(with: value) }
      guard let whole = try part(counted, &evaluation) else { continue }
      let own = try counted.weighing(whole, in: &evaluation)
      value = own
      try sum.add(own, in: &evaluation)
    }
    return sum.value
  }
}

extension Evaluation {
  /// Where only what was known on a day counts, that day behind a deal; else nothing.
  fileprivate var knownThen: String {
    environment.surroundings.knownBy.map { " that was known on \($0.text)" } ?? ""
  }

  /// Tells which deals are not in a sum, and what is not stated of them or of what they rest on.
  mutating func leaveOut(_ unknown: [(name: String, facts: Unstated)]) {
    guard !unknown.isEmpty else { return }
    let list = unknown.map { name, unstated in
      let facts = unstated.facts.map { fact in
        if fact.verb == "assume" { return "the assumption \(fact.thing)" }
        return fact.thing == name ? fact.what : "\(fact.what) of \(fact.thing)"
      }
      return "\(name) (\(facts.joined(separator: ", ")))"
    }
    let what = "not in the sum, as this is not stated of them: \(list.joined(separator: ", "))"
    remark(what)
    note(Refusal("not-counted", what))
  }
}
