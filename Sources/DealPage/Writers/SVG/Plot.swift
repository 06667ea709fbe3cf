/// The axes of a picture and the field between them.
struct Plot {
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double
  let across: Scale
  let up: Scale
  private let acrossTicks: [PlacedTick]
  private let upTicks: [PlacedTick]
  private let acrossTitle: String
  private let upTitle: String

  /// None where an axis has no ends.
  /// - Parameter gutter: the width to keep free at the right.
  init?(across: Axis, up: Axis, top: Double, height: Double, gutter: Double = 0) {
    let field = top + (up.title.isEmpty ? 10 : 28)
    guard let upward = Scale(up, length: height) else { return nil }
    let placed = up.ticks(on: upward, within: -20...height + 20, gap: 10) { _ in Drawing.size }
    let left = Drawing.margin + Drawing.widest(placed.map(\.label), most: 150) + 8
    let right = SVGWriter.width - Drawing.margin - gutter
    guard let scale = Scale(across, length: right - left) else { return nil }
    acrossTicks = across.ticks(
      on: scale, within: -left + 4...SVGWriter.width - left - 4, gap: 14
    ) { Drawing.width(of: $0) }
    upTicks = placed
    acrossTitle = across.title
    upTitle = up.title
    self.left = left
    self.right = right
    self.top = field
    bottom = field + height
    self.across = scale
    self.up = upward
  }

  /// The place of a value from the left; none if it is not a number.
  func x(_ value: Double) -> Double? { across.place(value).map { left + $0 } }

  /// The place of a value from the top; none if it is not a number.
  func y(_ value: Double) -> Double? { up.place(value).map { bottom - $0 } }

  /// Draws the rules, the axis below and the labels.
  func draw(on drawing: inout Drawing) {
    let room = SVGWriter.width - 2 * Drawing.margin
    drawing.label(
      Drawing.cut(upTitle, to: room, size: 12), at: [(Drawing.margin, top - 14)], look: "faint",
      size: 12)
    for tick in upTicks {
      let y = bottom - tick.place
      drawing.line(left, y, right, y, look: "rule")
      drawing.label(
        Drawing.cut(tick.label, to: 150), at: [(left - 8, y + 4.5)], .end)
    }
    for tick in acrossTicks {
      let x = left + tick.place
      drawing.line(x, bottom, x, bottom + 6, look: "axis")
      drawing.label(
        tick.label, at: [(left + tick.start + Drawing.width(of: tick.label) / 2, bottom + 21)],
        .middle)
    }
    drawing.extend(to: bottom + 25)
    if !acrossTitle.isEmpty {
      let title = Drawing.cut(acrossTitle, to: room, size: 12)
      drawing.label(
        title,
        at: [
          (max(left, right - Drawing.width(of: title, size: 12)), bottom + 42),
          (Drawing.margin, bottom + 42),
        ], look: "faint", size: 12)
    }
  }

  /// Draws the line of zero and of the axis below, over what is filled.
  func drawZero(on drawing: inout Drawing) {
    let zero = up.contains(0) ? y(0) : nil
    drawing.line(left, zero ?? bottom, right, zero ?? bottom, look: "axis")
    if zero != nil, up.lower < 0 { drawing.line(left, bottom, right, bottom, look: "rule") }
  }

  /// Puts what is drawn into the frame, cut off at it.
  func clipped(
    on drawing: inout Drawing, _ draw: (inout Drawing) -> Void
  ) {
    let id = drawing.prefix + "-field"
    drawing.append(
      "<clipPath id=\"\(id)\"><rect x=\"\(decimal(left))\" y=\"\(decimal(top - 3))\" "
        + "width=\"\(decimal(right - left))\" height=\"\(decimal(bottom - top + 6))\"/></clipPath>\n"
        + "<g clip-path=\"url(#\(id))\">\n")
    draw(&drawing)
    drawing.append("</g>\n")
  }
}
