import DealFormula
import DealLanguage
import DealModel
import DealQuantities
import DealReports
import DealSyntax

/// Finds what can be typed at a place of a statement: from the tables of the language and from what
/// the book knows.
struct Offering {
  let book: Book
  /// The text before the place.
  let before: ArraySlice<UInt8>
  var shelf: OfferShelf
  /// What the parser would take at the place.
  let fits: [Fit]
  /// What a formula there must be; nil where there is no formula.
  var wanted: Wanted?
  /// What values are described by.
  let environment: Environment
  /// The deal that the statement is about, else the latest.
  let deal: Thing?
  /// Whether ranges are drawn from, to say what they are worth.
  var drawsRanges = false

  var knowledge: Knowledge { book.knowledge }

  /// For the place behind a text; `wanted` is what is known of the place already.
  init(_ book: Book, _ before: ArraySlice<UInt8>, _ shelf: OfferShelf, wanted: Wanted? = nil) {
    self.book = book
    self.before = before
    self.shelf = shelf
    let knowledge = book.knowledge
    fits =
      context(
        of: Array(before), at: before.count, vocabulary: Verb.vocabulary, names: knowledge.names
      ).fits
    self.wanted = wanted ?? knowledge.wanted(in: completed(before), at: before.count)
    var asked = knowledge
    environment = asked.environment()
    deal =
      Offering.words(before).reversed().lazy.compactMap(knowledge.world.thing)
      .first { $0.kind == .deal } ?? knowledge.world.latestDeal.map { Thing(.deal, $0) }
  }

