import DealFormula
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
    ) { (evaluation, values) throws(Refusal) in try evaluation.ask("price", values) }
  ]
}
