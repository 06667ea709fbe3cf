/// The colours of pages, on light and on dark paper; a test works their contrast out.
package enum HTMLColours {
  /// A colour by the name of its variable, as red, green and blue in hexadecimal.
  package struct Colour: Hashable, Sendable {
    package var name: String
    package var light: String
    package var dark: String
  }

  /// What text stands on.
  package static let papers = [
    Colour(name: "paper", light: "fdfcf8", dark: "161512"),
    Colour(name: "card", light: "f4f0e6", dark: "211f1b"),
  ]

  /// What text is written in.
  package static let inks = [
    Colour(name: "ink", light: "1c1a17", dark: "eae6dc"),
    Colour(name: "muted", light: "5b564c", dark: "b0a99c"),
    Colour(name: "accent", light: "8b1a1a", dark: "f2998c"),
    Colour(name: "name", light: "1b4b73", dark: "94c2ea"),
    Colour(name: "verb", light: "6a2c70", dark: "d9a3de"),
    Colour(name: "good", light: "1d6333", dark: "84cf99"),
    Colour(name: "bad", light: "a11d1a", dark: "ff9d92"),
    Colour(name: "caution", light: "7a4f00", dark: "e8bb63"),
  ]

  /// What no text is written in.
  static let lines = [Colour(name: "rule", light: "d8d2c4", dark: "3d3a34")]

  /// The variables of a style sheet.
  static func variables(_ shade: KeyPath<Colour, String>) -> String {
    (papers + inks + lines).map { "--\($0.name):#\($0[keyPath: shade])" }.joined(separator: ";")
  }
}
