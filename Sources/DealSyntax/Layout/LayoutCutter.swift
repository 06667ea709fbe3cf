/// Cuts a text into the pieces that the layout moves. A text that may be wrong is cut as well; where
/// the lexer finds a mistake is a piece of the kind `.bad`.
struct LayoutCutter {
  private let source: Source
  private let words: LayoutWords
  private var lexer: Lexer
  private var pieces: [LayoutPiece] = []
  /// The open brackets, innermost last.
  private var brackets: [Bracket] = []
  /// Where the last piece ended.
  private var end = 0
  /// Line ends behind the last piece.
  private var newlines = 0

  /// An open bracket.
  private struct Bracket {
    /// Whether commas separate inside, so that digits on both sides of one are two numbers.
    var commas: Bool
    /// Whether lines inside are statements or clauses of their own.
    var isBlock: Bool
    var isRecord: Bool
  }

  private init(_ source: Source, _ words: LayoutWords, _ names: NameTable) {
    self.source = source
    self.words = words
    lexer = Lexer(source: source, names: names, from: 0)
  }

  /// The pieces of a text, in order.
  static func cut(_ source: Source, _ words: LayoutWords, _ names: NameTable) -> [LayoutPiece] {
    var cutter = LayoutCutter(source, words, names)
    cutter.cutAll()
    return cutter.pieces
  }

  private mutating func cutAll() {
    while true {
      let token = lexer.next()
      addComments(before: Int(token.lower))
      guard token.kind != .end else { return }
      add(token)
      lexer.problem = nil
    }
  }

  /// Adds the comments that stand between the last piece and an offset.
  private mutating func addComments(before upper: Int) {
    var index = end
    while index < upper {
      let byte = lexer.byte(index)
      if byte == 0x0A { newlines += 1 }
      guard byte == UInt8(ascii: "#") else {
        index += 1
        continue
      }
      let lower = index
      while index < upper, lexer.byte(index) != 0x0A { index += 1 }
      append(.comment, lower, lexer.beforeBlanks(index, from: lower))
    }
  }

  /// Adds a piece that begins at the next thing that is not blank.
  private mutating func append(_ kind: LayoutPiece.Kind, _ lower: Int, _ upper: Int) {
    // Blank lines at the beginning go, and with them what tells them.
    let before = pieces.isEmpty ? 0 : newlines
    pieces.append(LayoutPiece(kind, lower, upper, newlines: before, isApart: lower > end))
    newlines = 0
    end = upper
  }

  // MARK: Tokens

  /// Adds a token with all that belongs to it.
  private mutating func add(_ token: Token) {
    let before = pieces.last { $0.kind != .comment }
    let isFirst = isFirst(behind: before)
    var upper = Int(token.upper)
    var kind = LayoutPiece.Kind.token(token.kind)
    var isOfRecord = false
    switch token.kind {
    case .quote:
      kind = passText(Int(token.lower)) ? .text : .token(.bad)
      upper = lexer.position
    case .name:
      upper = endOfWord(token)
      lexer.position = upper
    case .leftParenthesis: open(commas: isCall(behind: before, Int(token.lower)))
    case .leftBracket: open(commas: true)
    case .leftBrace:
      isOfRecord = beginsRecord()
      open(commas: isOfRecord, isBlock: !isOfRecord, isRecord: isOfRecord)
    case .rightParenthesis, .rightBracket, .rightBrace: isOfRecord = close()
    default: break
    }
    let isUnary =
      (token.kind == .minus || token.kind == .plus)
      && isSign(token, behind: before, isFirst: isFirst)
    append(kind, Int(token.lower), upper)
    if let last = pieces.indices.last {
      pieces[last].isUnary = isUnary
      pieces[last].isOfRecord = isOfRecord
      pieces[last].value = token.value
      if token.kind == .name { pieces[last].word = Word(token.name) }
    }
    if isFirst, token.kind == .name, words.takingRest.contains(token.name) { addRest() }
  }

  /// Whether what comes next begins a statement or the line of a block.
  private func isFirst(behind before: LayoutPiece?) -> Bool {
    guard let before, brackets.last?.isBlock ?? true else { return brackets.isEmpty }
    if before.token == .semicolon || before.token == .leftBrace { return true }
    return newlines > 0 && !before.leadsOn
  }

