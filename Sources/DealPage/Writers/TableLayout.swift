import DealText

/// A table as lines that are no wider than the terminal.
///
/// Columns that are too wide together are narrowed, down to their longest words. Where that is not
/// enough, or makes the rows much taller, the last columns go below their rows, each cell behind
/// the name of its column; at last even the only column that is left is broken, within words.
struct TableLayout {
  /// The texts, which have passed the output filter; the heads are empty, or one for each column.
  let heads: [StyledText]
  let rows: [[StyledText]]
  /// Whether the cells of a column stand at the right.
  let isNumber: [Bool]
  /// The columns of the terminal; none for a file, where rows stay whole.
  let width: Int?

  /// The spaces between two columns.
  private static let gap = 2
  /// The rows that tell how many columns go below: enough to know, and quick in a long table.
  private static let sample = 200
  /// The width that texts of several words are not narrowed below as long as there is room.
  private static let comfort = 16

  /// The lines of the head and the rows; none without rows.
  var lines: [StyledText] {
    guard !rows.isEmpty else { return [] }
    let measures = measures
    let shown = shown(of: measures)
    var widths = narrowed(measures.prefix(shown)) ?? []
    let points = points(&widths, measures)
    var lines: [StyledText] = []
    if !heads.isEmpty { lines += self.lines(of: heads, widths, points) }
    for row in rows {
      lines += self.lines(of: row, widths, points)
      lines += below(row, from: shown)
    }
    return lines
  }

  // MARK: Widths

  /// How wide a column wants to be, can well be, and must be.
  private struct Measure {
    var natural = 0
    var comfortable = 0
    var least = 0

    /// Makes room for a text.
    mutating func add(_ cell: StyledText, isHead: Bool, isNumber: Bool) {
      let whole = cell.columns
      natural = max(natural, whole)
      let word = cell.indent + (isHead ? cell.widestPart : cell.widestWord)
      least = max(least, word)
      comfortable = max(
        comfortable, isNumber ? cell.widestPhrase : max(word, min(whole, TableLayout.comfort)))
    }
  }

  private var measures: [Measure] {
    let count = heads.isEmpty ? rows.map(\.count).max() ?? 0 : heads.count
    var measures = [Measure](repeating: Measure(), count: count)
    for (index, head) in heads.enumerated() {
      measures[index].add(head, isHead: true, isNumber: false)
    }
    for row in rows {
      for (index, cell) in row.enumerated() where index < count {
        measures[index].add(
          cell, isHead: false, isNumber: index < isNumber.count && isNumber[index])
      }
    }
    return measures
  }

