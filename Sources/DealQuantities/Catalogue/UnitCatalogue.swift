/// The units that everyone has: their names, what they mean, and how to find one.
package enum UnitCatalogue {
  /// A name and what it means, for completion and help.
  package struct Name: Hashable, Sendable {
    /// The word to type.
    package let name: String
    /// What it means, in a few words.
    package let meaning: String

    /// A name and its meaning.
    package init(name: String, meaning: String) {
      self.name = name
      self.meaning = meaning
    }
  }

  /// Every name, in the order of the catalogue: singular, plural, other names, with prefixes.
  package static let names: [Name] = listed.map { Name(name: $0.name, meaning: $0.unit.meaning) }

  /// The unit that a word means, matched exactly.
  static func unit(named name: String) -> Unit? { byName[name] }

  /// The name that differs from `name` in nothing but its capitals, if there is one; what is
  /// itself a name has none.
  package static func wrongCase(_ name: String) -> String? {
    if byName[name] != nil { return nil }
    let small = name.lowercased()
    return listed.first { $0.name.lowercased() == small }?.name
  }

  /// A unit for a currency.
  static func unit(of currency: Currency) -> NamedUnit {
    NamedUnit(
      symbol: currency.code, plural: currency.code, stemMeaning: currency.name, dimension: .money,
      numerator: 1, denominator: 1, style: .money(currency), currency: currency)
  }

  /// The unit of time that is left when power meets energy (hours) or other rates meet (seconds).
  static func clock(for energy: Bool) -> NamedUnit? {
    byName[energy ? "hour" : "s"]?.factors.first?.named
  }

  /// The lines of the catalogue by what they measure.
  package static var families: [(title: String, entries: [CatalogueEntry])] {
    [
      ("Time", CatalogueEntry.timeUnits), ("Energy and power", CatalogueEntry.energyUnits),
      ("Computing", CatalogueEntry.computingUnits), ("Counts", CatalogueEntry.countedUnits),
      ("Shares", CatalogueEntry.shareUnits),
    ]
  }

  /// Every name with its unit, in the order of the catalogue; made when a unit is first needed.
  private static let listed: [(name: String, unit: NamedUnit)] = {
    var list: [(name: String, unit: NamedUnit)] = []
    list.reserveCapacity(320)
    for entry in families.flatMap(\.entries) { append(entry, to: &list) }
    for currency in Currency.all { list.append((currency.code, unit(of: currency))) }
    return list
  }()

  /// The units by name.
  private static let byName: [String: Unit] = {
    var table: [String: Unit] = [:]
    table.reserveCapacity(listed.count)
    var last: (named: NamedUnit, unit: Unit)?
    for (name, named) in listed {
      // All names of one unit share it, so that the same unit is the same object.
      let unit = if let last, last.named === named { last.unit } else { Unit(named) }
      last = (named, unit)
      table[name] = unit
    }
    return table
  }()

  /// Adds the names of a line, with and without prefixes.
  private static func append(
    _ entry: CatalogueEntry, to list: inout [(name: String, unit: NamedUnit)]
  ) {
    let stem = entry.stems.first ?? entry.name
    var rungs = [NamedUnit.Rung(symbol: entry.name, plural: entry.plural, multiplier: 1)]
    for prefix in entry.prefixes {
      let symbol = prefix.rawValue + stem
      rungs.append(
        NamedUnit.Rung(symbol: symbol, plural: symbol, multiplier: prefix.multiplier))
    }
    let style: NamedUnit.Style =
      entry.dimension.isNone ? .share : entry.isLaddered ? .laddered(rungs) : .counted
    let plain = NamedUnit(
      symbol: entry.name, plural: entry.plural, stemMeaning: entry.meaning,
      dimension: entry.dimension,
      numerator: entry.numerator, denominator: entry.denominator, style: style)
    list.append((entry.name, plain))
    if entry.plural != entry.name { list.append((entry.plural, plain)) }
    for other in entry.others { list.append((other, plain)) }
    for prefix in entry.prefixes {
      let prefixed = NamedUnit(
        symbol: prefix.rawValue + stem,
        plural: prefix.rawValue + (entry.isLaddered ? stem : entry.plural),
        stemMeaning: entry.plural,
        dimension: entry.dimension, numerator: entry.numerator * prefix.multiplier,
        denominator: entry.denominator, multiplier: prefix.multiplier, style: style)
      for name in entry.stems { list.append((prefix.rawValue + name, prefixed)) }
    }
  }
}
