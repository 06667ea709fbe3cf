/// Statements that begin with a verb: its operands, its clauses in any order, and its block.
extension Parser {
  /// Reads a statement from its verb on; nil if it fails.
  mutating func readPhrase(_ verb: Int) -> StatementForm? {
    let entry = verbs.entries[verb]
    var phrase = Phrase(
      verb: verb, verbSpan: current.span, operands: [], clauses: [], block: [])
    advance()
    stops.verb = verb
    defer { stops = Stops() }
    readOperands(of: entry, verb: verb, into: &phrase)
    guard !failed else { return nil }
    readClauses(of: entry, verb: verb, into: &phrase.clauses)
    guard !failed else { return nil }
    if current.kind == .leftBrace, !isAtEnd {
      readBlock(of: entry, into: &phrase)
      if !failed { readClauses(of: entry, verb: verb, into: &phrase.clauses) }
    }
    return failed ? nil : .phrase(phrase)
  }

  /// Reads what stands between the verb and its clauses.
  private mutating func readOperands(
    of entry: VerbWords.Entry, verb: Int, into phrase: inout Phrase
  ) {
    phrase.operands.reserveCapacity(entry.shape.operands.count)
    for (index, shape) in entry.shape.operands.enumerated() {
      stops.operand = index + 1
      if isAtCursor {
        // Behind a formula the word before the next operand comes first.
        let word = shape.preceding.flatMap { $0.utf8.first?.startsName == true ? $0 : nil }
        probe?.note(word.map(Fit.word) ?? .operand(verb: verb, index: index), if: true)
        probe?.note(.formula, if: shape.reading.takesFormula && shape.preceding == nil)
      }
      if let preceding = shape.preceding {
        if isPreceding(preceding, entry.preceding[index]) {
          passPreceding()
          if isAtCursor {
            probe?.note(.operand(verb: verb, index: index), if: true)
            probe?.note(.formula, if: shape.reading.takesFormula)
          }
        } else if shape.isOptional {
          phrase.operands.append(nil)
          continue
        } else {
          if current.kind == .end, !phrase.operands.isEmpty { wantMoreFor(preceding) }
          fail(
            .missing(
              place(missingSpan()), in: entry.shape.name, "`\(preceding)` and \(shape.label)",
              found: describeCurrent()))
          return
        }
      }
      // The word before a later operand: this one is left out.
      let isLater =
        current.kind == .name && entry.preceding.dropFirst(index + 1).contains(current.name)
      let isHere =
        !isLater && canBegin(shape.reading, entry, isOptional: shape.isOptional)
      if !isHere, shape.isOptional, shape.preceding == nil {
        phrase.operands.append(nil)
        continue
      }
      var isStray = false
      if shape.reading.isName {
        isStray = index > 0 ? isBetweenNames(entry) : isBeforeNames(entry)
      }
      guard isHere, !isStray else {
        failMissing(shape.label, shape.reading, in: entry.shape.name, isStray: isStray)
        return
      }
      stops.of = false
      guard let argument = readArgument(shape.reading, label: shape.label, in: entry.shape.name)
      else { return }
      phrase.operands.append(argument)
    }
    stops.operand = entry.shape.operands.count
  }

  /// Passes the word before an operand; behind `=` the line may end.
  private mutating func passPreceding() {
    if current.kind == .equals { passInfix() } else { advance() }
  }

  /// A definition by `=` at the end of the text goes on; a verb that lacks an operand does not.
  private mutating func wantMoreFor(_ preceding: String) {
    if preceding == "=" { wantMore() }
  }

  /// Whether the word that must stand before an operand is here.
  private mutating func isPreceding(_ written: String, _ name: Name?) -> Bool {
    guard !isAtEnd else { return false }
    return switch current.kind {
    case .name: name == current.name
    case .equals: written == "="
    case .colon: written == ":"
    default: false
    }
  }

