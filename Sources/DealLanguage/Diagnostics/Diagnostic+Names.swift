import DealSyntax

extension Diagnostic {
  static func unknownName(
    _ word: String, near: [String], meant: String? = nil, asked: String? = nil,
    note: String? = nil, at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error, "unknown-name", "nothing is called \(word)",
      labels: [Label(place, "not known here")],
      notes: asked.map { ["it is asked of something with a point, such as \($0)"] }
        ?? (note.map { [$0] } ?? didYouMean(near)),
      remedies: meant.map { [$0] } ?? [])
  }

  static func unknownUnit(
    _ word: String, near: [String], note: String? = nil, at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error, "unknown-unit", "a number is followed by a unit, and \(word) is not one",
      labels: [Label(place, "not a known unit")], notes: note.map { [$0] } ?? didYouMean(near))
  }

  static func nameAfterNumber(_ word: String, number: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "unknown-unit", "a number is followed by a unit, and \(word) is a name of yours",
      labels: [Label(place, "not a unit")], remedies: ["\(number) * \(word)"])
  }

  /// `$38 billion dollars`: money whose currency is named twice.
  static func currencyTwice(_ money: String, _ word: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "currency-sign", "an amount names its currency once, and \(money) has one already",
      labels: [Label(place, "leave this out")])
  }

  static func unknownFunction(
    _ word: String, near: [String], note: String? = nil, at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error, "unknown-function", "there is no function \(word)",
      labels: [Label(place, "not a function")], notes: note.map { [$0] } ?? didYouMean(near))
  }

  /// `openai_aws.term to months`.
  static func toUnit(_ right: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "other-sign", "an amount is shown in another unit with in, and `to` was found",
      labels: [Label(place, "did you mean \(right)?")], remedies: [right])
  }

  /// `openai_aws.value in billions`.
  static func scaleNotUnit(_ word: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "wrong-kind", "in is followed by a unit, and \(word) is a number",
      labels: [Label(place, "a number")],
      notes: ["large amounts are shown with k, M, B and T by themselves"])
  }

  static func functionWithoutCall(_ word: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "function-without-values", "\(word) is a function and needs its values in brackets",
      labels: [Label(place, "write \(word)(…)")])
  }

  static func unknownScenario(_ word: String, near: [String], at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "unknown-scenario",
      "given is followed by NAME = VALUE or the name of a scenario, and \(word) is not a scenario",
      labels: [Label(place, "no scenario of this name")], notes: didYouMean(near))
  }

  /// Something that cannot take another value; `construct` is the word that asks for it.
  static func overrideTarget(in construct: String, at place: Place) -> Diagnostic {
    let others = construct == "given" ? ", or a scenario" : ""
    return Diagnostic(
      .error, "given-target",
      "\(construct) is followed by a name\(others.isEmpty ? " or" : ",") a field of a deal such as openai_aws.value\(others)",
      labels: [Label(place, "cannot be replaced")])
  }

  static func unknownWord(
    _ word: String, expected: String, among words: [String], remedy: String? = nil,
    at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error, "unknown-word", "\(expected) was expected, and \(word) was found",
      labels: [Label(place, "not one of the words")],
      notes: ["it can be: \(words.joined(separator: ", "))"], remedies: remedy.map { [$0] } ?? [])
  }

  static func argumentCount(
    _ name: String, takes signature: String, found: Int, list: String? = nil, at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error, "argument-count",
      "\(name) is given \(found == 0 ? "no values" : found == 1 ? "1 value" : "\(found) values")",
      labels: [Label(place, "takes \(signature)")],
      notes: list.map { ["values of a list stand in brackets: \($0)"] } ?? [])
  }

  static func argumentName(
    _ word: String, of name: String, takes signature: String, at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .error, "argument-name", "\(name) takes no value called \(word) here",
      labels: [Label(place, "takes \(signature)")])
  }

  static func comparisonExpected(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .error, "comparison-expected",
      "\(name) is followed by a comparison in brackets, such as \(name)(openai_aws.capacity >= 100k gpus)",
      labels: [Label(place, "no comparison")])
  }

  /// The sentence that names the nearest known words.
  static func didYouMean(_ near: [String]) -> [String] {
    (didYouMean(near) as String?).map { [$0] } ?? []
  }
}
