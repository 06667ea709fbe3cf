import DealFormula
package import DealLanguage
import DealModel
import DealQuantities
import DealReports

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
    package fileprivate(set) var parts: [Part] = []

    /// What it is called behind "of".
    fileprivate var title: String {
      isNameless ? "the \(phrase.drop { $0 != " " }.dropFirst()) \(name)" : name
    }

    /// Whether its name says nothing by itself, as that of a rollout.
    private var isNameless: Bool {
      name.hasPrefix("of ") || name.first?.isNumber ?? false
    }

    fileprivate subscript(_ name: String) -> Part? { parts.first { $0.name == name } }
  }

  /// One stated thing about a subject.
  package struct Part: Sendable {
    package var name: String
    /// As it is shown.
    package var text: String
    /// The number in base units, where it is one.
    fileprivate var number: Double?
    /// What that number measures.
    fileprivate var dimension = Dimension.none
    /// What is missing, where it is not stated.
    package var missing: String?

    /// Whether two parts say the same; numbers may differ as far as computing in another order does.
    fileprivate func says(_ other: Part) -> Bool {
      guard let number, let theirs = other.number else {
        return text == other.text && (missing == nil) == (other.missing == nil)
      }
      return dimension == other.dimension
        && abs(number - theirs) <= 1e-9 * max(abs(number), abs(theirs))
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
    var teller = Teller(environment)
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
      guard let there = try? environment.surroundings.scenario(name) else { continue }
      var inside = Teller(there)
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
    case .missing(let subject): "Not there yet: \(subject.phrase) \(subject.name)."
    case .extra(let subject):
      "This step does not ask for \(subject.phrase) \(subject.name). undo takes it back."
    case .unstated(let what, let subject): "Not stated yet: \(what) of \(subject.title)."
    case .tooMuch(let part, let subject):
      "This step does not ask for \(part.name) of \(subject.title), which is \(part.text) now."
    case .different(let part, let subject):
      "\(part.name) of \(subject.title) is \(part.text) now, and something else is asked for."
    }
  }
}

/// Puts what an environment holds into parts.
private struct Teller {
  private let environment: Environment
  private let describer: Describer

  init(_ environment: Environment) {
    self.environment = environment
    describer = Describer(environment)
  }

  /// The kinds of things that are told by their stated properties.
  private static let kinds: [Thing.Kind] = [
    .deal, .party, .milestone, .right, .chip, .price,
  ]
  /// Properties that follow from others or from the day.
  private static let derived: Set<String> = ["deals", "status", "condition", "met", "runs", "name"]

  /// Every thing with its stated properties.
  mutating func things() -> [ModelAccount.Subject] {
    var subjects: [ModelAccount.Subject] = []
    for kind in Self.kinds {
      let properties = Property.all.filter { property in
        property.thing == kind && !property.isMetric && !Self.derived.contains(property.name)
      }
      for (number, thing) in environment.surroundings.things(kind).enumerated() {
        let name = environment.surroundings.nameOfThing(thing)
        var subject = ModelAccount.Subject(
          name: kind == .price ? "\(name) (\(number + 1))" : name, phrase: kind.phrase)
        for property in properties {
          var evaluation = Evaluation(environment)
          if let value = try? evaluation.property(property.name, of: thing) {
            subject.parts.append(part(property.name, value))
          }
        }
        if kind == .deal { subject.ends = subject.parts.prefix(2).map(\.text) }
        subjects.append(subject)
      }
    }
    return subjects
  }

