/// A place that the line through a series goes through.
struct Corner {
  var across: Double
  var up: Double
  /// The ends of the band, in order; both `up` where the value is certain.
  var lower: Double
  var upper: Double
}

extension Curves {
  /// The corners of the line through a series, one list for each stretch without a gap.
  func runs(_ series: Series) -> [[Corner]] {
    let points = known(series)
    var runs: [[Corner]] = []
    var run: [Corner] = []
    for (index, point) in points.enumerated() {
      guard let up = point.up, up.isFinite else {
        if !run.isEmpty { runs.append(run) }
        run = []
        continue
      }
      var corner = Corner(across: point.across, up: up, lower: up, upper: up)
      if let band = point.band, band.lower.isFinite, band.upper.isFinite {
        corner.lower = min(band.lower, band.upper)
        corner.upper = max(band.lower, band.upper)
      }
      run.append(corner)
      if shape != .line {
        corner.across = end(of: index, in: points)
        run.append(corner)
      }
    }
    return run.isEmpty ? runs : runs + [run]
  }

  /// The heights of a series, drawn in steps, at places in rising order; none in gaps.
  func heights(_ series: Series, at places: [Double]) -> [Double?] {
    let points = known(series)
    var next = 0
    return places.map { place in
      while next < points.count, points[next].across <= place { next += 1 }
      guard next > 0, place < end(of: next - 1, in: points),
        let up = points[next - 1].up, up.isFinite
      else { return nil }
      return up
    }
  }

  /// Where the heights of any series may change, in rising order, each once.
  var steps: [Double] {
    var all: [Double] = []
    for series in series {
      let points = known(series)
      for (index, point) in points.enumerated() {
        all.append(point.across)
        if index == points.count - 1 { all.append(end(of: index, in: points)) }
      }
    }
    all.sort()
    return all.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  /// The points that have a place, in order.
  private func known(_ series: Series) -> [Point] {
    let points = series.points.filter(\.across.isFinite)
    let isSorted = zip(points, points.dropFirst()).allSatisfy { $0.across <= $1.across }
    return isSorted ? points : points.sorted { $0.across < $1.across }
  }

  /// How far the height of a point holds: to the next one; behind the last one for as long as
  /// before it, though not beyond the axis.
  private func end(of index: Int, in points: [Point]) -> Double {
    if index + 1 < points.count { return points[index + 1].across }
    guard index < points.count else { return across.upper }
    let last = points[index].across
    let length = index > 0 ? last - points[index - 1].across : .infinity
    let end = last + length
    return max(last, end.isFinite ? min(end, across.upper) : across.upper)
  }
}
