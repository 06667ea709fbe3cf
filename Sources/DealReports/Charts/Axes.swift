import DealPage
import DealQuantities

/// Axes with their labels: of quantities in a unit, and of dates.
extension Axis {
  /// The most parts that the finest level cuts an axis into, down to the fewest of the coarsest.
  private static let parts = [10.0, 5, 3, 2, 1]

  /// An axis for numbers in a unit. Labels have the unit where it changes from one to the next
  /// (500 MW, 1 GW); else it stands behind the title.
  ///
  /// - Parameter fromZero: whether zero is drawn, as it is wherever lengths are compared.
  static func quantities(
    _ title: String, _ numbers: [Double], _ unit: Unit, fromZero: Bool
  ) -> Axis {
    let (low, high) = ends(numbers, fromZero: fromZero)
    let step = Self.step(over: high - low, parts: 5)
    let (lower, upper) = ((low / step).rounded(.down) * step, (high / step).rounded(.up) * step)
    let levels = Self.parts.map {
      ticks(from: lower, to: upper, Self.step(over: upper - lower, parts: $0))
    }
    var shown: [[(value: Double, amount: String, unit: String)]] = []
    for level in levels where shown.last?.map(\.value) != level {
      shown.append(
        level.map { value in
          let words = Quantity(value, unit).words(digits: 6)
          return (value, words.amount, words.unit)
        })
    }
    let units = shown.joined().filter { $0.value != 0 }.map(\.unit)
    let isShared = units.allSatisfy { $0 == units.first }
    let sharedUnit = isShared ? units.first ?? "" : ""
    // Money has its sign at each number; of a rate such as $2/gpu/hour only the rest is behind.
    let behind = sharedUnit.first == " " ? String(sharedUnit.dropFirst()) : unit.symbol
    return Axis(
      named(title, sharedUnit.isEmpty ? "" : behind), from: lower, to: upper,
      levels: shown.map { level in
        level.map { Tick($0.value, isShared ? $0.amount : $0.amount + $0.unit) }
      })
  }

  /// A title with its unit.
  private static func named(_ title: String, _ unit: String) -> String {
    if title.isEmpty || unit.isEmpty { return title + unit }
    return "\(title) (\(unit))"
  }

  /// The least and the greatest number, apart from one another and within what can be drawn.
  private static func ends(_ numbers: [Double], fromZero: Bool) -> (low: Double, high: Double) {
    let finite = numbers.filter { $0.isFinite && abs($0) < 1e300 }
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    if fromZero { (low, high) = (min(low, 0), max(high, 0)) }
    if low == high {
      let room = low == 0 ? 1 : abs(low) * 0.1
      (low, high) = fromZero && low == 0 ? (0, 1) : (low - room, high + room)
    }
    return (low, high)
  }

  /// The least of 1, 2 and 5 times a power of ten that cuts a length into no more than so many parts.
  private static func step(over length: Double, parts: Double) -> Double {
    let least = length / parts
    guard least > 1e-300, least.isFinite else { return 1 }
    var power = 1.0
    while power * 10 <= least { power *= 10 }
    while power > least { power /= 10 }
    return [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= least * (1 - 1e-9) } ?? power * 10
  }

  /// The multiples of a step between two numbers, no more than a hundred.
  private static func ticks(from lower: Double, to upper: Double, _ step: Double) -> [Double] {
    var ticks: [Double] = []
    var count = (lower / step - 1e-9).rounded(.up)
    while ticks.count < 100, count * step <= upper + step * 1e-9 {
      // Steps below one are powers of ten that no Double is: 3 * 0.1 is not 0.3, 3 / 10 is.
      ticks.append(step < 1 ? count / (1 / step).rounded() : count * step)
      count += 1
    }
    return ticks
  }

  // MARK: Dates

  /// The months from one label to the next, from the finest level to the coarsest.
  private static let months = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 3_000]

  /// The most labels of a level.
  private static let most = 16

  /// An axis from the start of a day to the start of another, with labels where years, quarters,
  /// months or days begin.
  static func dates(from first: Day, until end: Day) -> Axis {
    let (lower, upper) = (Double(first.number), max(Double(end.number), Double(first.number) + 1))
    var levels: [[Tick]] = []
    let days = Int(upper - lower)
    for step in [1, 7, 14] where days / step < most && days < 93 {
      levels.append(
        stride(from: 0, through: days, by: step).compactMap { offset in
          (try? first.adding(days: offset)).map { Tick(Double($0.number), $0.text) }
        })
    }
    for step in Self.months {
      let ticks = starts(from: first, until: end, step)
      if ticks.count <= most, ticks.count >= (levels.isEmpty ? 1 : 2) { levels.append(ticks) }
    }
    if levels.isEmpty { levels.append([Tick(lower, first.text)]) }
    return Axis("", from: lower, to: upper, levels: levels, isDates: true)
  }

  /// Where stretches of so many months begin, counted from year 1.
  private static func starts(from first: Day, until end: Day, _ step: Int) -> [Tick] {
    let start = first.parts
    let months = (start.year - 1) * 12 + start.month - 1 + (start.day > 1 ? 1 : 0)
    var month = (months + step - 1) / step * step
    // Labels of several years stand at round ones.
    if step > 12 { month = ((months + 12 + step - 1) / step * step) - 12 }
    var ticks: [Tick] = []
    while ticks.count <= most,
      let day = try? Day(year: month / 12 + 1, month: month % 12 + 1, day: 1), day <= end
    {
      if day >= first { ticks.append(Tick(Double(day.number), label(day, step))) }
      month += step
    }
    return ticks
  }

  /// How a label is written, as it would be typed.
  private static func label(_ day: Day, _ step: Int) -> String {
    switch step {
    case 12...: day.yearText
    case 3: "\(day.yearText)-Q\((day.month + 2) / 3)"
    default: "\(day.yearText)-\(day.month < 10 ? "0" : "")\(day.month)"
    }
  }
}

extension Day {
  /// The year in four digits.
  fileprivate var yearText: String { String(text.prefix(4)) }
}
