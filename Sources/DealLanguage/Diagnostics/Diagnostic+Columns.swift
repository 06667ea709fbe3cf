import DealSyntax
import DealText

/// Sheets whose columns or cells do not fit.
extension Diagnostic {
  /// A column that the statement has no part for.
  static func unknownColumn(
    _ place: Place, _ title: String, _ kind: String, near: [String], known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error, "unknown-column", "\(kind) have no column \(visible(title))",
      labels: [Label(place, didYouMean(near) ?? "not known")],
      notes: known.isEmpty
        ? []
        : [
          "\(kind) have \(known.joined(separator: ", "))",
          "to leave out columns that are not known, add ignoring others",
        ])
  }

  static func emptyColumn(_ place: Place, number: Int) -> Diagnostic {
    Diagnostic(
      .error, "column-name", "the first row names the columns, and column \(number) has no name",
      labels: [Label(place, "a name is missing")])
  }

  static func repeatedColumn(_ place: Place, _ title: String, first: Place) -> Diagnostic {
    Diagnostic(
      .error, "column-name",
      "each column says something of its own, and \(visible(title)) was found again",
      labels: [Label(place, "again"), Label(first, "first here", isPrimary: false)])
  }

  static func missingColumn(_ place: Place, _ name: String, _ kind: String) -> Diagnostic {
    Diagnostic(
      .error, "missing", "\(kind) need a column \(name), and the first row names none",
      labels: [Label(place, "no column \(name)")])
  }

  /// A cell that may not be empty.
  static func emptyCell(_ place: Place, _ name: String) -> Diagnostic {
    Diagnostic(
      .error, "missing", "the cell of \(name) is empty, and every row needs it",
      labels: [Label(place, "no \(name)")])
  }

  /// A range of which one end is missing.
  static func halfRange(_ place: Place, _ name: String) -> Diagnostic {
    let name = visible(name)
    return Diagnostic(
      .error, "cell-content",
      "a range has two ends, and only one of \(name)_p5 and \(name)_p95 is filled in",
      labels: [Label(place, "the range of this")])
  }

  /// A cell that goes on behind what its column holds.
  static func overfullCell(_ place: Place, _ label: String) -> Diagnostic {
    Diagnostic(
      .error, "cell-content", "a cell holds \(label) and nothing else",
      labels: [Label(place, "too much")],
      notes: ["what belongs to another column goes into a cell of that column"])
  }

  /// A cell of a column that is only yes or no.
  static func yesOrNo(_ place: Place, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "cell-content", "yes, no or nothing is expected, and \(visible(found)) was found",
      labels: [Label(place, "yes or no?")])
  }

  /// A cell that no name can be made from.
  static func noName(_ place: Place, _ found: String, isParty: Bool) -> Diagnostic {
    Diagnostic(
      .error, "no-name",
      "a name is made of the letters a to z and the digits of a cell, and \(visible(found)) has none",
      labels: [Label(place, "no name can be made from this")],
      notes: isParty
        ? ["state it before with a name of your own: party some_name name \"\(visible(found))\""]
        : [])
  }

  /// Two cells that lead to one name.
  static func sameName(_ place: Place, _ name: String, _ found: String, first: String) -> Diagnostic
  {
    Diagnostic(
      .note, "same-name", "\(visible(found)) and \(visible(first)) are one party here, \(name)",
      labels: [Label(place, "\(name) too")],
      notes: [
        "if they are two, state one before with a name of its own: party some_name name \"\(visible(found))\""
      ])
  }
}
