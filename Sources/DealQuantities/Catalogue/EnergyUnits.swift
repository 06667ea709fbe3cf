extension CatalogueEntry {
  /// Units of power and energy.
  static let energyUnits: [CatalogueEntry] = [
    CatalogueEntry(
      "W", others: ["watt", "watts"], stems: ["W"], prefixes: [.kilo, .mega, .giga, .tera],
      laddered: true, .power, 1, "a watt: a joule per second"),
    CatalogueEntry(
      "Wh", stems: ["Wh"], prefixes: [.kilo, .mega, .giga, .tera], laddered: true, .energy, 3600,
      "a watt-hour: a watt for an hour"),
    CatalogueEntry(
      "J", others: ["joule", "joules"], stems: ["J"], prefixes: [.kilo, .mega, .giga, .tera],
      laddered: true, .energy, 1, "a joule: a watt for a second"),
  ]
}
