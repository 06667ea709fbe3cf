/// A statement while it is edited: its scalars, which may be in several lines, and the cursor.
package struct EditedLine: Equatable, Sendable {
  /// What is typed so far.
  package var scalars: [Unicode.Scalar]
  /// The scalars before the cursor.
  package var cursor: Int {
    didSet { cursor = min(max(cursor, 0), scalars.count) }
  }

  /// A text with the cursor at its end, or before a scalar.
  package init(_ text: String = "", cursor: Int? = nil) {
    self.init(scalars: Array(text.unicodeScalars), cursor: cursor ?? .max)
  }

  /// Scalars with the cursor before one of them.
  package init(scalars: [Unicode.Scalar], cursor: Int) {
    self.scalars = scalars
    self.cursor = min(max(cursor, 0), scalars.count)
  }

  /// What is typed so far, as a text.
  package var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Whether the cursor is behind everything.
  package var isAtEnd: Bool { cursor == scalars.count }

  /// The UTF-8 bytes before the cursor.
  package var cursorInBytes: Int { scalars.prefix(cursor).reduce(0) { $0 + UTF8.width($1) } }

  // MARK: - Lines

  /// Where the line with the cursor begins.
  package var lineStart: Int {
    scalars.prefix(cursor).lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  /// Where the line with the cursor ends, before its line break.
  package var lineEnd: Int {
    scalars.dropFirst(cursor).firstIndex(of: "\n") ?? scalars.count
  }

  /// The last line.
  package var lastLine: ArraySlice<Unicode.Scalar> {
    scalars.suffix(from: scalars.lastIndex(of: "\n").map { $0 + 1 } ?? 0)
  }

  /// Whether there is more than one line.
  package var hasLines: Bool { scalars.contains("\n") }

  /// The place of the cursor one line up, in the same column if there is one; none in the first.
  package var above: Int? {
    let start = lineStart
    guard start > 0 else { return nil }
    let upper = EditedLine(scalars: scalars, cursor: start - 1)
    return min(upper.lineStart + cursor - start, start - 1)
  }

  /// The place of the cursor one line down; none in the last.
  package var below: Int? {
    let end = lineEnd
    guard end < scalars.count else { return nil }
    let lower = EditedLine(scalars: scalars, cursor: end + 1)
    return min(end + 1 + cursor - lineStart, lower.lineEnd)
  }

  // MARK: - Characters

  /// Scalars that one character is looked for in.
  private static let characterLimit = 32

  /// Where the character before the cursor begins, with all that combines in it.
  package var characterStart: Int {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[max(0, cursor - EditedLine.characterLimit)..<cursor])
    return cursor - (String(view).last?.unicodeScalars.count ?? 0)
  }

  /// Where the character behind the cursor ends.
  package var characterEnd: Int {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[cursor...].prefix(EditedLine.characterLimit))
    return cursor + (String(view).first?.unicodeScalars.count ?? 0)
  }

  // MARK: - Words

  /// Where the next word ends.
  package var wordEnd: Int {
    var place = cursor
    while place < scalars.count, !scalars[place].isOfWord { place += 1 }
    while place < scalars.count, scalars[place].isOfWord { place += 1 }
    return place
  }

  /// Where the word before the cursor begins.
  package var wordStart: Int {
    var place = cursor
    while place > 0, !scalars[place - 1].isOfWord { place -= 1 }
    while place > 0, scalars[place - 1].isOfWord { place -= 1 }
    return place
  }
}

extension Unicode.Scalar {
  /// Whether moving by words passes over it.
  fileprivate var isOfWord: Bool {
    self == "_" || properties.isAlphabetic || ("0"..."9") ~= self
      // An accent belongs to its letter.
      || properties.canonicalCombiningClass != .notReordered
  }
}
