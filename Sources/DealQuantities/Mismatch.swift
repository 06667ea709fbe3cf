extension Refusal {
  /// Two dimensions that cannot be added, subtracted or compared; `verb` is which.
  package static func mismatch(_ verb: String, _ left: Unit, _ right: Unit) -> Refusal {
    let first = left.dimension.name
    let second = right.dimension.name
    return Refusal(
      "dimension", "\(first) and \(second) don't \(verb)", labels: [first, second],
      notes: hint(left.dimension, right.dimension))
  }

  /// The same for dimensions alone.
  package static func mismatch(_ verb: String, _ left: Dimension, _ right: Dimension) -> Refusal {
    Refusal(
      "dimension", "\(left.name) and \(right.name) don't \(verb)",
      labels: [left.name, right.name], notes: hint(left, right))
  }

  /// A conversion into a unit of another dimension.
  package static func noConversion(_ from: Unit, _ to: Unit) -> Refusal {
    Refusal(
      "dimension",
      "\(from.dimension.name) cannot be shown in \(to.isNone ? "a plain number" : to.symbol), "
        + "which is \(to.dimension.name)",
      labels: [from.dimension.name, to.dimension.name], notes: hint(from.dimension, to.dimension))
  }

  /// What would make two dimensions fit, if that is plain.
  private static func hint(_ left: Dimension, _ right: Dimension) -> [String] {
    for entry in bridges {
      if (entry.left, entry.right) == (left, right) || (entry.left, entry.right) == (right, left) {
        return [entry.note]
      }
    }
    // gpu-hour, read as a difference.
    if left == .time && right.power(of: .accelerators) != 0
      || right == .time && left.power(of: .accelerators) != 0
    {
      return ["hours of gpus are written 5 gpu*hours, and the price of one $2/gpu/hour"]
    }
    if left.isNone || right.isNone {
      let other = left.isNone ? right : left
      let number = left.isNone ? "left" : "right"
      return ["the \(number) is a plain number: give it a unit, so that it is \(other.name) too"]
    }
    let quotient = left / right
    guard quotient.factors.count == 1, let missing = quotient.factors.first else { return [] }
    let each = missing.base.each
    switch missing.power {
    case 1: return factorNote(has: "right", lacks: "left", each, left, right, missing.base)
    case -1: return factorNote(has: "left", lacks: "right", each, right, left, missing.base)
    default: return []
    }
  }

  /// The note for one missing factor: `larger` is `smaller` times `base`.
  private static func factorNote(
    has: String, lacks: String, _ each: String, _ larger: Dimension, _ smaller: Dimension,
    _ base: BaseDimension
  ) -> [String] {
    if smaller.power(of: base) < 0 {
      let amount = base == .time ? "a time" : "a number of \(base.name)"
      return [
        "the \(has) is per \(each), the \(lacks) is not: multiply the \(has) by \(amount), "
          + "or divide the \(lacks) by one"
      ]
    }
    return [
      "the \(lacks) is \(larger.name), the \(has) is \(smaller.name): the \(lacks) has the "
        + "factor \(base.name), the \(has) has not"
    ]
  }

  /// Pairs of dimensions that people put together, and what leads from the second to the first.
  private static let bridges: [(left: Dimension, right: Dimension, note: String)] = [
    (
      .money, .power,
      "to price power, multiply it by a rate and a time: 2 GW * $80/MWh * 1 year"
    ),
    (.money, .energy, "to price energy, multiply it by a rate: 2 TWh * $80/MWh"),
    (.money, .accelerators, "to price gpus, multiply them by a price: 200k gpus * $30,000/gpu"),
    (.money, .processors, "to price cpus, multiply them by a price: 200k cpus * $5,000/cpu"),
    (.money, .time, "to price a time, multiply it by a rate: 7 years * $5B/year"),
    (.money, .people, "to price people, multiply them by a cost: 500 people * $300,000/person"),
    (.energy, .power, "to turn power into energy, multiply it by a time: 2 GW * 1 year"),
    (
      .power, .accelerators,
      "to turn gpus into power, multiply them by what one draws: 200k gpus * 1.2 kW/gpu"
    ),
    (
      .speed, .accelerators,
      "to turn gpus into computing speed, multiply them by what one does: 200k gpus * 1 PFLOPS/gpu"
    ),
    (
      .computation, .speed,
      "to turn computing speed into computation, multiply it by a time: 1 EFLOPS * 1 year"
    ),
    (
      .accelerators, .processors,
      "gpus and cpus are counted apart: to add them, give both a price or a power"
    ),
  ]
}
