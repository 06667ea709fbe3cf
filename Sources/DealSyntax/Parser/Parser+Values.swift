/// Single values: numbers with their units, dates, names, signs before a value.
extension Parser {
  /// Reads a value with what stands before it (`-`, `not`, `if`) and directly behind it (a unit, a
  /// call, a field).
  @inline(__always)
  mutating func readPrefix() -> ExpressionID {
    if current.kind == .number || current.kind == .year { return readNumber() }
    return readOther()
  }

  /// Any value that is not a plain number.
  mutating func readOther() -> ExpressionID {
    guard !isAtEnd else { return failFormula() }
    let token = current
    switch token.kind {
    case .number, .year, .percent, .money: return readNumber()
    case .name: return readWordOrName()
    case .day:
      advance()
      return add(
        .day(year: token.detail, month: Int32(token.part), day: Int32(token.day)), token.span,
        height: 1)
    case .month:
      advance()
      return add(.month(year: token.detail, month: Int32(token.part)), token.span, height: 1)
    case .quarter:
      advance()
      return add(.quarter(year: token.detail, quarter: Int32(token.part)), token.span, height: 1)
    case .percentSign:
      advance()
      return add(.name(Word.percentSign.name), token.span, height: 1)
    case .minus: return readSign(.minus)
    case .plus: return readSign(.plus)
    case .quote: return readBehind(readText(), token.lower)
    case .leftParenthesis:
      if isLambda() { return readLambda() }
      return readBehind(readParentheses(), token.lower)
    case .leftBracket: return readBehind(readList(), token.lower)
    case .leftBrace: return readBehind(readRecord(), token.lower)
    case .end, .bad, .times, .divide, .power, .rightParenthesis, .rightBracket, .rightBrace,
      .comma, .semicolon, .colon, .dot, .equals, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .arrow, .maps, .pipe, .upThrough, .plusMinus:
      return failFormula()
    }
  }

  /// A value is missing.
  private mutating func failFormula() -> ExpressionID {
    probe?.note(.formula, if: current.kind == .end)
    if current.kind == .end, depth > 0 { wantMore() }
    let before = wordBefore()
    // A word or sign too many: `value = $38B`, `announced on 2025-11-03`.
    let isWord = before?.utf8.first?.isLetter != false
    let isStray =
      isStray()
      && (isWord || before == "=" && current.kind == .name && current.name != Word.to.name)
    var meant: String?
    if beginsValue(peek()) {
      if current.kind == .greater { meant = "did you mean over?" }
      if current.kind == .less { meant = "did you mean up to?" }
    }
    fail(
      .missingFormula(
        place(missingSpan()), after: before, found: describeCurrent(), isStray: isStray,
        meant: meant))
    return hole()
  }

  /// The operator that ends the text before the current token, if it is one.
  mutating func wordBefore() -> String? {
    var lower = Int(previousUpper)
    guard lower > 0 else { return nil }
    let isName = lexer.byte(lower - 1).continuesName
    if lexer.byte(lower - 1) & 0x80 != 0 { return nil }
    while lower > 0, Int(previousUpper) - lower < 12 {
      let byte = lexer.byte(lower - 1)
      let belongs =
        isName ? byte.continuesName : !byte.continuesName && byte > 0x20 && byte & 0x80 == 0
      if !belongs { break }
      lower -= 1
    }
    let text = lexer.written(lower, Int(previousUpper))
    return text.isEmpty ? nil : text
  }

  // MARK: Numbers

  /// A number with its unit.
  private mutating func readNumber() -> ExpressionID {
    if current.isAfterNewline, isAtEnd { return failFormula() }
    let token = current
    advance()
    if current.kind == .name, token.kind == .number, let name = periodName(),
      let day = readDay(token, name)
    {
      return day
    }
    if token.kind == .number, token.upper - token.lower > 4,
      lexer.byte(Int(token.upper) - 4) == UInt8(ascii: ".")
    {
      checkPoint(token)
    }
    let unit = unitHere()
    let form: Form
    switch token.kind {
    case .year where unit == nil: form = .year(Int32(truncatingIfNeeded: Int(token.value)))
    case .money: form = .money(token.value, currency: token.name)
    case .percent: form = .percent(token.value)
    default:
      if unit == Word.basisPoints.name {
        let span = token.span.union(current.span)
        advance()
        return add(.basisPoints(token.value), span, height: 1)
      }
      form = .number(token.value)
    }
    if current.kind == .end, token.kind != .percent { noteUnit() }
    let number = add(form, token.span, height: 1)
    guard let unit, token.kind != .percent else { return number }
    return measure(number, unit, token.lower)
  }

