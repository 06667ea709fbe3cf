/// One line of the catalogue: a unit, its names, and the prefixes that it takes.
package struct CatalogueEntry: Sendable {
  /// A prefix: `G` for 1e9.
  package enum Prefix: String, Sendable {
    /// 1e3, of SI; also `k` of counts.
    case kilo = "k"
    /// 1e6, of SI and of counts.
    case mega = "M"
    /// 1e9, of SI.
    case giga = "G"
    /// 1e9, of counts.
    case billion = "B"
    /// 1e12, of SI and of counts.
    case tera = "T"
    /// 1e15.
    case peta = "P"
    /// 1e18.
    case exa = "E"
    /// 1e21.
    case zetta = "Z"

    /// How many the prefix stands for.
    package var multiplier: Double {
      switch self {
      case .kilo: 1e3
      case .mega: 1e6
      case .giga, .billion: 1e9
      case .tera: 1e12
      case .peta: 1e15
      case .exa: 1e18
      case .zetta: 1e21
      }
    }
  }

  /// The name for one, as it is printed.
  package let name: String
  /// The name for several, as it is printed.
  package let plural: String
  /// Further names that are read.
  package let others: [String]
  /// The names that prefixes stand before; the first is printed.
  package let stems: [String]
  /// The prefixes that it takes, smallest first.
  package let prefixes: [Prefix]
  /// Whether amounts are printed with the fitting prefix, instead of k, M, B, T behind the digits.
  package let isLaddered: Bool
  /// What it measures.
  package let dimension: Dimension
  /// How many base units it is, times `denominator`.
  package let numerator: Double
  /// What `numerator` is divided by.
  package let denominator: Double
  /// What it is, in a few words.
  package let meaning: String

  /// A line of the catalogue; the plural is the name itself unless it is given.
  init(
    _ name: String, _ plural: String? = nil, others: [String] = [], stems: [String] = [],
    prefixes: [Prefix] = [], laddered: Bool = false, _ dimension: Dimension,
    _ numerator: Double = 1, over denominator: Double = 1, _ meaning: String
  ) {
    self.name = name
    self.plural = plural ?? name
    self.others = others
    self.stems = stems
    self.prefixes = prefixes
    isLaddered = laddered
    self.dimension = dimension
    self.numerator = numerator
    self.denominator = denominator
    self.meaning = meaning
  }
}
