import DealFormula
import DealQuantities

extension Property {
  /// How sums keep from counting money twice.
  private static let nettingRules =
    "of two overlapping deals the smaller is counted within the larger, so both together count as the larger of the two; deals of one size count once; a deal that another amends counts what fell due before that one starts; a cancelled deal counts what fell due before; what members of one family pay each other is left out"

  /// What is live of a resource over the deals of a party.
  private static func capacity(_ resource: String, _ what: String, unit: String) -> Property {
    let name = Resource.capacity(resource)
    return .party(
      name, "\(what) live on each day under the deals it pays for", unit: unit, isMetric: true,
      how: "the sum of \(name) over the deals it pays for, net of overlaps",
      reference:
        "a deal that does not state enough for it counts as none, and the answer names it; where some power counts what sites draw, all is counted so, times pue",
      edges:
        "of two overlapping deals that counts on each day under which more is live; as a series where that is a range, the one that grants more"
    ) { (world, party, evaluation) throws(Refusal) in
      try world.capacity(of: party.name, resource, in: &evaluation)
    }
  }

  /// What can be worked out over the deals of a party and of those who belong to it.
  static let partyMetrics: [Property] = [
    .party(
      "spend", "what it pays in each period, over all its deals", unit: "money over time",
      isMetric: true, how: "the sum of spend over the deals it pays for, net of overlaps"
    ) { (world, party, evaluation) throws(Refusal) in
      try world.flow(over: party.name, "spend", .flow, in: &evaluation)
    },
    .party(
      "paid", "what it has paid up to each day", unit: "money over time", isMetric: true,
      how: "the running total of spend"
    ) { (world, party, evaluation) throws(Refusal) in
      try world.flow(over: party.name, "paid", .stock, in: &evaluation)
    },
    .party(
      "backlog", "what it still owes on each day", unit: "money over time", isMetric: true,
      how: "the sum of backlog over the deals it pays for, net of overlaps",
      reference:
        "of two overlapping deals that counts on each day under which more is still owed; as a series where that is a range, the one that is worth more"
    ) { (world, party, evaluation) throws(Refusal) in
      try world.backlog(of: party.name, in: &evaluation)
    },
    capacity("gpus", "the accelerators", unit: "gpu over time"),
    capacity("cpus", "the processors", unit: "cpu over time"),
    capacity("power", "the power", unit: "W over time"),
    .party(
      "commitments", "what it has promised to pay in all", unit: "money", isMetric: true,
      how: "the sum of value over the deals it pays for, net of overlaps", reference: nettingRules
    ) { (world, party, evaluation) throws(Refusal) in
      try world.commitments(of: party.name, in: &evaluation)
    },
    .party(
      "firm_commitments", "the part of its commitments that it cannot walk away from",
      unit: "money", isMetric: true,
      how:
        "the sum of firm_value over the same deals; a deal whose binding is not stated adds nothing"
    ) { (world, party, evaluation) throws(Refusal) in
      try world.firmCommitments(of: party.name, in: &evaluation)
    },
    Property(
      "firm_share", of: .party, "how much of its commitments is firm", unit: "%",
      .written("firm_commitments / commitments in %"), reference: "firm part over the whole"),
    Property(
      "coverage", of: .party, "its commitments in years of its revenue", unit: "years",
      .written("commitments / revenue"),
      reference: "commitments over the yearly revenue: how many years of it they take",
      edges: "at the revenue of today, whatever it grows to, and before all other cost"),
  ]
}
