import DealFormula
import DealPage
import DealQuantities
import DealReports
import DealSyntax

extension Verb {
  /// `flows`
  static let flows: Verb = .init(
    "flows", .asking,
    "Shows who pays whom, gross and net, and the circles in which money comes back.",
    operands: [OperandShape("the most parties of a circle", .expression, isOptional: true)],
    clauses: ClauseShape.intoFile,
    examples: ["deal aws openai value $10B kind investment; flows"]
  ) { (act, phrase) throws(Told) in
    var longest: [Value] = []
    if let id = phrase.operand(0)?.expression {
      let formula = try act.formula(id)
      longest.append(try act.value(of: formula).value)
    }
    let asked = longest
    let viewpoint = act.viewpoint()
    let span = phrase.operand(0)?.span ?? phrase.verbSpan
    let answer = try act.work(span) { (_) throws(Refusal) in try viewpoint.flows(asked) }
    try act.give(answer, titled: "Who pays whom", phrase)
  }
}
