package import DealFormula
package import DealQuantities
import HashTreeCollections

/// Everything that has been declared: a value whose copies share what they have in common, so that
/// undo, scenarios and accounts of an earlier day are older or parallel worlds.
package struct World: Sendable {
  package private(set) var parties = ChunkedArray<Party>()
  package private(set) var deals = ChunkedArray<Deal>()
  package private(set) var rollouts = ChunkedArray<Rollout>()
  package private(set) var milestones = ChunkedArray<Milestone>()
  package private(set) var sources = ChunkedArray<SourceEntry>()
  package private(set) var scenarios = ChunkedArray<Scenario>()
  private var names = TreeDictionary<String, Thing>()
  /// The deal that the next `rollout` belongs to.
  package private(set) var latestDeal: Int32?
  /// Counts changes, so that what was worked out from an older world is known to be stale.
  package private(set) var revision = 0

  package init() {}

  /// Whether nothing has been declared.
  package var isEmpty: Bool { names.isEmpty }

  /// The thing of this name.
  package func thing(_ name: String) -> Thing? { names[name] }

  package func name(of thing: Thing) -> String {
    let index = Int(thing.index)
    switch thing.kind {
    case .deal: return deals[index]?.name ?? ""
    case .party: return parties[index]?.name ?? ""
    case .milestone: return milestones[index]?.name ?? ""
    case .source: return sources[index]?.name ?? ""
    case .scenario: return scenarios[index]?.name ?? ""
    case .rollout:
      guard let rollout = rollouts[index], let deal = deals[Int(rollout.deal)] else { return "" }
      return "rollout of \(deal.name)"
    }
  }

  /// Every name of a kind, in the order of declaration.
  package func names(of kind: Thing.Kind) -> [String] {
    things(kind).map(name)
  }

  /// Everything of a kind, in the order of declaration.
  package func things(_ kind: Thing.Kind) -> [Thing] {
    let count =
      switch kind {
      case .deal: deals.count
      case .party: parties.count
      case .rollout: rollouts.count
      case .milestone: milestones.count
      case .source: sources.count
      case .scenario: scenarios.count
      }
    return (0..<count).map { Thing(kind, Int32(truncatingIfNeeded: $0)) }
  }

  private mutating func enter(_ name: String, _ kind: Thing.Kind, _ count: Int) -> Int32 {
    let index = Int32(truncatingIfNeeded: count)
    names[name] = Thing(kind, index)
    revision += 1
    return index
  }

  private func refuseTaken(_ name: String, by kind: Thing.Kind) throws(Refusal) {
    if let other = names[name] {
      throw Refusal(
        "name-taken",
        "\(name) is \(other.kind.phrase) already, so \(kind.phrase) needs another name",
        labels: ["already \(other.kind.phrase)"])
    }
  }

  // MARK: Declaring

  /// The index of a party, which appears by being named.
  package mutating func party(_ name: String) throws(Refusal) -> (index: Int32, isNew: Bool) {
    if let thing = names[name] {
      guard thing.kind == .party else {
        throw Refusal(
          "name-taken", "\(name) is \(thing.kind.phrase), and a party is expected here",
          labels: [thing.kind.phrase])
      }
      return (thing.index, false)
    }
    parties.append(Party(name: name))
    return (enter(name, .party, parties.count - 1), true)
  }

  package mutating func update(party index: Int32, _ change: (inout Party) -> Void) {
    parties.update(Int(index), change)
    revision += 1
  }

  package mutating func declare(_ deal: Deal) throws(Refusal) {
    try refuseTaken(deal.name, by: .deal)
    deals.append(deal)
    latestDeal = enter(deal.name, .deal, deals.count - 1)
  }

  package mutating func update(deal index: Int32, _ change: (inout Deal) -> Void) {
    deals.update(Int(index), change)
    latestDeal = index
    revision += 1
  }

  package mutating func declare(_ rollout: Rollout) {
    let index = Int32(truncatingIfNeeded: rollouts.count)
    rollouts.append(rollout)
    deals.update(Int(rollout.deal)) { $0.rollouts.append(index) }
    latestDeal = rollout.deal
    revision += 1
  }

  package mutating func declare(_ milestone: Milestone) throws(Refusal) {
    if let known = names[milestone.name], known.kind == .milestone {
      milestones.update(Int(known.index)) { $0 = milestone }
      revision += 1
      return
    }
    try refuseTaken(milestone.name, by: .milestone)
    milestones.append(milestone)
    _ = enter(milestone.name, .milestone, milestones.count - 1)
  }

  package mutating func declare(_ source: SourceEntry) throws(Refusal) {
    if let known = names[source.name], known.kind == .source {
      sources.update(Int(known.index)) { $0 = source }
      revision += 1
      return
    }
    try refuseTaken(source.name, by: .source)
    sources.append(source)
    _ = enter(source.name, .source, sources.count - 1)
  }

  package mutating func declare(_ scenario: Scenario) throws(Refusal) {
    if let known = names[scenario.name], known.kind == .scenario {
      scenarios.update(Int(known.index)) { $0 = scenario }
      revision += 1
      return
    }
    try refuseTaken(scenario.name, by: .scenario)
    scenarios.append(scenario)
    _ = enter(scenario.name, .scenario, scenarios.count - 1)
  }
}
