import DealText

/// A field of the terminal's cells, on which a picture is drawn; what would lie outside is left out.
struct Grid {
  /// What a cell shows; nothing where the character before it reaches into it.
  private struct Cell {
    var text = " "
    var role = Role.plain
  }

  let width: Int
  let height: Int
  private var cells: [Cell]

  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = [Cell](repeating: Cell(), count: self.width * self.height)
  }

  /// The index of a cell; none outside.
  private func index(_ column: Int, _ row: Int) -> Int? {
    column >= 0 && column < width && row >= 0 && row < height ? row * width + column : nil
  }

  /// Whether nothing is drawn on these cells and all are inside.
  func isFree(_ columns: Range<Int>, _ row: Int) -> Bool {
    columns.allSatisfy { column in index(column, row).map { cells[$0].text == " " } ?? false }
  }

  /// Draws a sign of one column.
  mutating func put(_ sign: Character, _ column: Int, _ row: Int, _ role: Role = .plain) {
    guard let index = index(column, row) else { return }
    clear(index)
    cells[index] = Cell(text: String(sign), role: role)
  }

  /// Draws a sign from a column as far as another one, which is left out.
  mutating func fill(_ sign: Character, _ columns: Range<Int>, _ row: Int, _ role: Role = .plain) {
    for column in columns.clamped(to: 0..<width) { put(sign, column, row, role) }
  }

  /// Writes a text that has passed the output filter from a column on, as far as there are cells.
  mutating func write(_ text: String, _ column: Int, _ row: Int, _ role: Role = .plain) {
    var column = column
    for character in text {
      let size = columns(of: String(character))
      guard size > 0 else {
        if let before = index(column - 1, row) { cells[before].text.append(character) }
        continue
      }
      guard column <= width - size else { return }
      if let first = index(column, row) {
        for place in first..<first + size {
          clear(place)
          cells[place] = Cell(text: "", role: role)
        }
        cells[first].text = String(character)
      }
      column += size
    }
  }

  /// Takes away a wide character of which one cell is drawn over.
  private mutating func clear(_ place: Int) {
    let row = place / max(1, width)
    var first = place
    while first > row * width, cells[first].text.isEmpty { first -= 1 }
    var end = first + 1
    while end < (row + 1) * width, cells[end].text.isEmpty { end += 1 }
    guard end - first > 1 else { return }
    for cell in first..<end { cells[cell] = Cell() }
  }

  /// The rows from the top, without spaces at their ends.
  var lines: [StyledText] {
    (0..<height).map { row in
      let all = cells[row * width..<(row + 1) * width]
      let last = all.lastIndex { $0.text != " " } ?? all.startIndex - 1
      var line = StyledText()
      var piece = ""
      var role = Role.plain
      for cell in all[..<(last + 1)] {
        // A space has no colour and goes on with what it follows.
        if cell.role != role, cell.text != " " {
          line += StyledText(piece, role)
          piece = ""
          role = cell.role
        }
        piece += cell.text
      }
      return line + StyledText(piece, role)
    }
  }
}
