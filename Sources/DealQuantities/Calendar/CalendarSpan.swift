/// A length of time in months and days, as the calendar counts it: a month is a month, however
/// many days it has.
package struct CalendarSpan: Hashable, Sendable {
  /// Whole months, steps from the same day of one month to that of another.
  package let months: Int
  /// Days on top of them.
  package let days: Int

  /// So many months and days.
  package init(months: Int, days: Int) {
    self.months = months
    self.days = days
  }

  /// The span of a time: whole months, quarters and years (and quarters of years) by months, the
  /// rest and all smaller units by days, rounded to whole days. Refused for what is no time.
  package init(_ time: Quantity) throws(Refusal) {
    guard time.dimension == .time else {
      throw Refusal(
        "dimension",
        "a length of time was expected, such as 3 months, here is "
          + time.dimension.name, labels: [time.dimension.name])
    }
    guard abs(time.baseValue) < 4e11 else { throw .beyondCalendar }
    let monthsEach: Double
    switch time.unit.single?.symbol {
    case "month": monthsEach = 1
    case "quarter": monthsEach = 3
    case "year": monthsEach = 12
    default:
      months = 0
      days = Int((time.baseValue / 86400).rounded())
      return
    }
    // A year takes quarters of a year by months, a quarter and a month whole numbers only.
    let smallest = min(monthsEach, 3)
    let steps = (time.value * monthsEach / smallest)
    let whole = steps.rounded(.towardZero)
    months = Int(whole * smallest)
    days = Int(((steps - whole) * smallest * 30.4375).rounded())
  }

  /// The span backwards.
  package var negated: CalendarSpan { CalendarSpan(months: 0 &- months, days: 0 &- days) }

  /// `3 months`, `1 month + 15 days`, `0 days`.
  package var text: String {
    let monthText = "\(months) \(abs(months.clamped) == 1 ? "month" : "months")"
    let dayText = "\(days) \(abs(days.clamped) == 1 ? "day" : "days")"
    if months == 0 { return dayText }
    return days == 0 ? monthText : "\(monthText) + \(dayText)"
  }
}

extension Int {
  /// The number, or ±2 for larger ones.
  fileprivate var clamped: Int { Swift.min(Swift.max(self, -2), 2) }
}
