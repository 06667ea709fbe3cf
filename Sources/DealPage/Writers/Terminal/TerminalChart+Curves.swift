import DealText

extension TerminalChart {
  /// Lines of dots, or filled areas, between axes.
  func lines(_ curves: Curves) -> [StyledText] {
    let rows = min(16, max(8, width / 4))
    let known = curves.series.contains { series in
      series.points.contains { $0.up?.isFinite == true && $0.across.isFinite }
    }
    guard known, let wide = Frame(self, across: curves.across, up: curves.up, rows: rows) else {
      return nothing
    }
    let ends = endLabels(curves, wide)
    let gutter = widest(ends.map(\.name), most: width / 4) + 1
    let frame =
      ends.isEmpty
      ? wide
      : Frame(self, across: curves.across, up: curves.up, rows: rows, gutter: gutter) ?? wide
    var grid = frame.grid
    switch curves.shape {
    case .line, .steps: draw(curves, frame, on: &grid)
    case .area: fill(curves, frame, on: &grid)
    }
    for end in ends {
      let name = cut(end.name, to: gutter - 1)
      grid.write(name, width - gutter + 1, end.row, .series(end.series))
    }
    let title = curves.across.title
    return caption(curves.up.title) + grid.lines
      + caption(title.isEmpty ? "" : String(repeating: " ", count: frame.margin) + title)
      + legend(legend(curves, isNamed: !ends.isEmpty))
  }

  /// What the lines and the fills stand for.
  private func legend(
    _ curves: Curves, isNamed: Bool
  ) -> [(sign: String, role: Role, text: String)] {
    var entries: [(sign: String, role: Role, text: String)] = []
    let isOnly = curves.series.count == 1
    for (number, series) in curves.series.enumerated() {
      let hasBand = curves.shape != .area && series.points.contains { $0.band != nil }
      let band = hasBand ? String(repeating: signs.band(number), count: 2) : ""
      let range = isOnly && series.name.isEmpty ? "range" : "range of \(series.name)"
      if isNamed || isOnly && series.name.isEmpty {
        if hasBand { entries.append((band, .series(number), range)) }
        continue
      }
      let sample =
        curves.shape == .area
        ? String(repeating: signs.fill(number), count: 2)
        : DotCanvas.sample(number, asciiOnly: asciiOnly)
      entries.append(
        (
          hasBand ? sample + " " + band : sample, .series(number),
          hasBand ? series.name + ", range" : series.name
        ))
    }
    return entries
  }

  /// The rows for the names of all lines at their ends, with the number of the series; empty where a
  /// legend is better: for one series, in a narrow picture, or where lines end early or close together.
  private func endLabels(
    _ curves: Curves, _ frame: Frame
  ) -> [(row: Int, series: Int, name: String)] {
    guard width >= 60, curves.shape != .area, curves.series.count > 1,
      curves.series.count <= frame.rows / 2
    else { return [] }
    var ends: [(y: Double, series: Int, name: String)] = []
    for (number, series) in curves.series.enumerated() {
      guard let last = curves.runs(series).last?.last, let x = frame.across.place(last.across),
        let y = frame.up.placeWithin(last.up), x > frame.across.length * 0.8
      else { return [] }
      ends.append((y, number, series.name))
    }
    ends.sort { ($1.y, $0.series) < ($0.y, $1.series) }
    var next = 0
    var labels: [(row: Int, series: Int, name: String)] = []
    for end in ends {
      let wanted = frame.rows - 1 - cell(end.y, of: frame.rows)
      let row = max(wanted, next)
      guard row <= wanted + 1, row < frame.rows else { return [] }
      labels.append((row, end.series, end.name))
      next = row + 1
    }
    return labels
  }

  // MARK: Lines

  private func draw(_ curves: Curves, _ frame: Frame, on grid: inout Grid) {
    if frame.up.lower < 0, frame.up.upper > 0, let zero = frame.up.place(0) {
      let row = frame.rows - 1 - cell(zero, of: frame.rows)
      grid.fill(
        signs.horizontal, frame.margin..<frame.margin + frame.columns, row, .faint)
    }
    var dots = DotCanvas(width: frame.columns, height: frame.rows)
    for (number, series) in curves.series.enumerated() {
      for run in curves.runs(series) {
        shade(run, series: number, frame, on: &grid)
        draw(run, series: number, frame, on: &dots)
      }
    }
    for row in 0..<frame.rows {
      for column in 0..<frame.columns {
        guard let drawn = dots.sign(column, row, asciiOnly: asciiOnly) else { continue }
        grid.put(drawn.sign, frame.margin + column, row, .series(drawn.series))
      }
    }
  }

