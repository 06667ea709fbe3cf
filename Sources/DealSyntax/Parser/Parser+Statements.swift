/// Statements: definitions, functions, and the choice between a verb and a formula.
extension Parser {
  /// Reads one statement; nil if it failed and nothing of it is of use.
  mutating func readStatement() -> Statement? {
    let mark = mark()
    let lower = current.lower
    let told = diagnostics.count
    current.isAfterNewline = false
    let form = readForm()
    if !failed, !isAtEnd { failBehindStatement(form) }
    let hasFailed = failed
    if hasFailed { recover(to: mark) }
    if takeHole(from: lower, since: told) || hasFailed {
      guard let form, form.isDefinition else { return nil }
      return Statement(form: form.failed(with: hole()), span: Span(lower, previousUpper))
    }
    guard let form else { return nil }
    return Statement(form: form, span: Span(lower, previousUpper))
  }

  /// Whether a `?` stands in the statement that begins at an offset: it is not carried out then, and
  /// whatever else is wrong with it is not told.
  private mutating func takeHole(from lower: UInt32, since told: Int) -> Bool {
    guard let hole = lexer.hole.map({ UInt32(truncatingIfNeeded: $0) }), !keepsHoles, hole >= lower,
      hole < current.lower
    else { return false }
    // A mistake before the word of the `?` is answered first: `what is openai_aws.value?`.
    var word = hole
    while word > 0, lexer.byte(Int(word) - 1).continuesName || lexer.byte(Int(word) - 1) == 0x2E {
      word -= 1
    }
    if told < diagnostics.count, !diagnostics[told].code.hasPrefix("open-"),
      let label = diagnostics[told].labels.first,
      label.place.span.upper <= word, label.place.span.lower < label.place.span.upper
    {
      lexer.hole = nil
      return false
    }
    diagnostics.removeLast(max(0, diagnostics.count - told))
    tell(.hole(place(Span(hole, hole + 1))))
    failures += 1
    let isNext = current.kind == .name && source.text(of: current.span) == Lexer.holeText
    lexer.hole = isNext ? Int(current.lower) : nil
    if blocks == 0 { wantNoMore() }
    return true
  }

  /// Reads a statement without looking at what stands behind it.
  private mutating func readForm() -> StatementForm? {
    probe?.note(.statementStart, if: current.kind == .end)
    if current.kind == .name {
      switch Word(current.name) {
      case .let: return readDefinition(.let)
      case .assume: return readDefinition(.assume)
      case .fn: return readFunction()
      default: break
      }
      if isPromptSign() { return nil }
      if let verb = verbs.verb(current.name), !verbs.isLed(verb) || isLedOn(verb) {
        let isCalled = lexer.byte(Int(current.upper)) == UInt8(ascii: "(")
        if !(isCalled && verbs.entries[verb].shape.isFunctionToo) {
          return readPhrase(verb)
        }
      } else if failsAsVerb() {
        return nil
      }
    }
    if current.kind == .end { return nil }
    if failsByFirstSign() { return nil }
    if current.kind == .rightBrace || current.kind == .rightBracket
      || current.kind == .rightParenthesis
    {
      fail(.strayClosing(place(current.span), describe(current)))
      return nil
    }
    let value = readFormula(at: .loosest)
    return failed ? nil : .expression(value)
  }

  /// Whether a verb such as `price`, which is a name elsewhere, is followed by its word or by what no
  /// formula goes on with.
  private mutating func isLedOn(_ verb: Int) -> Bool {
    let following = peek()
    guard !following.isAfterNewline else { return false }
    if following.kind == .name {
      return following.name == verbs.entries[verb].preceding.first ?? nil
        || !isInfix(following.name)
    }
    return following.kind == .number || following.kind == .money || following.kind == .quote
  }

  /// A name, then something that begins a value: the name was meant as a verb.
  private mutating func failsAsVerb() -> Bool {
    if periodName() != nil { return false }
    // what's openai_aws.value
    if lexer.byte(lexer.position) == UInt8(ascii: "'"),
      Self.questionWords.contains(names.text(of: current.name))
    {
      fail(
        .unknownVerb(
          place(current.span), names.text(of: current.name), nearest: [], note: Diagnostic.asking,
          remedy: nil))
      return true
    }
    guard Word(current.name).map({ !$0.isReserved && !canLead($0) }) ?? true else { return false }
    let next = lexer.byte(lexer.afterBlanks(lexer.position))
    guard next.startsName || next.isDigit || next == UInt8(ascii: "\""),
      next.isLetter || lexer.byte(lexer.position).isBlank
    else { return false }
    let following = peek()
    guard !following.isAfterNewline, following.kind != .end, following.kind != .bad else {
      return false
    }
    if following.kind == .name {
      if isInfix(following.name) { return false }
      if let word = Word(following.name), word.isReserved { return false }
    }
    fail(wrongVerb(following))
    return true
  }

  /// Whether a word may be the first of a formula and be followed by a value.
  private mutating func canLead(_ word: Word) -> Bool {
    switch word {
    case .about, .nearly, .over, .up, .early, .mid, .late, .start, .end: true
    default: word.headlineSize != nil
    }
  }

  // MARK: let and assume

