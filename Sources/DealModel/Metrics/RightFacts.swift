import DealFormula
import DealQuantities

extension Property {
  /// What is stated of rights, and whether they run.
  static let rightFacts: [Property] = [
    .right("name", "the name of the right", unit: "text", how: "by its words, or the word after as")
    { (_, right, _) throws(Refusal) in .text(right.name) },
    .right("kind", "exclusive or first_refusal", unit: "text") {
      (_, right, _) throws(Refusal) in .text(right.kind.rawValue)
    },
    .right("holder", "the provider who has it", unit: "party") {
      (_, right, _) throws(Refusal) in .thing(Thing(.party, right.holder))
    },
    .right("party", "who is bound by it", unit: "party") {
      (_, right, _) throws(Refusal) in .thing(Thing(.party, right.party))
    },
    .right("scope", "what it covers", unit: "text") {
      (_, right, _) throws(Refusal) in .text(right.scopes.joined(separator: ", "))
    },
    .right("from", "its first day", unit: "date") {
      (world, right, evaluation) throws(Refusal) in
      try world.start(of: right, in: &evaluation) ?? world.unstated(right, "the start", "from 2025")
    },
    .right(
      "until", "its last day", unit: "date",
      how: "stated, else the day before the deal or milestone that ends it"
    ) { (world, right, evaluation) throws(Refusal) in
      try world.end(of: right, in: &evaluation) ?? world.unstated(right, "the end", "until 2030")
    },
    .right(
      "runs", "whether it runs on the day asked about: true, false or a chance", unit: "truth",
      how: "whether the day lies from from to until"
    ) { (world, right, evaluation) throws(Refusal) in
      let day = evaluation.date ?? evaluation.environment.today
      return try Truths.settled(
        world.runs(right, on: day, in: &evaluation), evaluation.environment.sampling)
    },
  ]

  /// A property of a right.
  private static func right(
    _ name: String, _ summary: String, unit: String, how: String = "stated",
    _ compute: @escaping @Sendable (World, Right, inout Evaluation) throws(Refusal) -> Value
  ) -> Property {
    stored(name, of: .right, summary, unit: unit, how: how, in: { $0.rights }, compute)
  }
}

extension World {
  /// A fact of a right that nobody has stated, with the statement that would: stated again, a right
  /// keeps what the statement does not say.
  fileprivate func unstated(_ right: Right, _ what: String, _ clause: String) -> Value {
    let holder = name(of: Thing(.party, right.holder))
    let party = name(of: Thing(.party, right.party))
    let scopes = right.scopes.joined(separator: ", ")
    let verb = "\(right.kind.rawValue) \(holder) for \(party) over \(scopes) as"
    return .unstated(
      Unstated([Unstated.Fact(thing: right.name, what: what, clause: clause, verb: verb)]))
  }
}
