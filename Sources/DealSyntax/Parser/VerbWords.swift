/// A vocabulary made ready for reading: its words as names, so that looking one up is a comparison
/// of integers.
struct VerbWords {
  /// One verb's words.
  struct Entry {
    var shape: VerbShape
    /// The first word of each clause.
    var clauses: [Name]
    /// Those of them that end a formula only before a text in quotes.
    var weak: [Name] = []
    /// What is written after a clause's first word, for clauses of several words.
    var clauseRests: [String]
    /// The word that must stand before each operand.
    var preceding: [Name?]
  }

  var entries: [Entry] = []
  /// Those of `let` and `assume`, which have forms of their own.
  let letWords: Entry
  let assumeWords: Entry
  /// The verb of each name, by the number of the name; -1 for other names.
  private var verbs: [Int32] = []

  /// The words of a vocabulary, made once for a table of names: every prompt and every key asks for them.
  static func of(_ vocabulary: Vocabulary, _ names: NameTable) -> VerbWords {
    if let (identity, words) = names.verbWords, identity === vocabulary.identity { return words }
    let words = VerbWords(vocabulary, names)
    names.verbWords = (vocabulary.identity, words)
    return words
  }

  private init(_ vocabulary: Vocabulary, _ names: NameTable) {
    letWords = VerbWords.entry(
      VerbShape(name: "let", operands: [], clauses: Definition.clauseShapes), names)
    assumeWords = VerbWords.entry(
      VerbShape(name: "assume", operands: [], clauses: Definition.clauseShapes), names)
    for (index, shape) in vocabulary.verbs.enumerated() {
      let name = Int(names.intern(shape.name).index)
      while verbs.count <= name { verbs.append(-1) }
      if verbs[name] < 0 { verbs[name] = Int32(truncatingIfNeeded: index) }
      entries.append(VerbWords.entry(shape, names))
    }
  }

  /// The words of a shape.
  private static func entry(_ shape: VerbShape, _ names: NameTable) -> Entry {
    var entry = Entry(shape: shape, clauses: [], clauseRests: [], preceding: [])
    for clause in shape.clauses {
      let first = clause.word.prefix { $0 != " " && $0 != "-" }
      entry.clauses.append(names.intern(String(first)))
      if clause.isWeak { entry.weak.append(names.intern(String(first))) }
      entry.clauseRests.append(String(clause.word.dropFirst(first.count)))
    }
    entry.preceding = shape.operands.map { operand in operand.preceding.map { names.intern($0) } }
    return entry
  }

  /// The verb that a name is, if the name is that and nothing else: `price` is a verb before `of`, and
  /// a fine name elsewhere.
  func reservedVerb(_ name: Name) -> Int? {
    guard let index = verb(name), !isLed(index) else { return nil }
    return index
  }

  /// Whether a verb must be followed by a word: `price of`.
  func isLed(_ verb: Int) -> Bool {
    guard let first = entries[verb].shape.operands.first, !first.isOptional else { return false }
    return first.preceding?.utf8.first?.startsName == true
  }

  /// The verb that a name is.
  @inline(__always)
  func verb(_ name: Name) -> Int? {
    let index = Int(name.index)
    guard index >= 0, index < verbs.count, verbs[index] >= 0 else { return nil }
    return Int(verbs[index])
  }
}

extension Definition {
  /// The clauses that may follow `let` and `assume`; `Clause.word` counts in this list.
  package static let clauseShapes: [ClauseShape] = [
    ClauseShape(
      "source", "where the figure comes from, as a text or a name", .textOrName,
      isRepeatable: true),
    ClauseShape("basis", "the kind of evidence, such as filing or estimate", .name),
    ClauseShape("note", "a text in quotes", .text, isRepeatable: true),
  ]
}
