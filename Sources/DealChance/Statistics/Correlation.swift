/// Uncertain inputs that move together: a Gaussian copula. Each keeps its own distribution; their
/// rank correlations (Spearman's) are the ones asked for.
package struct Correlation: Sendable, Hashable {
  /// How many inputs there are.
  package let size: Int
  /// The lower triangle of Cholesky's factor of the normal correlations, row by row.
  private let factor: [Double]

  /// From the rank correlations of pairs of inputs, numbered from 0; others are 0. At most 200
  /// inputs. Refused where no set of inputs can be correlated so.
  package init(size: Int, ranks: [(first: Int, second: Int, correlation: Double)])
    throws(BadParameter)
  {
    guard size >= 1, size <= 200 else {
      throw BadParameter("correlate needs 2 to 200 inputs, and there are \(size)")
    }
    var matrix = [Double](repeating: 0, count: size * size)
    for index in 0..<size { matrix[index * size + index] = 1 }
    for rank in ranks {
      guard rank.first != rank.second, 0..<size ~= rank.first, 0..<size ~= rank.second else {
        throw BadParameter("correlate(x, y, correlation) needs two different inputs")
      }
      guard rank.correlation > -1, rank.correlation < 1 else {
        throw BadParameter(
          "correlate(x, y, correlation) needs a correlation between -1 and 1, and it is "
            + BadParameter.shown(rank.correlation))
      }
      // Spearman's correlation of two normal variables (K. Pearson 1907), solved for theirs.
      let normal = 2 * Elementary.sin(rank.correlation * (0x1.921fb54442d18p+1 / 6))
      matrix[rank.first * size + rank.second] = normal
      matrix[rank.second * size + rank.first] = normal
    }
    var factor = [Double](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0...row {
        var sum = matrix[row * size + column]
        for step in 0..<column { sum -= factor[row * size + step] * factor[column * size + step] }
        if column < row {
          factor[row * size + column] = sum / factor[column * size + column]
        } else {
          guard sum > 1e-12 else {
            throw BadParameter(
              "correlate needs correlations that can hold together, and these contradict each "
                + "other; try numbers nearer to 0")
          }
          factor[row * size + row] = sum.squareRoot()
        }
      }
    }
    self.size = size
    self.factor = factor
  }

  /// Turns `count` independent uniform numbers of each input into correlated ones, in place; there
  /// must be as many columns as inputs.
  package func apply(_ columns: [UnsafeMutablePointer<Double>], count: Int) {
    guard columns.count == size else { return }
    var normals = [Double](repeating: 0, count: size)
    for sample in 0..<max(0, count) {
      for row in 0..<size { normals[row] = Elementary.normalQuantile(columns[row][sample]) }
      // The first input keeps its numbers.
      for row in 1..<max(1, size) {
        var sum = 0.0
        for step in 0...row { sum += factor[row * size + step] * normals[step] }
        let uniform = Elementary.normalCumulative(sum)
        columns[row][sample] = min(max(uniform, 0x1p-53), 1 - 0x1p-53)
      }
    }
  }
}
