import DealText

/// Sheets that cannot be read: quotes, rows, sizes.
extension Diagnostic {
  /// A cell whose closing quote is missing.
  static func openCell(_ opening: Place) -> Diagnostic {
    Diagnostic(
      .error, "cell-quote", "a cell in quotes was begun, and its closing \" was not found",
      labels: [Label(opening, "begun here")],
      notes: ["a quote within a cell is written twice: \"\""])
  }

  /// Something between the closing quote and the next separator.
  static func behindQuote(_ place: Place, _ separator: UInt8) -> Diagnostic {
    let sign = separator == 0x09 ? "a tab" : "`\(Character(Unicode.Scalar(separator)))`"
    return Diagnostic(
      .error, "cell-quote",
      "behind the closing quote of a cell \(sign) or the end of the row is expected",
      labels: [Label(place, "not expected")],
      notes: ["a quote within a cell is written twice: \"\""])
  }

  /// A quote in a cell that does not begin with one.
  static func quoteInCell(_ place: Place) -> Diagnostic {
    Diagnostic(
      .error, "cell-quote", "a quote stands in the middle of a cell that is not in quotes",
      labels: [Label(place, "here")],
      notes: ["the whole cell goes in quotes then, and a quote within it is written twice: \"\""])
  }

  /// A row with more cells than the first one.
  static func longRow(_ place: Place, found: Int, columns: Int) -> Diagnostic {
    Diagnostic(
      .error, "row-too-long",
      "the first row names \(columns == 1 ? "1 column" : "\(columns) columns"), and this one has \(found) cells",
      labels: [Label(place, "no column for this")],
      notes: ["a cell that holds the separator stands in quotes"])
  }

  /// More rows than are read.
  static func tooManyRows(_ place: Place, limit: Int) -> Diagnostic {
    Diagnostic(
      .error, "sheet-too-large", "a file of rows may have \(limit) rows, and this one has more",
      labels: [Label(place, "one too many")])
  }

  /// A cell of more bytes than are read.
  static func longCell(_ place: Place, limit: Int) -> Diagnostic {
    Diagnostic(
      .error, "sheet-too-large", "a cell may have \(limit) bytes, and this one has more",
      labels: [Label(place, "too long")])
  }

  /// `11/03/2025` in a cell.
  package static func slashedDate(_ place: Place, _ found: String) -> Diagnostic {
    Diagnostic(
      .error, "date-shape",
      "a date is written as year, month and day with `-`, and `\(visible(found))` was found",
      labels: [Label(place, "which number is the month?")],
      notes: ["the 3rd of November 2025 is 2025-11-03"])
  }
}
