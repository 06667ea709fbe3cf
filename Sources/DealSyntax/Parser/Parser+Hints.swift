import DealText

/// What was probably meant where something cannot be read.
extension Parser {
  /// Tells what stands before the current token and is written otherwise here: a number, a month or
  /// `approx` in words, an article; whether there was something.
  mutating func failByWords() -> Bool {
    if failByDigits() || failsByDate() { return true }
    guard let word = wordBefore(), word.utf8.first?.isLetter == true else { return false }
    let lower = previousUpper - UInt32(truncatingIfNeeded: word.utf8.count)
    let before = place(Span(lower, previousUpper))
    let isValue = beginsValue(current)
    let text = current.kind == .name ? source.text(of: current.span) : ""
    if current.kind == .name, let (first, number) = numberInWords(before: previousUpper) {
      let whole = Span(first, max(previousUpper, endOfNumber(from: first)))
      fail(.numberWord(place(whole), source.text(of: whole), number))
      return true
    }
    if failByAmount(word, lower, text) { return true }
    let both = place(Span(lower, current.upper))
    switch (word, text) {
    case ("the", _), ("all", _), ("is", _): fail(.smallWord(before, word))
    case ("at", "least"), ("more", "than"): fail(.otherWord(both, "\(word) \(text)", "over"))
    case ("at", "most"), ("less", "than"): fail(.otherWord(both, "\(word) \(text)", "up to"))
    case ("approx", _), ("approximately", _), ("around", _), ("roughly", _), ("circa", _),
      ("some", _), ("maybe", _), ("perhaps", _):
      guard isValue else { return false }
      fail(.otherWord(before, word, "about"))
    case ("almost", _) where isValue: fail(.otherWord(before, word, "nearly"))
    case ("H1", _), ("H2", _), ("spring", _), ("summer", _), ("autumn", _), ("fall", _),
      ("winter", _), ("beginning", _), ("middle", _):
      guard current.kind == .year else { return false }
      fail(.noPeriod(both, "\(word) \(source.text(of: current.span))"))
    default:
      // approximately and longer words have more letters than are looked at.
      guard isValue, lexer.written(Int(lower) - 1, Int(previousUpper)) == "approximately" else {
        return false
      }
      fail(.otherWord(place(Span(lower - 1, previousUpper)), "approximately", "about"))
    }
    return true
  }

  /// Tells of hundreds and thousands without a number: `a billion`, `few hundred gpus`, `dozen gpus`.
  /// `word` begins at `lower` and stands before the current name, which is `text`.
  private mutating func failByAmount(_ word: String, _ lower: UInt32, _ text: String) -> Bool {
    func plural(_ word: String) -> String? {
      Vocabulary.headlineWords.first { $0 == word + "s" }
    }
    let both = place(Span(lower, current.upper))
    if ["few", "several", "some", "many", "couple"].contains(word), let right = plural(text) {
      fail(.numberWord(both, "\(word) \(text)", "\(right) of", isCertain: false))
      return true
    }
    if word == "a", ["few", "couple"].contains(text) {
      fail(.numberWord(both, "\(word) \(text)", "dozens of", isCertain: false))
      return true
    }
    if ["a", "an"].contains(word), plural(text) != nil {
      fail(.numberWord(place(Span(lower, previousUpper)), word, "1"))
      return true
    }
    var end = Int(lower)
    while end > 0, lexer.byte(end - 1).isBlank { end -= 1 }
    let isCounted = end > 0 && (lexer.byte(end - 1).isDigit || lexer.byte(end - 1) == 0x2E)
    guard let right = plural(word), current.kind == .name, !isCounted else { return false }
    if Vocabulary.headlineWords.contains(text) {
      fail(.singularHeadline(both, "\(word) \(text)", "\(right) of \(text)"))
    } else {
      fail(.numberWord(place(Span(lower, previousUpper)), word, "1 \(word)"))
    }
    return true
  }

