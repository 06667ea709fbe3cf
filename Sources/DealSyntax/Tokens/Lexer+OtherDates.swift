/// Dates as they are written elsewhere: `03/11/2025`, `31.12.2026`, `12/2026`, `2025-Nov-03`.
extension Lexer {
  /// A date whose first number stands from `start` to `end`; nil if that is only a number.
  mutating func scanOtherDate(_ start: Int, _ end: Int) -> Token? {
    let sign = byte(end)
    guard end - start <= 2, byte(end + 1).isDigit,
      sign == UInt8(ascii: "/") || sign == UInt8(ascii: "-") || sign == UInt8(ascii: ".")
    else { return nil }
    let first = wholeNumber(start, end)
    let middle = afterDigits(end + 1)
    let second = wholeNumber(end + 1, middle)
    if byte(middle) == sign, byte(middle + 1).isDigit {
      let last = afterDigits(middle + 1)
      let digits = last - middle - 1
      var year = wholeNumber(middle + 1, last)
      if digits == 2, sign == UInt8(ascii: "/"), (20..<40).contains(year) { year += 2_000 }
      guard middle - end <= 3, (1_900..<2_200).contains(year), !byte(last).continuesName,
        byte(last) != sign
      else { return nil }
      return otherDate(start, last, first, second, year: year, isDotted: sign == 0x2E)
    }
    // Money and shares are divided by larger numbers too, so that only years near us are taken for such.
    guard sign == UInt8(ascii: "/"), middle - end == 5, (2_015..<2_050).contains(second),
      (1...12).contains(first), !byte(middle).continuesName, byte(middle) != UInt8(ascii: "."),
      byte(middle) != UInt8(ascii: ",")
    else { return nil }
    let right = "\(second)-\(Lexer.digits(first, 2))"
    return bad(start, middle, .slashDate(place(start, middle), written(start, middle), right))
  }

  /// A day, a month and a year, of which it may not be plain which number is the month.
  private mutating func otherDate(
    _ start: Int, _ end: Int, _ first: Int, _ second: Int, year: Int, isDotted: Bool
  ) -> Token? {
    let dayFirst = Lexer.dateText(year, second, first)
    let monthFirst = Lexer.dateText(year, first, second)
    let found = written(start, end)
    let place = place(start, end)
    switch (dayFirst, monthFirst) {
    case (nil, nil): return nil
    case (let right?, nil), (nil, let right?):
      return bad(start, end, .otherDate(place, found, right))
    case (let right?, let other?):
      if right == other { return bad(start, end, .otherDate(place, found, right)) }
      return bad(start, end, isDotted ? .dottedDate(place, found) : .slashedDate(place, found))
    }
  }

  /// `2025-Nov-03` and `2025-Nov`, whose letters begin at `start + 5`; nil if they name no month.
  mutating func scanNamedMonth(_ start: Int) -> Token? {
    guard let (month, after) = month(at: start + 5) else { return nil }
    var (end, day) = (after, 0)
    if byte(end) == UInt8(ascii: "-"), byte(end + 1).isDigit {
      end = afterDigits(after + 1)
      day = wholeNumber(after + 1, end)
    }
    let year = wholeNumber(start, start + 4)
    guard !byte(end).continuesName else { return nil }
    let right =
      end == after
      ? "\(written(start, start + 4))-\(Lexer.digits(month, 2))"
      : Lexer.dateText(year, month, day)
    guard let right else { return nil }
    return bad(start, end, .otherDate(place(start, end), written(start, end), right))
  }

  /// `2025.11.03`: the year first, as it should be.
  func yearFirst(_ start: Int, _ last: Int) -> String? {
    let parts = written(start, last).split(separator: ".").map { Int($0) ?? 0 }
    guard parts.count == 3, (1_900..<2_200).contains(parts[0]) else { return nil }
    return Lexer.dateText(parts[0], parts[1], parts[2])
  }

  /// The number of the month that is named at an offset, in full or by its first letters, and where
  /// the name ends.
  func month(at index: Int) -> (month: Int, end: Int)? {
    var end = index
    while byte(end).continuesName { end += 1 }
    guard (3...9).contains(end - index) else { return nil }
    let word = written(index, end).lowercased()
    let short = word == "sept" ? "sep" : word
    guard
      let month = Lexer.months.firstIndex(where: { $0 == word || $0.prefix(3) == short })
    else { return nil }
    return (month + 1, end)
  }

  /// The months by name.
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// A date as it is written here; nil if the calendar has none of this kind.
  static func dateText(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard (1...12).contains(month), day > 0, day <= daysInMonth(year: year, month: month) else {
      return nil
    }
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
  }

  /// The first offset from here on that is no digit.
  func afterDigits(_ index: Int) -> Int {
    var index = index
    while byte(index).isDigit { index += 1 }
    return index
  }

  /// The number that the digits between two offsets make; -1 if there are too many of them.
  func wholeNumber(_ start: Int, _ end: Int) -> Int { Int(written(start, end)) ?? -1 }
}
