package import DealLanguage
package import DealPage
import DealSyntax

/// Everything that a step said, as plain text, in order: what someone at a terminal without
/// colours sees.
package func transcript(of step: Step) -> String {
  var text = ""
  for event in step.events { text += show(event, step.book.shelf, TextWriter()) }
  return text
}

/// One event as text for people; empty for what only those around the book act upon.
package func show(_ event: Event, _ shelf: SourceShelf, _ writer: TextWriter) -> String {
  switch event {
  case .answer(let answer): return writer.write(answer.page)
  case .diagnostic(let diagnostic):
    let style = DrawingStyle(width: writer.width ?? 100, isUnicode: !writer.asciiOnly)
    return writer.write(drawn: drawPieces(diagnostic, style: style, sources: { shelf[$0] }))
  case .effect: return ""
  }
}

extension TextWriter {
  /// The pieces of a drawn diagnostic, which have passed the output filter already.
  fileprivate func write(drawn pieces: [DrawnPiece]) -> String {
    pieces.map { piece in
      guard colour, let code = piece.role.code else { return piece.text }
      return "\u{1B}[\(code)m\(piece.text)\u{1B}[0m"
    }.joined()
  }
}

extension DrawnRole {
  /// The colour of the terminal, by its number in an SGR sequence.
  fileprivate var code: String? {
    switch self {
    case .plain, .note: nil
    case .error: "1;31"
    case .warning: "1;33"
    case .information: "1;36"
    case .code: "1"
    case .gutter: "2"
    case .primary: "31"
    case .secondary: "36"
    }
  }
}
