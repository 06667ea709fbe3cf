import DealText

/// Draws a diagnostic under the lines of its source, as text.
package func draw(
  _ diagnostic: Diagnostic, style: DrawingStyle = DrawingStyle(),
  sources: (UInt32) -> Source?
) -> String {
  drawPieces(diagnostic, style: style, sources: sources).map(\.text).joined()
}

/// Draws a diagnostic as pieces that can be coloured; the last one ends with a line end.
package func drawPieces(
  _ diagnostic: Diagnostic, style: DrawingStyle = DrawingStyle(),
  sources: (UInt32) -> Source?
) -> [DrawnPiece] {
  var drawing = Drawing(style: style)
  drawing.drawHeader(diagnostic)
  // One excerpt for each source, that of the primary label first.
  var order: [UInt32] = []
  for label in diagnostic.labels where !order.contains(label.place.source) {
    order.append(label.place.source)
  }
  var excerpts: [Excerpt] = []
  for id in order {
    guard let source = sources(id) else { continue }
    let labels = diagnostic.labels.filter { $0.place.source == id }
    excerpts.append(Excerpt(source: source, labels: labels))
  }
  drawing.gutter = excerpts.map(\.gutter).max() ?? 1
  for excerpt in excerpts { drawing.draw(excerpt) }
  for note in diagnostic.notes { drawing.drawNote("", note) }
  for remedy in diagnostic.remedies { drawing.drawNote("try: ", remedy) }
  return drawing.pieces
}

/// A diagnostic in one line: `file:line:column: error[code]: text`.
package func drawShort(_ diagnostic: Diagnostic, sources: (UInt32) -> Source?) -> String {
  var text = ""
  if let place = diagnostic.labels.first?.place, let source = sources(place.source) {
    let (line, column) = source.position(of: place.span.lower)
    text = "\(visible(source.name)):\(line):\(column): "
  }
  text += "\(diagnostic.severity.word)[\(diagnostic.code)]: "
  text += diagnostic.message.split(separator: "\n").map { visible(String($0)) }
    .joined(separator: " ")
  return text
}

extension Diagnostic.Severity {
  /// As it is shown.
  package var word: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// How the word for the severity is coloured.
  var role: DrawnRole {
    switch self {
    case .note: .information
    case .warning: .warning
    case .error: .error
    }
  }
}

/// The pieces drawn so far, and how to draw more.
private struct Drawing {
  let style: DrawingStyle
  var pieces: [DrawnPiece] = []
  /// The columns of the widest line number.
  var gutter = 1

  init(style: DrawingStyle) {
    self.style = style
  }

  var bar: String { style.isUnicode ? "│" : "|" }
  var indent: String { String(repeating: " ", count: gutter) }

  /// Adds characters of one role; neighbours of the same role are joined.
  mutating func add(_ role: DrawnRole, _ text: String) {
    guard !text.isEmpty else { return }
    if let last = pieces.last, last.role == role {
      pieces[pieces.count - 1].text += text
    } else {
      pieces.append(DrawnPiece(role, text))
    }
  }

  /// `error[code]: message`.
  mutating func drawHeader(_ diagnostic: Diagnostic) {
    add(diagnostic.severity.role, diagnostic.severity.word)
    add(.code, "[\(visible(diagnostic.code))]")
    let lines = diagnostic.message.split(separator: "\n", omittingEmptySubsequences: false)
    add(.plain, ": " + lines.map { visible(String($0)) }.joined(separator: "\n  ") + "\n")
  }

  /// A sentence behind `=`; its further lines stand below its first.
  mutating func drawNote(_ lead: String, _ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let below = "\n" + String(repeating: " ", count: gutter + 3 + lead.utf8.count)
    add(.gutter, "\(indent) = ")
    add(.note, lead + lines.map { visible(String($0)) }.joined(separator: below) + "\n")
  }

  /// A header with the place, then the lines with their marks.
  mutating func draw(_ excerpt: Excerpt) {
    guard let first = excerpt.lines.first(where: \.holdsPrimary) ?? excerpt.lines.first else {
      return
    }
    let place = "\(visible(excerpt.source.name)):\(first.number):\(first.column)"
    add(.gutter, "\(indent) \(style.isUnicode ? "┌─" : "-->") ")
    add(.plain, place + "\n")
    var previous: Int?
    for line in excerpt.lines {
      if let previous, line.number > previous + 1 {
        add(.gutter, "\(indent) \(style.isUnicode ? "·" : ".")\n")
      }
      previous = line.number
      let drawn = DrawnLine(line, room: max(20, style.width - gutter - 3))
      let number = String(line.number)
      let pad = String(repeating: " ", count: max(0, gutter - number.utf8.count))
      add(.gutter, "\(pad)\(number) \(bar)")
      add(.plain, drawn.text.isEmpty ? "\n" : " \(drawn.text)\n")
      drawMarks(drawn)
    }
  }

  /// The marks under a line, and the texts of its labels: the rightmost behind its mark, the others
  /// in rows below, from right to left.
  private mutating func drawMarks(_ line: DrawnLine) {
    let marks = line.marks
    guard let last = marks.last else { return }
    add(.gutter, "\(indent) \(bar) ")
    var column = 0
    for index in 0..<line.end {
      guard let mark = line.mark(at: index) else { continue }
      add(.plain, String(repeating: " ", count: index - column))
      add(mark.role, mark.isPrimary ? "^" : style.isUnicode ? "─" : "-")
      column = index + 1
    }
    let isBehind = marks.allSatisfy { $0.upper <= last.upper }
    if isBehind, !last.text.isEmpty { add(last.role, " \(last.text)") }
    add(.plain, "\n")
    let below = isBehind ? Array(marks.dropLast()) : marks
    for (index, mark) in below.enumerated().reversed() where !mark.text.isEmpty {
      add(.gutter, "\(indent) \(bar) ")
      var column = 0
      for other in below[..<index] where other.lower < mark.lower && !other.text.isEmpty {
        guard other.lower >= column else { continue }
        add(.plain, String(repeating: " ", count: other.lower - column))
        add(other.role, bar)
        column = other.lower + 1
      }
      add(.plain, String(repeating: " ", count: max(0, mark.lower - column)))
      add(mark.role, mark.text)
      add(.plain, "\n")
    }
  }
}
