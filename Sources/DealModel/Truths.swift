package import DealFormula
package import DealQuantities

/// Truths that may hold in some draws only: what `and`, `or` and `not` make of them draw by draw.
package enum Truths {
  package static func not(_ value: Value) throws(Refusal) -> Value {
    switch node(value) {
    case .fixed(let truth): return .truth(!truth)
    case .drawn(let node):
      return .uncertain(
        try Uncertain(.sum(Operand(1), Operand(node, times: -1)), unit: .none, meaning: .truth))
    }
  }

  package static func and(_ left: Value, _ right: Value) throws(Refusal) -> Value {
    switch (node(left), node(right)) {
    case (.fixed(false), _), (_, .fixed(false)): return .truth(false)
    case (.fixed(true), _): return right
    case (_, .fixed(true)): return left
    case (.drawn(let a), .drawn(let b)):
      return .uncertain(
        try Uncertain(.product(Operand(a), Operand(b)), unit: .none, meaning: .truth))
    }
  }

  package static func or(_ left: Value, _ right: Value) throws(Refusal) -> Value {
    try not(and(not(left), not(right)))
  }

  /// The chance that it holds, from 0 to 1.
  package static func chance(_ value: Value, _ sampling: Sampling) throws(Refusal) -> Double {
    switch node(value) {
    case .fixed(let truth): return truth ? 1 : 0
    case .drawn(let node): return try sampling.statistics(of: node).mean
    }
  }

  /// The truth where it is the same in every draw; nil where it is not.
  package static func decided(_ value: Value, _ sampling: Sampling) throws(Refusal) -> Bool? {
    let chance = try chance(value, sampling)
    return chance == 0 ? false : chance == 1 ? true : nil
  }

  /// The same as true or false where it is the same in every draw.
  package static func settled(_ value: Value, _ sampling: Sampling) throws(Refusal) -> Value {
    try decided(value, sampling).map { .truth($0) } ?? value
  }

  /// That a number which is 0 or 1 in each draw is 1.
  static func holds(_ number: Value) throws(Refusal) -> Value {
    guard case .uncertain(let range) = number else { return number }
    return .uncertain(
      try Uncertain(
        .comparison(.greater, Operand(range), Operand(0.5)), unit: .none, meaning: .truth))
  }

  /// A truth that is fixed, or the node that has it draw by draw.
  private enum Form { case fixed(Bool), drawn(Uncertain) }

  /// How a truth is given; what is no truth does not hold.
  private static func node(_ value: Value) -> Form {
    switch value {
    case .truth(let truth): .fixed(truth)
    case .uncertain(let range): .drawn(range)
    case .quantity, .date, .period, .text, .list, .record, .function, .series, .thing, .unstated:
      .fixed(false)
    }
  }
}
