/// The arguments of operands and clauses, each read in the way that its slot asks for.
extension Parser {
  /// Reads an argument; nil after a mistake. `construct` is the word that the argument belongs to.
  mutating func readArgument(
    _ reading: Reading, label: String, in construct: String
  ) -> Argument? {
    let lower = current.lower
    let form: ArgumentForm?
    switch reading {
    case .expression: form = .expression(readFormula(at: .loosest))
    case .expressions: form = .expressions(readFormulas())
    case .qualified(let words): form = readQualified(words)
    case .name: form = readName(label, construct).map { .name($0.name) }
    case .names: form = readNames(label, construct).map { .names($0) }
    case .word(let words): form = readWord(words, construct)
    case .text: form = readPlainText(label, construct).map { .text($0) }
    case .textOrName:
      if current.kind == .quote {
        form = readPlainText(label, construct).map { .text($0) }
      } else {
        form = readName(label, construct).map { .name($0.name) }
      }
    case .textOrExpression: form = readTextOrFormula()
    case .grants(let words):
      stops.of = true
      form = .grants(readGrants(words, construct))
      stops.of = false
    case .assignments(let word):
      form = readAssignments(label, word, construct).map { .assignments($0) }
    case .rest: form = .rest(readRest())
    case .nothing: form = .nothing
    }
    guard !failed, let form else { return nil }
    return Argument(form: form, span: Span(lower, max(previousUpper, lower)))
  }

  /// Formulas separated by commas.
  private mutating func readFormulas() -> [ExpressionID] {
    var values = [readFormula(at: .loosest)]
    while !failed, current.kind == .comma, !isAtEnd {
      passInfix()
      values.append(readFormula(at: .loosest))
    }
    return values
  }

  /// A formula, with a leading word of the slot: `reported $38B`.
  private mutating func readQualified(_ words: [String]) -> ArgumentForm {
    var word: Int?
    if let (index, end) = matchedWord(.qualified(words)) {
      // `over` before a value is read with the value.
      let kept = (lexer.position, current, previousUpper)
      pass(to: end)
      if isAtEnd {
        (lexer.position, current, previousUpper) = kept
      } else {
        word = index
      }
    }
    return .qualified(word: word, readFormula(at: .loosest))
  }

  /// Passes everything up to an offset.
  private mutating func pass(to end: Int) {
    lexer.position = end
    current.upper = UInt32(truncatingIfNeeded: end)
    advance()
  }

  // MARK: Names and words

  /// A plain name.
  private mutating func readName(_ label: String, _ construct: String) -> PlacedName? {
    guard current.kind == .name, !isAtEnd else {
      // 3m is no number here.
      if lexer.byte(Int(current.lower)).isDigit { lexer.problem = nil }
      fail(
        .missing(
          place(missingSpan()), in: construct, label, found: describeCurrent(),
          isQuoted: current.kind == .quote,
          isStray: stops.operand == 1
            && (current.kind == .leftParenthesis || current.kind == .colon)))
      return nil
    }
    if Word(current.name)?.isReserved ?? false {
      fail(.reservedName(place(current.span), names.text(of: current.name)))
      return nil
    }
    let name = PlacedName(current.name, current.span)
    if failsByHyphen(name) { return nil }
    advance()
    return name
  }

  /// Tells that a name has a hyphen, if the current one is followed by one; whether it was told.
  mutating func failsByHyphen(_ name: PlacedName) -> Bool {
    let upper = Int(current.upper)
    guard lexer.byte(upper) == UInt8(ascii: "-"), lexer.byte(upper + 1).continuesName else {
      return false
    }
    var end = upper
    while lexer.byte(end) == UInt8(ascii: "-") || lexer.byte(end).continuesName { end += 1 }
    let span = Span(name.span.lower, UInt32(truncatingIfNeeded: end))
    fail(
      .hyphenInName(
        place(span), lexer.written(Int(span.lower), end), isPair: lacksSecondName(behind: end)))
    return true
  }

