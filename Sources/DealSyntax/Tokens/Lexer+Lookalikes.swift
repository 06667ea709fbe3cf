/// Signs that web pages and word processors write in place of plain ones.
extension Lexer {
  /// A sign beyond ASCII, or one that means nothing here.
  mutating func scanOther() -> Token {
    let start = position
    if matches("€", at: start) { return scanMoney(.eur, length: 3) }
    if matches("£", at: start) { return scanMoney(.gbp, length: 2) }
    if matches("¥", at: start) { return scanMoney(.jpy, length: 2) }
    if matches("±", at: start) { return single(.plusMinus, 2) }
    if matches("·", at: start) || matches("×", at: start) { return single(.times, 2) }
    if matches("÷", at: start) { return single(.divide, 2) }
    if matches("−", at: start) { return single(.minus, 3) }
    if matches("→", at: start) { return single(.arrow, 3) }
    if matches("≠", at: start) { return single(.notEqual, 3) }
    if matches("≤", at: start) { return single(.lessOrEqual, 3) }
    if matches("≥", at: start) { return single(.greaterOrEqual, 3) }
    let length = lengthOfCharacter(start)
    let end = start + length
    if byte(start) == UInt8(ascii: "'") || Lexer.quotes.contains(where: { matches($0, at: start) })
    {
      return scanQuote(start, end)
    }
    if Lexer.dashes.contains(where: { matches($0, at: start) }) { return scanDash(start, end) }
    let place = place(start, end)
    for (sign, right) in Lexer.lookalikes where matches(sign, at: start) {
      return bad(start, end, .otherSign(place, "\(sign)", right))
    }
    for sign: StaticString in ["\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}"]
    where matches(sign, at: start) {
      return bad(start, end, .invisibleSign(place))
    }
    // Letters and signs of full width, U+FF01 to U+FF5E.
    if let scalar = written(start, end).unicodeScalars.first?.value,
      (0xFF01...0xFF5E).contains(scalar), let plain = UnicodeScalar(scalar - 0xFEE0)
    {
      return bad(start, end, .otherSign(place, written(start, end), "\(plain)"))
    }
    return bad(start, end, .strangeSign(place, written(start, end)))
  }

  /// How many bytes the character at an offset has.
  private func lengthOfCharacter(_ start: Int) -> Int {
    var length = 1
    while length < 4, byte(start + length) & 0xC0 == 0x80 { length += 1 }
    return length
  }

  /// Quotes that are not straight.
  private static let quotes: [StaticString] = ["“", "”", "„", "«", "»", "‘", "’", "‚"]

  /// Dashes and hyphens that are not the minus of a keyboard.
  private static let dashes: [StaticString] = ["–", "—", "‑", "‐", "―"]

  /// Other signs, and what is written here.
  private static let lookalikes: [(StaticString, String)] = [
    ("…", ".."), ("√", "sqrt"), ("⁄", "/"), ("∗", "*"), ("~", "about"), ("²", "^2"), ("³", "^3"),
    ("½", "1/2"), ("¼", "1/4"), ("¾", "3/4"),
  ]

  // MARK: Quotes

