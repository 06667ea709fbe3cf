import DealFormula
package import DealModel
import DealQuantities

/// What several accounts say of one fact, in the words in which they say it.
extension Viewpoint {
  /// `$40B (reuters, reported, 2025-11-04)`
  package func words(of account: Account, _ part: DealPart) -> String {
    let stated = account.stated
    let said: String
    switch part {
    case .field(let field):
      let reported = field == .value && stated.isReported ? "reported " : ""
      said = reported + (stated[field].map { words($0) } ?? "")
    case .grants:
      said = stated.grants.map { words($0.quantity) + ($0.chip.map { " of \($0)" } ?? "") }
        .joined(separator: ", ")
    case .kind: said = stated.kind?.rawValue ?? ""
    case .payment: said = stated.payment?.rawValue ?? ""
    case .binding: said = stated.binding?.rawValue ?? ""
    case .status: said = stated.status?.rawValue ?? ""
    }
    let from = [
      stated.provenance?.source, stated.provenance?.basis, account.on?.text,
    ].compactMap { $0 }
    return from.isEmpty ? said : "\(said) (\(from.joined(separator: ", ")))"
  }

  /// What others say of a property of a deal; nil where they all agree.
  func disputed(_ property: Property, of deal: Deal) -> String? {
    let found = deal.disagreements.first { disagreement in
      if case .grants = disagreement.part {
        return ["gpus", "cpus", "power"].contains(property.name)
          && disagreement.others.contains { grants($0.stated, property.name) }
      }
      return disagreement.part.property == property.name
    }
    guard let found else { return nil }
    return "disputed: "
      + found.others.map { words(of: $0, found.part) }.joined(separator: "; ")
  }

  /// Whether an account grants a resource.
  private func grants(_ deal: Deal, _ resource: String) -> Bool {
    deal.grants.contains { grant in
      var evaluation = Evaluation(environment)
      return (try? evaluation.evaluate(grant.quantity))?.dimension == Resource.dimension(resource)
    }
  }
}
