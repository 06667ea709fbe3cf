import DealText

extension SVGWriter {
  /// Columns over an axis; lines for the marks, with labels above.
  func draw(_ histogram: Histogram, top: Double, on drawing: inout Drawing) {
    let most = histogram.bins.reduce(0) { $1.share.isFinite ? max($0, $1.share) : $0 }
    let marks = histogram.marks.filter { $0.value.isFinite }.map {
      Histogram.Mark($0.value, Drawing.cut($0.label, to: 300, isStrong: true))
    }
    // The labels of marks need rows above the plot, which stands where it does from left to right
    // however many there are.
    guard most > 0,
      let trial = plot(histogram, most, top: top),
      let plot = plot(histogram, most, top: top + 18 * Double(rows(marks, trial)))
    else { return sayNothing(top: top, on: &drawing) }
    plot.draw(on: &drawing)
    plot.clipped(on: &drawing) { drawing in
      for bin in histogram.bins where bin.share.isFinite && bin.share > 0 {
        guard let one = plot.x(bin.lower), let other = plot.x(bin.upper), let y = plot.y(bin.share)
        else { continue }
        let (left, right) = (min(one, other), max(one, other))
        let gap = right - left > 4 ? 1.0 : 0
        let height = max(1, plot.bottom - y)
        drawing.bar(left, plot.bottom - height, right - left - gap, height, series: 0)
      }
    }
    plot.drawZero(on: &drawing)
    for mark in marks where plot.across.contains(mark.value) {
      guard let x = plot.x(mark.value) else { continue }
      let middle = extent(mark, x).middle
      drawing.line(x, plot.top - 9, x, plot.bottom, look: "hatch", more: "stroke-width=\"4\"")
      drawing.line(
        x, plot.top - 9, x, plot.bottom, look: "error", more: "stroke-dasharray=\"5 3\"")
      for row in 0..<Self.mostMarkRows {
        let y = plot.top - 32 - 18 * Double(row)
        if drawing.label(mark.label, at: [(middle, y)], .middle, isStrong: true) {
          if row > 0 { drawing.line(x, y + 5, x, plot.top - 9, look: "error") }
          break
        }
      }
    }
  }

  /// The most rows of labels of marks; what does not fit into them has a line without a label.
  private static let mostMarkRows = 4

  private func plot(_ histogram: Histogram, _ most: Double, top: Double) -> Plot? {
    Plot(across: histogram.axis, up: .shares(to: most), top: top, height: 280)
  }

  /// The middle of the label of a mark, inside the picture, and half its width with some space.
  private func extent(_ mark: Histogram.Mark, _ x: Double) -> (middle: Double, half: Double) {
    let half = Drawing.width(of: mark.label, isStrong: true) / 2 + 4
    return (min(max(x, half), Self.width - half), half)
  }

  /// How many rows the labels of the marks need.
  private func rows(_ marks: [Histogram.Mark], _ plot: Plot) -> Int {
    var ends: [Double] = []
    for mark in marks.sorted(by: { $0.value < $1.value }) where plot.across.contains(mark.value) {
      guard let x = plot.x(mark.value) else { continue }
      let (middle, half) = extent(mark, x)
      if let row = ends.firstIndex(where: { $0 <= middle - half }) {
        ends[row] = middle + half
      } else {
        ends.append(middle + half)
      }
    }
    return min(ends.count, Self.mostMarkRows)
  }
}