  /// `200.000` is 200, which not everybody would think.
  @inline(never)
  private mutating func checkPoint(_ number: Token) {
    let text = source.text(of: number.span)
    guard text.hasSuffix(".000"), text.utf8.count < 8, number.value > 0 else { return }
    tell(.pointNotGroups(place(number.span), text))
  }

  /// A value and the unit at the current token.
  private mutating func measure(
    _ amount: ExpressionID, _ unit: Name, _ lower: UInt32
  ) -> ExpressionID {
    let upper = current.upper
    advance()
    return add(.measure(amount, unit: unit), Span(lower, upper), height: height(amount) &+ 1)
  }

  /// A unit fits at the cursor.
  @inline(never)
  private mutating func noteUnit() {
    if isAtCursor { probe?.note(.unit, if: true) }
  }

  /// The name at the current token, if it is the unit of the number before it.
  @inline(__always)
  private mutating func unitHere() -> Name? {
    guard current.kind == .name else { return nil }
    return unitName()
  }

  /// The current name, unless it means something else behind a number.
  @inline(never)
  private mutating func unitName() -> Name? {
    guard !isAtEnd, !isStop(current.name) else { return nil }
    if lexer.byte(lexer.position) == UInt8(ascii: "(") { return nil }
    if let word = Word(current.name) {
      switch word {
      case .usd, .eur, .gbp, .jpy, .basisPoints, .source, .basis, .note, .start, .end: break
      default: return nil
      }
    }
    return current.name
  }

  // MARK: Signs

  /// A sign and the value behind it, which binds as tightly as `^`.
  private mutating func readSign(_ sign: UnaryOperator) -> ExpressionID {
    let lower = current.lower
    let isAdded = sign == .minus && wordBefore() == "+"
    let before = previousUpper
    passInfix()
    let value = readFormula(at: .power)
    // 60% +- 5%
    if isAdded, !failed, case .percent = tree[value].form {
      tell(.plusOfMinus(place(Span(before - 1, lower + 1))))
    }
    guard !failed else { return value }
    return add(.unary(sign, value), Span(lower, previousUpper), height: height(value) &+ 1)
  }

  // MARK: Words

  /// A value that begins with a word.
  private mutating func readWordOrName() -> ExpressionID {
    let token = current
    if let name = periodName() { return readPeriod(name, from: token.lower) }
    if isApproximationStart() { return readApproximation() }
    if isStop(token.name) { return failFormula() }
    if let word = Word(token.name), let value = readWord(word) { return value }
    let next = lexer.afterBlanks(lexer.position)
    if lexer.byte(next) == UInt8(ascii: "="), lexer.byte(next + 1) == UInt8(ascii: ">") {
      return readLambda()
    }
    advance()
    if current.kind == .name, current.name == Word.of.name, failSingular(from: token.lower) {
      return hole()
    }
    // US$38B, as headlines write it.
    if current.kind == .money, current.lower == token.upper, names.text(of: token.name) == "US" {
      return readNumber()
    }
    let name = add(.name(token.name), token.span, height: 1)
    if current.kind == .money || current.kind == .number || current.kind == .percent,
      !current.isAfterNewline, names.text(of: token.name) == "between"
    {
      return readBetween(token.lower)
    }
    return readBehind(name, token.lower)
  }

  /// `between 60% and 85%`, which is written 60% to 85%.
  private mutating func readBetween(_ lower: UInt32) -> ExpressionID {
    let low = readFormula(at: .sum)
    guard !failed, isWord(.and) else { return low }
    passInfix()
    let high = readFormula(at: .sum)
    guard !failed else { return low }
    let whole = Span(lower, span(high).upper)
    fail(
      .rangeWord(
        place(whole), "\(source.text(of: span(low))) to \(source.text(of: span(high)))"))
    return hole()
  }

  /// A value that begins with a word of the language; nil if the word is only a name here.
  private mutating func readWord(_ word: Word) -> ExpressionID? {
    let token = current
    switch word {
    case .true, .false:
      advance()
      return add(.truth(word == .true), token.span, height: 1)
    case .not:
      passInfix()
      let value = readFormula(at: .not)
      guard !failed else { return value }
      return add(
        .unary(.not, value), Span(token.lower, previousUpper), height: height(value) &+ 1)
    case .if: return readConditional()
    case .let, .assume, .fn, .and, .or, .then, .else, .given, .for, .in: return failFormula()
    case .early: return readPart(.early)
    case .mid: return readPart(.mid)
    case .late: return readPart(.late)
    case .start: return readEdge(.start)
    case .end: return readEdge(.end)
    case .tens, .dozens, .hundreds, .thousands, .millions, .billions, .trillions:
      return readHeadline()
    case .at, .during, .by, .known, .on, .to, .of, .per, .from, .until:
      return beginsValue(peek()) ? failFormula() : nil
    case .about, .nearly, .over, .up, .source, .basis, .note, .usd, .eur, .gbp, .jpy, .percentSign,
      .basisPoints:
      return nil
    }
  }

