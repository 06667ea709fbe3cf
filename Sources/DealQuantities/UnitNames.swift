/// The units by name: those of the catalogue and those that the user made with `unit NAME`.
package struct UnitNames: Sendable {
  /// The user's units by name, plurals included.
  private var own: [String: Unit] = [:]
  /// The user's units in the order in which they were made.
  package private(set) var made: [NamedUnit] = []

  /// The catalogue alone.
  package init() {}

  /// The unit that a word means: the user's, else the catalogue's.
  package func named(_ name: String) -> Unit? { own[name] ?? Unit.named(name) }

  /// Every name with what it means, the user's first.
  package var names: [UnitCatalogue.Name] {
    made.flatMap { unit in
      (unit.symbol == unit.plural ? [unit.symbol] : [unit.symbol, unit.plural]).map {
        UnitCatalogue.Name(name: $0, meaning: unit.meaning)
      }
    } + UnitCatalogue.names
  }

  /// The name that differs from `name` in nothing but its capitals, if there is one.
  package func wrongCase(_ name: String) -> String? {
    if own[name] != nil { return nil }
    let small = name.lowercased()
    for unit in made {
      if unit.symbol.lowercased() == small { return unit.symbol }
      if unit.plural.lowercased() == small { return unit.plural }
    }
    return UnitCatalogue.wrongCase(name)
  }

  /// Makes a new dimension and its unit: `unit seat`. Refused for a name of the catalogue.
  @discardableResult
  package mutating func define(_ name: String) throws(Refusal) -> Unit {
    try record(
      NamedUnit(
        symbol: name, plural: name + "s", stemMeaning: "a unit of its own",
        dimension: Dimension(.custom(name)), numerator: 1, denominator: 1, style: .counted))
  }

  /// Makes a unit of so many others: `unit nvl72 = 72 gpus`. Refused for a name of the catalogue,
  /// and for an amount that is not above zero.
  @discardableResult
  package mutating func define(_ name: String, as amount: Quantity) throws(Refusal) -> Unit {
    guard amount.value > 0, amount.value.isFinite else {
      throw Refusal(
        "unit-not-positive", "a unit is more than zero, here \(name) is \(amount.text())")
    }
    let numerator = amount.value * (amount.unit.content?.numerator ?? 1)
    let denominator = amount.unit.content?.denominator ?? 1
    guard numerator.isFinite else { throw .tooLarge("the unit \(name)") }
    let style: NamedUnit.Style = amount.dimension.isNone ? .share : .counted
    return try record(
      NamedUnit(
        symbol: name, plural: name + "s", stemMeaning: amount.text(digits: 17),
        dimension: amount.dimension, numerator: numerator, denominator: denominator,
        style: style, currency: amount.unit.currency, definition: amount.opened()))
  }

  /// Keeps a unit under its name and its plural; a later one of the same name replaces it.
  private mutating func record(_ unit: NamedUnit) throws(Refusal) -> Unit {
    for name in [unit.symbol, unit.plural] where Unit.named(name) != nil {
      throw Refusal(
        "unit-exists", "\(name) is a unit already: \(Self.meaning(of: name))",
        notes: ["choose another name"])
    }
    let result = Unit(unit)
    if let known = own[unit.symbol]?.factors.first?.named, known.symbol == unit.symbol {
      made.removeAll { $0.symbol == unit.symbol }
    }
    made.append(unit)
    own[unit.symbol] = result
    // A unit of its own that is called like this plural keeps its name.
    if own[unit.plural]?.factors.first?.named.symbol != unit.plural { own[unit.plural] = result }
    return result
  }

  /// What a unit of the catalogue means.
  private static func meaning(of name: String) -> String {
    Unit.named(name)?.factors.first?.named.meaning ?? name
  }
}
