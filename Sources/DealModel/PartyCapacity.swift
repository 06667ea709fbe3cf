import DealFormula
import DealQuantities

/// What is live of a resource under several deals, counted so that it can be added up.
struct LiveResource {
  /// `gpus`, `cpus` or `power`.
  let name: String
  /// What all power counts, where some of it counts something else than the rest.
  private let basis: PowerBasis?

  /// What is live under these deals. The power of computers and that of sites do not add up: where
  /// both are there, all of it is what sites draw.
  init(
    _ name: String, of all: [Counted], in world: World, _ evaluation: inout Evaluation
  ) throws(Refusal) {
    self.name = name
    var found: [PowerBasis] = []
    for counted in all where name == "power" && !counted.isWithinAnother {
      let terms = Terms(world, counted.deal)
      if case .unstated = try terms.power(in: &evaluation) { continue }
      let own = try terms.powerBasis(in: &evaluation)
      if !found.contains(own) { found.append(own) }
    }
    basis = found.count > 1 ? .facility : nil
  }

  /// How much of a resource a deal is as large as, where overlapping deals are compared: what is live
  /// on the day asked about; without a day, what it grants.
  static func size(_ name: String) -> World.Size {
    let course = course(name)
    return { (counted, world, evaluation) throws(Refusal) in
      let terms = Terms(world, counted.deal)
      guard let day = evaluation.date else {
        return name == "power"
          ? try terms.power(in: &evaluation) : try terms.granted(name, in: &evaluation)
      }
      let live = try course(counted, world, &evaluation)
      guard case .series(let series) = live else { return live }
      return try series.level(at: day)
    }
  }

  /// What is live of a resource under a deal on each day until another takes its place; unstated if no
  /// amount of it is.
  static func course(_ name: String) -> World.Size {
    { (counted, world, evaluation) throws(Refusal) in
      let terms = Terms(world, counted.deal)
      let resource = Resource.dimension(name) ?? .none
      var live: Value
      if name == "power" {
        live = try terms.happening(to: terms.powerCapacity(in: &evaluation), in: &evaluation)
      } else {
        live = try terms.capacity(name, in: &evaluation)
      }
      if case .unstated = live { return live }
      // Without an amount a rollout tells a share, which adds up to nothing.
      guard live.dimension == resource else {
        return terms.unstated(Resource.what(resource), "with \(Resource.example(resource))")
      }
      return try counted.limiting(live, as: .stock, in: evaluation)
    }
  }

  /// What is live under a deal until another takes its place; unstated if no amount of it is.
  func level(
    of counted: Counted, in world: World, _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let terms = Terms(world, counted.deal)
    let live = try Self.course(name)(counted, world, &evaluation)
    guard case .series = live, let basis, try terms.powerBasis(in: &evaluation) != basis else {
      return live
    }
    let effectiveness = try terms.assumption(.pue, in: &evaluation)
    return try evaluation.apply(.multiply, live, effectiveness)
  }
}

extension World {
  /// What is live of a resource over all deals that a party pays for. A deal that states too little
  /// counts as none, and the answer says so.
  func capacity(
    of party: String, _ resource: String, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let what = Resource.capacity(resource)
    let all = try payments(
      of: party, what, size: LiveResource.size(resource), course: LiveResource.course(resource),
      among: evaluation.date == nil ? Counted.byGrant : "", in: &evaluation)
    let live = try LiveResource(resource, of: all, in: self, &evaluation)
    return try sumOfStated(of: all, what, in: &evaluation) {
      (counted, evaluation) throws(Refusal) in
      try live.level(of: counted, in: self, &evaluation)
    }
  }
}
