import DealText

/// Statements that cannot be read: verbs, clauses, names.
extension Diagnostic {
  /// A line such as `deel openai aws`; `note` is what helps where no verb is near.
  static func unknownVerb(
    _ place: Place, _ found: String, nearest: [String], note: String? = nil, remedy: String?
  ) -> Diagnostic {
    Diagnostic(
      .error, "unknown-verb",
      "a line of several words begins with a verb, and `\(visible(found))` is none",
      labels: [Label(place, didYouMean(nearest) ?? "not a verb")],
      notes: note.map { [visible($0)] } ?? [], remedies: remedy.map { [$0] } ?? [])
  }

  /// How statements look, for sentences that are none.
  static let stating =
    "a deal is stated as deal openai aws value $38B, and asked as openai_aws.value; `help` lists the verbs"

  /// How questions look.
  static let asking = "a question needs no words around it, such as openai_aws.value or 2 + 2"

  /// `please show openai_aws`: a word too many before the verb.
  static func wordBeforeVerb(_ place: Place, _ found: String, remedy: String) -> Diagnostic {
    Diagnostic(
      .error, "unknown-verb",
      "a line of several words begins with a verb, and `\(visible(found))` is none",
      labels: [Label(place, "leave this out")], remedies: [remedy])
  }

  /// `count deals`: a function without its brackets.
  static func functionWithoutBrackets(_ place: Place, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "function-without-values",
      "\(found) is a function and needs its values in brackets",
      labels: [Label(place, "write \(found)(…)")])
  }

  /// `=SUM(…)`, as in a cell of a spreadsheet.
  static func formulaSign(_ place: Place) -> Diagnostic {
    Diagnostic(
      .error, "equals", "a formula stands alone, and `=` was found before it",
      labels: [Label(place, "leave this out")])
  }

  /// A `?`, which asks what fits in its place.
  static func hole(_ place: Place) -> Diagnostic {
    Diagnostic(
      .error, "hole", "`?` asks what fits in its place, so the statement is not carried out",
      labels: [Label(place, "what belongs here?")],
      notes: ["at the prompt it is answered with what fits and what is known of it"])
  }

  /// Whether it tells of a `?`.
  package var isHole: Bool { code == "hole" }

  /// A word where a clause of the verb should stand.
  static func unknownClause(
    _ place: Place, _ found: String, verb: String, nearest: [String], known: [String],
    remedy: String? = nil, isDate: Bool = false
  ) -> Diagnostic {
    let message =
      known.isEmpty
      ? "\(verb): the end of the line is expected, and `\(visible(found))` was found"
      : "\(verb): a clause is expected, and `\(visible(found))` is none"
    return Diagnostic(
      .error, "unknown-clause", message,
      labels: [Label(place, didYouMean(nearest) ?? "not known here")],
      notes: (isDate ? [dates] : [])
        + (known.isEmpty ? [] : ["\(verb) takes \(known.joined(separator: ", "))"]),
      remedies: remedy.map { [$0] } ?? [])
  }

  /// How dates are written.
  static let dates = "a date is written 2026-12-31, 2026-12, 2026-Q4 or 2026"

  /// Something other than a word stands where a clause should.
  static func notAClause(
    _ place: Place, found: String, verb: String, known: [String], right: String?,
    meant: String?, isDate: Bool = false, isClause: Bool = false
  ) -> Diagnostic {
    let what =
      known.isEmpty && !isClause ? "the end of the line" : "a clause or the end of the line"
    return Diagnostic(
      .error, "unexpected", "\(verb): \(what) is expected, and \(found) was found",
      labels: [Label(place, meant ?? right.map { "did you mean \($0)?" } ?? "not expected")],
      notes: (found == "`,`" ? ["clauses follow one another without commas"] : [])
        + (found == "`=`" ? ["to compare two values, write =="] : [])
        + (isDate ? [dates] : [])
        + (known.isEmpty || right != nil
          ? [] : ["\(verb) takes \(known.joined(separator: ", "))"]),
      remedies: right.map { [$0] } ?? [])
  }

  /// A clause that is there already.
  static func repeatedClause(_ place: Place, _ word: String, first: Place) -> Diagnostic {
    Diagnostic(
      .error, "repeated-clause", "`\(word)` may be given once, and it was found again",
      labels: [Label(place, "again"), Label(first, "first given here", isPrimary: false)])
  }

  /// A word that is not in the list of a slot.
  static func unknownChoice(
    _ place: Place, in construct: String, described: String, nearest: [String], known: [String],
    isStray: Bool = false
  ) -> Diagnostic {
    Diagnostic(
      .error, "unknown-choice",
      "\(construct): one of \(known.joined(separator: ", ")) is expected, and \(described) was found",
      labels: [Label(place, isStray ? "leave this out" : didYouMean(nearest) ?? "expected here")])
  }

  /// A word of the language where a new name should stand.
  static func reservedName(_ place: Place, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "reserved-name", "a name is expected, and `\(found)` is a word of the language",
      labels: [Label(place, "choose another name")])
  }

  /// A function with the same parameter twice.
  static func repeatedName(_ place: Place, _ found: String, first: Place) -> Diagnostic {
    Diagnostic(
      .error, "repeated-name",
      "each value of a function has a name of its own, and `\(found)` comes twice",
      labels: [Label(place, "again"), Label(first, "first used here", isPrimary: false)])
  }

  /// `gpt-5` where a name should stand.
  package static func hyphenInName(
    _ place: Place, _ found: String, isPair: Bool = false
  ) -> Diagnostic {
    let right = String(found.map { $0 == "-" ? isPair ? " " : "_" : $0 })
    return Diagnostic(
      .error, "hyphen-in-name",
      isPair
        ? "two names are written with a blank between them, and `-` was found"
        : "a name has letters, digits and `_`, and `-` was found",
      labels: [Label(place, "did you mean \(right)?")], remedies: [right])
  }

  /// `let my value = 3`.
  static func nameOfTwoWords(_ place: Place, _ right: String) -> Diagnostic {
    Diagnostic(
      .error, "hyphen-in-name", "a name is one word, and two were found",
      labels: [Label(place, "did you mean \(right)?")], remedies: [right])
  }

  /// `7-year`, which takes a year from 7.
  package static func hyphenBeforeUnit(_ place: Place, _ right: String) -> Diagnostic {
    Diagnostic(
      .error, "hyphen-in-name", "a unit stands behind its number and a blank, and `-` was found",
      labels: [Label(place, "did you mean \(right)?")], remedies: [right])
  }

  /// `deal> …`, copied together with the prompt.
  static func promptPrefix(_ place: Place, _ found: String, rest: String?) -> Diagnostic {
    Diagnostic(
      .error, "prompt-prefix",
      "a statement is expected, and the prompt `\(found)` was found before it",
      labels: [Label(place, "leave this out")], remedies: rest.map { [$0] } ?? [])
  }

  /// Braces behind a verb that has no block.
  static func noBlock(_ place: Place, verb: String) -> Diagnostic {
    Diagnostic(
      .error, "unexpected", "\(verb): the end of the line is expected, and `{` was found",
      labels: [Label(place, "not expected")])
  }

  /// `did you mean a, b or c?`
  package static func didYouMean(_ words: [String]) -> String? {
    guard let last = words.last else { return nil }
    if words.count == 1 { return "did you mean \(last)?" }
    return "did you mean \(words.dropLast().joined(separator: ", ")) or \(last)?"
  }
}
