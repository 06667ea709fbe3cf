package import DealFormula
import DealModel
package import DealPage
package import DealQuantities

extension Viewpoint {
  /// How an answer came about, as a tree: formula, value, place and source of each step.
  /// Where the answer is a range, each input with its share of the variance.
  package func explanation(_ derivation: Derivation) throws(Refusal) -> Answer {
    var shown: Set<String> = []
    var influences: [Influence] = []
    if case .uncertain(let range)? = derivation.value, range.input == nil {
      influences = try environment.sampling.influences(on: range)
    }
    var ranges: [Value] = []
    collect(derivation, into: &ranges)
    let describer = try Describer(environment).drawing(ranges, with: environment.sampling)
    let tree = branch(derivation, describer, influences, &shown, depth: 0)
    var page = Page([.tree(tree)])
    // What matters and is no step of the formulas is listed below.
    if influences.contains(where: { $0.share >= 0.005 && !shown.contains(Self.mark($0.input)) }) {
      page.blocks += [.blank, .table(self.influences(influences))]
    }
    return Answer(page, .page)
  }

  /// How many levels of steps are shown.
  private static let mostLevels = 64
  /// The steps whose ranges are drawn; what lies beyond is told by its kind.
  private static let mostDrawn = 256

  /// The first ranges of the steps that were worked out, to be drawn together.
  private func collect(_ step: Derivation, into ranges: inout [Value], depth: Int = 0) {
    guard depth < Self.mostLevels else { return }
    if case .uncertain(let range)? = step.value, range.description(digits: 3) == nil,
      ranges.count < Self.mostDrawn
    {
      ranges.append(.uncertain(range))
    }
    for step in step.steps { collect(step, into: &ranges, depth: depth + 1) }
  }

  /// A value in words; of a range that was not drawn its kind.
  private func text(_ value: Value, _ describer: Describer) -> String {
    if case .uncertain(let range) = value, range.description(digits: 3) == nil,
      !describer.hasDrawn(range)
    {
      return value.kindName
    }
    return describer.text(value)
  }

  /// How an input that has its place in the tree is noted among the titles.
  private static func mark(_ node: Uncertain) -> String { "#\(node.input?.identity ?? 0)" }

  private func branch(
    _ step: Derivation, _ describer: Describer, _ influences: [Influence],
    _ shown: inout Set<String>, depth: Int
  ) -> Branch {
    var title = StyledText(step.title, .name)
    if let value = step.value {
      title += StyledText(" = ") + StyledText(text(value, describer), .value)
    }
    // A step that was explained above is named again, not unfolded again.
    if !shown.insert(step.title).inserted {
      return Branch(title + StyledText("  (above)", .faint))
    }
    if let text = step.text ?? writtenFormula(step, step.value.map { self.text($0, describer) }) {
      title += StyledText("  \(text)", .faint)
    }
    if case .uncertain(let range)? = step.value, let identity = range.statedInput?.identity,
      let influence = influences.first(where: { $0.input.input?.identity == identity }),
      shown.insert(Self.mark(influence.input)).inserted
    {
      let share = Quantity((influence.share * 100).rounded(), .percent).text()
      title += StyledText("  \(share) of the variance", .caution)
    }
    if case .assumed(let why) = step.kind { title += StyledText("  \(why)", .caution) }
    let from = [
      step.formula.flatMap(place), step.provenance?.source, step.provenance?.basis,
      step.provenance?.note,
    ].compactMap { $0 }
    if !from.isEmpty { title += StyledText("  [\(from.joined(separator: ", "))]", .faint) }
    var branches = step.remarks.map { Branch(StyledText($0, .faint)) }
    if depth < Self.mostLevels {
      branches += step.steps.map {
        branch($0, describer, influences, &shown, depth: depth + 1)
      }
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
