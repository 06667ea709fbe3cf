/// One thing to tell about a text: a mistake, a warning or a note. A value, never thrown.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: UInt8, Hashable, Sendable, Comparable {
    case note, warning, error
    package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }
  }

  /// A place and what stands there, in a few words.
  package struct Label: Hashable, Sendable {
    package var place: Place
    package var text: String
    /// The place that the error is about; others only help to see it.
    package var isPrimary: Bool
    package init(_ place: Place, _ text: String, isPrimary: Bool = true) {
      self.place = place
      self.text = text
      self.isPrimary = isPrimary
    }
  }

  package var severity: Severity
  /// The stable code: `dimension`, `unknown-name`.
  package var code: String
  /// One sentence: the construct, what was expected, what was found.
  package var message: String
  /// The primary label first.
  package var labels: [Label]
  /// Further sentences, drawn behind `=`.
  package var notes: [String]
  /// A statement or part of one that is certain to help: valid deal.
  package var remedies: [String]

  package init(
    _ severity: Severity = .error, _ code: String, _ message: String, labels: [Label] = [],
    notes: [String] = [], remedies: [String] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.labels = labels
    self.notes = notes
    self.remedies = remedies
  }
}
