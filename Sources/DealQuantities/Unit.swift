/// What a number is counted in: a product of powers of named units, kept as it was typed.
/// `$2.50/gpu/hour` is in USD · gpu⁻¹ · hour⁻¹. The unit of a plain number costs nothing.
package struct Unit: Hashable, Sendable {
  /// One named unit and its power, which is never zero.
  package struct Factor: Hashable, Sendable {
    /// The named unit.
    package let named: NamedUnit
    /// Its power.
    package let power: Int
  }

  /// The factors of a unit and what follows from them, worked out once.
  package final class Content: Sendable {
    /// The factors in the order in which they came.
    let factors: [Factor]
    /// What the unit measures.
    let dimension: Dimension
    /// How many base units one of it is, times `denominator`.
    let numerator: Double
    /// What `numerator` is divided by.
    let denominator: Double
    /// The money in it.
    let currency: Currency?

    /// A content whose parts fit together, as `Unit.init(factors:)` makes sure.
    init(
      factors: [Factor], dimension: Dimension, numerator: Double, denominator: Double,
      currency: Currency?
    ) {
      self.factors = factors
      self.dimension = dimension
      self.numerator = numerator
      self.denominator = denominator
      self.currency = currency
    }
  }

  /// The factors, or nothing for a plain number.
  package let content: Content?

  /// The unit of a plain number.
  package static let none = Unit(content: nil)

  /// A unit around a content.
  private init(content: Content?) {
    self.content = content
  }

  /// The highest power of a named unit, either way.
  package static let highestPower = 12
  /// The largest number of different named units in one.
  package static let mostFactors = 12

  /// A product of powers of named units, of which the same may come several times.
  /// Refused: powers beyond `highestPower`, more than `mostFactors` names, two currencies.
  package init(factors list: [Factor]) throws(Refusal) {
    var merged: [Factor] = []
    for factor in list {
      if let place = merged.firstIndex(where: { $0.named == factor.named }) {
        let power = merged[place].power &+ factor.power
        merged[place] = Factor(named: factor.named, power: power)
      } else {
        merged.append(factor)
      }
    }
    merged.removeAll { $0.power == 0 }
    if merged.isEmpty {
      self = .none
      return
    }
    guard merged.count <= Self.mostFactors else {
      throw Refusal(
        "unit-too-large",
        "a unit is made of at most \(Self.mostFactors) different names, here are \(merged.count)")
    }
    var dimension = Dimension.none
    var numerator = 1.0
    var denominator = 1.0
    var currency: Currency?
    for factor in merged {
      guard factor.power.magnitude <= Self.highestPower.magnitude else {
        throw Refusal(
          "unit-too-large",
          "a unit has powers up to \(Self.highestPower), here is \(factor.named.symbol)^"
            + "\(factor.power)")
      }
      if let found = factor.named.currency {
        if let known = currency, known != found {
          throw Refusal(
            "no-rate",
            "a unit holds one currency, here are \(known.code) and \(found.code)",
            labels: [known.code, found.code])
        }
        currency = found
      }
      dimension = dimension * (factor.named.dimension ^ factor.power)
      let up = factor.power > 0
      for _ in 0..<abs(factor.power) {
        numerator *= up ? factor.named.numerator : factor.named.denominator
        denominator *= up ? factor.named.denominator : factor.named.numerator
      }
    }
    guard numerator.isFinite, denominator.isFinite else { throw .tooLarge("this unit") }
    content = Content(
      factors: merged, dimension: dimension, numerator: numerator, denominator: denominator,
      currency: currency)
  }

  /// One named unit.
  package init(_ named: NamedUnit) {
    content = Content(
      factors: [Factor(named: named, power: 1)], dimension: named.dimension,
      numerator: named.numerator, denominator: named.denominator, currency: named.currency)
  }

  /// The same unit, shown as it is: what was asked for by name is not shown with another prefix.
  package var pinned: Unit {
    (try? Unit(factors: factors.map { Factor(named: $0.named.pinned, power: $0.power) })) ?? self
  }

  /// The unit of amounts in a currency.
  package static func money(_ currency: Currency) -> Unit {
    named(currency.code) ?? Unit(UnitCatalogue.unit(of: currency))
  }

  /// The unit that a word means in the catalogue: `gpus`, `GW`, `years`, `USD`, `%`.
  package static func named(_ name: String) -> Unit? { UnitCatalogue.unit(named: name) }

  /// Whether this is the unit of a plain number.
  @inlinable package var isNone: Bool { content == nil }
  /// The factors in the order in which they came.
  package var factors: [Factor] { content?.factors ?? [] }
  /// The named unit that it is, if it is one to the first power.
  package var single: NamedUnit? {
    guard let factors = content?.factors, factors.count == 1, factors[0].power == 1 else {
      return nil
    }
    return factors[0].named
  }
  /// What it measures.
  package var dimension: Dimension { content?.dimension ?? .none }
  /// The money in it.
  package var currency: Currency? { content?.currency }

  /// How many base units one of it is: 1e9 for `GW` (joules per second), 3600 for `hour`.
  package var scale: Double {
    guard let content else { return 1 }
    return content.numerator / content.denominator
  }

  /// How it is printed and typed back: "gpu·hour", "USD/gpu/hour", "1/hour"; empty for a number.
  package var symbol: String {
    if isNone { return "" }
    let above = factors.filter { $0.power > 0 }.map { Self.raised($0.named.symbol, $0.power) }
    let below = factors.filter { $0.power < 0 }.map {
      "/" + Self.raised($0.named.symbol, -$0.power)
    }
    return (above.isEmpty ? "1" : above.joined(separator: "·")) + below.joined()
  }

  /// A name with its power: "gpu", "gpu^2".
  static func raised(_ symbol: String, _ power: Int) -> String {
    power == 1 ? symbol : "\(symbol)^\(power)"
  }

  /// The product, in which only the same names meet: `hour` and `day` stay side by side.
  package func multiplied(by other: Unit) throws(Refusal) -> Unit {
    if other.isNone { return self }
    if isNone { return other }
    return try Unit(factors: factors + other.factors)
  }

  /// The quotient, in which only the same names meet.
  package func divided(by other: Unit) throws(Refusal) -> Unit {
    if other.isNone { return self }
    return try multiplied(by: other.raised(to: -1))
  }

  /// A whole power.
  package func raised(to power: Int) throws(Refusal) -> Unit {
    if power == 1 || isNone { return self }
    if power == 0 { return .none }
    guard power.magnitude <= Self.highestPower.magnitude else {
      throw Refusal(
        "unit-too-large",
        "a unit has powers up to \(Self.highestPower), here is \(symbol)^\(power)")
    }
    return try Unit(
      factors: factors.map { Factor(named: $0.named, power: $0.power &* power) })
  }

  /// The unit whose square this is, if there is one.
  package var squareRoot: Unit? {
    if isNone { return self }
    guard factors.allSatisfy({ $0.power % 2 == 0 }) else { return nil }
    return try? Unit(factors: factors.map { Factor(named: $0.named, power: $0.power / 2) })
  }

  /// Units are the same if they have the same factors in the same order.
  package static func == (left: Unit, right: Unit) -> Bool {
    if left.content === right.content { return true }
    guard let first = left.content, let second = right.content else { return false }
    return first.factors == second.factors
  }

  /// Hashes the factors.
  package func hash(into hasher: inout Hasher) { hasher.combine(content?.factors) }
}
