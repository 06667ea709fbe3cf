/// What a terminal shows of the statement being edited, and what has to be written so that it shows
/// something else. Only what differs is written. Rows that the screen has no room for are left out,
/// never the one with the cursor.
package struct LineScreen: Sendable {
  /// The rows that the terminal shows, from above; none if nothing has been drawn.
  private var shown: [[LineLayout.Cell]] = []
  /// Where the terminal's cursor is in them.
  private var at = ScreenPlace(row: 0, column: 0)
  /// The row of the layout that is shown first.
  private var top = 0
  /// Columns that the rows were drawn for.
  private var columns = 0
  /// What is to be written.
  private var output = ""
  /// How the terminal writes now.
  private var style = LineStyle.plain

  /// Nothing drawn.
  package init() {}

  // MARK: - Drawing

  /// Shows a layout on a screen of so many rows; gives what has to be written.
  package mutating func draw(_ layout: LineLayout, screenRows: Int) -> String {
    let most = max(screenRows, 1)
    let latest = max(0, layout.rows.count - most)
    top = min(max(min(top, layout.cursor.row), layout.cursor.row - most + 1), latest)
    var rows = Array(layout.rows[top..<min(top + most, layout.rows.count)])
    if top < latest, rows[rows.count - 1].count == layout.columns {
      // Nothing may be written behind the last row.
      let half = rows[rows.count - 1].popLast()
      if half?.text.isEmpty ?? false { rows[rows.count - 1].removeLast() }
    }
    columns = layout.columns
    show(rows)
    move(to: ScreenPlace(row: layout.cursor.row - top, column: layout.cursor.column))
    return take()
  }

  /// Writes the rows that differ from those shown.
  private mutating func show(_ rows: [[LineLayout.Cell]]) {
    var goesOn = false
    for (row, cells) in rows.enumerated() {
      let isNew = row >= shown.count
      let before = isNew ? [] : shown[row]
      if before == cells && !goesOn {
        if isNew { move(to: ScreenPlace(row: row, column: 0)) }
        continue
      }
      let start = goesOn ? 0 : LineScreen.firstDifference(before, cells)
      if !goesOn { move(to: ScreenPlace(row: row, column: start)) }
      at.row = row
      if goesOn && cells.isEmpty {
        // Into the next row, and back to its start.
        output += " \r"
        erase()
      }
      for cell in cells[start...] { put(cell) }
      goesOn = cells.count == columns && row + 1 < rows.count
      at.column = cells.count
      if cells.count < before.count { erase() }
    }
    if shown.count > rows.count, let last = rows.last {
      move(to: ScreenPlace(row: rows.count - 1, column: last.count))
      output += "\u{1B}[J"
    }
    use(.plain)
    shown = rows
  }

  /// The first column that has to be written anew. Where marks combine, terminals differ in what
  /// they take for a column: the whole row is.
  private static func firstDifference(
    _ before: [LineLayout.Cell], _ after: [LineLayout.Cell]
  ) -> Int {
    func combines(_ cells: [LineLayout.Cell]) -> Bool {
      cells.contains { $0.text.unicodeScalars.count > 1 }
    }
    if combines(before) || combines(after) { return 0 }
    var column = zip(before, after).prefix { $0 == $1 }.count
    if column < after.count, after[column].text.isEmpty { column -= 1 }
    return max(0, column)
  }

  /// Writes one cell.
  private mutating func put(_ cell: LineLayout.Cell) {
    if cell.text.isEmpty { return }
    use(cell.style)
    output += cell.text
  }

  /// Clears to the end of the row.
  private mutating func erase() {
    use(.plain)
    output += "\u{1B}[K"
  }

  /// Switches the terminal to a style.
  private mutating func use(_ wanted: LineStyle) {
    if wanted == style { return }
    output += wanted == .plain ? "\u{1B}[0m" : "\u{1B}[0;\(wanted.code)m"
    style = wanted
  }

  /// Moves the terminal's cursor. Downwards by line breaks, which make room below the last row.
  private mutating func move(to place: ScreenPlace) {
    if place == at { return }
    use(.plain)
    if place.row > at.row {
      output += String(repeating: "\r\n", count: place.row - at.row)
      at = ScreenPlace(row: place.row, column: 0)
    } else if place.row < at.row {
      output += "\u{1B}[\(at.row - place.row)A"
    }
    if place.column == 0 {
      if at.column != 0 { output += "\r" }
    } else if at.column >= columns {
      // Terminals disagree on where a cursor at the edge is.
      output += "\r\u{1B}[\(place.column)C"
    } else if place.column > at.column {
      output += "\u{1B}[\(place.column - at.column)C"
    } else if place.column < at.column {
      output += "\u{1B}[\(at.column - place.column)D"
    }
    at = place
  }

  /// What is to be written, once.
  private mutating func take() -> String {
    defer { output = "" }
    return output
  }

  // MARK: - Leaving

  /// Shows all of a statement and leaves it: the cursor stands in column 0 below, where `mark` has
  /// been added to the end. Rows that the screen had no room for are written too.
  package mutating func leave(_ layout: LineLayout, screenRows: Int, mark: String = "") -> String {
    var text = ""
    if layout.rows.count > screenRows, !shown.isEmpty { text += wipe() }
    columns = layout.columns
    top = 0
    show(layout.rows)
    move(to: layout.end)
    text += take() + mark + "\r\n"
    forget()
    return text
  }

  /// Takes the statement from the screen; the cursor stands where it began.
  package mutating func wipe() -> String {
    guard !shown.isEmpty else { return "" }
    move(to: ScreenPlace(row: 0, column: 0))
    output += "\r\u{1B}[J"
    forget()
    return take()
  }

  /// Takes note that the cursor stands in column 0 of a row with nothing in it and below. Of a tall
  /// statement the same rows are shown again.
  package mutating func forget() {
    shown = []
    at = ScreenPlace(row: 0, column: 0)
  }

  /// Makes ready to draw a layout anew after the window changed its size. Some terminals wrap long
  /// lines anew, some do not: rather a row too many stays than that one above the prompt is wiped.
  package mutating func resize(for layout: LineLayout) -> String {
    guard !shown.isEmpty else { return "" }
    let above = min(at.row, layout.cursor.row)
    forget()
    return "\r" + (above > 0 ? "\u{1B}[\(above)A" : "") + "\u{1B}[J"
  }
}