  /// The last words of a text, in order.
  private static func words(_ text: ArraySlice<UInt8>) -> [String] {
    text.suffix(4_096).split { !$0.continuesName }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// What the slot of the statement at the place says of itself.
  var label: String? {
    for fit in fits {
      switch fit {
      case .operand(let verb, let index): return Verb.all[verb].shape.operands[index].label
      case .argument(let verb, let clause): return Verb.all[verb].shape.clauses[clause].label
      case .definitionArgument(let clause): return Definition.clauseShapes[clause].label
      case .name(let label): return label
      case .statementStart, .clause, .definitionClause, .word, .formula, .unit, .operation, .field,
        .text, .comment:
        continue
      }
    }
    return nil
  }

  // MARK: All that fits

  mutating func addAll() {
    // The rest of a question for help is text, of which only this is known.
    if Offering.words(before) == ["help", "error"] {
      for entry in ErrorEntry.all { shelf.add(entry.code, entry.meaning) }
      return
    }
    // What belongs to the statement comes before what any value can be followed by.
    for rank in 0...2 {
      for fit in fits where fit.rank == rank { add(fit) }
    }
  }

  private mutating func add(_ fit: Fit) {
    switch fit {
    case .statementStart:
      for verb in Verb.all { shelf.add(verb.name, verb.summary) }
      for form in Verb.closedForms { shelf.add(form.name, form.summary) }
      wanted = nil
      addValues(withFunctions: !shelf.isBlank)
    case .clause(let verb, let used):
      guard Verb.all.indices.contains(verb) else { return }
      add(Verb.all[verb].shape.clauses, besides: used)
    case .definitionClause(let used): add(Definition.clauseShapes, besides: used)
    case .operand(let verb, let index):
      guard Verb.all.indices.contains(verb), Verb.all[verb].shape.operands.indices.contains(index)
      else { return }
      let operand = Verb.all[verb].shape.operands[index]
      if Verb.all[verb].name == "help" {
        for entry in helpEntries { shelf.add(entry.word, entry.meaning) }
      }
      add(operand.reading, operand.label)
    case .argument(let verb, let clause):
      guard Verb.all.indices.contains(verb), Verb.all[verb].shape.clauses.indices.contains(clause)
      else { return }
      let shape = Verb.all[verb].shape.clauses[clause]
      add(shape.reading, shape.label)
    case .definitionArgument(let clause):
      guard Definition.clauseShapes.indices.contains(clause) else { return }
      let shape = Definition.clauseShapes[clause]
      add(shape.reading, shape.label)
    case .name(let label): addNames(for: label)
    case .word(let word): shelf.add(word, "")
    case .formula: addFormula()
    case .unit: addUnits(wanted?.sorts ?? [])
    case .operation: addOperations()
    case .field: addFields()
    case .text, .comment: break
    }
  }

  private mutating func add(_ clauses: [ClauseShape], besides used: [Int]) {
    for (index, clause) in clauses.enumerated() where !used.contains(index) || clause.isRepeatable {
      shelf.add(clause.word, clause.label)
    }
  }

  private mutating func add(_ reading: Reading, _ label: String) {
    switch reading {
    case .word(let words):
      for word in words { shelf.add(word, label) }
    case .name, .names: addNames(for: label)
    case .textOrName:
      if label.contains("library") {
        for book in LibraryBook.allCases { shelf.add(book.rawValue, book.summary) }
      } else {
        addThings(label.contains("party") ? .party : .source)
      }
    case .qualified(let words):
      for word in words { shelf.add(word, label) }
    case .expression, .expressions, .textOrExpression, .grants:
      // A statement that is not complete yet is known by its slots alone.
      if wanted == nil { wanted = Wanted(label: label, in: knowledge) }
    case .assignments: addTargets()
    case .text, .rest, .nothing: break
    }
  }

  /// The names that an operand of this label means.
  private mutating func addNames(for label: String) {
    // A name that is given here is a new one.
    if label.hasPrefix("a name") { return }
    if label.contains("currency") {
      for currency in Currency.all { shelf.add(currency.code, currency.name, .unit) }
    } else if label.contains("covers") {
      for scope in knowledge.world.scopes { shelf.add(scope, "a scope") }
    } else if label.contains("who delivers") {
      let payer = Offering.words(before).last
      addThings(.party) { $0 != payer }
    } else if label.contains("who ") || label.contains("short name") {
      addThings(.party)
    } else {
      for kind in [Thing.Kind.party, .chip, .deal, .milestone, .right, .scenario]
      where label.contains("\(kind)") {
        addThings(kind)
      }
      if label.contains("resource") {
        for resource in Resource.all {
          shelf.add(Resource.singular(resource.unit.dimension), "the price of \(resource.name)")
        }
      }
    }
  }

  // MARK: Operators and units

  /// What a value can be followed by, by what it is.
  private mutating func addOperations() {
    let behind = before + Array(" in ".utf8)
    let subject = knowledge.wanted(in: completed(behind), at: behind.count)
    let sort = subject?.place == .unit ? subject?.sorts.first : nil
    var isQuantity = true
    var isDate = false
    if let sort {
      if case .quantity = sort { isQuantity = true } else { isQuantity = false }
      if case .series = sort { isQuantity = true }
      isDate = sort == .date
    }
    if isQuantity { shelf.add("in", "converts into another unit") }
    if isQuantity || isDate { shelf.add("to", "a range") }
    if sort == nil || sort == .quantity(.none) { shelf.add("of", "a share of") }
    guard !isDate else { return }
    shelf.add("at", "asks about a day")
    shelf.add("known on", "asks by what was known on a day")
    if isQuantity {
      shelf.add("during", "asks about a period")
      shelf.add("by", "a row per month, quarter or year")
    }
    shelf.add("given", "with other values in place")
  }

  /// Units of what is wanted; before the first letter only the usual ones.
  mutating func addUnits(_ sorts: [Sort]) {
    let names = knowledge.units.names
    func measured(_ dimensions: [Dimension]) -> [UnitCatalogue.Name] {
      names.filter { entry in
        knowledge.units.named(entry.name).map { dimensions.contains($0.dimension) } ?? false
      }
    }
    var fitting = names
    if !sorts.isEmpty {
      let dimensions = sorts.compactMap { sort in
        switch sort {
        case .quantity(let dimension), .series(let dimension): dimension
        default: nil as Dimension?
        }
      }
      fitting = measured(dimensions)
      // A unit of several parts begins with one of them: USD/gpu/hour.
      if fitting.isEmpty, let first = dimensions.first?.factors.first, first.power > 0 {
        fitting = measured([Dimension(first.base)])
      }
    }
    let usual = fitting.filter { Offering.usualUnits.contains($0.name) }
    for entry in shelf.isBlank && !usual.isEmpty ? usual : fitting {
      shelf.add(entry.name, entry.meaning, .unit)
    }
  }

  /// The units that are offered before the first letter of one.
  private static let usualUnits: Set<String> = [
    "gpus", "cpus", "racks", "tokens", "USD", "EUR", "GBP", "hours", "days", "weeks", "months",
    "quarters", "years", "kW", "MW", "GW", "MWh", "GB", "TB", "PFLOPS", "%",
  ]
}

extension Fit {
  /// How near it is to what is being typed.
  fileprivate var rank: Int {
    switch self {
    case .statementStart, .clause, .definitionClause, .operand, .word, .argument, .name,
      .definitionArgument, .field, .text, .comment:
      0
    case .formula, .operation: 1
    case .unit: 2
    }
  }
}
