import DealFormula
import DealModel
import DealSyntax

/// Names of the language for what people write into cells: `Amazon Web Services` is
/// `amazon_web_services`. Letters and digits are kept, small and without their accents, everything
/// else between them becomes one `_`; a digit at the front gets a `_` before it, and a word of the
/// language one behind it. What is known already by its name or by its full name keeps its name.
struct SheetNames {
  /// A party of the sheet and how it is written there.
  struct Party {
    var name: String
    var title: String
  }

  /// The names of parties by their full names, and by how they are written in the sheet.
  private var known: [String: String] = [:]
  /// How the name was first written.
  private var first: [String: String] = [:]
  /// The parties in the order in which they come.
  private(set) var parties: [Party] = []
  private var counted: Set<String> = []

  /// Names beside those of a world.
  init(_ world: World) {
    world.parties.forEach { _, party in
      if let title = party.title, known[title] == nil { known[title] = party.name }
    }
  }

  /// The name for what is written in a cell; nil if no letter and no digit is in it.
  func name(_ text: String, in world: World) -> String? {
    guard let name = SheetNames.made(from: text) else { return world.thing(text).map { _ in text } }
    return name != text && world.thing(text) != nil ? text : name
  }

  /// The name for a party, and another way in which it is written in the sheet, if that is no matter
  /// of capitals only and has not been told.
  mutating func party(_ text: String, in world: World) -> (name: String, other: String?)? {
    if let name = known[text] {
      counted.insert(name)
      return (name, nil)
    }
    guard let name = name(text, in: world) else { return nil }
    known[text] = name
    counted.insert(name)
    guard let other = first[name] else {
      first[name] = text
      if text != name { parties.append(Party(name: name, title: text)) }
      return (name, nil)
    }
    return (name, other.lowercased() == text.lowercased() ? nil : other)
  }

  /// How many of the parties are such.
  func count(where isSuch: (String) -> Bool) -> Int { counted.count(where: isSuch) }

  /// The name that is made from a text.
  static func made(from text: String) -> String? {
    if isPlain(text) { return SheetKind.taken.contains(text) ? text + "_" : text }
    var name = ""
    var isApart = false
    for scalar in text.unicodeScalars {
      if scalar.properties.generalCategory == .nonspacingMark { continue }
      guard let letters = plain(scalar) else {
        isApart = !name.isEmpty
        continue
      }
      if isApart { name += "_" }
      isApart = false
      name += letters
    }
    guard let start = name.utf8.first else { return nil }
    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(start) { name = "_" + name }
    return SheetKind.taken.contains(name) ? name + "_" : name
  }

  /// Whether a text is made of small letters, digits and single `_`, as names are.
  private static func isPlain(_ text: String) -> Bool {
    var before = UInt8(ascii: "_")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): break
      case UInt8(ascii: "0")...UInt8(ascii: "9") where text.utf8.first != byte: break
      case UInt8(ascii: "_") where before != byte: break
      default: return false
      }
      before = byte
    }
    return before != UInt8(ascii: "_")
  }

  /// A letter or digit as names have it: small, and without its accent.
  private static func plain(_ scalar: Unicode.Scalar) -> String? {
    if scalar.isASCII {
      return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        ? scalar.properties.lowercaseMapping : nil
    }
    // LATIN SMALL LETTER E WITH ACUTE
    guard let words = scalar.properties.name?.split(separator: " "), words.count > 3,
      words[0] == "LATIN", words[2] == "LETTER", words[3].utf8.count <= 2
    else { return nil }
    return words[3].lowercased()
  }
}
