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
    ) { (counted, evaluation) throws(Refusal) in
      try counted.limiting(
        Terms(self, counted.deal).spend(in: &evaluation), as: .flow, in: evaluation)
    }
    guard case .series(let series) = sum else { return sum }
    return .series(Series(kind: kind, unit: series.unit, parts: series.parts))
  }

  /// The sum of a level of each deal.
  func level(
    over party: String, _ what: String, size: Size,
    _ series: (Terms) -> (inout Evaluation) throws(Refusal) -> Value,
    in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    try sum(over: party, what, size: size, in: &evaluation) {
      (counted, evaluation) throws(Refusal) in
      try counted.limiting(
        series(Terms(self, counted.deal))(&evaluation), as: .stock, in: evaluation)
    }
  }

  /// The sum of the values of the deals that a party pays for.
  package func commitments(
    of party: String, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    try sum(over: party, "commitment", size: Counted.commitment, in: &evaluation) {
      (counted, evaluation) throws(Refusal) in
      try Counted.commitment(counted, self, &evaluation)
    }
  }

  /// The sum of what is firm of them, never more than all of them.
  package func firmCommitments(
    of party: String, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    func firm(_ counted: Counted, _ evaluation: inout Evaluation) throws(Refusal) -> Value {
      let part = try Counted.firmPart(counted, self, &evaluation)
      guard case .unstated(let unstated) = part,
        unstated.facts.allSatisfy({ $0.clause.hasPrefix("binding ") })
      else { return part }
      let what = "the binding of \(counted.deal.name) is not stated: it adds nothing firm"
      evaluation.remark(what)
      evaluation.note(Refusal("not-firm", what))
      return try evaluation.apply(
        .multiply, Counted.commitment(counted, self, &evaluation), .number(0))
    }
    let all = try commitments(of: party, in: &evaluation)
    let sum = try sum(
      over: party, "firm_value",
      size: { (counted, _, evaluation) throws(Refusal) in try firm(counted, &evaluation) },
      in: &evaluation
    ) { (counted, evaluation) throws(Refusal) in try firm(counted, &evaluation) }
    return try evaluation.smaller(sum, all)
  }

  /// The sum over the deals that a party pays for, each with how much of it counts.
  private func sum(
    over party: String, _ what: String, size: Size, in evaluation: inout Evaluation,
    _ part: (Counted, inout Evaluation) throws(Refusal) -> Value
  ) throws(Refusal) -> Value {
    var sum: Value?
    let among = what == "firm_value" ? "of what is firm, " : ""
    for counted in try counted(paidBy: party, size: size, among: among, in: &evaluation)
    where !counted.isWithinAnother {
      evaluation.open(Derivation(title: "\(counted.deal.name).\(what)", kind: .metric))
      var value: Value?
      defer { evaluation.close(with: value) }
      let own = try counted.weighing(part(counted, &evaluation), in: &evaluation)
      value = own
      sum = try sum.map { (total) throws(Refusal) in try evaluation.apply(.add, total, own) } ?? own
    }
    guard let sum else {
      let then = evaluation.environment.surroundings.knownBy.map { " that was known on \($0.text)" }
      throw Refusal(
        "no-deals",
        "\(party) pays for no deal\(then ?? ""), so there is no \(what) to add up")
    }
    return sum
  }
}
