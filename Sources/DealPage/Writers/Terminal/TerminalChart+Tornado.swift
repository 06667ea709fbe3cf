import DealText

extension TerminalChart {
  /// A line for each input with its bar around the middle; what the ends are stands beside the bar,
  /// or below it where that leaves too little, and the name above it where even that does.
  func lines(_ swings: Swings) -> [StyledText] {
    guard !swings.swings.isEmpty else { return nothing }
    let names = isNarrow ? 0 : widest(swings.swings.map(\.name), most: width / 4)
    let least = widest(swings.swings.map { ends($0).least }, most: width / 4)
    let most = widest(swings.swings.map { ends($0).most }, most: width / 4)
    let isFolded = width - names - least - most - 6 < 20
    let margin = isFolded ? names + 2 : names + least + 4
    let room = isFolded ? width - margin : width - margin - most - 2
    guard let scale = Scale(swings.axis, length: Double(room)),
      let middle = scale.placeWithin(swings.middle)
    else { return list(swings.swings.map { ($0.name, "\($0.lowText), \($0.highText)") }) }

    var lines = caption(swings.axis.title)
    for swing in swings.swings {
      if isNarrow { lines.append(StyledText(cut(swing.name, to: width))) }
      var grid = Grid(width: width, height: 1)
      grid.write(cut(swing.name, to: names), 0, 0)
      let ends = ends(swing)
      if !isFolded {
        let text = cut(ends.least, to: least)
        grid.write(text, margin - 2 - columns(of: text), 0)
        grid.write(cut(ends.most, to: most), margin + room + 2, 0)
      }
      // The longer part first, so that both are seen where they lie on one side.
      let parts = [(swing.low, 1), (swing.high, 0)].sorted {
        abs($0.0 - swings.middle) > abs($1.0 - swings.middle)
      }
      for (end, series) in parts {
        guard let place = scale.placeWithin(end), place != middle else { continue }
        _ = bar(
          from: middle, to: place, sign: signs.fill(series), role: .series(series), at: margin,
          on: &grid)
      }
      let column = margin + min(room - 1, whole(middle))
      if grid.isFree(column..<column + 1, 0) { grid.put(signs.vertical, column, 0, .faint) }
      lines += grid.lines
      if isFolded {
        lines += StyledText("  \(swing.lowText), \(swing.highText)").wrapped(to: width, hanging: 4)
      }
    }
    lines += axis(swings.axis, scale, at: margin, middle: middle)
    return lines
      + legend([
        (String(repeating: signs.fill(1), count: 2), .second, "input low"),
        (String(repeating: signs.fill(0), count: 2), .first, "input high"),
      ])
  }

  /// The words for the lower and for the higher of two answers.
  private func ends(_ swing: Swings.Swing) -> (least: String, most: String) {
    swing.low > swing.high
      ? (swing.highText, swing.lowText) : (swing.lowText, swing.highText)
  }

  /// The axis below the bars with its labels.
  private func axis(
    _ axis: Axis, _ scale: Scale, at margin: Int, middle: Double
  ) -> [StyledText] {
    let ticks = axis.ticks(
      on: scale, within: Double(-margin)...Double(width - margin), gap: 2
    ) { Double(DealText.columns(of: $0)) }
    guard !ticks.isEmpty else { return [] }
    let room = whole(scale.length)
    var grid = Grid(width: width, height: 2)
    grid.fill(signs.horizontal, margin..<margin + room, 0, .faint)
    for tick in ticks {
      grid.put(signs.tickBelow, margin + cell(tick.place, of: room), 0, .faint)
      grid.write(tick.label, margin + whole(tick.start), 1)
    }
    return grid.lines
  }
}
