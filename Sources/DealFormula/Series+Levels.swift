import DealQuantities

/// Levels of a series of many parts at many times.
extension Series {
  /// The level of a stock, or the running total of a flow, at each of some times: the same numbers as
  /// `level(at:)` one by one. Of parts that follow each other only those between are asked, as what has
  /// ended stays as it is and what has not begun is nothing.
  package func levels(at times: [Double]) -> [Double] {
    guard hasManyParts else { return times.map { level(at: $0) } }
    let reaches = parts.map { Reach($0.curve) }
    // Behind each place: when the first of all the parts from there on begins.
    var begin = Double.infinity
    var begins = [Double](repeating: begin, count: parts.count)
    for place in parts.indices.reversed() {
      begin = min(begin, reaches[place].begin)
      begins[place] = begin
    }
    var levels = [Double](repeating: 0, count: times.count)
    /// How many parts have ended, and what they come to; how many can have begun.
    var (ended, sum, begun) = (0, 0.0, 0)
    for index in times.indices.sorted(by: { times[$0] < times[$1] }) {
      let time = times[index]
      while ended < parts.count, reaches[ended].end < time {
        sum += parts[ended].amount * parts[ended].curve.level(at: time)
        ended += 1
      }
      begun = max(begun, ended)
      while begun < parts.count, begins[begun] <= time { begun += 1 }
      levels[index] = parts[ended..<begun].reduce(sum) { $0 + $1.amount * $1.curve.level(at: time) }
    }
    return levels
  }

  /// Whether parts are passed over where they have ended or not begun: to find out where a few of them
  /// do takes longer than to ask them, and a range asks in each draw.
  var hasManyParts: Bool { parts.count > 32 }

  /// The stretch of time in which a curve moves.
  private struct Reach {
    /// Before it nothing is there; at no time where something always is.
    let begin: Double
    /// After it the level stays as it is.
    let end: Double

    init(_ curve: Curve) {
      let bends = curve.bends
      end = bends.max() ?? -.infinity
      let first = bends.min()
      let isNothing = curve.level(at: (first ?? 0) - 1) == 0
      begin = isNothing ? first ?? .infinity : -.infinity
    }
  }
}
