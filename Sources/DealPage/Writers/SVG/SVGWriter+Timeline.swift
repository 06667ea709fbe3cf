import DealText

extension SVGWriter {
  /// A row for each thing between dates above and below.
  func draw(_ timeline: Timeline, top: Double, on drawing: inout Drawing) {
    let names = names(timeline)
    let texts = Drawing.widest(timeline.rows.map(\.text), most: Self.mostText)
    let left = Drawing.margin + names + (texts > 0 ? texts + 12 : 0) + 12
    let right = Self.width - Drawing.margin
    guard !timeline.rows.isEmpty, let scale = Scale(timeline.axis, length: right - left) else {
      return sayNothing(top: top, on: &drawing)
    }
    var top = drawing.legend(legend(timeline, scale), top: top)
    if !timeline.axis.title.isEmpty {
      drawing.label(
        Drawing.cut(timeline.axis.title, to: Self.width - 2 * Drawing.margin, size: 12),
        at: [(Drawing.margin, top + 14)], look: "faint", size: 12)
      top += 24
    }
    top += 24
    // Rows are placed on a trial picture first, as rules lie below the bars and need their end.
    var trial = Drawing(width: Self.width, prefix: prefix)
    let bottom = rows(timeline, scale, left: left, top: top, on: &trial).bottom
    dates(timeline.axis, scale, left: left, top: top, bottom: bottom, on: &drawing)
    if let today = timeline.today, scale.contains(today), let place = scale.place(today) {
      drawing.line(left + place, top, left + place, bottom, look: "today")
    }
    let placed = rows(timeline, scale, left: left, top: top, on: &drawing)
    drawing.extend(to: bottom + 24)
    var y = bottom + 50
    for note in placed.notes {
      drawing.label(
        Drawing.cut(note, to: Self.width - 2 * Drawing.margin), at: [(Drawing.margin, y)],
        look: "faint")
      y += 20
    }
  }

  /// Upright rules at the dates, with their labels above and below.
  private func dates(
    _ axis: Axis, _ scale: Scale, left: Double, top: Double, bottom: Double,
    on drawing: inout Drawing
  ) {
    rules(axis, scale, left: left, top: top, bottom: bottom, on: &drawing)
    let ticks = axis.ticks(on: scale, within: -left + 4...Self.width - left - 4, gap: 14) {
      Drawing.width(of: $0)
    }
    for tick in ticks {
      drawing.label(
        tick.label, at: [(left + tick.start + Drawing.width(of: tick.label) / 2, top - 8)],
        .middle, look: "faint")
    }
    let right = left + scale.length
    drawing.line(left, top, right, top, look: "axis")
    drawing.line(left, bottom, right, bottom, look: "axis")
  }

  /// The most room for the text behind a name.
  private static let mostText = 116.0

  /// The room for the names; names of deals differ at their ends, so that few should be cut.
  private func names(_ timeline: Timeline) -> Double {
    timeline.rows.reduce(0) { most, row in
      let (name, indent) = indented(row)
      return max(most, indent + Drawing.widest([name], most: 250 - indent, isStrong: isStrong(row)))
    }
  }

  /// A name without the spaces that it begins with, and the room that stands for them, as pictures
  /// swallow spaces.
  private func indented(_ row: Timeline.Row) -> (name: String, indent: Double) {
    let spaces = row.name.prefix { $0 == " " }.count
    return (String(row.name.dropFirst(spaces)), min(40, Double(spaces) * 7))
  }

  /// Whether a row stands out: rollouts belong to the deal above them.
  private func isStrong(_ row: Timeline.Row) -> Bool { row.kind != .rollout }

