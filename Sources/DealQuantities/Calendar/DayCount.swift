/// How a span of days is counted in years.
package enum DayCount: String, CaseIterable, Sendable {
  /// Actual days over the actual length of each year that they fall into (ISDA 2006, 4.16(b)).
  case actualActual = "act/act"
  /// Actual days over 365 (ISDA 2006, 4.16(d)).
  case actual365 = "act/365"
  /// Actual days over 360 (ISDA 2006, 4.16(e)).
  case actual360 = "act/360"
  /// Months of 30 days, the American way with its rules for the end of February (NASD).
  case thirty360 = "30/360"
  /// Months of 30 days, the European way (ISDA 2006, 4.16(g)).
  case thirtyE360 = "30e/360"

  /// The day count of a name. Refused for an unknown name, with the names that there are.
  package init(named name: String) throws(Refusal) {
    guard let found = DayCount(rawValue: name.lowercased()) else {
      let names = Self.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw Refusal("day-count", "a way to count days is one of \(names), here is \"\(name)\"")
    }
    self = found
  }

  /// The years from one day to another; negative if the second is earlier.
  package func years(from start: Day, to end: Day) -> Double {
    if end < start { return 0 - years(from: end, to: start) }
    let days = Double(end.days(since: start))
    switch self {
    case .actualActual: return Self.actual(from: start, to: end)
    case .actual365: return days / 365
    case .actual360: return days / 360
    case .thirty360, .thirtyE360: return Double(thirtyDays(from: start, to: end)) / 360
    }
  }

  /// Days in common years over 365 plus days in leap years over 366.
  private static func actual(from start: Day, to end: Day) -> Double {
    let first = start.parts.year
    let last = end.parts.year
    func length(_ year: Int) -> Int { Day.isLeap(year) ? 366 : 365 }
    func dayOfYear(_ day: Day) -> Int {
      let (year, month, date) = day.parts
      return (1..<month).reduce(date - 1) { $0 + Day.length(ofMonth: $1, year: year) }
    }
    if first == last { return Double(end.days(since: start)) / Double(length(first)) }
    let head = Double(length(first) - dayOfYear(start)) / Double(length(first))
    let tail = Double(dayOfYear(end)) / Double(length(last))
    return Double(last - first - 1) + head + tail
  }

  /// The days between two dates if every month has 30.
  private func thirtyDays(from start: Day, to end: Day) -> Int {
    let (firstYear, firstMonth, startDay) = start.parts
    let (lastYear, lastMonth, endDay) = end.parts
    var firstDay = startDay
    var lastDay = endDay
    if self == .thirty360 {
      func isEndOfFebruary(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        month == 2 && day == Day.length(ofMonth: 2, year: year)
      }
      if isEndOfFebruary(firstYear, firstMonth, firstDay) {
        if isEndOfFebruary(lastYear, lastMonth, lastDay) { lastDay = 30 }
        firstDay = 30
      }
      if lastDay == 31, firstDay >= 30 { lastDay = 30 }
      if firstDay == 31 { firstDay = 30 }
    } else {
      firstDay = min(firstDay, 30)
      lastDay = min(lastDay, 30)
    }
    return (lastYear - firstYear) * 360 + (lastMonth - firstMonth) * 30 + lastDay - firstDay
  }
}
