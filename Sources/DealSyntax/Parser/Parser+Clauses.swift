/// Mistakes where an argument or a clause should stand.
extension Parser {
  /// The argument of an operand or clause is missing.
  mutating func failMissing(
    _ label: String, _ reading: Reading, in construct: String, isStray: Bool = false
  ) {
    if case .text = reading, current.kind == .name, !isAtEnd {
      failByBareText(label, in: construct)
      return
    }
    var choices: [String] = []
    if case .word(let words) = reading { choices = words }
    fail(
      .missing(
        place(missingSpan()), in: construct, label, found: describeCurrent(), choices: choices,
        isStray: isStray))
  }

  /// Something stands where a clause word should.
  mutating func failClause(_ entry: VerbWords.Entry, after used: [Clause]) {
    if failByWords() { return }
    let words = entry.shape.clauses.map(\.word)
    guard current.kind == .name else {
      failBehindArgument(entry, words, after: used)
      return
    }
    let text = names.text(of: current.name)
    let next = peek()
    var near = alike(text, words)
    let read = wordBefore() ?? ""
    if ["me", "us", "by", "of"].contains(read) {
      let lower = previousUpper - UInt32(truncatingIfNeeded: read.utf8.count)
      fail(.smallWord(place(Span(lower, previousUpper)), read))
      return
    }
    if text == "plus", next.kind == .name, let sign = plusOrMinus() {
      fail(.otherWord(place(sign), source.text(of: sign), "±"))
      return
    }
    if near.isEmpty { near = clausesMeant(by: text, before: next).filter(words.contains) }
    let isBehindValue =
      !used.isEmpty || !entry.shape.operands.contains(where: { $0.reading.isName })
    if text == "per" { near = ["/"] }
    let small = [
      "desc", "descending", "and", "is", "are", "a", "an", "the", "also", "has", "will", "by", "me",
    ]
    if small.contains(text), near.isEmpty,
      !isBehindValue || text == "and" || text.hasPrefix("desc") || words.isEmpty
    {
      fail(.smallWord(place(current.span), text))
      return
    }
    if near.isEmpty, isBehindValue { near = nearOperators(text) }
    var remedy: String?
    if let name = usedName() {
      // change openai aws
      let isClause = vocabulary.verbs.contains { verb in
        verb.clauses.contains { $0.word == text }
      }
      let isDeal = used.isEmpty && entry.shape.operands.first?.label == "the deal" && !isClause
      if isDeal && near.isEmpty || names.find("\(name)_\(text)") != nil {
        near = ["\(name)_\(text)"]
      } else if words.isEmpty {
        near = vocabulary.hints.isField(text) ? ["\(name).\(text)"] : near
      }
    }
    if near.isEmpty,
      Word(current.name)?.isReserved ?? false || verbs.reservedVerb(current.name) != nil
    {
      if case .statements = entry.shape.block {
        near = ["{ \(text) … }"]
      } else if text != "for" {
        near = ["; \(text)"]
      }
    }
    // A choice whose clause word was left out: party nvidia chipmaker.
    if let clause = entry.shape.clauses.first(where: { $0.reading.takes(text) }), near.isEmpty {
      near = ["\(clause.word) \(text)"]
      remedy = near[0]
    }
    fail(
      .unknownClause(
        place(current.span), text, verb: entry.shape.name, nearest: Array(near.prefix(3)),
        known: words, remedy: remedy, isDate: used.last.map { isDate($0, of: entry) } ?? false))
  }

  /// The name before the current token that a question is about: `explain openai_aws value`.
  private mutating func usedName() -> String? {
    guard let name = wordBefore(), name.utf8.first?.isLetter == true,
      verbs.verb(names.intern(name)) == nil
    else { return nil }
    return name
  }
}
