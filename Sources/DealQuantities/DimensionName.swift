extension Dimension: CustomStringConvertible {
  /// The dimension in words: "money", "power", "money per gpu per time", "a plain number".
  package var name: String {
    if factors.isEmpty { return "a plain number" }
    if let known = Self.named.first(where: { $0.dimension == self }) { return known.name }
    var numerators: [String] = []
    var denominators: [String] = []
    var rest = self
    // Power reads better than energy per time in a larger dimension: "power per gpu", "money per power".
    let energy = power(of: .energy)
    if energy == 1, power(of: .time) == -1 {
      numerators.append("power")
      rest = rest / .power
    } else if energy == -1, power(of: .time) == 1 {
      denominators.append("power")
      rest = rest * .power
    }
    let above = rest.factors.filter { $0.power > 0 }
    let alone = numerators.isEmpty && above.count == 1
    for factor in above {
      numerators.append(
        Self.raised(alone && factor.power == 1 ? factor.base.name : factor.base.each, factor.power))
    }
    for factor in rest.factors where factor.power < 0 {
      denominators.append(Self.raised(factor.base.each, -factor.power))
    }
    let head = numerators.isEmpty ? "a number" : numerators.joined(separator: " × ")
    return denominators.reduce(head) { $0 + " per " + $1 }
  }

  /// The name.
  package var description: String { name }

  /// A word with its power: "time", "time squared", "time^3".
  private static func raised(_ word: String, _ power: Int) -> String {
    switch power {
    case 1: word
    case 2: "\(word) squared"
    default: "\(word)^\(power)"
    }
  }

  /// The dimensions that have a name of their own, as an annotation (`x: power`) writes it.
  private static let named: [(name: String, dimension: Dimension)] = [
    ("money", .money),
    ("time", .time),
    ("energy", .energy),
    ("power", .power),
    ("computation", .computation),
    ("computing speed", .speed),
    ("data", .data),
    ("data rate", .data / .time),
    ("accelerators", .accelerators),
    ("processors", .processors),
    ("people", .people),
    ("racks", Dimension(.racks)),
    ("servers", Dimension(.servers)),
    ("tokens", Dimension(.tokens)),
  ]

  /// Other words for a dimension in an annotation.
  private static let otherNames: [(name: String, dimension: Dimension)] = [
    ("number", .none),
    ("share", .none),
    ("speed", .speed),
    ("gpu", .accelerators),
    ("gpus", .accelerators),
    ("cpu", .processors),
    ("cpus", .processors),
    ("person", .people),
    ("rack", Dimension(.racks)),
    ("server", Dimension(.servers)),
    ("token", Dimension(.tokens)),
  ]

  /// The dimension that a word in an annotation means: `money`, `gpu`, `time`, `number`.
  package static func named(_ word: String) -> Dimension? {
    (named.first { $0.name == word } ?? otherNames.first { $0.name == word })?.dimension
  }

  /// The words that `named(_:)` knows and that are single words, in a fixed order.
  package static var annotationWords: [String] {
    (named + otherNames).map(\.name).filter { !$0.contains(" ") }
  }
}
