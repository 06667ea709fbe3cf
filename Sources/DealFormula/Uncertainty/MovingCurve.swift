package import DealQuantities

/// A curve whose dates or weights are ranges: another curve in each draw.
package final class MovingCurve: Sendable {
  package let inputs: [Uncertain]
  /// The curve for the numbers of the inputs, in their order.
  package let make: @Sendable (UnsafePointer<Double>) -> Curve
  /// About the earliest and the latest that it can be: how far a table must reach.
  let extremes: [Curve]

  init(
    _ inputs: [Uncertain], extremes: [Curve],
    _ make: @escaping @Sendable (UnsafePointer<Double>) -> Curve
  ) {
    self.inputs = inputs
    self.extremes = extremes
    self.make = make
  }

  /// The same with something done to each curve.
  package func map(_ change: @escaping @Sendable (Curve) -> Curve) -> MovingCurve {
    let make = make
    return MovingCurve(inputs, extremes: extremes.map(change)) { change(make($0)) }
  }

  /// A number of each curve, as a node.
  func number(
    unit: Unit, _ ask: @escaping @Sendable (Curve) -> Double
  ) throws(Refusal) -> Uncertain {
    let make = make
    return try Uncertain(.derived(Derived(inputs) { ask(make($0)) }), unit: unit)
  }
}

/// Collects the ranges that go into a curve, and says where each number comes from.
package struct Ingredients {
  /// A number that is fixed, or the number of an input and something added to it.
  package enum Number: Sendable {
    case fixed(Double)
    case drawn(Int, plus: Double)

    /// The number in a draw.
    @inline(__always)
    package func value(_ numbers: UnsafePointer<Double>) -> Double {
      switch self {
      case .fixed(let value): value
      case .drawn(let index, let more): numbers[index] + more
      }
    }
  }

  package private(set) var inputs: [Uncertain] = []

  package init() {}

  /// Whether nothing is a range.
  package var areFixed: Bool { inputs.isEmpty }

  /// A day as a time, the end of it one more; nil for what is no date.
  package mutating func time(_ day: Value, plus days: Double = 0) -> Number? {
    switch day {
    case .date(let day): .fixed(Double(day.number) + days)
    case .uncertain(let range) where range.meaning == .date: add(range, plus: days)
    default: nil
    }
  }

  /// The number of a node.
  package mutating func add(_ node: Uncertain, plus more: Double = 0) -> Number {
    if let index = inputs.firstIndex(where: { $0 === node }) { return .drawn(index, plus: more) }
    inputs.append(node)
    return .drawn(inputs.count - 1, plus: more)
  }

  /// Takes nodes behind those there are, in their order; returns where the first one is.
  package mutating func add(all nodes: [Uncertain]) -> Int {
    inputs += nodes
    return inputs.count - nodes.count
  }

  /// A curve of these numbers: one that stands still if all of them are fixed.
  package func curve(
    _ sampling: Sampling, _ make: @escaping @Sendable (UnsafePointer<Double>) -> Curve
  ) throws(Refusal) -> (curve: Curve, moving: MovingCurve?) {
    var curves: [Curve] = []
    for p in inputs.isEmpty ? [0.5] : [0.5, 0.001, 0.999] {
      var numbers: [Double] = []
      for input in inputs { numbers.append(try sampling.values(of: input, atQuantile: p)) }
      curves.append(withNumbers(numbers, make))
    }
    return (
      curves[0],
      inputs.isEmpty ? nil : MovingCurve(inputs, extremes: Array(curves.dropFirst()), make)
    )
  }
}

/// Calls a function with numbers in memory; at least one, so that there is an address.
func withNumbers<Result>(
  _ numbers: [Double], _ body: (UnsafePointer<Double>) -> Result
) -> Result {
  withUnsafeTemporaryAllocation(of: Double.self, capacity: numbers.count + 1) { memory in
    memory.initialize(repeating: 0)
    for (index, number) in numbers.enumerated() { memory[index] = number }
    // The capacity is never 0.
    guard let base = memory.baseAddress else { return withUnsafePointer(to: 0.0, body) }
    return body(base)
  }
}
