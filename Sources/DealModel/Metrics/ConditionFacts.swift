import DealFormula
import DealQuantities

extension Property {
  /// What is stated of milestones, where they stand, and how deals stand to them.
  static let conditionFacts: [Property] = [
    .milestone("name", "the name of the milestone", unit: "text") {
      (_, milestone, _) throws(Refusal) in .text(milestone.name)
    },
    .milestone("date", "when it happens", unit: "date") {
      (world, milestone, evaluation) throws(Refusal) in
      try world.date(of: milestone, in: &evaluation)
    },
    .milestone(
      "status", "planned, met or failed; open where a range or a chance decides", unit: "text",
      how: "stated, else by the date"
    ) { (world, milestone, evaluation) throws(Refusal) in
      .text(try world.state(of: milestone, in: &evaluation).rawValue)
    },
    .milestone(
      "met", "whether it has happened: true, false or a chance", unit: "truth",
      how: "stated, else whether its date is reached, in the draws of its chance"
    ) { (world, milestone, evaluation) throws(Refusal) in
      let day = evaluation.date ?? evaluation.environment.today
      return try Truths.settled(
        world.isMet(milestone, by: day, in: &evaluation), evaluation.environment.sampling)
    },
    .milestone("chance", "how likely it is to happen", unit: "%") {
      (_, milestone, evaluation) throws(Refusal) in
      try milestone.chance.map { (id) throws(Refusal) in
        try evaluation.evaluate(id, declaring: .field(thing: milestone.name, field: "chance"))
      } ?? milestone.unstated("the chance", "chance 80%")
    },
    .milestone("decided_by", "the party that decides", unit: "party") {
      (world, milestone, _) throws(Refusal) in
      milestone.by.flatMap(world.thing).map { .thing($0) }
        ?? milestone.unstated("the party that decides", "by NAME")
    },
    .deal(
      "condition", "met, pending or void by the milestones it requires; open where a range decides",
      unit: "text", how: "by where the required milestones stand"
    ) { (terms, evaluation) throws(Refusal) in
      let first = terms.world.milestones[0]?.name ?? "NAME"
      return try terms.condition(in: &evaluation).map { .text($0.rawValue) }
        ?? terms.unstated("a milestone", "requires \(first)")
    },
  ]

  /// A property of a milestone.
  private static func milestone(
    _ name: String, _ summary: String, unit: String, how: String = "stated",
    _ compute: @escaping @Sendable (World, Milestone, inout Evaluation) throws(Refusal) -> Value
  ) -> Property {
    stored(name, of: .milestone, summary, unit: unit, how: how, in: { $0.milestones }, compute)
  }
}

extension Milestone {
  /// A fact that nobody has stated, with the clause that would.
  fileprivate func unstated(_ what: String, _ clause: String) -> Value {
    .unstated(
      Unstated([Unstated.Fact(thing: name, what: what, clause: clause, verb: "milestone")]))
  }
}
