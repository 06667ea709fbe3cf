/// Brackets, calls, fields, texts: everything that opens and closes.
extension Parser {
  /// Calls, fields and indexes behind a value.
  @inline(__always)
  mutating func readBehind(_ value: ExpressionID, _ lower: UInt32) -> ExpressionID {
    var value = value
    while !failed, !isAtEnd {
      switch current.kind {
      case .dot: value = readField(of: value, lower)
      case .leftParenthesis: value = readCall(of: value, lower)
      case .leftBracket: value = readIndex(of: value, lower)
      default: return value
      }
    }
    return value
  }

  /// `.field`
  mutating func readField(of value: ExpressionID, _ lower: UInt32) -> ExpressionID {
    advance()
    if current.kind == .end, probe != nil {
      probe?.note(.field(of: source.text(of: Span(lower, previousUpper - 1))), if: true)
    }
    guard current.kind == .name, !isAtEnd else {
      fail(
        .missing(
          place(missingSpan()), in: "the point", "the name of a field", found: describeCurrent()))
      return value
    }
    let name = current.name
    advance()
    return add(.field(value, name), Span(lower, previousUpper), height: height(value) &+ 1)
  }

  /// `value[index]`
  private mutating func readIndex(of value: ExpressionID, _ lower: UInt32) -> ExpressionID {
    let kept = open(commas: true)
    let index = readFormula(at: .loosest)
    close(.rightBracket, "]", kept)
    guard !failed else { return value }
    return add(
      .index(value, index), Span(lower, previousUpper),
      height: max(height(value), height(index)) &+ 1)
  }

  /// `function(a, name: b)`
  private mutating func readCall(of function: ExpressionID, _ lower: UInt32) -> ExpressionID {
    let kept = open(commas: true)
    let (run, tallest) = readFields(until: .rightParenthesis, areNamed: false)
    close(.rightParenthesis, ")", kept)
    guard !failed else { return function }
    return add(
      .call(function, run), Span(lower, previousUpper),
      height: max(height(function), tallest) &+ 1)
  }

  /// `name: value`, separated by commas; in calls the name may be left out.
  private mutating func readFields(
    until closing: TokenKind, areNamed: Bool
  ) -> (Run, tallest: Int32) {
    var fields: [ArgumentNode] = []
    var tallest: Int32 = 0
    while !failed, current.kind != closing {
      var name: Name?
      let span = current.span
      if current.kind == .name,
        lexer.byte(lexer.afterBlanks(lexer.position)) == UInt8(ascii: ":")
      {
        name = current.name
        advance()
        passInfix()
      } else if areNamed {
        if current.kind == .end { wantMore() }
        fail(
          .missing(
            place(missingSpan()), in: "{ }", "a name and `:`", found: describeCurrent()))
        break
      }
      let value = readFormula(at: .loosest)
      tallest = max(tallest, height(value))
      fields.append(ArgumentNode(name: name, nameSpan: span, value: value))
      guard !failed, current.kind == .comma else { break }
      passInfix()
    }
    let run = Run(
      first: Int32(truncatingIfNeeded: tree.arguments.count),
      count: Int32(truncatingIfNeeded: fields.count))
    tree.arguments += fields
    return (run, tallest)
  }

  // MARK: Brackets of their own

  /// A formula in parentheses.
  mutating func readParentheses() -> ExpressionID {
    let kept = open(commas: false)
    let value = readFormula(at: .loosest)
    close(.rightParenthesis, ")", kept)
    return value
  }

  /// `{name: value, …}`
  mutating func readRecord() -> ExpressionID {
    let lower = current.lower
    let kept = open(commas: true)
    let (run, tallest) = readFields(until: .rightBrace, areNamed: true)
    close(.rightBrace, "}", kept)
    guard !failed else { return hole() }
    return add(.record(run), Span(lower, previousUpper), height: tallest &+ 1)
  }

