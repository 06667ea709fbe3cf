internal import CKernels

/// A continuous quantile function as polynomials, so that every distribution costs the same few
/// nanoseconds a sample.
///
/// A cell is a 16th of an octave of the nearer tail's probability (a 32nd to a 128th where the
/// quantile is steep), from 2⁻¹³ to ½ on either side; in it the quantile is a polynomial of degree 5
/// through Chebyshev's points (see `CellFit`). A cell that misses the exact quantile by more than
/// 2 × 10⁻¹¹ where it is checked, that holds a bend, or that lies further out is not-a-number, and
/// there the exact function is called. So the result is a pure function of the uniform number,
/// accurate to 10⁻¹⁰ of the largest number in the cell or better.
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

  /// Tabulates a continuous distribution with about 3,000 calls of its quantile function, or, where
  /// quantiles are searched for, of its tails; many more where it is steep.
  package init(_ distribution: Distribution) {
    self.distribution = distribution
    for depth in 4...6 as ClosedRange<UInt64> {
      let grid = Grid(depth: depth)
      // The coarsest grid on which not more than one sample in 64 meets a cell that fails.
      guard let fitted = Self.fit(distribution, grid, mostMissing: 0x1p-6) else { continue }
      self.grid = grid
      coefficients = fitted
      return
    }
    grid = Grid(depth: 7)
    coefficients = Self.fit(distribution, grid, mostMissing: 1) ?? []
  }

  /// The coefficients of all cells; nil if there is no polynomial for samples of more than
  /// this probability.
  private static func fit(_ distribution: Distribution, _ grid: Grid, mostMissing: Double)
    -> [Double]?
  {
    var coefficients = [Double](repeating: .nan, count: 2 * grid.side * 6)
    var lower = CellFit(distribution, isUpper: false)
    var upper = CellFit(distribution, isUpper: true)
    var missing = 0.0
    for cell in (1..<grid.side).reversed() {
      let (low, width) = grid.bounds(cell)
      var normals: CellFit.Polynomial?
      if distribution.ofNormal != nil {
        var quantiles = CellFit.Polynomial()
        for place in 0..<8 {
          quantiles[place] = Elementary.normalQuantile(CellFit.tail(place, low, width))
        }
        normals = quantiles
      }
      let both = (lower.polynomial(low, width, normals), upper.polynomial(low, width, normals))
      for power in 0..<6 {
        coefficients[6 * cell + power] = both.0[power]
        coefficients[6 * (grid.side + cell) + power] = both.1[power]
      }
      missing += (both.0[0].isNaN ? width : 0) + (both.1[0].isNaN ? width : 0)
      guard missing <= mostMissing else { return nil }
    }
    return coefficients
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
}
