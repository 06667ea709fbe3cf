import DealText

extension Timeline.Kind {
  /// All in the order of legends.
  static let all: [Timeline.Kind] = [.deal, .rollout, .right, .milestone, .announcement]

  /// What it is called in a legend.
  var name: String {
    switch self {
    case .deal: "deal"
    case .rollout: "rollout"
    case .right: "right"
    case .milestone: "milestone"
    case .announcement: "announcement"
    }
  }
}

extension Timeline.Span {
  /// Whether both ends are numbers.
  var isKnown: Bool { from.isFinite && until.isFinite && from <= until }
}

/// A mark in a row of the terminal, with the columns of its band.
private struct Day {
  var column: Int
  var first: Int
  var last: Int
  var label: String
}

extension TerminalChart {
  /// A line for each row between dates above and below; names beside the picture, or over each row
  /// where that leaves too little.
  func lines(_ timeline: Timeline) -> [StyledText] {
    let isOverRow = width < 48
    let names = isOverRow ? 0 : widest(timeline.rows.map(\.name), most: width / 3)
    let texts = isOverRow ? 0 : widest(timeline.rows.map(\.text), most: width / 6)
    let margin = (names > 0 ? names + 2 : 0) + (texts > 0 ? texts + 2 : 0)
    guard !timeline.rows.isEmpty, let scale = Scale(timeline.axis, length: Double(width - margin))
    else { return nothing }
    let ticks = timeline.axis.ticks(
      on: scale, within: Double(-margin)...Double(width - margin), gap: 2
    ) { Double(DealText.columns(of: $0)) }
    let today = timeline.today.flatMap { scale.contains($0) ? scale.place($0) : nil }
      .map { margin + cell($0, of: width - margin) }

    var rows: [StyledText] = []
    var below: [String] = []
    for row in timeline.rows {
      if isOverRow {
        let text = row.text.isEmpty ? "" : "  " + row.text
        let name = cut(row.name, to: max(6, width - DealText.columns(of: text)))
        rows.append(StyledText(name, .name) + StyledText(text))
      }
      var grid = Grid(width: width, height: 1)
      grid.write(cut(row.name, to: names), 0, 0, .name)
      if texts > 0 { grid.write(cut(row.text, to: texts), margin - texts - 2, 0) }
      if let today { grid.put(signs.today, today, 0, .faint) }
      below += draw(row, scale, at: margin, on: &grid)
      rows += grid.lines
    }
    let above = axis(ticks, scale, at: margin, sign: signs.tickBelow)
    let under = axis(ticks, scale, at: margin, sign: signs.tickAbove)
    return [above.labels, above.line] + rows + [under.line, under.labels]
      + caption(timeline.axis.title) + legend(legend(timeline, hasToday: today != nil))
      + below.flatMap { StyledText("  " + $0).wrapped(to: width, hanging: 4) }
  }

  /// The labels of the dates and the line with their ticks.
  private func axis(
    _ ticks: [PlacedTick], _ scale: Scale, at margin: Int, sign: Character
  ) -> (labels: StyledText, line: StyledText) {
    var grid = Grid(width: width, height: 2)
    grid.fill(signs.horizontal, margin..<width, 1, .faint)
    for tick in ticks {
      grid.write(tick.label, margin + whole(tick.start), 0)
      grid.put(sign, margin + cell(tick.place, of: width - margin), 1, .faint)
    }
    let lines = grid.lines
    return (lines.first ?? StyledText(), lines.last ?? StyledText())
  }

  /// Draws a row.
  /// - Returns: the labels of marks that had no room, with the name of the row.
  private func draw(
    _ row: Timeline.Row, _ scale: Scale, at margin: Int, on grid: inout Grid
  ) -> [String] {
    let count = width - margin
    let (sign, role) = look(row.kind)
    var taken = [Bool](repeating: false, count: width)
    for span in row.spans where span.isKnown {
      guard let start = scale.place(span.from), let end = scale.place(span.until),
        end >= 0, start <= scale.length
      else { continue }
      let first = margin + cell(start, of: count)
      let last = max(first, margin + cell(end - 0.5, of: count))
      for column in first...last {
        grid.put(sign, column, 0, role)
        if taken.indices.contains(column) { taken[column] = true }
      }
      if span.isOpen || span.until > scale.upper { grid.put(signs.open, last, 0, role) }
    }
    var listed: [String] = []
    var days: [Day] = []
    for mark in row.marks {
      guard scale.contains(mark.day), let place = scale.place(mark.day) else {
        listed.append("\(row.name): \(mark.label)")
        continue
      }
      var first = margin + cell(place, of: count)
      var last = first
      let column = first
      if let band = mark.band, let low = scale.placeWithin(band.lower),
        let high = scale.placeWithin(band.upper)
      {
        first = min(first, margin + cell(min(low, high), of: count))
        last = max(last, margin + cell(max(low, high), of: count))
        grid.fill(signs.errorMiddle, first..<last, 0, .second)
        grid.put(signs.errorLeft, first, 0, .second)
        grid.put(signs.errorRight, last, 0, .second)
        for column in first...last where taken.indices.contains(column) { taken[column] = true }
      }
      days.append(Day(column: column, first: first, last: last, label: mark.label))
      if taken.indices.contains(column) { taken[column] = true }
    }
    for day in days { grid.put(signs.mark, day.column, 0, .strong) }
    for day in days where !day.label.isEmpty {
      let size = DealText.columns(of: day.label)
      let place = [day.last + 2, day.first - 1 - size].first { start in
        start > margin && start + size <= width
          && (start - 1..<min(width, start + size + 1)).allSatisfy {
            (day.first...day.last).contains($0) || !taken[$0]
          }
      }
      guard let place else {
        listed.append("\(row.name): \(day.label)")
        continue
      }
      grid.write(day.label, place, 0)
      for column in place..<place + size { taken[column] = true }
    }
    return listed
  }

  /// The sign and the colour of a kind.
  private func look(_ kind: Timeline.Kind) -> (sign: Character, role: Role) {
    switch kind {
    case .deal: (signs.fill(0), .first)
    case .rollout: (signs.fill(1), .third)
    case .right: (signs.fill(2), .fourth)
    case .milestone: (signs.fill(3), .second)
    case .announcement: (signs.fill(5), .fifth)
    }
  }

  /// What the signs stand for, as far as they are there.
  private func legend(
    _ timeline: Timeline, hasToday: Bool
  ) -> [(sign: String, role: Role, text: String)] {
    var entries: [(sign: String, role: Role, text: String)] = []
    for kind in Timeline.Kind.all {
      guard timeline.rows.contains(where: { $0.kind == kind && !$0.spans.isEmpty }) else {
        continue
      }
      let (sign, role) = look(kind)
      entries.append((String(repeating: sign, count: 2), role, kind.name))
    }
    if timeline.rows.contains(where: { !$0.marks.isEmpty }) {
      entries.append((String(signs.mark), .strong, "day"))
    }
    if timeline.rows.contains(where: { $0.spans.contains(where: \.isOpen) }) {
      entries.append((String(signs.open), .plain, "goes on"))
    }
    if hasToday { entries.append((String(signs.today), .faint, "today")) }
    return entries
  }
}
