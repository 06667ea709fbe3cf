import DealText

/// What was probably meant where something cannot be read.
extension Parser {
  /// The small numbers in words, from one on.
  static let numberWords = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]

  /// Tells what stands before the current token and is written otherwise here: a number, a month or
  /// `approx` in words, an article; whether there was something.
  mutating func failByWords() -> Bool {
    if failByDigits() { return true }
    guard let word = wordBefore(), word.utf8.first?.isLetter == true else { return false }
    let lower = previousUpper - UInt32(truncatingIfNeeded: word.utf8.count)
    let before = place(Span(lower, previousUpper))
    let isValue = beginsValue(current)
    if current.kind == .name, let index = Self.numberWords.firstIndex(of: word) {
      fail(.numberWord(before, word, "\(index + 1)"))
      return true
    }
    let text = current.kind == .name ? source.text(of: current.span) : ""
    switch (word, text) {
    case ("the", _), ("all", _), ("is", _): fail(.smallWord(before, word))
    case ("at", "least"), ("more", "than"):
      fail(.otherWord(place(Span(lower, current.upper)), "\(word) \(text)", "over"))
    case ("at", "most"), ("less", "than"):
      fail(.otherWord(place(Span(lower, current.upper)), "\(word) \(text)", "up to"))
    case ("approx", _), ("approximately", _), ("around", _), ("roughly", _), ("circa", _):
      guard isValue else { return false }
      fail(.otherWord(before, word, "about"))
    case ("almost", _) where isValue: fail(.otherWord(before, word, "nearly"))
    default:
      if let quarter = quarterBehind(word, lower) {
        fail(quarter)
        return true
      }
      return failByMonth(word, Int(lower))
    }
    return true
  }

  /// `Q4 2026`, read up to the year.
  private mutating func quarterBehind(_ word: String, _ lower: UInt32) -> Diagnostic? {
    guard current.kind == .year, word.utf8.count == 2, word.utf8.first == UInt8(ascii: "Q"),
      let digit = word.last, "1234".contains(digit)
    else { return nil }
    let span = Span(lower, current.upper)
    return .quarterShape(
      place(span), source.text(of: span), "\(source.text(of: current.span))-Q\(digit)")
  }

  /// `100 000`: digits in groups with blanks between them.
  private mutating func failByDigits() -> Bool {
    guard current.kind == .number else { return false }
    var begin = Int(previousUpper)
    while begin > 0, lexer.byte(begin - 1).isDigit { begin -= 1 }
    guard (1...3).contains(Int(previousUpper) - begin),
      begin == 0 || !lexer.byte(begin - 1).continuesName && lexer.byte(begin - 1) != 0x2E
    else { return false }
    var (end, digits) = (begin, "")
    var next = begin
    repeat {
      let start = next
      while lexer.byte(next).isDigit { next += 1 }
      guard start == begin || next - start == 3 else { break }
      digits += lexer.written(start, next)
      end = next
      next = lexer.afterBlanks(next)
    } while lexer.byte(next).isDigit && digits.utf8.count < 18
    guard end > Int(previousUpper), !lexer.byte(end).continuesName, lexer.byte(end) != 0x2E else {
      return false
    }
    let span = Span(UInt32(truncatingIfNeeded: begin), UInt32(truncatingIfNeeded: end))
    fail(.groupedOtherwise(place(span), source.text(of: span), digits))
    return true
  }

  /// `3 November 2025`, `November 2025` and `Nov 3, 2025`, read up to the number behind the month.
  private mutating func failByMonth(_ word: String, _ lower: Int) -> Bool {
    let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    let small = word.lowercased()
    guard small.utf8.count > 2, let place = months.firstIndex(where: { $0.hasPrefix(small) })
    else { return false }
    var (first, last, day, year) = (lower, Int(current.upper), 0, 0)
    if current.kind == .year {
      year = Int(current.value)
      var end = lower
      while end > 0, lexer.byte(end - 1).isBlank { end -= 1 }
      var begin = end
      while begin > 0, end - begin < 3, lexer.byte(begin - 1).isDigit { begin -= 1 }
      if let number = Int(lexer.written(begin, end)) { (first, day) = (begin, number) }
    } else if current.kind == .number, let number = Int(source.text(of: current.span)) {
      day = number
      last = lexer.afterBlanks(last)
      if lexer.byte(last) == UInt8(ascii: ",") { last = lexer.afterBlanks(last + 1) }
      let begin = last
      while last - begin < 4, lexer.byte(last).isDigit { last += 1 }
      year = Int(lexer.written(begin, last)) ?? 0
    }
    guard year > 999, day >= 0, day <= Lexer.daysInMonth(year: year, month: place + 1) else {
      return false
    }
    let right =
      "\(Lexer.digits(year, 4))-\(Lexer.digits(place + 1, 2))"
      + (day > 0 ? "-\(Lexer.digits(day, 2))" : "")
    let span = Span(UInt32(truncatingIfNeeded: first), UInt32(truncatingIfNeeded: last))
    fail(.monthName(self.place(span), lexer.written(first, last), right))
    return true
  }

  /// The operators that a mistyped word between two values is near to.
  mutating func nearOperators(_ text: String) -> [String] {
    switch text {
    case "on": return ["at"]
    case "is", "equals": return ["=="]
    case "greater", "more", "above": return [">"]
    case "less", "below", "under": return ["<"]
    case "plus": return ["+"]
    case "minus": return ["-"]
    case "times": return ["*"]
    default: break
    }
    guard text.utf8.count > 1 else { return [] }
    let words: [Word] = [.to, .of, .at, .during, .by, .known, .and, .or, .in, .per, .given]
    let near = alike(text, words.map(\.text))
    // Letters that are only exchanged are the surest sign.
    let exchanged = near.filter { $0.utf8.sorted() == text.utf8.sorted() }
    return exchanged.isEmpty ? near : exchanged
  }

  /// What may have been meant by the current token inside brackets that `closing` closes.
  mutating func meantInside(_ closing: String) -> String? {
    if closing == "]", beginsValue(current) { return "a comma is missing before this" }
    guard current.kind == .name else { return nil }
    return Diagnostic.didYouMean(nearOperators(source.text(of: current.span)))
  }

  /// What may have been meant by the current token behind a complete value.
  mutating func meantBehind(_ value: ExpressionID) -> String? {
    let text = source.text(of: current.span)
    switch current.kind {
    case .day, .month, .quarter: return "did you mean at \(text)?"
    case .name:
      if let near = Diagnostic.didYouMean(nearOperators(text)) { return near }
      guard case .measure(_, let unit) = tree[value].form else { return nil }
      return "did you mean \(names.text(of: unit))*\(text)?"
    default: return nil
    }
  }

  /// Clauses that say what a word that is none says elsewhere.
  mutating func clausesMeant(by text: String) -> [String] {
    let next = peek().kind
    switch text {
    case "for", "lasting": return ["over"]
    case "worth", "costing": return ["value"]
    case "until": return ["by"]
    case "through", "ending": return ["until"]
    case "starting", "since": return ["from"]
    case "signed": return ["announced"]
    case "on":
      return next == .day || next == .month || next == .year ? ["announced", "from"] : ["over"]
    default: return []
    }
  }

  /// The clause whose word was left out before the value at the current token.
  mutating func leftOut(of open: [String], isFirst: Bool) -> String? {
    let fits: [String]
    switch current.kind {
    case .money: fits = ["value"]
    case .day, .month, .quarter, .year: fits = ["announced", "on", "by"]
    case .number where isFirst: fits = ["value"]
    default: return nil
    }
    return fits.first { open.contains($0) }
  }

  /// Whether the current token is a comma, an arrow or a small word that stands between two names
  /// where they should follow one another.
  mutating func isBetweenNames(_ entry: VerbWords.Entry) -> Bool {
    switch current.kind {
    case .comma, .arrow: break
    case .name:
      guard let word = Word(current.name), word == .and || word == .to || word == .from else {
        return false
      }
    default: return false
    }
    let next = peek()
    return next.kind == .name && !next.isAfterNewline && !entry.clauses.contains(next.name)
  }

  /// Whether the current token is a sign or small word too many before a value.
  mutating func isStray() -> Bool {
    guard beginsValue(peek()) else { return false }
    if current.kind == .equals { return true }
    guard current.kind == .name else { return false }
    return switch Word(current.name) {
    case .at, .during, .by, .known, .on, .to, .of, .per, .from, .until, .in: true
    default: false
    }
  }

  /// Whether a token begins a value that is no name.
  func beginsValue(_ token: Token) -> Bool {
    guard !token.isAfterNewline else { return false }
    return switch token.kind {
    case .number, .year, .percent, .money, .day, .month, .quarter: true
    default: false
    }
  }

  /// `hundreds of thousand` and `hundred of thousands`: tells that both words are plural. `first` is
  /// where the first word begins; the word `of` is current.
  mutating func failSingular(from first: UInt32) -> Bool {
    let next = peek()
    guard next.kind == .name, !next.isAfterNewline else { return false }
    let words = [
      lexer.written(Int(first), Int(previousUpper)), source.text(of: next.span),
    ]
    let plurals = words.map { word in
      Word.headlines.map(\.text).first { $0 == word || $0 == word + "s" }
    }
    guard let left = plurals[0], let right = plurals[1], [left, right] != words else {
      return false
    }
    fail(
      .singularHeadline(
        place(Span(first, next.upper)), words.joined(separator: " of "), "\(left) of \(right)"))
    return true
  }
}
