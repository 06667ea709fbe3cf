import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealReports
import DealSyntax

extension Verb {
  /// `claim "more than a million" openai_aws.gpus > 1M gpus source "press"`
  static let claim: Verb = .init(
    "claim", .declaring,
    "Records what someone says, with a condition that tells whether it is so; claims shows how they stand.",
    operands: [
      OperandShape("a claim in quotes", .text),
      OperandShape("a condition such as openai_aws.gpus > 100k gpus", .expression),
    ],
    clauses: DealSyntax.Definition.clauseShapes,
    examples: ["claim \"over 100,000 accelerators\" openai_aws.gpus > 100k gpus source \"press\""]
  ) { (act, phrase) throws(Told) in try act.claim(phrase) }

  /// `claims`
  static let claims: Verb = .init(
    "claims", .asking, "Shows how every claim stands; a chance is \(Verdict.bands).",
    clauses: ClauseShape.intoFile,
    examples: ["claim \"over $30B\" openai_aws.value > $30B; claims"]
  ) { (act, phrase) throws(Told) in
    try act.give(act.viewpoint().claims(), titled: "claims", phrase)
  }
}

extension Enactment {
  fileprivate mutating func claim(_ phrase: Phrase) throws(Told) {
    guard let id = phrase.operand(1)?.expression else { throw Told() }
    let text = phrase.operand(0)?.text ?? ""
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw told(
        Refusal(
          "wrong-kind", "claim is followed by what is claimed, and this text is empty",
          labels: ["no words"]), phrase.operand(0)?.span ?? phrase.verbSpan)
    }
    let formula = try formula(id)
    let value = try value(of: formula).value
    if !value.isTruth {
      throw told(
        Refusal(
          "wrong-kind", "what is claimed is true or false, and this is \(value.kindName)",
          labels: [value.kindName], notes: ["compare it with something, such as x > 100k gpus"]),
        tree[id].span)
    }
    let claim = Claim(
      text: text, condition: formula,
      provenance: provenance(phrase.clauses, Verb.claim.shape.clauses))
    do {
      try knowledge.changeWorld { (world) throws(Refusal) in world.declare(claim) }
    } catch {
      throw told(error, phrase.verbSpan)
    }
    guard isConversation else { return }
    let view = viewpoint()
    let (verdict, range) = view.verdict(on: claim)
    let chance = range.map { "  (\(describer().drawn($0)))" } ?? ""
    echo(StyledText("claimed: \(verdict.words)\(chance)"))
  }
}

extension Value {
  /// Whether it can be claimed: true, false, a chance, or not stated yet.
  fileprivate var isTruth: Bool {
    switch self {
    case .truth, .unstated: true
    case .uncertain(let range): range.meaning == .truth
    case .quantity, .date, .period, .text, .list, .record, .function, .series, .thing: false
    }
  }
}
