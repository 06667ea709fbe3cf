extension Quantity: CustomStringConvertible {
  /// As `text()` writes it.
  package var description: String { text() }

  /// The quantity for people, in a form that can be typed back in: `$38B`, `$1.59/gpu/hour`,
  /// `200k gpus`, `2 GW`, `80%`. `digits` are the significant digits unless it is exact in fewer
  /// or money below 10 million; never more than `supported`, the digits that a sample bears out.
  package func text(digits: Int = 3, supported: Int = 17) -> String {
    let words = words(digits: digits, supported: supported)
    return words.amount + words.unit
  }

  /// The two parts of `text`: `$1.59` and `/gpu/hour`, `200k` and ` gpus`, `2` and ` GW`.
  package func words(
    digits: Int = 3, supported: Int = 17
  ) -> (amount: String, unit: String) {
    guard value.isFinite else { return ("no number", "") }
    let digits = max(1, min(digits, 17))
    let supported = max(1, min(supported, 17))
    let style = TextStyle(digits: min(digits, supported), supported: supported)
    guard !unit.isNone else {
      let number = NumberText.counted(
        DecimalDigits(value), digits: style.digits, grouped: false, limit: style.supported)
      return (number, "")
    }
    return style.words(for: gathered())
  }

  /// A range for people: `$0.75 to $3.38/gpu/hour`, `200k to 900k gpus`, `500 MW to 2 GW`. Behind
  /// a value whose unit is written the same (`beside`), the unit is left out.
  package static func rangeText(
    _ low: Quantity, _ high: Quantity, beside value: Quantity? = nil, digits: Int = 3,
    supported: (low: Int, high: Int) = (17, 17)
  ) -> String {
    let first = low.words(digits: digits, supported: supported.low)
    let second = high.words(digits: digits, supported: supported.high)
    guard first.unit == second.unit else {
      return "\(first.amount)\(first.unit) to \(second.amount)\(second.unit)"
    }
    let known = value?.words(digits: digits, supported: supported.high).unit == second.unit
    return "\(first.amount) to \(second.amount)\(known ? "" : second.unit)"
  }

  /// The shortest text that reads back as exactly this value, with its unit as typed:
  /// `38000000000 USD`, `3.3759772565742714 USD/gpu/hour`, `80%`.
  package var fullText: String {
    let symbol = unit.symbol
    // 0.5/hour and 80% stand closer than 0.5 USD/hour.
    if symbol.hasPrefix("1/") { return NumberText.full(value) + symbol.dropFirst() }
    if symbol.hasPrefix("%") { return NumberText.full(value) + symbol }
    return unit.isNone ? NumberText.full(value) : "\(NumberText.full(value)) \(symbol)"
  }

  /// The same quantity in one named unit where several make up a simple dimension: kW·hour in
  /// Wh, PFLOPS·day in FLOP; unchanged otherwise or where the number gets too large.
  private func gathered() -> Quantity {
    guard unit.factors.count > 1, unit.factors.allSatisfy({ $0.power == 1 }),
      let simple = Self.simpleUnits.first(where: { $0.dimension == unit.dimension })?.name,
      let target = Unit.named(simple)
    else { return self }
    let converted = unit.ratio(to: target).applied(to: value)
    return converted.isFinite ? Quantity(converted, target) : self
  }

  /// The unit in which a quantity of each composable dimension is shown.
  private static let simpleUnits: [(dimension: Dimension, name: String)] = [
    (.energy, "Wh"), (.computation, "FLOP"), (.data, "byte"),
  ]
}

/// How a quantity is written for people.
private struct TextStyle {
  /// The significant digits, unless it is exact in fewer.
  let digits: Int
  /// The most digits that may be shown.
  let supported: Int

  /// An amount and the unit as it stands behind it.
  typealias Words = (amount: String, unit: String)

  /// The text of a quantity with a unit, in its two parts.
  func words(for quantity: Quantity) -> Words {
    let factors = quantity.unit.factors
    let above = factors.filter { $0.power > 0 }
    let below = factors.filter { $0.power < 0 }
      .map { "/" + Unit.raised($0.named.symbol, -$0.power) }.joined()
    let decimal = DecimalDigits(quantity.value)
    guard let first = above.first, first.power == 1 else {
      let number = counted(decimal)
      return (number, above.isEmpty ? below : " " + quantity.unit.symbol)
    }
    switch first.named.style {
    case .share where above.count == 1:
      let number = NumberText.grouped(decimal, digits: digits, limit: supported)
      let isPercent = first.named.symbol == "%"
      return (number + (isPercent ? "%" : ""), (isPercent ? "" : " " + first.named.symbol) + below)
    case .money(let currency) where above.count == 1:
      let (amount, code) = money(decimal, currency)
      return (amount, code + below)
    case .laddered(let rungs):
      return laddered(quantity.value, first.named, rungs, above, below)
    case .pinned:
      let number = counted(decimal)
      return (number, " " + names(first.named.symbol, first.named.plural, number, above) + below)
    case .share, .money, .counted:
      return plain(quantity.value, first.named, above, below)
    }
  }

