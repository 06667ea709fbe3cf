/// Where a function is zero, found between two numbers at which it has different signs.
package struct Root: Hashable, Sendable {
  /// Where it is.
  package var number: Double
  /// What the function is there: not zero where the function jumps.
  package var value: Double

  /// More steps than halving a stretch of doubles can take.
  private static let mostSteps = 200

  /// The root between two numbers, by Brent's method: steps along a parabola or a line through the
  /// last points where these go somewhere, else halves of the stretch, so that it always ends.
  /// (R. P. Brent, Algorithms for Minimization without Derivatives, 1973, chapter 4.)
  ///
  /// Nil if the function has the same sign at both ends; `ends` are its values there.
  package static func between<Failure: Error>(
    _ low: Double, _ high: Double, ends: (low: Double, high: Double),
    _ function: (Double) throws(Failure) -> Double
  ) throws(Failure) -> Root? {
    // `best` is the best point, `other` one on the other side of the root, `last` the best before.
    var (last, lastValue) = (low, ends.low)
    var (best, bestValue) = (high, ends.high)
    if lastValue == 0 { return Root(number: last, value: 0) }
    if bestValue == 0 { return Root(number: best, value: 0) }
    guard (lastValue < 0) != (bestValue < 0), lastValue.isFinite, bestValue.isFinite else {
      return nil
    }
    // Towards zero, digits never end.
    let nearZero = 1e-24 * (high - low).magnitude
    var (other, otherValue) = (last, lastValue)
    var step = best - last
    var stepBefore = step
    for _ in 0..<mostSteps {
      if (bestValue < 0) == (otherValue < 0) {
        (other, otherValue) = (last, lastValue)
        step = best - last
        stepBefore = step
      }
      if otherValue.magnitude < bestValue.magnitude {
        (last, best, other) = (best, other, best)
        (lastValue, bestValue, otherValue) = (bestValue, otherValue, bestValue)
      }
      let tolerance = 2 * Double.ulpOfOne * best.magnitude + nearZero
      let half = (other - best) / 2
      if half.magnitude <= tolerance || bestValue == 0 { break }
      if stepBefore.magnitude >= tolerance, lastValue.magnitude > bestValue.magnitude,
        let jump = interpolated(
          (last, lastValue), (best, bestValue), (other, otherValue), half: half,
          stepBefore: stepBefore, tolerance: tolerance)
      {
        stepBefore = step
        step = jump
      } else {
        step = half
        stepBefore = half
      }
      (last, lastValue) = (best, bestValue)
      best += step.magnitude > tolerance ? step : (half > 0 ? tolerance : -tolerance)
      bestValue = try function(best)
    }
    return Root(number: best, value: bestValue)
  }

  /// The first whole number at which a function is zero or on the other side of it than at the lower
  /// end, by halves of the stretch between two whole numbers: exact where the function goes one way.
  ///
  /// Nil if the function has the same sign at both ends; `ends` are its values there.
  package static func firstWhole<Failure: Error>(
    _ low: Double, _ high: Double, ends: (low: Double, high: Double),
    _ function: (Double) throws(Failure) -> Double
  ) throws(Failure) -> Root? {
    if ends.low == 0 { return Root(number: low, value: 0) }
    guard ends.high == 0 || (ends.low < 0) != (ends.high < 0) else { return nil }
    var before = low
    var root = Root(number: high, value: ends.high)
    while root.number - before > 1 {
      let middle = ((before + root.number) / 2).rounded(.down)
      let value = try function(middle)
      if value != 0, (value < 0) == (ends.low < 0) {
        before = middle
      } else {
        root = Root(number: middle, value: value)
      }
    }
    return root
  }

  /// The step from the best point to where a line through two points or a parabola (with the
  /// coordinates exchanged) through three of them is zero; nil where that leads too far.
  private static func interpolated(
    _ last: (x: Double, y: Double), _ best: (x: Double, y: Double), _ other: (x: Double, y: Double),
    half: Double, stepBefore: Double, tolerance: Double
  ) -> Double? {
    let s = best.y / last.y
    var p: Double
    var q: Double
    if last.x == other.x {
      p = 2 * half * s
      q = 1 - s
    } else {
      let t = last.y / other.y
      let r = best.y / other.y
      p = s * (2 * half * t * (t - r) - (best.x - last.x) * (r - 1))
      q = (t - 1) * (r - 1) * (s - 1)
    }
    if p > 0 { q = -q } else { p = -p }
    guard q != 0, p.isFinite, q.isFinite else { return nil }
    // Towards the other side, not beyond it, and shorter than half the step before the last.
    guard 2 * p < min(3 * half * q - (tolerance * q).magnitude, (stepBefore * q).magnitude) else {
      return nil
    }
    return p / q
  }
}
