import DealText

/// Going on after a mistake.
extension Parser {
  /// What the parser was inside of when a statement or the line of a block began.
  struct Mark {
    var nesting: Int
    var openers: Int
    var stops: Stops
    var blocks: Int
    var isInBrackets: Bool
    var commas: Bool
  }

  /// Remembers where to come back to after a mistake.
  mutating func mark() -> Mark {
    Mark(
      nesting: nesting, openers: openers.count, stops: stops, blocks: blocks,
      isInBrackets: depth > 0, commas: lexer.commaSeparates)
  }

  /// After a mistake: passes over the rest of the statement, or of the line of a block, with the
  /// brackets that it opens, and closes what it left open.
  mutating func recover(to mark: Mark) {
    // Braces of blocks inside this statement count as brackets here.
    var open = max(0, openers.count - mark.openers)
    skipping: while current.kind != .end {
      if current.isAfterNewline, open == 0 || beginsStatement() { break }
      switch current.kind {
      case .semicolon where open == 0: break skipping
      case .leftParenthesis, .leftBracket, .leftBrace: open += 1
      case .rightParenthesis, .rightBracket: open = max(0, open - 1)
      case .rightBrace:
        if open == 0, mark.blocks > 0 { break skipping }
        open = max(0, open - 1)
      case .quote: lexer.skipText()
      default: break
      }
      skip()
    }
    let extra = openers.count - mark.openers
    if extra > 0 { openers.removeLast(extra) }
    depth = 0
    nesting = mark.nesting
    stops = mark.stops
    blocks = mark.blocks
    lexer.commaSeparates = mark.commas
    failed = false
  }

  /// Looks at the next token without keeping what was wrong with the current one.
  private mutating func skip() {
    lexer.problem = nil
    previousUpper = current.upper
    current = lexer.next()
  }
}

/// Mistakes behind something complete.
extension Parser {
  /// Something stands behind the value of a statement.
  mutating func failBehindValue(_ value: ExpressionID) {
    if failByWords() { return }
    switch current.kind {
    case .equals:
      var define: String?
      if case .name(let name) = tree[value].form, blocks == 0 || depth == 0 {
        define = restOfLine(current.upper).map { "let \(names.text(of: name)) =\($0)" }
      }
      fail(.equalsAsComparison(place(current.span), define: define))
    case .rightParenthesis, .rightBracket, .rightBrace:
      fail(.strayClosing(place(current.span), describe(current)))
    case .name where Word(current.name)?.isReserved ?? false:
      fail(.unexpected(place(current.span), describeCurrent()))
    case .name, .number, .year, .percent, .money, .day, .month, .quarter, .quote, .leftBrace:
      fail(
        .twoValues(
          place(current.span), first: place(span(value)), found: describeCurrent(),
          meant: meantBehind(value)))
    case .end, .bad, .percentSign, .plus, .minus, .times, .divide, .power, .leftParenthesis,
      .leftBracket, .comma, .semicolon, .colon, .dot, .equal, .notEqual, .less, .lessOrEqual,
      .greater, .greaterOrEqual, .arrow, .maps, .pipe, .upThrough, .plusMinus:
      fail(.unexpected(place(current.span), describeCurrent()))
    }
  }

  /// What stands on the line behind an offset, if that is short enough to be repeated in an error.
  mutating func restOfLine(_ offset: UInt32) -> String? {
    let lower = Int(offset)
    var upper = lower
    while lexer.byte(upper) != 0x0A, lexer.byte(upper) != 0x0D, upper < lexer.count {
      upper += 1
      if upper - lower > 200 { return nil }
    }
    return lexer.written(lower, upper)
  }

  /// The nearest of some words; none once so many mistakes were told that nobody reads them.
  mutating func alike(_ text: String, _ words: [String]) -> [String] {
    diagnostics.count < limits.diagnostics ? nearest(to: text, in: words) : []
  }

  /// Something that is not a word stands behind an argument.
  mutating func failBehindArgument(
    _ entry: VerbWords.Entry, _ words: [String], after used: [Clause]
  ) {
    var (wrong, right) = (current.span, nil as String?)
    var meant: String?
    let text = source.text(of: current.span)
    let open = words.indices.filter { index in !used.contains { $0.word == index } }
    switch current.kind {
    case .rightParenthesis, .rightBracket, .rightBrace:
      fail(.strayClosing(place(current.span), describe(current)))
      return
    case .dot:
      let next = peek()
      if next.kind == .name, entry.clauses.contains(next.name) { meant = "write a blank here" }
    case .number:
      // The whole argument before is a name: gpus 200k.
      if let last = used.last?.argument.span {
        let name = source.text(of: last)
        if name.utf8.first?.isLetter == true, name.utf8.allSatisfy(\.continuesName) {
          (wrong, right) = (last.union(current.span), "\(text) \(name)")
        }
      }
      fallthrough
    default:
      if right == nil, let word = leftOut(of: open.map { words[$0] }, isFirst: used.isEmpty) {
        right = "\(word) \(text)"
      }
    }
    fail(
      .notAClause(
        place(wrong), found: describeCurrent(), verb: entry.shape.name, known: words,
        right: right, meant: meant))
  }
}
