import DealFormula
import DealPage
import DealQuantities
import DealReports
import DealSyntax

extension Verb {
  /// `tornado openai_aws.cost_per_gpu_hour`
  static let tornado: Verb = .init(
    "tornado", .asking,
    "Shows which ranges move an answer most: each goes from its 5% to its 95% end, the others stay at their medians.",
    operands: [OperandShape("a formula that rests on ranges", .expression)],
    clauses: ClauseShape.intoFile,
    examples: ["tornado (200k to 900k gpus) * ($2 to $4) / 1 gpu"]
  ) { (act, phrase) throws(Told) in try act.tornado(phrase) }
}

extension Enactment {
  fileprivate mutating func tornado(_ phrase: Phrase) throws(Told) {
    guard let question = try questions(phrase.operand(0)).first else { throw Told() }
    let span = tree[question.id].span
    let value = try value(of: question.formula).value
    guard case .uncertain(let range) = value, range.meaning != .truth else {
      throw told(noSwing(value, question.words), span)
    }
    let view = viewpoint()
    let answer = try work(span) { (_) throws(Refusal) in
      try view.tornado(range, titled: question.words)
    }
    try give(answer, titled: question.words, phrase)
  }

  /// Why nothing swings.
  private func noSwing(_ value: Value, _ words: String) -> Refusal {
    switch value {
    case .unstated(let unstated): return unstated.refusal(words)
    case .uncertain:
      return Refusal(
        "wrong-kind", "tornado is about a quantity or a date, and this is a chance",
        labels: ["a chance"],
        notes: ["ask about what is compared, on one side of the comparison"])
    case .quantity, .date, .period, .truth, .text:
      return Refusal(
        "no-ranges", "\(words) rests on no range, so nothing can swing",
        labels: ["one value"],
        notes: ["state an input as a range, such as assume utilization = 60% to 85%"])
    case .list, .record, .function, .series, .thing:
      return Refusal(
        "wrong-kind", "tornado is about one quantity or date, and this is \(value.kindName)",
        labels: [value.kindName],
        notes: ["ask about one number of it, such as total(openai_aws.spend)"])
    }
  }
}
