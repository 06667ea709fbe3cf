/// One kind of thing that is measured, which no other kinds make up.
package enum BaseDimension: Hashable, Sendable {
  /// Money, in any currency.
  case money
  /// Accelerators: gpus, tpus.
  case accelerators
  /// Processors: cpus.
  case processors
  /// People.
  case people
  /// Racks.
  case racks
  /// Servers.
  case servers
  /// Tokens of a language model.
  case tokens
  /// Computation, in floating-point operations.
  case computation
  /// Data, in bytes.
  case data
  /// Energy, in joules.
  case energy
  /// Time, in seconds.
  case time
  /// A kind that the user made with `unit NAME`.
  case custom(String)

  /// The word for much of it: "money", "accelerators".
  package var name: String {
    switch self {
    case .money: "money"
    case .accelerators: "accelerators"
    case .processors: "processors"
    case .people: "people"
    case .racks: "racks"
    case .servers: "servers"
    case .tokens: "tokens"
    case .computation: "computation"
    case .data: "data"
    case .energy: "energy"
    case .time: "time"
    case .custom(let name): name
    }
  }

  /// The word for one of it, as it stands behind "per": "gpu", "time".
  package var each: String {
    switch self {
    case .accelerators: "gpu"
    case .processors: "cpu"
    case .people: "person"
    case .racks: "rack"
    case .servers: "server"
    case .tokens: "token"
    case .money, .computation, .data, .energy, .time, .custom: name
    }
  }

  /// The place in the fixed order of dimensions; custom ones come last.
  private var rank: Int {
    switch self {
    case .money: 0
    case .accelerators: 1
    case .processors: 2
    case .people: 3
    case .racks: 4
    case .servers: 5
    case .tokens: 6
    case .computation: 7
    case .data: 8
    case .energy: 9
    case .time: 10
    case .custom: 11
    }
  }

  /// Whether `self` stands before `other` in the fixed order; custom ones by name.
  func precedes(_ other: BaseDimension) -> Bool {
    if case .custom(let left) = self, case .custom(let right) = other { return left < right }
    return rank < other.rank
  }
}

/// What a quantity measures: a product of powers of base dimensions.
package struct Dimension: Hashable, Sendable {
  /// One base dimension and its power, which is never zero.
  package struct Factor: Hashable, Sendable {
    /// The base dimension.
    package let base: BaseDimension
    /// Its power: -1 in money per time for time.
    package let power: Int
  }

  /// The factors in the fixed order of base dimensions, none twice.
  package let factors: [Factor]

  /// The factors must be in order, none twice, no power zero.
  private init(ordered factors: [Factor]) {
    self.factors = factors
  }

  /// One base dimension.
  package init(_ base: BaseDimension) {
    factors = [Factor(base: base, power: 1)]
  }

  /// The dimension of a plain number.
  package static let none = Dimension(ordered: [])
  /// Money, in any currency.
  package static let money = Dimension(.money)
  /// Time.
  package static let time = Dimension(.time)
  /// Energy.
  package static let energy = Dimension(.energy)
  /// Computation (FLOP).
  package static let computation = Dimension(.computation)
  /// Data (bytes).
  package static let data = Dimension(.data)
  /// Accelerators (gpus).
  package static let accelerators = Dimension(.accelerators)
  /// Processors (cpus).
  package static let processors = Dimension(.processors)
  /// People.
  package static let people = Dimension(.people)
  /// Energy per time.
  package static let power = energy / time
  /// Computation per time.
  package static let speed = computation / time

  /// Whether this is the dimension of a plain number.
  package var isNone: Bool { factors.isEmpty }

  /// The power of one base dimension in it, 0 if it does not occur.
  package func power(of base: BaseDimension) -> Int {
    for factor in factors where factor.base == base { return factor.power }
    return 0
  }

  /// The product, with the powers of `right` times `sign` (1 or -1).
  private static func merge(_ left: Dimension, _ right: Dimension, sign: Int) -> Dimension {
    if right.factors.isEmpty { return left }
    var merged: [Factor] = []
    merged.reserveCapacity(left.factors.count + right.factors.count)
    var rest = right.factors[...]
    for factor in left.factors {
      while let next = rest.first, next.base.precedes(factor.base) {
        merged.append(Factor(base: next.base, power: next.power &* sign))
        rest.removeFirst()
      }
      if let next = rest.first, next.base == factor.base {
        let power = factor.power &+ next.power &* sign
        if power != 0 { merged.append(Factor(base: factor.base, power: power)) }
        rest.removeFirst()
      } else {
        merged.append(factor)
      }
    }
    for next in rest { merged.append(Factor(base: next.base, power: next.power &* sign)) }
    return Dimension(ordered: merged)
  }

  /// The dimension of a product. (Powers wrap far beyond what a `Unit` admits, and never trap.)
  package static func * (left: Dimension, right: Dimension) -> Dimension {
    merge(left, right, sign: 1)
  }

  /// The dimension of a quotient.
  package static func / (left: Dimension, right: Dimension) -> Dimension {
    merge(left, right, sign: -1)
  }

  /// The dimension of a whole power.
  package static func ^ (base: Dimension, power: Int) -> Dimension {
    if power == 0 { return .none }
    return Dimension(
      ordered: base.factors.map { Factor(base: $0.base, power: $0.power &* power) })
  }

  /// The dimension whose square this is, if there is one.
  package var squareRoot: Dimension? {
    guard factors.allSatisfy({ $0.power % 2 == 0 }) else { return nil }
    return Dimension(ordered: factors.map { Factor(base: $0.base, power: $0.power / 2) })
  }
}
