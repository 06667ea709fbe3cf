import DealText

/// Writes pages as text for a terminal or a file.
package struct TextWriter: Sendable {
  /// Whether to colour.
  package var colour: Bool
  /// The columns of the terminal, where longer lines are broken between words; none for a file or a
  /// pipe, which gets every line whole.
  package var width: Int?
  /// Whether the signs of our own texts are written in ASCII.
  package var asciiOnly: Bool

  /// The narrowest terminal that lines are broken for.
  private static let leastWidth = 20

  package init(colour: Bool = false, width: Int? = nil, asciiOnly: Bool = false) {
    self.colour = colour
    self.width = width.map { max(Self.leastWidth, $0) }
    self.asciiOnly = asciiOnly
  }

  /// The page's lines, each ended by a newline.
  package func write(_ page: Page) -> String { write(page.blocks) }

  private func write(_ blocks: [Block]) -> String {
    var text = ""
    for block in blocks {
      switch block {
      case .line(let line):
        let shown = filtered(line)
        write(shown, hanging: shown.indent + 2, into: &text)
      case .table(let table): write(table, into: &text)
      case .tree(let branch):
        write(filtered(branch.title), hanging: 4, into: &text)
        write(branch.branches, indent: "", into: &text)
      case .chart(let chart):
        for line in TerminalChart(width: width ?? 80, asciiOnly: asciiOnly).lines(chart) {
          text += painted(line) + "\n"
        }
      case .section(let section):
        text += "\n"
        write(filtered(StyledText(section.title, .strong)), hanging: 2, into: &text)
        text += write(section.blocks)
      case .facts(let facts):
        for fact in facts {
          let note = fact.note.isEmpty ? "" : "  \(fact.note)"
          let line =
            StyledText("\(fact.label): ") + StyledText(fact.value, .value)
            + StyledText(note, .faint)
          write(filtered(line), hanging: 2, into: &text)
        }
      case .script(let script):
        for line in script.split(separator: "\n", omittingEmptySubsequences: false) {
          write(filtered(StyledText("  \(line)")), hanging: 4, into: &text)
        }
      case .blank: text += "\n"
      }
    }
    return text
  }

  /// A line that has passed the filter, broken where the terminal ends.
  private func write(_ line: StyledText, hanging: Int, into text: inout String) {
    guard let width else {
      text += painted(line) + "\n"
      return
    }
    for part in line.wrapped(to: width, hanging: hanging) { text += painted(part) + "\n" }
  }

  /// The branches of a tree; the further lines of a long one keep its bars.
  private func write(_ branches: [Branch], indent: String, into text: inout String) {
    for (index, branch) in branches.enumerated() {
      let isLast = index == branches.count - 1
      let (corner, bar) =
        asciiOnly
        ? (isLast ? "`- " : "|- ", isLast ? "   " : "|  ")
        : (isLast ? "└ " : "├ ", isLast ? "  " : "│ ")
      let room = width.map { max(8, $0 - columns(of: indent + bar) - 4) }
      let title = filtered(branch.title)
      let below = branch.branches.isEmpty ? "    " : (asciiOnly ? "|   " : "│   ")
      let parts = room.map { title.wrapped(to: $0, hanging: 0) } ?? [title]
      for (number, part) in parts.enumerated() {
        let margin = number == 0 ? indent + corner : indent + bar + below
        text += painted(StyledText(margin, .faint) + part) + "\n"
      }
      write(branch.branches, indent: indent + bar, into: &text)
    }
  }

  // MARK: Tables

  private func write(_ table: Table, into text: inout String) {
    if !table.rows.isEmpty {
      let heads = table.columns.map { column in
        filtered(StyledText(column.unit.map { "\(column.name) (\($0))" } ?? column.name, .strong))
      }
      let rows = table.rows.map { row in row.map { filtered(StyledText($0.text, $0.role)) } }
      var numbers = table.columns.enumerated().map { index, column in
        NumberColumn(
          isNumber: column.isNumber,
          point: column.isNumber
            ? DecimalPoint(rows.compactMap { index < $0.count ? $0[index].text : nil }) : nil)
      }
      var widths = widths(heads, rows)
      var aligned = widths
      for (index, column) in numbers.enumerated() where index < aligned.count {
        guard let point = column.point else { continue }
        aligned[index] = max(aligned[index], point.before + point.after)
      }
      if total(aligned) <= width ?? .max {
        widths = aligned
      } else {
        for index in numbers.indices { numbers[index].point = nil }
      }
      let isFolded = widths.count > 2 && total(widths) > width ?? .max
      let shown = isFolded ? self.widths(heads.dropLast(), rows.map { $0.dropLast() }) : widths
      if !heads.isEmpty { write(heads, shown, numbers, into: &text) }
      for row in rows {
        write(row, shown, numbers, into: &text)
        if isFolded, let last = row.last, !last.pieces.isEmpty {
          write(StyledText("    ") + last, hanging: 4, into: &text)
        }
      }
    }
    if let footer = table.footer {
      write(filtered(StyledText(footer, .faint)), hanging: 2, into: &text)
    }
  }

  /// How the cells of a column stand.
  private struct NumberColumn {
    /// At the right.
    var isNumber = false
    /// With their units under each other.
    var point: DecimalPoint?
  }

  /// The columns of the terminal that a row of cells of these widths takes.
  private func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + 2 * max(0, widths.count - 1)
  }

  /// How wide each column is: as its widest cell, unless the terminal is too narrow for all; then
  /// the widest columns give way, down to their longest word.
  /// Where even that is too wide, the last column goes below each row.
  private func widths(_ heads: [StyledText], _ rows: [[StyledText]]) -> [Int] {
    let count = heads.isEmpty ? rows.map(\.count).max() ?? 0 : heads.count
    var widths = [Int](repeating: 0, count: count)
    var least = widths
    for row in [heads] + rows {
      for (index, cell) in row.enumerated() where index < count {
        widths[index] = max(widths[index], cell.columns)
        least[index] = max(least[index], cell.indent + cell.widestWord)
      }
    }
    guard let width else { return widths }
    var excess = total(widths) - width
    while excess > 0 {
      let shrinkable = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// A row; a cell that is wider than its column goes on below.
  private func write(
    _ cells: [StyledText], _ widths: [Int], _ numbers: [NumberColumn], into text: inout String
  ) {
    let parts = zip(cells, widths).map { cell, width in
      cell.wrapped(to: width, hanging: cell.indent)
    }
    for number in 0..<(parts.map(\.count).max() ?? 0) {
      var line = StyledText()
      var gap = 0
      for (index, part) in parts.enumerated() {
        let cell = number < part.count ? part[number] : StyledText()
        let space = max(0, widths[index] - cell.columns)
        let column = index < numbers.count ? numbers[index] : NumberColumn()
        if !cell.pieces.isEmpty {
          let after =
            column.isNumber ? min(space, column.point?.space(after: cell.text) ?? 0) : space
          line += StyledText(String(repeating: " ", count: gap + space - after)) + cell
          gap = after
        } else {
          gap += space
        }
        gap += 2
      }
      text += painted(line) + "\n"
    }
  }

  // MARK: Pieces

  /// A line after the one output filter.
  private func filtered(_ line: StyledText) -> StyledText {
    line.pieces.reduce(into: StyledText()) { result, piece in
      let shown = visible(piece.text)
      result += StyledText(asciiOnly ? plainPunctuation(shown) : shown, piece.role)
    }
  }

  /// A line that has passed the filter, with its colours.
  private func painted(_ line: StyledText) -> String {
    line.pieces.map { piece in
      guard colour, let code = piece.role.code else { return piece.text }
      return "\u{1B}[\(code)m\(piece.text)\u{1B}[0m"
    }.joined()
  }
}

extension Role {
  /// The colour of the terminal, by its number in an SGR sequence.
  fileprivate var code: String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .faint: "2"
    case .name: "36"
    case .value: "1"
    case .verb: "35"
    case .good: "32"
    case .bad: "31"
    case .caution: "33"
    case .first: "34"
    case .second: "33"
    case .third: "32"
    case .fourth: "35"
    case .fifth: "36"
    case .sixth: "31"
    }
  }
}
