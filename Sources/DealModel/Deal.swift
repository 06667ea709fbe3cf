package import DealFormula
package import DealQuantities

/// A promise between two parties: money flows from the payer to the payee, capacity the other way.
package struct Deal: Sendable {
  package var name: String
  /// Indices in `World.parties`.
  package var payer: Int32
  package var payee: Int32
  /// What is stated as a formula, one entry a field at most.
  package var facts: [Fact] = []
  package var grants: [Grant] = []
  package var kind: DealKind?
  package var payment: Payment?
  package var binding: Binding?
  package var status: Status?
  /// Whether the value is a report and not a statement of the parties.
  package var isReported = false
  package var requires: [String] = []
  package var amends: [String] = []
  package var overlaps: [String] = []
  package var provenance: Provenance?
  /// Indices in `World.rollouts`.
  package var rollouts: [Int32] = []
  /// All that was said of it over time, if that is more than what stands here.
  package var record: DealRecord?
  /// How many amendments of the record stand here.
  package var accountsTaken = 0
  /// The day of the last of them.
  package var since: Day?
  /// The first day on which it holds no more.
  package var cancelled: Day?
  /// What its accounts have paid one after another, where that is kept; made anew with every other
  /// account of it.
  package var paidSoFar: PaidSoFar?
  /// What its rollouts leave of each resource that it grants, where that is kept.
  package var brought: [RolloutTally] = []
  /// Which parts come from elsewhere than the deal.
  package var notes: [PartNote] = []
  package var origin: Origin

  package init(name: String, payer: Int32, payee: Int32, origin: Origin) {
    self.name = name
    self.payer = payer
    self.payee = payee
    self.origin = origin
  }

  /// The formula of a field, if it is stated.
  package subscript(_ field: Field) -> FormulaID? {
    facts.first { $0.field == field }?.formula
  }

  /// States a field or restates it.
  package mutating func state(_ field: Field, _ formula: FormulaID) {
    if let index = facts.firstIndex(where: { $0.field == field }) {
      facts[index].formula = formula
    } else {
      facts.append(Fact(field: field, formula: formula))
    }
  }
}

/// One stated field of a deal.
package struct Fact: Hashable, Sendable {
  package var field: Field
  package var formula: FormulaID
}

/// The fields of a deal that are stated as formulas.
package enum Field: String, Sendable, CaseIterable {
  case value, over, announced, from, until, upfront, minimum, exit, chance
}

/// Capacity that a deal grants.
package struct Grant: Sendable {
  package var quantity: FormulaID
  package var chip: String?
  /// For power: what it counts, where that is said.
  package var basis: PowerBasis?
  /// Whether it measured power when it was stated.
  package var isPower: Bool
  package init(
    quantity: FormulaID, chip: String?, basis: PowerBasis? = nil, isPower: Bool = false
  ) {
    self.quantity = quantity
    self.chip = chip
    self.basis = basis
    self.isPower = isPower
  }
}

/// What an amount of power counts: the computers alone, or all that the site draws.
package enum PowerBasis: String, Sendable, CaseIterable {
  case it, facility
}

package enum DealKind: String, Sendable, CaseIterable {
  case cloud, investment, chips, power, loan, other
}

/// When the money of a deal is paid.
package enum Payment: String, Sendable, CaseIterable {
  case evenly, monthly, quarterly, annually
  case withCapacity = "with capacity"

  /// The months between two payments; nil for those that go by the day.
  package var months: Int? {
    switch self {
    case .evenly, .withCapacity: nil
    case .monthly: 1
    case .quarterly: 3
    case .annually: 12
    }
  }
}

/// What can be walked away from.
package enum Binding: String, Sendable, CaseIterable {
  case firm, takeOrPay = "take-or-pay", option, ceiling, letter
}

package enum Status: String, Sendable, CaseIterable {
  case announced, signed, active, expanded, amended, superseded, abandoned, ended
}

/// Where a fact comes from, by the strength of the word.
package enum Basis: String, Sendable, CaseIterable {
  case filing, company, reported, testimony, estimate, dataset, assumed
}

/// How granted capacity comes into service.
package struct Rollout: Sendable {
  /// The index in `World.deals`.
  package var deal: Int32
  /// What is rolled out: accelerators, processors, power.
  package var resource: Dimension
  /// The unit in which it is counted.
  package var unit: Unit
  /// How much; nil takes what is granted and not rolled out yet.
  package var quantity: FormulaID?
  package var from: FormulaID?
  package var by: FormulaID?
  package var shape: Shape?
  package var slip: FormulaID?
  package var after: String?
  package var chance: FormulaID?
  /// An option beyond the stated quantity (`expand`): shown, not counted.
  package var isExpansion: Bool
  package var provenance: Provenance?
  package var origin: Origin

  package init(deal: Int32, resource: Dimension, unit: Unit, isExpansion: Bool, origin: Origin) {
    self.deal = deal
    self.resource = resource
    self.unit = unit
    self.isExpansion = isExpansion
    self.origin = origin
  }
}

extension Deal: Referring {
  package func tell(_ references: inout References) {
    let accounts = record.map { [$0.original] + $0.amendments + $0.disputes } ?? []
    // What an account states has no accounts of its own.
    for deal in [self] + accounts.map(\.stated) {
      references.add(deal.origin)
      for fact in deal.facts { references.add(fact.formula) }
      for grant in deal.grants { references.add(grant.quantity) }
    }
    for tally in brought {
      references.add(tally.granted)
      references.add(tally.rest)
    }
  }
}

extension Rollout: Referring {
  package func tell(_ references: inout References) {
    references.add(origin)
    for formula in [quantity, from, by, slip, chance] { references.add(formula) }
  }
}
