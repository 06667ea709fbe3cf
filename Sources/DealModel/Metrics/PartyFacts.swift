import DealFormula
import DealQuantities

extension Property {
  static let partyFacts: [Property] = [
    .party("name", "the short name", unit: "text", how: "stated") {
      (_, party, _) throws(Refusal) in .text(party.name)
    },
    .party("title", "the full name", unit: "text", how: "name, else the short name") {
      (_, party, _) throws(Refusal) in .text(party.title ?? party.name)
    },
    .party("kind", "what sort of company or office it is", unit: "text", how: "stated") {
      (_, party, _) throws(Refusal) in
      party.kind.map { .text($0.rawValue) } ?? party.unstated("the kind", "kind lab")
    },
    .party("parent", "whom it belongs to", unit: "party", how: "stated") {
      (world, party, _) throws(Refusal) in
      party.parent.flatMap(world.thing).map { .thing($0) }
        ?? party.unstated("the parent", "parent NAME")
    },
    .party("revenue", "its yearly revenue", unit: "money/year", how: "stated") {
      (_, party, evaluation) throws(Refusal) in
      try party.revenue.map { (id) throws(Refusal) in
        try evaluation.evaluate(id, declaring: .field(thing: party.name, field: "revenue"))
      }
        ?? party.unstated("the revenue", "revenue $13B/year")
    },
    .party(
      "deals", "the deals that it pays for or delivers", unit: "list", how: "by payer and payee"
    ) {
      (world, party, _) throws(Refusal) in
      .list(world.deals(of: party.name) { $0 || $1 }.map { .thing($0) })
    },
  ]

  /// What is stated of sources.
  static let otherFacts: [Property] = [
    Property(
      "name", of: .source, "the short name of the document", unit: "text",
      .computed("stated") { (world, index, _) throws(Refusal) in
        .text(world.name(of: Thing(.source, index)))
      }, reference: "as stated", isMetric: false),
    Property(
      "date", of: .source, "when it appeared", unit: "date",
      .computed("stated") { (world, index, evaluation) throws(Refusal) in
        guard let formula = world.sources[Int(index)]?.date else {
          return world.unstated(Thing(.source, index), "the date", "date 2025-11-03", "source")
        }
        return try evaluation.evaluate(formula).day(.first, "date")
      }, reference: "as stated", isMetric: false),
    Property(
      "url", of: .source, "where it can be read", unit: "text",
      .computed("stated") { (world, index, _) throws(Refusal) in
        let thing = Thing(.source, index)
        return world.sources[Int(index)]?.url.map { .text($0) }
          ?? world.unstated(thing, "the address", "url \"https://example.org\"", "source")
      }, reference: "as stated", isMetric: false),
    Property(
      "title", of: .source, "what the document is called", unit: "text",
      .computed("stated") { (world, index, _) throws(Refusal) in
        .text(world.sources[Int(index)]?.title ?? world.name(of: Thing(.source, index)))
      }, reference: "as stated", isMetric: false),
  ]

  /// A property of a party.
  static func party(
    _ name: String, _ summary: String, unit: String, isMetric: Bool = false, how: String,
    reference: String? = nil, edges: String = "",
    _ compute: @escaping @Sendable (World, Party, inout Evaluation) throws(Refusal) -> Value
  ) -> Property {
    stored(
      name, of: .party, summary, unit: unit, isMetric: isMetric, how: how,
      reference: reference ?? (isMetric ? "the sum over its deals" : "as stated"), edges: edges,
      in: { $0.parties }, compute)
  }
}

extension Party {
  func unstated(_ what: String, _ clause: String) -> Value {
    .unstated(Unstated([Unstated.Fact(thing: name, what: what, clause: clause, verb: "party")]))
  }
}

extension World {
  /// A fact of a thing that nobody has stated, with the clause and the verb that would.
  fileprivate func unstated(
    _ thing: Thing, _ what: String, _ clause: String, _ verb: String
  ) -> Value {
    .unstated(
      Unstated([Unstated.Fact(thing: name(of: thing), what: what, clause: clause, verb: verb)]))
  }
}
