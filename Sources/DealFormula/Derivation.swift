/// How an answer came about: a step with its formula, its value, and the steps it rests on.
package struct Derivation: Sendable {
  package enum Kind: Sendable {
    /// A name of the book.
    case name(Slot)
    /// A field of a thing, by its formula.
    case metric
    /// A field of a thing that was stated.
    case fact
    /// A field that was not stated, with what is taken instead.
    case assumed(String)
  }
  package var title: String
  package var kind: Kind
  /// The formula of the step; nil for a fact of the world without one.
  package var formula: FormulaID?
  /// What the formula says, for steps that are not written in the book.
  package var text: String?
  package var provenance: Provenance?
  package var value: Value?
  /// Further facts on the way from the steps below to the value: days of ramp, the rate used.
  package var remarks: [String] = []
  package var steps: [Derivation] = []

  package init(
    title: String, kind: Kind, formula: FormulaID? = nil, text: String? = nil,
    provenance: Provenance? = nil
  ) {
    self.title = title
    self.kind = kind
    self.formula = formula
    self.text = text
    self.provenance = provenance
  }
}

/// Collects derivations while a formula is evaluated: the open steps, outermost first.
struct Recorder {
  var open: [Derivation] = []

  mutating func close(with value: Value?) {
    guard var step = open.popLast(), !open.isEmpty else { return }
    step.value = value
    let top = open.count - 1
    if !open[top].steps.contains(where: { $0.title == step.title }) {
      open[top].steps.append(step)
    }
  }
}

extension Derivation {
  /// The derivation without a first step that only repeats the question, as where that is a name or a
  /// field.
  package var core: Derivation {
    guard steps.count == 1, let first = steps.first, first.title == title else { return self }
    return first
  }
}