  /// The rows from a height on.
  /// - Returns: the height below them, and the labels that had no room.
  private func rows(
    _ timeline: Timeline, _ scale: Scale, left: Double, top: Double, on drawing: inout Drawing
  ) -> (bottom: Double, notes: [String]) {
    let names = names(timeline)
    var notes: [String] = []
    var y = top + 8
    for row in timeline.rows {
      let (name, indent) = indented(row)
      drawing.label(
        Drawing.cut(name, to: names - indent, isStrong: isStrong(row)),
        at: [(Drawing.margin + indent, y + 14.5)], isStrong: isStrong(row))
      drawing.label(
        Drawing.cut(row.text, to: Self.mostText), at: [(left - 12, y + 14.5)], .end, look: "faint")
      for span in row.spans where span.isKnown {
        draw(span, row.kind, scale, left: left, y: y, on: &drawing)
      }
      for mark in row.marks {
        if let box = bandBox(mark, scale, left: left, y: y) { drawing.take(box) }
      }
      var isTall = false
      for mark in row.marks {
        guard scale.contains(mark.day), let place = scale.place(mark.day) else {
          notes.append("\(row.name): \(mark.label)")
          continue
        }
        let x = left + place
        let box = bandBox(mark, scale, left: left, y: y)
        if let box, box.right - box.left > 20 {
          drawing.path(
            "M\(decimal(box.left)) \(decimal(y + 5))v10M\(decimal(box.right)) \(decimal(y + 5))v10"
              + "M\(decimal(box.left)) \(decimal(y + 10))H\(decimal(box.right))", look: "error")
        }
        drawing.diamond(x, y + 10, 7)
        let label = Drawing.cut(mark.label, to: 260)
        let extent = Drawing.width(of: label)
        let after = max(x + 11, (box?.right ?? x) + 6)
        let before = min(x - 11, (box?.left ?? x) - 6) - extent
        // Beside the day if that is free, else below the bar.
        var beside = [(x: after, y: y + 14.5)]
        if before > left { beside.append((before, y + 14.5)) }
        let most = Self.width - 4 - extent
        let below = [min(max(x - extent / 2, left), most), min(x, most)].map { ($0, y + 33) }
        if drawing.label(label, at: beside, look: "over") { continue }
        if drawing.label(label, at: below, look: "over") {
          isTall = true
        } else {
          notes.append("\(row.name): \(mark.label)")
        }
      }
      y += isTall ? 46 : 28
    }
    return (y, notes)
  }

  /// The bar of a span, on which no text is written.
  private func draw(
    _ span: Timeline.Span, _ kind: Timeline.Kind, _ scale: Scale, left: Double, y: Double,
    on drawing: inout Drawing
  ) {
    guard let from = scale.place(span.from), let until = scale.place(span.until), until >= 0,
      from <= scale.length
    else { return }
    let start = left + max(0, from)
    let isOpen = span.isOpen || until > scale.length
    let end = max(start + 2, left + min(until, scale.length) - (isOpen ? 8 : 0))
    drawing.bar(start, y + 3, end - start, 14, series: series(kind))
    if isOpen {
      drawing.path(
        "M\(decimal(end)) \(decimal(y - 1))L\(decimal(end + 10)) \(decimal(y + 10))"
          + "L\(decimal(end)) \(decimal(y + 21))Z", look: Drawing.fill(series(kind)))
    }
    drawing.take(
      Drawing.Box(left: start - 2, top: y + 3, right: end + (isOpen ? 12 : 2), bottom: y + 17))
  }

  /// The box of a day with its band; none outside the dates.
  private func bandBox(
    _ mark: Timeline.Mark, _ scale: Scale, left: Double, y: Double
  ) -> Drawing.Box? {
    guard scale.contains(mark.day), let place = scale.place(mark.day) else { return nil }
    var low = place - 8
    var high = place + 8
    if let band = mark.band, let one = scale.placeWithin(band.lower),
      let other = scale.placeWithin(band.upper)
    {
      low = min(low, one, other)
      high = max(high, one, other)
    }
    return Drawing.Box(left: left + low, top: y + 3, right: left + high, bottom: y + 17)
  }

  /// The number of the look of a kind.
  private func series(_ kind: Timeline.Kind) -> Int {
    switch kind {
    case .deal: 0
    case .rollout: 2
    case .right: 3
    case .milestone: 1
    case .announcement: 5
    }
  }

  /// What the looks stand for, as far as they are there.
  private func legend(
    _ timeline: Timeline, _ scale: Scale
  ) -> [(swatch: Drawing.Swatch, text: String)] {
    var entries = Timeline.Kind.all.filter { kind in
      timeline.rows.contains { $0.kind == kind && !$0.spans.isEmpty }
    }.map { (swatch: Drawing.Swatch.fill(series($0)), text: $0.name) }
    if timeline.rows.contains(where: { !$0.marks.isEmpty }) { entries.append((.mark, "day")) }
    if let today = timeline.today, scale.contains(today) { entries.append((.today, "today")) }
    return entries
  }
}
