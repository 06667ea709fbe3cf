import DealLanguage
import DealQuantities
import DealSyntax
import DealWorkbench
import Foundation

/// A statement of a transcript, with the book before it and what it said.
struct TypedStatement: CustomStringConvertible {
  /// The file that it stands in, by its path below the top.
  var path: String
  /// Its line in the file, from 1.
  var line: Int
  /// What is typed.
  var text: String
  /// The book that it is typed into.
  var before: Book
  /// What came of it.
  var step: Step

  /// Where it stands, for the test log.
  var description: String { "\(path):\(line): \(text.prefix(80))" }

  /// Whether it was answered with an error.
  var hasFailed: Bool { step.diagnostics.contains { $0.severity == .error } }

  /// Every statement of the transcripts of a file, in order, each typed after those before it.
  static func all(in place: CasePlace) throws -> [TypedStatement] {
    let settings = try Runner.settings(in: place.folder)
    var book = Book(settings: settings)
    var typed: [TypedStatement] = []
    for piece in try TranscriptReader.read(try place.read()).pieces {
      switch piece {
      case .prose: continue
      case .script(let fence, let lines):
        if fence.isFresh { book = Book(settings: settings) }
        let text = lines.joined(separator: "\n")
        book = advance(book, with: text, named: place.name, manner: .script).book
      case .transcript(let fence, let exchanges):
        if fence.isFresh { book = Book(settings: settings) }
        for exchange in exchanges {
          let text = exchange.statement.joined(separator: "\n")
          let step = advance(book, with: text, named: "prompt")
          typed.append(
            TypedStatement(
              path: place.path, line: exchange.line, text: text, before: book, step: step))
          book = step.book
        }
      }
    }
    return typed
  }
}
