import DealText

/// Formulas that cannot be read.
extension Diagnostic {
  /// A value is missing, behind an operator if `after` names one; `isStray` if it only follows what
  /// was found.
  static func missingFormula(
    _ place: Place, after: String?, found: String, isStray: Bool = false
  ) -> Diagnostic {
    let message: String
    if let after {
      message = "behind `\(visible(after))` a value is expected, and \(found) was found"
    } else {
      message = "a value is expected, and \(found) was found"
    }
    return Diagnostic(
      .error, "missing-value", message,
      labels: [Label(place, isStray ? "leave this out" : "a value is missing")])
  }

  /// Something that must stand in a construct does not.
  static func missing(
    _ place: Place, in construct: String, _ what: String, found: String, isQuoted: Bool = false,
    choices: [String] = [], isStray: Bool = false
  ) -> Diagnostic {
    Diagnostic(
      .error, "missing", "\(visible(construct)): \(what) is expected, and \(found) was found",
      labels: [Label(place, isStray ? "leave this out" : "expected here")],
      notes: (isQuoted ? ["a name is written without quotes"] : [])
        + (choices.isEmpty ? [] : ["it can be: \(choices.joined(separator: ", "))"]))
  }

  /// A list that lacks its brackets.
  static func bareList(_ place: Place, behind word: String, remedy: String?) -> Diagnostic {
    Diagnostic(
      .error, "missing",
      "\(word): a list in brackets is expected, and values with commas were found",
      labels: [Label(place, "brackets belong around these")], remedies: remedy.map { [$0] } ?? [])
  }

  /// A bracket is never closed.
  static func openBracket(_ opener: Place, _ opening: String, closing: String) -> Diagnostic {
    Diagnostic(
      .error, "open-bracket", "`\(opening)` is closed by `\(closing)`, which was not found",
      labels: [Label(opener, "opened here")])
  }

  /// Something in brackets that neither goes on nor closes them.
  static func unexpectedInBrackets(
    _ place: Place, found: String, opener: Place, opening: String, closing: String,
    meant: String?
  ) -> Diagnostic {
    Diagnostic(
      .error, "unexpected",
      "inside `\(opening)` an operator or the closing `\(closing)` is expected, and \(found) was found",
      labels: [
        Label(place, meant ?? "not expected"),
        Label(opener, "opened here", isPrimary: false),
      ])
  }

  /// A closing bracket without an opening one.
  static func strayClosing(_ place: Place, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "stray-bracket", "a closing bracket needs an opening one, and \(found) has none",
      labels: [Label(place, "leave it out, or open it before")])
  }

  /// `1 < x < 3`.
  static func comparisonChain(_ first: Place, _ second: Place) -> Diagnostic {
    Diagnostic(
      .error, "comparison-chain", "a comparison has two sides, and a third was found",
      labels: [Label(second, "a second comparison"), Label(first, "the first", isPrimary: false)],
      notes: ["join two comparisons with and: a < b and b < c"])
  }

  /// `1 to 2 to 3`.
  static func rangeChain(_ first: Place, _ second: Place) -> Diagnostic {
    Diagnostic(
      .error, "range-chain", "a range has two ends, and a third was found",
      labels: [Label(second, "a second range"), Label(first, "the first", isPrimary: false)])
  }

  /// `=` behind a value; `define` is the definition that may have been meant.
  static func equalsAsComparison(_ place: Place, define: String?) -> Diagnostic {
    Diagnostic(
      .error, "equals", "in a formula `==` compares, and `=` was found",
      labels: [Label(place, "write == to compare")],
      notes: define.map { ["to give a value a name: \($0)"] } ?? [])
  }

  /// Two values without an operator between them; `meant` is what the second may stand for.
  static func twoValues(
    _ place: Place, first: Place, found: String, meant: String?
  ) -> Diagnostic {
    Diagnostic(
      .error, "two-values", "behind a value an operator is expected, and \(found) was found",
      labels: [
        Label(place, meant ?? "a second value"), Label(first, "the first", isPrimary: false),
      ],
      notes: meant != nil
        ? [] : ["join them with an operator such as + or *, or begin a new line"])
  }

  /// Something behind a complete statement.
  static func unexpected(_ place: Place, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "unexpected", "the end of the line is expected, and \(found) was found",
      labels: [Label(place, "not expected")])
  }
}
