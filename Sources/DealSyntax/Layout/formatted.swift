/// A script with its blanks, indentation and line ends in order, and everything else as it is.
///
/// In goes any text; out comes one that is cut into the same pieces on the same lines. Lines in which
/// the lexer finds a mistake stay as they are, and so does the whole text if anything else would
/// change.
package func formatted(_ source: Source, vocabulary: Vocabulary) -> [UInt8] {
  let names = NameTable()
  let words = LayoutWords(vocabulary, names)
  let pieces = LayoutCutter.cut(source, words, names)
  let bytes = Layout(source: source, pieces: pieces).bytes()
  let (result, _) = Source.make(id: source.id, name: source.name, bytes: bytes, limit: .max)
  let again = LayoutCutter.cut(result, words, names)
  let isSame =
    result.bytes.count == bytes.count && pieces.count == again.count
    && zip(pieces, again).allSatisfy { old, new in
      old.kind == new.kind && old.isAfterNewline == new.isAfterNewline
        && source.slice(old.span) == result.slice(new.span)
    }
  return isSame ? bytes : source.bytes
}

/// Puts pieces of a text one behind the other.
private struct Layout {
  let source: Source
  let pieces: [LayoutPiece]

  /// The whole text.
  func bytes() -> [UInt8] {
    let blanksBefore = Spacing(pieces).blanks
    var indentation = Indentation()
    var text: [UInt8] = []
    text.reserveCapacity(source.bytes.count + source.bytes.count / 8)
    var start = 0
    while start < pieces.count {
      var end = start + 1
      while end < pieces.count, !pieces[end].isAfterNewline { end += 1 }
      if start > 0 { text.append(0x0A) }
      if start > 0, pieces[start].newlines > 1 { text.append(0x0A) }
      let line = pieces[start..<end]
      let indent = indent(of: line, isFirst: start == 0, indentation)
      if line.contains(where: { $0.token == .bad }) {
        text += asWritten(line)
      } else {
        text += repeatElement(0x20, count: indent)
        for index in line.indices {
          if index > start {
            let isComment = pieces[index].kind == .comment
            let blanks = isComment ? 2 : blanksBefore[index] ? 1 : 0
            text += repeatElement(0x20, count: blanks)
          }
          text += source.slice(pieces[index].span)
        }
      }
      indentation.pass(line, indent: indent)
      start = end
    }
    if !pieces.isEmpty { text.append(0x0A) }
    return text
  }

  /// How far a line is indented.
  private func indent(
    of line: ArraySlice<LayoutPiece>, isFirst: Bool, _ indentation: Indentation
  ) -> Int {
    guard let first = line.first, first.kind == .comment else {
      return indentation.indent(of: line.first)
    }
    // `#!` tells the system only at the very beginning what runs the script.
    if isFirst { return 0 }
    let next = pieces[line.endIndex...].first { $0.kind != .comment }
    return indentation.indent(ofCommentBefore: next)
  }

  /// The bytes of a line that stays as it is, without the blanks at its end.
  private func asWritten(_ line: ArraySlice<LayoutPiece>) -> ArraySlice<UInt8> {
    guard let first = line.first, let last = line.last else { return [] }
    var lower = Int(first.span.lower)
    while lower > 0, source.bytes[lower - 1].isBlank { lower -= 1 }
    return source.bytes[lower..<Int(last.span.upper)]
  }
}
