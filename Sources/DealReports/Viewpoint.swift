package import DealFormula
package import DealModel
import DealPage
package import DealQuantities

/// What a report looks at, and how it gets at the words in which things were written.
package struct Viewpoint {
  package var world: World
  package var environment: Environment
  /// The text of a formula as written.
  package var words: (FormulaID) -> String
  /// Where a formula is written, as `file:line`; nil for formulas of the language itself.
  package var place: (FormulaID) -> String?

  /// Where a statement begins, as `file:line`; nil for what the language itself states.
  package var standing: (Origin) -> String? = { _ in nil }

  package init(
    world: World, environment: Environment, words: @escaping (FormulaID) -> String,
    place: @escaping (FormulaID) -> String?
  ) {
    self.world = world
    self.environment = environment
    self.words = words
    self.place = place
  }

  /// The value of a property by its name; nil if there is no such property.
  package func value(of thing: Thing, named name: String) -> Result<Value, Refusal>? {
    Property.named(name, of: thing.kind).map { value($0, of: thing) }
  }

  /// The value of a property of a thing, as of now; a refusal is a value here, so that a card shows
  /// the other rows.
  func value(_ property: Property, of thing: Thing) -> Result<Value, Refusal> {
    var evaluation = Evaluation(environment)
    do {
      return .success(try evaluation.property(property.name, of: thing))
    } catch {
      return .failure(error)
    }
  }

  /// The value of a deal in the words in which it was said; nil where nothing qualifies it.
  package func saidValue(of thing: Thing, _ describer: Describer) -> String? {
    guard thing.kind == .deal, let deal = world.deals[Int(thing.index)] else { return nil }
    var evaluation = Evaluation(environment)
    return Terms(world, deal).saidValue(in: &evaluation, describer.text)
  }
}
