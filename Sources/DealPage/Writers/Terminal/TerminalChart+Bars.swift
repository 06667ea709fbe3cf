import DealText

extension TerminalChart {
  /// Names, bars and values in words, one line for every value.
  func lines(_ bars: Bars) -> [StyledText] {
    let values = bars.groups.flatMap(\.values)
    guard !values.isEmpty else { return nothing }
    let names = isNarrow ? 0 : widest(bars.groups.map(\.name), most: width / 3)
    let texts = widest(values.map(\.text), most: width / 3)
    let margin = isNarrow ? 2 : names + 1
    let room = width - margin - texts - 2
    guard
      let scale = Scale(
        from: min(0, bars.axis.lower), to: max(0, bars.axis.upper), length: Double(room))
    else {
      return caption(bars.axis.title)
        + list(
          bars.groups.map { ($0.name, $0.values.map(\.text).joined(separator: ", ")) })
    }
    var lines = caption(bars.axis.title)
    for group in bars.groups {
      if isNarrow { lines.append(StyledText(cut(group.name, to: width))) }
      for (number, value) in group.values.enumerated() {
        var grid = Grid(width: width, height: 1)
        if number == 0 { grid.write(cut(group.name, to: names), 0, 0) }
        let end = draw(value, series: number, scale, at: margin, on: &grid)
        grid.write(cut(value.text, to: texts), end + 1, 0)
        lines += grid.lines
      }
    }
    guard bars.series.count > 1 else { return lines }
    return lines
      + legend(
        bars.series.enumerated().map { number, name in
          (String(repeating: signs.fill(number), count: 2), .series(number), name)
        })
  }

  /// A bar with its band.
  /// - Returns: the column behind it.
  private func draw(
    _ value: Bars.Value, series: Int, _ scale: Scale, at margin: Int, on grid: inout Grid
  ) -> Int {
    let zero = scale.placeWithin(0) ?? 0
    var end = margin + whole(zero)
    if let number = value.value, let place = scale.placeWithin(number) {
      let columns = bar(
        from: zero, to: place, sign: signs.fill(series), role: .series(series), at: margin,
        on: &grid)
      end = max(end, columns)
      if number != 0, place == zero {
        // Little is not nothing.
        grid.put(number > 0 ? signs.grown(1) ?? "|" : signs.vertical, end, 0, .series(series))
        end += 1
      }
    }
    if let band = value.band, let one = scale.placeWithin(band.lower),
      let other = scale.placeWithin(band.upper), one.rounded() != other.rounded()
    {
      let last = whole(scale.length) - 1
      let first = margin + min(last, whole(min(one, other)))
      let right = margin + min(last, whole(max(one, other)))
      grid.fill(signs.errorMiddle, first..<right, 0)
      grid.put(signs.errorLeft, first, 0)
      grid.put(signs.errorRight, right, 0)
      if let number = value.value, let place = scale.placeWithin(number) {
        let column = margin + min(last, whole(place))
        if column > first, column < right { grid.put(signs.errorValue, column, 0, .strong) }
      }
      end = max(end, right + 1)
    }
    return end
  }

  /// Fills between two places on a line that begins at a column of the grid; a whole fill ends in
  /// eighths, or in halves where it grows to the left.
  /// - Returns: the column behind it.
  func bar(
    from start: Double, to end: Double, sign: Character, role: Role, at margin: Int,
    on grid: inout Grid
  ) -> Int {
    let base = start.rounded()
    let isWhole = sign == signs.fill(0)
    guard end < start else {
      let eighths = whole((end - base) * 8)
      let cells = isWhole ? eighths / 8 : whole(end - base)
      grid.fill(sign, margin + whole(base)..<margin + whole(base) + max(0, cells), 0, role)
      guard isWhole, let rest = signs.grown(eighths % 8) else {
        // A bar of less than a cell is seen all the same.
        guard cells <= 0, end > start else { return margin + whole(base) + max(0, cells) }
        grid.put(isWhole ? signs.grown(1) ?? sign : sign, margin + whole(base), 0, role)
        return margin + whole(base) + 1
      }
      grid.put(rest, margin + whole(base) + max(0, cells), 0, role)
      return margin + whole(base) + max(0, cells) + 1
    }
    let halves = max(0, whole((base - end) * 2))
    let cells = isWhole ? halves / 2 : max(1, whole(base - end))
    grid.fill(sign, margin + whole(base) - cells..<margin + whole(base), 0, role)
    if isWhole, halves % 2 == 1 || halves == 0 {
      grid.put(signs.rightHalf, margin + whole(base) - cells - 1, 0, role)
    }
    return margin + whole(base)
  }
}