  /// `let NAME: KIND = EXPR` and `assume`, with their clauses.
  private mutating func readDefinition(_ kind: Definition.Kind) -> StatementForm? {
    let head = current
    advance()
    guard let name = readNewName(after: head, "a name for the value") else { return nil }
    var definition = Definition(
      kind: kind, name: name, annotation: nil, value: ExpressionID(0), clauses: [])
    if current.kind == .colon, !isAtEnd {
      advance()
      let colon = Span(previousUpper - 1, previousUpper)
      let annotation = readFormula(at: .product)
      definition.annotation = annotation
      if !failed, isPlainValue(annotation), current.kind != .equals || isAtEnd {
        fail(.otherWord(place(colon), ":", "="))
      }
    }
    guard !failed, pass(.equals, "=", after: head) else { return .define(definition) }
    stops.verb = -2
    defer { stops.verb = -1 }
    definition.value = readFormula(at: .loosest)
    if !failed, !isAtEnd || current.kind == .end {
      let words = kind == .assume ? verbs.assumeWords : verbs.letWords
      readClauses(of: words, verb: -2, into: &definition.clauses)
    }
    return .define(definition)
  }

  /// The name that a statement gives to something.
  private mutating func readNewName(after head: Token, _ what: String) -> PlacedName? {
    if current.kind == .end { wantMore() }
    guard current.kind == .name, !isAtEnd else {
      fail(
        .missing(
          place(missingSpan()), in: source.text(of: head.span), what, found: describeCurrent()))
      return nil
    }
    let name = PlacedName(current.name, current.span)
    if Word(current.name)?.isReserved ?? false || verbs.reservedVerb(current.name) != nil {
      fail(.reservedName(place(current.span), names.text(of: current.name)))
      return nil
    }
    if failsByHyphen(name) { return nil }
    advance()
    return name
  }

  /// Passes a sign that must stand here.
  private mutating func pass(_ kind: TokenKind, _ sign: String, after head: Token) -> Bool {
    if current.kind == kind, !isAtEnd {
      passInfix()
      return true
    }
    if current.kind == .end { wantMore() }
    if kind == .equals, current.kind == .name, peek().kind == .equals {
      let span = Span(previousUpper - lengthOfWordBefore(), current.upper)
      let right = source.text(of: span).split(separator: " ").joined(separator: "_")
      fail(.nameOfTwoWords(place(span), right))
    } else if kind == .equals, current.kind == .equal {
      fail(.otherWord(place(current.span), "==", "="))
    } else {
      let remedy = kind == .equals ? equalsMeant(after: head) : nil
      fail(
        .missing(
          place(missingSpan()), in: source.text(of: head.span), "`\(sign)`",
          found: describeCurrent(), remedy: remedy))
    }
    return false
  }

  /// The bytes of the name before the current token.
  private mutating func lengthOfWordBefore() -> UInt32 {
    var lower = Int(previousUpper)
    while lower > 0, lexer.byte(lower - 1).continuesName { lower -= 1 }
    return previousUpper - UInt32(truncatingIfNeeded: lower)
  }

  // MARK: fn

  /// `fn name(a, b: money): money = EXPR`
  private mutating func readFunction() -> StatementForm? {
    let head = current
    advance()
    guard let name = readNewName(after: head, "a name for the function") else { return nil }
    var function = FunctionDefinition(
      name: name, parameters: [], result: nil, body: ExpressionID(0))
    guard current.kind == .leftParenthesis, !isAtEnd else {
      if current.kind == .end { wantMore() }
      fail(
        .missing(
          place(missingSpan()), in: "fn", "`(` and the names of what it works on",
          found: describeCurrent()))
      return .function(function)
    }
    let kept = open(commas: true)
    var known: Set<Name> = []
    while !failed, current.kind == .name, !isAtEnd {
      guard let parameter = readNewName(after: head, "the name of a value") else { break }
      if !known.insert(parameter.name).inserted,
        let first = function.parameters.first(where: { $0.name.name == parameter.name })
      {
        fail(
          .repeatedName(
            place(parameter.span), names.text(of: parameter.name), first: place(first.name.span)))
        break
      }
      var annotation: ExpressionID?
      if current.kind == .colon {
        advance()
        annotation = readFormula(at: .product)
      }
      function.parameters.append(.init(name: parameter, annotation: annotation))
      guard current.kind == .comma else { break }
      advance()
    }
    close(.rightParenthesis, ")", kept)
    guard !failed else { return .function(function) }
    if current.kind == .colon, !isAtEnd {
      advance()
      function.result = readFormula(at: .product)
    }
    guard !failed, pass(.equals, "=", after: head) else { return .function(function) }
    function.body = readFormula(at: .loosest)
    return .function(function)
  }

  /// Something stands behind a complete statement.
  private mutating func failBehindStatement(_ form: StatementForm?) {
    switch form {
    case .expression(let value): failBehindValue(value)
    case .define(let definition): failBehindValue(definition.value)
    case .function(let function): failBehindValue(function.body)
    case .phrase, nil: fail(.unexpected(place(current.span), describeCurrent()))
    }
  }
}

extension StatementForm {
  /// Whether the statement gives something a name that later statements may use.
  fileprivate var isDefinition: Bool {
    switch self {
    case .define, .function: true
    case .expression, .phrase: false
    }
  }

  /// The statement with a hole for its value.
  fileprivate func failed(with hole: ExpressionID) -> StatementForm {
    switch self {
    case .define(var definition):
      definition.value = hole
      definition.annotation = nil
      definition.clauses = []
      return .define(definition)
    case .function(var function):
      function.body = hole
      function.result = nil
      for index in function.parameters.indices { function.parameters[index].annotation = nil }
      return .function(function)
    case .expression, .phrase: return self
    }
  }
}
