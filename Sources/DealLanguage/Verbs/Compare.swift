import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealReports
import DealSyntax

extension Verb {
  /// `compare slow, fast show openai_aws.cost_per_gpu_hour`
  static let compare: Verb = .init(
    "compare", .asking,
    "Shows answers of the book and under scenarios, with their differences on the same draws.",
    operands: [
      OperandShape("the names of scenarios", .names),
      OperandShape("what to show", .expressions, preceding: "show"),
    ], clauses: ClauseShape.intoFile,
    examples: [
      "scenario slow { assume utilization = 50% }; compare slow show openai_aws.cost_per_gpu_hour"
    ]
  ) { (act, phrase) throws(Told) in try act.compare(phrase) }
}

extension Enactment {
  fileprivate mutating func compare(_ phrase: Phrase) throws(Told) {
    var worlds: [(name: String?, environment: Environment)] = [(nil, knowledge.environment())]
    for written in phrase.operand(0)?.placedNames ?? [] {
      let name = knowledge.names.text(of: written.name)
      _ = try thing(name, .scenario, written.span)
      guard !worlds.contains(where: { $0.name == name }) else { continue }
      let environment = try work(written.span) { (evaluation) throws(Refusal) in
        try evaluation.environment.surroundings.scenario(name, 0)
      }
      worlds.append((name, environment))
    }
    let questions = try questions(phrase.operand(1))
    var warned: [Refusal] = []
    var comparison = Comparison(questions: questions.map(\.words), cases: [])
    for world in worlds {
      var entry = Comparison.Case(scenario: world.name, answers: [], differences: [])
      for (index, question) in questions.enumerated() {
        let answer = try value(
          of: question.formula, with: [], in: world.environment, &warned)
        entry.answers.append(answer)
        let own = comparison.cases.first?.answers[index]
        entry.differences.append(own.flatMap { difference(answer, $0, worlds[0].environment) })
      }
      comparison.cases.append(entry)
    }
    // What no world states is missing for all of them.
    for (index, question) in questions.enumerated() {
      guard case .unstated(let unstated)? = comparison.cases.first?.answers[index],
        comparison.cases.allSatisfy({ $0.answers[index].isUnstated })
      else { continue }
      throw told(unstated.refusal(question.words), tree[question.id].span)
    }
    let (table, view) = (comparison, viewpoint())
    let answer = try work(phrase.operand(1)?.span ?? phrase.verbSpan) { (_) throws(Refusal) in
      try view.table(table)
    }
    try give(answer, titled: questions.map(\.words).joined(separator: ", "), phrase)
  }

  /// How far an answer is from that of the book; nil where there is no distance. Both rest on the
  /// same inputs by name, so that the difference of ranges is one of the same draws.
  private func difference(
    _ answer: Value, _ own: Value, _ environment: Environment
  ) -> Value? {
    switch (answer, own) {
    case (.quantity, .quantity), (.quantity, .uncertain), (.uncertain, .quantity),
      (.uncertain, .uncertain), (.date, .date), (.date, .uncertain), (.uncertain, .date):
      var evaluation = Evaluation(environment)
      return try? evaluation.apply(.subtract, answer, own)
    default: return nil
    }
  }
}

extension Value {
  fileprivate var isUnstated: Bool {
    if case .unstated = self { true } else { false }
  }
}
