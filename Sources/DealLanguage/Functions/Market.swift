import DealFormula
import DealModel
import DealQuantities

extension Function {
  /// What is asked about several things of the world at once.
  static let market: [Function] = [
    Function(
      "price_of", "what provider?",
      "the latest observed price on or before the day asked about; of several providers the median",
      examples: [
        "price of gpu $2.35/gpu/hour on 2025-10-01; price_of(gpu)",
        "price of gpu $3/gpu/hour on 2025-10-01 declining 20% per year; price_of(gpu) at 2027-10-01",
      ]
    ) { (evaluation, values) throws(Refusal) in try evaluation.ask("price", values) },
    Function(
      "share", "party vendor", "the part of what a party has promised that goes to another",
      examples: ["deal openai oracle value $300B; share(openai, aws)"]
    ) { (evaluation, values) throws(Refusal) in try evaluation.ask("share", values) },
    Function(
      "top_share", "party", "the greatest part of what a party has promised that goes to one other",
      examples: ["deal openai oracle value $300B; top_share(openai)"]
    ) { (evaluation, values) throws(Refusal) in try evaluation.ask("topShare", values) },
    Function(
      "hhi", "amounts",
      "how concentrated amounts are, or what a party has promised: the sum of the squared percentages, 0 to 10,000",
      examples: ["hhi([$250B, $300B, $22.4B])", "deal openai oracle value $300B; hhi(openai)"]
    ) { (evaluation, values) throws(Refusal) in try concentration(values, &evaluation) },
    Function(
      "exposure", "party payer",
      "what a party still expects from another on each day: the remaining obligations of its deals",
      examples: ["exposure(aws, openai) at 2027-12-31"]
    ) { (evaluation, values) throws(Refusal) in try evaluation.ask("exposure", values) },
    Function(
      "flow", "payer payee", "what two parties have promised each other: out, back, gross and net",
      examples: ["deal aws openai value $10B kind investment; flow(openai, aws).net"]
    ) { (evaluation, values) throws(Refusal) in try evaluation.ask("flow", values) },
    Function(
      "circles", "most?",
      "money that comes back: who pays whom in a circle of at most 4 parties, or of another number up to 8",
      examples: ["deal aws openai value $10B kind investment; circles()"]
    ) { (evaluation, values) throws(Refusal) in try evaluation.ask("circles", values) },
  ]

  /// Of a party, how concentrated its commitments are; of a list, how concentrated the amounts.
  private static func concentration(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    if case .thing? = values.first { return try evaluation.ask("concentration", values) }
    let amounts = try list(values, 0, "the value of hhi")
    guard !amounts.isEmpty else {
      throw Refusal("empty-list", "hhi needs at least one amount, and the list is empty")
    }
    return try evaluation.concentration(of: amounts)
  }
}
