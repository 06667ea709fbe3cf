import DealText

/// The axes around a picture in a terminal: labels at the left, dates or values below.
struct Frame {
  /// The cells of the picture between the axes.
  let columns: Int
  let rows: Int
  /// The columns before it: labels, a space, the axis.
  let margin: Int
  let across: Scale
  let up: Scale
  /// The labels at the left by the row of the picture, from the top.
  private let labels: [(row: Int, label: String)]
  private let ticks: [PlacedTick]
  private let chart: TerminalChart

  /// None where an axis has no ends.
  /// - Parameter gutter: the columns to keep free at the right.
  init?(_ chart: TerminalChart, across: Axis, up: Axis, rows: Int, gutter: Int = 0) {
    guard let upward = Scale(up, length: Double(rows)) else { return nil }
    let placed = up.ticks(on: upward, within: -1...Double(rows) + 1, gap: 1) { _ in 1 }
    let most = chart.width / 3
    let margin = chart.widest(placed.map(\.label), most: most) + 2
    let columns = max(1, chart.width - margin - gutter)
    guard let scale = Scale(across, length: Double(columns)) else { return nil }
    labels = placed.map { tick in
      (rows - 1 - cell(tick.place, of: rows), chart.cut(tick.label, to: most))
    }
    ticks = across.ticks(on: scale, within: Double(-margin)...Double(columns + gutter), gap: 2) {
      Double(DealText.columns(of: $0))
    }
    self.rows = rows
    self.margin = margin
    self.columns = columns
    self.across = scale
    self.up = upward
    self.chart = chart
  }

  /// A grid for the picture with the axes in it; the picture begins at column `margin` of row 0.
  var grid: Grid {
    var grid = Grid(width: chart.width, height: rows + (ticks.isEmpty ? 1 : 2))
    for row in 0..<rows { grid.put(chart.signs.vertical, margin - 1, row, .faint) }
    for (row, label) in labels {
      grid.write(label, margin - 2 - DealText.columns(of: label), row)
      grid.put(chart.signs.tickLeft, margin - 1, row, .faint)
    }
    grid.put(chart.signs.corner, margin - 1, rows, .faint)
    grid.fill(chart.signs.horizontal, margin..<margin + columns, rows, .faint)
    for tick in ticks {
      grid.put(chart.signs.tickBelow, margin + cell(tick.place, of: columns), rows, .faint)
      grid.write(tick.label, margin + whole(tick.start), rows + 1)
    }
    return grid
  }
}

/// The cell, of so many from 0, that a place lies in.
func cell(_ place: Double, of count: Int) -> Int {
  place.isFinite && count > 0 ? Int(min(max(place.rounded(.down), 0), Double(count - 1))) : 0
}

/// A place rounded to a whole number, which is small enough for any sum.
func whole(_ place: Double) -> Int {
  place.isFinite ? Int(min(max(place.rounded(), -1e9), 1e9)) : 0
}
