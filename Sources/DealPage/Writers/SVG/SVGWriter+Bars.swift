import DealText

extension SVGWriter {
  /// Names, bars and values in words.
  func draw(_ bars: Bars, top: Double, on drawing: inout Drawing) {
    var top = top
    let hasSeries = bars.series.count > 1
    let values = bars.groups.flatMap(\.values)
    var entries =
      hasSeries ? bars.series.enumerated().map { (Drawing.Swatch.fill($0), $1) } : []
    if values.contains(where: { $0.band != nil }) { entries.append((.range, "90% range")) }
    top = drawing.legend(entries, top: top)
    let names = Drawing.widest(bars.groups.map(\.name), most: 230)
    let texts = Drawing.widest(values.map(\.text), most: 170)
    let left = Drawing.margin + names + 10
    let room = Self.width - Drawing.margin - left - texts - 10
    guard !values.isEmpty,
      let scale = Scale(
        from: min(0, bars.axis.lower), to: max(0, bars.axis.upper), length: room)
    else { return sayNothing(top: top, on: &drawing) }
    let title = Drawing.cut(bars.axis.title, to: Self.width - 2 * Drawing.margin, size: 12)
    drawing.label(title, at: [(Drawing.margin, top + 14)], look: "faint", size: 12)
    top += title.isEmpty ? 8 : 28

    let thickness = hasSeries ? 15.0 : 18.0
    let gap = hasSeries ? 12.0 : 9.0
    let count = bars.groups.reduce(0) { $0 + max(1, $1.values.count) }
    let bottom = top + Double(count) * (thickness + 1) + Double(bars.groups.count) * gap
    rules(bars.axis, scale, left: left, top: top, bottom: bottom, on: &drawing)
    let zero = left + (scale.placeWithin(0) ?? 0)
    var y = top + gap / 2
    for group in bars.groups {
      let height = Double(max(1, group.values.count)) * (thickness + 1)
      drawing.label(
        Drawing.cut(group.name, to: names), at: [(left - 10, y + height / 2 + 4)], .end)
      for (number, value) in group.values.enumerated() {
        draw(
          value, series: number, scale, left: left, zero: zero, y: y, thickness: thickness,
          room: texts, on: &drawing)
        y += thickness + 1
      }
      if group.values.isEmpty { y += thickness + 1 }
      y += gap
    }
    drawing.line(zero, top, zero, bottom, look: "axis")
  }

  private func draw(
    _ value: Bars.Value, series: Int, _ scale: Scale, left: Double, zero: Double, y: Double,
    thickness: Double, room: Double, on drawing: inout Drawing
  ) {
    var end = zero
    if let number = value.value, let place = scale.placeWithin(number) {
      let x = left + place
      // Little is not nothing.
      let extent = number == 0 ? 0 : max(1.5, abs(x - zero))
      drawing.bar(number < 0 ? zero - extent : zero, y, extent, thickness, series: series)
      if number > 0 { end = zero + extent }
    }
    if let band = value.band, let one = scale.placeWithin(band.lower),
      let other = scale.placeWithin(band.upper)
    {
      let (low, high) = (left + min(one, other), left + max(one, other))
      let middle = y + thickness / 2
      drawing.path(
        "M\(decimal(low)) \(decimal(middle - 5))v10M\(decimal(high)) \(decimal(middle - 5))v10"
          + "M\(decimal(low)) \(decimal(middle))L\(decimal(high)) \(decimal(middle))",
        look: "error")
      end = max(end, high)
    }
    drawing.label(
      Drawing.cut(value.text, to: room), at: [(end + 6, y + thickness / 2 + 4.5)],
      look: "over")
  }

  /// Upright rules with their labels below.
  func rules(
    _ axis: Axis, _ scale: Scale, left: Double, top: Double, bottom: Double,
    on drawing: inout Drawing
  ) {
    let ticks = axis.ticks(on: scale, within: -left + 4...Self.width - left - 4, gap: 14) {
      Drawing.width(of: $0)
    }
    for tick in ticks {
      let x = left + tick.place
      drawing.line(x, top, x, bottom, look: "rule")
      drawing.label(
        tick.label, at: [(left + tick.start + Drawing.width(of: tick.label) / 2, bottom + 18)],
        .middle, look: "faint")
    }
    drawing.extend(to: bottom)
  }
}