  /// Where a name ends: behind hyphens that belong to it, as in `take-or-pay` and `early-2026`.
  private func endOfWord(_ token: Token) -> Int {
    let lower = Int(token.lower)
    let upper = Int(token.upper)
    guard lexer.byte(upper) == UInt8(ascii: "-") else { return upper }
    for word in words.hyphenated
    where source.bytes[lower...].starts(with: word) {
      let end = lower + word.count
      if end > upper, !lexer.byte(end).continuesName { return end }
    }
    switch Word(token.name) {
    case .early, .mid, .late: return lexer.byte(upper + 1).isDigit ? upper + 1 : upper
    default: return upper
    }
  }

  /// Whether a `+` or `-` belongs to the value behind it.
  private func isSign(_ token: Token, behind before: LayoutPiece?, isFirst: Bool) -> Bool {
    guard let before, !isFirst, before.endsValue else { return true }
    guard before.token == .name, !isField() else { return false }
    let name = lexer.names.intern(bytes: source.slice(before.span))
    guard words.leading.contains(name) else { return false }
    // `value -5` and `value - 5`: such a word may also be the name of something.
    let next = lexer.byte(lexer.position)
    return Int(token.lower) > end && !next.isBlank && next != 0x0A && next != UInt8(ascii: "#")
  }

  /// Whether the last name stands behind a point.
  private func isField() -> Bool {
    pieces.dropLast().last?.token == .dot
  }

  // MARK: Brackets

  private mutating func open(commas: Bool, isBlock: Bool = false, isRecord: Bool = false) {
    brackets.append(Bracket(commas: commas, isBlock: isBlock, isRecord: isRecord))
    lexer.commaSeparates = commas
  }

  /// Closes the innermost bracket; whether it was that of a record.
  private mutating func close() -> Bool {
    let closed = brackets.popLast()
    lexer.commaSeparates = brackets.last?.commas ?? false
    return closed?.isRecord ?? false
  }

  /// Whether a parenthesis at an offset holds what a function is called with.
  private func isCall(behind before: LayoutPiece?, _ lower: Int) -> Bool {
    guard let before, before.endsValue else { return false }
    guard before.token == .name, lower > end else { return true }
    return !words.leading.contains(lexer.names.intern(bytes: source.slice(before.span)))
  }

  /// Whether the brace just passed begins a record: a name and a colon follow.
  private mutating func beginsRecord() -> Bool {
    let kept = (lexer.position, lexer.hole)
    defer {
      (lexer.position, lexer.hole) = kept
      lexer.problem = nil
    }
    return lexer.next().kind == .name && lexer.next().kind == .colon
  }

  // MARK: Texts

  /// Adds what a verb takes as it is written, up to the end of the line, a `;` or a comment.
  private mutating func addRest() {
    let lower = lexer.afterBlanks(lexer.position)
    var index = lower
    while index < lexer.count, lexer.byte(index) != 0x0A, lexer.byte(index) != UInt8(ascii: ";"),
      lexer.byte(index) != UInt8(ascii: "#")
    {
      index += 1
    }
    let upper = lexer.beforeBlanks(index, from: lower)
    guard upper > lower else { return }
    lexer.position = upper
    append(.text, lower, upper)
  }

  /// Passes over a text in quotes with its formulas, behind its opening quote. Whether it is complete;
  /// where not, only its first line is passed, as the parser does.
  private mutating func passText(_ opening: Int) -> Bool {
    let start = lexer.position
    let commas = lexer.commaSeparates
    defer { lexer.commaSeparates = commas }
    lexer.commaSeparates = false
    if passPieces(opening) { return true }
    lexer.position = start
    lexer.skipText()
    return false
  }

  /// Passes over the pieces of a text and the formulas between them.
  private mutating func passPieces(_ opening: Int) -> Bool {
    var start = opening
    /// The braces open within each text that is interrupted by a formula.
    var braces: [Int] = []
    while true {
      switch lexer.scanPiece(opening: start).end {
      case .quote: if braces.isEmpty { return true }
      case .brace: braces.append(1)
      case .open, .wrong: return false
      }
      var isText = false
      while !isText {
        let token = lexer.next()
        lexer.problem = nil
        start = Int(token.lower)
        switch token.kind {
        case .end: return false
        case .quote: isText = true
        case .leftBrace: braces.append((braces.popLast() ?? 0) + 1)
        case .rightBrace:
          let open = (braces.popLast() ?? 0) - 1
          if open > 0 { braces.append(open) } else { isText = true }
        default: break
        }
      }
    }
  }
}

extension Lexer {
  /// The end of what stands before an offset without the blanks before it, not before `lower`.
  fileprivate func beforeBlanks(_ index: Int, from lower: Int) -> Int {
    var index = index
    while index > lower, byte(index - 1).isBlank { index -= 1 }
    return index
  }
}
