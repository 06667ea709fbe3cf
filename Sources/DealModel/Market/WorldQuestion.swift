import DealFormula
import DealQuantities

/// The questions that functions of the language ask about several things of the world at once.
enum WorldQuestion: String, Sendable, CaseIterable {
  /// What something costs on the day asked about.
  case price
  /// How much of what a party has promised goes to one other, to the greatest, and how it is spread.
  case share, topShare, concentration
  /// What is at stake, what flows between two, what flows between all, and what comes back.
  case exposure, flow, flows, circles
}

extension World {
  /// The answer to a question; the functions of the language have checked how many values there are.
  func answer(
    _ question: WorldQuestion, _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    switch question {
    case .price:
      return try price(
        of: subject(values.first), from: values.count > 1 ? self.name(of: values[1]) : nil,
        in: &evaluation)
    case .share:
      return try share(of: party(values, 0), to: party(values, 1), in: &evaluation)
    case .topShare: return try topShare(of: party(values, 0), in: &evaluation)
    case .concentration:
      return try evaluation.concentration(
        of: vendors(of: party(values, 0), in: &evaluation).map(\.money))
    case .exposure:
      return try exposure(of: party(values, 0), to: party(values, 1), in: &evaluation)
    case .flow:
      return try flow(from: party(values, 0), to: party(values, 1), in: &evaluation)
    case .flows: return .list(try allFlows(in: &evaluation))
    case .circles:
      return .list(try circleRecords(upTo: longest(values.first), in: &evaluation))
    }
  }

  /// The party at a position, by its index.
  private func party(_ values: [Value], _ position: Int) throws(Refusal) -> Int32 {
    guard values.indices.contains(position) else {
      throw Refusal("argument-count", "a party is missing in the brackets")
    }
    guard case .thing(let thing) = values[position], thing.kind == .party else {
      throw Refusal(
        "wrong-kind", "a party was expected, and this is \(values[position].kindName)",
        labels: [values[position].kindName])
    }
    return thing.index
  }

  /// The most parties of a circle: 4 unless another number from 2 to 8 is given.
  private func longest(_ value: Value?) throws(Refusal) -> Int {
    guard let value else { return 4 }
    guard case .quantity(let count) = value, count.unit.isNone, (2...8).contains(count.value),
      count.value.rounded() == count.value
    else {
      throw Refusal(
        "wrong-kind", "circles is given the most parties of a circle: a whole number from 2 to 8")
    }
    return Int(count.value)
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