  /// `[a, b]` or a comprehension.
  mutating func readList() -> ExpressionID {
    let lower = current.lower
    let kept = open(commas: true)
    var values: [ExpressionID] = []
    var tallest: Int32 = 0
    while !failed, current.kind != .rightBracket {
      let value = readFormula(at: .loosest)
      values.append(value)
      tallest = max(tallest, height(value))
      if !failed, values.count == 1, isWord(.for) {
        return readComprehension(of: value, lower, kept)
      }
      guard !failed, current.kind == .comma else { break }
      passInfix()
    }
    close(.rightBracket, "]", kept)
    guard !failed else { return hole() }
    return add(.list(keep(values)), Span(lower, previousUpper), height: tallest &+ 1)
  }

  /// Puts values in the side array of children.
  private mutating func keep(_ values: [ExpressionID]) -> Run {
    let run = Run(
      first: Int32(truncatingIfNeeded: tree.children.count),
      count: Int32(truncatingIfNeeded: values.count))
    tree.children += values
    return run
  }

  /// `for variable in list if condition`, behind the element.
  private mutating func readComprehension(
    of element: ExpressionID, _ lower: UInt32, _ kept: (stops: Stops, commas: Bool)
  ) -> ExpressionID {
    passInfix()
    guard current.kind == .name, Word(current.name).map({ !$0.isReserved }) ?? true else {
      if current.kind == .end { wantMore() }
      fail(
        .missing(
          place(missingSpan()), in: "for", "a name for each entry of the list",
          found: describeCurrent()))
      return hole()
    }
    let variable = PlacedName(current.name, current.span)
    advance()
    guard isWord(.in) else {
      if current.kind == .end { wantMore() }
      fail(.missing(place(missingSpan()), in: "for", "`in` and a list", found: describeCurrent()))
      return hole()
    }
    passInfix()
    // Not looser than `|>`: here `in` does not convert.
    let list = readFormula(at: .pipe)
    var condition: ExpressionID?
    if !failed, isWord(.if) {
      passInfix()
      condition = readFormula(at: .convert)
    }
    close(.rightBracket, "]", kept)
    guard !failed else { return hole() }
    let tallest = max(height(element), height(list), condition.map { height($0) } ?? 0)
    tree.comprehensions.append(
      ComprehensionNode(
        element: element, variable: variable.name, variableSpan: variable.span, list: list,
        condition: condition))
    let index = Int32(truncatingIfNeeded: tree.comprehensions.count - 1)
    return add(.comprehension(index), Span(lower, previousUpper), height: tallest &+ 1)
  }

  // MARK: Functions without a name

  /// Whether the parenthesis here opens the parameters of `(a, b) => e`.
  mutating func isLambda() -> Bool {
    var index = lexer.afterBlanks(lexer.position)
    while lexer.byte(index).startsName {
      while lexer.byte(index).continuesName { index += 1 }
      index = lexer.afterBlanks(index)
      guard lexer.byte(index) == UInt8(ascii: ",") else { break }
      index = lexer.afterBlanks(index + 1)
    }
    guard lexer.byte(index) == UInt8(ascii: ")") else { return false }
    index = lexer.afterBlanks(index + 1)
    return lexer.byte(index) == UInt8(ascii: "=") && lexer.byte(index + 1) == UInt8(ascii: ">")
  }

