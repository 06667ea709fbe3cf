package import DealFormula
package import DealQuantities

/// A question about the world with several subjects, such as `sellers(openai, compute)`: the
/// functions of the language ask it by its name.
package struct Question: Sendable {
  /// The name of the function that asks it.
  package var name: String
  var answer: @Sendable (World, [Value], inout Evaluation) throws(Refusal) -> Value

  /// Why nothing answers a name that is no question.
  package static func unknown(_ name: String) -> Refusal {
    Refusal("unknown-name", "nothing answers \(name)")
  }

  package static let all: [Question] = [sellers, maySell, askedFirst]

  static let sellers = Question(name: "sellers") {
    (world, values, evaluation) throws(Refusal) in
    let party = try party(values, 0, "the first value of sellers")
    let scope = try scope(values, 1, of: "sellers", in: world)
    return try world.sellers(to: party, over: scope, in: &evaluation)
  }

  static let maySell = Question(name: "may_sell") {
    (world, values, evaluation) throws(Refusal) in
    let seller = try party(values, 0, "the first value of may_sell")
    let buyer = try party(values, 1, "the second value of may_sell")
    let scope = try scope(values, 2, of: "may_sell", in: world)
    return try world.maySell(seller, to: buyer, over: scope, in: &evaluation)
  }

  static let askedFirst = Question(name: "asked_first") {
    (world, values, evaluation) throws(Refusal) in
    let party = try party(values, 0, "the first value of asked_first")
    let scope = try scope(values, 1, of: "asked_first", in: world)
    return try world.askedFirst(by: party, over: scope, in: &evaluation)
  }

  /// The party at a position.
  private static func party(
    _ values: [Value], _ position: Int, _ role: String
  ) throws(Refusal) -> Int32 {
    guard values.indices.contains(position) else {
      throw Refusal("argument-count", "a value is missing in the brackets")
    }
    guard case .thing(let thing) = values[position], thing.kind == .party else {
      throw Refusal(
        "wrong-kind", "\(role) must be a party, and this is \(values[position].kindName)",
        labels: [values[position].kindName])
    }
    return thing.index
  }

  /// The scope at a position, which must be known.
  private static func scope(
    _ values: [Value], _ position: Int, of function: String, in world: World
  ) throws(Refusal) -> String {
    guard values.indices.contains(position), case .text(let scope) = values[position] else {
      throw Refusal("wrong-kind", "the last value of \(function) is a scope such as compute")
    }
    guard world.scopes.contains(scope) else {
      throw Refusal(
        "unknown-scope", "no right is known over \(scope)",
        notes: ["it can be one of \(world.scopes.joined(separator: ", "))"])
    }
    return scope
  }
}

extension World {
  /// What a question answers, by its name.
  package func answer(
    to name: String, _ values: [Value], in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    if let question = WorldQuestion(rawValue: name) {
      return try answer(question, values, &evaluation)
    }
    guard let question = Question.all.first(where: { $0.name == name }) else {
      throw Question.unknown(name)
    }
    return try question.answer(self, values, &evaluation)
  }
}
