import DealFormula
package import DealQuantities

/// What the rollouts of a deal leave of what it grants, kept with it, so that one more rollout does not
/// go through all that are there.
package struct RolloutTally: Sendable {
  package let resource: Dimension
  /// What is granted, and what of it the rollouts that say how much they take leave.
  let granted: Value
  let rest: Value
  /// Whether one takes all that the others leave.
  package let hasOpen: Bool
  /// What it was made from, the rollout that was being declared counted.
  private let facts: [Fact]
  private let grants: [FormulaID]
  private var count: Int

  init(
    of resource: Dimension, _ deal: Deal, granted: Value, rest: Value, hasOpen: Bool
  ) {
    self.resource = resource
    self.granted = granted
    self.rest = rest
    self.hasOpen = hasOpen
    facts = deal.facts
    grants = deal.grants.map(\.quantity)
    count = deal.rollouts.count + 1
  }

  /// Whether it still tells of the rollouts of a deal: no other came since, and the deal is the same.
  package func holds(for deal: Deal) -> Bool {
    count == deal.rollouts.count && facts == deal.facts
      && grants == deal.grants.map(\.quantity)
  }

  /// The same where one more rollout takes nothing of it.
  package var besideAnother: RolloutTally {
    var tally = self
    tally.count += 1
    return tally
  }
}
