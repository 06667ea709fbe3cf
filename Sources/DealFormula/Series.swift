package import DealQuantities

/// A quantity over time: a sum of amounts, each following a curve.
package final class Series: Sendable {
  package enum Kind: UInt8, Sendable {
    /// A level at each moment (capacity, backlog).
    case stock
    /// An amount that comes in over time (spend); its curves are running totals.
    case flow
  }

  package struct Part: Sendable {
    /// In the unit of the series.
    package var amount: Double
    package var curve: Curve
    package init(amount: Double, curve: Curve) {
      self.amount = amount
      self.curve = curve
    }
  }

  package let kind: Kind
  package let unit: Unit
  package let parts: [Part]

  package init(kind: Kind, unit: Unit, parts: [Part]) {
    self.kind = kind
    self.unit = unit
    self.parts = parts
  }

  /// The level of a stock, or the running total of a flow, at a time in days.
  package func level(at time: Double) -> Double {
    parts.reduce(0) { $0 + $1.amount * $1.curve.level(at: time) }
  }

  /// The integral of the level up to a time, in unit × days.
  package func integral(to time: Double) -> Double {
    parts.reduce(0) { $0 + $1.amount * $1.curve.integral(to: time) }
  }

  /// Every time at which a part begins, bends or ends, in order, each once.
  package var bends: [Double] {
    var times = parts.flatMap(\.curve.bends).sorted()
    var kept = 0
    for index in times.indices where index == 0 || times[index] != times[kept - 1] {
      times[kept] = times[index]
      kept += 1
    }
    times.removeLast(times.count - kept)
    return times
  }

  /// Whether a part never ends.
  package var isOpenEnded: Bool {
    parts.contains { $0.curve.isOpenEnded }
  }

  /// The same series with every amount times a number, in another unit.
  package func scaled(by factor: Double, unit: Unit) -> Series {
    Series(
      kind: kind, unit: unit,
      parts: parts.map { Part(amount: $0.amount * factor, curve: $0.curve) })
  }
}

extension Series {
  /// The amount of a flow in a period, or the time average of a stock.
  ///
  /// Money in a flow is the difference of the running total in whole cents, so that the amounts of
  /// any periods that follow each other add up to the amount of all of them together.
  package func during(_ period: Period) throws(Refusal) -> Quantity {
    let start = Double(period.first.number)
    let end = Double(period.last.number) + 1
    switch kind {
    case .flow:
      guard isMoney else { return Quantity(level(at: end) - level(at: start), unit) }
      let before = try Cents(rounding: level(at: start))
      return Quantity(try Cents(rounding: level(at: end)).subtracting(before).amount, unit)
    case .stock:
      let days = max(1, end - start)
      return Quantity((integral(to: end) - integral(to: start)) / days, unit)
    }
  }

  /// The level of a stock at the end of a day, or the running total of a flow.
  package func level(at day: Day) -> Quantity {
    Quantity(level(at: Double(day.number) + 1), unit)
  }

  /// All of a flow, or the integral of a stock in unit × hours; nil if it never ends.
  package func total() throws(Refusal) -> Quantity? {
    guard !isOpenEnded else { return nil }
    switch kind {
    case .flow:
      let sum = parts.reduce(0) { $0 + $1.amount }
      return Quantity(isMoney ? try Cents(rounding: sum).amount : sum, unit)
    case .stock:
      let end = bends.last ?? 0
      return Quantity(integral(to: end) * 24, try unit.multiplied(by: .hour))
    }
  }

  /// The highest level of a stock, or the greatest amount of a flow in one day, and when it is first reached.
  package var peak: (value: Double, time: Double)? {
    var best: (value: Double, time: Double)?
    for time in bends {
      for candidate in [time, time + 1] {
        let value =
          kind == .stock ? level(at: candidate) : level(at: candidate) - level(at: candidate - 1)
        if value > (best?.value ?? -.infinity) { best = (value, candidate) }
      }
    }
    return best
  }

  /// Whether the amounts are money and nothing else.
  private var isMoney: Bool { unit.dimension == .money }
}

extension Day {
  /// The day that a time in days since 1970-01-01 falls on; nil outside of the calendar.
  package init?(time: Double) {
    guard time >= Double(Day.first.number), time <= Double(Day.last.number),
      let day = try? Day(number: Int(time.rounded(.down)))
    else { return nil }
    self = day
  }
}

extension Unit {
  package static let hour = Unit.named("hour") ?? .none
  package static let day = Unit.named("day") ?? .none
  package static let percent = Unit.named("%") ?? .none
}
