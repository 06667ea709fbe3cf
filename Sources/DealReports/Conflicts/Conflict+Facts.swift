import DealFormula
import DealModel
import DealQuantities

extension ConflictCheck {
  /// Facts of a deal of which several accounts are given: the one that counts and the others.
  static let disputedFacts = ConflictCheck("facts that sources tell differently") {
    (view, evaluation) throws(Refusal) in
    view.eachDeal(&evaluation) { (terms, _) in
      terms.deal.disagreements.map { disagreement in
        let part = disagreement.part
        return Conflict(
          "sources differ on \(part == .grants ? "what is granted" : part.property)",
          who: [terms.deal.name], when: disagreement.used.on?.text ?? "",
          why: ["counted: \(view.words(of: disagreement.used, part))"]
            + disagreement.others.map { "not counted: \(view.words(of: $0, part))" })
      }
    }
  }

  /// Figures of deals outside the band in which such figures usually lie.
  static let unusualFigures = ConflictCheck("figures outside of their usual band") {
    (view, evaluation) throws(Refusal) in
    view.eachDeal(&evaluation) { (terms, _) in
      guard let thing = view.world.thing(terms.deal.name) else { return [] }
      return view.senses(of: thing).map { sense in
        Conflict(
          "\(sense.band.property) is unusual", who: [terms.deal.name], when: "",
          why: [sense.message] + sense.sources)
      }
    }
  }
}