  /// The dots of one stretch of a series.
  private func draw(_ run: [Corner], series: Int, _ frame: Frame, on dots: inout DotCanvas) {
    let places = run.compactMap { corner -> (x: Double, y: Double)? in
      guard let x = frame.across.place(corner.across), let y = frame.up.place(corner.up) else {
        return nil
      }
      let most = (x: Double(2 * frame.columns - 1), y: Double(4 * frame.rows - 1))
      return (x / frame.across.length * most.x, y / frame.up.length * most.y)
    }
    var length = 0
    for (start, end) in zip(places, places.dropFirst()) {
      dots.line(from: start, to: end, series: series, length: &length)
    }
    if places.count == 1, let only = places.first {
      for (right, above) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
        dots.put(whole(only.x) + right, whole(only.y) + above, series: series)
      }
    }
  }

  /// The band of one stretch of a series, under its line.
  private func shade(_ run: [Corner], series: Int, _ frame: Frame, on grid: inout Grid) {
    guard run.contains(where: { $0.lower < $0.upper }) else { return }
    let only = run.count == 1 ? run : []
    for (start, end) in zip(run + only, run.dropFirst() + only) {
      guard let first = frame.across.place(start.across), let last = frame.across.place(end.across),
        last >= 0, first <= frame.across.length
      else { continue }
      for column in cell(
        first, of: frame.columns)...max(
          cell(first, of: frame.columns), cell(last, of: frame.columns))
      {
        let middle = Double(column) + 0.5
        // A cell belongs to the stretch in which its middle lies.
        guard run.count == 1 || (middle >= first && middle <= last) else { continue }
        let part = last > first ? (middle - first) / (last - first) : 0
        guard
          let lower = frame.up.place(start.lower + (end.lower - start.lower) * part),
          let upper = frame.up.place(start.upper + (end.upper - start.upper) * part),
          lower <= frame.up.length, upper >= 0
        else { continue }
        for row in cell(
          lower, of: frame.rows)...max(
            cell(lower, of: frame.rows), cell(upper, of: frame.rows))
        {
          grid.put(
            signs.band(series), frame.margin + column, frame.rows - 1 - row, .series(series))
        }
      }
    }
  }

  // MARK: Areas

  private func fill(_ curves: Curves, _ frame: Frame, on grid: inout Grid) {
    guard let zero = frame.up.placeWithin(0) else { return }
    let extent = frame.across.upper / 2 - frame.across.lower / 2
    let middles = (0..<frame.columns).map { column in
      frame.across.lower + extent * 2 * (Double(column) + 0.5) / Double(frame.columns)
    }
    var above = [Double](repeating: zero, count: frame.columns)
    var below = above
    let unit = frame.up.place(0) ?? 0
    for (number, series) in curves.series.enumerated() {
      for (column, height) in curves.heights(series, at: middles).enumerated() {
        guard let height, height != 0, let place = frame.up.place(height) else { continue }
        let start = height > 0 ? above[column] : below[column]
        let end = min(max(start + place - unit, 0), frame.up.length)
        if height > 0 { above[column] = end } else { below[column] = end }
        fill(
          from: min(start, end), to: max(start, end), column: column, series: number, frame,
          on: &grid)
      }
    }
  }

  /// One column of one series: the cells whose middles it covers, and of a whole fill the top in
  /// eighths.
  private func fill(
    from lower: Double, to upper: Double, column: Int, series: Int, _ frame: Frame,
    on grid: inout Grid
  ) {
    let role = Role.series(series)
    let sign = signs.fill(series)
    let x = frame.margin + column
    // A whole fill draws its last cell in eighths; what is stacked on it covers it from the half on.
    let isExact = sign == signs.rising.last
    let end = isExact ? upper.rounded(.down) : upper.rounded()
    for row in max(0, whole(lower.rounded()))..<max(0, whole(lower.rounded()), whole(end)) {
      grid.put(sign, x, frame.rows - 1 - row, role)
    }
    let eighths = isExact ? whole((upper - end) * 8) : 0
    if let top = signs.risen(eighths), end >= lower.rounded() {
      grid.put(top, x, frame.rows - 1 - whole(end), role)
    } else if upper > lower, whole(lower.rounded()) >= whole(end), !isExact {
      // Little is not nothing.
      if grid.isFree(x..<x + 1, frame.rows - 1 - whole(lower.rounded(.down))) {
        grid.put(sign, x, frame.rows - 1 - whole(lower.rounded(.down)), role)
      }
    }
  }
}
