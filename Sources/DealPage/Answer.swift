/// What one statement answers: a page for people and a datum for machines.
package struct Answer: Hashable, Sendable {
  package enum Purpose: UInt8, Hashable, Sendable {
    /// What was asked for: goes to the output of a script.
    case result
    /// How a declaration was read: shown at the prompt only.
    case echo
  }
  package var page: Page
  package var datum: Datum
  package var purpose: Purpose
  /// The name under which the prompt keeps it (`_1`), where it is a value.
  package var name: String?
  /// Whether it may be long enough for a pager.
  package init(_ page: Page, _ datum: Datum, purpose: Purpose = .result, name: String? = nil) {
    self.page = page
    self.datum = datum
    self.purpose = purpose
    self.name = name
  }
}

/// A value as a machine reads it: full precision, units by their symbol.
package indirect enum Datum: Hashable, Sendable {
  case quantity(Double, unit: String)
  case date(String)
  case truth(Bool)
  case text(String)
  case list([Datum])
  case record([Field])
  case table(Table)
  case series(Table)
  case page
  case none

  package struct Field: Hashable, Sendable {
    package var name: String
    package var value: Datum
    package init(_ name: String, _ value: Datum) {
      self.name = name
      self.value = value
    }
  }

  /// The word under `kind` in JSON.
  package var kind: String {
    switch self {
    case .quantity: "quantity"
    case .date: "date"
    case .truth: "truth"
    case .text: "text"
    case .list: "list"
    case .record: "record"
    case .table: "table"
    case .series: "series"
    case .page, .none: "page"
    }
  }
}
