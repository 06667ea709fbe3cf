package import DealSyntax
import DealFormula
import DealModel
import DealQuantities
import DealText

/// A verb of the language: how its statement is built, what it means, and what carries it out. The
/// one table from which parsing, help, completion and the example tests come.
package struct Verb: Sendable {
  package enum Group: String, Sendable, CaseIterable {
    case declaring, asking, session
  }
  package var shape: VerbShape
  package var group: Group
  package var summary: String
  package var examples: [String]
  /// Whether an accepted statement belongs to the script that `save` writes.
  var isDeclaring: Bool
  var run: @Sendable (inout Enactment, Phrase) throws(Told) -> Void

  init(
    _ name: String, _ group: Group, _ summary: String, operands: [OperandShape] = [],
    clauses: [ClauseShape] = [], block: BlockShape = .none, examples: [String],
    run: @escaping @Sendable (inout Enactment, Phrase) throws(Told) -> Void
  ) {
    shape = VerbShape(
      name: name, operands: operands, clauses: clauses, block: block,
      isFunctionToo: Function.index(of: name) != nil)
    self.group = group
    self.summary = summary
    self.examples = examples
    isDeclaring = group == .declaring
    self.run = run
  }

  package var name: String { shape.name }

  /// Whether its braces hold statements.
  var holdsStatements: Bool {
    switch shape.block {
    case .statements: true
    case .none, .clauses: false
    }
  }

  /// Every verb, in the order in which help lists them.
  package static let all: [Verb] = [
    deal, rollout, expand, change, cancel, dispute, party, chip, price, milestone, exclusive,
    firstRefusal, source, scenario, claim, use, unit, rate, base,
    show, list, explain, why, plot, timeline, tornado, sweep, solve, compare, claims, conflicts,
    assumptions, flows,
    expect, print, export, report,
    help, learn, set, undo, redo, reset, history, save, open, record, resume, quit,
  ]

  package static let vocabulary = Vocabulary(verbs: all.map(\.shape), hints: .language)

  package static func named(_ name: String) -> Verb? { all.first { $0.name == name } }

  /// `let`, `assume` and `fn` have forms of their own; these entries serve help and completion.
  package struct ClosedForm: Sendable {
    package var name: String
    package var form: String
    package var summary: String
    package var examples: [String]
  }

  package static let closedForms: [ClosedForm] = [
    ClosedForm(
      name: "let", form: "let NAME = FORMULA",
      summary: "Names a formula; it follows every later change of what it rests on.",
      examples: ["let yearly = $38B / 7 years"]),
    ClosedForm(
      name: "assume", form: "assume NAME = FORMULA [source TEXT]",
      summary: "Names an input that you assume; list assumptions shows all of them.",
      examples: ["assume utilization = 70% source \"operator interviews\""]),
    ClosedForm(
      name: "fn", form: "fn NAME(a, b: money) = FORMULA",
      summary: "Names a function of its values.",
      examples: ["fn blended(a, b, share) = a * share + b * (1 - share)"]),
  ]
}

// MARK: Taking operands and clauses

extension Phrase {
  /// The operand at a position, if it is given.
  func operand(_ position: Int) -> Argument? {
    operands.indices.contains(position) ? operands[position] : nil
  }

  /// The clauses of a word, in the order written.
  func clauses(_ word: String, in shapes: [ClauseShape]) -> [Clause] {
    clauses.filter { shapes.indices.contains($0.word) && shapes[$0.word].word == word }
  }
}

// Not inlined: the optimizer of Swift 6.3.1 fails where several of these are taken in one function.
extension Argument {
  @inline(never)
  var expression: ExpressionID? {
    switch form {
    case .expression(let id), .qualified(_, let id): id
    case .expressions(let ids): ids.first
    case .name, .names, .word, .text, .grants, .assignments, .rest, .nothing: nil
    }
  }

