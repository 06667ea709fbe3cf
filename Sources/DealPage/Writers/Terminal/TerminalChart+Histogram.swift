import DealText

extension TerminalChart {
  /// Columns over an axis, with the marks below it.
  func lines(_ histogram: Histogram) -> [StyledText] {
    let rows = min(12, max(6, width / 5))
    let most = histogram.bins.reduce(0) { $1.share.isFinite ? max($0, $1.share) : $0 }
    guard most > 0,
      let frame = Frame(
        self, across: histogram.axis, up: .shares(to: most), rows: rows)
    else { return nothing }
    var grid = frame.grid
    let places = histogram.marks.compactMap { mark -> (column: Int, label: String)? in
      guard frame.across.contains(mark.value), let place = frame.across.place(mark.value) else {
        return nil
      }
      return (frame.margin + cell(place, of: frame.columns), mark.label)
    }
    for (column, _) in places {
      for row in 0..<rows { grid.put(signs.today, column, row, .faint) }
    }
    for (column, share) in columns(of: histogram, frame).enumerated() {
      guard let height = frame.up.placeWithin(share), share > 0 else { continue }
      let eighths = max(1, whole(height * 8))
      for row in 0..<eighths / 8 {
        grid.put(signs.fill(0), frame.margin + column, rows - 1 - row, .first)
      }
      if let top = signs.risen(eighths % 8) {
        grid.put(top, frame.margin + column, rows - 1 - eighths / 8, .first)
      }
    }
    return caption("share") + grid.lines + marks(places)
      + caption(
        histogram.axis.title.isEmpty
          ? "" : String(repeating: " ", count: frame.margin) + histogram.axis.title)
  }

  /// The share at each column of the picture: of the bin there, or the largest of several.
  private func columns(of histogram: Histogram, _ frame: Frame) -> [Double] {
    var shares = [Double](repeating: 0, count: frame.columns)
    for bin in histogram.bins where bin.share.isFinite {
      guard let start = frame.across.place(bin.lower), let end = frame.across.place(bin.upper),
        end >= 0, start <= frame.across.length
      else { continue }
      let first = cell(start.rounded(), of: frame.columns)
      let last = max(first, cell(end.rounded() - 1, of: frame.columns))
      for column in first...last { shares[column] = max(shares[column], bin.share) }
    }
    return shares
  }

  /// Pointers at values with their labels, in as few lines as hold them.
  private func marks(_ places: [(column: Int, label: String)]) -> [StyledText] {
    guard !places.isEmpty else { return [] }
    var pointers = Grid(width: width, height: 1)
    var labels: [Grid] = []
    for (column, label) in places {
      pointers.put(signs.pointer, column, 0, .strong)
      let label = cut(label, to: width)
      let size = DealText.columns(of: label)
      let start = max(0, min(column - size / 2, width - size))
      let needed = max(0, start - 2)..<min(width, start + size + 2)
      let row = labels.firstIndex { $0.isFree(needed, 0) } ?? labels.count
      if row == labels.count { labels.append(Grid(width: width, height: 1)) }
      labels[row].write(label, start, 0, .strong)
    }
    return pointers.lines + labels.flatMap(\.lines)
  }
}

extension Axis {
  /// An axis of shares from 0, with labels in percent at round steps.
  static func shares(to most: Double) -> Axis {
    let upper = min(max(most, 1e-6), 1e6)
    var levels: [[Tick]] = []
    for count in [8.0, 4, 2] {
      let step = roundStep(upper * 100 / count)
      var ticks: [Tick] = []
      while ticks.count < 20, Double(ticks.count) * step <= upper * 100 {
        let percent = Double(ticks.count) * step
        ticks.append(Tick(percent / 100, decimal(percent) + "%"))
      }
      levels.append(ticks)
    }
    return Axis("share", from: 0, to: upper, levels: levels)
  }

  /// The least of 1, 2, 5, 10, 20, … that is no less; from a hundredth to a hundred million.
  private static func roundStep(_ least: Double) -> Double {
    var power = 0.01
    while power < 1e8 {
      for digit in [1.0, 2, 5] where digit * power >= least { return digit * power }
      power *= 10
    }
    return power
  }
}
