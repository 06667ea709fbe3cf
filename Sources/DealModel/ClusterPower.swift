package import DealFormula
import DealQuantities

extension Terms {
  // MARK: Chips

  /// A figure of the granted accelerators in all, from that of one of their chips: watts, money, speed.
  /// Where `given` puts another number of accelerators in place, the mix of chips stays.
  func ofChips(
    _ field: ChipField, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let each = try perGpu(field, in: &evaluation)
    if case .unstated = each { return each }
    let gpus = try granted("gpus", in: &evaluation)
    return try evaluation.apply(.multiply, gpus, each)
  }

  /// A figure of one granted accelerator: that of its chip; of several chips the average over all.
  func perGpu(_ field: ChipField, in evaluation: inout Evaluation) throws(Refusal) -> Value {
    var first: Value?
    var names: [String] = []
    var (sum, count): (Value?, Value?) = (nil, nil)
    var missing: [Value] = []
    var matches = 0
    for grant in deal.grants {
      let name = matches == 0 ? "gpus" : "gpus (\(matches + 1))"
      let quantity = try evaluation.evaluate(
        grant.quantity, declaring: .field(thing: deal.name, field: name))
      guard quantity.dimension == .accelerators else { continue }
      matches += 1
      let each = try chip(grant.chip, field, of: quantity, in: &evaluation)
      if case .unstated = each {
        missing.append(each)
        continue
      }
      first = first ?? each
      if let chip = grant.chip, !names.contains(chip) { names.append(chip) }
      let part = try evaluation.apply(.multiply, quantity, each)
      sum = try sum.map { (all) throws(Refusal) in try evaluation.apply(.add, all, part) } ?? part
      count =
        try count.map { (all) throws(Refusal) in try evaluation.apply(.add, all, quantity) }
        ?? quantity
    }
    if let value = self.missing(among: missing) { return value }
    guard let first, let sum, let count else {
      return try chip(nil, field, of: nil, in: &evaluation)
    }
    if names.count < 2 { return first }
    evaluation.remark("the average over \(names.joined(separator: ", ")), by their numbers")
    return try evaluation.apply(.divide, sum, count)
  }

  /// A figure of a chip by its name, per accelerator.
  private func chip(
    _ name: String?, _ field: ChipField, of quantity: Value?, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    guard let name else {
      guard let quantity else {
        return unstated("the number of gpus and their chip", "with 200k gpus of h100")
      }
      return unstated("the chip", "with \(words(quantity, in: evaluation)) of h100")
    }
    guard let thing = world.thing(name), thing.kind == .chip,
      let chip = world.chips[Int(thing.index)]
    else {
      return .unstated(
        Unstated([
          Unstated.Fact(thing: name, what: field.what, clause: field.example, verb: "chip")
        ]))
    }
    return try chip.perAccelerator(field, in: &evaluation)
  }

  /// An amount as it can be typed in.
  private func words(_ amount: Value, in evaluation: Evaluation) -> String {
    let example = Resource.example(.accelerators)
    return switch amount {
    case .quantity(let quantity): quantity.text(digits: 15)
    case .uncertain(let range):
      range.readFrom ?? range.description(digits: evaluation.environment.digits) ?? example
    case .date, .period, .truth, .text, .list, .record, .function, .series, .thing, .unstated:
      example
    }
  }

  // MARK: Power

  /// Whether the deal states power, or `given` does for it.
  private func statesPower(in evaluation: inout Evaluation) throws(Refusal) -> Bool {
    if evaluation.overlay.fields[.init(thing: deal.name, field: "power")] != nil { return true }
    for grant in deal.grants
    where try evaluation.evaluate(grant.quantity).dimension == .power { return true }
    return false
  }

  /// What stated power counts; what is not said counts as facility.
  func powerBasis(in evaluation: inout Evaluation) throws(Refusal) -> PowerBasis {
    guard try statesPower(in: &evaluation) else { return .it }
    for grant in deal.grants {
      if let basis = grant.basis { return basis }
    }
    evaluation.remark("power counts as facility power, as neither it nor facility is stated")
    return .facility
  }

  /// The power as stated, else what the granted chips draw (it).
  func power(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    if try statesPower(in: &evaluation) { return try granted("power", in: &evaluation) }
    let drawn = try ofChips(.power, in: &evaluation)
    guard case .unstated = drawn else { return drawn }
    // Nothing but its power may be known of a deal: that is the shortest thing to state.
    if deal.grants.allSatisfy({ $0.chip == nil }) { return unstated("the power", "with 2 GW") }
    return drawn
  }

  /// The power of the computers alone, or all that the site draws.
  func power(
    counting wanted: PowerBasis, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let (own, other) =
      wanted == .it ? ("it_power", "facility_power") : ("facility_power", "it_power")
    if let given = given(own, in: &evaluation) { return given }
    let instead = given(other, in: &evaluation)
    let power = if let instead { instead } else { try power(in: &evaluation) }
    if case .unstated = power { return power }
    if instead == nil, try powerBasis(in: &evaluation) == wanted { return power }
    let effectiveness = try assumption(.pue, in: &evaluation)
    return try evaluation.apply(wanted == .it ? .divide : .multiply, power, effectiveness)
  }

