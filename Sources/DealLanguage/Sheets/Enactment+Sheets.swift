import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealSyntax

/// How a sheet is to be read.
struct SheetOrder {
  var kind: SheetKind
  var ignoring: SheetColumns.Ignoring
  /// Whether rows without errors are kept where others have some.
  var keepsGood: Bool
}

/// What came of reading a sheet.
private struct SheetCount {
  var rows = 0
  var badRows = 0
  /// Errors beyond those that are told.
  var moreErrors = 0
  var toldErrors = 0
  var toldNotes = 0
}

extension Enactment {
  /// The errors after which no further row is read.
  private static let stops: Set<String> = ["interrupted", "timeout", "too-much-memory"]

  /// Reads a sheet: each row becomes a statement, carried out as if it had been typed. With an error
  /// in any row nothing is read, unless the good rows are asked for.
  mutating func read(
    sheet made: Source, _ order: SheetOrder, _ span: Span
  ) throws(Told) {
    let sheet = knowledge.shelf.keep { _ in made }
    var reader = CSVReader(source: sheet)
    var row = CSVRow()
    guard reader.next(into: &row) else {
      throw told(
        Refusal("missing", "\(sheet.name) is empty: its first row names the columns"), span)
    }
    if let problem = row.problem {
      tell(problem)
      throw Told()
    }
    let columns = SheetColumns(row, of: sheet, order.kind, order.ignoring)
    guard columns.diagnostics.isEmpty else {
      for diagnostic in columns.diagnostics { tell(diagnostic) }
      throw Told()
    }
    let before = knowledge
    let outer = (tree, source, isConversation, heldBack)
    var names = SheetNames(knowledge.world)
    var statement = SheetStatement()
    var count = SheetCount()
    isConversation = false
    tree = Tree()
    useDepth += 1
    var isStopped = false
    while reader.next(into: &row) {
      if knowledge.settings.isInterrupted() {
        isStopped = true
        break
      }
      heldBack = []
      count.rows += 1
      carryOut(row, columns, of: sheet, &statement, &names)
      let told = heldBack ?? []
      heldBack = outer.3
      if told.contains(where: { Self.stops.contains($0.code) }) {
        isStopped = true
        break
      }
      for diagnostic in told {
        tell(diagnostic.placed(row, statement, columns, source, sheet), order, &count)
      }
      if told.contains(where: { $0.severity == .error }) { count.badRows += 1 }
    }
    if !isStopped { giveTitles(names, sheet) }
    (tree, source, isConversation, heldBack) = outer
    useDepth -= 1
    if isStopped {
      knowledge = before
      throw told(Refusal("interrupted", "stopped"), span)
    }
    tellRest(of: sheet, order, count)
    if count.badRows > 0, !order.keepsGood {
      knowledge = before
      throw Told()
    }
    echo(summary(of: sheet, columns, count, names))
  }

  /// Carries out one row.
  private mutating func carryOut(
    _ row: CSVRow, _ columns: SheetColumns, of sheet: Source, _ statement: inout SheetStatement,
    _ names: inout SheetNames
  ) {
    if let problem = row.problem {
      tell(problem)
      return
    }
    statement.write(row, columns, of: sheet, &names, knowledge.world)
    for (diagnostic, column) in statement.told { tell(diagnostic.inColumn(column.title)) }
    guard !statement.told.contains(where: { $0.diagnostic.severity == .error }) else { return }
    let bytes = statement.bytes
    source = knowledge.shelf.keep {
      Source(id: $0, name: sheet.name, checked: bytes, firstLine: row.number)
    }
    var parser = Parser(
      source: source, names: knowledge.names, vocabulary: Verb.vocabulary,
      limits: knowledge.settings.limits)
    tree.removeAll()
    let written = parser.next(into: &tree)
    if let problem = parser.diagnostics.first(where: { $0.severity == .error }) {
      tell(problem)
      return
    }
    guard let written, case .phrase(let phrase) = written.form else { return }
    if let end = statement.end(of: phrase, written.span, columns) {
      if let piece = statement.piece(at: end) {
        let shape = columns.kind.verb.shape
        let label =
          switch columns.columns[piece.column].part {
          case .subject(let index): shape.operands[index].label
          case .clause(let index): shape.clauses[index].label
          }
        tell(.overfullCell(Place(source: source.id, span: Span(end, piece.upper)), label))
      }
      return
    }
    enact(written)
  }

  /// Tells what is wrong with a row; where good rows are kept, the others are only warned of.
  private mutating func tell(
    _ diagnostic: Diagnostic, _ order: SheetOrder, _ count: inout SheetCount
  ) {
    let most = knowledge.settings.errorsShown
    guard diagnostic.severity == .error else {
      count.toldNotes += 1
      if count.toldNotes <= most { tell(diagnostic) }
      return
    }
    guard count.toldErrors < most else {
      count.moreErrors += 1
      return
    }
    count.toldErrors += 1
    var diagnostic = diagnostic
    if order.keepsGood { diagnostic.severity = .warning }
    tell(diagnostic)
  }

