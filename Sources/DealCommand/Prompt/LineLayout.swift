internal import DealText

/// Where every character of a prompt and a statement stands on a screen of some width.
package struct LineLayout: Equatable, Sendable {
  /// One column of the screen.
  package struct Cell: Equatable, Sendable {
    /// The character with what combines with it; empty for the right half of a wide one.
    package var text: String
    package var style: LineStyle
  }

  /// What to lay out.
  package struct Content {
    /// What stands before the first line.
    package var prompt: String
    /// What stands before further lines.
    package var furtherPrompt: String
    package var line: EditedLine
    /// How each scalar of the line looks; those beyond are plain.
    package var styles: [LineStyle] = []
    /// What could follow, shown as far as there is room in the last row.
    package var hint = ""

    package init(prompt: String, furtherPrompt: String, line: EditedLine) {
      self.prompt = prompt
      self.furtherPrompt = furtherPrompt
      self.line = line
    }
  }

  /// The rows from above. One that is full goes on in the next, which may be empty: writing on
  /// leads there by itself.
  package private(set) var rows: [[Cell]] = [[]]
  /// Where the cursor stands.
  package private(set) var cursor = ScreenPlace(row: 0, column: 0)
  /// Columns of the screen.
  package let columns: Int

  /// Lays out for a screen of some columns; `width` gives those that a scalar takes, 0 to 2.
  package init(_ content: Content, columns: Int, width: (Unicode.Scalar) -> Int) {
    self.columns = max(columns, 4)
    for scalar in content.prompt.unicodeScalars { put(scalar, .plain, width) }
    let line = content.line
    for (index, scalar) in line.scalars.enumerated() {
      if index == line.cursor { cursor = end }
      if scalar == "\n" {
        rows.append([])
        for scalar in content.furtherPrompt.unicodeScalars { put(scalar, .faint, width) }
      } else {
        put(scalar, index < content.styles.count ? content.styles[index] : .plain, width)
      }
    }
    if line.isAtEnd { cursor = end }
    putHint(content.hint, width)
  }

  /// Behind all that was put.
  package var end: ScreenPlace {
    ScreenPlace(row: rows.count - 1, column: rows.last?.count ?? 0)
  }

  /// Puts a scalar behind the others, in a form that commands nothing.
  private mutating func put(
    _ scalar: Unicode.Scalar, _ style: LineStyle, _ width: (Unicode.Scalar) -> Int
  ) {
    if scalar == "\t" {
      append([Cell(text: " ", style: style)])
    } else if isHidden(scalar) {
      for shown in visible(String(scalar)) { append([Cell(text: String(shown), style: style)]) }
    } else {
      switch width(scalar) {
      case 0: combine(scalar, style)
      case 2:
        append([Cell(text: String(scalar), style: style), Cell(text: "", style: style)])
      default: append([Cell(text: String(scalar), style: style)])
      }
    }
  }

  /// Adds the cells of one character, in the next row if they do not fit.
  private mutating func append(_ cells: [Cell]) {
    let last = rows.count - 1
    if rows[last].count + cells.count > columns {
      // The left half of a wide character cannot stand alone at the edge.
      rows[last].append(Cell(text: " ", style: .plain))
      rows.append(cells)
    } else {
      rows[last] += cells
      if rows[last].count == columns { rows.append([]) }
    }
  }

  /// Adds a mark to the character before it.
  private mutating func combine(_ scalar: Unicode.Scalar, _ style: LineStyle) {
    for row in stride(from: rows.count - 1, through: max(0, rows.count - 2), by: -1) {
      if let column = rows[row].lastIndex(where: { !$0.text.isEmpty }) {
        rows[row][column].text.unicodeScalars.append(scalar)
        return
      }
    }
    append([Cell(text: " " + String(scalar), style: style)])
  }

  /// Adds as much of a hint as the row has room for, less the last column.
  private mutating func putHint(_ hint: String, _ width: (Unicode.Scalar) -> Int) {
    for scalar in hint.unicodeScalars {
      let wanted = width(scalar)
      let room = columns - 1 - end.column
      if isHidden(scalar) || wanted < 1 || wanted > room { return }
      put(scalar, .faint, width)
    }
  }
}

/// A place on the screen, from the row and column where the prompt begins.
package struct ScreenPlace: Equatable, Sendable {
  package var row: Int
  package var column: Int

  /// A row and a column, counted from 0.
  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
