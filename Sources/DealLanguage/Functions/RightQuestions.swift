import DealFormula
import DealModel
import DealQuantities
import DealText

extension Function {
  /// Who may sell what to whom.
  static let rights: [Function] = [
    Function(
      "rights", "", "every exclusive right and right of first refusal, in the order of declaration",
      examples: ["count(rights)"], isName: true
    ) { (evaluation, _) throws(Refusal) in
      evaluation.looksAtWorld = true
      return .list(evaluation.environment.surroundings.things(.right).map { .thing($0) })
    },
    Function(
      "sellers", "party scope",
      "who may sell something to a party, by its rights: the holder of an exclusive right alone, else every provider, those with a right of first refusal first; ask about a day with at",
      examples: ["sellers(openai, compute)", "sellers(openai, compute) at 2026-06-01"]
    ) { (evaluation, values) throws(Refusal) in
      try ask("sellers", values, &evaluation)
    }.takingWord(at: 1),
    Function(
      "asked_first", "party scope",
      "who must be asked first when a party buys something: the holders of rights of first refusal",
      examples: ["asked_first(openai, compute) at 2026-06-01"]
    ) { (evaluation, values) throws(Refusal) in
      try ask("asked_first", values, &evaluation)
    }.takingWord(at: 1),
    Function(
      "may_sell", "seller party scope",
      "whether a party may sell something to another: true, false, or a chance where a window is a range",
      examples: ["may_sell(aws, openai, compute)"]
    ) { (evaluation, values) throws(Refusal) in
      try ask("may_sell", values, &evaluation)
    }.takingWord(at: 2),
  ]

  /// A question about the world.
  private static func ask(
    _ name: String, _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let surroundings = evaluation.environment.surroundings
    return try surroundings.ask(&evaluation, name, values)
  }
}

/// What a question about the world answers; an unknown scope is told with the nearest that is known.
func answer(
  to name: String, _ values: [Value], in world: World, _ evaluation: inout Evaluation
) throws(Refusal) -> Value {
  evaluation.looksAtWorld = true
  do {
    return try world.answer(to: name, values, in: &evaluation)
  } catch {
    guard error.code == "unknown-scope", case .text(let scope)? = values.last,
      let near = nearest(to: scope, in: world.scopes, most: 1).first
    else { throw error }
    var refusal = error
    refusal.notes.insert("did you mean \(near)?", at: 0)
    throw refusal
  }
}
