import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealReports
import DealSyntax

extension Verb {
  /// `expect openai_aws.gpu_hours == 11.256B gpu*hour within 1%`
  static let expect: Verb = .init(
    "expect", .asking, "Checks that something is true; a script in which it is not fails.",
    operands: [OperandShape("a condition such as 1 + 1 == 2", .expression)],
    clauses: [ClauseShape("within", "how far the two sides may be apart, such as 1%", .expression)],
    examples: ["expect 1 + 1 == 2", "expect $38B / 7 years == $5.43B/year within 1%"]
  ) { (act, phrase) throws(Told) in try act.expect(phrase) }
}

extension Enactment {
  fileprivate mutating func expect(_ phrase: Phrase) throws(Told) {
    guard let id = phrase.operand(0)?.expression else { throw Told() }
    let formula = try formula(id)
    if let clause = phrase.clauses("within", in: Verb.expect.shape.clauses).first {
      try expect(formula, tree[id].span, within: clause)
      return
    }
    let (value, _) = try value(of: formula)
    if case .uncertain(let range) = value, range.meaning == .truth {
      throw try chanceToExpect(range, formula, tree[id].span)
    }
    let holds = try work(tree[id].span) { (evaluation) throws(Refusal) in
      try evaluation.truth(value, "what expect checks")
    }
    if !holds { try fail(formula, tree[id].span, nil) }
  }

  /// Tells that a condition has a chance; what would hold of it is offered.
  private mutating func chanceToExpect(
    _ range: Uncertain, _ formula: FormulaID, _ span: Span
  ) throws(Told) -> Told {
    let chance = try work(span) { (evaluation) throws(Refusal) in
      try evaluation.environment.sampling.statistics(of: range).mean
    }
    let shown = describer().drawn(range)
    let condition = source.text(of: span)
    var refusal = Refusal(
      "chance-not-truth",
      "what expect checks must be true or false, and this depends on a range",
      labels: [shown], notes: ["ask for the chance, and say how high it must be"])
    if let bound = [90, 50].first(where: { chance * 100 > Double($0) }),
      !condition.contains(where: \.isNewline)
    {
      refusal.remedies = ["expect chance(\(condition)) > \(bound)%"]
    }
    return told(refusal, span)
  }

  private mutating func expect(
    _ formula: FormulaID, _ span: Span, within clause: Clause
  ) throws(Told) {
    guard case .binary(.equal, let left, let right) = knowledge.arena[formula].operation else {
      throw told(
        Refusal(
          "comparison-expected", "within goes with a comparison by ==", labels: ["no =="]), span)
    }
    guard let id = clause.argument.expression else { throw Told() }
    let allowed = try self.formula(id)
    let tolerance = try value(of: allowed).value
    let sides = (try value(of: left).value, try value(of: right).value)
    guard case .quantity(let a) = sides.0, case .quantity(let b) = sides.1 else {
      throw told(
        Refusal(
          "wrong-kind", "within compares two quantities", labels: ["not two quantities"],
          notes: sides.0.isUncertain || sides.1.isUncertain
            ? ["of a range compare its median: expect median(…) == … within …"] : []),
        span)
    }
    guard case .quantity(let bound) = tolerance else {
      throw told(
        Refusal("wrong-kind", "within is followed by a share such as 1% or by an amount"),
        clause.argument.span)
    }
    let isClose = try work(span) { (evaluation) throws(Refusal) in
      let exchange = evaluation.environment.exchange
      let other = try b.converted(to: a.unit, exchange: exchange)
      let distance = abs(a.value - other.value)
      if bound.unit.dimension.isNone {
        return distance <= abs(try bound.number()) * abs(other.value)
      }
      return distance <= abs(try bound.converted(to: a.unit, exchange: exchange).value)
    }
    if !isClose { try fail(formula, span, "not within \(bound.text())") }
  }

  /// Tells that an expectation failed, with the sides of the comparison.
  private mutating func fail(
    _ formula: FormulaID, _ span: Span, _ remark: String?
  ) throws(Told) {
    ask(.expectationFailed)
    let describer = describer()
    var labels: [Diagnostic.Label] = []
    if case .binary(_, let left, let right) = knowledge.arena[formula].operation {
      for side in [left, right] {
        var evaluation = Evaluation(knowledge.environment())
        if let value = try? evaluation.evaluate(side) {
          labels.append(
            Diagnostic.Label(
              knowledge.arena[side].origin.place, describer.text(value), isPrimary: labels.isEmpty))
        }
      }
    }
    if labels.isEmpty { labels = [.init(Place(source: source.id, span: span), "this is false")] }
    tell(
      Diagnostic(
        .error, "expectation-failed",
        "expected \(source.text(of: span)), and it is not so" + (remark.map { ": \($0)" } ?? ""),
        labels: labels))
    throw Told()
  }
}
