import DealFormula
import DealModel
import DealQuantities

extension ConflictCheck {
  /// Facts of a deal of which several accounts are given: the one that counts and the others.
  static let disputedFacts = ConflictCheck("facts that sources tell differently") { (view, _) in
    view.world.disputes.compactMap { (index, disagreement) in
      guard let deal = view.world.deals[Int(index)] else { return nil }
      let part = disagreement.part
      return Conflict(
        part == .grants
          ? "sources differ on what is granted" : "sources differ on \(part.property)",
        who: [deal.name],
        when: disagreement.used.on?.text ?? "",
        why: ["counted: \(view.words(of: disagreement.used, part))"]
          + disagreement.others.map { "not counted: \(view.words(of: $0, part))" })
    }
  }

  /// Figures of deals outside the band in which such figures usually lie.
  static let unusualFigures = ConflictCheck("figures outside of their usual band") { (view, _) in
    view.world.things(.deal).flatMap { thing in
      view.senses(of: thing).map { sense in
        Conflict(
          "\(sense.band.property) is unusual", who: [view.world.name(of: thing)], when: "",
          why: [sense.message] + sense.sources)
      }
    }
  }
}
