package import DealFormula
package import DealQuantities

/// The world as it was known on a day.
extension World {
  /// Only what had been announced, amended, claimed or sourced by then; what bears no date counts
  /// as known.
  package func known(
    by horizon: Horizon, in evaluation: inout Evaluation
  ) throws(Refusal) -> World {
    var world = self
    for index in 0..<deals.count {
      let thing = Thing(.deal, Int32(truncatingIfNeeded: index))
      guard let deal = deals[index], !isConcealed(thing) else { continue }
      let first = deal.record?.original.stated ?? deal
      let announced = try evaluation.firstDay(of: first[.announced], "announced")
      guard announced.map({ $0 <= horizon.day }) ?? horizon.knows(first.provenance) else {
        world.conceal(thing)
        continue
      }
      let rollouts = deal.rollouts.filter { horizon.knows(self.rollouts[Int($0)]?.provenance) }
      let record = deal.record?.known(on: horizon.day)
      let isSame =
        rollouts.count == deal.rollouts.count
        && record?.amendments.count == deal.record?.amendments.count
        && record?.disputes.count == deal.record?.disputes.count
      if isSame { continue }
      world.update(deal: thing.index) { known in
        if let record { known = known.following(record) }
        known.rollouts = rollouts
      }
    }
    for index in 0..<parties.count where !horizon.knows(parties[index]?.provenance) {
      world.update(party: Int32(truncatingIfNeeded: index)) { $0.revenue = nil }
    }
    var isOtherDay = false
    for index in 0..<milestones.count where !horizon.knows(milestones[index]?.provenance) {
      world.update(milestone: Int32(truncatingIfNeeded: index)) {
        $0.on = nil
        $0.forgetDay()
      }
      isOtherDay = true
    }
    if isOtherDay { _ = world.forgetLeaningDays() }
    for thing in things(.price) {
      guard let price = prices[Int(thing.index)] else { continue }
      if try !horizon.knows(price, in: &evaluation) { world.conceal(thing) }
    }
    for thing in things(.right) {
      guard let right = rights[Int(thing.index)] else { continue }
      if try !horizon.knows(right, in: &evaluation) {
        world.conceal(thing)
      } else if let until = right.until, case .thing(let end) = try evaluation.evaluate(until),
        world.isConcealed(end)
      {
        // What nobody knew of was not known to end anything.
        world.update(right: thing.index) { $0.until = nil }
      }
    }
    return world
  }
}
