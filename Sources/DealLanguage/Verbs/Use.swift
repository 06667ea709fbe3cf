import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealSyntax
import DealText

extension Verb {
  /// `use atlas`, `use "other.deal"`, `use "deals.csv" as deals`
  static let use: Verb = .init(
    "use", .declaring,
    "Reads the statements of a book of the library or of another file beside this one, or the rows of a CSV file.",
    operands: [OperandShape("a book of the library, or the name of a file in quotes", .textOrName)],
    clauses: [
      ClauseShape("as", "what the rows of the file are", .word(SheetKind.all.map(\.word))),
      ClauseShape("ignoring", "names of columns to leave out", .names),
      ClauseShape("ignoring others", "leaves out columns that are not known", .nothing),
      ClauseShape(
        "keeping good rows", "reads the rows without errors where others have some", .nothing),
    ],
    examples: [
      "use hardware", "use \"market.deal\"", "use \"announced.csv\" as deals ignoring rank",
    ]
  ) { (act, phrase) throws(Told) in try act.use(phrase) }
}

/// A text that `use` reads.
private struct UsedText {
  /// What tells it from others: the full path of a file.
  var path: String
  /// How errors call it.
  var name: String
  var bytes: [UInt8]
  /// The book of the library that it is, if it is one.
  var book: LibraryBook?
}

extension Enactment {
  fileprivate mutating func use(_ phrase: Phrase) throws(Told) {
    let span = phrase.operand(0)?.span ?? phrase.verbSpan
    let order = try sheetOrder(phrase)
    let wanted = try wantedText(phrase.operand(0), span, isSheet: order != nil)
    let settings = knowledge.settings
    if let start = files.firstIndex(of: wanted.path) {
      throw told(
        Refusal(
          "use-cycle",
          "\(wanted.name) is being read already: the files use each other in a circle",
          labels: ["already open"],
          notes: [(files[start...] + [wanted.path]).joined(separator: " → ")]), span)
    }
    guard files.count < settings.includeDepth, knowledge.included.count < settings.includeCount
    else {
      throw told(
        Refusal(
          "too-many-files",
          "files may use each other \(settings.includeDepth) deep and \(settings.includeCount) in all"
        ),
        span)
    }
    // A file that was read before holds already.
    let key = order.map { "\(wanted.path) as \($0.kind.word)" } ?? wanted.path
    guard !knowledge.included.contains(key) else {
      echo(StyledText("\(wanted.name) was read before, and holds already"))
      return
    }
    let (made, diagnostics) = Source.make(
      id: UInt32(truncatingIfNeeded: knowledge.shelf.count), name: wanted.name,
      bytes: wanted.bytes)
    guard diagnostics.isEmpty else {
      _ = knowledge.shelf.keep { _ in made }
      for diagnostic in diagnostics { tell(diagnostic) }
      throw Told()
    }
    if let order {
      try read(sheet: made, order, span)
      knowledge.included.append(key)
      return
    }
    let before = (knowledge: knowledge, errors: errorsInAll)
    let text = knowledge.shelf.keep { _ in made }
    knowledge.included.append(key)
    files.append(wanted.path)
    useDepth += 1
    let wasConversation = isConversation
    // Of a book of the library one line is told, not one a fact.
    if wanted.book != nil { isConversation = false }
    defer {
      files.removeLast()
      useDepth -= 1
    }
    run(text)
    isConversation = wasConversation
    if let book = wanted.book {
      guard errorsInAll == before.errors else {
        knowledge = before.knowledge
        throw told(
          Refusal(
            "book-does-not-fit",
            "nothing of \(book.rawValue) is used, as a part of it does not fit what is stated here",
            labels: ["not read"],
            notes: [
              "use it before your own statements, and then change or dispute what it states",
              "or give your own another name",
            ]), span)
      }
      echo(StyledText(book.rawValue, .name) + StyledText(": \(book.summary)"))
    }
  }

  /// The book of the library of a name, or the file of a path in quotes.
  private mutating func wantedText(
    _ operand: Argument?, _ span: Span, isSheet: Bool
  ) throws(Told) -> UsedText {
    let word = word(operand)
    guard operand?.name != nil else {
      let file = isSheet ? knowledge.settings.data : knowledge.settings.file
      switch file(word, files.last ?? "") {
      case .success(let file): return UsedText(path: file.path, name: word, bytes: file.bytes)
      case .failure(let refusal): throw told(refusal, span)
      }
    }
    guard let book = LibraryBook(rawValue: word) else {
      let books = LibraryBook.allCases.map(\.rawValue)
      throw told(
        Refusal(
          "unknown-name", "\(word) is not a book of the library",
          labels: ["no book of this name"],
          notes: Diagnostic.didYouMean(nearest(to: word, in: books, most: 3)) + [
            "the books are \(books.joined(separator: ", "))",
            "the name of a file stands in quotes",
          ]), span)
    }
    // No file has such a path, so a book is never taken for one.
    return UsedText(
      path: "the library/\(book.fileName)", name: book.fileName, bytes: book.bytes, book: book)
  }

  /// How the rows of a file are to be read; nil for a file of statements.
  private mutating func sheetOrder(_ phrase: Phrase) throws(Told) -> SheetOrder? {
    let shapes = Verb.use.shape.clauses
    let file = word(phrase.operand(0))
    let isName = phrase.operand(0)?.name != nil
    func clause(_ word: String) -> Clause? { phrase.clauses(word, in: shapes).first }
    guard let kind = clause("as")?.argument.word.map({ SheetKind.all[$0] }), !isName else {
      let ending = file.suffix(4).lowercased()
      if !isName, !phrase.clauses.isEmpty || ending == ".csv" || ending == ".tsv" {
        throw told(
          Refusal(
            "missing", "\(file) is read row by row: as and what the rows are is missing",
            labels: ["what are its rows?"],
            notes: ["for example: use \"\(file)\" as deals"]),
          phrase.operand(0)?.span ?? phrase.verbSpan)
      }
      if let first = phrase.clauses.first {
        throw told(
          Refusal(
            "clause-does-not-fit",
            "\(shapes[first.word].word) goes with a file of rows, and \(file) is a book of the library",
            labels: ["does not fit"]), first.wordSpan)
      }
      return nil
    }
    let names = clause("ignoring")?.argument.placedNames ?? []
    return SheetOrder(
      kind: kind,
      ignoring: SheetColumns.Ignoring(
        names: Set(names.map { SheetColumn.name(knowledge.names.text(of: $0.name)) }),
        others: clause("ignoring others") != nil),
      keepsGood: clause("keeping good rows") != nil)
  }
}
