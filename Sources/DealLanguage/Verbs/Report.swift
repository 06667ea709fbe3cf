import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealReports
import DealSyntax

extension Verb {
  /// `report "OpenAI and AWS" to "report.html"`
  static let report: Verb = .init(
    "report", .asking,
    "Writes one page about deals: what matters most, answers, capacity and spending over time, rights, flows, claims, assumptions, conflicts, sources, and the script.",
    operands: [OperandShape("a title in quotes", .text)],
    clauses: [
      ClauseShape("about", "the parties and deals that it is about", .names),
      ClauseShape("asking", "questions that it answers", .expressions),
    ] + ClauseShape.intoFile, block: .clauses,
    examples: [
      "report \"OpenAI and AWS\" to \"report.html\"",
      "report \"The price of an hour\" asking openai_aws.cost_per_gpu_hour to \"report.html\"",
      "report \"OpenAI\" about openai to \"openai.html\"",
    ]
  ) { (act, phrase) throws(Told) in try act.report(phrase) }
}

extension Enactment {
  fileprivate mutating func report(_ phrase: Phrase) throws(Told) {
    let shapes = Verb.report.shape.clauses
    let things = try dated(phrase.clauses("about", in: shapes).first?.argument)
    let asked = phrase.clauses("asking", in: shapes).first?.argument
    var questions: [(words: String, value: Value, derivation: Derivation)] = []
    for question in try self.questions(asked) {
      var evaluation = Evaluation(knowledge.environment())
      let (result, derivation) = evaluation.explain(
        question.formula, title: question.words, declaring: knowledge.question(question.formula))
      switch result {
      case .failure(let refusal):
        tell(
          Diagnostic(refusal, at: evaluation.failure ?? question.formula, in: knowledge.arena))
        throw Told()
      case .success(.unstated(let unstated)):
        throw told(unstated.refusal(question.words), tree[question.id].span)
      case .success(let value): questions.append((question.words, value, derivation.core))
      }
    }
    let title = word(phrase.operand(0))
    let request = ReportRequest(title, about: things, questions: questions)
    let view = viewpoint()
    let answer = try work(phrase.operand(0)?.span ?? phrase.verbSpan) { (_) throws(Refusal) in
      try view.report(request)
    }
    try give(answer, titled: title, phrase)
  }
}
