import DealFormula
import DealModel
import DealQuantities
import DealSyntax

/// The written formulas of the metrics, as formulas of an arena.
enum WrittenFormulas {
  /// A formula over the properties of a thing, which is the first local.
  static func formula(
    _ text: String, of kind: Thing.Kind, in arena: FormulaArena, _ names: NameTable
  ) throws(Refusal) -> FormulaID {
    if let known = arena.written[text] { return known }
    let source = Source(id: .max, name: "the formula of a metric", text: text)
    let script = parse(source, names: names, vocabulary: Vocabulary(verbs: []))
    guard script.diagnostics.isEmpty, case .expression(let root)? = script.statements.first?.form
    else { throw Refusal("internal", "the formula \(text) cannot be read") }
    let checker = Checker(
      tree: script.tree, source: source, names: names, arena: arena,
      scope: Scope(Definitions(), World(), UnitNames(), row: kind))
    guard let formula = checker.lower(root) else {
      throw Refusal("internal", "the formula \(text) does not fit")
    }
    arena.written[text] = formula
    return formula
  }
}