  var expressions: [ExpressionID] {
    switch form {
    case .expressions(let ids): ids
    case .expression(let id), .qualified(_, let id): [id]
    case .name, .names, .word, .text, .grants, .assignments, .rest, .nothing: []
    }
  }

  var text: String? {
    switch form {
    case .text(let text), .rest(let text): text
    case .name, .names, .word, .expression, .expressions, .qualified, .grants, .assignments,
      .nothing:
      nil
    }
  }

  /// Names and fields, each with its formula.
  var assignments: [OverrideNode] {
    if case .assignments(let entries) = form { entries } else { [] }
  }

  /// Plain names, each with its place.
  var placedNames: [PlacedName] {
    if case .names(let names) = form { names } else { [] }
  }

  /// Whether a word such as `reported` stands before the value.
  var hasQualifier: Bool {
    if case .qualified(let word, _) = form { word != nil } else { false }
  }

  var name: Name? {
    if case .name(let name) = form { name } else { nil }
  }

  @inline(never)
  var word: Int? {
    if case .word(let index) = form { index } else { nil }
  }
}

extension Enactment {
  /// The name in an argument that was read as one.
  func word(_ argument: Argument?) -> String {
    guard let argument else { return "" }
    if let name = argument.name { return knowledge.names.text(of: name) }
    return argument.text ?? ""
  }

  /// `source`, `basis` and `note` of a statement; nil if none is given.
  func provenance(_ clauses: [Clause], _ shapes: [ClauseShape]) -> DealFormula.Provenance? {
    func isCited(_ word: String) -> Bool { word == "source" || word == "basis" || word == "note" }
    guard
      clauses.contains(where: { shapes.indices.contains($0.word) && isCited(shapes[$0.word].word) })
    else { return nil }
    func texts(_ word: String) -> String? {
      let found = clauses.filter {
        shapes.indices.contains($0.word) && shapes[$0.word].word == word
      }
      guard !found.isEmpty else { return nil }
      return found.map { clause in
        if case .word(let index) = clause.argument.form,
          case .word(let words) = shapes[clause.word].reading, words.indices.contains(index)
        {
          return words[index]
        }
        return self.word(clause.argument)
      }.joined(separator: "; ")
    }
    let (source, basis, note) = (texts("source"), texts("basis"), texts("note"))
    guard source != nil || basis != nil || note != nil else { return nil }
    return DealFormula.Provenance(source: source, basis: basis, note: note)
  }

  /// Notes that a source is cited by a name which no source has. A text in quotes says all by itself.
  mutating func noteUnknownSources(_ clauses: [Clause], of shapes: [ClauseShape]) {
    for clause in clauses
    where shapes.indices.contains(clause.word) && shapes[clause.word].word == "source" {
      guard clause.argument.name != nil else { continue }
      let name = word(clause.argument)
      guard knowledge.world.thing(name)?.kind != .source else { continue }
      let near = nearest(to: name, in: knowledge.world.names(of: .source), most: 3)
      tell(
        Diagnostic(
          .note, "unknown-source", "no source is called \(name), so it is kept as a text",
          labels: [
            .init(Place(source: source.id, span: clause.argument.span), "no source of this name")
          ],
          notes: Diagnostic.didYouMean(near) + [
            "name it once: source \(name) title \"…\" date 2025-11-03; or put a text in quotes"
          ]))
    }
  }

  /// The thing that a name stands for, of a kind; told with the nearest names if there is none.
  mutating func thing(
    _ name: String, _ kind: Thing.Kind, _ span: Span
  ) throws(Told) -> Thing {
    if let thing = knowledge.world.thing(name), thing.kind == kind { return thing }
    let near = nearest(to: name, in: knowledge.world.names(of: kind), most: 3)
    throw told(
      Refusal(
        "unknown-name", "\(kind.phrase) was expected, and \(name) is not one",
        labels: ["no \(kind) of this name"], notes: Diagnostic.didYouMean(near)), span)
  }
}
