package import DealFormula
package import DealQuantities

/// The world as it was known on a day.
extension World {
  /// Only what had been announced, amended, claimed or sourced by then; what bears no date counts
  /// as known.
  package func known(
    on day: Day, in evaluation: inout Evaluation
  ) throws(Refusal) -> World {
    var world = self
    var dates: [String: Day] = [:]
    for index in 0..<sources.count {
      guard let source = sources[index], let formula = source.date else { continue }
      if case .date(let date) = try evaluation.evaluate(formula).day(.first, "date") {
        dates[source.name] = date
      }
    }
    func isLater(_ provenance: Provenance?) -> Bool {
      guard let source = provenance?.source else { return false }
      return dates[source].map { $0 > day } ?? false
    }
    for index in 0..<deals.count {
      guard let deal = deals[index], !deal.isConcealed else { continue }
      let place = Int32(truncatingIfNeeded: index)
      let first = deal.record?.original.stated ?? deal
      var announced: Day?
      if let formula = first[.announced],
        case .date(let date) = try evaluation.evaluate(formula).day(.first, "announced")
      {
        announced = date
      }
      if announced.map({ $0 > day }) ?? isLater(first.provenance) {
        world.conceal(deal: place)
        continue
      }
      let rollouts = deal.rollouts.filter { !isLater(self.rollouts[Int($0)]?.provenance) }
      let record = deal.record?.known(on: day)
      let isSame =
        rollouts.count == deal.rollouts.count
        && record?.amendments.count == deal.record?.amendments.count
        && record?.disputes.count == deal.record?.disputes.count
      if isSame { continue }
      world.update(deal: place) { known in
        if let record { known = known.following(record) }
        known.rollouts = rollouts
      }
    }
    for index in 0..<parties.count where isLater(parties[index]?.provenance) {
      world.update(party: Int32(truncatingIfNeeded: index)) { $0.revenue = nil }
    }
    for index in 0..<milestones.count where isLater(milestones[index]?.provenance) {
      world.update(milestone: Int32(truncatingIfNeeded: index)) { $0.on = nil }
    }
    return world
  }
}

extension Evaluation {
  /// That nobody knew of something on the day that is asked about.
  package func notKnown(_ name: String) -> Refusal {
    let day = environment.surroundings.knownBy.map { " on \($0.text)" } ?? " then"
    return Refusal(
      "not-yet-known", "\(name) was not known\(day): it was announced or sourced later",
      labels: ["not known then"], notes: ["ask without known on, or for a later day"])
  }
}