  /// The columns of the terminal that a row of cells of these widths takes.
  private func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + Self.gap * max(0, widths.count - 1)
  }

  /// The widths of columns that stand side by side: the widest give way, texts of several words
  /// first. None where there is no room; a single column takes what there is.
  private func narrowed(_ measures: ArraySlice<Measure>) -> [Int]? {
    guard let width else { return measures.map(\.natural) }
    var widths = measures.map { min($0.natural, width) }
    for floors in [measures.map(\.comfortable), measures.map(\.least)] {
      while total(widths) > width {
        let shrinkable = widths.indices.filter { widths[$0] > floors[$0] }
        guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
      }
    }
    return total(widths) <= width ? widths : nil
  }

  /// How many columns stand side by side: as many as there is room for, unless the lines are
  /// clearly fewer when more of them go below.
  private func shown(of measures: [Measure]) -> Int {
    guard let width, total(measures.map(\.natural)) > width else { return measures.count }
    var best: (shown: Int, height: Int)?
    for shown in stride(from: measures.count, through: 1, by: -1) {
      guard let widths = narrowed(measures.prefix(shown)) else { continue }
      let height = height(widths)
      if best.map({ height * 3 < $0.height * 2 }) ?? true { best = (shown, height) }
    }
    return best?.shown ?? 1
  }

  /// The lines that the first rows take.
  private func height(_ widths: [Int]) -> Int {
    rows.prefix(Self.sample).reduce(0) { height, row in
      let side = zip(row, widths).map { $0.wrapped(to: $1, hanging: $0.indent).count }.max() ?? 0
      return height + side + below(row, from: widths.count).count
    }
  }

  /// The decimal points of columns of numbers, where there is room for numbers under each other.
  private func points(_ widths: inout [Int], _ measures: [Measure]) -> [DecimalPoint?] {
    let points = widths.indices.map { index in
      index < isNumber.count && isNumber[index]
        ? DecimalPoint(rows.compactMap { index < $0.count ? $0[index].text : nil }) : nil
    }
    var aligned = measures.prefix(widths.count).map(\.natural)
    for (index, point) in points.enumerated() {
      if let point { aligned[index] = max(aligned[index], point.before + point.after) }
    }
    guard total(aligned) <= width ?? .max else {
      return [DecimalPoint?](repeating: nil, count: widths.count)
    }
    widths = aligned
    return points
  }

  // MARK: Rows

  /// A row; a cell that is wider than its column goes on below.
  private func lines(
    of cells: [StyledText], _ widths: [Int], _ points: [DecimalPoint?]
  ) -> [StyledText] {
    let parts = zip(cells, widths).map { cell, width in
      cell.wrapped(to: width, hanging: cell.indent, breaking: self.width != nil)
    }
    return (0..<(parts.map(\.count).max() ?? 0)).map { number in
      var line = StyledText()
      var gap = 0
      for (index, part) in parts.enumerated() {
        let cell = number < part.count ? part[number] : StyledText()
        let space = max(0, widths[index] - cell.columns)
        if !cell.pieces.isEmpty {
          let after =
            index < isNumber.count && isNumber[index]
            ? min(space, points[index]?.space(after: cell.text) ?? 0) : space
          line += StyledText(String(repeating: " ", count: gap + space - after)) + cell
          gap = after
        } else {
          gap += space
        }
        gap += Self.gap
      }
      return line
    }
  }

  /// The cells of a row that have no room beside the others, each with the name of its column, as
  /// many on a line as it holds whole.
  private func below(_ row: [StyledText], from first: Int) -> [StyledText] {
    guard let width, first < row.count else { return [] }
    var lines: [StyledText] = []
    var line = StyledText()
    func end() {
      guard !line.pieces.isEmpty else { return }
      let hanging = heads.isEmpty ? 4 : 6
      lines += line.wrapped(to: width, hanging: hanging, breaking: true)
      line = StyledText()
    }
    for index in first..<row.count where !row[index].pieces.isEmpty {
      let name = index < heads.count ? heads[index].text : ""
      let cell = StyledText(name.isEmpty ? "" : name + ": ", .faint) + row[index]
      if !line.pieces.isEmpty, line.columns + 3 + cell.columns <= width {
        line += StyledText(" · ", .faint) + cell
      } else {
        end()
        line = StyledText("    ") + cell
      }
    }
    end()
    return lines
  }
}

extension StyledText {
  /// The columns of its widest word, where words may be broken behind a dot, as in `deal.value`.
  fileprivate var widestPart: Int {
    text.split { $0 == " " }.map { word in
      let parts = word.split(separator: ".")
      return parts.indices.map {
        DealText.columns(of: String(parts[$0])) + ($0 < parts.count - 1 ? 1 : 0)
      }
      .max() ?? 0
    }.max() ?? 0
  }

  /// The columns of its widest part between two spaces and more, such as those before a range.
  fileprivate var widestPhrase: Int {
    var widest = 0
    var rest = text[...]
    while let gap = rest.firstRange(of: "  ") {
      widest = max(widest, DealText.columns(of: String(rest[..<gap.lowerBound])))
      rest = rest[gap.upperBound...]
    }
    return max(widest, DealText.columns(of: String(rest)))
  }
}