  /// How many rows had errors, and what came of that.
  private mutating func tellRest(of sheet: Source, _ order: SheetOrder, _ count: SheetCount) {
    if count.moreErrors > 0 {
      tell(
        Diagnostic(
          .note, "more-errors", "\(sheet.name) has \(count.moreErrors) more errors, not shown"))
    }
    guard count.badRows > 0 else { return }
    let rows = "\(count.badRows) of \(counted(count.rows, "row"))"
    tell(
      Diagnostic(
        .note, "bad-rows",
        order.keepsGood
          ? "left out for their errors: \(rows) of \(sheet.name)"
          : "nothing was read of \(sheet.name): there are errors in \(rows)",
        notes: order.keepsGood ? [] : ["to read the other rows, add keeping good rows"]))
  }

  /// Keeps how parties are written in the sheet as their full names, where they have none.
  private mutating func giveTitles(_ names: SheetNames, _ sheet: Source) {
    var text = ""
    for party in names.parties {
      guard let thing = knowledge.world.thing(party.name), thing.kind == .party,
        knowledge.world.parties[Int(thing.index)]?.title == nil
      else { continue }
      text +=
        "party \(party.name) name " + String(decoding: quoted(party.title.utf8), as: UTF8.self)
      text += "\n"
    }
    guard !text.isEmpty else { return }
    source = knowledge.shelf.keep { Source(id: $0, name: sheet.name, text: text) }
    var parser = Parser(source: source, names: knowledge.names, vocabulary: Verb.vocabulary)
    tree = Tree()
    while let statement = parser.next(into: &tree) {
      enact(statement)
      tree.removeAll()
    }
  }

  /// What was read, in a line.
  private func summary(
    of sheet: Source, _ columns: SheetColumns, _ count: SheetCount, _ names: SheetNames
  ) -> StyledText {
    let kind = columns.kind
    var text = ": \(kind.counted(count.rows - count.badRows))"
    let parties = names.count(where: { knowledge.world.thing($0)?.kind == .party })
    if kind.word != SheetKind.parties.word, parties > 0 {
      text += " of \(SheetKind.parties.counted(parties))"
    }
    text +=
      ", columns \(columns.columns.sorted { $0.index < $1.index }.map(\.title).joined(separator: ", "))"
    var line = StyledText(sheet.name, .name) + StyledText(text)
    if !columns.ignored.isEmpty {
      line += StyledText("  without \(columns.ignored.joined(separator: ", "))", .faint)
    }
    return line
  }
}

extension SheetStatement {
  /// Where a cell goes on with something that it should not hold; nil if the statement is what its
  /// cells say one by one.
  fileprivate func end(of phrase: Phrase, _ span: Span, _ columns: SheetColumns) -> UInt32? {
    let shapes = columns.kind.verb.shape.clauses
    var expected = clauses[...]
    for clause in phrase.clauses {
      if let first = expected.first, first == clause.word {
        expected = expected.dropFirst()
      } else if case .nothing = shapes[clause.word].reading {
        continue
      } else {
        return clause.wordSpan.lower
      }
    }
    // A sign of the language within a cell ended the statement, or took in what follows.
    if !expected.isEmpty || Int(span.upper) < bytes.count { return span.upper }
    return nil
  }
}

extension Diagnostic {
  /// The same, said of a column.
  fileprivate func inColumn(_ title: String) -> Diagnostic {
    var diagnostic = self
    diagnostic.message = "column \(title): \(message)"
    return diagnostic
  }

  /// The same as it is told of a row of a sheet: with file, row and column, and with the cell in the
  /// place of the statement that was made of it.
  fileprivate func placed(
    _ row: CSVRow, _ statement: SheetStatement, _ columns: SheetColumns, _ made: Source,
    _ sheet: Source
  ) -> Diagnostic {
    var diagnostic = self
    var lead = "\(sheet.name) row \(row.number)"
    var isWhole = false
    for (index, label) in labels.enumerated() where label.place.source == made.id {
      let piece = statement.piece(at: label.place.span.lower)
      let span = piece.map { statement.span(of: label.place.span, in: $0) } ?? row.span
      diagnostic.labels[index].place = Place(source: sheet.id, span: span)
      guard index == 0 else { continue }
      isWhole = piece.map { span == $0.cell.outer || span == $0.cell.inner } ?? false
      guard let piece else { continue }
      let title = columns.columns[piece.column].title
      lead += ", column \(title)"
      // What the statement calls the clause is said already.
      let word = "\(SheetColumn.name(title)): "
      if message.hasPrefix(word) { diagnostic.message = String(message.dropFirst(word.count)) }
    }
    if code == "second-deal" {
      diagnostic.notes = ["a second deal of the same two needs a name in the column name"]
    }
    // A remedy is for what was typed, and a cell was not.
    if isWhole { diagnostic.notes += remedies.map { "write \($0) into the cell" } }
    diagnostic.remedies = []
    let said = diagnostic.message
    diagnostic.message = said.hasPrefix("column ") ? "\(lead), \(said)" : "\(lead): \(said)"
    return diagnostic
  }
}
