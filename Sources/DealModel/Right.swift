package import DealFormula

/// What binds a party in a window of time: it may buy something from one provider only, or must
/// ask that provider first.
package struct Right: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Nobody but the holder may sell.
    case exclusive
    /// Others may sell what the holder has been offered first.
    case firstRefusal = "first_refusal"
  }

  package var name: String
  package var kind: Kind
  /// The provider who has the right: an index in `World.parties`.
  package var holder: Int32
  /// The party that is bound by it: the same.
  package var party: Int32
  /// What it covers, each in a word: compute, api.
  package var scopes: [String]
  /// The first day; nil if it runs from any time on.
  package var from: FormulaID?
  /// The last day, or the deal or milestone that ends it; nil if no end is stated.
  package var until: FormulaID?
  package var provenance: Provenance?
  package var origin: Origin

  package init(
    name: String, kind: Kind, holder: Int32, party: Int32, scopes: [String], origin: Origin
  ) {
    self.name = name
    self.kind = kind
    self.holder = holder
    self.party = party
    self.scopes = scopes
    self.origin = origin
  }

  /// The scopes that everybody knows, and what sells each: any other name is a scope too.
  package static let usualScopes = ["compute", "api", "ip", "chips", "power"]
}

extension Right.Kind {
  /// In words, with an article.
  package var phrase: String {
    switch self {
    case .exclusive: "an exclusive right"
    case .firstRefusal: "a right of first refusal"
    }
  }
}

extension Right: Referring {
  package func tell(_ references: inout References) {
    references.add(origin)
    references.add(from)
    references.add(until)
  }
}
