import DealFormula
import DealLanguage
import DealModel
import DealQuantities
import DealSyntax

/// What can be typed at a cursor, each with a few words on what it means.
package struct Suggestions: Hashable, Sendable {
  package struct Candidate: Hashable, Sendable {
    package var text: String
    package var meaning: String
    package init(_ text: String, _ meaning: String) {
      self.text = text
      self.meaning = meaning
    }
  }
  /// The bytes of the text that a candidate replaces.
  package var replaced: Range<Int>
  /// In the order in which they are offered; each text once.
  package var candidates: [Candidate]
}

extension Book {
  /// Whether a text can be answered as it is, or waits for more lines: decided by the parser.
  package func isComplete(_ text: String) -> Bool {
    let source = Source(id: 0, name: "", text: text)
    return !parse(source, names: knowledge.names, vocabulary: Verb.vocabulary).needsMore
  }

  /// What fits at an offset of a text, in bytes.
  package func suggestions(for text: String, at cursor: Int) -> Suggestions {
    let bytes = Array(text.utf8)
    let context = context(
      of: bytes, at: cursor, vocabulary: Verb.vocabulary, names: knowledge.names)
    let span = Int(context.prefix.lower)..<Int(context.prefix.upper)
    let prefix = String(decoding: bytes[span], as: UTF8.self)
    var found: [Suggestions.Candidate] = []
    // What belongs to the statement comes before what any value can be followed by.
    for rank in 0...2 {
      for fit in context.fits where fit.rank == rank {
        found += candidates(for: fit, isBlank: prefix.isEmpty)
      }
    }
    var seen: Set<String> = []
    return Suggestions(
      replaced: span,
      candidates: found.filter { $0.text.hasPrefix(prefix) && seen.insert($0.text).inserted })
  }

  /// What fits; of what is many, only the usual where nothing is typed yet.
  private func candidates(for fit: Fit, isBlank: Bool) -> [Suggestions.Candidate] {
    switch fit {
    case .statementStart:
      return Verb.all.map { .init($0.name, $0.summary) }
        + Verb.closedForms.map { .init($0.name, $0.summary) } + (isBlank ? ownNames : formulas)
    case .clause(let verb, let used):
      guard Verb.all.indices.contains(verb) else { return [] }
      return Verb.all[verb].shape.clauses.enumerated().compactMap { index, clause in
        used.contains(index) && !clause.isRepeatable ? nil : .init(clause.word, clause.label)
      }
    case .definitionClause(let used):
      return Definition.clauseShapes.enumerated().compactMap { index, clause in
        used.contains(index) && !clause.isRepeatable ? nil : .init(clause.word, clause.label)
      }
    case .operand(let verb, let index):
      guard Verb.all.indices.contains(verb), Verb.all[verb].shape.operands.indices.contains(index)
      else { return [] }
      if Verb.all[verb].name == "help" { return helpWords.map { .init($0, "") } }
      let operand = Verb.all[verb].shape.operands[index]
      return candidates(for: operand.reading, operand.label)
    case .argument(let verb, let clause):
      guard Verb.all.indices.contains(verb), Verb.all[verb].shape.clauses.indices.contains(clause)
      else { return [] }
      let shape = Verb.all[verb].shape.clauses[clause]
      return candidates(for: shape.reading, shape.label)
    case .definitionArgument(let clause):
      guard Definition.clauseShapes.indices.contains(clause) else { return [] }
      let shape = Definition.clauseShapes[clause]
      return candidates(for: shape.reading, shape.label)
    case .word(let word): return [.init(word, "")]
    case .formula: return formulas
    case .unit: return isBlank ? units.filter { Self.usualUnits.contains($0.text) } : units
    case .operation:
      return [
        .init("in", "converts into another unit"), .init("at", "asks about a day"),
        .init("during", "asks about a period"), .init("by", "a row per month, quarter or year"),
        .init("given", "with other values in place"), .init("to", "a range"),
        .init("of", "a share of"),
      ]
    case .field(let subject): return fields(of: subject)
    case .text, .comment: return []
    }
  }

  private func candidates(for reading: Reading, _ label: String) -> [Suggestions.Candidate] {
    switch reading {
    case .word(let words): return words.map { .init($0, "") }
    case .name, .names: return names(fitting: label)
    case .textOrName:
      return label.contains("library")
        ? LibraryBook.allCases.map { .init($0.rawValue, $0.summary) } : names(of: .source)
    case .qualified(let words): return words.map { .init($0, label) } + formulas
    case .expression, .expressions, .textOrExpression, .grants: return formulas
    case .assignments: return ownNames
    case .text, .rest, .nothing: return []
    }
  }

  /// The names that an operand of this label means.
  private func names(fitting label: String) -> [Suggestions.Candidate] {
    if label.contains("who ") || label.contains("party") || label.contains("short name") {
      return names(of: .party)
    }
    if label.contains("chip") { return names(of: .chip) }
    if label.contains("deal") { return names(of: .deal) }
    if label.contains("milestone") { return names(of: .milestone) }
    if label.contains("covers") {
      return knowledge.world.scopes.map { .init($0, "a scope") }
    }
    if label.contains("right") { return names(of: .right) }
    if label.contains("scenario") { return names(of: .scenario) }
    if label.contains("currency") {
      return Currency.all.map { .init($0.code, $0.name) }
    }
    return []
  }

  private func names(of kind: Thing.Kind) -> [Suggestions.Candidate] {
    knowledge.world.names(of: kind).map { .init($0, kind.phrase) }
  }

  /// The units that are offered before the first letter of one.
  private static let usualUnits: Set<String> = [
    "gpus", "cpus", "racks", "tokens", "USD", "EUR", "GBP", "hours", "days", "weeks", "months",
    "quarters", "years", "kW", "MW", "GW", "MWh", "GB", "TB", "PFLOPS", "%",
  ]

  /// Everything that a formula can begin with.
  private var formulas: [Suggestions.Candidate] {
    ownNames + Function.all.map { .init($0.name, $0.summary) }
  }

  /// What the book itself gave names to.
  private var ownNames: [Suggestions.Candidate] {
    var found: [Suggestions.Candidate] = []
    knowledge.definitions.forEach { slot, definition in
      let name = knowledge.names.text(of: Name(index: slot.index))
      guard !name.hasPrefix("_") else { return }
      let meaning =
        switch definition.kind {
        case .assumption: "an assumption"
        case .definition: "a definition"
        case .function: "a function"
        }
      found.append(.init(name, meaning))
    }
    for kind in [Thing.Kind.deal, .party, .chip, .milestone, .right, .scenario] {
      found += names(of: kind)
    }
    return found
  }

  private var units: [Suggestions.Candidate] {
    knowledge.units.names.map { .init($0.name, $0.meaning) }
  }

  private func fields(of subject: String) -> [Suggestions.Candidate] {
    guard let thing = knowledge.world.thing(subject) else { return [] }
    return Property.all.filter { $0.thing == thing.kind }.map { .init($0.name, $0.summary) }
  }
}

extension Fit {
  /// How near it is to what is being typed.
  fileprivate var rank: Int {
    switch self {
    case .statementStart, .clause, .definitionClause, .operand, .word, .argument,
      .definitionArgument,
      .field, .text, .comment:
      0
    case .formula, .operation: 1
    case .unit: 2
    }
  }
}
