package import DealFormula

/// An accelerator: what it computes, what it draws, what it costs.
package struct Chip: Sendable {
  package var name: String
  /// Who makes it: the name of a party, or a text.
  package var maker: String?
  /// What is stated as a formula, one entry a field at most.
  private var facts: [(field: ChipField, formula: FormulaID)] = []
  package var provenance: Provenance?
  package var origin: Origin

  package init(name: String, origin: Origin) {
    self.name = name
    self.origin = origin
  }

  /// The formula of a field, if it is stated.
  package subscript(_ field: ChipField) -> FormulaID? {
    facts.first { $0.field == field }?.formula
  }

  /// States a field or restates it.
  package mutating func state(_ field: ChipField, _ formula: FormulaID) {
    if let index = facts.firstIndex(where: { $0.field == field }) {
      facts[index].formula = formula
    } else {
      facts.append((field, formula))
    }
  }
}

/// The fields of a chip that are stated as formulas.
package enum ChipField: String, Sendable, CaseIterable {
  /// Peak speed in 16 and in 8 bits, dense, in FLOPS.
  case bf16, fp8
  case memory
  /// All that an accelerator draws with its share of server and network, without the building.
  case power
  case price, released

  /// The fact in words.
  package var what: String {
    switch self {
    case .bf16: "the 16-bit peak"
    case .fp8: "the 8-bit peak"
    case .memory: "the memory"
    case .power: "the power"
    case .price: "the price"
    case .released: "the date of release"
    }
  }

  /// A clause that states it, as an example.
  package var example: String {
    switch self {
    case .bf16: "bf16 989 TFLOPS"
    case .fp8: "fp8 1979 TFLOPS"
    case .memory: "memory 80 GB"
    case .power: "power 1275 W"
    case .price: "price $25,000"
    case .released: "released 2022-09-20"
    }
  }
}

/// What an hour of a chip, or an amount of something, was seen to cost on a day.
package struct PriceObservation: Sendable {
  /// The name of a chip or of a resource: `gb200`, `gpu`, `electricity`.
  package var subject: String
  package var rate: FormulaID
  package var on: FormulaID
  /// How fast it falls from that day on, as a share per year.
  package var declining: FormulaID?
  /// The party that asks this price.
  package var provider: String?
  package var provenance: Provenance?
  package var origin: Origin

  package init(subject: String, rate: FormulaID, on: FormulaID, origin: Origin) {
    self.subject = subject
    self.rate = rate
    self.on = on
    self.origin = origin
  }
}

extension Chip: Referring {
  package func tell(_ references: inout References) {
    references.add(origin)
    for fact in facts { references.add(fact.formula) }
  }
}

extension PriceObservation: Referring {
  package func tell(_ references: inout References) {
    references.add(origin)
    for formula in [rate, on, declining] { references.add(formula) }
  }
}
