/// What to show, as a value: the reports make pages and the writers turn them into text.
package struct Page: Hashable, Sendable {
  package var blocks: [Block]

  package init(_ blocks: [Block] = []) { self.blocks = blocks }

  /// A page of one line.
  package init(line: StyledText) { blocks = [.line(line)] }
}

package indirect enum Block: Hashable, Sendable {
  case line(StyledText)
  /// Running text, as in a lesson.
  case paragraph(StyledText)
  /// The entries of a list of running text.
  case entries([StyledText])
  case table(Table)
  case tree(Branch)
  case chart(Chart)
  /// A part of a report under a heading.
  case section(Section)
  /// What matters most, a few figures side by side.
  case facts([Fact])
  /// A script, line by line.
  case script(String)
  /// Statements with what they answer.
  case examples([Example])
  case blank
}

/// A statement with what it answers on the sample book, whatever else was answered before.
package struct Example: Hashable, Sendable {
  package var statement: String
  /// What a person sees, in lines; empty where there is no answer.
  package var answer: String
  package init(_ statement: String, answer: String) {
    self.statement = statement
    self.answer = answer
  }
}

/// A part of a report.
package struct Section: Hashable, Sendable {
  package var title: String
  package var blocks: [Block]
  /// Whether it is for those who ask: a page for a browser opens it on a click.
  package var isFolded: Bool
  /// By what links find it, where that must not change with the page around it.
  package var anchor: String?
  /// What it is about in a few words, for those who look for it.
  package var gist = ""
  package init(
    _ title: String, isFolded: Bool = false, anchor: String? = nil, gist: String = "",
    _ blocks: [Block]
  ) {
    self.isFolded = isFolded
    self.anchor = anchor
    self.gist = gist
    self.title = title
    self.blocks = blocks
  }
}

/// A figure with what it is, and what there is to say of it, such as its range.
package struct Fact: Hashable, Sendable {
  package var label: String
  package var value: String
  package var note: String
  package init(_ label: String, _ value: String, note: String = "") {
    self.label = label
    self.value = value
    self.note = note
  }
}

/// What a piece of text is, from which a writer takes its colour.
package enum Role: UInt8, Hashable, Sendable {
  case plain, strong, faint, name, value, verb, good, bad, caution
  /// The series of a picture; a writer never tells them apart by colour alone.
  case first, second, third, fourth, fifth, sixth

  /// The role of a series by its number from 0.
  package static func series(_ number: Int) -> Role {
    switch number % 6 {
    case 1: .second
    case 2: .third
    case 3: .fourth
    case 4: .fifth
    case 5: .sixth
    default: .first
    }
  }
}

/// A line made of pieces with roles.
package struct StyledText: Hashable, Sendable, ExpressibleByStringLiteral {
  package struct Piece: Hashable, Sendable {
    package var role: Role
    package var text: String
  }
  package var pieces: [Piece]

  package init(_ text: String = "", _ role: Role = .plain) {
    pieces = text.isEmpty ? [] : [Piece(role: role, text: text)]
  }

  package init(stringLiteral value: String) { self.init(value) }

  /// The text without its roles.
  package var text: String { pieces.map(\.text).joined() }

  package static func + (left: StyledText, right: StyledText) -> StyledText {
    var joined = left
    joined.pieces += right.pieces
    return joined
  }

  package static func += (left: inout StyledText, right: StyledText) {
    left.pieces += right.pieces
  }
}

/// A step with the steps below it, drawn as an indented tree.
package struct Branch: Hashable, Sendable {
  package var title: StyledText
  package var branches: [Branch]
  package init(_ title: StyledText, _ branches: [Branch] = []) {
    self.title = title
    self.branches = branches
  }
}
