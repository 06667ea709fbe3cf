extension Period {
  /// The step of a list of periods.
  package enum Step: String, CaseIterable, Sendable {
    /// Days.
    case day
    /// Seven days, from the first day on.
    case week
    /// Calendar months.
    case month
    /// Calendar quarters.
    case quarter
    /// Calendar years.
    case year

    /// How many months it has; none for days and weeks.
    package var months: Int? {
      switch self {
      case .day, .week: nil
      case .month: 1
      case .quarter: 3
      case .year: 12
      }
    }
  }

  /// The most periods in a list.
  package static let mostInList = 1_000_000

  /// The calendar period with a day in it; a week is the range of seven days from it on.
  /// Refused for a week that leaves the calendar.
  package static func containing(_ day: Day, _ step: Step) throws(Refusal) -> Period {
    switch step {
    case .day: Period(day)
    case .week: try Period(from: day, through: day.adding(days: 6))
    case .month: try month(day.month, of: day.year)
    case .quarter: try quarter((day.month + 2) / 3, of: day.year)
    case .year: try year(day.year)
    }
  }

  /// The whole calendar periods that cover the days from one to another, both included; weeks
  /// count from the first day. Refused if the end is earlier, or for more than `mostInList`.
  package static func list(
    from first: Day, until last: Day, by step: Step
  ) throws(Refusal) -> [Period] {
    let whole = try Period(from: first, through: last)
    guard whole.days / (step == .day ? 1 : 7) < mostInList else {
      throw Refusal(
        "too-long-list", "a list holds up to 1,000,000 periods, here are more",
        notes: ["take a longer step or a shorter time"])
    }
    var periods: [Period] = []
    var current = try containing(first, step)
    while true {
      periods.append(current)
      guard current.last < last else { return periods }
      current = try current.next()
    }
  }

  /// Steps from an anchor on until a day, the last one cut off there: 2026-01-31 by month gives
  /// periods that begin on 01-31, 02-28, 03-31. Refused as `list` is.
  package static func anchored(
    from first: Day, until last: Day, by step: Step
  ) throws(Refusal) -> [Period] {
    guard let months = step.months else {
      return try list(from: first, until: last, by: step).map { period throws(Refusal) in
        try Period(from: period.first, through: min(period.last, last))
      }
    }
    _ = try Period(from: first, through: last)
    var periods: [Period] = []
    var start = first
    while start <= last {
      // Each step counts from the anchor, so that a short month does not shorten the later ones.
      let count = (periods.count + 1) * months
      let next = try? first.adding(months: count)
      let end = try next?.adding(days: -1) ?? last
      periods.append(try Period(from: start, through: min(end, last)))
      guard let next else { return periods }
      start = next
    }
    return periods
  }
}
