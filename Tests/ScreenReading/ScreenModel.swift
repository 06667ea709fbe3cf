import DealText

/// What a terminal shows after some bytes: the part of a VT100 and xterm that line editors use, with
/// exact wrapping: a character in the last column leaves the cursor there until the next one.
package struct ScreenModel: CustomStringConvertible {
  /// One column of the screen.
  package struct Cell: Equatable {
    /// The character; empty for the right half of a wide one.
    package var text = " "
    /// The attributes, as the numbers that switched them on.
    package var style = ""
  }

  /// The rows of the screen, from above.
  package private(set) var cells: [[Cell]]
  /// The row of the cursor.
  package private(set) var row = 0
  /// The column of the cursor.
  package private(set) var column = 0
  /// Lines that went out of the screen above.
  package private(set) var scrolledOut: [String] = []
  /// Sequences that this knows nothing of.
  package private(set) var unknown: [String] = []
  /// The lines and the cursor as they were when the screen was cleared last.
  package private(set) var beforeClearing: (lines: [String], row: Int, column: Int)?
  /// Whether pastes are marked.
  package private(set) var marksPastes = false
  /// How often the bell rang.
  package private(set) var bells = 0

  private var columns: Int
  private var style = ""
  /// Whether the last column has been written and the next character goes to the next row.
  private var wrapsNext = false
  /// Bytes of a character or a sequence that is not complete.
  private var pending: [UInt8] = []

  /// An empty screen.
  package init(rows: Int, columns: Int) {
    self.columns = columns
    cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
  }

  // MARK: - Looking

  /// How many rows there are.
  package var rows: Int { cells.count }

  /// The text of the rows without spaces at their ends, up to the last that is not empty.
  package var lines: [String] {
    var lines = cells.map { Self.text(of: $0) }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// A row with the attributes of its parts: `deal> <1>let</> x`.
  package func styled(_ row: Int) -> String {
    var text = ""
    var current = ""
    for cell in cells[row] {
      if cell.style != current {
        text += current.isEmpty ? "" : "</>"
        text += cell.style.isEmpty ? "" : "<\(cell.style)>"
        current = cell.style
      }
      text += cell.text
    }
    if !current.isEmpty { text += "</>" }
    while text.last == " " { text.removeLast() }
    return text
  }

  package var description: String {
    (lines + ["cursor in row \(row), column \(column)"]).joined(separator: "\n")
  }

  private static func text(of row: [Cell]) -> String {
    var text = row.map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  // MARK: - Taking

  /// Takes bytes that a program writes.
  package mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      pending.append(byte)
      if pending[0] == 0x1B {
        takeSequence()
      } else if byte < 0x80 || isWhole {
        let text = String(decoding: pending, as: UTF8.self)
        pending = []
        for scalar in text.unicodeScalars { take(scalar) }
      }
    }
  }

  /// Changes the size as xterm does: lines are cut off, and go out above if rows are missing.
  package mutating func resize(rows: Int, columns: Int) {
    self.columns = columns
    while cells.count > rows {
      if row < cells.count - 1 {
        cells.removeLast()
      } else {
        scrolledOut.append(Self.text(of: cells.removeFirst()))
        row -= 1
      }
    }
    while cells.count < rows { cells.append([]) }
    for index in cells.indices {
      cells[index] = Array(cells[index].prefix(columns))
      while cells[index].count < columns { cells[index].append(Cell()) }
    }
    column = min(column, columns - 1)
    wrapsNext = false
  }

  /// Whether the pending bytes are one character.
  private var isWhole: Bool {
    let length = pending[0] >= 0xF0 ? 4 : pending[0] >= 0xE0 ? 3 : 2
    return pending.count >= length
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\r":
      column = 0
      wrapsNext = false
    case "\n":
      wrapsNext = false
      goDown()
    case "\u{8}":
      column = max(0, column - 1)
      wrapsNext = false
    case "\u{7}": bells += 1
    case "\t": column = min(columns - 1, (column / 8 + 1) * 8)
    case _ where scalar.value < 0x20: unknown.append("control \(scalar.value)")
    default: put(scalar)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = DealText.columns(of: scalar)
    if width == 0 {
      var place = wrapsNext ? column : max(0, column - 1)
      if cells[row][place].text.isEmpty, place > 0 { place -= 1 }
      cells[row][place].text.unicodeScalars.append(scalar)
      return
    }
    if wrapsNext || column + width > columns {
      column = 0
      wrapsNext = false
      goDown()
    }
    cells[row][column] = Cell(text: String(scalar), style: style)
    if width == 2 { cells[row][column + 1] = Cell(text: "", style: style) }
    column += width
    if column >= columns {
      column = columns - 1
      wrapsNext = true
    }
  }

  /// Moves down a row, and the rows up if there is none.
  private mutating func goDown() {
    if row + 1 < cells.count {
      row += 1
    } else {
      scrolledOut.append(Self.text(of: cells.removeFirst()))
      cells.append(Array(repeating: Cell(), count: columns))
    }
  }

  // MARK: - Sequences

  /// Carries out the pending sequence if it is complete.
  private mutating func takeSequence() {
    guard pending.count > 1 else { return }
    guard pending[1] == UInt8(ascii: "[") else {
      unknown.append(String(decoding: pending, as: UTF8.self))
      pending = []
      return
    }
    guard pending.count > 2, let last = pending.last, 0x40...0x7E ~= last else { return }
    let body = String(decoding: pending.dropFirst(2).dropLast(), as: UTF8.self)
    pending = []
    let numbers = body.split(separator: ";").map { Int($0) ?? 0 }
    carryOut(Character(Unicode.Scalar(last)), body, numbers)
  }

  private mutating func carryOut(_ kind: Character, _ body: String, _ numbers: [Int]) {
    let count = max(1, numbers.first ?? 1)
    if kind != "m" && kind != "h" && kind != "l" { wrapsNext = false }
    switch kind {
    case "A": row = max(0, row - count)
    case "B": row = min(cells.count - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns - 1, count - 1)
    case "H":
      row = min(cells.count - 1, max(1, numbers.first ?? 1) - 1)
      column = min(columns - 1, max(1, numbers.count > 1 ? numbers[1] : 1) - 1)
    case "J": clearScreen(numbers.first ?? 0)
    case "K":
      switch numbers.first ?? 0 {
      case 0: clear(row, column..<columns)
      case 1: clear(row, 0..<column + 1)
      default: clear(row, 0..<columns)
      }
    case "P":
      cells[row].removeSubrange(column..<min(columns, column + count))
      while cells[row].count < columns { cells[row].append(Cell()) }
    case "@":
      cells[row].insert(contentsOf: Array(repeating: Cell(), count: count), at: column)
      cells[row].removeLast(count)
    case "L", "M":
      for _ in 0..<count {
        cells.remove(at: kind == "M" ? row : cells.count - 1)
        let blank = Array(repeating: Cell(), count: columns)
        cells.insert(blank, at: kind == "M" ? cells.count : row)
      }
    case "m":
      for number in numbers.isEmpty ? [0] : numbers {
        style = number == 0 ? "" : style.isEmpty ? "\(number)" : "\(style);\(number)"
      }
    case "h" where body == "?2004": marksPastes = true
    case "l" where body == "?2004": marksPastes = false
    default: unknown.append("[\(body)\(kind)")
    }
  }

  private mutating func clearScreen(_ part: Int) {
    switch part {
    case 0:
      clear(row, column..<columns)
      for below in row + 1..<max(row + 1, cells.count) { clear(below, 0..<columns) }
    case 2:
      beforeClearing = (lines, row, column)
      for each in cells.indices { clear(each, 0..<columns) }
    default: unknown.append("[\(part)J")
    }
  }

  private mutating func clear(_ row: Int, _ range: Range<Int>) {
    for column in range { cells[row][column] = Cell() }
  }
}
