/// Lines that begin with something that begins no statement.
extension Parser {
  /// Whether a text is a statement that can be read. Within such a trial there is no other one.
  func reads(_ text: String) -> Bool {
    guard limits.diagnostics > 1, text.utf8.count < 400 else { return false }
    var parser = Parser(
      source: Source(id: 0, name: "", text: text), names: names, vocabulary: vocabulary,
      limits: ReadingLimits(diagnostics: 1))
    var tree = Tree()
    return parser.next(into: &tree) != nil && parser.diagnostics.isEmpty && !parser.needsMore
      && parser.current.kind == .end && parser.lexer.hole == nil
  }

  // MARK: Signs

  /// Tells of a sign at the front that belongs to no statement; whether there was one.
  mutating func failsByFirstSign() -> Bool {
    let next = lexer.byte(Int(current.upper))
    switch current.kind {
    case .greater:
      var upper = Int(current.upper)
      while lexer.byte(upper) == UInt8(ascii: ">") { upper += 1 }
      failByPrompt(to: upper)
    case .percentSign:
      guard peek().kind == .name else { return false }
      failByPrompt(to: Int(current.upper))
    case .equals: fail(.formulaSign(place(current.span)))
    case .divide where next == UInt8(ascii: "/") || next == UInt8(ascii: "*"):
      let span = Span(current.lower, current.upper + 1)
      fail(.otherSign(place(span), source.text(of: span), "#"))
    case .rightBrace, .rightBracket, .rightParenthesis:
      fail(.strayClosing(place(current.span), describe(current)))
    default: return false
    }
    return true
  }

  /// Tells of a prompt that was copied, if the current word is one: `deal> …`, `$ …`.
  mutating func isPromptSign() -> Bool {
    let upper = Int(current.upper)
    if lexer.byte(Int(current.lower)) == UInt8(ascii: "$"), lexer.byte(upper).isBlank,
      peek().kind == .name
    {
      failByPrompt(to: upper)
      return true
    }
    guard lexer.byte(upper) == UInt8(ascii: ">"), lexer.byte(upper + 1) != UInt8(ascii: "="),
      verbs.verb(current.name) != nil
    else { return false }
    failByPrompt(to: upper + 1)
    return true
  }

  /// Tells of a prompt that ends at an offset. What follows it is offered if it is a statement that a verb
  /// begins, and not another prompt.
  private mutating func failByPrompt(to upper: Int) {
    let span = Span(current.lower, UInt32(truncatingIfNeeded: upper))
    let rest = lexer.written(
      lexer.afterBlanks(upper), Int(span.upper) + (restOfLine(span.upper)?.utf8.count ?? 0))
    fail(
      .promptPrefix(
        place(span), source.text(of: span), rest: beginsWithVerb(rest) && reads(rest) ? rest : nil))
  }

  /// Whether the first word of a text is a verb.
  private func beginsWithVerb(_ text: String) -> Bool {
    let first = String(text.prefix { $0.utf8.allSatisfy(\.continuesName) })
    return vocabulary.verbs.contains { $0.name == first }
      || ["let", "assume", "fn"].contains(first)
  }

  // MARK: Words

  /// What is wrong with a line whose first word is no verb, but is followed by a value.
  mutating func wrongVerb(_ following: Token) -> Diagnostic {
    let first = names.text(of: current.name)
    let here = place(current.span)
    if !namesAlike { return .unknownVerb(here, first, nearest: [], remedy: nil) }
    let second = source.text(of: following.span)
    if let (lower, number) = numberInWords(before: current.upper) {
      let whole = Span(lower, current.upper)
      return .numberWord(place(whole), source.text(of: whole), number)
    }
    if let (right, end) = datePhrase(at: Int(current.lower)) {
      let span = Span(current.lower, UInt32(truncatingIfNeeded: end))
      return .monthName(place(span), source.text(of: span), right)
    }
    let known = vocabulary.verbs.map(\.name) + ["let", "assume", "fn"]
    let rest = restOfLine(current.upper)
    let restBehind = restOfLine(following.upper)
    // first refusal, roll out.
    for joined in ["\(first)_\(second)", first + second] where known.contains(joined) {
      return .unknownVerb(
        place(current.span.union(following.span)), "\(first) \(second)", nearest: [joined],
        remedy: restBehind.map { joined + $0 })
    }
    // new deal openai aws, please show openai_aws.
    if following.kind == .name, verbs.reservedVerb(following.name) != nil {
      let line = restBehind.map { second + $0 }
      if let line, reads(line) { return .wordBeforeVerb(here, first, remedy: line) }
    }
    let isFunction = vocabulary.hints.isFunction(first)
    if Self.questionWords.contains(first.lowercased()) {
      let helpers = ["is", "are", "does", "do", "did", "will", "was"]
      if !isFunction || helpers.contains(second) {
        return .unknownVerb(
          here, first, nearest: [], note: Diagnostic.asking,
          remedy: rest.flatMap { questionMeant($0) })
      }
    }
    let small = first.lowercased()
    if let other = vocabulary.hints.verb(first) ?? vocabulary.hints.verb(small) {
      let line = rest.map { other + $0 }
      return .unknownVerb(
        here, first, nearest: [other], remedy: line.flatMap { reads($0) ? $0 : nil })
    }
    if isFunction { return .functionWithoutBrackets(here, first) }
    // openai aws.value
    if names.find("\(first)_\(second)") != nil, restBehind?.utf8.first == UInt8(ascii: ".") {
      return .unknownVerb(
        place(current.span.union(following.span)), "\(first) \(second)",
        nearest: ["\(first)_\(second)"], remedy: nil)
    }
    // deals where value > $10B
    if let rest, reads("list \(first)\(rest)") {
      return .unknownVerb(here, first, nearest: ["list \(first)"], remedy: "list \(first)\(rest)")
    }
    let near = alike(first, known)
    if let line = rest.map({ "deal \(first)\($0)" }), near.isEmpty, following.kind == .name,
      isDealWithoutVerb(following), reads(line)
    {
      return .unknownVerb(here, first, nearest: ["deal \(first)"], remedy: line)
    }
    // A short word is near to too many others for the remedy to be certain.
    let line = near.count == 1 && first.utf8.count > 3 ? rest.map { near[0] + $0 } : nil
    return .unknownVerb(
      here, first, nearest: near, note: near.isEmpty ? noteOn(first, second, restBehind) : nil,
      remedy: line.flatMap { reads($0) ? $0 : nil })
  }

