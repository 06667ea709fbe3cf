import DealFormula
import DealQuantities

extension Property {
  /// What is stated of chips and of observed prices.
  static let chipFacts: [Property] = [
    .chip("name", "the name of the chip", unit: "text") { (chip, _) throws(Refusal) in
      .text(chip.name)
    },
    .chip("maker", "who makes it", unit: "text") { (chip, _) throws(Refusal) in
      chip.maker.map { .text($0) } ?? chip.unstated("the maker", "maker NAME")
    },
    .chip("bf16", "its peak speed in 16 bits, dense", unit: "FLOPS", .bf16),
    .chip("fp8", "its peak speed in 8 bits, dense", unit: "FLOPS", .fp8),
    .chip("memory", "its memory", unit: "byte", .memory),
    .chip("power", "what it draws with its share of server and network", unit: "W", .power),
    .chip("price", "what one costs to buy", unit: "money", .price),
    .chip("released", "when it came out", unit: "date", .released),
    .price("subject", "what was priced", unit: "text") { (price, _) throws(Refusal) in
      .text(price.subject)
    },
    .price("rate", "what it cost that day", unit: "money per amount") {
      (price, evaluation) throws(Refusal) in
      try evaluation.evaluate(price.rate, declaring: price.declaration("rate"))
    },
    .price("date", "the day of the observation", unit: "date") {
      (price, evaluation) throws(Refusal) in
      try evaluation.evaluate(price.on, declaring: price.declaration("date")).day(.first, "on")
    },
    .price("declining", "how fast it falls from then on, per year", unit: "%") {
      (price, evaluation) throws(Refusal) in
      try price.declining.map { (id) throws(Refusal) in
        try evaluation.evaluate(id, declaring: price.declaration("declining"))
      } ?? price.unstated("the decline", "declining 20%")
    },
    .price("provider", "who asked this price", unit: "text") { (price, _) throws(Refusal) in
      price.provider.map { .text($0) } ?? price.unstated("the provider", "from NAME")
    },
    .price("source", "where it is from", unit: "text") { (price, _) throws(Refusal) in
      price.provenance?.source.map { .text($0) } ?? price.unstated("the source", "source \"…\"")
    },
    .price("basis", "on what evidence it rests", unit: "text") { (price, _) throws(Refusal) in
      price.provenance?.basis.map { .text($0) }
        ?? price.unstated("the kind of evidence", "basis company")
    },
  ]

  /// A property of a chip that is stated as a formula.
  private static func chip(
    _ name: String, _ summary: String, unit: String, _ field: ChipField
  ) -> Property {
    chip(name, summary, unit: unit) { (chip, evaluation) throws(Refusal) in
      try chip.fact(field, in: &evaluation)
    }
  }

  /// A property of a chip.
  private static func chip(
    _ name: String, _ summary: String, unit: String,
    _ compute: @escaping @Sendable (Chip, inout Evaluation) throws(Refusal) -> Value
  ) -> Property {
    stored(name, of: .chip, summary, unit: unit, in: { $0.chips }) {
      (_, chip, evaluation) throws(Refusal) in try compute(chip, &evaluation)
    }
  }

  /// A property of an observed price.
  private static func price(
    _ name: String, _ summary: String, unit: String,
    _ compute: @escaping @Sendable (PriceObservation, inout Evaluation) throws(Refusal) -> Value
  ) -> Property {
    stored(name, of: .price, summary, unit: unit, in: { $0.prices }) {
      (_, price, evaluation) throws(Refusal) in try compute(price, &evaluation)
    }
  }
}

extension Chip {
  /// A stated field, what is given in its place, or what is missing.
  func fact(_ field: ChipField, in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let title = "\(name).\(field.rawValue)"
    if let given = evaluation.overlay.fields[.init(thing: name, field: field.rawValue)] {
      evaluation.open(Derivation(title: title, kind: .fact, text: "given here"))
      evaluation.close(with: given)
      return given
    }
    guard let formula = self[field] else { return unstated(field.what, field.example) }
    evaluation.open(
      Derivation(title: title, kind: .fact, formula: formula, provenance: provenance))
    var value: Value?
    defer { evaluation.close(with: value) }
    var result = try evaluation.evaluate(
      formula, declaring: .field(thing: name, field: field.rawValue))
    if field == .released { result = try result.day(.first, field.rawValue) }
    value = result
    return result
  }

  /// A field of one chip per accelerator: watts per gpu, money per gpu.
  func perAccelerator(
    _ field: ChipField, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let fact = try fact(field, in: &evaluation)
    guard let dimension = fact.dimension else { return fact }
    let expected: Dimension =
      switch field {
      case .bf16, .fp8: .speed
      case .memory: .data
      case .power: .power
      case .price: .money
      case .released: .time
      }
    guard dimension == expected else { return fact }
    return try evaluation.apply(
      .divide, fact, .quantity(Quantity(1, Resource.unit(.accelerators))))
  }

  fileprivate func unstated(_ what: String, _ clause: String) -> Value {
    .unstated(Unstated([Unstated.Fact(thing: name, what: what, clause: clause, verb: "chip")]))
  }
}

extension PriceObservation {
  /// What the draws of a field are named after.
  func declaration(_ field: String) -> Declaration.Name {
    .field(
      thing: "price of \(subject) \(provider ?? "") \(origin.source):\(origin.lower)", field: field)
  }

  fileprivate func unstated(_ what: String, _ clause: String) -> Value {
    .unstated(
      Unstated([Unstated.Fact(thing: subject, what: what, clause: clause, verb: "price of")]))
  }
}
