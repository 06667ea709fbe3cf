/// Amounts that come at times, and what they are worth together where one unit of time is worth a
/// factor of e^y: Σ amount × e^(−time × y). A list of payments is one, as y = log(1 + rate).
package struct ExponentialSum: Sendable {
  /// One amount.
  private struct Term {
    var amount: Double
    var time: Double
  }

  /// In order of time, each time once, no amount of zero.
  private var terms: [Term]

  /// The sum of amounts at times, in any order.
  package init(amounts: [Double], times: [Double]) {
    var stated: [Term] = []
    stated.reserveCapacity(amounts.count)
    for (amount, time) in zip(amounts, times) { stated.append(Term(amount: amount, time: time)) }
    let isOrdered = zip(stated, stated.dropFirst()).allSatisfy { $0.time < $1.time }
    if !isOrdered {
      var merged: [Term] = []
      for term in stated.sorted(by: { $0.time < $1.time }) {
        if let last = merged.indices.last, merged[last].time == term.time {
          merged[last].amount += term.amount
        } else {
          merged.append(term)
        }
      }
      stated = merged
    }
    terms = stated.filter { $0.amount != 0 }
  }

  /// How often the sign of the amounts changes: at most so many roots there are (Descartes' rule of
  /// signs, which holds for any real times).
  package var signChanges: Int {
    zip(terms, terms.dropFirst()).count { ($0.amount < 0) != ($1.amount < 0) }
  }

  /// The sum times a positive number, so that it does not overflow: e^(y × time) of the first
  /// amount above zero, of the last one below.
  package func value(at y: Double) -> Double { sizes(at: y).sum }

  /// The sum as in `value`, and the sum of the sizes of its parts.
  private func sizes(at y: Double) -> (sum: Double, size: Double) {
    guard let first = terms.first, let last = terms.last else { return (0, 0) }
    let start = y < 0 ? last.time : first.time
    var sum = 0.0
    var size = 0.0
    for term in terms {
      let part = term.amount * Elementary.exp((start - term.time) * y)
      sum += part
      size += part.magnitude
    }
    return (sum, size)
  }

  /// The slope of the sum times e^(s × y), where s lies between two amounts of different sign: it has
  /// one change of sign less, and a root between any two roots of the sum (Rolle). Nil if the sign
  /// never changes.
  private var slope: ExponentialSum? {
    for (left, right) in zip(terms, terms.dropFirst())
    where (left.amount < 0) != (right.amount < 0) {
      let middle = left.time + (right.time - left.time) / 2
      let span = (terms.last?.time ?? 1) - (terms.first?.time ?? 0)
      var slope = self
      for index in slope.terms.indices {
        slope.terms[index].amount *= (middle - slope.terms[index].time) / span
      }
      return slope
    }
    return nil
  }

  /// Where the sum times a positive function has its extremes: between two of them it is zero once
  /// at most.
  func extremes(from low: Double, to high: Double) -> [Double] {
    slope?.roots(from: low, to: high) ?? []
  }

  /// Every y between two numbers at which the sum is zero, in ascending order, each once. Work grows
  /// with the square of `signChanges`.
  package func roots(from low: Double, to high: Double) -> [Double] {
    guard signChanges > 0 else { return [] }
    let points = [low] + extremes(from: low, to: high) + [high]
    var values: [Double] = []
    for (index, point) in points.enumerated() {
      let (sum, size) = sizes(at: point)
      // An extreme that is zero but for rounding is a root where the sum touches zero.
      let isExtreme = index > 0 && index < points.count - 1
      values.append(isExtreme && sum.magnitude <= 1e-14 * size ? 0 : sum)
    }
    return Self.roots(between: points, values) { value(at: $0) }
  }

  /// The roots of a function that has one at most between any two neighbours of `points`, where its
  /// values are known.
  static func roots(
    between points: [Double], _ values: [Double], _ function: (Double) -> Double
  ) -> [Double] {
    var roots: [Double] = []
    for index in points.indices {
      if values[index] == 0 { roots.append(points[index]) }
      guard index + 1 < points.count, values[index] * values[index + 1] < 0 else { continue }
      let root = Root.between(
        points[index], points[index + 1], ends: (values[index], values[index + 1]), function)
      if let root { roots.append(root.number) }
    }
    return roots
  }
}
