package import DealFormula
import DealModel
package import DealPage
import DealQuantities

extension Viewpoint {
  /// How an answer came about, as a tree: formula, value, place and source of each step.
  package func explanation(_ derivation: Derivation) -> Answer {
    var shown: Set<String> = []
    let branch = branch(derivation, Describer(environment), &shown, depth: 0)
    return Answer(Page([.tree(branch)]), .page)
  }

  private func branch(
    _ step: Derivation, _ describer: Describer, _ shown: inout Set<String>, depth: Int
  ) -> Branch {
    var title = StyledText(step.title, .name)
    if let value = step.value {
      title += StyledText(" = ") + StyledText(describer.text(value), .value)
    }
    // A step that was explained above is named again, not unfolded again.
    if !shown.insert(step.title).inserted {
      return Branch(title + StyledText("  (above)", .faint))
    }
    if let text = step.text ?? writtenFormula(step, step.value.map(describer.text)) {
      title += StyledText("  \(text)", .faint)
    }
    if case .assumed(let why) = step.kind { title += StyledText("  \(why)", .caution) }
    let from = [
      step.formula.flatMap(place), step.provenance?.source, step.provenance?.basis,
      step.provenance?.note,
    ].compactMap { $0 }
    if !from.isEmpty { title += StyledText("  [\(from.joined(separator: ", "))]", .faint) }
    var branches = step.remarks.map { Branch(StyledText($0, .faint)) }
    if depth < 64 {
      branches += step.steps.map { branch($0, describer, &shown, depth: depth + 1) }
    } else if !step.steps.isEmpty {
      branches.append(Branch(StyledText("… and the steps below", .faint)))
    }
    return Branch(title, branches)
  }

  /// The formula as written, where it says more than the value.
  private func writtenFormula(_ step: Derivation, _ value: String?) -> String? {
    guard let formula = step.formula else { return nil }
    let text = words(formula)
    guard text != step.title, text != value, !text.isEmpty else { return nil }
    return "= \(text)"
  }
}
