import DealFormula
import DealModel
import DealQuantities
import DealSyntax

/// The names that a formula may use.
struct Scope {
  var definitions: Definitions
  var world: World
  var units: UnitNames
  /// The kind of thing whose properties are names of their own (`where`, the formulas of metrics).
  var row: Thing.Kind?

  init(
    _ definitions: Definitions, _ world: World, _ units: UnitNames, row: Thing.Kind? = nil
  ) {
    self.definitions = definitions
    self.world = world
    self.units = units
    self.row = row
  }

  /// Names that a metric reads from the book.
  static let inputs = Assumed.allCases.map(\.name)

  /// Every name that a formula may use, for suggestions.
  func names(_ table: NameTable) -> [String] {
    var names: [String] = []
    definitions.forEach { slot, _ in names.append(table.text(of: Name(index: slot.index))) }
    for kind in [Thing.Kind.deal, .party, .milestone, .right, .scenario, .source, .chip] {
      names += world.names(of: kind)
    }
    names += Function.all.map(\.name)
    names += units.names.map(\.name)
    names += Vocabulary.headlineWords
    if let row { names += Property.names(of: row) }
    return names
  }
}
