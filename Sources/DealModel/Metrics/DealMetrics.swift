import DealFormula
import DealQuantities

extension Property {
  /// What can be worked out from the facts of a deal.
  static let dealMetrics: [Property] = [
    Property(
      "annual_value", of: .deal, "the value per year of the term", unit: "money/year",
      .written("value / (term in years)"),
      reference: "value over term, without discounting; a year has 365.25 days",
      edges: "a term below a year is scaled up: $1B over 6 months is $2B/year"),
    .deal(
      "capacity", "the accelerators that are live on each day", unit: "gpu over time",
      isMetric: true, how: "the sum of the rollouts; without one, everything from the first day",
      reference:
        "share live by the shape of each rollout, from its start to its by, then to the end",
      edges:
        "at a day: as its evening finds it, so a step is live on the day of its by, and the last day of the deal still counts; a ramp that the end cuts off stops there"
    ) { (terms, evaluation) throws(Refusal) in try terms.capacity("gpus", in: &evaluation) },
    .deal(
      "cpu_capacity", "the processors that are live on each day", unit: "cpu over time",
      isMetric: true, how: "as capacity, for processors", reference: "as capacity"
    ) { (terms, evaluation) throws(Refusal) in try terms.capacity("cpus", in: &evaluation) },
    .deal(
      "power_capacity", "the power that is live on each day", unit: "W over time", isMetric: true,
      how: "as capacity, for power; without a rollout of power, as the accelerators",
      reference: "as capacity"
    ) { (terms, evaluation) throws(Refusal) in
      try terms.happening(to: terms.powerCapacity(in: &evaluation), in: &evaluation)
    },
    .deal(
      "gpu_hours", "the accelerator hours that it delivers in all", unit: "gpu·hour",
      isMetric: true, how: "the live accelerators, added up over the hours from start to end",
      reference: "the exact integral of each ramp's shape, then the days at full",
      edges: "if the deal happens; a rollout after the last day brings no hours"
    ) { (terms, evaluation) throws(Refusal) in try terms.gpuHours(in: &evaluation) },
    .deal(
      "cost_per_gpu_hour", "what an accelerator hour costs the payer", unit: "money/gpu/hour",
      isMetric: true, how: "= value / (gpu_hours * utilization)",
      reference: "value over the hours that are sold; without discounting",
      edges:
        "if the deal happens; of a cancelled deal what fell due before, over the hours before; hours before its first day count, hours after its last do not"
    ) { (terms, evaluation) throws(Refusal) in try terms.costPerGpuHour(in: &evaluation) },
    Property(
      "cost_per_gpu", of: .deal, "the value per granted accelerator", unit: "money/gpu",
      .written("value / gpus"), reference: "value over accelerators"),
    .deal(
      "spend", "what is paid in each period", unit: "money over time", isMetric: true,
      how: "the value by the pattern of payment, from the first day to the last",
      reference: "evenly accrues by the day; instalments fall due at the end of each period",
      edges:
        "the first and the last day count; an instalment bears the days that it covers, so February less than March; with capacity, what no capacity bears falls due on the last day; in no draw less than a stated minimum; nothing in the draws in which the deal does not happen"
    ) { (terms, evaluation) throws(Refusal) in try terms.spend(in: &evaluation) },
    .deal(
      "paid", "what has been paid up to each day", unit: "money over time", isMetric: true,
      how: "the running total of spend", reference: "ask with at: paid at 2027-06"
    ) { (terms, evaluation) throws(Refusal) in try terms.paid(in: &evaluation) },
    .deal(
      "firm_value", "what the payer cannot walk away from", unit: "money", isMetric: true,
      how: Terms.firmRules,
      reference:
        "a firm deal or take-or-pay is owed whatever is taken, so its value is firm; take-or-pay with a minimum owes only that, as the quantity can fall to it; an option may be left unused and a letter of intent binds nobody, so nothing is; a ceiling or up to says the most, so only a stated minimum is; an exit ends what falls due after its notice, counted from the day asked about with at, else from the start; nothing is firm before every milestone that the deal requires has happened"
    ) { (terms, evaluation) throws(Refusal) in try terms.firmValue(in: &evaluation) },
    .deal(
      "backlog", "what is still owed on each day", unit: "money over time", isMetric: true,
      how: "value minus paid, from the announcement on",
      reference: "remaining performance obligations: value less what has been paid",
      edges:
        "at a day: as its evening leaves it; from the start on where that is before the announcement, nothing once it is cancelled or void; without discounting, and renewals and options that are not stated are not in it (as in ASC 606-10-50-13)"
    ) { (terms, evaluation) throws(Refusal) in try terms.backlog(in: &evaluation) },
  ]
}

extension Terms {
  /// What is live under the deal; nothing in the draws in which it does not happen.
  func capacity(_ name: String, in evaluation: inout Evaluation) throws(Refusal) -> Value {
    guard let resource = Resource.dimension(name) else {
      throw Refusal("unknown-name", "\(name) is not a resource")
    }
    return try happening(to: liveCapacity(resource, in: &evaluation), in: &evaluation)
  }

  /// A series in the draws in which the deal happens, and nothing in the others.
  func happening(
    to series: Value, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    guard case .series = series, let happens = try happening(in: &evaluation) else {
      return series
    }
    return try evaluation.apply(.multiply, series, happens)
  }

  /// The integral of the live accelerators over the term, in gpu·hour: what the deal delivers if it
  /// happens.
  func gpuHours(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    if let given = given("gpu_hours", in: &evaluation) { return given }
    let capacity = try liveCapacity(Resource.dimension("gpus") ?? .none, in: &evaluation)
    let granted = try granted("gpus", in: &evaluation)
    let end = try end(in: &evaluation)
    if let missing = missing(among: [capacity, granted, end]) { return missing }
    guard case .series(let series) = capacity else { return capacity }
    for part in series.parts where part.moving == nil {
      guard case .ramp(let ramp) = part.curve, ramp.until.isFinite else { continue }
      let risen = max(0, min(ramp.by, ramp.until) - ramp.from)
      let full = max(0, ramp.until - ramp.by)
      evaluation.remark(
        "\(whole(risen)) days of ramp (\(ramp.shape.name)), \(whole(full)) days at full")
    }
    return try series.total() ?? end
  }

  /// What is paid over the hours that are sold.
  func costPerGpuHour(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let value = try payable(in: &evaluation)
    guard let thing = world.thing(deal.name) else { throw Property.gone(.deal) }
    let hours = try evaluation.property("gpu_hours", of: thing)
    let sold = try evaluation.property("utilization", of: thing)
    if let missing = missing(among: [value, hours, sold]) { return missing }
    try checkDelivers(hours)
    return try evaluation.apply(.divide, value, evaluation.apply(.multiply, hours, sold))
  }

  /// Refuses to share out what is paid over no hours at all.
  func checkDelivers(_ hours: Value) throws(Refusal) {
    guard case .quantity(let amount) = hours, amount.value == 0 else { return }
    throw Refusal(
      "division-by-zero",
      "\(deal.name) delivers no accelerator hours, so what is paid cannot be shared out over them",
      notes: ["nothing is live from its first day to its last: conflicts tells of rollouts outside"]
    )
  }

  private func whole(_ days: Double) -> String {
    Quantity(days, .none).text(digits: 9)
  }
}
