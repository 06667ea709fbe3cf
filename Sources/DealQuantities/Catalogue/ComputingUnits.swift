extension CatalogueEntry {
  /// Units of computation and data.
  static let computingUnits: [CatalogueEntry] = [
    CatalogueEntry(
      "FLOP", others: ["FLOPs"], stems: ["FLOP", "FLOPs"],
      prefixes: [.kilo, .mega, .giga, .tera, .peta, .exa, .zetta], laddered: true, .computation, 1,
      "a floating-point operation"),
    CatalogueEntry(
      "FLOPS", stems: ["FLOPS"], prefixes: [.kilo, .mega, .giga, .tera, .peta, .exa, .zetta],
      laddered: true, .speed, 1, "a floating-point operation per second"),
    CatalogueEntry(
      "byte", "bytes", others: ["B"], stems: ["B", "byte", "bytes"],
      prefixes: [.kilo, .mega, .giga, .tera, .peta], laddered: true, .data, 1, "8 bits"),
  ]
}
