package import DealQuantities

/// An uncertain value: an input with its spread, or an operation on other values of which at least
/// one is uncertain. The links form a graph without cycles, from which samples can be drawn.
package final class Uncertain: Sendable {
  package enum Source: Sendable {
    /// An input, as it was stated.
    case spread(Spread)
    /// The result of an operation.
    case binary(BinaryOperation, Value, Value)
    case unary(UnaryOperation, Value)
    /// A function of the language by its index in `Environment.functions`.
    case call(Int32, [Value])
  }

  package let source: Source
  package let unit: Unit
  /// Whether the number is a day (days since 1970-01-01).
  package let isDate: Bool
  /// How it was said, where words had to be interpreted: "hundreds of thousands".
  package let readFrom: String?
  /// One more than that of the tallest value it rests on.
  package let height: Int

  /// An input.
  package init(spread: Spread, unit: Unit, isDate: Bool = false, readFrom: String? = nil) {
    source = .spread(spread)
    self.unit = unit
    self.isDate = isDate
    self.readFrom = readFrom
    height = 1
  }

  /// The result of an operation, in `unit`. Refused beyond 1,000 steps.
  package init(_ source: Source, unit: Unit, isDate: Bool = false) throws(Refusal) {
    self.source = source
    self.unit = unit
    self.isDate = isDate
    readFrom = nil
    let below: [Value] =
      switch source {
      case .spread: []
      case .binary(_, let left, let right): [left, right]
      case .unary(_, let value): [value]
      case .call(_, let values): values
      }
    var tallest = 0
    for case .uncertain(let value) in below { tallest = max(tallest, value.height) }
    guard tallest < 1_000 else {
      throw Refusal(
        "too-deep", "a range may pass through at most 1,000 steps, and this one has more")
    }
    height = tallest + 1
  }

  /// An ordinary value of the same kind: what the units and dates of a formula are checked with.
  var representative: Value {
    var number = 1.0
    if case .spread(let spread) = source {
      number =
        switch spread {
        case .interval(let low, let high), .bounds(let low, let high): low + (high - low) / 2
        case .normal(let mean, _): mean
        case .chance(let probability): probability
        }
    }
    if isDate, let day = Day(time: number) { return .date(day) }
    return .quantity(Quantity(number == 0 ? 1 : number, unit))
  }
}

/// The shape of an uncertain input; all numbers are in the unit of the `Uncertain`.
package enum Spread: Hashable, Sendable {
  /// `a to b`: 90% between the ends; lognormal between positive ends, normal between negative ones.
  case interval(Double, Double)
  /// `a..b`: uniform between hard bounds.
  case bounds(Double, Double)
  /// `a ± b`: normal with this mean and standard deviation.
  case normal(mean: Double, deviation: Double)
  /// 1 with this probability, else 0.
  case chance(Double)
}

extension Uncertain {
  /// An input as it can be typed in; nil for the result of an operation.
  package func description(digits: Int) -> String? {
    guard case .spread(let spread) = source else { return nil }
    if isDate, case .bounds(let low, let high) = spread,
      let first = Day(time: low), let last = Day(time: high)
    {
      return readFrom ?? "\(first.text) to \(last.text)"
    }
    func show(_ value: Double) -> String {
      Quantity(value, unit).text(digits: digits)
    }
    /// Without the unit of the left end where both show the same: `200k to 900k gpus`.
    func pair(_ low: Double, _ joiner: String, _ high: Double) -> String {
      let left = show(low)
      let right = show(high)
      if let leftSpace = left.firstIndex(of: " "), let rightSpace = right.firstIndex(of: " "),
        left[leftSpace...] == right[rightSpace...]
      {
        return "\(left[..<leftSpace])\(joiner)\(right)"
      }
      return "\(left)\(joiner)\(right)"
    }
    switch spread {
    case .interval(let low, let high): return pair(low, " to ", high)
    case .bounds(let low, let high): return pair(low, "..", high)
    case .normal(let mean, let deviation): return pair(mean, " ± ", deviation)
    case .chance(let probability):
      return "chance \(Quantity(probability, .none).text(digits: digits))"
    }
  }
}
