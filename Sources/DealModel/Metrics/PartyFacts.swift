package import DealFormula
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
      .list(world.deals(paidBy: party.name, orDeliveredBy: true).map { .thing($0) })
    },
  ]

  static let partyMetrics: [Property] = [
    .party(
      "spend", "what it pays in each period, over all its deals", unit: "money over time",
      isMetric: true, how: "the sum of spend over the deals it pays for"
    ) { (world, party, evaluation) throws(Refusal) in
      try world.sum(over: party.name, "spend", Terms.spend, in: &evaluation)
    },
    .party(
      "paid", "what it has paid up to each day", unit: "money over time", isMetric: true,
      how: "the running total of spend"
    ) { (world, party, evaluation) throws(Refusal) in
      try world.sum(over: party.name, "paid", Terms.paid, in: &evaluation)
    },
    .party(
      "backlog", "what it still owes on each day", unit: "money over time", isMetric: true,
      how: "the sum of backlog over the deals it pays for"
    ) { (world, party, evaluation) throws(Refusal) in
      try world.sum(over: party.name, "backlog", Terms.backlog, in: &evaluation)
    },
    .party(
      "capacity", "the accelerators live on each day under the deals it pays for",
      unit: "gpu over time", isMetric: true, how: "the sum of capacity over the deals it pays for"
    ) { (world, party, evaluation) throws(Refusal) in
      try world.sum(
        over: party.name, "capacity",
        { (terms) in { (evaluation) throws(Refusal) in try terms.capacity("gpus", in: &evaluation) }
        },
        in: &evaluation)
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
        return try evaluation.evaluate(formula).day(\.first, "date")
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
  private static func party(
    _ name: String, _ summary: String, unit: String, isMetric: Bool = false, how: String,
    _ compute: @escaping @Sendable (World, Party, inout Evaluation) throws(Refusal) -> Value
  ) -> Property {
    Property(
      name, of: .party, summary, unit: unit,
      .computed(how) { (world, index, evaluation) throws(Refusal) in
        guard let party = world.parties[Int(index)] else {
          throw Property.gone(.party)
        }
        return try compute(world, party, &evaluation)
      }, reference: isMetric ? "the sum over its deals" : "as stated", isMetric: isMetric)
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

  /// The deals in which a party pays, and those in which it delivers if asked for.
  package func deals(paidBy party: String, orDeliveredBy both: Bool = false) -> [Thing] {
    guard let thing = thing(party), thing.kind == .party else { return [] }
    var found: [Thing] = []
    deals.forEach { index, deal in
      if deal.payer == thing.index || both && deal.payee == thing.index {
        found.append(Thing(.deal, Int32(truncatingIfNeeded: index)))
      }
    }
    return found
  }

  /// The sum of a series over the deals that a party pays for.
  func sum(
    over party: String, _ what: String,
    _ series: (Terms) -> (inout Evaluation) throws(Refusal) -> Value,
    in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var sum: Value?
    for thing in deals(paidBy: party) {
      guard let deal = deals[Int(thing.index)] else { continue }
      if deal.status == .abandoned || deal.status == .superseded {
        evaluation.remark("\(deal.name) is \(deal.status?.rawValue ?? ""): it does not count")
        continue
      }
      guard deal.overlaps.isEmpty, deal.amends.isEmpty else {
        throw Refusal(
          "overlap-not-netted",
          "\(deal.name) shares money with \((deal.overlaps + deal.amends).joined(separator: ", ")), and this version does not take the shared part out of a sum",
          notes: ["ask about each deal by itself"])
      }
      let terms = Terms(self, deal)
      if try terms.isVoid(in: &evaluation) { continue }
      evaluation.open(Derivation(title: "\(terms.deal.name).\(what)", kind: .metric))
      let value = try series(terms)(&evaluation)
      evaluation.close(with: value)
      sum =
        try sum.map { (total) throws(Refusal) in try evaluation.apply(.add, total, value) } ?? value
    }
    guard let sum else {
      throw Refusal("no-deals", "\(party) pays for no deal, so there is no \(what) to add up")
    }
    return sum
  }
}
