import DealText

extension SVGWriter {
  /// Lines with their bands, or filled areas, between axes.
  func draw(_ curves: Curves, top: Double, on drawing: inout Drawing) {
    let known = curves.series.contains { series in
      series.points.contains { $0.up?.isFinite == true && $0.across.isFinite }
    }
    let isNamed = curves.series.count > 1 && curves.series.allSatisfy { reachesEnd($0, curves) }
    let gutter =
      isNamed ? Drawing.widest(curves.series.map(\.name), most: 170, isStrong: true) + 8 : 0
    var top = top
    var entries = curves.series.enumerated().filter { !$1.name.isEmpty }.map { number, series in
      (curves.shape == .area ? Drawing.Swatch.fill(number) : .line(number), series.name)
    }
    if curves.shape != .area,
      let number = curves.series.firstIndex(where: { $0.points.contains { $0.band != nil } })
    {
      entries.append((.band(number), "90% range"))
    }
    if known { top = drawing.legend(entries, top: top) }
    guard known,
      let plot = Plot(
        across: curves.across, up: curves.up, top: top, height: 300, gutter: gutter)
    else { return sayNothing(top: top, on: &drawing) }
    plot.draw(on: &drawing)
    var ends: [(y: Double, series: Int)] = []
    switch curves.shape {
    case .line, .steps:
      plot.clipped(on: &drawing) { drawing in
        for (number, series) in curves.series.enumerated() {
          for run in curves.runs(series) { shade(run, series: number, plot, on: &drawing) }
        }
        for (number, series) in curves.series.enumerated() {
          for run in curves.runs(series) { draw(run, series: number, plot, on: &drawing) }
        }
      }
      for (number, series) in curves.series.enumerated() {
        guard let last = curves.runs(series).last?.last, let x = plot.x(last.across),
          let y = plot.y(last.up), x > plot.right - 60
        else { continue }
        ends.append((y, number))
      }
    case .area: ends = fill(curves, plot, on: &drawing)
    }
    plot.drawZero(on: &drawing)
    guard isNamed else { return }
    // Names at the ends of their lines, where they do not touch; the legend has them all.
    // The lowest one first: the others can move up, and it has the dates below it.
    for end in ends.sorted(by: { ($0.y, $0.series) > ($1.y, $1.series) })
    where end.y >= plot.top - 4 && end.y <= plot.bottom + 4 {
      let name = Drawing.cut(curves.series[end.series].name, to: gutter - 8, isStrong: true)
      drawing.label(
        name, at: [0, -6, 6, -12, 12, -18].map { (plot.right + 8, end.y + 4.5 + $0) },
        look: Drawing.fill(end.series), isStrong: true)
    }
  }

  /// Whether a name beside the end of a series would stand at something: names of some series only
  /// would pass for all.
  private func reachesEnd(_ series: Curves.Series, _ curves: Curves) -> Bool {
    guard let last = series.points.last(where: { $0.up?.isFinite == true }) else { return false }
    let (from, to) = (curves.across.lower, curves.across.upper)
    return last.across >= to - (to - from) * 0.07 && (curves.shape != .area || last.up != 0)
  }

  /// One stretch of a line.
  private func draw(_ run: [Corner], series: Int, _ plot: Plot, on drawing: inout Drawing) {
    let path = SVGWriter.path(
      run.map { (plot.x($0.across), plot.y($0.up)) }, begin: "M")
    drawing.path(
      path, look: Drawing.stroke(series),
      more: "stroke-width=\"2.5\" stroke-linejoin=\"round\"" + Drawing.dashes(series))
    if run.count == 1, let only = run.first, let x = plot.x(only.across), let y = plot.y(only.up) {
      drawing.append(
        "<circle cx=\"\(decimal(x))\" cy=\"\(decimal(y))\" r=\"4\" class=\"\(Drawing.fill(series))\"/>\n"
      )
    }
  }

  /// The band of one stretch.
  private func shade(_ run: [Corner], series: Int, _ plot: Plot, on drawing: inout Drawing) {
    guard run.contains(where: { $0.lower < $0.upper }) else { return }
    let over = run.map { (plot.x($0.across), plot.y($0.upper)) }
    let under = run.reversed().map { (plot.x($0.across), plot.y($0.lower)) }
    let path = SVGWriter.path(over, begin: "M") + SVGWriter.path(Array(under), begin: "L") + "Z"
    drawing.path(path, look: Drawing.fill(series), more: "fill-opacity=\"0.16\"")
    let edge = "stroke-width=\"1\" stroke-opacity=\"0.6\"" + Drawing.dashes(series)
    drawing.path(SVGWriter.path(over, begin: "M"), look: Drawing.stroke(series), more: edge)
    drawing.path(
      SVGWriter.path(Array(under), begin: "M"), look: Drawing.stroke(series), more: edge)
  }

  /// A path through places; what has no place is left out.
  static func path(_ places: [(x: Double?, y: Double?)], begin: String) -> String {
    var path = ""
    for (x, y) in places {
      guard let x, let y else { continue }
      path += (path.isEmpty ? begin : "L") + decimal(x) + " " + decimal(y)
    }
    return path
  }

  /// Areas, one upon the other.
  /// - Returns: the heights of their middles at the right end.
  private func fill(
    _ curves: Curves, _ plot: Plot, on drawing: inout Drawing
  ) -> [(y: Double, series: Int)] {
    let steps = curves.steps
    guard steps.count > 1 else { return [] }
    var above = [Double](repeating: 0, count: steps.count)
    var below = above
    var ends: [(y: Double, series: Int)] = []
    plot.clipped(on: &drawing) { drawing in
      for (number, series) in curves.series.enumerated() {
        var over: [(Double?, Double?)] = []
        var under: [(Double?, Double?)] = []
        func finish(_ drawing: inout Drawing) {
          guard !over.isEmpty else { return }
          drawing.area(
            SVGWriter.path(over, begin: "M") + SVGWriter.path(under.reversed(), begin: "L") + "Z",
            series: number)
          drawing.path(
            SVGWriter.path(over, begin: "M"), look: "hatch", more: "stroke-width=\"1.4\"")
          over = []
          under = []
        }
        let heights = curves.heights(series, at: steps)
        for index in steps.indices.dropLast() {
          guard let height = heights[index] else {
            finish(&drawing)
            continue
          }
          let start = height < 0 ? below[index] : above[index]
          let end = start + height
          guard end.isFinite else { continue }
          if height < 0 { below[index] = end } else { above[index] = end }
          let (x, next) = (plot.x(steps[index]), plot.x(steps[index + 1]))
          over += [(x, plot.y(end)), (next, plot.y(end))]
          under += [(x, plot.y(start)), (next, plot.y(start))]
        }
        if let top = over.last?.1, let bottom = under.last?.1, let x = over.last?.0,
          x > plot.right - 60, abs(top - bottom) >= 4
        {
          ends.append(((top + bottom) / 2, number))
        }
        finish(&drawing)
      }
    }
    return ends
  }
}
