/// The verbs of the language as data: the parser knows how statements are built, not what they mean.
package struct Vocabulary: Sendable {
  package let verbs: [VerbShape]
  /// What is known of words that are no verbs.
  let hints: WordHints
  /// Tells one vocabulary from another.
  let identity = Identity()

  /// See `identity`.
  final class Identity: Sendable {}

  package init(verbs: [VerbShape], hints: WordHints = WordHints()) {
    self.verbs = verbs
    self.hints = hints
  }

  /// The words that headlines count in: hundreds, dozens, millions.
  package static let headlineWords: [String] = Word.headlines.map(\.text)
}

/// What a mistake with a word may mean: asked only where something cannot be read.
package struct WordHints: Sendable {
  /// The clause word that takes an amount in a unit: `over` for years; nil for what is no unit.
  var clause: @Sendable (String) -> String?
  /// Whether it is asked of something with a point: `value`.
  var isField: @Sendable (String) -> Bool
  /// Whether it is a function.
  var isFunction: @Sendable (String) -> Bool
  /// Whether the name of a file that deal writes can end in it: `csv`.
  var isFileEnding: @Sendable (String) -> Bool
  /// What other programs call a verb of this language.
  var verb: @Sendable (String) -> String?

  package init(
    clause: @escaping @Sendable (String) -> String? = { _ in nil },
    isField: @escaping @Sendable (String) -> Bool = { _ in false },
    isFunction: @escaping @Sendable (String) -> Bool = { _ in false },
    isFileEnding: @escaping @Sendable (String) -> Bool = { _ in false },
    verb: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.clause = clause
    self.isField = isField
    self.isFunction = isFunction
    self.isFileEnding = isFileEnding
    self.verb = verb
  }
}

/// How one verb's statement is read.
package struct VerbShape: Sendable {
  package var name: String
  package var operands: [OperandShape]
  package var clauses: [ClauseShape]
  package var block: BlockShape
  /// Whether a function has the same name, which a bracket right behind it tells apart: `rate(…)`.
  package var isFunctionToo: Bool
  package init(
    name: String, operands: [OperandShape], clauses: [ClauseShape] = [],
    block: BlockShape = .clauses, isFunctionToo: Bool = false
  ) {
    self.name = name
    self.operands = operands
    self.clauses = clauses
    self.block = block
    self.isFunctionToo = isFunctionToo
  }
}

/// What braces after the subjects may hold.
package enum BlockShape: Sendable {
  case none
  /// The verb's clauses, on lines of their own.
  case clauses
  /// Statements (`scenario`).
  case statements
}

package struct OperandShape: Sendable {
  /// What the operand is, in an error: "who pays".
  package var label: String
  /// A word that must stand before it: `for` in `solve x for EXPR`, `of` in `price of CHIP`.
  package var preceding: String?
  package var reading: Reading
  package var isOptional: Bool
  package init(
    _ label: String, _ reading: Reading, preceding: String? = nil, isOptional: Bool = false
  ) {
    self.label = label
    self.preceding = preceding
    self.reading = reading
    self.isOptional = isOptional
  }
}

package struct ClauseShape: Sendable {
  package var word: String
  /// What the argument is, in an error: "an amount of money".
  package var label: String
  package var reading: Reading
  /// Whether the clause may be given more than once (`source`, `note`, `requires`).
  package var isRepeatable: Bool
  /// Whether a formula before it goes on with the word where it can, unless a text in quotes follows:
  /// `plot 1 to 5 to "a.svg"`, `plot spend by quarter from 2026`.
  package var isWeak: Bool
  package init(
    _ word: String, _ label: String, _ reading: Reading, isRepeatable: Bool = false,
    isWeak: Bool = false
  ) {
    self.isWeak = isWeak
    self.word = word
    self.label = label
    self.reading = reading
    self.isRepeatable = isRepeatable
  }
}

/// How an argument is read.
package enum Reading: Sendable {
  /// One expression.
  case expression
  /// Expressions separated by commas.
  case expressions
  /// An expression that may begin with one of these words: `reported $38B`.
  case qualified([String])
  /// A plain name.
  case name
  /// Plain names separated by commas.
  case names
  /// One of these words; a word may be of several words or hyphenated: "with capacity", "take-or-pay".
  case word([String])
  /// A text in quotes.
  case text
  /// A text in quotes, or a plain name (`source "…"`, `source filing`): `.text` or `.name`.
  case textOrName
  /// A text in quotes or an expression: `.text` or `.expression`.
  case textOrExpression
  /// Quantities separated by commas, each with an optional `of CHIP` or one of these words.
  case grants([String])
  /// Names of the book or fields such as `openai_aws.value`, each with a formula behind this word,
  /// separated by commas: `utilization over [50%, 60%]`.
  case assignments(String)
  /// Everything up to the end of the statement.
  case rest
  /// Nothing: the word says it all (`overwrite`).
  case nothing
}
