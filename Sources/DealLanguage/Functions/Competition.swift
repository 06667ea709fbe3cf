import DealFormula
import DealModel
import DealQuantities

extension Function {
  /// What competition does to prices.
  static let competition: [Function] = [
    Function(
      "lerner", "hhi elasticity",
      "the part of a price that is margin, of rivals in quantities: hhi / 10,000 / elasticity of demand",
      examples: ["lerner(4670, 1.5)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try lerner(values, &evaluation) },
    Function(
      "price_after", "price hhi hhi_after elasticity",
      "a price after concentration changes, at the same costs and the same elasticity of demand",
      examples: ["price_after($3.38/gpu/hour, 4670, 3409, 1.5)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try priceAfter(values, &evaluation) },
  ]

  /// The Lerner index of an industry whose firms choose quantities: L = H / elasticity, with H the
  /// Herfindahl-Hirschman index from 0 to 1 (Cowling and Waterson, Price-cost margins and market
  /// structure, Economica 43, 1976).
  private static func lerner(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    try checkIndex(values, 0)
    try checkElasticity(values, 1)
    try checkMargin(values, 0, 1)
    let percent = Unit.percent
    return try evaluation.number(
      of: [(argument(values, 0), .none), (argument(values, 1), .none)], in: percent
    ) { 100 * margin($0[0], $0[1]) }
  }

  /// Of price = cost / (1 - L): price × (1 - L before) / (1 - L after).
  private static func priceAfter(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    try checkIndex(values, 1)
    try checkIndex(values, 2)
    try checkElasticity(values, 3)
    let price = try argument(values, 0)
    for position in [1, 2] { try checkMargin(values, position, 3) }
    let change = try evaluation.number(
      of: [1, 2, 3].map { (position) throws(Refusal) in
        (try argument(values, position), Unit.none)
      }, in: .none
    ) { (1 - margin($0[0], $0[2])) / (1 - margin($0[1], $0[2])) }
    return try evaluation.apply(.multiply, price, change)
  }

  /// The margin; not-a-number where it would be all of the price or more, or is not defined.
  private static func margin(_ index: Double, _ elasticity: Double) -> Double {
    guard (0...10_000).contains(index), elasticity > 0 else { return .nan }
    let margin = index / 10_000 / elasticity
    return margin < 1 ? margin : .nan
  }

  /// An index of concentration lies between 0 and 10,000.
  private static func checkIndex(_ values: [Value], _ position: Int) throws(Refusal) {
    guard case .quantity(let index) = try argument(values, position) else { return }
    let number = try index.number()
    guard number <= 0 || number > 1 else {
      throw Refusal(
        "number-range",
        "an hhi goes from 0 to 10,000, and one of \(index.text(digits: 6)) is of more than 10,000 equal firms",
        notes: [
          "from 0 to 1 it is a part of 10,000: write \(Quantity(number * 10_000).text(digits: 6))"
        ])
    }
    guard (0...10_000).contains(number) else {
      throw Refusal(
        "number-range", "an hhi is between 0 and 10,000, and this is \(index.text(digits: 6))")
    }
  }

  /// A margin of all of the price or more has no price.
  private static func checkMargin(
    _ values: [Value], _ index: Int, _ elasticity: Int
  ) throws(Refusal) {
    guard case .quantity(let index) = try argument(values, index),
      case .quantity(let elasticity) = try argument(values, elasticity)
    else { return }
    let margin = try index.number() / 10_000 / elasticity.number()
    guard margin < 1 else {
      throw Refusal(
        "number-range",
        "with an hhi of \(index.text(digits: 6)) and an elasticity of \(elasticity.text(digits: 6)) the margin would be all of the price or more",
        notes: ["the formula holds where the elasticity is above hhi / 10,000"])
    }
  }

  /// An elasticity is given as its size, which is above zero.
  private static func checkElasticity(_ values: [Value], _ position: Int) throws(Refusal) {
    guard case .quantity(let elasticity) = try argument(values, position) else { return }
    guard try elasticity.number() > 0 else {
      throw Refusal(
        "not-positive",
        "the elasticity of demand is given as its size, above zero, and this is \(elasticity.text(digits: 6))"
      )
    }
  }
}