  /// A quote of another kind: around a text, or behind a name.
  private mutating func scanQuote(_ start: Int, _ end: Int) -> Token {
    let found = written(start, end)
    if start > 0, bytes[start - 1].continuesName, found == "'" || found == "’" {
      return bad(start, end, .singleQuote(place(start, end), found, isPossessive: true))
    }
    var closing = end
    while closing < count, byte(closing) != 0x0A, !isQuote(closing) {
      // What has a meaning within a text would not be the same text.
      if [UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "\\")].contains(byte(closing)) {
        closing = count
      }
      closing += 1
    }
    guard closing < count, isQuote(closing), closing > end else {
      return bad(start, end, .singleQuote(place(start, end), found, isPossessive: false))
    }
    let last = closing + lengthOfCharacter(closing)
    return bad(
      start, last,
      .otherQuotes(place(start, last), found, right: "\"\(written(end, closing))\""))
  }

  /// Whether a quote of another kind stands at an offset.
  private func isQuote(_ index: Int) -> Bool {
    byte(index) == UInt8(ascii: "'") || Lexer.quotes.contains { matches($0, at: index) }
  }

  /// Whether the line goes on with a quote of another kind, so that the text before it was meant to end there.
  func endsOtherwise(_ start: Int) -> Bool {
    var index = start
    while index < count, byte(index) != 0x0A {
      if byte(index) >= 0x80, isQuote(index) { return true }
      index += 1
    }
    return false
  }

  // MARK: Dashes

  /// A dash of a web page: of a date, of a range, of a name, or a minus.
  private mutating func scanDash(_ start: Int, _ end: Int) -> Token {
    var (lower, upper) = (start, end)
    while lower > 0, belongs(lower - 1) { lower -= 1 }
    while upper < count, belongs(upper) { upper += 1 }
    let found = written(start, end)
    let whole = written(lower, upper)
    var plain = whole
    for dash in Lexer.dashes {
      plain = plain.split(separator: "\(dash)", omittingEmptySubsequences: false).joined(
        separator: "-")
    }
    let parts = plain.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let run = place(lower, upper)
    let isDate =
      (2...3).contains(parts.count) && parts[0].utf8.count == 4
      && parts.dropFirst().allSatisfy { $0.utf8.count == 2 }
      && parts.allSatisfy { $0.utf8.allSatisfy(\.isDigit) }
    if isDate { return bad(lower, upper, .otherDate(run, whole, plain)) }
    if lower < start, end < upper, parts.allSatisfy({ $0.utf8.allSatisfy(\.continuesName) }),
      parts[0].utf8.first?.isLetter == true
    {
      return bad(lower, upper, .hyphenInName(run, plain))
    }
    if parts.count == 2, let first = parts[0].utf8.last, let next = parts[1].utf8.first,
      first.isDigit || first.isLetter || first == UInt8(ascii: "%"),
      next.isDigit || next == UInt8(ascii: "$") || next >= 0x80,
      parts[0].utf8.contains(where: \.isDigit)
    {
      return bad(lower, upper, .rangeDash(run, found, "\(parts[0]) to \(parts[1])"))
    }
    // Between numbers it may be a range; elsewhere it is a minus.
    let next = afterBlanks(end)
    let isNumber = beginsNumber(next) && endsNumber(start)
    return bad(
      start, end,
      isNumber
        ? .doubtfulDash(place(start, end), found) : .otherWord(place(start, end), found, "-"))
  }

  /// Whether a number or money begins at an offset.
  private func beginsNumber(_ index: Int) -> Bool {
    byte(index).isDigit || byte(index) == UInt8(ascii: "$") && byte(index + 1).isDigit
  }

  /// Whether the word before an offset begins with a digit or a currency.
  private func endsNumber(_ index: Int) -> Bool {
    var index = index
    while index > 0, bytes[index - 1].isBlank { index -= 1 }
    while index > 0, belongs(index - 1) { index -= 1 }
    return beginsNumber(index)
  }

  /// Whether a byte belongs to a run of signs without blanks or brackets.
  private func belongs(_ index: Int) -> Bool {
    let byte = byte(index)
    return byte > 0x20 && ![0x28, 0x29, 0x5B, 0x5D, 0x2C, 0x3B, 0x22].contains(byte)
  }

  // MARK: Blanks

  /// How many bytes a blank has that is no blank of a keyboard: those that keep words on one line, and
  /// thin ones. Nil for anything else.
  @inline(never)
  func otherBlank(_ index: Int) -> Int? {
    if bytes[index] == 0xC2 { return bytes[index + 1] == 0xA0 ? 2 : nil }
    guard bytes[index] == 0xE2, bytes[index + 1] == 0x80 else { return nil }
    // U+2002 to U+200A and U+202F.
    return (0x82...0x8A).contains(bytes[index + 2]) || bytes[index + 2] == 0xAF ? 3 : nil
  }
}
