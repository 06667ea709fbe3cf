import DealFormula
import DealQuantities

/// Where a deal stands, and what others say of it.
extension Terms {
  /// The status as stated, else what the dates of the deal say of the day asked about, or today.
  func status(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    if let stated = deal.status { return .text(stated.rawValue) }
    let today = evaluation.environment.surroundings.knownBy ?? evaluation.environment.today
    let day = evaluation.date ?? today
    let now = Terms(world, deal.account(on: day))
    var first: Day?
    if case .date(let start) = try now.start(in: &evaluation) { first = start }
    if let cancelled = now.deal.cancelled, cancelled <= day {
      let neverBegan = first.map { cancelled <= $0 } ?? false
      return .text((neverBegan ? Status.abandoned : .ended).rawValue)
    }
    if case .date(let last) = try now.end(in: &evaluation), last < day {
      return .text(Status.ended.rawValue)
    }
    if now.deal.since != nil {
      return .text(try (now.hasGrown(in: &evaluation) ? Status.expanded : .amended).rawValue)
    }
    if deal[.from] != nil, let first, first <= day { return .text(Status.active.rawValue) }
    if deal[.announced] != nil {
      let announced = try fact(.announced, in: &evaluation).day(.first, "announced")
      if case .date(let announced) = announced, announced <= day {
        return .text(Status.announced.rawValue)
      }
    }
    return word(nil, "the status", "status announced")
  }

  /// Whether the last amendment made the deal worth more, or added capacity.
  private func hasGrown(in evaluation: inout Evaluation) throws(Refusal) -> Bool {
    let versions = deal.versions
    guard versions.count > 1, let last = versions.last else { return false }
    let before = Terms(world, versions[versions.count - 2])
    let after = Terms(world, last)
    var pairs = [
      (
        try before.fact(.value, in: &evaluation),
        try after.fact(.value, in: &evaluation)
      )
    ]
    for resource in Resource.all {
      pairs.append(
        (
          try before.granted(resource.name, in: &evaluation),
          try after.granted(resource.name, in: &evaluation)
        ))
    }
    for (old, new) in pairs {
      guard case .quantity(let a) = old, case .quantity(let b) = new, a.dimension == b.dimension
      else { continue }
      if case .truth(true) = try evaluation.apply(.greater, .quantity(b), .quantity(a)) {
        return true
      }
    }
    return false
  }

  /// Adds what others say of a part to the derivation; of what is granted, that of a resource.
  func tellOthers(
    of part: DealPart, _ resource: Dimension? = nil, in evaluation: inout Evaluation
  ) {
    guard evaluation.isRecording,
      let disagreement = deal.disagreements.first(where: { $0.part == part })
    else { return }
    let asked = resource.map { Resource.name($0) } ?? part.property
    for (index, other) in disagreement.others.enumerated() {
      let number = disagreement.others.count > 1 ? " \(index + 1)" : ""
      let formulas: [FormulaID]
      switch part {
      case .field(let field): formulas = [other.stated[field]].compactMap { $0 }
      case .grants: formulas = other.stated.grants.map(\.quantity)
      case .kind, .payment, .binding, .status: formulas = []
      }
      for formula in formulas {
        let name = Declaration.Name.field(thing: deal.name, field: "\(asked)\(number) disputed")
        guard let value = try? evaluation.evaluate(formula, declaring: name),
          resource == nil || value.dimension == resource
        else { continue }
        evaluation.open(
          Derivation(
            title: "other account\(number) of \(deal.name).\(asked), not counted", kind: .fact,
            formula: formula, provenance: other.stated.provenance))
        evaluation.close(with: value)
      }
    }
  }
}
