/// Texts that are too much.
extension Diagnostic {
  /// More brackets inside one another than the limit allows.
  static func tooDeep(_ place: Place, limit: Int) -> Diagnostic {
    Diagnostic(
      .error, "too-deep", "brackets may lie \(limit) deep inside one another, and these lie deeper",
      labels: [Label(place, "too deep")],
      notes: ["give a part of the formula a name with let"])
  }

  /// A formula taller than the limit allows: `1 + 1 + …`.
  static func tooLongChain(_ place: Place, limit: Int) -> Diagnostic {
    Diagnostic(
      .error, "too-long-chain",
      "a formula may join \(limit) values one after another, and this has more",
      labels: [Label(place, "too many")], notes: ["use sum([…]), or give parts a name with let"])
  }

  /// More nodes in one text than the limit allows.
  static func tooManyParts(_ place: Place, limit: Int) -> Diagnostic {
    Diagnostic(
      .error, "too-long", "a text may hold formulas of \(limit) parts in all, and this holds more",
      labels: [Label(place, "not read from here on")])
  }
}