  /// Whether the current word is `about`, `nearly`, `over` or `up to` before a quantity.
  mutating func isApproximationStart() -> Bool {
    guard current.kind == .name, let word = Word(current.name) else { return false }
    var index = lexer.afterBlanks(lexer.position)
    switch word {
    case .about, .nearly, .over: break
    case .up:
      guard lexer.matches("to", at: index), !lexer.byte(index + 2).continuesName else {
        return false
      }
      index = lexer.afterBlanks(index + 2)
    default: return false
    }
    let byte = lexer.byte(index)
    if byte.isDigit || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "$") { return true }
    if byte == UInt8(ascii: "."), lexer.byte(index + 1).isDigit { return true }
    for sign: StaticString in ["€", "£", "¥"] where lexer.matches(sign, at: index) { return true }
    for word in Word.headlines where behind(word.text, UInt32(truncatingIfNeeded: index)) != nil {
      return true
    }
    return false
  }

  /// `about X`, `nearly X`, `over X`, `up to X`.
  private mutating func readApproximation() -> ExpressionID {
    let lower = current.lower
    let kind: Approximation
    switch Word(current.name) {
    case .about: kind = .about
    case .nearly: kind = .nearly
    case .up:
      advance()
      kind = .upTo
    default: kind = .over
    }
    advance()
    defer { leave() }
    guard enter() else { return hole() }
    let value = readPrefix()
    guard !failed else { return value }
    return add(
      .approximate(kind, value), Span(lower, previousUpper), height: height(value) &+ 1)
  }

  /// `hundreds of thousands`, and its unit: `of gpus` or `gpus`.
  private mutating func readHeadline() -> ExpressionID {
    let lower = current.lower
    var size = Word(current.name)?.headlineSize ?? 1
    advance()
    while !isAtEnd, current.kind == .name {
      if Word(current.name) == .of {
        let next = peek()
        guard next.kind == .name, !next.isAfterNewline, let word = Word(next.name),
          let factor = word.headlineSize
        else {
          if failSingular(from: lower) { return hole() }
          break
        }
        size *= factor
        advance()
        advance()
      } else {
        break
      }
      if size > 1e18 { break }
    }
    let word = add(.headline(size), Span(lower, previousUpper), height: 1)
    if !isAtEnd, current.kind == .name, Word(current.name) == .of {
      let next = peek()
      guard next.kind == .name, !next.isAfterNewline, !isStop(next.name),
        lexer.byte(Int(next.upper)) != UInt8(ascii: "("),
        lexer.byte(Int(next.upper)) != UInt8(ascii: "."), !(Word(next.name)?.isReserved ?? false)
      else { return word }
      advance()
      return measure(word, current.name, lower)
    }
    probe?.note(.unit, if: current.kind == .end)
    guard let unit = unitHere() else { return word }
    return measure(word, unit, lower)
  }

  /// `if a then b else c`
  private mutating func readConditional() -> ExpressionID {
    let lower = current.lower
    passInfix()
    let condition = readFormula(at: .convert)
    guard !failed, passWord(.then, in: "if") else { return hole() }
    let positive = readFormula(at: .convert)
    guard !failed, passWord(.else, in: "if") else { return hole() }
    let negative = readFormula(at: .choice)
    guard !failed else { return hole() }
    let run = Run(first: Int32(truncatingIfNeeded: tree.children.count), count: 3)
    tree.children += [condition, positive, negative]
    let tallest = max(height(condition), height(positive), height(negative))
    return add(.conditional(run), Span(lower, previousUpper), height: tallest &+ 1)
  }

  /// Passes a word that must stand here; it may begin a line.
  private mutating func passWord(_ word: Word, in construct: String) -> Bool {
    guard current.kind == .name, current.name == word.name else {
      if current.kind == .end { wantMore() }
      fail(
        .missing(
          place(missingSpan()), in: construct, "`\(word.text)`", found: describeCurrent()))
      return false
    }
    passInfix()
    return true
  }
}

extension Word {
  /// The words that headlines count in.
  package static let headlines: [Word] = allCases.filter { $0.headlineSize != nil }
}
