import DealFormula
package import DealLanguage
import DealModel
import DealQuantities

/// What a book states, part by part and free of how it was written: `38e9` and `$38 billion` are the
/// same part. Two books are compared by their accounts.
package struct ModelAccount: Sendable {
  /// What the parts are about: a deal, a definition, a scenario.
  package struct Subject: Sendable {
    package var name: String
    /// With its article: "a deal".
    package var phrase: String
    /// Of a deal, who pays whom.
    package var ends: [String] = []
    package internal(set) var parts: [Part] = []

    /// What it is called behind "of".
    var title: String {
      isNameless ? "the \(phrase.drop { $0 != " " }.dropFirst())\(suffix)" : name
    }

    /// With its article and its name: "a deal openai_aws", "a claim".
    var full: String { phrase + (isNameless ? suffix : " \(name)") }

    /// What follows the kind of a subject without a name of its own.
    private var suffix: String { name.hasPrefix("of ") || name.contains(" of ") ? " \(name)" : "" }

    /// Whether its name says nothing by itself, as that of a rollout.
    private var isNameless: Bool {
      name.hasPrefix("of ") || name.first?.isNumber ?? false
    }

    subscript(_ name: String) -> Part? { parts.first { $0.name == name } }
  }

  /// One stated thing about a subject.
  package struct Part: Sendable {
    package var name: String
    /// As it is shown.
    package var text: String
    /// The number in base units, where it is one; of a range what its draws say.
    var numbers: [Double] = []
    /// What the numbers measure.
    var dimension = Dimension.none
    /// What is missing, where it is not stated.
    package var missing: String?

    /// Whether two parts say the same; numbers may differ as far as computing in another order does.
    func says(_ other: Part) -> Bool {
      guard !numbers.isEmpty, numbers.count == other.numbers.count else {
        return text == other.text && (missing == nil) == (other.missing == nil)
      }
      return dimension == other.dimension
        && zip(numbers, other.numbers).allSatisfy { isSameNumber($0, $1) }
    }
  }

  /// How often ranges are drawn that have no formula.
  private static let draws: UInt64 = 2_048

  package private(set) var subjects: [Subject] = []
  private var places: [String: Int] = [:]

  /// The account of what a book knows.
  package init(of knowledge: Knowledge) {
    var knowledge = knowledge
    // Both books of a comparison draw alike, so a few draws tell them apart.
    knowledge.changeSettings { $0.sampling.count = Self.draws }
    let environment = knowledge.environment()
    var teller = ModelTeller(environment)
    for subject in teller.things() { add(subject) }
    for subject in teller.rollouts(of: knowledge.world) { add(subject) }
    for subject in teller.definitions() { add(subject) }
    for subject in teller.claims(of: knowledge.world) { add(subject) }
    for rate in knowledge.exchange.rates {
      add(Subject(name: rate.statement, phrase: "a rate"))
    }
    for pair in environment.sampling.correlations.pairs {
      let name = pair.names.sorted().joined(separator: " and ")
      let part = Part(name: "correlation", text: NumberText.full(pair.rank))
      add(Subject(name: name, phrase: "a correlation", parts: [part]))
    }
    for scenario in knowledge.world.things(.scenario) {
      let name = environment.surroundings.nameOfThing(scenario)
      guard let there = try? environment.surroundings.scenario(name, 0) else { continue }
      var inside = ModelTeller(there)
      add(Subject(name: name, phrase: "a scenario"))
      // Only what the scenario changes: the rest has been told.
      for subject in inside.things() + inside.definitions() where differs(subject) {
        var subject = subject
        subject.name = "\(subject.name) in \(name)"
        add(subject)
      }
    }
  }

  /// Adds a subject; a second one of its name gets a number.
  private mutating func add(_ subject: Subject) {
    var subject = subject
    let name = subject.name
    var count = 1
    while places[subject.phrase + " " + subject.name] != nil {
      count += 1
      subject.name = "\(name) (\(count))"
    }
    places[subject.phrase + " " + subject.name] = subjects.count
    subjects.append(subject)
  }

  /// The subject of the same name and kind.
  private func counterpart(of subject: Subject) -> Subject? {
    places[subject.phrase + " " + subject.name].map { subjects[$0] }
  }

  /// Whether a subject is not told of in this account as it is.
  private func differs(_ subject: Subject) -> Bool {
    guard let mine = counterpart(of: subject) else { return true }
    return !zip(mine.parts, subject.parts).allSatisfy { $0.says($1) }
      || mine.parts.count != subject.parts.count
  }

  /// How this account is unlike the one that was asked for, what matters most first.
  package func differences(from wanted: ModelAccount) -> [ModelDifference] {
    var found: [ModelDifference] = []
    let missing = wanted.subjects.filter { counterpart(of: $0) == nil }
    let extra = subjects.filter { wanted.counterpart(of: $0) == nil }
    for subject in missing where subject.phrase == "a deal" {
      if let swapped = extra.first(where: { $0.ends == subject.ends.reversed() }) {
        found.append(.swapped(swapped.name))
      } else if let other = extra.first(where: { $0.name.lowercased() == subject.name }) {
        found.append(.capitals(other.name, wanted: subject.name))
      } else if let other = extra.first(where: { !$0.ends.isEmpty && $0.ends == subject.ends }) {
        found.append(.misnamed(other.name, wanted: subject.name))
      }
    }
    // Parties come with their deals, so what is said of these comes first.
    found += missing.filter { $0.phrase != "a party" }.map { .missing($0) }
    found += extra.filter { $0.phrase != "a party" }.map { .extra($0) }
    found += missing.filter { $0.phrase == "a party" }.map { .missing($0) }
    found += extra.filter { $0.phrase == "a party" }.map { .extra($0) }
    for subject in wanted.subjects {
      guard let mine = counterpart(of: subject) else { continue }
      for part in subject.parts {
        guard let own = mine[part.name] else { continue }
        if own.says(part) { continue }
        if let missing = own.missing {
          found.append(.unstated(missing, of: subject))
        } else if part.missing != nil {
          found.append(.tooMuch(own, of: subject))
        } else {
          found.append(.different(own, of: subject))
        }
      }
    }
    return found
  }
}
