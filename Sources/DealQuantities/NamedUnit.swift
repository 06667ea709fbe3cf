/// A unit with a name of its own: `GW`, `year`, `USD`, or one that the user made.
package final class NamedUnit: Hashable, Sendable {
  /// One step of a ladder of prefixes: `GW` is 1e9 `W`.
  package struct Rung: Hashable, Sendable {
    /// The name for one of it.
    package let symbol: String
    /// The name for several.
    package let plural: String
    /// How many of the unit without prefix it is.
    package let multiplier: Double
  }

  /// How an amount in the unit is written for people.
  package enum Style: Hashable, Sendable {
    /// As typed, with k, M, B, T behind the digits: `200k gpus`.
    case counted
    /// In the fitting rung of a ladder of prefixes, smallest first: `2 GW`.
    case laddered([Rung])
    /// As a share, directly behind the digits: `80%`.
    case share
    /// As money.
    case money(Currency)
    /// In this unit and no other, because it was asked for by its name: `2,000 MW`.
    case pinned
  }

  /// The name for one of it, as it is typed back: `gpu`, `GW`.
  package let symbol: String
  /// The name for several: `gpus`, `GW`.
  package let plural: String
  /// What the unit without prefix is, in a few words; its plural, if there is a prefix.
  private let stemMeaning: String
  /// What it measures.
  package let dimension: Dimension
  /// How many base units it is (second, joule, byte, FLOP, one), times `denominator`.
  package let numerator: Double
  /// What `numerator` is divided by: 100 for per cent, 1 for nearly all others.
  package let denominator: Double
  /// How many units without prefix it is: 1e9 for `GW`, 1 for `W`.
  package let multiplier: Double
  /// How an amount is written.
  package let style: Style
  /// The currency in it, if it is money.
  package let currency: Currency?
  /// What the user said that it is: `72 gpus` for `unit nvl72 = 72 gpus`.
  package let definition: Quantity?

  /// A unit with everything that is to be known about it.
  init(
    symbol: String, plural: String, stemMeaning: String, dimension: Dimension, numerator: Double,
    denominator: Double, multiplier: Double = 1, style: Style, currency: Currency? = nil,
    definition: Quantity? = nil
  ) {
    self.symbol = symbol
    self.plural = plural
    self.stemMeaning = stemMeaning
    self.dimension = dimension
    self.numerator = numerator
    self.denominator = denominator
    self.multiplier = multiplier
    self.style = style
    self.currency = currency
    self.definition = definition
  }

  /// What it is, in a few words: "an accelerator: a gpu", "1B watt-hours".
  package var meaning: String {
    multiplier == 1 ? stemMeaning : "\(NumberText.short(multiplier)) \(stemMeaning)"
  }

  /// The same unit, shown as it is: without the choice of another prefix. A unit without one stays
  /// open to all: `in W` asks what it measures, `in MW` for that size.
  var pinned: NamedUnit {
    guard case .laddered = style, multiplier != 1 else { return self }
    return NamedUnit(
      symbol: symbol, plural: plural, stemMeaning: stemMeaning, dimension: dimension,
      numerator: numerator, denominator: denominator, multiplier: multiplier, style: .pinned,
      currency: currency, definition: definition)
  }

  /// Whether it measures something that several base dimensions make up: `W`, `FLOPS`.
  var isComposite: Bool {
    dimension.factors.count > 1 || dimension.factors.contains { $0.power != 1 }
  }

  /// Whether it is a share of something: `%`, `bp`.
  var isShare: Bool { dimension.isNone }

  /// Units are the same if their name and size are: a user may define a name anew.
  package static func == (left: NamedUnit, right: NamedUnit) -> Bool {
    left === right
      || left.symbol == right.symbol && left.numerator == right.numerator
        && left.denominator == right.denominator && left.dimension == right.dimension
  }

  /// Hashes the name.
  package func hash(into hasher: inout Hasher) { hasher.combine(symbol) }
}
