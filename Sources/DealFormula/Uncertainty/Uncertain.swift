package import DealQuantities

/// An uncertain value: an input with its spread, or an operation on others of which at least one is
/// uncertain. The links form a graph without cycles, from which programs that draw are made.
///
/// Every number of the graph is in the unit of its node; what changes units is a factor of an operand,
/// fixed when the formula was checked, so that nothing needs a unit while samples are drawn.
package final class Uncertain: Sendable {
  /// What the number of a node stands for.
  package enum Meaning: UInt8, Sendable {
    case quantity
    /// A day, in days since 1970-01-01.
    case date
    /// 1 where something holds, else 0.
    case truth
  }

  package enum Source: Sendable {
    /// What was stated with a spread.
    case input(Input)
    case sum(Operand, Operand)
    case product(Operand, Operand)
    case quotient(Operand, Operand)
    case power(Operand, Operand)
    case smaller(Operand, Operand)
    case greater(Operand, Operand)
    /// 1 where the order holds.
    case comparison(BinaryOperation, Operand, Operand)
    /// A function of one number, times a factor.
    case function(NumberFunction, Operand, factor: Double)
    /// What a function makes of the numbers of several nodes, draw by draw.
    case derived(Derived)
  }

  package let source: Source
  package let unit: Unit
  package let meaning: Meaning
  /// How it was said, where words had to be interpreted: "hundreds of thousands".
  package let readFrom: String?
  /// For a date that was read from a period: its last day, where `by` and `until` look.
  package let lastDay: Uncertain?
  /// One more than that of the tallest node it rests on.
  let height: Int

  /// Heights beyond this are refused: freeing a chain of nodes is a recursion.
  private static let highest = 1_000

  /// An input.
  package init(input: Input, unit: Unit, meaning: Meaning = .quantity, readFrom: String? = nil) {
    source = .input(input)
    self.unit = unit
    self.meaning = meaning
    self.readFrom = readFrom
    lastDay = nil
    height = 1
  }

  /// The result of an operation, in `unit`. Refused beyond 1,000 steps.
  package init(
    _ source: Source, unit: Unit, meaning: Meaning = .quantity, readFrom: String? = nil,
    lastDay: Uncertain? = nil
  ) throws(Refusal) {
    self.source = source
    self.unit = unit
    self.meaning = meaning
    self.readFrom = readFrom
    self.lastDay = lastDay
    let tallest = source.nodes.reduce(lastDay?.height ?? 0) { max($0, $1.height) }
    guard tallest < Self.highest else {
      throw Refusal(
        "too-deep", "a range may pass through at most 1,000 steps, and this one has more")
    }
    height = tallest + 1
  }

  package var isDate: Bool { meaning == .date }

  /// The input that it is; nil for the result of an operation.
  package var input: Input? {
    if case .input(let input) = source { input } else { nil }
  }

  /// An ordinary value of the same kind: what the units and dates of a formula are checked with.
  var representative: Value {
    let number = input?.spread.middle ?? 1
    switch meaning {
    case .truth: return .truth(true)
    case .date: return .date(Day(time: number) ?? Day.first)
    case .quantity: return .quantity(Quantity(number == 0 ? 1 : number, unit))
    }
  }

  /// The input that it is, or of which it is the whole days: `late 2026`.
  package var statedInput: Input? {
    if case .function(.floor, let moment, _) = source, meaning == .date {
      return moment.node?.input
    }
    return input
  }

  /// An ordinary value with one of its numbers.
  package func value(_ number: Double) throws(Refusal) -> Value {
    switch meaning {
    case .quantity: return .quantity(Quantity(number, unit))
    case .truth: return .quantity(Quantity(number * 100, .percent))
    case .date:
      guard let day = Day(time: number) else { throw .beyondCalendar }
      return .date(day)
    }
  }

  /// Every input that it rests on, each once, in the order in which the formula meets them.
  package var inputs: [Uncertain] {
    var found: [Uncertain] = []
    var known: Set<UInt64> = []
    var seen: Set<ObjectIdentifier> = []
    var open: [Uncertain] = [self]
    while let node = open.popLast() {
      guard seen.insert(ObjectIdentifier(node)).inserted else { continue }
      if let input = node.input {
        if known.insert(input.identity).inserted { found.append(node) }
      } else {
        open += node.source.nodes.reversed()
      }
    }
    return found
  }
}

