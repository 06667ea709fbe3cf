/// What fits at an offset of a text that may be unfinished or wrong: the text before the word at
/// the cursor is read, and what the parser would take at its end is gathered.
package func context(
  of text: [UInt8], at offset: Int, vocabulary: Vocabulary, names: NameTable
) -> CursorContext {
  let end = min(max(offset, 0), text.count)
  var start = end
  while start > 0, text[start - 1].continuesName { start -= 1 }
  // Digits at the front are a number; letters behind them a unit: `200gp`.
  while start < end, text[start].isDigit { start += 1 }
  let prefix = Span(UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: end))
  let before = text[..<start]
  let (source, _) = Source.make(id: 0, name: "", bytes: Array(before))
  if isInComment(source, names) { return CursorContext(prefix: prefix, fits: [.comment]) }
  var parser = Parser(source: source, names: names, vocabulary: vocabulary)
  parser.probe = Probe()
  var tree = Tree()
  while parser.next(into: &tree) != nil { tree.removeAll() }
  var fits = parser.probe?.fits ?? []
  if !parser.needsMore, !fits.contains(.statementStart), endsStatement(source) {
    fits.insert(.statementStart, at: 0)
  }
  return CursorContext(prefix: prefix, fits: fits)
}

/// A text with `?` in the place of what is being typed, and everything closed that is open there, so
/// that its surroundings can be read.
package func completed(_ before: ArraySlice<UInt8>) -> [UInt8] {
  var closers: [UInt8] = []
  var isText = false
  var isEscaped = false
  var isComment = false
  for byte in before {
    if isComment {
      isComment = byte != 0x0A
      continue
    }
    if isEscaped {
      isEscaped = false
      continue
    }
    switch byte {
    case UInt8(ascii: "\\") where isText: isEscaped = true
    case UInt8(ascii: "\""):
      if isText { _ = closers.popLast() } else { closers.append(byte) }
      isText.toggle()
    case UInt8(ascii: "#") where !isText: isComment = true
    case UInt8(ascii: "{"):
      closers.append(UInt8(ascii: "}"))
      isText = false
    case UInt8(ascii: "(") where !isText: closers.append(UInt8(ascii: ")"))
    case UInt8(ascii: "[") where !isText: closers.append(UInt8(ascii: "]"))
    case UInt8(ascii: "}") where !isText, UInt8(ascii: ")") where !isText,
      UInt8(ascii: "]") where !isText:
      if closers.last == byte { closers.removeLast() }
      isText = closers.last == UInt8(ascii: "\"")
    default: break
    }
  }
  return Array(before) + [UInt8(ascii: "?")] + Array(closers.reversed())
}

/// The statements of a text with a `?`, which stands in the tree as a name would.
package func parseAround(
  _ source: Source, names: NameTable, vocabulary: Vocabulary
) -> (tree: Tree, statements: [Statement]) {
  var parser = Parser(source: source, names: names, vocabulary: vocabulary)
  parser.keepsHoles = true
  var tree = Tree()
  var statements: [Statement] = []
  while let statement = parser.next(into: &tree) { statements.append(statement) }
  return (tree, statements)
}

/// Whether a new statement can begin behind a text whose statements are complete.
private func endsStatement(_ source: Source) -> Bool {
  var index = source.bytes.count
  while index > 0, source.bytes[index - 1].isBlank { index -= 1 }
  guard index > 0 else { return true }
  return source.bytes[index - 1] == 0x0A || source.bytes[index - 1] == UInt8(ascii: ";")
}

/// Whether a text ends within a comment.
private func isInComment(_ source: Source, _ names: NameTable) -> Bool {
  let line = source.lineSpan(at: UInt32(truncatingIfNeeded: source.bytes.count))
  guard source.slice(line).contains(UInt8(ascii: "#")) else { return false }
  var lexer = Lexer(source: source, names: names, from: 0)
  while true {
    let token = lexer.next()
    if token.kind == .end { break }
    if token.kind == .quote { lexer.skipText() }
    lexer.problem = nil
    if lexer.position >= source.bytes.count { return false }
    let next = lexer.afterBlanks(lexer.position)
    if lexer.byte(next) == UInt8(ascii: "#") {
      var upper = next
      while upper < lexer.count, lexer.byte(upper) != 0x0A { upper += 1 }
      if upper >= lexer.count { return true }
    }
  }
  return source.slice(line).first { !$0.isBlank } == UInt8(ascii: "#")
}