  /// Every rollout, numbered within its deal.
  func rollouts(of world: World) -> [ModelAccount.Subject] {
    var subjects: [ModelAccount.Subject] = []
    for thing in world.things(.deal) {
      guard let deal = world.deals[Int(thing.index)] else { continue }
      subjects += history(of: deal)
      for (number, index) in deal.rollouts.enumerated() {
        guard let rollout = world.rollouts[Int(index)] else { continue }
        let ordinal = deal.rollouts.count > 1 ? "\(number + 1) " : ""
        var subject = ModelAccount.Subject(
          name: ordinal + "of \(deal.name)",
          phrase: rollout.isExpansion ? "an expansion" : "a rollout")
        subject.parts = [
          part("resource", .text(Resource.name(rollout.resource))),
          part("quantity", rollout.quantity), part("from", rollout.from, edge: .first),
          part("by", rollout.by, edge: .last), part("slip", rollout.slip),
          part("chance", rollout.chance), part("after", rollout.after.map { .text($0) }),
          part("shape", rollout.shape.map { .text($0.name) }),
        ]
        subjects.append(subject)
      }
    }
    return subjects
  }

  /// What was said of a deal later and by others.
  private func history(of deal: Deal) -> [ModelAccount.Subject] {
    guard let record = deal.record else { return [] }
    func subjects(_ accounts: [Account], _ phrase: String) -> [ModelAccount.Subject] {
      accounts.enumerated().map { number, account in
        let day = account.on.map { " on \($0.text)" } ?? " \(number + 1)"
        var subject = ModelAccount.Subject(name: "of \(deal.name)\(day)", phrase: phrase)
        subject.parts = account.stated.facts.map { part($0.field.property, $0.formula) }
        subject.parts += account.stated.grants.enumerated().map {
          part("grant \($0.offset + 1)", $0.element.quantity)
        }
        subject.parts.append(part("end", .truth(account.isCancellation)))
        return subject
      }
    }
    return subjects(record.amendments, "an amendment") + subjects(record.disputes, "a dispute")
  }

  /// Every name that was defined; what stands for a function by how many values it takes.
  mutating func definitions() -> [ModelAccount.Subject] {
    var subjects: [ModelAccount.Subject] = []
    environment.definitions.forEach { slot, definition in
      let name = environment.surroundings.nameOf(slot)
      // Answers of the prompt have names too.
      guard name != "ans", !name.hasPrefix("_") else { return }
      var subject = ModelAccount.Subject(
        name: name, phrase: definition.kind == .assumption ? "an assumption" : "a definition")
      var evaluation = Evaluation(environment)
      if let value = try? evaluation.evaluate(definition.formula, declaring: .slot(slot)) {
        subject.parts = [part("the value", value)]
      }
      subjects.append(subject)
    }
    return subjects
  }

  /// Every claim, numbered, as its words are free, with whether it holds.
  func claims(of world: World) -> [ModelAccount.Subject] {
    (0..<world.claims.count).compactMap { index in
      world.claims[index].map { claim in
        // True and true may be said of different things.
        var parts = [part("verdict", claim.condition)]
        if case .binary(_, let left, let right) = environment.arena[claim.condition].operation {
          parts += [part("the first part", left), part("the second part", right)]
        }
        return ModelAccount.Subject(name: "\(index + 1)", phrase: "a claim", parts: parts)
      }
    }
  }

  /// A part that a formula states, if it is stated.
  private func part(
    _ name: String, _ formula: FormulaID?, edge: Period.Edge? = nil
  ) -> ModelAccount.Part {
    guard let formula else { return part(name, nil) }
    var evaluation = Evaluation(environment)
    guard let value = try? evaluation.evaluate(formula) else { return part(name, nil) }
    return part(name, edge.flatMap { try? value.day($0, name) } ?? value)
  }

  private func part(_ name: String, _ value: Value?) -> ModelAccount.Part {
    guard let value else {
      return ModelAccount.Part(name: name, text: "", missing: name)
    }
    if case .unstated(let unstated) = value {
      return ModelAccount.Part(
        name: name, text: "", missing: unstated.facts.first?.what ?? name)
    }
    var part = ModelAccount.Part(name: name, text: describer.text(value))
    if case .quantity(let quantity) = value {
      (part.number, part.dimension) = (quantity.baseValue, quantity.dimension)
    }
    return part
  }
}
