import DealText

/// The elements of an SVG picture. Every text goes through `label`, which keeps it inside the
/// picture and off all other texts.
struct Drawing {
  /// Where a text begins, as SVG names it.
  enum Anchor: String {
    case start, middle, end
  }

  /// A box that a text takes.
  struct Box {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  let width: Double
  /// What the ids begin with.
  let prefix: String
  /// The height that the elements need so far.
  private(set) var height = 0.0
  private(set) var body = ""
  /// How many series have a fill with hatches.
  private(set) var hatches = 0
  /// The boxes of texts by the band of the picture that they begin in.
  private var boxes: [[Box]] = []

  /// The space kept free at all sides.
  static let margin = 20.0
  /// The size of most texts.
  static let size = 13.0
  /// The height of a band of boxes; no text is higher.
  private static let band = 32.0

  init(width: Double, prefix: String) {
    self.width = width
    self.prefix = prefix
  }

  // MARK: Texts

  /// How wide a text is taken to be: more than in most fonts.
  static func width(of text: String, size: Double = Drawing.size, isStrong: Bool = false) -> Double
  {
    Double(columns(of: text)) * size * (isStrong ? 0.68 : 0.62)
  }

  /// The widest of some texts, at most so wide.
  static func widest(_ texts: [String], most: Double, isStrong: Bool = false) -> Double {
    texts.reduce(0) { $0 < most ? max($0, min(most, width(of: $1, isStrong: isStrong))) : $0 }
  }

  /// A text cut to a width; a value with its range loses the range before it is cut.
  static func cut(
    _ text: String, to width: Double, size: Double = Drawing.size, isStrong: Bool = false
  ) -> String {
    let column = size * (isStrong ? 0.68 : 0.62)
    let most = whole((width / column + 1e-6).rounded(.down))
    if columns(of: text) > most, text.hasSuffix(")"), let range = text.firstRange(of: " (90%: ") {
      return shortened(String(text[..<range.lowerBound]), to: most)
    }
    return shortened(text, to: most)
  }

  /// Writes a text where it has room: at the first of some places at which it is inside the picture
  /// and touches no other text.
  /// - Returns: whether it is written.
  @discardableResult
  mutating func label(
    _ text: String, at places: [(x: Double, y: Double)], _ anchor: Anchor = .start,
    look: String = "ink", size: Double = Drawing.size, isStrong: Bool = false
  ) -> Bool {
    guard !text.isEmpty else { return true }
    let extent = Drawing.width(of: text, size: size, isStrong: isStrong)
    for (x, y) in places {
      let left =
        switch anchor {
        case .start: x
        case .middle: x - extent / 2
        case .end: x - extent
        }
      let box = Box(
        left: left, top: y - size * 0.85, right: left + extent, bottom: y + size * 0.25)
      guard isFree(box) else { continue }
      take(box)
      body +=
        "<text x=\"\(decimal(x))\" y=\"\(decimal(y))\" class=\"\(look)\" font-size=\"\(decimal(size))\""
        + (anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\"")
        + (isStrong ? " font-weight=\"600\"" : "") + ">\(markup(text))</text>\n"
      return true
    }
    return false
  }

  /// Whether a box is inside the picture, which has no end below, and touches no text.
  func isFree(_ box: Box) -> Bool {
    guard box.left >= 0, box.right <= width, box.top >= 0, box.bottom < 1e6 else { return false }
    let first = max(0, whole((box.top / Self.band).rounded(.down)) - 1)
    let last = whole((box.bottom / Self.band).rounded(.down))
    for band in first...max(first, last) where band < boxes.count {
      if boxes[band].contains(where: box.overlaps) { return false }
    }
    return true
  }

  /// Keeps texts off a box, which is no higher than a row.
  mutating func take(_ box: Box) {
    guard box.top >= 0, box.bottom < 1e6 else { return }
    let band = whole((box.top / Self.band).rounded(.down))
    while boxes.count <= band { boxes.append([]) }
    boxes[band].append(box)
    extend(to: box.bottom)
  }

  /// Makes the picture at least so high, with the space below.
  mutating func extend(to bottom: Double) { height = max(height, bottom) }

  // MARK: Shapes

  /// A rectangle; of a series with its hatches.
  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, look: String
  ) {
    body +=
      "<rect x=\"\(decimal(x))\" y=\"\(decimal(y))\" width=\"\(decimal(max(0, width)))\" "
      + "height=\"\(decimal(max(0, height)))\" class=\"\(look)\"/>\n"
    extend(to: y + height)
  }

  /// A bar in the colour of a series, with hatches over it.
  mutating func bar(_ x: Double, _ y: Double, _ width: Double, _ height: Double, series: Int) {
    rectangle(x, y, width, height, look: Drawing.fill(series))
    if let hatch = hatch(series) {
      body +=
        "<rect x=\"\(decimal(x))\" y=\"\(decimal(y))\" width=\"\(decimal(max(0, width)))\" "
        + "height=\"\(decimal(max(0, height)))\" fill=\"\(hatch)\"/>\n"
    }
  }

