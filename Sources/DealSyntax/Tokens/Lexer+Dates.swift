/// Date literals: four digits, then `-` and more, without blanks.
extension Lexer {
  /// The two digits at an offset as a number.
  private func pair(_ index: Int) -> Int? {
    let tens = byte(index)
    let ones = byte(index + 1)
    guard tens.isDigit, ones.isDigit else { return nil }
    return Int(tens &- 0x30) * 10 + Int(ones &- 0x30)
  }

  /// The number of the four digits at an offset.
  private func year(_ start: Int) -> Int {
    (pair(start) ?? 0) * 100 + (pair(start + 2) ?? 0)
  }

  /// A date whose year stands at `start`, or nil if the four digits are only a number.
  mutating func scanDate(_ start: Int) -> Token? {
    let sign = bytes[start + 4]
    if sign == UInt8(ascii: "/") { return scanSlashDate(start) }
    guard sign == UInt8(ascii: "-") else { return nil }
    let next = byte(start + 5)
    if next | 0x20 == UInt8(ascii: "q"), byte(start + 6).isDigit { return scanQuarter(start) }
    if next.isLetter { return scanNamedMonth(start) }
    guard next.isDigit else { return nil }
    var end = start + 5
    while byte(end).isDigit { end += 1 }
    let monthDigits = end - start - 5
    var dayDigits = 0
    var dayEnd = end
    if byte(end) == UInt8(ascii: "-"), byte(end + 1).isDigit {
      dayEnd = end + 1
      while byte(dayEnd).isDigit { dayEnd += 1 }
      dayDigits = dayEnd - end - 1
    }
    let isFraction = byte(end) == UInt8(ascii: ".") && byte(end + 1).isDigit
    if dayDigits == 0, monthDigits > 2 || byte(end).isLetter || isFraction {
      // `2026-500` and `2026-12k`: a number and something taken from it, or a slip.
      return bad(start, end, .dateOrDifference(place(start, end), written(start, end)))
    }
    guard monthDigits == 2, dayDigits == 0 || dayDigits == 2 else {
      return bad(
        start, dayEnd, .dateShape(place(start, dayEnd), written(start, dayEnd), padded(start)))
    }
    let year = year(start)
    let month = pair(start + 5) ?? 0
    if year == 0 { return bad(start, dayEnd, .yearZero(place(start, dayEnd))) }
    if month < 1 || month > 12 {
      return bad(
        start, dayEnd, .impossibleMonth(place(start, dayEnd), year: year, month: month))
    }
    if dayDigits == 0 {
      var token = Token(.month, start, end)
      token.detail = Int32(truncatingIfNeeded: year)
      token.part = UInt8(truncatingIfNeeded: month)
      position = end
      return token
    }
    let day = pair(end + 1) ?? 0
    if day < 1 || day > Lexer.daysInMonth(year: year, month: month) {
      return bad(
        start, dayEnd,
        .impossibleDay(place(start, dayEnd), year: year, month: month, day: day))
    }
    var token = Token(.day, start, dayEnd)
    token.detail = Int32(truncatingIfNeeded: year)
    token.part = UInt8(truncatingIfNeeded: month)
    token.day = UInt8(truncatingIfNeeded: day)
    position = dayEnd
    return token
  }

  /// `2026-Q4`.
  private mutating func scanQuarter(_ start: Int) -> Token {
    var end = start + 6
    while byte(end).continuesName { end += 1 }
    let quarter = Int(byte(start + 6) &- 0x30)
    let isGood = end == start + 7 && quarter >= 1 && quarter <= 4
    guard isGood, byte(start + 5) == UInt8(ascii: "Q") else {
      let right = isGood ? "\(written(start, start + 5))Q\(quarter)" : nil
      return bad(start, end, .quarterShape(place(start, end), written(start, end), right))
    }
    if year(start) == 0 { return bad(start, end, .yearZero(place(start, end))) }
    var token = Token(.quarter, start, end)
    token.detail = Int32(truncatingIfNeeded: year(start))
    token.part = UInt8(truncatingIfNeeded: quarter)
    position = end
    return token
  }

  /// `2026/12`: looks like a month and would be 168.8.
  private mutating func scanSlashDate(_ start: Int) -> Token? {
    let year = year(start)
    guard year >= 1900, year < 2200, let month = pair(start + 5), month >= 1, month <= 12 else {
      return nil
    }
    var end = start + 7
    if byte(end).continuesName || byte(end) == UInt8(ascii: ".") { return nil }
    var right = "\(Lexer.digits(year, 4))-\(Lexer.digits(month, 2))"
    if byte(end) == UInt8(ascii: "/"), let day = pair(end + 1), !byte(end + 3).isDigit {
      right += "-\(Lexer.digits(day, 2))"
      end += 3
    }
    return bad(start, end, .slashDate(place(start, end), written(start, end), right))
  }

  /// The date at `start` with two digits for month and day, if that makes one.
  private func padded(_ start: Int) -> String? {
    var parts: [Int] = []
    var index = start + 5
    while parts.count < 2, byte(index).isDigit {
      var value = 0
      let first = index
      while byte(index).isDigit, index - first < 3 {
        value = value * 10 + Int(byte(index) &- 0x30)
        index += 1
      }
      parts.append(value)
      guard byte(index) == UInt8(ascii: "-") else { break }
      index += 1
    }
    guard let month = parts.first, month >= 1, month <= 12 else { return nil }
    let text = "\(Lexer.digits(year(start), 4))-\(Lexer.digits(month, 2))"
    guard parts.count == 2 else { return text }
    let isDay = parts[1] >= 1 && parts[1] <= Lexer.daysInMonth(year: year(start), month: month)
    return isDay ? "\(text)-\(Lexer.digits(parts[1], 2))" : nil
  }

  /// A whole number with leading zeros.
  static func digits(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  /// The days of a month in the Gregorian calendar.
  static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
