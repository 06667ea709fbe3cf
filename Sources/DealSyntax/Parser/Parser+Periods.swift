/// Dates in words: `December 2026`, `3 November 2025`, `Q4 2026`, `late 2026`, `end of 2026`.
extension Parser {
  /// A month or a quarter by name.
  enum PeriodName {
    case month(Int)
    case quarter(Int)
  }

  /// What the current name is before the year that follows it: a month with a capital letter or a
  /// quarter. Nil for any other name.
  @inline(__always)
  mutating func periodName() -> PeriodName? {
    let first = lexer.byte(Int(current.lower))
    guard first >= UInt8(ascii: "A"), first <= UInt8(ascii: "S") else { return nil }
    return longPeriodName(first)
  }

  /// See `periodName`.
  @inline(never)
  private mutating func longPeriodName(_ first: UInt8) -> PeriodName? {
    guard current.kind == .name, lexer.byte(lexer.afterBlanks(lexer.position)).isDigit else {
      return nil
    }
    let lower = Int(current.lower)
    let name: PeriodName
    if first == UInt8(ascii: "Q"), current.upper - current.lower == 2 {
      let digit = lexer.byte(lower + 1)
      guard digit > 0x30, digit < 0x35 else { return nil }
      name = .quarter(Int(digit - 0x30))
    } else {
      guard let (month, _) = lexer.month(at: lower),
        lexer.written(lower + 1, Int(current.upper)).utf8.allSatisfy({ $0 > 0x60 })
      else { return nil }
      name = .month(month)
    }
    let year = peek()
    return year.kind == .year && !year.isAfterNewline && year.value < 10_000 ? name : nil
  }

  /// A month or a quarter with its year; `lower` is where its day begins.
  mutating func readPeriod(
    _ name: PeriodName, day: Int? = nil, from lower: UInt32
  ) -> ExpressionID {
    advance()
    let year = Int32(truncatingIfNeeded: Int(current.value))
    let span = Span(lower, current.upper)
    advance()
    switch name {
    case .quarter(let quarter):
      return add(.quarter(year: year, quarter: Int32(quarter)), span, height: 1)
    case .month(let month):
      guard let day else { return add(.month(year: year, month: Int32(month)), span, height: 1) }
      guard day <= Lexer.daysInMonth(year: Int(year), month: month) else {
        fail(.impossibleDay(place(span), year: Int(year), month: month, day: day))
        return hole()
      }
      return add(
        .day(year: year, month: Int32(month), day: Int32(day)), span, height: 1)
    }
  }

  /// `3 November 2025`, whose month is current; nil if the number is no day.
  @inline(never)
  mutating func readDay(_ number: Token, _ name: PeriodName) -> ExpressionID? {
    guard case .month = name, number.upper - number.lower <= 2, (1...31).contains(number.value),
      let day = Int(source.text(of: number.span))
    else { return nil }
    return readPeriod(name, day: day, from: number.lower)
  }

  // MARK: Parts and edges

  /// `early 2026`, also written `early-2026`.
  mutating func readPart(_ part: PeriodPart) -> ExpressionID? {
    let lower = current.lower
    let upper = lexer.position
    let isHyphenated = lexer.byte(upper) == UInt8(ascii: "-") && lexer.byte(upper + 1).isDigit
    if isHyphenated {
      let kept = lexer.position
      lexer.position = upper + 1
      let token = peek()
      lexer.position = kept
      guard token.kind == .year else { return nil }
      advance()
    } else {
      let next = lexer.afterBlanks(upper)
      let isNamed = lexer.byte(next).isLetter && lexer.month(at: next) != nil
      guard lexer.byte(next).isDigit || isNamed else { return nil }
    }
    advance()
    switch current.kind {
    case .year, .month, .quarter: break
    case .name where periodName() != nil: break
    default:
      fail(
        .missing(
          place(current.span), in: "early, mid and late", "a year, a quarter or a month",
          found: describeCurrent()))
      return hole()
    }
    let period = readOther()
    guard !failed else { return period }
    return add(.partOf(part, period), Span(lower, previousUpper), height: height(period) &+ 1)
  }