  /// A path.
  mutating func path(_ path: String, look: String, more: String = "") {
    guard !path.isEmpty else { return }
    body += "<path d=\"\(path)\" class=\"\(look)\"\(more.isEmpty ? "" : " " + more)/>\n"
  }

  /// A filled path in the colour of a series, with hatches over it.
  mutating func area(_ path: String, series: Int) {
    self.path(path, look: Drawing.fill(series))
    if let hatch = hatch(series), !path.isEmpty {
      body += "<path d=\"\(path)\" fill=\"\(hatch)\"/>\n"
    }
  }

  /// A straight line.
  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, look: String, more: String = ""
  ) {
    path(
      "M\(decimal(x1)) \(decimal(y1))L\(decimal(x2)) \(decimal(y2))", look: look, more: more)
    extend(to: max(y1, y2))
  }

  /// Elements that stand in others, such as a group that is cut off at a frame.
  mutating func append(_ markup: String) { body += markup }

  // MARK: Series

  /// How many series look different.
  static let looks = 6

  /// The class of what is filled with the colour of a series.
  static func fill(_ series: Int) -> String { "f\(abs(series % looks) + 1)" }

  /// The class of what is drawn with the colour of a series.
  static func stroke(_ series: Int) -> String { "k\(abs(series % looks) + 1)" }

  /// The dashes of a series, as an attribute behind others.
  static func dashes(_ series: Int) -> String {
    switch abs(series % looks) {
    case 1: " stroke-dasharray=\"9 4\""
    case 2: " stroke-dasharray=\"2 3\""
    case 3: " stroke-dasharray=\"11 3 2 3\""
    case 4: " stroke-dasharray=\"5 3\""
    case 5: " stroke-dasharray=\"16 4\""
    default: ""
    }
  }

  /// The hatches of a series; none for the first.
  private mutating func hatch(_ series: Int) -> String? {
    let number = abs(series % Drawing.looks)
    guard number > 0 else { return nil }
    hatches = max(hatches, number)
    return "url(#\(prefix)-h\(number + 1))"
  }

  /// The patterns that hatches need.
  var patterns: String {
    guard hatches > 0 else { return "" }
    let paths = [
      "M-2 10L10-2M-2 2L2-2M6 10L10 6", "M4 4h.01", "M-2-2L10 10M6-2L10 2M-2 6L2 10", "M0 4H8",
      "M4 0V8",
    ]
    let patterns = paths.prefix(hatches).enumerated().map { index, path in
      "<pattern id=\"\(prefix)-h\(index + 2)\" width=\"8\" height=\"8\" "
        + "patternUnits=\"userSpaceOnUse\"><path d=\"\(path)\" class=\"hatch\" "
        + "stroke-opacity=\"0.75\" "
        + (index == 1 ? "stroke-width=\"3\" stroke-linecap=\"round\"" : "stroke-width=\"1.4\"")
        + "/></pattern>"
    }
    return "<defs>" + patterns.joined() + "</defs>\n"
  }

  /// What a colour, with its dashes or hatches, stands for.
  enum Swatch {
    case line(Int)
    case fill(Int)
    /// The shade around the line of a series.
    case band(Int)
    /// A line with ends across a bar.
    case range
    /// A diamond.
    case mark
    /// A dashed upright line.
    case today
  }

  /// Swatches with texts in rows from a height on.
  /// - Returns: the height below them.
  mutating func legend(_ entries: [(swatch: Swatch, text: String)], top: Double) -> Double {
    var x = Drawing.margin
    var y = top
    for entry in entries {
      let text = Drawing.cut(entry.text, to: width - 2 * Drawing.margin - 40)
      let extent = 34 + Drawing.width(of: text)
      if x > Drawing.margin, x + extent > width - Drawing.margin {
        x = Drawing.margin
        y += 20
      }
      switch entry.swatch {
      case .line(let series):
        line(
          x, y + 9, x + 26, y + 9, look: Drawing.stroke(series),
          more: "stroke-width=\"2.5\"" + Drawing.dashes(series))
      case .fill(let series): bar(x + 6, y + 2, 20, 13, series: series)
      case .band(let series):
        path(
          "M\(decimal(x)) \(decimal(y + 2))h26v13h-26Z", look: Drawing.fill(series),
          more: "fill-opacity=\"0.16\"")
      case .range:
        path(
          "M\(decimal(x + 6)) \(decimal(y + 5))v8M\(decimal(x + 26)) \(decimal(y + 5))v8"
            + "M\(decimal(x + 6)) \(decimal(y + 9))h20", look: "error")
      case .mark: diamond(x + 16, y + 9, 6)
      case .today: line(x + 16, y + 1, x + 16, y + 17, look: "today")
      }
      label(text, at: [(x + 32, y + 13.5)])
      x += extent + 18
    }
    return entries.isEmpty ? top : y + 26
  }

  /// A single day.
  mutating func diamond(_ x: Double, _ y: Double, _ radius: Double) {
    path(
      "M\(decimal(x)) \(decimal(y - radius))L\(decimal(x + radius)) \(decimal(y))"
        + "L\(decimal(x)) \(decimal(y + radius))L\(decimal(x - radius)) \(decimal(y))Z",
      look: "mark")
  }
}
