package import DealPage

/// Text of a lesson: paragraphs and lists, in which words may be code or stressed.
package struct Prose: Equatable, Sendable {
  /// A paragraph or an entry of a list.
  package struct Paragraph: Equatable, Sendable {
    package var text: String
    package var isEntry: Bool
  }
  package var paragraphs: [Paragraph] = []

  package init() {}

  /// The paragraphs of some lines: a blank line ends one, and `- ` begins an entry of a list.
  package init(_ lines: [String]) {
    var isOpen = false
    for line in lines {
      let text = trimmed(line)
      if text.isEmpty {
        isOpen = false
      } else if text.hasPrefix("- ") {
        paragraphs.append(Paragraph(text: trimmed(String(text.dropFirst(2))), isEntry: true))
        isOpen = true
      } else if isOpen {
        paragraphs[paragraphs.count - 1].text += " " + text
      } else {
        paragraphs.append(Paragraph(text: text, isEntry: false))
        isOpen = true
      }
    }
  }

  package var isEmpty: Bool { paragraphs.isEmpty }

  /// The text without its marks, for searches and for tables.
  package var plain: String {
    paragraphs.map { Prose.styled($0.text).text }.joined(separator: " ")
  }

  /// The paragraphs and lists as blocks of a page, with a blank line between them.
  package var blocks: [Block] {
    var blocks: [Block] = []
    var entries: [StyledText] = []
    func end() {
      if !entries.isEmpty { blocks.append(.entries(entries)) }
      entries = []
    }
    for paragraph in paragraphs {
      let text = Prose.styled(paragraph.text)
      if paragraph.isEntry {
        if entries.isEmpty, !blocks.isEmpty { blocks.append(.blank) }
        entries.append(text)
      } else {
        end()
        if !blocks.isEmpty { blocks.append(.blank) }
        blocks.append(.paragraph(text))
      }
    }
    end()
    return blocks
  }

  /// A text in which what stands between backticks is code and what stands between stars is stressed.
  package static func styled(_ text: String) -> StyledText {
    var styled = StyledText()
    var rest = text[...]
    while let start = rest.firstIndex(where: { $0 == "`" || $0 == "*" }) {
      let mark = rest[start...].prefix { $0 == rest[start] }
      let role: Role = rest[start] == "`" ? .name : .strong
      let inside = rest[mark.endIndex...]
      // A star in a formula, or a mark that is never closed, is a character like any other.
      let closed = inside.first == " " ? nil : Prose.place(of: mark, in: inside)
      styled += StyledText(String(rest[..<start]))
      if let closed {
        styled += StyledText(String(inside[..<closed]), role)
        rest = inside[closed...].dropFirst(mark.count)
      } else {
        styled += StyledText(String(mark))
        rest = inside
      }
    }
    return styled + StyledText(String(rest))
  }

  /// Where a mark stands again.
  private static func place(of mark: Substring, in text: Substring) -> Substring.Index? {
    text.indices.first { text[$0...].hasPrefix(mark) }
  }
}

/// A text without the blanks around it.
package func trimmed(_ text: String) -> String {
  var rest = text[...]
  while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
  while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
  return String(rest)
}
