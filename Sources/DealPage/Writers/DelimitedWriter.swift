import DealText

/// Writes answers as rows of text with a sign between the cells (RFC 4180).
struct DelimitedWriter: Sendable {
  var separator: Unicode.Scalar
  /// What ends a row.
  var end: String

  static let csv = DelimitedWriter(separator: ",", end: "\r\n")
  static let tsv = DelimitedWriter(separator: "\t", end: "\n")

  /// A row of names and a row for each of a table; refused where the answers are no single table.
  func write(_ document: Document) throws(FormatRefusal) -> String {
    let table = try PlainTable(document.answers)
    var text = row(table.columns.map { field($0) })
    for cells in table.rows { text += row(cells.map { field($0) }) }
    return text
  }

  /// A row. An empty one of a single cell is written in quotes, as readers leave out empty lines.
  private func row(_ fields: [String]) -> String {
    (fields == [""] ? "\"\"" : fields.joined(separator: String(Character(separator)))) + end
  }

  private func field(_ cell: PlainTable.Cell) -> String {
    switch cell {
    case .empty: ""
    case .number(let value, _): plainNumber(value) ?? ""
    case .date(let text): field(text)
    case .truth(let truth): truth ? "true" : "false"
    case .text(let text): field(text)
    }
  }

  /// A text, which no spreadsheet takes for a formula and no reader for several cells.
  private func field(_ text: String) -> String {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    let shown = lines.map { visible(String($0)) }.joined(separator: "\n")
    let guarded = (Self.isFormula(text) ? "'" : "") + shown
    let needsQuotes = guarded.unicodeScalars.contains {
      $0 == separator || $0 == "\"" || $0 == "\n" || $0 == "\r"
    }
    guard needsQuotes else { return guarded }
    var quoted = "\""
    for scalar in guarded.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// Whether a spreadsheet would work a text out: its first sign that is no space begins a formula,
  /// in ASCII or as wide as an ideograph.
  private static func isFormula(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    if let first = scalars.first, first == "\t" || first == "\r" { return true }
    guard let sign = scalars.first(where: { !$0.properties.isWhitespace }) else { return false }
    switch sign {
    case "=", "+", "-", "@", "＝", "＋", "－", "＠": return true
    default: return false
    }
  }
}
