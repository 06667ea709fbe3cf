/// A distribution made ready to be sampled: uniform numbers in, values out.
package enum Sampler: Sendable {
  /// All numbers of a range equally likely: a straight line.
  case line(from: Double, to: Double)
  /// Continuous: polynomials.
  case table(QuantileTable)
  /// Discrete, of few values.
  case steps(StepTable)
  /// Discrete, of very many values: the exact quantile for each sample.
  case exact(Distribution)

  /// The sampler of a distribution.
  package init(_ distribution: Distribution) {
    if distribution.isEven {
      self = .line(from: distribution.lowest, to: distribution.highest)
    } else if distribution.kind == .continuous {
      self = .table(QuantileTable(distribution))
    } else if let table = StepTable(distribution) {
      self = .steps(table)
    } else {
      self = .exact(distribution)
    }
  }

  /// The value of a uniform number between 0 and 1.
  package func value(_ uniform: Double) -> Double {
    switch self {
    case .line(let low, let high): Self.line(low, high, high - low, uniform)
    case .table(let table): table.value(uniform)
    case .steps(let table): table.value(uniform)
    case .exact(let distribution): distribution.quantile(uniform)
    }
  }

  /// Replaces `count` uniform numbers between 0 and 1 by their values.
  package func apply(
    _ numbers: UnsafeMutablePointer<Double>, count: Int, level: VectorLevel = .best
  ) {
    switch self {
    case .line(let low, let high):
      let width = high - low
      var index = 0
      while index < count {
        numbers[index] = Self.line(low, high, width, numbers[index])
        index &+= 1
      }
    case .table(let table): table.apply(numbers, count: count, level: level)
    case .steps(let table):
      var index = 0
      while index < count {
        numbers[index] = table.value(numbers[index])
        index &+= 1
      }
    case .exact(let distribution):
      var index = 0
      while index < count {
        numbers[index] = distribution.quantile(numbers[index])
        index &+= 1
      }
    }
  }

  /// The quantile of an even spread, from the nearer end, so that both are exact.
  @inline(__always)
  private static func line(_ low: Double, _ high: Double, _ width: Double, _ uniform: Double)
    -> Double
  {
    // Both are worked out and neither branches, so that the loop is done in vectors.
    let upward = low + uniform * width
    let downward = high - (1 - uniform) * width
    let value = uniform < 0.5 ? upward : downward
    let checked = uniform >= 0 ? value : .nan
    return uniform <= 1 ? checked : .nan
  }
}