  /// Whether an argument can begin at the current token.
  mutating func canBegin(_ reading: Reading, _ entry: VerbWords.Entry, isOptional: Bool) -> Bool {
    guard !isAtEnd else { return false }
    if current.kind == .leftBrace, !reading.takesRecord || entry.shape.block != .none {
      return false
    }
    if matchedWord(reading) != nil { return true }
    if current.kind == .name, clause(of: entry) != nil, !isApproximationStart() { return false }
    guard isOptional else { return true }
    return switch reading {
    case .name, .names: current.kind == .name
    case .word, .nothing: false
    case .text: current.kind == .quote
    case .textOrName: current.kind == .quote || current.kind == .name
    case .expression, .expressions, .qualified, .textOrExpression, .grants, .rest, .assignments:
      current.kind != .comma
    }
  }

  /// The clause that the current word begins, by its index; the longest match of clauses of several
  /// words wins.
  mutating func clause(of entry: VerbWords.Entry) -> Int? {
    guard current.kind == .name else { return nil }
    var found: Int?
    var length = -1
    let name = current.name
    for index in entry.clauses.indices where entry.clauses[index] == name {
      let rest = entry.clauseRests[index]
      if rest.utf8.count > length, rest.isEmpty || behind(rest, current.upper) != nil {
        found = index
        length = rest.utf8.count
      }
    }
    return found
  }

  /// Where `rest` ends if the text goes on with it at an offset; a blank stands for any number.
  mutating func behind(_ rest: String, _ offset: UInt32) -> Int? {
    var index = Int(offset)
    for byte in rest.utf8 {
      if byte == 0x20 {
        let after = lexer.afterBlanks(index)
        if after == index, index != Int(offset) || lexer.byte(index) != 0 { return nil }
        index = after
      } else if lexer.byte(index) == byte {
        index += 1
      } else {
        return nil
      }
    }
    return lexer.byte(index).continuesName ? nil : index
  }

  // MARK: Clauses

  /// Reads clauses until the statement ends or something else comes.
  mutating func readClauses(of entry: VerbWords.Entry, verb: Int, into clauses: inout [Clause]) {
    // Most statements have a few; growing by doubling would move them twice.
    clauses.reserveCapacity(4)
    while !failed {
      noteClauses(entry, verb: verb, clauses)
      guard !isAtEnd else { return }
      guard let index = clause(of: entry) else {
        if current.kind == .leftBrace, entry.shape.block != .none { return }
        failClause(entry, after: clauses)
        return
      }
      readClause(index, of: entry, verb: verb, into: &clauses)
    }
  }

  /// The clauses that are not there yet fit at the cursor.
  private mutating func noteClauses(
    _ entry: VerbWords.Entry, verb: Int, _ clauses: [Clause], isForced: Bool = false
  ) {
    guard probe != nil, isAtCursor || isForced else { return }
    let used = clauses.map(\.word).filter { !entry.shape.clauses[$0].isRepeatable }
    probe?.note(
      verb < 0 ? .definitionClause(used: used) : .clause(verb: verb, used: used), if: true)
  }

  /// Reads one clause, from its word on.
  private mutating func readClause(
    _ index: Int, of entry: VerbWords.Entry, verb: Int, into clauses: inout [Clause]
  ) {
    let shape = entry.shape.clauses[index]
    let word = current.span
    if !shape.isRepeatable, let first = clauses.first(where: { $0.word == index }) {
      fail(.repeatedClause(place(word), shape.word, first: place(first.wordSpan)))
      return
    }
    pass(clauseRest: entry.clauseRests[index])
    let wordSpan = Span(word.lower, previousUpper)
    if isAtCursor {
      probe?.note(
        verb < 0 ? .definitionArgument(clause: index) : .argument(verb: verb, clause: index),
        if: true)
      probe?.note(.formula, if: shape.reading.takesFormula)
    }
    if case .nothing = shape.reading {
      clauses.append(
        Clause(
          word: index, wordSpan: wordSpan, argument: Argument(form: .nothing, span: wordSpan)))
      return
    }
    guard canBegin(shape.reading, entry, isOptional: false) else {
      failMissing(shape.label, shape.reading, in: shape.word)
      return
    }
    stops.of = false
    if let argument = readArgument(shape.reading, label: shape.label, in: shape.word) {
      clauses.append(Clause(word: index, wordSpan: wordSpan, argument: argument))
    }
  }

