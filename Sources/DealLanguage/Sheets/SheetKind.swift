import DealSyntax

/// What the rows of a sheet are: each is a statement of one verb. Its columns are the subjects and,
/// from the table of the verb, its clauses.
struct SheetKind: Sendable {
  /// The column of a subject of the statement.
  struct Subject: Sendable {
    /// The names that the column may have.
    var names: [String]
    /// Whether it names a party.
    var isParty = false
    /// The clause that it is made from where it has no column.
    var standIn: String?
  }

  /// What stands behind `as`.
  var word: String
  /// One of them, in words.
  var singular: String
  var verb: Verb
  /// One for each operand of the verb.
  var subjects: [Subject]
  /// Other names of clauses as columns.
  var synonyms: [String: String] = [:]
  /// What `list` calls clauses where their words are others.
  var listed: [String: String] = [:]
  /// Columns that `list` writes and that follow from the rest, so that nothing is read from them.
  var derived: Set<String> = []
  /// Columns of bare amounts: what is written behind them.
  var units: [String: String] = [:]

  static let deals: SheetKind = .init(
    word: "deals", singular: "deal", verb: .deal,
    subjects: [
      Subject(names: ["payer"], isParty: true), Subject(names: ["payee"], isParty: true),
    ],
    synonyms: ["name": "as", "gpus": "with", "power": "with"], units: ["gpus": "gpus"])
  static let parties: SheetKind = .init(
    word: "parties", singular: "party", verb: .party,
    subjects: [Subject(names: ["party"], isParty: true, standIn: "name")],
    derived: ["deals"])
  static let milestones: SheetKind = .init(
    word: "milestones", singular: "milestone", verb: .milestone,
    subjects: [Subject(names: ["name", "milestone"])], listed: ["date": "on"])
  static let chips: SheetKind = .init(
    word: "chips", singular: "chip", verb: .chip, subjects: [Subject(names: ["name", "chip"])])
  static let prices: SheetKind = .init(
    word: "prices", singular: "price", verb: .price,
    subjects: [Subject(names: ["of", "chip", "subject"]), Subject(names: ["price", "rate"])],
    listed: ["date": "on", "provider": "from"])
  static let rollouts: SheetKind = .init(
    word: "rollouts", singular: "rollout", verb: .rollout, subjects: [Subject(names: ["what"])],
    synonyms: ["deal": "for"])

  /// Every kind of row that can be read.
  static let all: [SheetKind] = [deals, parties, milestones, chips, prices, rollouts]

  /// The names of the columns that fit, the subjects first.
  var columnNames: [String] {
    let clauses = verb.shape.clauses.map(\.word)
    return subjects.map { $0.names[0] }
      + synonyms.keys.sorted { (position(of: $0), $0) < (position(of: $1), $1) }
      + clauses.map(SheetColumn.name).filter { !synonyms.values.contains($0) || $0 == "with" }
  }

  /// Where the clause of a synonym stands in the table of the verb; `name` comes first.
  private func position(of synonym: String) -> Int {
    let words = verb.shape.clauses.map(\.word)
    let index = words.firstIndex(of: synonyms[synonym] ?? "") ?? words.count
    return synonyms[synonym] == "as" ? -1 : index
  }

  /// As many of them, in words.
  func counted(_ count: Int) -> String { count == 1 ? "1 \(singular)" : "\(count) \(word)" }

  /// The words of the language that mean something in the statements of rows, so that no name is made
  /// from them.
  static let taken: Set<String> = {
    var words = Set(Word.allCases.map(\.text))
    for kind in all {
      for clause in kind.verb.shape.clauses {
        words.insert(String(clause.word.prefix { $0 != " " && $0 != "-" }))
      }
    }
    return words
  }()
}
