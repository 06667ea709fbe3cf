/// The style sheet of a picture: colours for light and for dark pages (after Okabe and Ito 2008,
/// darkened or lightened until each has a contrast of 3 to 1 with the paper). Each colour is given as
/// it is for light pages too, for programs that know no variables.
struct PictureStyle {
  /// The class of the picture, which every rule begins with.
  let scope: String

  /// The colours by the name of their variable.
  private static let colours: [(name: String, light: String, dark: String)] = [
    ("paper", "#ffffff", "#15181c"), ("ink", "#1b1f24", "#e8eaed"),
    ("faint", "#5c636b", "#a3abb5"), ("rule", "#dfe2e6", "#343a41"),
    ("s1", "#0072b2", "#56b4e9"), ("s2", "#d55e00", "#e69f00"), ("s3", "#00805e", "#2bc49c"),
    ("s4", "#a8447f", "#e08fc0"), ("s5", "#8a6a00", "#f0e442"), ("s6", "#555b63", "#b4bac2"),
  ]

  /// The rules.
  var text: String {
    let light = Self.colours.map { "--\($0.name):\($0.light)" }.joined(separator: ";")
    let dark = Self.colours.map { "--\($0.name):\($0.dark)" }.joined(separator: ";")
    var rules = [
      "\(scope){\(light);font-family:system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\","
        + "Arial,sans-serif;max-width:100%;height:auto}",
      "@media (prefers-color-scheme:dark){\(scope){\(dark)}}",
      rule(".paper", "fill", "paper"), rule(".ink", "fill", "ink"),
      rule(".faint", "fill", "faint"),
      rule(".rule", "stroke", "rule"), rule(".axis", "stroke", "faint"),
      rule(".error", "stroke", "ink", "stroke-width:1.5;fill:none"),
      rule(".today", "stroke", "ink", "stroke-width:1.2;stroke-dasharray:2 4"),
      rule(".mark", "fill", "ink", "stroke:#ffffff;stroke:var(--paper)"),
      rule(".hatch", "stroke", "paper", "fill:none"),
      rule(
        ".over", "fill", "ink",
        "stroke:#ffffff;stroke:var(--paper);stroke-width:4;stroke-linejoin:round;"
          + "paint-order:stroke"),
    ]
    for number in 1...Drawing.looks {
      rules.append(rule(".f\(number)", "fill", "s\(number)"))
      rules.append(rule(".k\(number)", "stroke", "s\(number)", "fill:none"))
    }
    return rules.joined(separator: "\n")
  }

  /// A rule that gives a property a colour.
  private func rule(
    _ selector: String, _ property: String, _ colour: String, _ more: String = ""
  ) -> String {
    let light = Self.colours.first { $0.name == colour }?.light ?? "#000000"
    return "\(scope) \(selector){\(property):\(light);\(property):var(--\(colour))"
      + (more.isEmpty ? "}" : ";\(more)}")
  }
}
