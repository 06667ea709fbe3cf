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
  package private(set) var rights = ChunkedArray<Right>()
  package private(set) var sources = ChunkedArray<SourceEntry>()
  package private(set) var scenarios = ChunkedArray<Scenario>()
  package private(set) var chips = ChunkedArray<Chip>()
  package private(set) var prices = ChunkedArray<PriceObservation>()
  package private(set) var claims = ChunkedArray<Claim>()
  private var names = TreeDictionary<String, Thing>()
  /// The deals in which each party pays or delivers, in order, by the index of the party.
  private var dealsOfParties = ChunkedArray<[Int32]>()
  /// The deals that amend others, in order.
  package private(set) var amending: [Int32] = []
  /// The deal that the next `rollout` belongs to.
  package private(set) var latestDeal: Int32?

  /// What this account of the world does not know, though it keeps its place.
  private var concealed: Set<Thing> = []

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
    case .right: return rights[index]?.name ?? ""
    case .source: return sources[index]?.name ?? ""
    case .scenario: return scenarios[index]?.name ?? ""
    case .chip: return chips[index]?.name ?? ""
    case .price: return prices[index].map { "price of \($0.subject)" } ?? ""
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
      case .right: rights.count
      case .source: sources.count
      case .scenario: scenarios.count
      case .chip: chips.count
      case .price: prices.count
      }
    let all = (0..<count).map { Thing(kind, Int32(truncatingIfNeeded: $0)) }
    return concealed.isEmpty ? all : all.filter { !concealed.contains($0) }
  }

  /// Every name of a kind that begins with a text, in the order of declaration: of a large book faster
  /// than by its things.
  package func forEachName(
    of kind: Thing.Kind, startingWith start: String, _ body: (Thing, String) -> Void
  ) {
    func offer(_ index: Int, _ name: String) {
      guard name.utf8.starts(with: start.utf8) else { return }
      let thing = Thing(kind, Int32(truncatingIfNeeded: index))
      if !isConcealed(thing) { body(thing, name) }
    }
    switch kind {
    case .deal: deals.forEach { offer($0, $1.name) }
    case .party: parties.forEach { offer($0, $1.name) }
    case .rollout, .milestone, .right, .source, .scenario, .chip, .price:
      for thing in things(kind) { offer(Int(thing.index), name(of: thing)) }
    }
  }

  /// Whether this account of the world does not know a thing, though it keeps its place.
  package func isConcealed(_ thing: Thing) -> Bool {
    !concealed.isEmpty && concealed.contains(thing)
  }

  private mutating func enter(_ name: String, _ kind: Thing.Kind, _ count: Int) -> Int32 {
    let index = Int32(truncatingIfNeeded: count)
    names[name] = Thing(kind, index)
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
    dealsOfParties.append([])
    return (enter(name, .party, parties.count - 1), true)
  }

  package mutating func update(party index: Int32, _ change: (inout Party) -> Void) {
    parties.update(Int(index), change)
  }

  /// Lets a party belong to another from now on, which appears by being named.
  package mutating func put(party index: Int32, under parent: String) throws(Refusal) {
    let owner = try party(parent).index
    parties.update(Int(index)) { ($0.parent, $0.owner) = (parent, owner) }
    parties.update(Int(owner)) { $0.isOwner = true }
  }

  package mutating func declare(_ deal: Deal) throws(Refusal) {
    let index = Int32(truncatingIfNeeded: deals.count)
    // One look for both, as most names are new.
    if let other = names.updateValue(Thing(.deal, index), forKey: deal.name) {
      names[deal.name] = other
      try refuseTaken(deal.name, by: .deal)
    }
    deals.append(deal)
    latestDeal = index
    dealsOfParties.update(Int(deal.payer)) { $0.append(index) }
    dealsOfParties.update(Int(deal.payee)) { $0.append(index) }
    if !deal.amends.isEmpty { amending.append(index) }
  }

  /// The deals in which a party pays or delivers, in order.
  func deals(of party: Int32) -> [Int32] { dealsOfParties[Int(party)] ?? [] }

  package mutating func update(deal index: Int32, _ change: (inout Deal) -> Void) {
    deals.update(Int(index), change)
    latestDeal = index
    guard deals[Int(index)]?.amends.isEmpty == false, !amending.contains(index) else { return }
    amending.append(index)
    amending.sort()
  }

  /// Takes a thing out of sight, as for an account of a day on which nobody knew of it. Its place
  /// stays, so that the others keep theirs.
  mutating func conceal(_ thing: Thing) {
    let name = name(of: thing)
    if names[name] == thing { names[name] = nil }
    concealed.insert(thing)
    guard thing.kind == .deal else { return }
    deals.update(Int(thing.index)) { deal in
      deal = Deal(name: deal.name, payer: -1, payee: -1, origin: deal.origin)
    }
    if latestDeal == thing.index { latestDeal = nil }
  }

  /// Changes a right in place.
  mutating func update(right index: Int32, _ change: (inout Right) -> Void) {
    rights.update(Int(index), change)
  }

  /// Changes a milestone in place.
  mutating func update(milestone index: Int32, _ change: (inout Milestone) -> Void) {
    milestones.update(Int(index), change)
  }

  /// Records a rollout, with what it and those before it leave of each resource where that is kept.
  package mutating func declare(_ rollout: Rollout, leaving tallies: [RolloutTally] = []) {
    let index = Int32(truncatingIfNeeded: rollouts.count)
    rollouts.append(rollout)
    deals.update(Int(rollout.deal)) { deal in
      deal.rollouts.append(index)
      deal.brought = tallies
    }
    latestDeal = rollout.deal
  }

  package mutating func declare(_ milestone: Milestone) throws(Refusal) {
    try declare(milestone, named: milestone.name, .milestone, in: \.milestones)
  }

  package mutating func declare(_ right: Right) throws(Refusal) {
    try declare(right, named: right.name, .right, in: \.rights)
  }

  package mutating func declare(_ source: SourceEntry) throws(Refusal) {
    try declare(source, named: source.name, .source, in: \.sources)
  }

  package mutating func declare(_ chip: Chip) throws(Refusal) {
    try declare(chip, named: chip.name, .chip, in: \.chips)
  }

  package mutating func declare(_ observation: PriceObservation) {
    prices.append(observation)
  }

  package mutating func declare(_ scenario: Scenario) throws(Refusal) {
    try declare(scenario, named: scenario.name, .scenario, in: \.scenarios)
  }

  /// Records a claim; the same words claimed again take the place of the older claim.
  package mutating func declare(_ claim: Claim) {
    for index in 0..<claims.count where claims[index]?.text == claim.text {
      claims.update(index) { $0 = claim }
      return
    }
    claims.append(claim)
  }

  /// Enters a thing, or puts it in the place of the one of the same kind and name.
  private mutating func declare<Element>(
    _ element: Element, named name: String, _ kind: Thing.Kind,
    in shelf: WritableKeyPath<World, ChunkedArray<Element>>
  ) throws(Refusal) {
    if let known = names[name], known.kind == kind {
      self[keyPath: shelf].update(Int(known.index)) { $0 = element }
      return
    }
    try refuseTaken(name, by: kind)
    self[keyPath: shelf].append(element)
    _ = enter(name, kind, self[keyPath: shelf].count - 1)
  }
}
