/// Lines made of dots, 2 x 4 in every cell of a terminal (Braille); rows of dots are counted from
/// the bottom.
struct DotCanvas {
  /// The cells.
  let width: Int
  let height: Int
  /// The dots of each cell, as bits in the order of Unicode.
  private var dots: [UInt8]
  /// The series that drew last into each cell.
  private var owners: [Int]

  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    dots = [UInt8](repeating: 0, count: self.width * self.height)
    owners = [Int](repeating: 0, count: dots.count)
  }

  /// The bits of the dots in the left and in the right half of a cell, from the bottom.
  private static let bits: [[UInt8]] = [[0x40, 0x04, 0x02, 0x01], [0x80, 0x20, 0x10, 0x08]]

  /// Draws one dot of a series.
  mutating func put(_ column: Int, _ row: Int, series: Int) {
    guard column >= 0, row >= 0, column / 2 < width, row / 4 < height else { return }
    let cell = (height - 1 - row / 4) * width + column / 2
    dots[cell] |= Self.bits[column % 2][row % 4]
    owners[cell] = series
  }

  /// Draws a straight line between places in dots, which may lie outside.
  /// - Parameter length: how many dots of the series' line came before, for its dashes.
  mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), series: Int,
    length: inout Int
  ) {
    let most = Double(2 * width - 1)
    guard start.x <= most, end.x >= 0 else { return }
    let first = Int(max(0, start.x.rounded()))
    let last = Int(min(most, end.x.rounded()))
    guard first <= last else { return }
    var before = row(start.y)
    for column in first...last {
      let run = end.x - start.x
      let part = run > 0.5 ? min(1, max(0, (Double(column) - start.x) / run)) : 1
      let now = row(start.y + (end.y - start.y) * part)
      let step = now < before ? -1 : 1
      // A steep line goes on above the dot that it left, not beside it.
      var next = now == before || column == first ? before : before + step
      while true {
        if isDrawn(length, series) { put(column, next, series: series) }
        length += 1
        if next == now { break }
        next += step
      }
      before = now
    }
  }

  /// The row of dots at a height; one outside for all that is beyond the ends.
  private func row(_ y: Double) -> Int {
    Int(min(max(y.rounded(), -1), Double(4 * height)))
  }

  /// Whether the dashes of a series have a dot here.
  private func isDrawn(_ length: Int, _ series: Int) -> Bool {
    let dashes = Signs.dashes[abs(series % Signs.dashes.count)]
    let whole = dashes.reduce(0, +)
    guard whole > 0 else { return true }
    var rest = length % whole
    for (index, dash) in dashes.enumerated() {
      if rest < dash { return index.isMultiple(of: 2) }
      rest -= dash
    }
    return true
  }

  /// What a cell shows; nothing where it has no dots. In ASCII the mark of the series.
  func sign(_ column: Int, _ row: Int, asciiOnly: Bool) -> (sign: Character, series: Int)? {
    guard column >= 0, column < width, row >= 0, row < height else { return nil }
    let cell = row * width + column
    guard dots[cell] != 0 else { return nil }
    let marks = Signs.lineMarks
    let sign =
      asciiOnly
      ? marks[owners[cell] % marks.count]
      : Unicode.Scalar(0x2800 + UInt32(dots[cell])).map(Character.init) ?? "*"
    return (sign, owners[cell])
  }

  /// A piece of the line of a series, for a legend.
  static func sample(_ series: Int, asciiOnly: Bool) -> String {
    var canvas = DotCanvas(width: asciiOnly ? 1 : 6, height: 1)
    var length = 0
    canvas.line(
      from: (0, 1), to: (Double(2 * canvas.width - 1), 1), series: series, length: &length)
    return String(
      (0..<canvas.width).map { canvas.sign($0, 0, asciiOnly: asciiOnly)?.sign ?? " " })
  }
}
