/// One statement as written.
package struct Statement: Sendable {
  package var form: StatementForm
  package var span: Span
  package init(form: StatementForm, span: Span) {
    self.form = form
    self.span = span
  }
}

package indirect enum StatementForm: Sendable {
  case expression(ExpressionID)
  /// `let NAME = EXPR`, `assume NAME = EXPR source "…"`.
  case define(Definition)
  /// `fn name(a, b: money): money = EXPR`.
  case function(FunctionDefinition)
  /// A verb of the vocabulary with its operands and clauses.
  case phrase(Phrase)
}

/// A name with the place where it is written.
package struct PlacedName: Hashable, Sendable {
  package var name: Name
  package var span: Span
  package init(_ name: Name, _ span: Span) {
    self.name = name
    self.span = span
  }
}

package struct Definition: Sendable {
  package enum Kind: UInt8, Sendable { case `let`, assume }
  package var kind: Kind
  package var name: PlacedName
  /// `let x: money = …`: a unit expression that names the dimension.
  package var annotation: ExpressionID?
  package var value: ExpressionID
  /// `source`, `basis`, `note`.
  package var clauses: [Clause]
  package init(
    kind: Kind, name: PlacedName, annotation: ExpressionID?, value: ExpressionID, clauses: [Clause]
  ) {
    self.kind = kind
    self.name = name
    self.annotation = annotation
    self.value = value
    self.clauses = clauses
  }
}

package struct FunctionDefinition: Sendable {
  package struct Parameter: Sendable {
    package var name: PlacedName
    package var annotation: ExpressionID?
    package init(name: PlacedName, annotation: ExpressionID?) {
      self.name = name
      self.annotation = annotation
    }
  }
  package var name: PlacedName
  package var parameters: [Parameter]
  package var result: ExpressionID?
  package var body: ExpressionID
  package init(
    name: PlacedName, parameters: [Parameter], result: ExpressionID?, body: ExpressionID
  ) {
    self.name = name
    self.parameters = parameters
    self.result = result
    self.body = body
  }
}

/// A verb, its operands and its clauses.
package struct Phrase: Sendable {
  /// The verb's index in `Vocabulary.verbs`.
  package var verb: Int
  package var verbSpan: Span
  /// One per operand of the verb; nil where an optional operand is left out.
  package var operands: [Argument?]
  package var clauses: [Clause]
  /// The statements between braces, for verbs whose block holds statements (`scenario`).
  package var block: [Statement]
  package init(
    verb: Int, verbSpan: Span, operands: [Argument?], clauses: [Clause], block: [Statement]
  ) {
    self.verb = verb
    self.verbSpan = verbSpan
    self.operands = operands
    self.clauses = clauses
    self.block = block
  }
}

/// A clause word and what follows it.
package struct Clause: Sendable {
  /// The index in the verb's `clauses`.
  package var word: Int
  package var wordSpan: Span
  package var argument: Argument
  package init(word: Int, wordSpan: Span, argument: Argument) {
    self.word = word
    self.wordSpan = wordSpan
    self.argument = argument
  }
}

/// The argument of an operand or clause, by the way its slot is read (`Reading`).
package struct Argument: Sendable {
  package var form: ArgumentForm
  package var span: Span
  package init(form: ArgumentForm, span: Span) {
    self.form = form
    self.span = span
  }
}

package enum ArgumentForm: Sendable {
  case expression(ExpressionID)
  case expressions([ExpressionID])
  /// A value with a leading word such as `reported`: the word's index in the reading's list.
  case qualified(word: Int?, ExpressionID)
  case name(Name)
  case names([PlacedName])
  /// The index of the word in the reading's list.
  case word(Int)
  case text(String)
  /// `with 200k gpus of h100, 2 GW`: each quantity with its chip.
  case grants([GrantNode])
  /// `utilization over [50%, 60%]`: each name or field with its formula.
  case assignments([OverrideNode])
  /// Words up to the end of the statement, as written.
  case rest(String)
  /// The clause is its word.
  case nothing
}

package struct GrantNode: Sendable {
  package var quantity: ExpressionID
  package var chip: PlacedName?
  /// The word behind the quantity, by its place in the list of the reading: `2 GW it`.
  package var word: Int?
  package init(quantity: ExpressionID, chip: PlacedName?, word: Int? = nil) {
    self.quantity = quantity
    self.chip = chip
    self.word = word
  }
}
