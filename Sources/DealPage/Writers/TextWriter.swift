import DealText

/// Writes pages as text for a terminal or a file.
package struct TextWriter: Sendable {
  package var colour: Bool
  /// Columns of the terminal; longer lines of a table are cut there, other lines are left to wrap.
  package var width: Int
  package var asciiOnly: Bool

  package init(colour: Bool = false, width: Int = 100, asciiOnly: Bool = false) {
    self.colour = colour
    self.width = max(20, width)
    self.asciiOnly = asciiOnly
  }

  /// The page's lines, each ended by a newline.
  package func write(_ page: Page) -> String {
    var text = ""
    for block in page.blocks {
      switch block {
      case .line(let line): text += paint(line) + "\n"
      case .table(let table): text += write(table)
      case .tree(let branch):
        text += paint(branch.title) + "\n"
        write(branch.branches, indent: "", into: &text)
      case .blank: text += "\n"
      }
    }
    return text
  }

  private func write(_ branches: [Branch], indent: String, into text: inout String) {
    for (index, branch) in branches.enumerated() {
      let isLast = index == branches.count - 1
      let (corner, bar) =
        asciiOnly
        ? (isLast ? "`- " : "|- ", isLast ? "   " : "|  ")
        : (isLast ? "└ " : "├ ", isLast ? "  " : "│ ")
      text += paint(StyledText(indent + corner, .faint) + branch.title) + "\n"
      write(branch.branches, indent: indent + bar, into: &text)
    }
  }

  private func write(_ table: Table) -> String {
    guard !table.rows.isEmpty else {
      return table.footer.map { paint(StyledText($0, .faint)) + "\n" } ?? ""
    }
    let heads = table.columns.map { column in
      visible(column.unit.map { "\(column.name) (\($0))" } ?? column.name)
    }
    let cells = table.rows.map { row in row.map { visible($0.text) } }
    var widths = heads.map { columns(of: $0) }
    for row in cells {
      for (index, cell) in row.enumerated() where index < widths.count {
        widths[index] = max(widths[index], columns(of: cell))
      }
    }
    var text = paint(line(heads, widths, table.columns, roles: nil)) + "\n"
    for (row, shown) in zip(table.rows, cells) {
      text += paint(line(shown, widths, table.columns, roles: row.map(\.role))) + "\n"
    }
    if let footer = table.footer { text += paint(StyledText(footer, .faint)) + "\n" }
    return text
  }

  private func line(
    _ cells: [String], _ widths: [Int], _ kinds: [Table.Column], roles: [Role]?
  ) -> StyledText {
    var line = StyledText()
    for (index, cell) in cells.enumerated() where index < widths.count {
      let gap = String(repeating: " ", count: max(0, widths[index] - columns(of: cell)))
      let isLast = index == cells.count - 1
      let role = roles.map { index < $0.count ? $0[index] : .plain } ?? .strong
      if kinds[index].isNumber {
        line += StyledText(gap) + StyledText(cell, role)
      } else {
        line += StyledText(cell, role) + StyledText(isLast ? "" : gap)
      }
      if !isLast { line += StyledText("  ") }
    }
    return line
  }

  /// A line with its colours, after the one output filter.
  package func paint(_ line: StyledText) -> String {
    line.pieces.map { piece in
      let shown = asciiOnly ? plainPunctuation(visible(piece.text)) : visible(piece.text)
      guard colour, let code = piece.role.code else { return shown }
      return "\u{1B}[\(code)m\(shown)\u{1B}[0m"
    }.joined()
  }

  /// The signs of our own texts in ASCII; what a user wrote in other scripts stays.
  private func plainPunctuation(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "·": plain += "*"
      case "…": plain += "..."
      case "→": plain += "->"
      case "±": plain += "+/-"
      case "−": plain += "-"
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return plain
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
    }
  }
}
