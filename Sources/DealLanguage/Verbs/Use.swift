import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealSyntax
import DealText

extension Verb {
  /// `use atlas`, `use "other.deal"`
  static let use: Verb = .init(
    "use", .declaring,
    "Reads the statements of a book of the library, or of another file beside this one.",
    operands: [OperandShape("a book of the library, or the name of a file in quotes", .textOrName)],
    examples: ["use hardware", "use \"market.deal\""]
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
    let wanted = try wantedText(phrase.operand(0), span)
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
    guard !knowledge.included.contains(wanted.path) else {
      echo(StyledText("\(wanted.name) was read before, and holds already"))
      return
    }
    let (made, diagnostics) = Source.make(
      id: UInt32(truncatingIfNeeded: knowledge.shelf.count), name: wanted.name,
      bytes: wanted.bytes)
    let text = knowledge.shelf.keep { _ in made }
    guard diagnostics.isEmpty else {
      for diagnostic in diagnostics { tell(diagnostic) }
      throw Told()
    }
    knowledge.included.append(wanted.path)
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
      echo(StyledText(book.rawValue, .name) + StyledText(": \(book.summary)"))
    }
  }

  /// The book of the library of a name, or the file of a path in quotes.
  private mutating func wantedText(_ operand: Argument?, _ span: Span) throws(Told) -> UsedText {
    let word = word(operand)
    guard operand?.name != nil else {
      switch knowledge.settings.file(word, files.last ?? "") {
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
}
