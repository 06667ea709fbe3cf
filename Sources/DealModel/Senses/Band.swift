package import DealFormula
package import DealQuantities

/// Where a figure usually lies: the lowest and the highest that were seen, each with its source. A
/// figure outside is not wrong, but worth a second look.
package struct Band: Sendable {
  /// What is compared, in words.
  package var what: String
  /// The kind of thing and the property that are compared.
  package var thing: Thing.Kind
  package var property: String
  package var low: Double
  package var high: Double
  /// The unit of both ends: its parts, the first over all others.
  package var unit: [String]
  package var lowSource: String
  package var highSource: String
  /// The day of the later of the two.
  package var date: String
  /// Whether the figure of a deal is one of these; always for other things.
  var fits: @Sendable (Deal, Environment) -> Bool = { _, _ in true }

  /// One in the unit of the ends.
  package var one: Quantity? {
    guard let first = unit.first, var whole = Unit.named(first) else { return nil }
    for part in unit.dropFirst() {
      guard let divisor = Unit.named(part), let next = try? whole.divided(by: divisor) else {
        return nil
      }
      whole = next
    }
    return Quantity(1, whole)
  }

  /// Every band. The figures are those of the fact base of November 2026: accelerators from Epoch AI's
  /// machine-learning-hardware data (CC BY 4.0), prices and costs from the reports named.
  package static let all: [Band] = [
    Band(
      what: "the price of an accelerator hour", thing: .deal, property: "cost_per_gpu_hour",
      low: 1.25, high: 18, unit: ["USD", "gpu", "hour"],
      lowSource: "H100 spot at Nebius, skypilot-catalog, December 2025",
      highSource: "GB300 list price at Oracle, skypilot-catalog, 2026", date: "2026",
      fits: { deal, _ in deal.kind == .cloud || deal.kind == nil }),
    Band(
      what: "the power of an accelerator with its share of server and network", thing: .chip,
      property: "power", low: 1_275, high: 2_527, unit: ["W"],
      lowSource: "DGX H100, 10.2 kW for 8, Epoch AI",
      highSource: "GB300, Epoch AI: server power times 1.08 to 1.30", date: "2026-03-31"),
    Band(
      what: "the accelerators to a megawatt of it power", thing: .deal, property: "gpus_per_mw",
      low: 1e6 / 2_527, high: 1e6 / 1_275, unit: ["gpu", "MW"],
      lowSource: "GB300 at 2527 W, Epoch AI", highSource: "DGX H100 at 1275 W, Epoch AI",
      date: "2026-03-31", fits: { deal, environment in deal.powerBasis(in: environment) == .it }),
    Band(
      what: "the accelerators to a megawatt of facility power", thing: .deal,
      property: "gpus_per_mw", low: 1e6 / 2_527 / 1.58, high: 1e6 / 1_275 / 1.1,
      unit: ["gpu", "MW"],
      lowSource: "GB300 at 2527 W, Epoch AI, and a pue of 1.58, Uptime Institute 2022",
      highSource: "DGX H100 at 1275 W, Epoch AI, and a pue of 1.1, Uptime Institute 2024",
      date: "2026-03-31",
      fits: { deal, environment in deal.powerBasis(in: environment) == .facility }),
    Band(
      what: "the capital cost of a gigawatt", thing: .deal, property: "value_per_gw", low: 15e9,
      high: 60e9, unit: ["USD", "GW"],
      lowSource: "chips alone: AMD and Broadcom, Bernstein, October 2025",
      highSource: "NVIDIA management on future cycles, August 2025", date: "2025-10",
      fits: { deal, _ in deal.kind == .chips || deal.kind == .investment }),
    Band(
      what: "the yearly value of a megawatt", thing: .deal, property: "value_per_mw_year",
      low: 8.5e6, high: 40e6, unit: ["USD", "year", "MW"],
      lowSource: "yearly cost of a GW of it power, Epoch AI, May 2026",
      highSource: "short-term capacity at Nebius, letter on Q2 2026", date: "2026-08",
      fits: { deal, _ in deal.kind == .cloud || deal.kind == nil }),
  ]

  /// Whether it says something of a thing.
  package func applies(to thing: Thing, in world: World, _ environment: Environment) -> Bool {
    guard thing.kind == self.thing else { return false }
    guard thing.kind == .deal else { return true }
    return world.deals[Int(thing.index)].map { fits($0, environment) } ?? false
  }
}

extension Deal {
  /// What its stated power counts; nil if it states none.
  func powerBasis(in environment: Environment) -> PowerBasis? {
    if countsPowerAsFacility(in: environment) { return .facility }
    return grants.lazy.compactMap(\.basis).first
  }
}
