/// Gathers what could stand at the end of a text while the parser meets that end.
struct Probe {
  var fits: [Fit] = []

  /// Adds something that fits, once.
  mutating func note(_ fit: Fit, if condition: Bool) {
    if condition, !fits.contains(fit) { fits.append(fit) }
  }
}

/// Something that can be typed at a cursor.
package enum Fit: Hashable, Sendable {
  case statementStart
  /// A clause word of the verb with this index; the clauses in `used` are there already.
  case clause(verb: Int, used: [Int])
  /// `source`, `basis`, `note` behind `let` and `assume`, by their place in
  /// `Definition.clauseShapes`.
  case definitionClause(used: [Int])
  /// An operand of a verb, by its place.
  case operand(verb: Int, index: Int)
  /// A word that must come next: `over` behind the name in `sweep`.
  case word(String)
  /// The argument of a clause, by its place.
  case argument(verb: Int, clause: Int)
  /// The argument of a clause of `let` and `assume`.
  case definitionArgument(clause: Int)
  /// A name whose label is this: the chip behind `of`.
  case name(label: String)
  /// A value.
  case formula
  /// The unit of the number before the cursor.
  case unit
  /// An operator behind a complete value.
  case operation
  /// The name of a field of what is written before the point.
  case field(of: String)
  /// Any characters: the cursor is within a text in quotes.
  case text
  /// The cursor is within a comment.
  case comment
}

/// What fits at a cursor.
package struct CursorContext: Hashable, Sendable {
  /// The beginning of a word that is being typed; empty if there is none.
  package var prefix: Span
  /// Everything that can stand there, the most particular first.
  package var fits: [Fit]

  package init(prefix: Span, fits: [Fit]) {
    self.prefix = prefix
    self.fits = fits
  }
}