extension Uncertain.Source {
  /// The nodes that an operation rests on, in order.
  var nodes: [Uncertain] {
    switch self {
    case .input: []
    case .sum(let a, let b), .product(let a, let b), .quotient(let a, let b), .power(let a, let b),
      .smaller(let a, let b), .greater(let a, let b), .comparison(_, let a, let b):
      [a.node, b.node].compactMap { $0 }
    case .function(_, let a, _): [a.node].compactMap { $0 }
    case .derived(let derived): derived.inputs
    }
  }
}

/// What an operation takes: the number of a node times a factor, or a number.
package struct Operand: Sendable {
  package let node: Uncertain?
  /// The factor of the node, or the number itself if there is none.
  package let factor: Double

  package init(_ node: Uncertain, times factor: Double = 1) {
    self.node = node
    self.factor = factor
  }

  package init(_ number: Double) {
    node = nil
    factor = number
  }
}

/// The functions of one number that formulas have.
package enum NumberFunction: UInt8, Sendable, Hashable {
  case exp, log, log2, log10, squareRoot, absolute, floor, ceil, round
}

/// A function of the numbers of several nodes that is worked out draw by draw: what calendars and
/// schedules do.
package final class Derived: Sendable {
  package let inputs: [Uncertain]
  /// The result for the numbers of the inputs, in their order; not-a-number where there is none.
  package let compute: @Sendable (UnsafePointer<Double>) -> Double
  package init(
    _ inputs: [Uncertain], _ compute: @escaping @Sendable (UnsafePointer<Double>) -> Double
  ) {
    self.inputs = inputs
    self.compute = compute
  }
}

/// What was stated with a spread, and what its draws are named after.
package struct Input: Sendable {
  package var spread: Spread
  /// What the random numbers are a function of: the declaration and the place in it, so that other
  /// lines and the order of evaluation change nothing.
  package var identity: UInt64
  /// The declaration alone; the inputs of one are spread together.
  package var declaration: UInt64
  /// What the declaration is called: `utilization`, `openai_aws.gpus`; nil for a question.
  package var title: String?
  /// Where it is written, and the formula of the declaration.
  package var formula: FormulaID
  package var root: FormulaID
  /// Whether it is all of its declaration, so that the title stands for it.
  package var isWhole: Bool { formula == root }
}

extension Uncertain {
  /// An input as it can be typed in; nil for the result of an operation, and for an input that was
  /// built from parts.
  package func description(digits: Int) -> String? {
    if meaning == .date {
      guard case .bounds(let low, let high)? = statedInput?.spread, let first = Day(time: low),
        let last = Day(time: high - 1)
      else { return nil }
      return readFrom ?? "\(first.text) to \(last.text)"
    }
    guard let input else { return nil }
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
    func call(_ name: String, _ arguments: [(String?, Double)]) -> String {
      let list = arguments.map { name, value in (name.map { "\($0): " } ?? "") + show(value) }
      return "\(name)(\(list.joined(separator: ", ")))"
    }
    switch input.spread {
    case .interval(let low, let high): return pair(low, " to ", high)
    case .bounds(let low, let high): return pair(low, "..", high)
    case .normal(let mean, let deviation): return pair(mean, " ± ", deviation)
    case .chance(let probability):
      return "chance \(Quantity(probability * 100, .percent).text(digits: digits))"
    case .normalBetween(let low, let high): return call("normal", [("p5", low), ("p95", high)])
    case .lognormalBetween(let low, let high):
      return call("lognormal", [("p5", low), ("p95", high)])
    case .lognormalMoments(let mean, let deviation):
      return call("lognormal", [("mean", mean), ("sd", deviation)])
    case .family(let name, let numbers):
      guard unit.isNone else { return nil }
      return call(name, numbers.map { (nil, $0) })
    case .discrete, .truncated, .mixture: return nil
    }
  }
}
