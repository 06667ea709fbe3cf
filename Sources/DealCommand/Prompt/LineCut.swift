/// What was cut out of the line last, to be put in again.
package struct LineCut: Sendable {
  /// What was cut; cuts that follow one another are one.
  package private(set) var scalars: [Unicode.Scalar] = []
  /// The line as the last cut left it.
  private var left: EditedLine?

  package init() {}

  /// The line without a range of its scalars, with the cursor where they were; none if the range is empty.
  package mutating func cut(_ range: Range<Int>, of line: EditedLine) -> EditedLine? {
    guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= line.scalars.count else {
      return nil
    }
    let taken = Array(line.scalars[range])
    if line != left {
      scalars = taken
    } else if range.upperBound <= line.cursor {
      scalars = taken + scalars
    } else {
      scalars += taken
    }
    var rest = line.scalars
    rest.removeSubrange(range)
    let after = EditedLine(scalars: rest, cursor: range.lowerBound)
    left = after
    return after
  }
}

extension EditedLine {
  /// The rest of the line with the cursor; at its end the line break.
  package var cutToEnd: Range<Int> {
    cursor..<(cursor == lineEnd ? min(cursor + 1, scalars.count) : lineEnd)
  }
}
