import DealText

/// Formulas that cannot be read.
extension Diagnostic {
  /// A value is missing, behind an operator if `after` names one; `isStray` if it only follows what
  /// was found.
  static func missingFormula(
    _ place: Place, after: String?, found: String, isStray: Bool = false, meant: String? = nil
  ) -> Diagnostic {
    let message: String
    if let after {
      message = "behind `\(visible(after))` a value is expected, and \(found) was found"
    } else {
      message = "a value is expected, and \(found) was found"
    }
    return Diagnostic(
      .error, "missing-value", message,
      labels: [Label(place, isStray ? "leave this out" : meant ?? "a value is missing")])
  }

  /// Something that must stand in a construct does not.
  static func missing(
    _ place: Place, in construct: String, _ what: String, found: String, isQuoted: Bool = false,
    choices: [String] = [], isStray: Bool = false, remedy: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .error, "missing", "\(visible(construct)): \(what) is expected, and \(found) was found",
      labels: [
        Label(
          place,
          isStray
            ? "leave this out" : remedy.map { "did you mean \(visible($0))?" } ?? "expected here")
      ],
      notes: (isQuoted ? ["a name is written without quotes"] : [])
        + (choices.isEmpty ? [] : ["it can be: \(choices.joined(separator: ", "))"]),
      remedies: remedy.map { [$0] } ?? [])
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

  /// `=` or, if it can only be a definition, `:=` behind a value; `note` is what may have been meant.
  static func equalsAsComparison(
    _ place: Place, _ found: String, isDefinition: Bool, note: String?
  ) -> Diagnostic {
    Diagnostic(
      .error, "equals",
      isDefinition
        ? "a value gets a name with let and `=`, and `\(found)` was found"
        : "in a formula `==` compares, and `\(found)` was found",
      labels: [Label(place, isDefinition ? "let is missing" : "write == to compare")],
      notes: note.map { [visible($0)] } ?? [])
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
  static func unexpected(_ place: Place, _ found: String, meant: String? = nil) -> Diagnostic {
    Diagnostic(
      .error, "unexpected", "the end of the line is expected, and \(found) was found",
      labels: [Label(place, meant ?? "not expected")])
  }

  /// A text that lacks its quotes; `isWhole` if it ends where the signs do.
  static func bareText(
    _ place: Place, in construct: String, _ what: String, _ found: String, isWhole: Bool
  ) -> Diagnostic {
    // What has a meaning within a text would not be the same text.
    let isPlain = found.utf8.allSatisfy { $0 != 0x22 && $0 != 0x5C && $0 != 0x7B }
    return Diagnostic(
      .error, "missing",
      "\(construct): \(what) is expected, and `\(visible(found))` was found",
      labels: [Label(place, isWhole ? "put quotes around it" : "a text begins and ends with \"")],
      remedies: isWhole && isPlain ? ["\"\(found)\""] : [])
  }
}
