/// A stretch of whole days: a day, month, quarter, year, a part such as `late 2026`, or any range.
package struct Period: Hashable, Sendable {
  /// A third of a year or a month.
  package enum Part: String, CaseIterable, Sendable {
    /// January to April, or days 1 to 10.
    case early
    /// May to August, or days 11 to 20.
    case mid
    /// September to December, or days 21 to the end.
    case late
  }

  /// The first or the last day.
  package enum Edge: Sendable {
    case first, last
  }

  /// How a period was named, which says what the next one is.
  package enum Kind: Hashable, Sendable {
    /// One day.
    case day
    /// A calendar month.
    case month
    /// A calendar quarter.
    case quarter
    /// A calendar year.
    case year
    /// A third of a year.
    case partOfYear(Part)
    /// A third of a month.
    case partOfMonth(Part)
    /// Any other range.
    case range
  }

  /// How it was named.
  package let kind: Kind
  /// The first day of it.
  package let first: Day
  /// The last day of it, which belongs to it.
  package let last: Day

  /// A period whose days fit its kind.
  private init(_ kind: Kind, _ first: Day, _ last: Day) {
    self.kind = kind
    self.first = first
    self.last = last
  }

  /// One day.
  package init(_ day: Day) {
    self.init(.day, day, day)
  }

  /// Any range of days, both ends in it. Refused if the last is before the first.
  package init(from first: Day, through last: Day) throws(Refusal) {
    guard first <= last else {
      throw Refusal(
        "reversed-range",
        "a period ends on or after the day on which it begins, here it goes from \(first.text) to "
          + last.text)
    }
    self.init(first == last ? .day : .range, first, last)
  }

  /// Whole months from one on. Refused outside of the calendar.
  private init(_ kind: Kind, year: Int, month: Int, months: Int) throws(Refusal) {
    let first = try Day(year: year, month: month, day: 1)
    let lastMonth = try first.adding(months: months - 1)
    let last = try lastMonth.adding(
      days: Day.length(ofMonth: lastMonth.month, year: lastMonth.year) - 1)
    self.init(kind, first, last)
  }

  /// A calendar year, 1 to 9999.
  package static func year(_ year: Int) throws(Refusal) -> Period {
    try Period(.year, year: year, month: 1, months: 12)
  }

  /// A calendar quarter, 1 to 4.
  package static func quarter(_ quarter: Int, of year: Int) throws(Refusal) -> Period {
    guard (1...4).contains(quarter) else {
      throw Refusal("impossible-date", "a quarter is Q1 to Q4, here is Q\(quarter)")
    }
    return try Period(.quarter, year: year, month: quarter * 3 - 2, months: 3)
  }

  /// A calendar month, 1 to 12.
  package static func month(_ month: Int, of year: Int) throws(Refusal) -> Period {
    try Period(.month, year: year, month: month, months: 1)
  }

  /// `early`, `mid` or `late` of a month or year. Refused for other periods.
  package func part(_ part: Part) throws(Refusal) -> Period {
    switch kind {
    case .year:
      let month =
        switch part {
        case .early: 1
        case .mid: 5
        case .late: 9
        }
      return try Period(.partOfYear(part), year: first.year, month: month, months: 4)
    case .month:
      switch part {
      case .early: return Period(.partOfMonth(part), first, try first.adding(days: 9))
      case .mid:
        return Period(.partOfMonth(part), try first.adding(days: 10), try first.adding(days: 19))
      case .late: return Period(.partOfMonth(part), try first.adding(days: 20), last)
      }
    case .day, .quarter, .partOfYear, .partOfMonth, .range:
      throw Refusal(
        "no-part", "\(part.rawValue) stands before a year or a month, here is \(text)",
        notes: ["for example: \(part.rawValue) \(Day.padded(first.year, 4))"])
    }
  }

  /// How many days it has.
  package var days: Int { last.days(since: first) + 1 }

  /// Whether a day is in it.
  package func contains(_ day: Day) -> Bool { first <= day && day <= last }

  /// As it is typed: `2026`, `2026-Q4`, `2026-12`, `2026-12-31`, `late 2026`, and
  /// `2026-01-15..2026-02-14` for a range.
  package var text: String {
    let (year, month, _) = first.parts
    let yearText = Day.padded(year, 4)
    let monthText = "\(yearText)-\(Day.padded(month, 2))"
    switch kind {
    case .day: return first.text
    case .month: return monthText
    case .quarter: return "\(yearText)-Q\((month + 2) / 3)"
    case .year: return yearText
    case .partOfYear(let part): return "\(part.rawValue) \(yearText)"
    case .partOfMonth(let part): return "\(part.rawValue) \(monthText)"
    case .range: return "\(first.text)..\(last.text)"
    }
  }

  /// The period of the same kind `count` steps later (earlier if negative): a part moves by years
  /// or months, a range by its own length. Refused outside of the calendar.
  package func next(_ count: Int = 1) throws(Refusal) -> Period {
    let months: Int
    switch kind {
    case .day, .range:
      let (shift, overflow) = days.multipliedReportingOverflow(by: count)
      guard !overflow else { throw .beyondCalendar }
      return Period(kind, try first.adding(days: shift), try last.adding(days: shift))
    case .month, .partOfMonth: months = 1
    case .quarter: months = 3
    case .year, .partOfYear: months = 12
    }
    let (shift, overflow) = months.multipliedReportingOverflow(by: count)
    guard !overflow else { throw .beyondCalendar }
    let start = try Day(year: first.year, month: first.month, day: 1).adding(months: shift)
    switch kind {
    case .partOfMonth(let part):
      return try Period.month(start.month, of: start.year).part(part)
    case .month, .quarter, .year, .partOfYear, .day, .range:
      let length = last.year * 12 + last.month - first.year * 12 - first.month + 1
      return try Period(kind, year: start.year, month: start.month, months: length)
    }
  }

  /// The same period moved by a span: by whole steps if the span is some, else as a range.
  /// Refused outside of the calendar.
  package func adding(_ span: CalendarSpan) throws(Refusal) -> Period {
    switch kind {
    case .month, .quarter, .year, .partOfYear, .partOfMonth:
      guard span.days == 0 else { break }
      let step =
        switch kind {
        case .quarter: 3
        case .year, .partOfYear: 12
        case .month, .partOfMonth, .day, .range: 1
        }
      if span.months % step == 0 { return try next(span.months / step) }
    case .day: return Period(try first.adding(span))
    case .range: break
    }
    let start = try first.adding(span)
    let end = try last.adding(days: 1).adding(span).adding(days: -1)
    return try Period(from: start, through: end)
  }
}
