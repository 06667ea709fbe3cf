import DealFormula
import DealQuantities

/// Overlapping deals weighed against each other day by day: what counts on a day is what `at` that day
/// would count.
extension World {
  /// How much of each deal counts on which days, by the course of what they are compared by; false
  /// where that is a range, or too long to look at each day of it.
  ///
  /// `order` holds places in the list, `links` for each of these the places in `order` that it overlaps.
  func netByDay(
    _ list: inout [Counted], _ order: [Int], _ links: [[Int]], _ course: Size,
    in evaluation: inout Evaluation
  ) throws(Refusal) -> Bool {
    guard let courses = try courses(of: order.map { list[$0] }, course, in: &evaluation),
      let first = courses.compactMap(\.?.series.bends.first).min(),
      let last = courses.compactMap(\.?.series.bends.last).max()
    else { return false }
    let work = courses.reduce(0.0) { $0 + Double($1?.series.bends.count ?? 0) + 1 }
    guard (last - first + 2) * work < Self.mostLooks else { return false }
    var days = [CountedDays](repeating: CountedDays(), count: order.count)
    var time = first.rounded(.down)
    while time <= last.rounded(.up) + 1 {
      try evaluation.spend()
      let levels = courses.map { $0.map { $0.series.level(at: time) * $0.factor } ?? -.infinity }
      let counts = Netting.counts(levels, links)
      for place in order.indices where levels[place] > 0 {
        let larger = counts[place] ? [] : links[place].filter { levels[$0] >= levels[place] }
        days[place].add(counts[place], before: time, within: larger)
      }
      time += 1
    }
    for (place, index) in order.enumerated() where !links[place].isEmpty {
      let name = list[index].deal.name
      func names(_ places: [Int]) -> String {
        places.map { list[order[$0]].deal.name }.joined(separator: ", ")
      }
      if courses[place] == nil {
        // What is not stated is taken to be within what is.
        let stated = links[place].filter { courses[$0] != nil }
        guard !stated.isEmpty else { continue }
        list[index].weight = .number(0)
        evaluation.netted("\(name) is counted within \(names(stated)), as they overlap")
        continue
      }
      guard !days[place].hidden.isEmpty else { continue }
      let stretches = days[place].stretches
      if stretches.isEmpty {
        list[index].weight = .number(0)
      } else {
        list[index].stretches = stretches
      }
      evaluation.netted(
        "\(name) is counted within \(names(days[place].within))\(days[place].when), as they overlap"
      )
    }
    return true
  }

  /// Levels that are looked at, times the bends of their curves, beyond which no day is looked at.
  private static var mostLooks: Double { 20_000_000 }

  /// The course of each deal and what its unit is in that of the first; nil for a deal of which none
  /// is known. Nil for all if one is a range.
  private func courses(
    of deals: [Counted], _ course: Size, in evaluation: inout Evaluation
  ) throws(Refusal) -> [(series: Series, factor: Double)?]? {
    var unit: Unit?
    var found: [(series: Series, factor: Double)?] = []
    for deal in deals {
      guard case .series(let series) = try course(deal, self, &evaluation) else {
        found.append(nil)
        continue
      }
      if series.isDrawn { return nil }
      let common = unit ?? series.unit
      unit = common
      let each = try Quantity(1, series.unit)
        .converted(to: common, exchange: evaluation.environment.exchange, on: evaluation.date)
      found.append((series, each.value))
    }
    return found
  }
}

/// The days on which a deal counts beside those that it overlaps, and those on which it does not.
private struct CountedDays {
  /// Whether it counted on the last day looked at.
  private var counts: Bool?
  /// Where the stretch of days began to which that day belongs.
  private var start = -Double.infinity
  /// Stretches of times that have ended, after `from` and up to `until`.
  private var ended: [(from: Double, until: Double)] = []
  /// The same of those in which it did not count; the last may go on.
  private(set) var hidden: [(from: Double, until: Double)] = []
  /// The places of the deals that counted in its place.
  private(set) var within: [Int] = []

  /// Adds the day before a time.
  mutating func add(_ isCounted: Bool, before time: Double, within larger: [Int]) {
    within += larger.filter { !within.contains($0) }
    if counts != isCounted {
      if counts == true { ended.append((start, time - 1)) }
      if counts == false { hidden[hidden.count - 1].until = time - 1 }
      if counts != nil { start = time - 1 }
      if !isCounted { hidden.append((start, .infinity)) }
    }
    counts = isCounted
  }

  /// The stretches in which it counts.
  var stretches: [(from: Double, until: Double)] {
    counts == false ? ended : ended + [(start, .infinity)]
  }

  /// When it does not count, in words behind the names of the others; nothing if it never counts.
  var when: String {
    guard !stretches.isEmpty, let first = hidden.first, let last = hidden.last else { return "" }
    let from = Day(time: first.from)?.text
    // A stretch up to a time ends with the day before.
    let until = Day(time: last.until - 1)?.text
    let times = hidden.count > 1 ? " at \(hidden.count) times" : ""
    switch (from, until) {
    case (let from?, let until?): return "\(times) from \(from) to \(until)"
    case (let from?, nil): return "\(times) from \(from) on"
    case (nil, let until?): return "\(times) until \(until)"
    case (nil, nil): return times
    }
  }
}
