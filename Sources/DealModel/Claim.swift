package import DealFormula

/// Something that is said to be so, with the formula that tells whether it is.
package struct Claim: Sendable {
  /// The claim in words.
  package var text: String
  /// A comparison or another truth; it follows later changes of what it names.
  package var condition: FormulaID
  package var provenance: Provenance?

  package init(text: String, condition: FormulaID, provenance: Provenance?) {
    self.text = text
    self.condition = condition
    self.provenance = provenance
  }
}

extension Claim: Referring {
  package func tell(_ references: inout References) { references.add(condition) }
}
