extension Kernel {
  /// The functions of one number.
  package enum Function: Sendable, Hashable, CaseIterable {
    /// These are done in vectors.
    case exp, expm1, log, log1p, log2, log10, squareRoot
    /// These branch, and are done one by one.
    case sin, cos, normalQuantile, normalCumulative
  }

  /// Writes a function of each number.
  package static func apply(
    _ function: Function, _ values: UnsafePointer<Double>,
    into results: UnsafeMutablePointer<Double>, count: Int
  ) {
    switch function {
    case .exp: each(values, results, count) { Elementary.exp($0) }
    case .expm1: each(values, results, count) { Elementary.expm1($0) }
    case .log: each(values, results, count) { Elementary.log($0) }
    case .log1p: each(values, results, count) { Elementary.log1p($0) }
    case .log2: each(values, results, count) { Elementary.log2($0) }
    case .log10: each(values, results, count) { Elementary.log10($0) }
    case .squareRoot: each(values, results, count) { $0.squareRoot() }
    case .sin: each(values, results, count) { Elementary.sin($0) }
    case .cos: each(values, results, count) { Elementary.cos($0) }
    case .normalQuantile: each(values, results, count) { Elementary.normalQuantile($0) }
    case .normalCumulative: each(values, results, count) { Elementary.normalCumulative($0) }
    }
  }

  /// Writes each number to the power of the one beside it.
  package static func power(
    _ values: UnsafePointer<Double>, _ exponents: UnsafePointer<Double>,
    into results: UnsafeMutablePointer<Double>, count: Int
  ) {
    var index = 0
    while index < count {
      results[index] = Elementary.pow(values[index], exponents[index])
      index &+= 1
    }
  }

  /// Writes each number to the same power: whole powers from 2 to 4 and their inverses are still
  /// those of `Elementary.pow`, so that the bits do not depend on how a formula was written.
  package static func power(
    _ values: UnsafePointer<Double>, _ exponent: Double,
    into results: UnsafeMutablePointer<Double>, count: Int
  ) {
    each(values, results, count) { Elementary.pow($0, exponent) }
  }

  /// The loop.
  @inline(__always)
  private static func each(
    _ values: UnsafePointer<Double>, _ results: UnsafeMutablePointer<Double>, _ count: Int,
    _ function: (Double) -> Double
  ) {
    var index = 0
    while index < count {
      results[index] = function(values[index])
      index &+= 1
    }
  }
}
