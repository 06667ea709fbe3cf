/// Formulas: operators between values, by how tightly they bind.
extension Parser {
  /// Reads a formula whose operators bind at least as tightly as `level`.
  mutating func readFormula(at level: Level) -> ExpressionID {
    defer { leave() }
    guard enter() else { return hole() }
    let lower = current.lower
    var left = readPrefix()
    while !failed {
      guard let (operation, at) = infix(), at >= level else {
        if level <= .given, isWord(.given) {
          left = readGiven(left, lower)
          continue
        }
        if current.kind == .end { noteOperation() }
        break
      }
      let sign = current
      let isBare = previousUpper == span(left).upper
      passInfix()
      switch at {
      case .time where operation == .by:
        left = readSchedule(left, lower)
        continue
      case .power:
        // `2^3^2` is 2^(3^2); a unit directly before `^` is raised alone.
        let right = readFormula(at: .power)
        left = power(left, right, lower, isBare: isBare)
        continue
      default: break
      }
      if operation == .known { passOn(sign) }
      let right = readFormula(at: at.tighter)
      guard !failed else { break }
      left = add(
        .binary(operation, left, right), Span(lower, previousUpper),
        height: max(height(left), height(right)) &+ 1)
      if at == .compare || at == .range { checkChain(at, sign) }
      if operation == .subtract { checkDifference(left, sign) }
    }
    return left
  }

  /// An operator fits at the cursor.
  @inline(never)
  private mutating func noteOperation() {
    if isAtCursor { probe?.note(.operation, if: true) }
  }

  /// The operator that stands here between two values.
  @inline(__always)
  private mutating func infix() -> (BinaryOperator, Level)? {
    guard !isAtEnd else { return nil }
    if current.kind != .name { return BinaryOperator.of(current.kind) }
    return wordInfix()
  }

  /// The operator that a word is, unless it is a clause word here.
  @inline(never)
  private mutating func wordInfix() -> (BinaryOperator, Level)? {
    guard let word = Word(current.name), !isStop(current.name) else { return nil }
    // No unit begins with a number: value $38B in 7 years.
    if word == .in, stops.verb >= 0, beginsValue(peek()) { return nil }
    // value $38B during 7 years.
    if word == .during, stops.verb >= 0, peek().kind == .number { return nil }
    return BinaryOperator.of(word)
  }

  /// Whether a name is an operator when it stands behind a value.
  mutating func isInfix(_ name: Name) -> Bool {
    Word(name).map { BinaryOperator.of($0) != nil } ?? false
  }

  /// Whether the current token is a word that is not the clause word of the statement.
  @inline(__always)
  mutating func isWord(_ word: Word) -> Bool {
    current.kind == .name && current.name == word.name && isOpenWord()
  }

  /// Whether the current word belongs to the formula being read.
  @inline(never)
  private mutating func isOpenWord() -> Bool { !isAtEnd && !isStop(current.name) }

  /// Whether a name ends the argument being read.
  mutating func isStop(_ name: Name) -> Bool {
    if stops.verb == -1 { return false }
    if stops.of, name == Word.of.name { return true }
    if stops.verb == -2 { return verbs.letWords.clauses.contains(name) }
    let entry = verbs.entries[stops.verb]
    if entry.clauses.contains(name) {
      return !entry.weak.contains(name) || peek().kind == .quote || isFileNext()
    }
    for index in entry.preceding.indices where index >= stops.operand {
      if entry.preceding[index] == name { return true }
    }
    return false
  }

  /// Whether the name of a file without its quotes follows the current word.
  private mutating func isFileNext() -> Bool {
    let lower = lexer.afterBlanks(lexer.position)
    guard lexer.byte(lower).startsName else { return false }
    let name = source.text(of: run(from: UInt32(truncatingIfNeeded: lower)))
    guard let point = name.lastIndex(of: ".") else { return false }
    return vocabulary.hints.isFileEnding(String(name[point...]))
  }

  /// Passes an operator or comma, behind which a line may end.
  @inline(__always)
  mutating func passInfix() {
    advance()
    if current.isAfterNewline, !beginsStatement() { current.isAfterNewline = false }
    if current.kind == .end { wantMore() }
  }

  /// `known on D`: passes the `on`.
  private mutating func passOn(_ known: Token) {
    guard current.kind == .name, current.name == Word.on.name, !isAtEnd else {
      fail(
        .missing(
          place(missingSpan()), in: "known", "`on` and a date", found: describeCurrent()))
      return
    }
    passInfix()
  }

  /// `1 < x < 3` and `1 to 2 to 3` mean nothing.
  private mutating func checkChain(_ level: Level, _ first: Token) {
    guard !failed, let (_, at) = infix(), at == level else { return }
    let places = (place(first.span), place(current.span))
    if level == .compare {
      fail(.comparisonChain(places.0, places.1))
    } else {
      fail(.rangeChain(places.0, places.1))
    }
  }