  /// Whether the verb needs a second name and none stands behind an offset: `deal openai-aws value 38e9`.
  private mutating func lacksSecondName(behind end: Int) -> Bool {
    guard stops.verb >= 0, stops.operand == 1 else { return false }
    let entry = verbs.entries[stops.verb]
    guard entry.shape.operands.count > 1, entry.shape.operands[1].reading.isName,
      entry.shape.operands[1].preceding == nil, !entry.shape.operands[1].isOptional
    else { return false }
    let lower = lexer.afterBlanks(end)
    guard lexer.byte(lower).startsName else { return true }
    var upper = lower
    while lexer.byte(upper).continuesName { upper += 1 }
    return entry.clauses.contains(names.intern(lexer.written(lower, upper)))
  }

  /// Plain names separated by commas.
  private mutating func readNames(_ label: String, _ construct: String) -> [PlacedName]? {
    guard let first = readName(label, construct) else { return nil }
    var found = [first]
    while current.kind == .comma, !isAtEnd {
      passInfix()
      guard let next = readName(label, construct) else { return nil }
      found.append(next)
    }
    return found
  }

  /// The word of a reading that stands here, with its end: the longest one that matches.
  mutating func matchedWord(_ reading: Reading) -> (index: Int, end: Int)? {
    let words: [String]
    switch reading {
    case .word(let list), .qualified(let list): words = list
    case .expression, .expressions, .name, .names, .text, .textOrName, .textOrExpression, .grants,
      .assignments, .rest, .nothing:
      return nil
    }
    var best: (index: Int, end: Int)?
    for (index, word) in words.enumerated() {
      if let end = behind(word, current.lower), end > best?.end ?? 0 { best = (index, end) }
    }
    return best
  }

  /// One of the words of a slot.
  private mutating func readWord(_ words: [String], _ construct: String) -> ArgumentForm? {
    guard !isAtEnd, let (index, end) = matchedWord(.word(words)) else {
      let isName = current.kind == .name && !isAtEnd
      let found = isName ? source.text(of: current.span) : ""
      let next = isName ? source.text(of: peek().span) : ""
      let others = ["yearly": "annually", "annual": "annually", "companies": "parties"]
      let period = found == "every" || found == "each" ? "\(next)ly" : found
      let other = others[period] ?? period
      fail(
        .unknownChoice(
          place(missingSpan()), in: construct, described: describeCurrent(),
          nearest: words.contains(other)
            ? [other] : next == "=" ? ["let \(found)"] : other == found ? alike(found, words) : [],
          known: words, isStray: words.contains(next)))
      return nil
    }
    pass(to: end)
    return .word(index)
  }

  // MARK: Texts

  /// A text in quotes that holds no formulas.
  private mutating func readPlainText(_ label: String, _ construct: String) -> String? {
    guard current.kind == .quote, !isAtEnd else {
      failMissing(label, .text, in: construct)
      return nil
    }
    let id = readText()
    guard !failed else { return nil }
    if case .text(let text) = tree[id].form { return tree.texts[Int(text.index)] }
    fail(.formulaInPlainText(place(span(id)), in: construct))
    return nil
  }

  /// A formula; a text without formulas in it is taken out of the tree.
  private mutating func readTextOrFormula() -> ArgumentForm {
    let id = readFormula(at: .loosest)
    if !failed, case .text(let text) = tree[id].form {
      return .text(tree.texts[Int(text.index)])
    }
    return .expression(id)
  }

  /// Everything up to the end of the line, a `;` or a comment, without the blanks at its end.
  private mutating func readRest() -> String {
    let lower = Int(current.lower)
    var end = lower
    while end < lexer.count, lexer.bytes[end] != 0x0A, lexer.bytes[end] != UInt8(ascii: ";"),
      lexer.bytes[end] != UInt8(ascii: "#")
    {
      end += 1
    }
    let next = end
    while end > lower, lexer.bytes[end - 1].isBlank { end -= 1 }
    let text = lexer.written(lower, end)
    pass(to: next)
    previousUpper = UInt32(truncatingIfNeeded: end)
    return text
  }

