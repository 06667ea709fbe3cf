internal import DealText

/// A text in the language of man pages while it is written.
struct Roff {
  private(set) var text = ""

  /// A macro with its arguments.
  mutating func macro(_ name: String, _ arguments: [String]) {
    let words = arguments.map { " \"\(escaped($0).replacing("\"", with: "\\(dq"))\"" }
    text += ".\(name)\(words.joined())\n"
  }

  /// Begins a paragraph, unless a heading has just done so.
  private mutating func startParagraph() {
    let last = text.split(separator: "\n").last ?? ""
    if !last.hasPrefix(".SH") { macro("PP", []) }
  }

  /// A paragraph of its own.
  mutating func paragraph(_ line: String) {
    startParagraph()
    self.line(line)
  }

  /// A line of a paragraph; no sign at its start is taken for a macro.
  mutating func line(_ line: String) {
    let line = escaped(line)
    text += (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + line + "\n"
  }

  /// A word and what it means.
  mutating func entry(_ label: String, _ meaning: String) {
    macro("TP", [])
    macro("B", [label])
    line(meaning)
  }

  /// Lines that are kept as they are.
  mutating func block(_ lines: [String]) {
    startParagraph()
    macro("nf", [])
    for line in lines { self.line(line) }
    macro("fi", [])
  }

  /// Paragraphs between empty lines; one whose lines are set in is kept as it is.
  mutating func paragraphs(_ words: String) {
    var lines: [String] = []
    let written = words.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for line in written + [""] {
      guard line.isEmpty else {
        lines.append(line)
        continue
      }
      if lines.first?.hasPrefix(" ") ?? false {
        block(lines)
      } else if !lines.isEmpty {
        startParagraph()
        for line in lines { self.line(line) }
      }
      lines = []
    }
  }

  /// A text in which nothing is a sign of roff.
  private func escaped(_ words: String) -> String {
    var escaped = ""
    for scalar in visible(words).unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "~": escaped += "\\(ti"
      case "^": escaped += "\\(ha"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
