package import DealQuantities

/// What a name of the book stands for.
package struct Definition: Sendable {
  package enum Kind: UInt8, Sendable {
    /// `assume`: an input.
    case assumption
    /// `let`: a formula.
    case definition
    /// `fn`: a function of its parameters.
    case function
  }

  package var kind: Kind
  package var formula: FormulaID
  /// The value, where it rests on formulas alone; nil where it rests on the world and is worked out when asked.
  package var value: Value?
  /// What `in` or an annotation says it must measure.
  package var dimension: Dimension?
  package var provenance: Provenance?

  package init(
    kind: Kind, formula: FormulaID, value: Value?, dimension: Dimension? = nil,
    provenance: Provenance? = nil
  ) {
    self.kind = kind
    self.formula = formula
    self.value = value
    self.dimension = dimension
    self.provenance = provenance
  }
}

/// Where a fact or an assumption comes from.
package final class Provenance: Sendable {
  /// The name of a `source` statement, or the words in quotes.
  package let source: String?
  package let basis: String?
  package let note: String?
  package init(source: String?, basis: String?, note: String?) {
    self.source = source
    self.basis = basis
    self.note = note
  }
}

/// The definitions of a book by slot: a value whose copies share what they have in common.
package struct Definitions: Sendable {
  private struct Entry: Sendable {
    var definition: Definition?
    /// The slots whose formulas have named this one; some may not any more.
    var dependents: [Slot] = []
  }

  private var entries = ChunkedArray<Entry>()

  package init() {}

  package subscript(_ slot: Slot) -> Definition? {
    entries[Int(slot.index)]?.definition
  }

  package mutating func define(_ slot: Slot, _ definition: Definition?) {
    reach(slot)
    entries.update(Int(slot.index)) { $0.definition = definition }
  }

  package mutating func update(_ slot: Slot, value: Value?) {
    entries.update(Int(slot.index)) { $0.definition?.value = value }
  }

  /// Forgets every value that was worked out.
  package mutating func forgetValues() {
    for index in 0..<entries.count where entries[index]?.definition?.value != nil {
      entries.update(index) { $0.definition?.value = nil }
    }
  }

  /// The definitions without those that come from elsewhere than what is known; nothing that was
  /// worked out is kept if some are left out, as it may rest on them.
  package func known(_ isKnown: (Provenance?) -> Bool) -> Definitions {
    var later: [Slot] = []
    forEach { slot, definition in
      if !isKnown(definition.provenance) { later.append(slot) }
    }
    guard !later.isEmpty else { return self }
    var then = self
    for slot in later { then.define(slot, nil) }
    then.forgetValues()
    return then
  }

  /// Notes that the formula of one slot names another.
  package mutating func note(_ dependent: Slot, namesSlot slot: Slot) {
    reach(slot)
    guard entries[Int(slot.index)]?.dependents.last != dependent else { return }
    entries.update(Int(slot.index)) { $0.dependents.append(dependent) }
  }

  /// The slots that may rest directly on this one.
  package func dependents(of slot: Slot) -> [Slot] {
    entries[Int(slot.index)]?.dependents ?? []
  }

  private mutating func reach(_ slot: Slot) {
    while entries.count <= Int(slot.index) { entries.append(Entry()) }
  }

  /// Tells of all that other definitions do not share with these.
  package func tell(_ references: inout References, beside others: Definitions?) {
    entries.forEach(notSharedWith: others?.entries) { $0.definition?.tell(&references) }
  }

  /// Every defined slot, in the order of the slots.
  package func forEach(_ body: (Slot, Definition) -> Void) {
    entries.forEach { index, entry in
      if let definition = entry.definition {
        body(Slot(Int32(truncatingIfNeeded: index)), definition)
      }
    }
  }
}

extension Definition: Referring {
  package func tell(_ references: inout References) {
    references.add(formula)
    references.add(value)
  }
}