  /// The number that the word before an offset makes with its neighbours, and where they begin: `seven`,
  /// `thirty-eight`.
  func numberInWords(before upper: UInt32) -> (lower: UInt32, number: String)? {
    var lower = Int(upper)
    while lower > 0, lexer.byte(lower - 1).isLetter { lower -= 1 }
    let word = lexer.written(lower, Int(upper))
    if let tens = Self.tens(word) {
      let end = endOfNumber(from: UInt32(truncatingIfNeeded: lower))
      guard end > upper else { return (UInt32(truncatingIfNeeded: lower), "\(tens)") }
      let ones = lexer.written(Int(upper) + 1, Int(end))
      return (UInt32(truncatingIfNeeded: lower), "\(tens + (Self.smallNumber(ones) ?? 0))")
    }
    guard let number = Self.smallNumber(word) else { return nil }
    var first = lower - 1
    while first > 0, lexer.byte(first - 1).isLetter { first -= 1 }
    if number < 10, first >= 0, lower > 0, [0x20, 0x2D].contains(lexer.byte(lower - 1)),
      let tens = Self.tens(lexer.written(first, lower - 1))
    {
      return (UInt32(truncatingIfNeeded: first), "\(tens + number)")
    }
    return (UInt32(truncatingIfNeeded: lower), "\(number)")
  }

  /// Where the words of a number end that begin at an offset.
  private func endOfNumber(from lower: UInt32) -> UInt32 {
    var upper = Int(lower)
    while lexer.byte(upper).isLetter { upper += 1 }
    var next = upper + 1
    while lexer.byte(next).isLetter { next += 1 }
    guard Self.tens(lexer.written(Int(lower), upper)) != nil,
      [0x20, 0x2D].contains(lexer.byte(upper)),
      let ones = Self.smallNumber(lexer.written(upper + 1, next)), ones < 10
    else { return UInt32(truncatingIfNeeded: upper) }
    return UInt32(truncatingIfNeeded: next)
  }

  /// A number from one to nineteen in words.
  package static func smallNumber(_ word: String) -> Int? {
    [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ].firstIndex(of: word).map { $0 + 1 }
  }

