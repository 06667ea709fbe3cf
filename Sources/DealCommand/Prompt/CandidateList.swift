internal import DealText
/// How candidates are laid out below the line: in columns, each with its meaning while there is
/// room, without meanings when there are many, and cut with a count when there are too many.
package struct CandidateList {
  /// Columns of the screen.
  package var columns: Int
  /// Rows that the list may take.
  package var rows: Int
  /// What stands for a part that was cut off.
  package var ellipsis: String
  /// The columns that a scalar takes, 0 to 2.
  package var width: (Unicode.Scalar) -> Int

  /// A layout for a screen; `isASCII` if it shows nothing else.
  package init(
    columns: Int, rows: Int, isASCII: Bool = false, width: @escaping (Unicode.Scalar) -> Int
  ) {
    self.columns = max(columns, 20)
    self.rows = max(rows, 2)
    self.ellipsis = isASCII ? "..." : "…"
    self.width = width
  }

  /// The lines of the list, none wider than the screen less one column; there are `more` candidates
  /// besides.
  package func lines(_ candidates: [Candidate], more: Int = 0) -> [String] {
    let room = columns - 1
    let names = candidates.map { cut(visible($0.text), to: room) }
    let nameWidth = names.map(columns(of:)).max() ?? 0
    let meanings = candidates.map { visible($0.meaning) }
    let described = zip(names, meanings).map { name, meaning in
      meaning.isEmpty ? name : cut(pad(name, to: nameWidth) + "  " + meaning, to: room)
    }
    let withMeanings = table(described, gap: 4)
    if more == 0, withMeanings.count <= rows { return withMeanings }
    let plain = table(names, gap: 2)
    if more == 0, plain.count <= rows { return plain }
    // Down the columns: what is left out is the end of the alphabet, so cut the list, not the rows.
    let perRow = max(1, (room + 2) / (nameWidth + 2))
    let shown = min(names.count, (rows - 1) * perRow)
    return table(Array(names.prefix(shown)), gap: 2) + [
      "\(ellipsis) and \(names.count + more - shown) more"
    ]
  }

  /// Cells in columns of one width, read downwards.
  private func table(_ cells: [String], gap: Int) -> [String] {
    guard let widest = cells.map(columns(of:)).max() else { return [] }
    let perRow = max(1, (columns - 1 + gap) / (widest + gap))
    let height = (cells.count + perRow - 1) / perRow
    return (0..<height).map { row in
      var line = ""
      for place in stride(from: row, to: cells.count, by: height) {
        let isLast = place + height >= cells.count
        line += isLast ? cells[place] : pad(cells[place], to: widest + gap)
      }
      return line
    }
  }

  /// The columns that a text takes.
  package func columns(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + max(0, width($1)) }
  }

  /// A text with spaces behind it.
  private func pad(_ text: String, to wanted: Int) -> String {
    text + String(repeating: " ", count: max(0, wanted - columns(of: text)))
  }

  /// A text that fits, with an ellipsis if it had to be cut.
  private func cut(_ text: String, to room: Int) -> String {
    if columns(of: text) <= room { return text }
    var kept = String.UnicodeScalarView()
    var used = columns(of: ellipsis)
    for scalar in text.unicodeScalars {
      used += max(0, width(scalar))
      if used > room { break }
      kept.append(scalar)
    }
    return String(kept) + ellipsis
  }
}