  /// The power that is live on each day, as stated or as the live accelerators draw it: by the rollouts
  /// of power, else as far as the accelerators are live.
  func powerCapacity(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let power = try power(in: &evaluation)
    if case .unstated = power { return power }
    let resource = Resource.dimension("power") ?? .none
    if try statesPower(in: &evaluation),
      !rollouts(of: resource).isEmpty || rollouts(of: .accelerators).isEmpty
    {
      return try liveCapacity(resource, in: &evaluation)
    }
    let live = try liveCapacity(.accelerators, in: &evaluation)
    guard case .series(let series) = live else { return live }
    evaluation.remark("power is live as far as the accelerators are")
    if series.unit.dimension.isNone { return try evaluation.apply(.multiply, live, power) }
    let gpus = try granted("gpus", in: &evaluation)
    // Of no accelerators there is no power for each, and none is live.
    if case .quantity(let none) = gpus, none.value == 0,
      case .quantity(let all) = power, all.value == 0
    {
      return try evaluation.apply(.multiply, live, perGpu(.power, in: &evaluation))
    }
    return try evaluation.apply(
      .multiply, live, evaluation.apply(.divide, power, gpus))
  }

  // MARK: Energy and computation

  /// What the site draws over the term if the deal happens: the integral of facility power times load.
  func energy(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let live = try powerCapacity(in: &evaluation)
    var factor = try assumption(.load, in: &evaluation)
    if case .series = live, let site = try givenFacility(in: &evaluation) {
      // As much of it is live as of the power that is stated.
      factor = try evaluation.apply(
        .multiply, factor, evaluation.apply(.divide, site, power(in: &evaluation)))
    } else if case .series = live, try powerBasis(in: &evaluation) == .it {
      factor = try evaluation.apply(.multiply, factor, assumption(.pue, in: &evaluation))
    }
    if let missing = missing(among: [live, factor, try end(in: &evaluation)]) { return missing }
    guard case .series(let series) = live, let total = try series.total() else {
      return unstated("the term", Field.over.example)
    }
    let hour = Value.quantity(Quantity(1, Unit.named("Wh") ?? .none))
    return try evaluation.convert(evaluation.apply(.multiply, total, factor), to: hour)
  }

  /// The power of the site by what `given` puts in the place of a metric; nil if it does not.
  private func givenFacility(in evaluation: inout Evaluation) throws(Refusal) -> Value? {
    let fields = ["facility_power", "it_power"].map { Overlay.Field(thing: deal.name, field: $0) }
    guard fields.contains(where: { evaluation.overlay.fields[$0] != nil }) else { return nil }
    return try power(counting: .facility, in: &evaluation)
  }

  /// What the electricity costs as a part of what is paid.
  func energyShare(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    guard let thing = world.thing(deal.name) else { throw Property.gone(.deal) }
    let cost = try evaluation.property("energy_cost", of: thing)
    let value = try payable(in: &evaluation)
    if let missing = missing(among: [cost, value]) { return missing }
    return try evaluation.percent(cost, of: value)
  }

  /// The accelerators counted in those of the h100, by their 8-bit peaks.
  func h100Equivalents(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let peak = try ofChips(.fp8, in: &evaluation)
    let one = try chip("h100", .fp8, of: nil, in: &evaluation)
    if let missing = missing(among: [peak, one]) { return missing }
    return try evaluation.apply(.divide, peak, one)
  }

  /// The operations that the deal delivers if it happens: the integral of the live accelerators times
  /// their 16-bit peak times the share of it that models use.
  func computation(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let peak = try perGpu(.bf16, in: &evaluation)
    let used = try assumption(.mfu, in: &evaluation)
    // What names the chip and its number leaves nothing to say of the number.
    if case .unstated = peak, case .unstated = try granted("gpus", in: &evaluation) {
      return missing(among: [peak, try end(in: &evaluation), used]) ?? peak
    }
    let hours = try gpuHours(in: &evaluation)
    if let missing = missing(among: [hours, peak, used]) { return missing }
    let all = try evaluation.apply(.multiply, evaluation.apply(.multiply, hours, peak), used)
    return try evaluation.convert(
      all, to: .quantity(Quantity(1, Unit.named("FLOP") ?? .none)))
  }
}

extension Deal {
  /// Whether it states power without saying what it counts.
  package func countsPowerAsFacility(in environment: Environment) -> Bool {
    grants.contains { grant in
      guard grant.basis == nil else { return false }
      var evaluation = Evaluation(environment)
      return (try? evaluation.evaluate(grant.quantity))?.dimension == .power
    }
  }
}
