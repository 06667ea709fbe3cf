/// What was in the line before each change, to go back to and forth again. A word that is typed is
/// one change, as is everything that arrives at once.
package struct LineUndo: Sendable {
  /// The line as it is.
  private var current = EditedLine()
  /// What it was before, oldest first.
  private var past: [EditedLine] = []
  /// What was taken back, nearest last.
  private var future: [EditedLine] = []
  /// Where typing would go on with the same word; none after any other change.
  private var typedUpTo: Int?

  /// Changes that are kept.
  private static let most = 500

  /// Nothing typed yet.
  package init() {}

  /// Takes note of the line as it is now.
  package mutating func note(_ line: EditedLine) {
    defer { current = line }
    guard line.scalars != current.scalars else { return }
    future = []
    let typed = Self.typed(in: line, since: current)
    let goesOn = typedUpTo == current.cursor && typed != nil && !beginsWord(line)
    if !goesOn {
      past.append(current)
      if past.count > LineUndo.most { past.removeFirst(LineUndo.most / 10) }
    }
    typedUpTo = typed
  }

  /// Goes back to the line before the last change; none if there was none.
  package mutating func undo(_ line: EditedLine) -> EditedLine? {
    note(line)
    guard let earlier = past.popLast() else { return nil }
    future.append(current)
    current = earlier
    typedUpTo = nil
    return earlier
  }

  /// Takes the last undo back; none if there was none.
  package mutating func redo(_ line: EditedLine) -> EditedLine? {
    note(line)
    guard let later = future.popLast() else { return nil }
    past.append(current)
    current = later
    typedUpTo = nil
    return later
  }

  /// Where the cursor is if one scalar was typed and nothing else happened.
  private static func typed(in line: EditedLine, since before: EditedLine) -> Int? {
    guard line.scalars.count == before.scalars.count + 1, line.cursor == before.cursor + 1,
      line.scalars.prefix(before.cursor) == before.scalars.prefix(before.cursor),
      line.scalars.dropFirst(line.cursor) == before.scalars.dropFirst(before.cursor)
    else { return nil }
    return line.cursor
  }

  /// Whether the scalar before the cursor is the first of a word.
  private func beginsWord(_ line: EditedLine) -> Bool {
    guard line.cursor > 1 else { return true }
    return line.scalars[line.cursor - 2].properties.isWhitespace
      && !line.scalars[line.cursor - 1].properties.isWhitespace
  }
}