  /// Twenty to ninety in words.
  private static func tens(_ word: String) -> Int? {
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
      .firstIndex(of: word).map { ($0 + 2) * 10 }
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

  /// The operators that a mistyped word between two values is near to.
  mutating func nearOperators(_ text: String) -> [String] {
    switch text {
    case "on": return ["at"]
    case "in" where beginsDate(peek()), "for" where beginsDate(peek()): return ["during"]
    case "as", "into": return ["in"]
    case "with", "if", "when", "assuming", "where": return ["given"]
    case "an", "a", "each", "every": return ["/"]
    case "yearly", "annually": return ["by year"]
    case "quarterly": return ["by quarter"]
    case "monthly": return ["by month"]
    case "is", "equals": return ["=="]
    case "greater", "more", "above": return [">"]
    case "less", "below", "under": return ["<"]
    case "plus": return ["+"]
    case "minus": return ["-"]
    case "times", "x", "X": return ["*"]
    case "from", "until", "through", "and", "end", "for": return []
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
    switch current.kind {
    case .number, .year, .percent, .money, .day, .month, .quarter:
      return closing == "]" ? "a comma is missing before this" : nil
    case .semicolon: return "values are separated by commas"
    case .equals: return "write == to compare, or : behind the name of a value"
    case .name where Word(current.name) == .for: return "write [ and ] around the list"
    case .name: break
    default: return nil
    }
    return Diagnostic.didYouMean(nearOperators(source.text(of: current.span)))
  }

  /// What may have been meant by the current token behind a complete value.
  mutating func meantBehind(_ value: ExpressionID) -> String? {
    let text = source.text(of: current.span)
    switch current.kind {
    case .day, .month, .quarter: return "did you mean at \(text)?"
    case .number, .year, .percent, .money:
      if case .given(_, let run) = tree[value].form, run.count > 0,
        tree.overrides[Int(run.first + run.count) - 1].value == nil
      {
        return "write = before this"
      }
      // 5 x 3, 2 plus 2: the word was read as a unit.
      guard case .measure(let amount, let unit) = tree[value].form,
        let sign = nearOperators(names.text(of: unit)).first, sign.utf8.count == 1
      else { return nil }
      return "did you mean \(source.text(of: span(amount))) \(sign) \(text)?"
    case .name:
      let isUnit = vocabulary.hints.clause(text) != nil
      if text == "from" || text == "until" { return "write by year before this" }
      if let near = Diagnostic.didYouMean(nearOperators(text)) { return near }
      switch tree[value].form {
      case .measure(let amount, let unit):
        let word = names.text(of: unit)
        if isUnit, ["a", "an", "each", "every"].contains(word) {
          return "did you mean \(source.text(of: span(amount)))/\(text)?"
        }
        guard isUnit else { return nil }
        // 200k nvidia gpus
        if vocabulary.hints.clause(word) == nil {
          return "did you mean \(source.text(of: span(amount))) \(text)?"
        }
        return "did you mean \(word)*\(text)?"
      case .binary(.divide, _, _):
        return isUnit ? "did you mean /\(text)?" : nil
      default: return nil
      }
    case .colon, .comma:
      let field = source.text(of: peek().span)
      let isGlued = previousUpper == current.lower && lexer.byte(Int(current.upper)).startsName
      return isGlued && vocabulary.hints.isField(field)
        && !vocabulary.hints.isField(source.text(of: span(value)))
        ? "did you mean .\(field)?" : nil
    default: return nil
    }
  }

  /// Clauses that say what a word that is none says elsewhere.
  mutating func clausesMeant(by text: String, before next: Token) -> [String] {
    let isDate = beginsDate(next)
    switch text {
    case "to" where next.kind == .money: return ["value"]
    case "for": return next.kind == .money ? ["value"] : ["over", "where"]
    case "with", "of", "having": return ["where"]
    case "lasting", "term", "length", "duration", "during", "within": return isDate ? [] : ["over"]
    case "worth", "costing", "amount", "price", "cost", "costs", "total", "size", "paying":
      return ["value"]
    case "until": return ["by"]
    case "through", "ending", "ends", "till", "to": return isDate ? ["until", "by"] : []
    case "starting", "since", "begins", "beginning", "between": return isDate ? ["from"] : []
    case "signed", "date", "dated", "announcement", "announce": return ["announced"]
    case "in": return isDate ? ["by"] : ["over"]
    case "on": return isDate ? ["announced", "from"] : ["over"]
    case "sorted", "order", "ordered", "by": return ["sort"]
    case "first", "limit": return ["top"]
    case "including": return ["with"]
    case "named", "called": return ["as", "name"]
    case "type": return ["kind"]
    case "url", "link", "via": return ["source"]
    case "comment": return ["note"]
    case "probability", "likelihood": return ["chance"]
    default: return beginsValue(next) ? vocabulary.hints.clause(text).map { [$0] } ?? [] : []
    }
  }

  /// `plus or minus`, if it begins at the current token.
  mutating func plusOrMinus() -> Span? {
    guard let end = behind(" or minus", current.upper) else { return nil }
    return Span(current.lower, UInt32(truncatingIfNeeded: end))
  }

  /// Whether a token begins a date.
  func beginsDate(_ token: Token) -> Bool {
    token.kind == .day || token.kind == .month || token.kind == .year || token.kind == .quarter
  }

  /// The clause whose word was left out before the value at the current token.
  mutating func leftOut(of open: [String], isFirst: Bool) -> String? {
    let fits: [String]
    switch current.kind {
    case .money: fits = ["value"]
    case .day, .month, .quarter, .year: fits = ["announced", "on", "by"]
    case .number:
      let unit = peek()
      if unit.kind == .name, !unit.isAfterNewline,
        let clause = vocabulary.hints.clause(source.text(of: unit.span))
      {
        fits = [clause]
      } else if isFirst {
        fits = ["value"]
      } else {
        return nil
      }
    default: return nil
    }
    return fits.first { open.contains($0) }
  }

  /// Whether the current token is a comma, an arrow or a small word that stands between two names
  /// where they should follow one another.
  mutating func isBetweenNames(_ entry: VerbWords.Entry) -> Bool {
    switch current.kind {
    case .comma, .arrow, .divide: break
    case .bad:
      guard source.text(of: current.span) == "&" else { return false }
      lexer.problem = nil
    case .name:
      guard ["and", "to", "from", "with", "pays"].contains(source.text(of: current.span)) else {
        return false
      }
    default: return false
    }
    let next = peek()
    return next.kind == .name && !next.isAfterNewline && !entry.clauses.contains(next.name)
  }

  /// Whether the current word stands too early, before two names: `deal between openai and aws`.
  mutating func isBeforeNames(_ entry: VerbWords.Entry) -> Bool {
    guard entry.shape.operands.count > 1, entry.shape.operands[1].reading.isName,
      current.kind == .name,
      ["between", "from", "by", "with", "the", "of"].contains(source.text(of: current.span))
    else { return false }
    let next = peek()
    return next.kind == .name && !next.isAfterNewline && !entry.clauses.contains(next.name)
      && next.name != Word.and.name
  }

  /// Whether the current token is a sign or small word too many before a value.
  mutating func isStray() -> Bool {
    guard beginsValue(peek()) else { return false }
    if current.kind == .equals || current.kind == .colon { return true }
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
      Vocabulary.headlineWords.first { $0 == word || $0 == word + "s" }
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
