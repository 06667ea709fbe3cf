import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealReports
package import DealSyntax

/// A statement could not be carried out; why has been told already.
struct Told: Error {}

/// Carries out the statements of a text, one after another, on what a book knows. A statement that
/// fails changes nothing: every verb checks first and changes last.
package struct Enactment {
  package var knowledge: Knowledge
  /// Whether answers get names and declarations are echoed, as at the prompt.
  package var isConversation: Bool
  /// Whether figures outside of their usual bands are told, as at the prompt.
  let notesSenses: Bool
  /// Whose statements it carries out.
  enum Role {
    /// Those of a text; each may take what one may.
    case text
    /// Those of a scenario that is stated; they are part of its statement, and must fit.
    case trial
    /// Those of a scenario that is asked for, which have been tried; part of the statement that asks. What
    /// rests on them is worked out when it is asked: it may ask for the same scenario.
    case layer
  }
  let role: Role
  private let emit: (Event) -> Void
  var tree = Tree()
  var source: Source
  /// The files that are being read, outermost first.
  var files: [String] = []
  /// How many files that are used by others are being read; what they state is kept by `use`.
  var useDepth = 0
  /// While a row of a sheet is carried out, what is to be told of it once its row and column are added.
  var heldBack: [Diagnostic]?
  private var errorsInSource = 0
  /// How many errors have been told of all sources.
  private(set) var errorsInAll = 0
  private var isWaiting = false
  /// The statement that is carried out.
  private var asked: Span?

  /// The path is that of the file that is read, if it is one.
  package init(
    _ knowledge: Knowledge, isConversation: Bool, notesSenses: Bool, path: String? = nil,
    emit: @escaping (Event) -> Void
  ) {
    self.init(
      knowledge, isConversation: isConversation, notesSenses: notesSenses, path: path, role: .text,
      emit: emit)
  }

  init(
    _ knowledge: Knowledge, isConversation: Bool, notesSenses: Bool, path: String? = nil,
    role: Role,
    emit: @escaping (Event) -> Void
  ) {
    self.knowledge = knowledge
    self.isConversation = isConversation
    self.notesSenses = notesSenses
    self.role = role
    self.emit = emit
    files = path.map { [$0] } ?? []
    source = Source(id: 0, name: "", text: "")
  }

  /// Reads a text and carries out its statements. Stops after one statement if asked to, or where the
  /// book has something to do first; whoever hands in the parser goes on with it.
  @discardableResult
  package mutating func run(
    _ text: Source, statementByStatement: Bool = false, with reader: inout Parser?
  ) -> (isOver: Bool, needsMore: Bool) {
    let outer = (tree, source, errorsInSource)
    source = text
    errorsInSource = 0
    defer { (tree, source, errorsInSource) = outer }
    tree = Tree()
    // Taken out while it works, so that it is changed in place.
    var parser =
      reader
      ?? Parser(
        source: text, names: knowledge.names, vocabulary: Verb.vocabulary,
        limits: knowledge.settings.limits)
    reader = nil
    while true {
      tree.removeAll()
      parser.namesAlike = isHeard
      let statement = parser.next(into: &tree)
      for diagnostic in parser.diagnostics {
        if diagnostic.isHole, isConversation, files.isEmpty, let label = diagnostic.labels.first {
          ask(.hole(label.place))
        } else {
          tell(diagnostic)
        }
      }
      parser.diagnostics.removeAll(keepingCapacity: true)
      guard let statement else { break }
      isWaiting = false
      if role == .text { knowledge.settings.beginStatement() }
      enact(statement)
      if role == .text { knowledge.settings.beginStatement() }
      if knowledge.settings.isInterrupted() { break }
      if !isConversation || !files.isEmpty, let reason = knowledge.settings.whyFull {
        _ = told(reason, statement.span)
        break
      }
      if isWaiting || statementByStatement && files.count < 2 {
        reader = parser
        return (false, false)
      }
    }
    let most = knowledge.settings.errorsShown
    if errorsInSource > most {
      emit(
        .diagnostic(
          Diagnostic(
            .note, "more-errors", "\(text.name) has \(errorsInSource - most) more errors, not shown"
          )))
    }
    return (true, parser.needsMore)
  }

  /// Reads a text and carries out its statements, in one go.
  package mutating func run(_ text: Source) {
    var reader: Parser?
    run(text, with: &reader)
  }

  /// Carries out one statement; the tree holds its expressions.
  mutating func enact(_ statement: Statement) {
    let mark = knowledge.arena.mark
    asked = statement.span
    bringAnswers(in: statement.span)
    do {
      switch statement.form {
      case .expression(let id):
        if let values = correlation(id) {
          try correlate(values)
          keep(statement)
        } else {
          try answer(id, mark)
        }
      case .define(let definition):
        try define(definition, mark)
        noteUnknownSources(definition.clauses, of: DealSyntax.Definition.clauseShapes)
        keep(statement)
      case .function(let function):
        try define(function, mark)
        keep(statement)
      case .phrase(let phrase):
        guard Verb.all.indices.contains(phrase.verb) else { return }
        let verb = Verb.all[phrase.verb]
        try verb.run(&self, phrase)
        noteUnknownSources(phrase.clauses, of: verb.shape.clauses)
        if verb.isDeclaring { keep(statement) }
      }
    } catch {
      knowledge.arena.rewind(to: mark)
    }
  }

  private mutating func keep(_ statement: Statement) {
    guard useDepth == 0 else { return }
    knowledge.log.append(
      Origin(source: source.id, lower: statement.span.lower, upper: statement.span.upper))
  }

  // MARK: Telling

  mutating func tell(_ told: Diagnostic) {
    var diagnostic = told
    if diagnostic.code == "interrupted", let reason = knowledge.settings.whyStopped {
      diagnostic = Diagnostic(.error, reason.code, reason.message, labels: told.labels)
    }
    if heldBack != nil {
      heldBack?.append(diagnostic)
      return
    }
    if diagnostic.severity == .error {
      errorsInSource += 1
      errorsInAll += 1
      guard errorsInSource <= knowledge.settings.errorsShown else { return }
    }
    emit(.diagnostic(diagnostic))
  }

  /// Whether an error that is told next is shown: for others nothing need be sought.
  var isHeard: Bool { errorsInSource < knowledge.settings.errorsShown }

  func say(_ answer: Answer) { emit(.answer(titled(answer))) }

  /// An answer with the words that asked for it, unless it has a title.
  private func titled(_ answer: Answer) -> Answer {
    guard answer.title == nil, let asked, answer.purpose == .result else { return answer }
    var titled = answer
    let words = source.text(of: asked).split { $0 == " " || $0.isNewline }
    titled.title = words.joined(separator: " ")
    return titled
  }

  /// Asks something of those around the book; what changes the book is done before the next statement.
  mutating func ask(_ effect: Effect) {
    isWaiting = true
    emit(.effect(effect))
  }

  /// Writes a file that a statement makes, and says so at the prompt.
  mutating func write(
    _ bytes: [UInt8], to path: Argument?, overwrite: Bool, _ span: Span
  ) throws(Told) {
    let file = MadeFile(
      path: word(path), bytes: bytes, overwrite: overwrite,
      isTyped: isConversation && files.isEmpty)
    if let refusal = knowledge.settings.write(file) { throw told(refusal, path?.span ?? span) }
    emit(.effect(.wrote(file.path)))
    echo(StyledText("saved \(file.path)"))
  }

  /// How a declaration was read: told at the prompt only.
  func echo(_ line: @autoclosure () -> StyledText) {
    guard isConversation else { return }
    emit(.answer(Answer(Page(line: line()), .none, purpose: .echo)))
  }

  mutating func told(_ refusal: Refusal, _ span: Span) -> Told {
    tell(Diagnostic(refusal, at: Place(source: source.id, span: span)))
    return Told()
  }

  // MARK: Formulas

  /// The formula of a written expression.
  mutating func formula(
    _ id: ExpressionID, row: Thing.Kind? = nil, isStatement: Bool = false
  ) throws(Told) -> FormulaID {
    if let number = tree.arithmetic(id) {
      let span = tree[id].span
      return knowledge.arena.add(
        .number(number), Origin(source: source.id, lower: span.lower, upper: span.upper))
    }
    if let literal = tree.literal(id, knowledge.names, knowledge.units) {
      let span = tree[id].span
      return knowledge.arena.addConstant(
        literal, Origin(source: source.id, lower: span.lower, upper: span.upper))
    }
    let checker = Checker(
      tree: tree, source: source, names: knowledge.names, arena: knowledge.arena,
      scope: Scope(knowledge.definitions, knowledge.world, knowledge.units, row: row))
    checker.namesAlike = isHeard
    if isStatement {
      switch tree[id].form {
      case .name, .schedule: checker.isStatement = true
      default: break
      }
    }
    let formula = checker.lower(id)
    for diagnostic in checker.diagnostics { tell(diagnostic) }
    guard let formula else { throw Told() }
    return formula
  }

  /// The value of a formula and whether it rests on the world.
  mutating func value(
    of formula: FormulaID, declaring name: Declaration.Name? = nil
  ) throws(Told) -> (value: Value, looksAtWorld: Bool) {
    if let plain = knowledge.plainValue(formula) { return (plain, false) }
    var evaluation = Evaluation(knowledge.environment())
    do {
      let value = try evaluation.evaluate(
        formula, declaring: name ?? knowledge.question(formula))
      try value.checkSize(knowledge.settings.work)
      for warning in evaluation.warnings {
        tell(Diagnostic(warning, at: formula, in: knowledge.arena, severity: .warning))
      }
      tell(evaluation.notes)
      return (value, evaluation.looksAtWorld)
    } catch {
      throw told(error, at: evaluation.failure ?? formula)
    }
  }

  /// How many notes of what is netted are told one by one.
  private static var mostNetted: Int { 2 }

  /// Tells the notes of an answer; what many of them say of deals that overlap is said once.
  private mutating func tell(_ notes: [Refusal]) {
    let netted = notes.filter { $0.code == "netted" }.count
    var isSummed = false
    for note in notes {
      guard note.code == "netted", netted > Self.mostNetted else {
        tell(Diagnostic(.note, note.code, note.message, notes: note.notes))
        continue
      }
      if isSummed { continue }
      isSummed = true
      tell(
        Diagnostic(
          .note, "netted",
          "deals overlap or take each other's place in \(netted) ways, and no money counts twice; why tells each"
        ))
    }
  }

  /// Tells a refusal at the formula where it arose.
  mutating func told(_ refusal: Refusal, at formula: FormulaID) -> Told {
    tell(
      Diagnostic(
        knowledge.offeringChance(refusal, for: formula), at: formula, in: knowledge.arena))
    return Told()
  }

  /// A value worked out by a function over an evaluation; its refusals are told at the span. Where
  /// it looks at nothing but amounts and dates as they were written, nothing is made ready for more.
  mutating func work<Result>(
    _ span: Span, isPlain: Bool = false, _ body: (inout Evaluation) throws(Refusal) -> Result
  ) throws(Told) -> Result {
    var evaluation = Evaluation(isPlain ? knowledge.plainEnvironment() : knowledge.environment())
    do {
      return try body(&evaluation)
    } catch {
      throw told(error, span)
    }
  }

  /// What reports look at.
  mutating func viewpoint() -> Viewpoint {
    let environment = knowledge.environment()
    let knowledge = knowledge
    var viewpoint = Viewpoint(
      world: knowledge.world, environment: environment,
      words: { knowledge.words(knowledge.arena[$0].origin) },
      place: { knowledge.place(knowledge.arena[$0].origin) })
    viewpoint.standing = { knowledge.place($0) }
    return viewpoint
  }

  mutating func describer() -> Describer { Describer(knowledge.environment()) }

  // MARK: Questions

  private mutating func answer(_ id: ExpressionID, _ mark: FormulaArena.Mark) throws(Told) {
    let formula = try formula(id, isStatement: true)
    let (value, _) = try value(of: formula)
    var answer = try answer(to: value, formula, id)
    if isConversation {
      knowledge.lastQuestion = formula
      answer.name = name(value, formula)
    } else if !value.holdsFormula {
      knowledge.arena.rewind(to: mark)
    }
    say(answer)
  }

  /// The answer that shows a value; what cannot be shown is told.
  mutating func answer(
    to value: Value, _ formula: FormulaID, _ id: ExpressionID
  ) throws(Told) -> Answer {
    if case .unstated(let unstated) = value {
      var what = "the answer"
      if case .field(_, let name) = tree[id].form { what = knowledge.names.text(of: name) }
      throw told(unstated.refusal(what), tree[id].span)
    }
    if case .thing(let thing) = value, case .name = tree[id].form {
      return viewpoint().card(of: thing)
    }
    // Drawn here, so that what cannot be drawn is told with its place.
    let describer = try work(tree[id].span) { (evaluation) throws(Refusal) in
      try Describer(evaluation.environment).drawing(
        in: value, with: evaluation.environment.sampling)
    }
    return describer.answer(value)
  }
}

extension Value {
  /// Whether it refers to formulas of the arena.
  var holdsFormula: Bool {
    switch self {
    case .function: true
    case .list(let elements): elements.contains(where: \.holdsFormula)
    case .record(let record): record.values.contains(where: \.holdsFormula)
    case .quantity, .uncertain, .date, .period, .truth, .text, .series, .thing, .unstated: false
    }
  }
}