  /// A count with k, M, B, T.
  private func counted(_ decimal: DecimalDigits) -> String {
    NumberText.counted(decimal, digits: digits, grouped: true, limit: supported)
  }

  /// Money with its sign in front or its code behind.
  private func money(_ decimal: DecimalDigits, _ currency: Currency) -> Words {
    let number = NumberText.money(
      decimal, digits: digits, supported: supported, places: currency.places)
    let marked = (currency.sign ?? "") + number
    let amount = number == "0" ? marked : NumberText.signed(decimal, marked)
    return (amount, currency.sign == nil ? " " + currency.code : "")
  }

  /// A count of things: `200k gpus`, `11.3B gpu·hour`, `1 year`.
  private func plain(
    _ value: Double, _ named: NamedUnit, _ above: [Unit.Factor], _ below: String
  ) -> Words {
    // 5 Mtoken are 5M tokens.
    let inPlain = value * named.multiplier
    guard named.multiplier != 1, inPlain.isFinite,
      let stem = Unit.base(of: named)?.factors.first?.named
    else {
      let number = counted(DecimalDigits(value))
      return (number, " " + names(named.symbol, named.plural, number, above) + below)
    }
    let number = counted(DecimalDigits(inPlain))
    return (number, " " + names(stem.symbol, stem.plural, number, above) + below)
  }

  /// An amount with the prefix that leaves 1 to 999 before it.
  private func laddered(
    _ value: Double, _ named: NamedUnit, _ rungs: [NamedUnit.Rung], _ above: [Unit.Factor],
    _ below: String
  ) -> Words {
    let decimal = DecimalDigits(value)
    // Prefixes are powers of ten, so that moving the point is exact.
    let inPlain = decimal.shifted(by: Self.exponent(of: named.multiplier))
    let rounded = inPlain.rounded(digits: digits)
    var chosen = rungs.first
    for rung in rungs where rounded.exponent >= Self.exponent(of: rung.multiplier) {
      chosen = rung
    }
    guard let chosen else { return plain(value, named, above, below) }
    let number = NumberText.grouped(
      inPlain.shifted(by: -Self.exponent(of: chosen.multiplier)), digits: digits,
      limit: digits)
    return (number, " " + names(chosen.symbol, chosen.plural, number, above) + below)
  }

  /// The names above the line: the plural if there is one name and more than one of it.
  private func names(
    _ symbol: String, _ plural: String, _ number: String, _ above: [Unit.Factor]
  ) -> String {
    if above.count == 1 { return number == "1" || number == "-1" ? symbol : plural }
    let rest = above.dropFirst().map { Unit.raised($0.named.symbol, $0.power) }
    return ([symbol] + rest).joined(separator: "·")
  }

  /// The power of ten of a prefix.
  private static func exponent(of multiplier: Double) -> Int {
    DecimalDigits(multiplier).exponent
  }
}

extension Unit {
  /// The unit without prefix of a counted unit that has one: `token` for `Mtoken`.
  fileprivate static func base(of named: NamedUnit) -> Unit? {
    guard named.multiplier != 1 else { return nil }
    let stem = String(named.symbol.dropFirst())
    return Unit.named(stem)
  }
}

extension Quantity {
  /// The quantity in a unit that a person would choose: 2557 days in years, 5e6 joules in
  /// watt-hours; others as they are, since their text picks the prefix.
  package func human() -> Quantity {
    guard value != 0, !unit.isNone else { return self }
    let names: [String]
    if unit.dimension == .time {
      names = ["year", "month", "day", "hour", "minute", "s"]
    } else if unit.dimension == .energy {
      names = ["Wh"]
    } else if unit.dimension == .speed {
      names = ["FLOPS"]
    } else {
      return self
    }
    var best = self
    for name in names {
      guard let target = Unit.named(name) else { continue }
      let converted = unit.ratio(to: target).applied(to: value)
      guard converted.isFinite else { continue }
      best = Quantity(converted, target)
      // 0.999 years is a year for the eye; and the first unit with at least one of it wins.
      if abs(converted) >= 0.9995 { break }
    }
    return best
  }
}