  // MARK: Quantities

  /// Quantities separated by commas, each with the chip behind `of` or one of the words.
  private mutating func readGrants(_ words: [String], _ construct: String) -> [GrantNode] {
    var grants: [GrantNode] = []
    while !failed {
      let quantity = readFormula(at: .loosest)
      var chip: PlacedName?
      if !failed, !isAtEnd, current.kind == .name, Word(current.name) == .of {
        advance()
        if isAtCursor { probe?.note(.name(label: "the name of a chip"), if: true) }
        chip = readName("the name of a chip", "of")
      }
      var word: Int?
      if !failed, !isAtEnd, current.kind == .name,
        let (index, end) = matchedWord(.word(words))
      {
        word = index
        pass(to: end)
      }
      grants.append(GrantNode(quantity: quantity, chip: chip, word: word))
      guard !failed, current.kind == .comma, !isAtEnd else { break }
      passInfix()
    }
    return grants
  }

  // MARK: Names with values

  /// `utilization over [50%, 60%], openai_aws.value over [$30B, $40B]`.
  private mutating func readAssignments(
    _ label: String, _ word: String, _ construct: String
  ) -> [OverrideNode]? {
    var found: [OverrideNode] = []
    repeat {
      if !found.isEmpty { passInfix() }
      if isAssignmentWord(word), behind(word, lexerNext()) == nil {
        failMissing(label, .assignments(word), in: construct)
        return nil
      }
      guard let target = readPath(in: construct, label) else { return nil }
      guard isAssignmentWord(word) else {
        if isAtCursor { probe?.note(.word(word), if: true) }
        fail(
          .missing(
            place(missingSpan()), in: construct,
            "`\(word)` behind `\(source.text(of: span(target)))`",
            found: describeCurrent()))
        return nil
      }
      advance()
      let value = readFormula(at: .loosest)
      guard !failed else { return nil }
      found.append(OverrideNode(target: target, value: value))
      if current.kind == .comma, !isAtEnd, !isAssignmentNext(word) {
        failBareList(from: value, word)
        return nil
      }
    } while current.kind == .comma && !isAtEnd
    return found
  }

  /// Whether the word between a name and its value is here.
  private mutating func isAssignmentWord(_ word: String) -> Bool {
    current.kind == .name && !isAtEnd && names.text(of: current.name) == word
  }

  /// Where the text behind the current word goes on.
  private mutating func lexerNext() -> UInt32 {
    UInt32(truncatingIfNeeded: lexer.afterBlanks(Int(current.upper)))
  }

  /// Whether the comma here is followed by another name and the word.
  private mutating func isAssignmentNext(_ word: String) -> Bool {
    var index = lexer.position
    while lexer.byte(index).isBlank || lexer.byte(index) == 0x0A { index += 1 }
    guard index < lexer.count else { return true }
    guard lexer.byte(index).startsName else { return false }
    while lexer.byte(index).continuesName || lexer.byte(index) == UInt8(ascii: ".") { index += 1 }
    index = lexer.afterBlanks(index)
    // A name at the end of the text may still get its word.
    return index >= lexer.count || behind(word, UInt32(truncatingIfNeeded: index)) != nil
  }

  /// `over 50%, 60%`: a list without its brackets.
  private mutating func failBareList(from first: ExpressionID, _ word: String) {
    let lower = span(first).lower
    var upper = span(first).upper
    while !failed, current.kind == .comma, !isAtEnd {
      passInfix()
      upper = span(readFormula(at: .loosest)).upper
    }
    guard !failed else { return }
    let whole = Span(lower, upper)
    let text = source.text(of: whole)
    fail(
      .bareList(place(whole), behind: word, remedy: text.contains("\n") ? nil : "[\(text)]"))
  }
}
