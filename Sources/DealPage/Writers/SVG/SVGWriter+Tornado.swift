import DealText

extension SVGWriter {
  /// A bar around the middle for each input, with both ends in words.
  func draw(_ swings: Swings, top: Double, on drawing: inout Drawing) {
    let texts = Drawing.widest(swings.swings.flatMap { [$0.lowText, $0.highText] }, most: 205)
    // Numbers are not cut before names.
    let names = Drawing.widest(swings.swings.map(\.name), most: 250 - max(0, texts - 130))
    let (left, right) = field(swings, names: names, texts: texts)
    guard !swings.swings.isEmpty, let scale = Scale(swings.axis, length: right - left),
      let middle = scale.placeWithin(swings.middle)
    else { return sayNothing(top: top, on: &drawing) }
    var top = drawing.legend([(.fill(1), "input low"), (.fill(0), "input high")], top: top)
    let title = Drawing.cut(swings.axis.title, to: Self.width - 2 * Drawing.margin, size: 12)
    drawing.label(title, at: [(Drawing.margin, top + 14)], look: "faint", size: 12)
    top += title.isEmpty ? 6 : 26
    let bottom = top + Double(swings.swings.count) * 30 + 4
    rules(swings.axis, scale, left: left, top: top, bottom: bottom, on: &drawing)
    var y = top + 6
    for swing in swings.swings {
      drawing.label(Drawing.cut(swing.name, to: names), at: [(Drawing.margin, y + 15)])
      let parts = [
        (place: scale.placeWithin(swing.low), series: 1, text: swing.lowText),
        (place: scale.placeWithin(swing.high), series: 0, text: swing.highText),
      ]
      // The longer part first, so that both are seen where they lie on one side; the shorter one
      // is thinner.
      let places = parts.map { $0.place ?? middle }
      let isLowLonger = abs(places[0] - middle) >= abs(places[1] - middle)
      let sameSide = (places[0] - middle) * (places[1] - middle) > 0
      for part in isLowLonger ? parts : parts.reversed() {
        guard let place = part.place, place != middle else { continue }
        let isInner = sameSide && (part.series == 0) == isLowLonger
        drawing.bar(
          left + min(place, middle), y + (isInner ? 5 : 0), abs(place - middle),
          isInner ? 10 : 20, series: part.series)
      }
      let isTurned = places[0] > places[1]
      let (low, high) = isTurned ? (parts[1], parts[0]) : (parts[0], parts[1])
      drawing.label(
        Drawing.cut(low.text, to: texts),
        at: [(left + min(low.place ?? middle, middle) - 7, y + 15)], .end, look: "over")
      drawing.label(
        Drawing.cut(high.text, to: texts),
        at: [(left + max(high.place ?? middle, middle) + 7, y + 15)], look: "over")
      y += 30
    }
    drawing.line(left + middle, top, left + middle, bottom, look: "axis")
  }

  /// The widest field for the bars that leaves the texts at all ends their room.
  private func field(
    _ swings: Swings, names: Double, texts: Double
  ) -> (left: Double, right: Double) {
    let ends = (least: Drawing.margin + names + 18, most: Self.width - Drawing.margin)
    var left = ends.least + 4
    var right = ends.most - 4
    // Every step moves one end at least, so this comes to the reserve of the widest texts.
    while left < ends.least + texts + 8 || right > ends.most - texts - 8 {
      guard let scale = Scale(swings.axis, length: right - left) else { break }
      var isTooLow = false
      var isTooHigh = false
      for swing in swings.swings {
        let isTurned = swing.low > swing.high
        let low = scale.placeWithin(min(swing.low, swing.high, swings.middle)) ?? 0
        let high = scale.placeWithin(max(swing.low, swing.high, swings.middle)) ?? scale.length
        let before = min(texts, Drawing.width(of: isTurned ? swing.highText : swing.lowText))
        let after = min(texts, Drawing.width(of: isTurned ? swing.lowText : swing.highText))
        if left + low - 7 - before < ends.least { isTooLow = true }
        if left + high + 7 + after > ends.most { isTooHigh = true }
      }
      guard isTooLow || isTooHigh else { break }
      if isTooLow { left = min(left + 4, ends.least + texts + 8) }
      if isTooHigh { right = max(right - 4, ends.most - texts - 8) }
      if left >= ends.least + texts + 8, isTooLow, !isTooHigh { break }
      if right <= ends.most - texts - 8, isTooHigh, !isTooLow { break }
    }
    return (left, right)
  }
}
