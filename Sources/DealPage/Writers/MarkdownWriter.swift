import DealText

/// Writes documents as Markdown of the flavour that GitHub shows.
struct MarkdownWriter: Sendable {
  /// Headings, tables, lists and fenced blocks, with an empty line between any two.
  func write(_ document: Document) -> String {
    var parts: [String] = []
    if !document.title.isEmpty { parts.append("# " + escaped(document.title)) }
    for answer in document.answers {
      var blocks = answer.blocksWithPicture
      if document.answers.count > 1, let title = answer.title {
        blocks = [.section(Section(title, blocks))]
      }
      parts += self.parts(blocks, level: 2)
    }
    if let script = document.scriptBehindPages {
      parts.append("## Script")
      parts.append(fence(script, "deal script"))
    }
    parts.append("---")
    parts.append(escaped(document.colophon.sentence))
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// Blocks; lines that follow each other are one paragraph.
  private func parts(_ blocks: [Block], level: Int) -> [String] {
    var parts: [String] = []
    var lines: [String] = []
    func endParagraph() {
      if !lines.isEmpty { parts.append(lines.joined(separator: "\\\n")) }
      lines = []
    }
    for block in blocks {
      if case .line(let text) = block, !text.text.isEmpty {
        lines.append(line(text))
        continue
      }
      endParagraph()
      switch block {
      case .line, .blank: break
      case .paragraph(let text): parts.append(line(text))
      case .entries(let entries):
        parts.append(entries.map { "- " + line($0) }.joined(separator: "\n"))
      case .table(let table): parts += self.parts(table)
      case .tree(let branch): parts.append(tree(branch, indent: "").joined(separator: "\n"))
      case .chart(let chart):
        parts.append(fence(TextWriter(width: 80).write(Page([.chart(chart)])), "text"))
        if !chart.description.isEmpty { parts.append(escaped(chart.description)) }
      case .section(let section):
        parts.append(String(repeating: "#", count: min(level, 6)) + " " + escaped(section.title))
        parts += self.parts(section.blocks, level: level + 1)
      case .facts(let facts): parts.append(table(facts))
      case .script(let script): parts.append(fence(script, "deal script"))
      case .examples(let examples):
        let lines = examples.flatMap { $0.typed + [$0.answer].filter { !$0.isEmpty } }
        let text = lines.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined()
        if !text.isEmpty { parts.append(fence(text, "deal sample")) }
      }
    }
    endParagraph()
    return parts
  }

  /// A line of text; what it is indented by is kept, as spaces would be dropped or begin code.
  private func line(_ line: StyledText) -> String {
    let margin = line.indent
    return String(repeating: "&emsp;", count: min(margin, 20) / 2) + inline(line, startsLine: true)
  }

  private func tree(_ branch: Branch, indent: String) -> [String] {
    [indent + "- " + inline(branch.title, startsLine: true)]
      + branch.branches.flatMap { tree($0, indent: indent + "  ") }
  }

  // MARK: Tables

  private func parts(_ table: Table) -> [String] {
    var parts: [String] = []
    if !table.rows.isEmpty {
      let count = max(table.columns.count, table.rows.map(\.count).max() ?? 0)
      let heads = (0..<count).map { place -> String in
        guard place < table.columns.count else { return "" }
        let column = table.columns[place]
        return escaped(column.unit.map { "\(column.name) (\($0))" } ?? column.name)
      }
      let isNumber = (0..<count).map { $0 < table.columns.count && table.columns[$0].isNumber }
      let rows = table.rows.map { row in
        (0..<count).map { place in
          place < row.count ? inline(StyledText(row[place].text, row[place].role)) : ""
        }
      }
      parts.append(pipes(heads, isNumber, rows))
    }
    if let footer = table.footer { parts.append(escaped(footer, startsLine: true)) }
    return parts
  }

  /// Figures with what they are.
  private func table(_ facts: [Fact]) -> String {
    let hasNotes = facts.contains { !$0.note.isEmpty }
    return pipes(
      ["figure", "value"] + (hasNotes ? ["note"] : []), [false, true, false],
      facts.map { fact in
        [escaped(fact.label), inline(StyledText(fact.value, .strong))]
          + (hasNotes ? [escaped(fact.note)] : [])
      })
  }

  /// A table of texts that are Markdown already.
  private func pipes(_ heads: [String], _ isNumber: [Bool], _ rows: [[String]]) -> String {
    let rule = zip(heads, isNumber).map { $1 ? "---:" : "---" }
    return ([heads, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
      .joined(separator: "\n")
  }

  // MARK: Texts

  /// A block of text that is shown as it is, in a fence longer than any in it.
  private func fence(_ text: String, _ language: String) -> String {
    var longest = 2
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    var lines = text.lines.map { visible($0) }
    if lines.last == "" { lines.removeLast() }
    return ([fence + language] + lines + [fence]).joined(separator: "\n")
  }

  /// Pieces; what is strong stands between stars, with no spaces inside of them.
  private func inline(_ text: StyledText, startsLine: Bool = false) -> String {
    var result = ""
    for piece in text.pieces {
      let words = piece.text.split(separator: " ", omittingEmptySubsequences: false)
      let kept = words.drop { $0.isEmpty }
      if kept.isEmpty {
        result += result.isEmpty ? "" : " "
        continue
      }
      let before = kept.count < words.count && !result.isEmpty ? " " : ""
      let isStrong = piece.role == .strong
      let text = escaped(
        kept.joined(separator: " ").trimmedEnd,
        startsLine: startsLine && result.isEmpty && !isStrong)
      let after = piece.text.hasSuffix(" ") ? " " : ""
      result += before + (isStrong ? "**\(text)**" : text) + after
    }
    return result.trimmedEnd
  }

  /// A text in which nothing is a sign of Markdown or HTML.
  private func escaped(_ text: String, startsLine: Bool = false) -> String {
    var result = ""
    let scalars = Array(visible(text).unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\\", "`", "*", "[", "]", "|", "~": result += "\\" + String(Character(scalar))
      case "_":
        // Inside of a word it is no sign, and names are full of it.
        let isInside =
          place > 0 && place + 1 < scalars.count && scalars[place - 1].isWordPart
          && scalars[place + 1].isWordPart
        result += isInside ? "_" : "\\_"
      case "#", "+", "-", "=":
        result += (place == 0 && startsLine ? "\\" : "") + String(Character(scalar))
      case ".", ")":
        let isNumbering = startsLine && place > 0 && scalars[..<place].allSatisfy(\.isDigit)
        result += (isNumbering ? "\\" : "") + String(Character(scalar))
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter or a digit.
  fileprivate var isWordPart: Bool { isDigit || properties.isAlphabetic }

  /// Whether it is a digit of ASCII.
  fileprivate var isDigit: Bool { value >= 0x30 && value <= 0x39 }
}

extension String {
  /// The text between its line ends.
  var lines: [String] {
    unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  /// The text without the spaces at its end.
  fileprivate var trimmedEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
