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
      case .paragraph(let paragraph): write(filtered(paragraph), prose: 0, into: &text)
      case .entries(let entries):
        for entry in entries {
          write(StyledText("- ") + filtered(entry), prose: 2, into: &text)
        }
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
      case .examples(let examples): text += write(examples.flatMap(\.lines))
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

  /// Running text, in lines that are good to read on a wide terminal too.
  private func write(_ text: StyledText, prose hanging: Int, into written: inout String) {
    let width = width.map { min($0, Self.mostProse) }
    for part in width.map({ text.wrapped(to: $0, hanging: hanging) }) ?? [text] {
      written += painted(part) + "\n"
    }
  }

  /// The columns of running text at most.
  private static let mostProse = 80

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

  private func write(_ table: Table, into text: inout String) {
    let heads = table.columns.map { column in
      filtered(StyledText(column.unit.map { "\(column.name) (\($0))" } ?? column.name, .strong))
    }
    let rows = table.rows.map { row in row.map { filtered(StyledText($0.text, $0.role)) } }
    let layout = TableLayout(
      heads: heads, rows: rows, isNumber: table.columns.map(\.isNumber), width: width)
    for line in layout.lines { text += painted(line) + "\n" }
    guard let footer = table.footer.map({ filtered(StyledText($0, .faint)) }) else { return }
    let parts = width.map { footer.wrapped(to: $0, hanging: 2, breaking: true) } ?? [footer]
    for part in parts { text += painted(part) + "\n" }
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

extension Example {
  /// The statement behind the prompt and the answer, both set in.
  fileprivate var lines: [Block] {
    typed.map { .line(StyledText("  \($0)", .name)) }
      + answer.split(separator: "\n").map { .line(StyledText("  \($0)")) }
  }

  /// The lines of the statement behind the prompts.
  var typed: [String] {
    statement.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      ($0 == 0 ? "deal> " : "   …> ") + $1
    }
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
