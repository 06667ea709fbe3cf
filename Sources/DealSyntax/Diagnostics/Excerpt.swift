import DealText

/// The lines of one source that a diagnostic shows.
struct Excerpt {
  /// One line and the labels that begin in it.
  struct Line {
    var number: Int
    /// The column, in characters from 1, of the first primary label or else the first label.
    var column: Int
    /// The bytes of the line that are shown; a very long line is cut here.
    var span: Span
    var isCutBefore: Bool
    var isCutBehind: Bool
    var text: String
    var labels: [Diagnostic.Label]
    var holdsPrimary: Bool { labels.contains(where: \.isPrimary) }
  }

  let source: Source
  var lines: [Line] = []

  /// The columns of the largest line number.
  var gutter: Int { String(lines.last?.number ?? 1).utf8.count }

  /// How many bytes of a line are looked at before the label, and how many in all.
  private static let before = 400
  private static let most = 2_000

  init(source: Source, labels: [Diagnostic.Label]) {
    self.source = source
    let sorted = labels.enumerated().sorted {
      ($0.element.place.span.lower, $0.offset) < ($1.element.place.span.lower, $1.offset)
    }
    for (_, label) in sorted {
      let offset = label.place.span.lower
      let (number, column) = source.position(of: offset)
      if let last = lines.last, last.number == number {
        let hadPrimary = last.holdsPrimary
        lines[lines.count - 1].labels.append(label)
        if label.isPrimary, !hadPrimary { lines[lines.count - 1].column = column }
        continue
      }
      let whole = source.lineSpan(at: offset)
      let span = Excerpt.shortened(whole, around: offset, source)
      lines.append(
        Line(
          number: number, column: column, span: span, isCutBefore: span.lower > whole.lower,
          isCutBehind: span.upper < whole.upper, text: source.text(of: span), labels: [label]))
    }
  }

  /// A part of a very long line, cut between characters.
  private static func shortened(_ line: Span, around offset: UInt32, _ source: Source) -> Span {
    guard Int(line.upper - line.lower) > most else { return line }
    var lower = max(Int(line.lower), Int(offset) - before)
    var upper = min(Int(line.upper), lower + most)
    while lower < upper, source.bytes[lower] & 0xC0 == 0x80 { lower += 1 }
    while upper > lower, upper < Int(line.upper), source.bytes[upper] & 0xC0 == 0x80 { upper -= 1 }
    return Span(UInt32(lower), UInt32(upper))
  }
}

/// A line as it is shown: its characters with their columns, cut to the room there is.
struct DrawnLine {
  /// A label's mark, in columns of the shown text.
  struct Mark {
    var lower: Int
    var upper: Int
    var text: String
    var isPrimary: Bool
    var role: DrawnRole { isPrimary ? .primary : .secondary }
  }

  /// What is shown.
  var text = ""
  /// Sorted by where they begin.
  var marks: [Mark] = []
  /// The first column behind all marks.
  var end: Int { marks.map(\.upper).max() ?? 0 }

  /// One shown character.
  private struct Cell {
    var offset: UInt32
    var column: Int
    var width: Int
    var text: String
  }

  /// Lays a line out in at most `room` columns.
  init(_ line: Excerpt.Line, room: Int) {
    var cells: [Cell] = []
    var column = 0
    var offset = line.span.lower
    for scalar in line.text.unicodeScalars {
      let shown: String
      if scalar == "\t" {
        shown = String(repeating: " ", count: 4 - column % 4)
      } else {
        shown = visible(String(scalar))
      }
      let width = columns(of: shown)
      cells.append(Cell(offset: offset, column: column, width: width, text: shown))
      column += width
      offset += UInt32(truncatingIfNeeded: UTF8.width(scalar))
    }
    /// The column at which the character of an offset begins.
    func start(of offset: UInt32) -> Int {
      if offset <= line.span.lower { return 0 }
      return cells.first { $0.offset >= offset }?.column ?? column
    }
    let focus = line.labels.first(where: \.isPrimary) ?? line.labels.first
    let focusColumn = focus.map { start(of: $0.place.span.lower) } ?? 0
    var from = 0
    var to = column
    if column > room {
      from = max(0, min(focusColumn - room / 3, column - room + 1))
      to = min(column, from + room - 2)
    }
    let isCutBefore = line.isCutBefore || from > 0
    let isCutBehind = line.isCutBehind || to < column
    // A wide character at the edge is left out whole.
    let shown = cells.filter { $0.column >= from && $0.column + $0.width <= to }
    let shift = (shown.first?.column ?? from) - (isCutBefore ? 1 : 0)
    text = (isCutBefore ? "…" : "") + shown.map(\.text).joined() + (isCutBehind ? "…" : "")
    let limit = max(1, columns(of: text))
    for label in line.labels {
      let lower = min(max(0, start(of: label.place.span.lower) - shift), limit)
      let upper = min(start(of: label.place.span.upper) - shift, limit)
      let words = label.text.split(separator: "\n").map { visible(String($0)) }
      marks.append(
        Mark(
          lower: lower, upper: max(upper, lower + 1), text: words.joined(separator: " "),
          isPrimary: label.isPrimary))
    }
    marks.sort { ($0.lower, $0.upper) < ($1.lower, $1.upper) }
  }

  /// The mark that is seen in a column: primary ones lie on top.
  func mark(at column: Int) -> Mark? {
    var found: Mark?
    for mark in marks where mark.lower <= column && column < mark.upper {
      if found == nil || mark.isPrimary { found = mark }
    }
    return found
  }
}
