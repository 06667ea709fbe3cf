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
    case .equals: failByEquals(value)
    case .bad where source.text(of: current.span) == ":=": failByEquals(value)
    case .maps:
      fail(.otherWord(place(current.span), "=>", ">="))
    case .leftParenthesis where isPlainValue(value):
      fail(.unexpected(place(current.span), "`(`", meant: "write * before this to multiply"))
    case .dot where peek().kind == .end:
      fail(.unexpected(place(current.span), "`.`", meant: "leave this out"))
    case .rightParenthesis, .rightBracket, .rightBrace:
      fail(.strayClosing(place(current.span), describe(current)))
    case .name where Word(current.name)?.isReserved ?? false:
      fail(
        .unexpected(
          place(current.span), describeCurrent(),
          meant: Diagnostic.didYouMean(nearOperators(source.text(of: current.span)))))
    case .name, .number, .year, .percent, .money, .day, .month, .quarter, .quote, .leftBrace:
      fail(
        .twoValues(
          place(current.span), first: place(span(value)), found: describeCurrent(),
          meant: meantBehind(value)))
    case .end, .bad, .percentSign, .plus, .minus, .times, .divide, .power, .leftParenthesis,
      .leftBracket, .comma, .semicolon, .colon, .dot, .equal, .notEqual, .less, .lessOrEqual,
      .greater, .greaterOrEqual, .arrow, .pipe, .upThrough, .plusMinus:
      fail(
        .unexpected(place(current.span), describeCurrent(), meant: meantBehind(value)))
    }
  }

  /// `=` or `:=` stands behind a value: to give it a name, to correct a deal, or to compare.
  private mutating func failByEquals(_ value: ExpressionID) {
    let isDefinition = current.kind == .bad
    lexer.problem = nil
    var note: String?
    var rest = restOfLine(current.upper)
    // Within a block the brace at the end of the line is not the value's.
    if blocks > 0, rest?.last == "}" { rest?.removeLast() }
    rest = rest.map { String($0.drop { $0 == " " }) }
    switch tree[value].form {
    case .name(let name):
      note = rest.map { "to give a value a name: let \(names.text(of: name)) = \($0)" }
    case .field(let subject, let field):
      if case .name(let name) = tree[subject].form,
        let change = vocabulary.verbs.first(where: { $0.name == "change" }),
        change.clauses.contains(where: { $0.word == names.text(of: field) })
      {
        note = rest.map {
          "to correct a deal: change \(names.text(of: name)) \(names.text(of: field)) \($0)"
        }
      }
    case .given: note = "further values of given stand behind commas"
    default: break
    }
    note = note.map { $0.last == " " ? String($0.dropLast()) : $0 }
    fail(
      .equalsAsComparison(
        place(current.span), source.text(of: current.span), isDefinition: isDefinition, note: note))
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
    namesAlike && diagnostics.count < limits.diagnostics ? nearest(to: text, in: words) : []
  }

  /// Something that is not a word stands behind an argument.
  mutating func failBehindArgument(
    _ entry: VerbWords.Entry, _ words: [String], after used: [Clause]
  ) {
    switch current.kind {
    case .rightParenthesis, .rightBracket, .rightBrace:
      fail(.strayClosing(place(current.span), describe(current)))
      return
    default: break
    }
    let text = source.text(of: current.span)
    let open = words.indices.filter { index in !used.contains { $0.word == index } }
      .map { words[$0] }
    if failsByWordBefore(entry, open, used.last) || failsByBareText(entry, used) { return }
    var (wrong, right) = (current.span, nil as String?)
    var meant: String?
    switch current.kind {
    case .dot:
      let next = peek()
      if next.kind == .name, entry.clauses.contains(next.name) { meant = "write a blank here" }
      if next.kind == .end || next.isAfterNewline { meant = "leave this out" }
    case .leftParenthesis:
      meant = words.isEmpty ? "leave the brackets out" : "clauses stand without brackets"
    case .equals:
      // with gpus = 200k
      let value = peek()
      if let last = used.last, beginsValue(value),
        vocabulary.hints.clause(source.text(of: last.argument.span)) == words[last.word]
      {
        wrong = last.argument.span.union(value.span)
        right = "\(source.text(of: value.span)) \(source.text(of: last.argument.span))"
      }
    case .number, .money, .year, .day, .month, .quarter:
      if current.kind == .number, let last = used.last {
        // The whole argument before is a unit: gpus 200k, USD 38B.
        let name = source.text(of: last.argument.span)
        if vocabulary.hints.clause(name) == words[last.word] {
          (wrong, right) = (last.argument.span.union(current.span), "\(text) \(name)")
        }
      }
      if right == nil, let word = leftOut(of: open, isFirst: used.isEmpty) {
        let unit = peek()
        if current.kind == .number, word != "value", unit.kind == .name {
          wrong = current.span.union(unit.span)
        }
        right = "\(word) \(source.text(of: wrong))"
      }
      if right == nil, lacksEquals(entry) { right = "= \(text)" }
      if right == nil, let word = wordBefore(), let sign = nearOperators(word).first,
        sign.utf8.count == 1
      {
        meant = "write \(sign) for \(word)"
      }
    default: break
    }
    fail(
      .notAClause(
        place(wrong), found: describeCurrent(), verb: entry.shape.name, known: words,
        right: right, meant: meant, isDate: used.last.map { isDate($0, of: entry) } ?? false))
  }

  /// Whether the last operand of a verb is one that `=` stands before: `unit rack 72 gpus`.
  private func lacksEquals(_ entry: VerbWords.Entry) -> Bool {
    entry.shape.clauses.isEmpty && entry.shape.operands.last?.preceding == "="
  }

  /// Whether a clause takes a date.
  func isDate(_ clause: Clause, of entry: VerbWords.Entry) -> Bool {
    entry.shape.clauses[clause.word].label.contains("date")
  }

  /// The word before the current value was read as a unit, and was meant as a clause: `$38B starting
  /// 2026-01`, `$38B gpus 200k`. Tells it.
  private mutating func failsByWordBefore(
    _ entry: VerbWords.Entry, _ open: [String], _ last: Clause?
  ) -> Bool {
    guard beginsValue(current), let word = wordBefore(), word.utf8.first?.isLetter == true,
      !entry.shape.clauses.contains(where: { $0.word == word })
    else { return false }
    let lower = previousUpper - UInt32(truncatingIfNeeded: word.utf8.count)
    guard lower > 1, lexer.byte(Int(lower) - 1).isBlank, last?.argument.span.lower != lower else {
      return false
    }
    let clause = clausesMeant(by: word, before: current).first { open.contains($0) }
    guard let clause else { return false }
    if vocabulary.hints.clause(word) != nil {
      let whole = Span(lower, current.upper)
      let right = "\(clause) \(source.text(of: current.span)) \(word)"
      fail(
        .notAClause(
          place(whole), found: "`\(word)`", verb: entry.shape.name, known: [], right: right,
          meant: nil, isClause: true))
      return true
    }
    fail(
      .unknownClause(
        place(Span(lower, previousUpper)), word, verb: entry.shape.name, nearest: [clause],
        known: entry.shape.clauses.map(\.word)))
    return true
  }

  /// A text that lacks its quotes goes on: `source https://openai.com`. Tells it.
  private mutating func failsByBareText(_ entry: VerbWords.Entry, _ used: [Clause]) -> Bool {
    // use atlas.deal
    if used.isEmpty, let operand = entry.shape.operands.last, case .textOrName = operand.reading,
      current.lower == previousUpper, let word = wordBefore(), word.utf8.first?.isLetter == true
    {
      let whole = run(from: previousUpper - UInt32(truncatingIfNeeded: word.utf8.count))
      fail(
        .bareText(
          place(whole), in: entry.shape.name, operand.label, source.text(of: whole), isWhole: true))
      return true
    }
    guard let last = used.last, case .textOrName = entry.shape.clauses[last.word].reading,
      case .name = last.argument.form, current.lower == last.argument.span.upper
    else { return false }
    let whole = run(from: last.argument.span.lower)
    fail(
      .bareText(
        place(whole), in: entry.shape.clauses[last.word].word, "a text in quotes",
        source.text(of: whole), isWhole: true))
    return true
  }

  /// A word stands where a text in quotes should.
  mutating func failByBareText(_ label: String, in construct: String) {
    let whole = run(from: current.lower)
    let isWhole = restOfLine(whole.upper)?.allSatisfy { $0 == " " } ?? false
    fail(
      .bareText(place(whole), in: construct, label, source.text(of: whole), isWhole: isWhole))
  }

  /// The signs from an offset up to a blank.
  func run(from lower: UInt32) -> Span {
    var upper = Int(lower)
    while upper < lexer.count, lexer.byte(upper) > 0x20, lexer.byte(upper) != UInt8(ascii: ";"),
      lexer.byte(upper) != UInt8(ascii: "\"")
    {
      upper += 1
    }
    return Span(lower, UInt32(truncatingIfNeeded: upper))
  }
}
