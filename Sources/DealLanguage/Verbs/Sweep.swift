import DealFormula
import DealPage
import DealQuantities
import DealReports
import DealSyntax

extension Verb {
  /// `sweep utilization over [50%, 60%, 70%] show openai_aws.cost_per_gpu_hour`
  static let sweep: Verb = .init(
    "sweep", .asking,
    "Shows answers under other values of one name, a row for each, or of two names, as a grid.",
    operands: [
      OperandShape("a name or a field that takes other values", .assignments("over")),
      OperandShape("what to show", .expressions, preceding: "show"),
    ],
    clauses: ClauseShape.intoFile,
    examples: [
      "sweep utilization over [50%, 80%, 100%] show openai_aws.cost_per_gpu_hour",
      "sweep utilization over [50%, 80%], openai_aws.value over [$30B, $38B] show openai_aws.cost_per_gpu_hour",
    ]
  ) { (act, phrase) throws(Told) in try act.sweep(phrase) }
}

extension Enactment {
  /// Cells of a table beyond this are refused.
  private static let mostCells = 10_000

  fileprivate mutating func sweep(_ phrase: Phrase) throws(Told) {
    let written = phrase.operand(0)?.assignments ?? []
    var axes: [(varied: Varied, values: [Value])] = []
    for entry in written {
      guard let list = entry.value else { throw Told() }
      let varied = try varied(entry.target, in: "sweep")
      guard !axes.contains(where: { $0.varied.target == varied.target }) else {
        throw told(
          Refusal(
            "repeated-name",
            "each name of sweep takes its values once, and \(varied.words) comes twice",
            labels: ["again"]), tree[entry.target].span)
      }
      axes.append((varied, try steps(list, for: varied)))
    }
    let questions = try questions(phrase.operand(1))
    try checkShape(axes.map(\.values.count), questions.count, phrase, written)
    let environment = knowledge.environment()
    var warned: [Refusal] = []
    var cases: [Sweep.Case] = []
    for values in combinations(axes.map(\.values)) {
      let replacements = zip(axes, values).map { Replacement(varied: $0.varied, value: $1) }
      var answers: [Value] = []
      for question in questions {
        let answer = try value(
          of: question.formula, with: replacements, in: environment, &warned)
        if case .unstated(let unstated) = answer {
          throw told(unstated.refusal(question.words), tree[question.id].span)
        }
        answers.append(answer)
      }
      cases.append(Sweep.Case(settings: values, answers: answers))
    }
    let sweep = Sweep(
      names: axes.map(\.varied.words), questions: questions.map(\.words), cases: cases,
      breadth: axes.last?.values.count ?? 0)
    let view = viewpoint()
    let answer = try work(phrase.operand(1)?.span ?? phrase.verbSpan) { (_) throws(Refusal) in
      try view.table(sweep)
    }
    try give(answer, titled: questions.map(\.words).joined(separator: ", "), phrase)
  }

  /// The values that a name takes, one after the other.
  private mutating func steps(
    _ id: ExpressionID, for varied: Varied
  ) throws(Told) -> [Value] {
    let span = tree[id].span
    let formula = try formula(id)
    let list = try value(of: formula).value
    guard case .list(var values) = list else {
      if case .unstated(let unstated) = list { throw told(unstated.refusal, span) }
      throw told(
        Refusal(
          "wrong-kind",
          "over is followed by a list such as [50%, 60%, 70%], and this is \(list.kindName)",
          labels: [list.kindName], notes: ["range(50%, 80%, 10%) makes a list of steps"],
          remedies: [bracketed(id)]), span)
    }
    guard !values.isEmpty else {
      throw told(
        Refusal("empty-list", "over needs values to go through, and this list has none"), span)
    }
    // A bare year is one where a date varies.
    if isDated(varied) { values = values.map { $0.asPeriod.map(Value.period) ?? $0 } }
    for value in values { try check(value, fits: varied, span) }
    try checkAlike(values, for: varied, span)
    return values
  }

  /// Refuses values of a name that measure different things; in a field a bare number may take the
  /// unit of the field.
  private mutating func checkAlike(
    _ values: [Value], for varied: Varied, _ span: Span
  ) throws(Told) {
    guard case .name = varied.target, let first = values.first?.measured else { return }
    for other in values.compactMap(\.measured) where other != first {
      throw told(
        Refusal(
          "dimension",
          "the values behind over must measure the same, and these are \(first.name) and \(other.name)",
          labels: ["not all of a kind"]), span)
    }
  }

  /// The ends of a range, or the value itself, as a list.
  private func bracketed(_ id: ExpressionID) -> String {
    func text(_ id: ExpressionID) -> String { source.text(of: tree[id].span) }
    switch tree[id].form {
    case .binary(.to, let low, let high), .binary(.upThrough, let low, let high):
      return "[\(text(low)), \(text(high))]"
    default: return "[\(text(id))]"
    }
  }

  /// Refuses what makes no table, or one that nobody could read.
  private mutating func checkShape(
    _ counts: [Int], _ questions: Int, _ phrase: Phrase, _ written: [OverrideNode]
  ) throws(Told) {
    let span = phrase.operand(0)?.span ?? phrase.verbSpan
    if counts.count > 2 {
      throw told(
        Refusal(
          "too-many-cells", "sweep takes one name or two, and these are \(counts.count)",
          labels: ["leave one out"]), tree[written[2].target].span)
    }
    if counts.count == 2, questions > 1 {
      throw told(
        Refusal(
          "too-many-cells", "two names make a grid of one answer, and these are \(questions)",
          labels: ["one answer fits"]), phrase.operand(1)?.span ?? span)
    }
    var cells = questions
    for count in counts {
      let (product, overflow) = cells.multipliedReportingOverflow(by: count)
      guard !overflow, product <= Self.mostCells else {
        throw told(
          Refusal(
            "too-many-cells",
            "a table of sweep may have 10,000 answers, and this one would have more",
            labels: ["too many values"]), span)
      }
      cells = product
    }
  }

  /// Every combination of one value from each list; the last list goes fastest.
  private func combinations(_ lists: [[Value]]) -> [[Value]] {
    lists.reduce([[]]) { made, list in made.flatMap { start in list.map { start + [$0] } } }
  }
}
