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
      "revenue", "party",
      "what a party takes in by its deals in each period: what others spend on them, net of overlaps, without investments and loans; the yearly revenue that is stated is P.revenue, and coverage goes by that",
      examples: ["revenue(aws) by year until 2027", "total(revenue(aws))"]
    ) { (evaluation, values) throws(Refusal) in try evaluation.ask("revenue", values) },
    Function(
      "capacity", "subject resource",
      "what is live on each day under a deal, or over the deals that a party pays for: gpus, cpus or power",
      examples: [
        "capacity(openai, gpus) at 2026-06-30",
        "deal openai amd from 2026 with 6 GW; capacity(openai, power) at 2026-06-30",
      ]
    ) { (evaluation, values) throws(Refusal) in try evaluation.ask("capacity", values) }
    .takingWord(at: 1),
    Function(
      "share", "party vendor resource?",
      "the part of what a party has promised that goes to another; with gpus, cpus or power the part of what is live on the day asked about",
      examples: [
        "deal openai oracle value $300B; share(openai, aws)",
        "deal openai xai from 2026 with 50k gpus; share(openai, aws, gpus) at 2027",
      ]
    ) { (evaluation, values) throws(Refusal) in try evaluation.ask("share", values) }
    .takingWord(at: 2),
    Function(
      "top_share", "party resource?",
      "the greatest part of what a party has promised that goes to one other, or of what is live of a resource",
      examples: [
        "deal openai oracle value $300B; top_share(openai)", "top_share(openai, gpus) at 2027",
      ]
    ) { (evaluation, values) throws(Refusal) in try evaluation.ask("topShare", values) }
    .takingWord(at: 1),
    Function(
      "hhi", "amounts resource?",
      "how concentrated amounts are, or what a party has promised, or what is live for it of a resource: the sum of the squared percentages, 0 to 10,000",
      examples: [
        "hhi([$250B, $300B, $22.4B])", "deal openai oracle value $300B; hhi(openai)",
        "hhi(openai, gpus) at 2027",
      ]
    ) { (evaluation, values) throws(Refusal) in try concentration(values, &evaluation) }
    .takingWord(at: 1),
    Function(
      "exposure", "party payer",
      "what a party still expects from another on each day: the remaining obligations of its deals; of overlapping ones that of which more is owed on the day asked about counts",
      examples: ["exposure(aws, openai) at 2027-12-31"]
    ) { (evaluation, values) throws(Refusal) in try evaluation.ask("exposure", values) },
    Function(
      "flow", "payer payee", "what two parties have promised each other: out, back, gross and net",
      examples: ["deal aws openai value $10B kind investment; flow(openai, aws).net"]
    ) { (evaluation, values) throws(Refusal) in try evaluation.ask("flow", values) },
    Function(
      "circles", "most?",
      "money that comes back: who pays whom in a circle of at most 4 parties, or of another number up to 8; who belongs to a parent counts as the parent",
      examples: ["deal aws openai value $10B kind investment; circles()"]
    ) { (evaluation, values) throws(Refusal) in try evaluation.ask("circles", values) },
  ]

  /// Of a party, how concentrated its commitments are; of a list, how concentrated the amounts.
  private static func concentration(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    if case .thing? = values.first { return try evaluation.ask("concentration", values) }
    let amounts = try list(values, 0, "the value of hhi")
    guard values.count == 1 else {
      throw Refusal("argument-count", "hhi of a list takes no resource, as the list says it all")
    }
    guard !amounts.isEmpty else {
      throw Refusal("empty-list", "hhi needs at least one amount, and the list is empty")
    }
    let isNothing = amounts.allSatisfy { amount in
      if case .quantity(let quantity) = amount { quantity.value == 0 } else { false }
    }
    guard !isNothing else {
      throw Refusal("not-positive", "hhi needs an amount above zero, and these are all zero")
    }
    return try evaluation.concentration(of: amounts)
  }
}
