internal import CKernels

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
    case .line(let low, let high):
      var number = uniform
      kernel_line(kernel_plain, &number, 1, low, high)
      return number
    case .table(let table): return table.value(uniform)
    case .steps(let table): return table.value(uniform)
    case .exact(let distribution): return distribution.quantile(uniform)
    }
  }

  /// Replaces `count` uniform numbers between 0 and 1 by their values.
  package func apply(
    _ numbers: UnsafeMutablePointer<Double>, count: Int, level: VectorLevel = .best
  ) {
    switch self {
    case .line(let low, let high): kernel_line(level.level, numbers, max(0, count), low, high)
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
}
