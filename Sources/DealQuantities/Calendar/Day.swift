/// A day of the Gregorian calendar, from 0001-01-01 to 9999-12-31.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  package let number: Int32

  /// A number that is known to be in range.
  private init(unchecked number: Int32) {
    self.number = number
  }

  /// 0001-01-01.
  package static let first = Day(unchecked: -719_162)
  /// 9999-12-31.
  package static let last = Day(unchecked: 2_932_896)

  /// The day so many days after 1970-01-01. Refused outside of the years 1 to 9999.
  package init(number: Int) throws(Refusal) {
    guard number >= Int(Self.first.number), number <= Int(Self.last.number) else {
      throw .beyondCalendar
    }
    self.number = Int32(number)
  }

  /// A day by its parts. Refused if the calendar does not have it, with both neighbours.
  package init(year: Int, month: Int, day: Int) throws(Refusal) {
    guard (1...9999).contains(year) else { throw .beyondCalendar }
    guard (1...12).contains(month) else {
      throw Refusal("impossible-date", "a month is 1 to 12, here is \(month)")
    }
    let length = Self.length(ofMonth: month, year: year)
    guard (1...length).contains(day) else {
      let shown = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
      let message =
        "\(shown) is not a day: \(Self.padded(year, 4))-\(Self.padded(month, 2)) has \(length) days"
      let neighbours =
        day < 1
        ? []
        : [
          Day(knownYear: year, month: month, day: length),
          try? Day(knownYear: year, month: month, day: length).adding(days: 1),
        ]
      throw Refusal("impossible-date", message, remedies: neighbours.compactMap { $0?.text })
    }
    self.init(knownYear: year, month: month, day: day)
  }

  /// A day by parts that are known to be right. (Days from civil, after Howard Hinnant:
  /// years begin in March, so that the leap day is the last; eras have 400 years.)
  private init(knownYear year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year &- 1 : year
    let era = shifted / 400
    let yearOfEra = shifted &- era &* 400
    let dayOfYear = (153 &* (month &+ (month > 2 ? -3 : 9)) &+ 2) / 5 &+ day &- 1
    let dayOfEra = yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear
    number = Int32(truncatingIfNeeded: era &* 146_097 &+ dayOfEra &- 719_468)
  }

  /// Year, month and day of the month.
  package var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) &+ 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted &- era &* 146_097
    let yearOfEra =
      (dayOfEra &- dayOfEra / 1460 &+ dayOfEra / 36524 &- dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra &- (365 &* yearOfEra &+ yearOfEra / 4 &- yearOfEra / 100)
    let march = (5 &* dayOfYear &+ 2) / 153
    let day = dayOfYear &- (153 &* march &+ 2) / 5 &+ 1
    let month = march < 10 ? march &+ 3 : march &- 9
    return (yearOfEra &+ era &* 400 &+ (month <= 2 ? 1 : 0), month, day)
  }

  /// The year, 1 to 9999.
  package var year: Int { parts.year }
  /// The month, 1 to 12.
  package var month: Int { parts.month }
  /// The day of the month, 1 to 31.
  package var day: Int { parts.day }

  /// Whether a year has 366 days.
  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days of a month; 31 for a month that does not exist.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// ISO 8601: `2026-12-31`.
  package var text: String {
    let (year, month, day) = parts
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  /// A number with zeros in front.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The order of days.
  package static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// The number of days from `other` to this day; negative if it is earlier.
  package func days(since other: Day) -> Int { Int(number) &- Int(other.number) }

  /// So many days later. Refused outside of the calendar.
  package func adding(days: Int) throws(Refusal) -> Day {
    let (sum, overflow) = Int(number).addingReportingOverflow(days)
    guard !overflow else { throw .beyondCalendar }
    return try Day(number: sum)
  }

  /// The same day of the month so many months later, or the last day of that month if it is
  /// shorter: 2026-01-31 + 1 month is 2026-02-28. Refused outside of the calendar.
  package func adding(months: Int) throws(Refusal) -> Day {
    guard abs(months.clampedToCalendar) < 120_000 else { throw .beyondCalendar }
    let (year, month, day) = parts
    let index = year * 12 + month - 1 + months
    guard index >= 12, index < 120_000 else { throw .beyondCalendar }
    let newYear = index / 12
    let newMonth = index % 12 + 1
    return Day(
      knownYear: newYear, month: newMonth,
      day: min(day, Self.length(ofMonth: newMonth, year: newYear)))
  }

  /// Months first, anchored and clamped, then days. Refused outside of the calendar.
  package func adding(_ span: CalendarSpan) throws(Refusal) -> Day {
    try adding(months: span.months).adding(days: span.days)
  }
}

extension Int {
  /// The number, or 120,000 for whatever is farther than the calendar is long.
  fileprivate var clampedToCalendar: Int { Swift.min(Swift.max(self, -120_000), 120_000) }
}

extension Refusal {
  /// A day outside of the years 1 to 9999.
  package static let beyondCalendar = Refusal(
    "beyond-calendar", "the calendar goes from 0001-01-01 to 9999-12-31")
}
