import DealText

/// Reads one source, statement after statement. A mistake becomes a diagnostic, and reading goes on
/// with the next statement.
///
/// Many of its functions are `mutating` though they only ask something: others would be handed a
/// copy of the whole parser, which costs time and room on the stack.
package struct Parser {
  var lexer: Lexer
  let names: NameTable
  let source: Source
  let verbs: VerbWords
  let vocabulary: Vocabulary
  let limits: ReadingLimits

  /// The token that is looked at.
  var current: Token
  /// Where the token before it ended.
  var previousUpper: UInt32 = 0
  /// The tree being filled; swapped with the caller's.
  var tree = Tree()

  /// What has been found wrong and not been taken by the caller yet.
  package var diagnostics: [Diagnostic] = []
  /// Whether the text ended where more must follow, so that a prompt asks for another line.
  package private(set) var needsMore = false

  /// Open brackets since the statement or the block began: inside, line ends are only blanks.
  var depth = 0
  /// Blocks of braces that hold clauses or statements.
  var blocks = 0
  /// Functions of the parser that wait for one another.
  var frames = 0
  /// Brackets and prefixes inside one another, over all blocks.
  var nesting = 0
  /// Parts of formulas made so far.
  var nodes = 0
  /// Whether the statement being read has failed; further mistakes in it are not told.
  var failed = false
  /// How many statements and lines of blocks have failed so far.
  var failures = 0
  /// Where an open bracket began, innermost last.
  var openers: [Span] = []
  /// The words that end an argument here.
  var stops = Stops()
  /// Gathers what fits at the end of the text, for completion.
  var probe: Probe?
  /// Whether words like an unknown one are looked for, which takes longer than all else: only while
  /// errors are shown.
  package var namesAlike = true
  /// Whether statements with a `?` are handed out as they are, for what looks at its surroundings.
  var keepsHoles = false

  /// Words that end an argument: the clause words of the statement being read.
  struct Stops {
    /// The verb whose clause words count; -1 for none, -2 for `let` and `assume`.
    var verb = -1
    /// The first operand still to come: the word before it counts too.
    var operand = 0
    /// Whether `of` belongs to the clause (`with 200k gpus of h100`).
    var of = false
  }

  package init(
    source: Source, names: NameTable, vocabulary: Vocabulary, from offset: Int = 0,
    limits: ReadingLimits = ReadingLimits()
  ) {
    self.source = source
    self.names = names
    self.vocabulary = vocabulary
    self.limits = limits
    verbs = VerbWords.of(vocabulary, names)
    lexer = Lexer(source: source, names: names, from: offset)
    current = lexer.next()
  }

  /// The next statement that could be read, with its formulas added to `tree`; nil at the end.
  /// Statements that fail are passed over, except that a definition keeps its name and gets `.hole`
  /// as its value, so that its uses are not mistakes of their own.
  package mutating func next(into tree: inout Tree) -> Statement? {
    swap(&self.tree, &tree)
    defer { swap(&self.tree, &tree) }
    while true {
      while current.kind == .semicolon { advance() }
      if current.kind == .end { return nil }
      if nodes >= limits.nodes {
        tell(.tooManyParts(place(current.span), limit: limits.nodes))
        lexer.position = lexer.count
        advance()
        return nil
      }
      if let statement = readStatement() { return statement }
    }
  }

  // MARK: Moving on

  /// Looks at the next token.
  @inline(__always)
  mutating func advance() {
    previousUpper = current.upper
    if current.kind == .bad { lexer.problem = nil }
    current = lexer.next()
  }

  /// The token behind the current one, without moving on.
  mutating func peek() -> Token {
    let position = lexer.position
    let problem = lexer.problem
    let token = lexer.next()
    lexer.position = position
    lexer.problem = problem
    return token
  }

  /// Whether the statement, or the line of a block, ends before the current token.
  @inline(__always)
  var isAtEnd: Bool {
    mutating get {
      switch current.kind {
      case .end: true
      case .semicolon: depth == 0
      case .rightBrace: depth == 0 && blocks > 0
      case .pipe: false
      default: current.isAfterNewline && (depth == 0 || beginsStatement())
      }
    }
  }

  /// Whether the text ends here on the same line: what is being read may still go on.
  var isAtCursor: Bool {
    mutating get { current.kind == .end && (!current.isAfterNewline || depth > 0) }
  }

  /// Whether the current token begins a line with a word that only begins statements: an open
  /// bracket before it has been forgotten.
  mutating func beginsStatement() -> Bool {
    guard current.kind == .name, current.isAfterNewline else { return false }
    let next = lexer.byte(lexer.afterBlanks(lexer.position))
    if next == UInt8(ascii: ":") || next == UInt8(ascii: ",") { return false }
    switch Word(current.name) {
    case .let, .assume, .fn: return true
    default: return verbs.verb(current.name) != nil
    }
  }

  // MARK: Opening and closing

  /// Passes an opening bracket; `commas` says whether commas separate inside.
  mutating func open(commas: Bool) -> (stops: Stops, commas: Bool) {
    let kept = (stops: stops, commas: lexer.commaSeparates)
    openers.append(current.span)
    stops = Stops()
    lexer.commaSeparates = commas
    depth += 1
    nesting += 1
    advance()
    return kept
  }

  /// Passes a closing bracket, or tells that it is missing.
  mutating func close(
    _ kind: TokenKind, _ written: String, _ kept: (stops: Stops, commas: Bool)
  ) {
    guard !failed else { return }
    stops = kept.stops
    guard current.kind == kind else {
      let opener = openers.last ?? current.span
      if current.kind == .end { wantMore() }
      if isAtEnd {
        fail(.openBracket(place(opener), source.text(of: opener), closing: written))
      } else {
        fail(
          .unexpectedInBrackets(
            place(current.span), found: describeCurrent(), opener: place(opener),
            opening: source.text(of: opener), closing: written,
            meant: meantInside(written)))
      }
      return
    }
    openers.removeLast()
    lexer.commaSeparates = kept.commas
    depth -= 1
    nesting -= 1
    advance()
  }

  /// Runs a part of the parser one level deeper, or tells that the text is nested too deep. Every
  /// function of the parser that can come back to itself passes here.
  @inline(__always)
  mutating func enter() -> Bool {
    frames += 1
    // An operator's right side is a level of its own, though not one of nesting: hence the factor.
    if frames <= limits.nesting * 3, nesting < limits.nesting { return true }
    fail(.tooDeep(place(current.span), limit: limits.nesting))
    return false
  }

  /// Undoes `enter`.
  @inline(__always)
  mutating func leave() {
    frames -= 1
  }

  // MARK: Telling

  /// A span of this source.
  mutating func place(_ span: Span) -> Place { Place(source: source.id, span: span) }

  /// What was open behind a `?` need not be closed: what fits there is told as it stands.
  mutating func wantNoMore() { needsMore = false }

  /// The text ended where more must follow.
  mutating func wantMore() {
    if !failed { needsMore = true }
  }

  /// Tells a mistake, if it is the first one of its statement. Where the lexer could not read the
  /// current token, what the lexer has to say is told instead.
  mutating func fail(_ diagnostic: Diagnostic) {
    if !failed {
      tell(lexer.problem ?? diagnostic)
      lexer.problem = nil
      failures += 1
    }
    failed = true
  }

  /// Tells something without giving the statement up.
  mutating func tell(_ diagnostic: Diagnostic) {
    if diagnostics.count < limits.diagnostics { diagnostics.append(diagnostic) }
  }

  /// The current token in the words of an error.
  mutating func describeCurrent() -> String {
    if current.kind == .end { return depth > 0 ? "the end of the text" : "the end of the line" }
    if isAtEnd, current.kind != .semicolon, current.kind != .rightBrace {
      return "the end of the line"
    }
    return describe(current)
  }

  /// A token in the words of an error.
  mutating func describe(_ token: Token) -> String {
    switch token.kind {
    case .end: return "the end of the text"
    case .quote: return "a text in quotes"
    default:
      let text = source.text(of: token.span)
      return "`\(visible(text.count > 40 ? String(text.prefix(40)) + "…" : text))`"
    }
  }

  /// Where an error about something missing points: at the current token, or just behind the text
  /// before it if the line ends there.
  mutating func missingSpan() -> Span {
    isAtEnd ? Span(previousUpper, previousUpper) : current.span
  }

  // MARK: Making

  /// Adds a node; a hole where the tree becomes too tall.
  @inline(__always)
  mutating func add(_ form: Form, _ span: Span, height: Int32) -> ExpressionID {
    let id = ExpressionID(Int32(truncatingIfNeeded: tree.nodes.count))
    if height > Int32(truncatingIfNeeded: limits.height) { return tooTall(span) }
    nodes &+= 1
    tree.nodes.append(Node(form: form, span: span, height: height))
    return id
  }

  /// Tells that a formula is too tall, at the place where it went over the limit.
  @inline(never)
  private mutating func tooTall(_ span: Span) -> ExpressionID {
    let end = Span(max(span.lower, previousUpper > 0 ? previousUpper - 1 : 0), previousUpper)
    fail(.tooLongChain(place(end), limit: limits.height))
    return hole()
  }

  /// A node that stands where a mistake was told.
  mutating func hole() -> ExpressionID {
    let id = ExpressionID(Int32(truncatingIfNeeded: tree.nodes.count))
    tree.nodes.append(Node(form: .hole, span: Span(current.lower, current.lower), height: 1))
    return id
  }

  /// The height of a node.
  @inline(__always)
  mutating func height(_ id: ExpressionID) -> Int32 { tree.nodes[Int(id.index)].height }

  /// Where a node is written.
  @inline(__always)
  mutating func span(_ id: ExpressionID) -> Span { tree.nodes[Int(id.index)].span }
}

/// What a whole text was read as.
package struct Script: Sendable {
  package var tree: Tree
  package var statements: [Statement]
  package var diagnostics: [Diagnostic]
  /// Whether the text ended where more must follow.
  package var needsMore: Bool
}

/// Reads a whole source.
package func parse(
  _ source: Source, names: NameTable, vocabulary: Vocabulary,
  limits: ReadingLimits = ReadingLimits()
) -> Script {
  var parser = Parser(source: source, names: names, vocabulary: vocabulary, limits: limits)
  var tree = Tree()
  var statements: [Statement] = []
  while let statement = parser.next(into: &tree) { statements.append(statement) }
  return Script(
    tree: tree, statements: statements, diagnostics: parser.diagnostics,
    needsMore: parser.needsMore)
}
