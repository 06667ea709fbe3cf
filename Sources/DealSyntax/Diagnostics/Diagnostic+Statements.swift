import DealText

/// Statements that cannot be read: verbs, clauses, names.
extension Diagnostic {
  /// A line such as `deel openai aws`; `rest` is what follows the first word, if it is short.
  static func unknownVerb(
    _ place: Place, _ found: String, nearest: [String], rest: String?,
    pair: (String, String)? = nil
  ) -> Diagnostic {
    var remedies: [String] = []
    // A short word is near to too many others for the remedy to be certain.
    if let rest, nearest.count == 1, found.utf8.count > 3, !rest.contains("{") {
      remedies = [nearest[0] + rest]
    }
    return Diagnostic(
      .error, "unknown-verb",
      "a line of several words begins with a verb, and `\(visible(found))` is none",
      labels: [Label(place, didYouMean(nearest) ?? "not a verb")],
      notes: nearest.isEmpty
        ? pair.map { ["a part of something is written \($0).\($1), a function of it \($0)(\($1))"] }
          ?? ["`help` lists the verbs"] : [],
      remedies: remedies)
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
    _ place: Place, _ found: String, verb: String, nearest: [String], known: [String]
  ) -> Diagnostic {
    let message =
      known.isEmpty
      ? "\(verb): the end of the line is expected, and `\(visible(found))` was found"
      : "\(verb): a clause is expected, and `\(visible(found))` is none"
    return Diagnostic(
      .error, "unknown-clause", message,
      labels: [Label(place, didYouMean(nearest) ?? "not known here")],
      notes: known.isEmpty ? [] : ["\(verb) takes \(known.joined(separator: ", "))"])
  }

  /// Something other than a word stands where a clause should.
  static func notAClause(
    _ place: Place, found: String, verb: String, known: [String], right: String?,
    meant: String?
  ) -> Diagnostic {
    let what = known.isEmpty ? "the end of the line" : "a clause or the end of the line"
    return Diagnostic(
      .error, "unexpected", "\(verb): \(what) is expected, and \(found) was found",
      labels: [Label(place, meant ?? right.map { "did you mean \($0)?" } ?? "not expected")],
      notes: (found == "`,`" ? ["clauses follow one another without commas"] : [])
        + (found == "`=`" ? ["to compare two values, write =="] : [])
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
    _ place: Place, in construct: String, found: String?, described: String, nearest: [String],
    known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .error, "unknown-choice",
      "\(construct): one of \(known.joined(separator: ", ")) is expected, and \(described) was found",
      labels: [Label(place, didYouMean(nearest) ?? "expected here")])
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
  static func hyphenInName(_ place: Place, _ found: String) -> Diagnostic {
    let right = String(found.map { $0 == "-" ? "_" : $0 })
    return Diagnostic(
      .error, "hyphen-in-name", "a name has letters, digits and `_`, and `-` was found",
      labels: [Label(place, "did you mean \(right)?")], remedies: [right])
  }

  /// `deal> …`, copied together with the prompt.
  static func promptPrefix(_ place: Place, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "prompt-prefix",
      "a statement is expected, and the prompt `\(found)` was found before it",
      labels: [Label(place, "leave this out")])
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