  /// `x => e`, `(a, b) => e`.
  mutating func readLambda() -> ExpressionID {
    let lower = current.lower
    let isParenthesised = current.kind == .leftParenthesis
    if isParenthesised { advance() }
    var parameters: [Name] = []
    var places: [Place] = []
    while !failed, current.kind == .name {
      if let first = parameters.firstIndex(of: current.name) {
        fail(
          .repeatedName(
            place(current.span), names.text(of: current.name), first: places[first]))
      }
      places.append(place(current.span))
      if Word(current.name)?.isReserved ?? false {
        fail(.reservedName(place(current.span), names.text(of: current.name)))
      }
      parameters.append(current.name)
      advance()
      guard isParenthesised, current.kind == .comma else { break }
      advance()
    }
    if isParenthesised { advance() }
    guard !failed else { return hole() }
    passInfix()
    let body = readFormula(at: .choice)
    guard !failed else { return hole() }
    let run = Run(
      first: Int32(truncatingIfNeeded: tree.names.count),
      count: Int32(truncatingIfNeeded: parameters.count))
    tree.names += parameters
    return add(.lambda(run, body), Span(lower, previousUpper), height: height(body) &+ 1)
  }

  // MARK: Texts

  /// A text in quotes with the formulas in it.
  mutating func readText() -> ExpressionID {
    let opening = current.span
    let openersBefore = openers.count
    var pieces: [ExpressionID] = []
    var tallest: Int32 = 0
    while true {
      let lower = lexer.position
      let (piece, end) = lexer.scanPiece(opening: Int(opening.lower))
      let span = Span(UInt32(truncatingIfNeeded: lower), UInt32(truncatingIfNeeded: lexer.position))
      switch end {
      case .quote:
        previousUpper = span.upper
        let whole = Span(opening.lower, span.upper)
        current = lexer.next()
        if pieces.isEmpty { return addText(piece, whole) }
        if !piece.isEmpty { pieces.append(addText(piece, span)) }
        return add(.interpolated(keep(pieces)), whole, height: tallest &+ 1)
      case .brace:
        if !piece.isEmpty {
          pieces.append(addText(piece, Span(span.lower, max(span.lower, span.upper - 1))))
        }
        guard let value = readPiece(opening, openersBefore) else { return hole() }
        pieces.append(value)
        tallest = max(tallest, height(value))
      case .wrong:
        failText(opening, openers: openersBefore)
        return hole()
      case .open:
        probe?.note(.text, if: lexer.position >= lexer.count)
        if lexer.position >= lexer.count { wantMore() }
        fail(
          .openText(
            place(opening), endsOtherwise: lexer.endsOtherwise(Int(opening.upper))))
        failText(opening, openers: openersBefore)
        return hole()
      }
    }
  }

  /// Adds a piece of text.
  private mutating func addText(_ text: String, _ span: Span) -> ExpressionID {
    tree.texts.append(text)
    let id = TextID(Int32(truncatingIfNeeded: tree.texts.count - 1))
    return add(.text(id), span, height: 1)
  }

  /// The formula between `{` and `}`; the lexer stands behind the brace afterwards.
  private mutating func readPiece(_ opening: Span, _ openersBefore: Int) -> ExpressionID? {
    let brace = Span(
      UInt32(truncatingIfNeeded: lexer.position - 1), UInt32(truncatingIfNeeded: lexer.position))
    current = Token(.leftBrace, Int(brace.lower), Int(brace.upper))
    let kept = open(commas: false)
    let value = readFormula(at: .loosest)
    if !failed, current.kind != .rightBrace {
      if current.kind == .end { wantMore() }
      fail(
        .unexpectedInBrackets(
          place(current.span), found: describeCurrent(), opener: place(brace), opening: "{",
          closing: "}", meant: meantInside("}")))
    }
    guard !failed else {
      failText(opening, openers: openersBefore)
      return nil
    }
    stops = kept.stops
    lexer.commaSeparates = kept.commas
    openers.removeLast()
    depth -= 1
    nesting -= 1
    return value
  }

  /// After a mistake within a text: recovery goes on behind the line of its opening quote.
  private mutating func failText(_ opening: Span, openers count: Int) {
    fail(.openText(place(opening)))
    if openers.count > count { openers.removeLast(openers.count - count) }
    lexer.position = Int(opening.upper)
    lexer.problem = nil
    current = Token(.quote, Int(opening.lower), Int(opening.upper))
  }
}
