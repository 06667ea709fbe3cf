/// A piece of a text as an editor shows it: a token, the characters of a text in quotes, a comment.
package struct Piece: Sendable {
  package enum Kind: Hashable, Sendable {
    case token(TokenKind)
    case text
    case comment
  }
  package var kind: Kind
  /// Its bytes.
  package var span: Span
  /// Whether a line ended between the piece before and this one.
  package var isAfterNewline: Bool
}

/// Cuts a text that may be unfinished or wrong into its pieces, in order. Formulas within a text in
/// quotes are pieces of their own.
package func pieces(of source: Source) -> [Piece] {
  // The names of a half-typed word are nobody's names.
  var lexer = Lexer(source: source, names: NameTable(), from: 0)
  var pieces: [Piece] = []
  /// The braces open within each text in quotes that is interrupted by a formula.
  var braces: [Int] = []
  var end = lexer.position
  while true {
    let token = lexer.next()
    addComments(in: source, from: end, to: Int(token.lower), to: &pieces)
    guard token.kind != .end else { return pieces }
    end = lexer.position
    lexer.problem = nil
    var isText = token.kind == .quote
    switch token.kind {
    case .leftBrace where !braces.isEmpty: braces[braces.count - 1] += 1
    case .rightBrace where !braces.isEmpty:
      braces[braces.count - 1] -= 1
      isText = braces[braces.count - 1] == 0
    default: break
    }
    if isText {
      if token.kind == .rightBrace { braces.removeLast() }
      let (_, ending) = lexer.scanPiece(opening: Int(token.lower))
      if case .wrong = ending { lexer.skipText() }
      if case .brace = ending { braces.append(1) }
      lexer.problem = nil
      end = lexer.position
    }
    pieces.append(
      Piece(
        kind: isText ? .text : .token(token.kind),
        span: Span(token.lower, UInt32(truncatingIfNeeded: max(end, Int(token.lower)))),
        isAfterNewline: token.isAfterNewline))
  }
}

/// Adds the comments between two tokens.
private func addComments(
  in source: Source, from lower: Int, to upper: Int, to pieces: inout [Piece]
) {
  var at = lower
  while at < upper, let start = source.bytes[at..<upper].firstIndex(of: UInt8(ascii: "#")) {
    let stop = source.bytes[start..<upper].firstIndex(of: 0x0A) ?? upper
    pieces.append(
      Piece(
        kind: .comment,
        span: Span(UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: stop)),
        isAfterNewline: false))
    at = stop
  }
}
