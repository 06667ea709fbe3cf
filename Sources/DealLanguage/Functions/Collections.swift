import DealFormula
import DealQuantities

extension Function {
  /// Everything of a kind, and the date: written without brackets.
  static let collections: [Function] = [
    Function(
      "deals", "", "every deal, in the order of declaration",
      examples: ["sum([d.value for d in deals if d.value > $1B])"], isName: true
    ) { (evaluation, _) throws(Refusal) in everything(.deal, &evaluation) },
    Function(
      "parties", "", "every party, in the order in which they were named",
      examples: ["count(parties)"], isName: true
    ) { (evaluation, _) throws(Refusal) in everything(.party, &evaluation) },
    Function(
      "milestones", "", "every milestone, in the order of declaration",
      examples: ["count(milestones)"], isName: true
    ) { (evaluation, _) throws(Refusal) in everything(.milestone, &evaluation) },
    Function(
      "chips", "", "every chip, in the order of declaration", examples: ["count(chips)"],
      isName: true
    ) { (evaluation, _) throws(Refusal) in everything(.chip, &evaluation) },
    Function(
      "prices", "", "every observed price, in the order of declaration",
      examples: ["count(prices)"], isName: true
    ) { (evaluation, _) throws(Refusal) in everything(.price, &evaluation) },
    Function(
      "today", "", "the date of the clock, or of --today",
      examples: ["today + 90 days > 2026-01-01"],
      isName: true
    ) { (evaluation, _) throws(Refusal) in
      evaluation.looksAtWorld = true
      return .date(evaluation.environment.today)
    },
  ]

  private static func everything(_ kind: Thing.Kind, _ evaluation: inout Evaluation) -> Value {
    evaluation.looksAtWorld = true
    return .list(evaluation.environment.surroundings.things(kind).map { .thing($0) })
  }
}
