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
    let pieces = drawPieces(diagnostic, style: style, sources: { shelf[$0] })
    return writer.write(Page(lines(of: pieces)))
  case .effect: return ""
  }
}

/// The pieces of a drawn diagnostic as the lines of a page.
private func lines(of pieces: [DrawnPiece]) -> [Block] {
  var lines = [StyledText()]
  for piece in pieces {
    let parts = piece.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, part) in parts.enumerated() {
      if number > 0 { lines.append(StyledText()) }
      lines[lines.count - 1] += StyledText(String(part), piece.role.role)
    }
  }
  if lines.last?.pieces.isEmpty ?? false { lines.removeLast() }
  return lines.map { .line($0) }
}

extension DrawnRole {
  /// What it is on a page.
  fileprivate var role: Role {
    switch self {
    case .plain, .note: .plain
    case .error, .primary: .bad
    case .warning: .caution
    case .information, .secondary: .name
    case .code: .strong
    case .gutter: .faint
    }
  }
}
