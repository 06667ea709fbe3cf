package import DealQuantities

/// The numbers that a formula takes, each in a unit that the formula knows; where one of them is a
/// range, the formula is worked out draw by draw.
package struct Figures {
  /// Where a number comes from.
  private enum Figure {
    case fixed(Double)
    /// The number of an input times a factor.
    case drawn(Int, times: Double)
  }

  private var figures: [Figure] = []
  private var inputs: [Uncertain] = []

  package init() {}

  /// How many numbers there are.
  package var count: Int { figures.count }

  /// The numbers, if none of them is a range.
  package var fixed: [Double]? {
    guard inputs.isEmpty else { return nil }
    return figures.map { figure in
      switch figure {
      case .fixed(let number): number
      case .drawn: .nan
      }
    }
  }

  /// Takes a number.
  package mutating func add(_ number: Double) { figures.append(.fixed(number)) }

  /// Takes a quantity or a range of one, in a unit that its own can be converted to.
  package mutating func add(
    _ value: Value, in unit: Unit, _ role: String, _ evaluation: Evaluation
  ) throws(Refusal) {
    guard let number = value.numeric else {
      throw Refusal("wrong-kind", "\(role) must be a quantity, and this is \(value.kindName)")
    }
    guard number.unit.dimension == unit.dimension else {
      throw Refusal(
        "dimension", "\(role) must be \(unit.dimension.name), and this is \(value.kindName)",
        labels: [value.kindName])
    }
    let each = try Quantity(1, number.unit)
      .converted(to: unit, exchange: evaluation.environment.exchange, on: evaluation.date).value
    guard let node = number.operand.node else {
      if number.unit == unit { return add(number.operand.factor) }
      return add(
        try Quantity(number.operand.factor, number.unit)
          .converted(to: unit, exchange: evaluation.environment.exchange, on: evaluation.date).value
      )
    }
    add(node, times: number.operand.factor * each)
  }

  /// Takes the first day of a date, in days since 1970-01-01; with `last` its last day.
  package mutating func add(day value: Value, last: Bool = false, _ role: String) throws(Refusal) {
    guard let days = value.dayOperands else {
      throw Refusal("wrong-kind", "\(role) must be a date, and this is \(value.kindName)")
    }
    let day = last ? days.last : days.first
    if let node = day.node { add(node, times: day.factor) } else { add(day.factor) }
  }

  private mutating func add(_ node: Uncertain, times factor: Double) {
    var index = inputs.count
    if let known = inputs.firstIndex(where: { $0 === node }) {
      index = known
    } else {
      inputs.append(node)
    }
    figures.append(.drawn(index, times: factor))
  }

  /// What a formula makes of the numbers, in their order: a quantity, or a range of one. Where none
  /// of them is a range and the answer is not-a-number, it is refused.
  package func value(
    in unit: Unit, orElse none: @autoclosure () -> Refusal,
    _ formula: @escaping @Sendable ([Double]) -> Double
  ) throws(Refusal) -> Value {
    if let fixed {
      let number = formula(fixed)
      if number.isNaN { throw none() }
      guard number.isFinite else { throw Refusal.tooLarge() }
      return .quantity(Quantity(number, unit))
    }
    let figures = figures
    return .uncertain(
      try Uncertain(
        .derived(
          Derived(inputs) { numbers in
            formula(
              figures.map { figure in
                switch figure {
                case .fixed(let number): number
                case .drawn(let index, let factor): numbers[index] * factor
                }
              })
          }), unit: unit))
  }
}