  /// Passes a clause word, of one word or several.
  private mutating func pass(clauseRest rest: String) {
    if !rest.isEmpty, let end = behind(rest, current.upper) {
      lexer.position = end
      current.upper = UInt32(truncatingIfNeeded: end)
    }
    advance()
  }

  // MARK: Blocks

  /// `{ … }`: clauses or statements on lines of their own.
  private mutating func readBlock(of entry: VerbWords.Entry, into phrase: inout Phrase) {
    defer { leave() }
    guard enter() else { return }
    let opener = current.span
    let keptDepth = depth
    openers.append(opener)
    blocks += 1
    nesting += 1
    depth = 0
    advance()
    let failuresBefore = failures
    while !failed {
      while current.kind == .semicolon || current.kind == .comma { advance() }
      if current.kind == .rightBrace { break }
      if current.kind == .end || startsOutside(entry) {
        if current.kind == .end {
          wantMore()
          noteBlock(entry, phrase)
          // What failed inside may have swallowed the closing brace.
          if failures > failuresBefore { failed = true }
        }
        fail(.openBracket(place(opener), "{", closing: "}"))
        return
      }
      let mark = mark()
      switch entry.shape.block {
      case .none: fail(.noBlock(place(opener), verb: entry.shape.name))
      case .statements:
        stops = Stops()
        if let statement = readStatement() { phrase.block.append(statement) }
        stops = mark.stops
      case .clauses:
        current.isAfterNewline = false
        readClauses(of: entry, verb: phrase.verb, into: &phrase.clauses)
        if current.kind == .leftBrace { fail(.unexpected(place(current.span), "`{`")) }
        if failed { recover(to: mark) }
      }
    }
    guard !failed else { return }
    openers.removeLast()
    blocks -= 1
    nesting -= 1
    depth = keptDepth
    advance()
    // A statement with a wrong line in its block changes nothing.
    if failures > failuresBefore { failed = true }
  }

  /// What fits at a cursor on a line of its own in a block.
  private mutating func noteBlock(_ entry: VerbWords.Entry, _ phrase: Phrase) {
    switch entry.shape.block {
    case .none: break
    case .clauses: noteClauses(entry, verb: phrase.verb, phrase.clauses, isForced: true)
    case .statements: probe?.note(.statementStart, if: true)
    }
  }

  /// Whether a line in a block of clauses begins a statement: the brace was never closed.
  private mutating func startsOutside(_ entry: VerbWords.Entry) -> Bool {
    if case .clauses = entry.shape.block {
      return beginsStatement() && clause(of: entry) == nil
    }
    return false
  }
}

extension Reading {
  /// Whether the argument is a plain name.
  var isName: Bool { if case .name = self { true } else { false } }

  /// Whether the argument is one of a few words, and this is one.
  func takes(_ text: String) -> Bool {
    if case .word(let words) = self { words.contains(text) } else { false }
  }

  /// Whether the argument is or may be a formula.
  fileprivate var takesFormula: Bool {
    switch self {
    case .expression, .expressions, .qualified, .textOrExpression, .grants, .assignments: true
    case .name, .names, .word, .text, .textOrName, .rest, .nothing: false
    }
  }

  /// Whether the argument may begin with the brace of a record.
  fileprivate var takesRecord: Bool {
    switch self {
    case .expression, .expressions, .textOrExpression, .rest: true
    case .qualified, .name, .names, .word, .text, .textOrName, .grants, .assignments, .nothing:
      false
    }
  }
}
