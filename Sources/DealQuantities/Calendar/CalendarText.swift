extension Day {
  /// A day of its text, `2026-12-31`. Refused for other text and for days that do not exist.
  package init(_ text: String) throws(Refusal) {
    let fields = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard fields.count == 3, let year = Self.number(fields[0], of: 4),
      let month = Self.number(fields[1], of: 2), let day = Self.number(fields[2], of: 2)
    else {
      throw Refusal(
        "date-shape", "a day is written like 2026-12-31, here is \(text)")
    }
    try self.init(year: year, month: month, day: day)
  }

  /// The number that exactly so many digits mean.
  static func number(_ field: Substring.UTF8View.SubSequence, of width: Int) -> Int? {
    guard field.count == width else { return nil }
    var number = 0
    for byte in field {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = number &* 10 &+ Int(byte &- UInt8(ascii: "0"))
    }
    return number
  }
}

extension Period {
  /// A period of its text: `2026`, `2026-Q4`, `2026-12`, `2026-12-31`, `late 2026`, and two days
  /// with `..` between them. Refused for other text and for what the calendar does not have.
  package init(_ text: String) throws(Refusal) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    if words.count == 2, let part = Part(rawValue: String(words[0])) {
      self = try Period(String(words[1])).part(part)
      return
    }
    let ends = Self.ends(text)
    if let ends {
      self = try Period(from: Day(ends.first), through: Day(ends.last))
      return
    }
    let fields = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    if fields.count == 1, let year = Day.number(fields[0], of: 4) {
      self = try .year(year)
    } else if fields.count == 2, let year = Day.number(fields[0], of: 4) {
      if fields[1].first == UInt8(ascii: "Q"),
        let quarter = Day.number(fields[1].dropFirst(), of: 1)
      {
        self = try .quarter(quarter, of: year)
      } else if let month = Day.number(fields[1], of: 2) {
        self = try .month(month, of: year)
      } else {
        throw Self.unreadable(text)
      }
    } else if fields.count == 3 {
      self = Period(try Day(text))
    } else {
      throw Self.unreadable(text)
    }
  }

  /// The two sides of the first `..`.
  private static func ends(_ text: String) -> (first: String, last: String)? {
    guard let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    let rest = text[dot...]
    guard rest.hasPrefix("..") else { return nil }
    return (String(text[..<dot]), String(rest.dropFirst(2)))
  }

  /// The refusal for text that is no period.
  private static func unreadable(_ text: String) -> Refusal {
    Refusal(
      "date-shape",
      "a time is written like 2026, 2026-Q4, 2026-12 or 2026-12-31, here is \(text)")
  }
}