  /// Whether the line is that of a deal without its verb: two names, then a clause of `deal`, and nothing has
  /// the name of that deal.
  private mutating func isDealWithoutVerb(_ following: Token) -> Bool {
    guard let deal = vocabulary.verbs.firstIndex(where: { $0.name == "deal" }) else { return false }
    let pair = "\(names.text(of: current.name))_\(names.text(of: following.name))"
    guard names.find(pair) == nil else { return false }
    let position = lexer.position
    lexer.position = Int(following.upper)
    let third = peek()
    lexer.position = position
    return third.kind == .name && verbs.entries[deal].clauses.contains(third.name)
  }

  /// Words that questions begin with in English.
  static let questionWords = [
    "what", "whats", "how", "who", "when", "where", "which", "calculate", "compute", "evaluate",
    "tell", "give", "get", "is", "does", "can", "could",
  ]

  /// `what is X`, `calculate X`: the statement that asks for it; `rest` is what follows the first word.
  private func questionMeant(_ rest: String) -> String? {
    var words = rest.split(separator: " ").map(String.init)[...]
    if words.last == "?" { words.removeLast() }
    let small = ["is", "are", "much", "me", "the", "was"]
    while let word = words.first, small.contains(word) { words.removeFirst() }
    var question = words.joined(separator: " ")
    if question.last == "?" { question.removeLast() }
    return !question.isEmpty && reads("show \(question)") ? "show \(question)" : nil
  }

  /// What helps with a line whose first word is like no verb; `second` is the word behind it.
  private func noteOn(_ first: String, _ second: String, _ rest: String?) -> String {
    let hints = vocabulary.hints
    let isPair = rest?.allSatisfy { $0 == " " } ?? false
    guard second.utf8.first?.isLetter == true else {
      return isPair
        ? "a value gets a name with let: let \(first) = \(second)" : Diagnostic.stating
    }
    if hints.isField(second), isPair {
      return "a part of something is written \(first).\(second)"
    }
    if hints.isField(first), isPair {
      return "a part of something is written \(second).\(first)"
    }
    if hints.isField(second), first.contains("_") {
      return
        "a part of something is written \(first).\(second); to change what is stated, begin with change"
    }
    return Diagnostic.stating
  }

  /// Whether a formula is a number, money or a percentage, and no kind of value.
  func isPlainValue(_ id: ExpressionID) -> Bool {
    switch tree[id].form {
    case .number, .year, .percent, .money, .day, .month, .quarter, .measure: true
    case .binary(.to, let left, _), .binary(.upThrough, let left, _): isPlainValue(left)
    default: false
    }
  }

  /// What may have been meant by the current token where a definition lacks its `=`.
  mutating func equalsMeant(after head: Token) -> String? {
    guard !isAtEnd else { return nil }
    let text = source.text(of: current.span)
    if beginsValue(current) { return "= \(text)" }
    if current.kind == .name, ["is", "at", "of", "to", "as", "be", "equals"].contains(text),
      beginsValue(peek())
    {
      return "="
    }
    // let f(x) = x * 2
    guard current.kind == .leftParenthesis, let rest = restOfLine(head.upper) else { return nil }
    return reads("fn\(rest)") ? "fn\(rest)" : nil
  }
}