  /// `start of P`, `end of P`.
  mutating func readEdge(_ edge: PeriodEdge) -> ExpressionID? {
    let index = lexer.afterBlanks(lexer.position)
    guard lexer.matches("of", at: index), !lexer.byte(index + 2).continuesName else {
      if let year = hyphenatedYear() {
        fail(.edgeWithoutOf(place(year), source.text(of: year)))
        return hole()
      }
      guard beginsValue(peek()) else { return nil }
      fail(.edgeWithoutOf(place(current.span), source.text(of: current.span)))
      return hole()
    }
    let lower = current.lower
    advance()
    passInfix()
    defer { leave() }
    guard enter() else { return hole() }
    let period = readPrefix()
    guard !failed else { return period }
    return add(.edge(edge, period), Span(lower, previousUpper), height: height(period) &+ 1)
  }

  /// `end-2026`, as a whole.
  private mutating func hyphenatedYear() -> Span? {
    let upper = lexer.position
    guard lexer.byte(upper) == UInt8(ascii: "-") else { return nil }
    let end = lexer.afterDigits(upper + 1)
    guard end == upper + 5, !lexer.byte(end).continuesName else { return nil }
    return Span(current.lower, UInt32(truncatingIfNeeded: end))
  }

  // MARK: Other ways to write them

  /// A date that ends at the current token or begins before it, written with the name of a month in a way that
  /// is not read: `Nov 3, 2025`, `3rd of november 2025`. Tells it.
  mutating func failsByDate() -> Bool {
    guard current.kind == .year || current.kind == .number || current.kind == .name else {
      return false
    }
    var starts: [Int] = []
    var index = Int(previousUpper)
    while starts.count < 3, index > 0 {
      while index > 0, lexer.byte(index - 1).isBlank { index -= 1 }
      let end = index
      while index > 0, lexer.byte(index - 1).continuesName { index -= 1 }
      if index == end { break }
      starts.append(index)
    }
    for start in starts.reversed() {
      guard let (right, end) = datePhrase(at: start), end > Int(current.lower) else { continue }
      let span = Span(UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: end))
      fail(.monthName(place(span), source.text(of: span), right))
      return true
    }
    return false
  }

  /// A day or month in words at an offset, as it is written here, and where it ends.
  func datePhrase(at start: Int) -> (right: String, end: Int)? {
    var index = start
    var day = self.day(at: &index)
    if day != nil, lexer.matches("of ", at: index) { index = lexer.afterBlanks(index + 2) }
    guard let (month, end) = lexer.month(at: index) else { return nil }
    index = lexer.afterBlanks(end)
    if day == nil {
      let kept = index
      day = self.day(at: &index)
      if lexer.byte(index).isDigit == false, day != nil { (day, index) = (nil, kept) }
    }
    let last = lexer.afterDigits(index)
    guard last - index == 4, !lexer.byte(last).continuesName else { return nil }
    let year = lexer.wholeNumber(index, last)
    guard year > 999 else { return nil }
    if let day {
      return Lexer.dateText(year, month, day).map { ($0, last) }
    }
    return ("\(year)-\(Lexer.digits(month, 2))", last)
  }

  /// A day of one or two digits, with `rd` or a comma behind it; moves on to what follows.
  private func day(at index: inout Int) -> Int? {
    let end = lexer.afterDigits(index)
    guard (1...2).contains(end - index) else { return nil }
    let day = lexer.wholeNumber(index, end)
    var next = end
    for ending: StaticString in ["st", "nd", "rd", "th"] where lexer.matches(ending, at: end) {
      next = end + 2
    }
    if lexer.byte(next) == UInt8(ascii: ",") { next += 1 }
    guard !lexer.byte(next).continuesName else { return nil }
    index = lexer.afterBlanks(next)
    return day
  }
}
