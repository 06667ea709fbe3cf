internal import CKernels

/// A continuous quantile function as polynomials, so that every distribution costs the same few
/// nanoseconds a sample.
///
/// A cell is a 16th of an octave of the nearer tail's probability (a 32nd to a 128th where the
/// quantile is steep), from 2⁻¹³ to ½ on either side; in it the quantile is a polynomial of degree 5
/// through Chebyshev's points. A cell that misses the
/// exact quantile by more than 2 × 10⁻¹¹ anywhere it is checked, that holds a bend, or that lies further
/// out is not-a-number, and there the exact function is called. So the result is a pure function of
/// the uniform number, accurate to 10⁻¹⁰ of the largest number in the cell or better.
package struct QuantileTable: Sendable {
  /// Six coefficients for each cell, lowest power first: the far lower tail, the lower half, the far
  /// upper tail, the upper half.
  private let coefficients: [Double]
  /// The exact function.
  private let distribution: Distribution

  /// How the bits of a probability lead to a cell.
  private let grid: Grid

  /// Cells of equal width in each octave.
  private struct Grid: Sendable {
    /// The logarithm to the base 2 of the number of cells to an octave.
    let depth: UInt64
    /// The number of cells on a side: 12 octaves, and one for the far tail.
    var side: Int { (12 << Int(truncatingIfNeeded: depth)) + 1 }
    /// The highest bits of 2⁻¹³, less one: the cell of the far tail.
    var origin: UInt64 { ((1_023 - 13) << depth) - 1 }

    /// Where a cell (from 1) begins, and its width.
    func bounds(_ cell: Int) -> (low: Double, width: Double) {
      let bits = (UInt64(cell) + origin) << (52 - depth)
      let low = Double(bitPattern: bits)
      return (low, Double(bitPattern: bits + (1 << (52 - depth))) - low)
    }
  }

  /// The share of the cells that have a polynomial.
  package var smoothShare: Double {
    let smooth = stride(from: 0, to: coefficients.count, by: 6).count { !coefficients[$0].isNaN }
    return Double(smooth) / Double(2 * grid.side - 2)
  }

  /// Tabulates a continuous distribution with about 4,500 calls of its quantile function; up to
  /// 40,000 where it is steep.
  package init(_ distribution: Distribution) {
    self.distribution = distribution
    let grid = Self.grid(distribution)
    self.grid = grid
    var all: [Double] = []
    all.reserveCapacity(2 * grid.side * 6)
    for isUpper in [false, true] {
      all += [Double](repeating: .nan, count: 6)
      for cell in 1..<grid.side {
        let (low, width) = grid.bounds(cell)
        all += Self.polynomial(distribution, low, width, isUpper)
      }
    }
    coefficients = all
  }

  /// The coarsest grid on which at most two of 24 cells that are tried fail.
  private static func grid(_ distribution: Distribution) -> Grid {
    for depth in 4...6 as ClosedRange<UInt64> {
      let grid = Grid(depth: depth)
      let tries = stride(from: 3, to: grid.side, by: (grid.side - 1) / 12)
      let failures = [false, true].reduce(0) { sum, isUpper in
        sum
          + tries.count { cell in
            let (low, width) = grid.bounds(cell)
            return polynomial(distribution, low, width, isUpper)[0].isNaN
          }
      }
      if failures <= 2 { return grid }
    }
    return Grid(depth: 7)
  }

  /// The quantile of a uniform number between 0 and 1.
  package func value(_ uniform: Double) -> Double {
    var number = uniform
    apply(&number, count: 1)
    return number
  }

  /// Replaces `count` uniform numbers between 0 and 1 by their quantiles.
  package func apply(
    _ numbers: UnsafeMutablePointer<Double>, count: Int, level: VectorLevel = .best
  ) {
    let whole = count & ~7
    applyInEights(numbers, count: whole, level)
    guard whole < count else { return }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 8) { rest in
      guard let eight = rest.baseAddress else { return }
      eight.initialize(repeating: 0.25, count: 8)
      eight.update(from: numbers + whole, count: count &- whole)
      applyInEights(eight, count: 8, level)
      (numbers + whole).update(from: eight, count: count &- whole)
    }
  }

  /// The same for a multiple of eight.
  private func applyInEights(
    _ numbers: UnsafeMutablePointer<Double>, count: Int, _ level: VectorLevel
  ) {
    coefficients.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var index = 0
      while index < count {
        var missing: UInt32 = 0
        index = kernel_table(
          level.level, numbers, index, count, base, grid.depth, grid.origin,
          UInt64(truncatingIfNeeded: grid.side), &missing)
        while missing != 0 {
          let place = index &- 8 &+ missing.trailingZeroBitCount
          numbers[place] = distribution.quantile(numbers[place])
          missing &= missing &- 1
        }
      }
    }
  }

  /// The coefficients of a cell that begins at `low`, or six times not-a-number.
  private static func polynomial(
    _ distribution: Distribution, _ low: Double, _ width: Double, _ isUpper: Bool
  ) -> [Double] {
    let none = [Double](repeating: .nan, count: 6)
    func exact(_ t: Double) -> Double {
      let tail = low + (t + 0.5) * width
      return distribution.place(isUpper ? .above(tail) : .below(tail))
    }
    for bend in distribution.bends {
      let tail = isUpper ? 1 - bend : bend
      if tail >= low, tail <= low + width { return none }
    }
    var values = points.map(exact)
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    guard largest < .infinity else { return none }
    // Newton's divided differences, then its form multiplied out.
    for order in 1..<6 {
      for index in (order..<6).reversed() {
        values[index] =
          (values[index] - values[index - 1]) / (points[index] - points[index - order])
      }
    }
    var powers = [Double](repeating: 0, count: 6)
    for index in (0..<6).reversed() {
      for power in (1..<6).reversed() {
        powers[power] = powers[power - 1] - points[index] * powers[power]
      }
      powers[0] = values[index] - points[index] * powers[0]
    }
    for t in [-0.499, -0.25, 0.12, 0.37, 0.499] {
      let sum = powers.reversed().reduce(0) { $0 * t + $1 }
      guard (sum - exact(t)).magnitude <= 2e-11 * largest else { return none }
    }
    return powers
  }

  /// Chebyshev's points on −½ to ½: half of cos((2k + 1) π / 12).
  private static let points: [Double] = [
    -0.48296291314453414, -0.35355339059327379, -0.12940952255126037, 0.12940952255126037,
    0.35355339059327379, 0.48296291314453414,
  ]
}
