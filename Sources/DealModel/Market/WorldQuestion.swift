package import DealFormula
package import DealQuantities

/// The questions that functions of the language ask about several things of the world at once.
package enum WorldQuestion: String, Sendable, CaseIterable {
  case price
}

extension World {
  /// The answer to a question by its name; the functions of the language have checked how many values
  /// there are.
  package func answer(
    _ name: String, _ values: [Value], in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    guard let question = WorldQuestion(rawValue: name) else {
      throw Refusal("unknown-name", "nothing here can answer \(name)")
    }
    switch question {
    case .price:
      return try price(
        of: subject(values.first), from: values.count > 1 ? self.name(of: values[1]) : nil,
        in: &evaluation)
    }
  }

  /// What a price is asked of: a chip, a unit such as gpu, or the name of anything else in quotes.
  private func subject(_ value: Value?) throws(Refusal) -> String {
    switch value {
    case .quantity(let quantity) where quantity.value == 1 && !quantity.unit.dimension.isNone:
      return Resource.singular(quantity.unit.dimension)
    case .thing, .text: return try name(of: value)
    case .quantity, .uncertain, .date, .period, .truth, .list, .record, .function, .series,
      .unstated, nil:
      throw Refusal(
        "wrong-kind",
        "price_of is asked of a chip, a resource such as gpu, or a name in quotes, and this is \(value?.kindName ?? "nothing")"
      )
    }
  }

  /// The name of a thing, or the text itself.
  func name(of value: Value?) throws(Refusal) -> String {
    switch value {
    case .thing(let thing): return name(of: thing)
    case .text(let text): return text
    case .quantity, .uncertain, .date, .period, .truth, .list, .record, .function, .series,
      .unstated, nil:
      throw Refusal(
        "wrong-kind", "a name was expected, and this is \(value?.kindName ?? "nothing")")
    }
  }
}
