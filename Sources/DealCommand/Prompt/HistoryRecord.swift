/// A statement as one line of the history file: line breaks are written `\n`, and `\` is `\\`.
package enum HistoryRecord {
  /// The line for a statement, without its line break.
  package static func encode(_ statement: String) -> String {
    var line = ""
    for scalar in statement.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// The statement of a line. A backslash before anything else, which only another program can
  /// have written, stands for itself.
  package static func decode(_ line: some StringProtocol) -> String {
    var statement = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      switch (isEscaped, scalar) {
      case (false, "\\"):
        isEscaped = true
        continue
      case (true, "n"): statement.append("\n")
      case (true, "\\"): statement.append("\\")
      case (true, _):
        statement.append("\\")
        statement.append(scalar)
      case (false, _): statement.append(scalar)
      }
      isEscaped = false
    }
    if isEscaped { statement.append("\\") }
    return String(statement)
  }

  /// Whether a statement is for the history: not empty, and not kept out by a leading space.
  package static func isWanted(_ statement: String) -> Bool {
    guard let first = statement.unicodeScalars.first else { return false }
    return first != " " && statement.unicodeScalars.contains { !$0.properties.isWhitespace }
  }
}
