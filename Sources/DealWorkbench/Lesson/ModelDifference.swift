/// Whether two numbers are the same, as far as computing in another order leaves them so.
func isSameNumber(_ one: Double, _ other: Double) -> Bool {
  abs(one - other) <= 1e-9 * max(abs(one), abs(other))
}

/// How a book is unlike the one that was asked for.
package enum ModelDifference: Sendable {
  /// A deal whose two parties are the other way round.
  case swapped(String)
  /// A deal of the right parties with another name.
  case misnamed(String, wanted: String)
  /// A deal whose name differs in its capitals only.
  case capitals(String, wanted: String)
  case missing(ModelAccount.Subject)
  case extra(ModelAccount.Subject)
  /// Something that was asked for is not stated.
  case unstated(String, of: ModelAccount.Subject)
  /// Something is stated that was not asked for.
  case tooMuch(ModelAccount.Part, of: ModelAccount.Subject)
  case different(ModelAccount.Part, of: ModelAccount.Subject)

  /// Whether it may stay: a name that the learner defines beside what is asked for, and what kind of
  /// deal or party something is.
  var isHarmless: Bool {
    switch self {
    case .extra(let subject): subject.phrase == "a definition"
    case .tooMuch(let part, _): part.name == "kind"
    case .swapped, .misnamed, .capitals, .missing, .unstated, .different: false
    }
  }

  /// What is said of it to a learner; it does not give the answer away.
  package var message: String {
    switch self {
    case .swapped(let name):
      "\(name) has the two parties the other way round: the one that pays stands first. "
        + "undo takes it back."
    case .misnamed(let name, let wanted):
      "This deal is called \(name) here, and the lesson goes on with \(wanted)."
    case .capitals(let name, let wanted):
      "Names keep their capitals: this is \(name), and the lesson goes on with \(wanted)."
    case .missing(let subject): "Not there yet: \(subject.full)."
    case .extra(let subject):
      "This step does not ask for \(subject.full). undo takes it back."
    case .unstated(let what, let subject): "Not stated yet: \(what) of \(subject.title)."
    case .tooMuch(let part, let subject):
      "This step does not ask for \(part.name) of \(subject.title), which is \(part.text) now."
    case .different(let part, let subject):
      "\(part.name) of \(subject.title) is \(part.text) now, and something else is asked for."
    }
  }
}