  /// `60%-85%` was perhaps meant as a range: two numbers, the smaller first, without blanks.
  @inline(never)
  private mutating func checkDifference(_ difference: ExpressionID, _ minus: Token) {
    guard case .binary(_, let left, let right) = tree[difference].form else { return }
    let isClose = span(left).upper == minus.lower && span(right).lower == minus.upper
    var sign = ""
    switch (tree[left].form, tree[right].form) {
    case (.number(let low), .percent(let high)) where isClose && low < high: sign = "%"
    case (.percent(let low), .percent(let high)) where low < high: break
    case (.number(let low), .number(let high)) where isClose && low < high && low >= 10_000: break
    case (.money(let low, _), .money(let high, _)) where low < high: break
    case (.number(let low), .measure(let inner, _)) where isClose:
      // 200k-900k gpus: a plain number and gpus have no difference.
      guard case .number(let high) = tree[inner].form, low < high else { return }
      let range = "\(source.text(of: span(left))) to \(source.text(of: span(right)))"
      fail(.rangeDash(place(span(difference)), "-", range))
      return
    default: return
    }
    let range = "\(source.text(of: span(left)))\(sign) to \(source.text(of: span(right)))"
    tell(.differenceNotRange(place(span(difference)), range))
  }

  /// `base ^ exponent`; in `5 m^2` only the unit is raised, as nothing (`isBare`) closes the measure.
  private mutating func power(
    _ base: ExpressionID, _ exponent: ExpressionID, _ lower: UInt32, isBare: Bool
  ) -> ExpressionID {
    guard !failed else { return base }
    let whole = Span(lower, previousUpper)
    guard isBare, case .measure(let amount, let unit) = tree[base].form else {
      return add(
        .binary(.power, base, exponent), whole,
        height: max(height(base), height(exponent)) &+ 1)
    }
    let unitSpan = Span(span(amount).upper, span(base).upper)
    let name = add(.name(unit), unitSpan, height: 1)
    let raised = add(
      .binary(.power, name, exponent), Span(unitSpan.lower, previousUpper),
      height: height(exponent) &+ 1)
    return add(
      .binary(.multiply, amount, raised), whole,
      height: max(height(amount), height(raised)) &+ 1)
  }

  // MARK: Forms behind a value

  /// `S by quarter from D until D`; `by` has been passed.
  private mutating func readSchedule(_ subject: ExpressionID, _ lower: UInt32) -> ExpressionID {
    // `by` was passed: 2 divided by 3.
    if case .measure(_, let unit) = tree[subject].form, names.text(of: unit) == "divided" {
      let lower = span(subject).upper - 7
      fail(.otherWord(place(Span(lower, previousUpper)), "divided by", "/"))
      return subject
    }
    var schedule = ScheduleNode(
      subject: subject, step: readFormula(at: .range), from: nil, until: nil)
    var tallest = max(height(subject), height(schedule.step))
    while !failed {
      if schedule.from == nil, isWord(.from) {
        passInfix()
        let from = readFormula(at: .range)
        schedule.from = from
        tallest = max(tallest, height(from))
      } else if schedule.until == nil, isWord(.until) {
        passInfix()
        let until = readFormula(at: .range)
        schedule.until = until
        tallest = max(tallest, height(until))
      } else {
        break
      }
    }
    guard !failed else { return subject }
    tree.schedules.append(schedule)
    let index = Int32(truncatingIfNeeded: tree.schedules.count - 1)
    return add(.schedule(index), Span(lower, previousUpper), height: tallest &+ 1)
  }

  /// `EXPR given NAME = EXPR, …`.
  private mutating func readGiven(_ subject: ExpressionID, _ lower: UInt32) -> ExpressionID {
    passInfix()
    var overrides: [OverrideNode] = []
    var tallest = height(subject)
    repeat {
      if !overrides.isEmpty { passInfix() }
      guard
        let target = readPath(in: "given", "the name of a value and `=`, or a scenario")
      else { break }
      tallest = max(tallest, height(target))
      var value: ExpressionID?
      if current.kind == .equals, !isAtEnd {
        passInfix()
        let read = readFormula(at: .convert)
        value = read
        tallest = max(tallest, height(read))
      }
      overrides.append(OverrideNode(target: target, value: value))
    } while !failed && current.kind == .comma && !isAtEnd && isOverrideNext()
    guard !failed else { return subject }
    let run = Run(
      first: Int32(truncatingIfNeeded: tree.overrides.count),
      count: Int32(truncatingIfNeeded: overrides.count))
    tree.overrides += overrides
    return add(.given(subject, run), Span(lower, previousUpper), height: tallest &+ 1)
  }

  /// `name` or `name.field.field`; `what` is expected in `construct` where there is none.
  mutating func readPath(in construct: String, _ what: String) -> ExpressionID? {
    guard current.kind == .name, !isAtEnd, !(Word(current.name)?.isReserved ?? false) else {
      probe?.note(.formula, if: current.kind == .end)
      fail(
        .missing(place(missingSpan()), in: construct, what, found: describeCurrent()))
      return nil
    }
    let lower = current.lower
    var path = add(.name(current.name), current.span, height: 1)
    advance()
    while !failed, current.kind == .dot, !isAtEnd { path = readField(of: path, lower) }
    return failed ? nil : path
  }

  /// Whether the comma here is followed by another `name =`.
  private mutating func isOverrideNext() -> Bool {
    var index = lexer.position
    while lexer.byte(index).isBlank || lexer.byte(index) == 0x0A { index += 1 }
    guard lexer.byte(index).startsName else { return false }
    while lexer.byte(index).continuesName || lexer.byte(index) == UInt8(ascii: ".") { index += 1 }
    index = lexer.afterBlanks(index)
    return lexer.byte(index) == UInt8(ascii: "=") && lexer.byte(index + 1) != UInt8(ascii: "=")
      && lexer.byte(index + 1) != UInt8(ascii: ">")
  }
}
