/// What the layout has to know of the words of a vocabulary.
struct LayoutWords {
  /// Words behind which a value may begin, so that a sign there may belong to it: `value -5`.
  private(set) var leading: Set<Name> = []
  /// Verbs that take the rest of their line as it is written: `help take-or-pay`.
  private(set) var takingRest: Set<Name> = []
  /// Words with hyphens, such as `take-or-pay`, which no blank may part; the longest first.
  private(set) var hyphenated: [[UInt8]] = []

  /// The words of a vocabulary as names of a table.
  init(_ vocabulary: Vocabulary, _ names: NameTable) {
    let definition = VerbShape(name: "let", operands: [], clauses: Definition.clauseShapes)
    for shape in vocabulary.verbs + [definition] {
      add(shape.name, names)
      for operand in shape.operands {
        if let word = operand.preceding { add(word, names) }
        for word in operand.reading.words { add(word, names) }
        if case .rest = operand.reading { takingRest.insert(names.intern(shape.name)) }
      }
      for clause in shape.clauses {
        add(clause.word, names)
        for word in clause.reading.words { add(word, names) }
      }
    }
    hyphenated.sort { $0.count > $1.count }
  }

  /// Adds a word, which may be one of several words.
  private mutating func add(_ text: String, _ names: NameTable) {
    // Nearly all are one word.
    if text.utf8.allSatisfy({ $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }) {
      if !text.isEmpty { leading.insert(names.intern(text)) }
      return
    }
    for word in text.split(separator: " ") {
      if word.utf8.contains(UInt8(ascii: "-")) {
        hyphenated.append(Array(word.utf8))
      } else {
        leading.insert(names.intern(String(word)))
      }
    }
  }
}

extension Reading {
  /// The words that an argument may be or begin with.
  fileprivate var words: [String] {
    switch self {
    case .word(let words), .qualified(let words), .grants(let words): words
    case .assignments(let word): [word]
    case .expression, .expressions, .name, .names, .text, .textOrName, .textOrExpression, .rest,
      .nothing:
      []
    }
  }
}
