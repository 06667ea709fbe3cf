import DealFormula
import DealQuantities

/// The questions that functions of the language ask about several things of the world at once.
enum WorldQuestion: String, Sendable, CaseIterable {
  /// What something costs on the day asked about.
  case price
  /// How much of what a party has promised, or of what is live for it, goes to one other, to the
  /// greatest, and how it is spread.
  case share, topShare, concentration
  /// What a party takes in, and what is live of a resource.
  case revenue, capacity
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
      return try share(
        of: party(values, 0), to: party(values, 1), by: resource(values, 2), in: &evaluation)
    case .topShare:
      return try topShare(of: party(values, 0), by: resource(values, 1), in: &evaluation)
    case .concentration:
      return try evaluation.concentration(
        of: suppliers(of: party(values, 0), by: resource(values, 1), in: &evaluation))
    case .revenue:
      return try revenue(of: name(of: Thing(.party, party(values, 0))), in: &evaluation)
    case .capacity: return try capacity(values, in: &evaluation)
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

  /// What is live of a resource under a deal, or over the deals of a party.
  private func capacity(
    _ values: [Value], in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    guard case .thing(let thing)? = values.first, thing.kind == .party || thing.kind == .deal else {
      let found = values.first?.kindName ?? "nothing"
      throw Refusal(
        "wrong-kind", "a deal or a party was expected, and this is \(found)", labels: [found])
    }
    let name = try resource(values, 1) ?? ""
    return try evaluation.property(Resource.capacity(name), of: thing)
  }

  /// The name of the resource at a position; nil if none is given.
  private func resource(_ values: [Value], _ position: Int) throws(Refusal) -> String? {
    guard values.indices.contains(position) else { return nil }
    let value = values[position]
    var found = value.kindName
    if case .text(let word) = value { found = word }
    if let entry = Resource.all.first(where: { $0.name == found || $0.unit.symbol == found }) {
      return entry.name
    }
    if case .quantity(let amount) = value, amount.value == 1,
      Resource.unit(amount.dimension) != .none
    {
      return Resource.name(amount.dimension)
    }
    throw Refusal(
      "unknown-choice",
      "one of gpus, cpus, power is expected as the resource, and this is \(found)")
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
