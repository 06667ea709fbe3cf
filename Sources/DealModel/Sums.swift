package import DealFormula
package import DealQuantities

/// Sums over the deals of a party, in which no money counts twice.
extension World {
  /// The sum of what is paid, as a flow or as a running total.
  func flow(
    over party: String, _ what: String, _ kind: Series.Kind, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let sum = try sum(
      over: party, what, size: Counted.commitment, in: &evaluation
    ) { (counted, evaluation) throws(Refusal) -> Value? in
      try counted.limiting(
        Terms(self, counted.deal).spend(in: &evaluation), as: .flow, in: evaluation)
    }
    guard case .series(let series)? = sum else { return sum ?? .unstated(Unstated([])) }
    return .series(Series(kind: kind, unit: series.unit, parts: series.parts))
  }

  /// The sum of a level of each deal.
  func level(
    over party: String, _ what: String, size: Size,
    _ series: (Terms) -> (inout Evaluation) throws(Refusal) -> Value,
    in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let sum = try sum(over: party, what, size: size, in: &evaluation) {
      (counted, evaluation) throws(Refusal) -> Value? in
      try counted.limiting(
        series(Terms(self, counted.deal))(&evaluation), as: .stock, in: evaluation)
    }
    return sum ?? .unstated(Unstated([]))
  }

  /// The sum of the values of the deals that a party pays for. A deal of which not enough is stated
  /// is left out, and the answer says so.
  package func commitments(
    of party: String, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var unknown: [(name: String, what: [String])] = []
    let sum = try sum(over: party, "commitment", size: Counted.commitment, in: &evaluation) {
      (counted, evaluation) throws(Refusal) -> Value? in
      let own = try Counted.commitment(counted, self, &evaluation)
      guard case .unstated(let unstated) = own else { return own }
      unknown.append((counted.deal.name, unstated.facts.map(\.what)))
      return nil
    }
    evaluation.leaveOut(unknown)
    if let sum { return sum }
    return try unstatedValues(of: party, in: &evaluation)
  }

  /// What none of the deals of a party states.
  private func unstatedValues(
    of party: String, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var all: Value = .unstated(Unstated([]))
    for counted in try counted(paidBy: party, size: Counted.commitment, in: &evaluation) {
      let own = try Counted.commitment(counted, self, &evaluation)
      all = try evaluation.apply(.add, all, own)
    }
    return all
  }

  /// The sum of what is firm of them, never more than all of them.
  package func firmCommitments(
    of party: String, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let all = try commitments(of: party, in: &evaluation)
    if case .unstated = all { return all }
    var loose: [String] = []
    let sum = try sum(
      over: party, "firm_value", size: Counted.firmPart, in: &evaluation
    ) { (counted, evaluation) throws(Refusal) -> Value? in
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

  /// The sum over the deals that a party pays for, each with how much of it counts; those for which
  /// there is nothing are left out, and nil is returned if none is left.
  private func sum(
    over party: String, _ what: String, size: Size, in evaluation: inout Evaluation,
    _ part: (Counted, inout Evaluation) throws(Refusal) -> Value?
  ) throws(Refusal) -> Value? {
    var sum: Value?
    let among = what == "firm_value" ? "of what is firm, " : ""
    let all = try counted(paidBy: party, size: size, among: among, in: &evaluation)
    for counted in all where !counted.isWithinAnother {
      evaluation.open(Derivation(title: "\(counted.deal.name).\(what)", kind: .metric))
      var value: Value?
      defer { evaluation.close(with: value) }
      guard let whole = try part(counted, &evaluation) else { continue }
      let own = try counted.weighing(whole, in: &evaluation)
      value = own
      sum = try sum.map { (total) throws(Refusal) in try evaluation.apply(.add, total, own) } ?? own
    }
    guard !all.isEmpty else {
      let then = evaluation.environment.surroundings.knownBy.map {
        " that was known on \($0.text)"
      }
      throw Refusal(
        "no-deals",
        "\(party) pays for no deal\(then ?? ""), so there is no \(what) to add up")
    }
    return sum
  }
}

extension Evaluation {
  /// Tells which deals are not in a sum, and what is not stated of them.
  mutating func leaveOut(_ unknown: [(name: String, what: [String])]) {
    guard !unknown.isEmpty else { return }
    let list = unknown.map { "\($0.name) (\($0.what.joined(separator: ", ")))" }
    let what = "not in the sum, as this is not stated of them: \(list.joined(separator: ", "))"
    remark(what)
    note(Refusal("not-counted", what))
  }
}
