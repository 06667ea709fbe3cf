/// A row of a sheet, which is read into over and over, so that reading many rows makes few arrays.
package struct CSVRow: Sendable {
  /// The number that a spreadsheet gives it: the first row is 1, and blank ones count.
  package internal(set) var number = 0
  /// The cells from the left; empty ones at the end may be left out.
  package internal(set) var cells: [CSVCell] = []
  /// What is wrong with the row, so that its cells are not to be used.
  package internal(set) var problem: Diagnostic?

  package init() {}

  /// Where the row is written.
  package var span: Span {
    Span(cells.first?.outer.lower ?? 0, cells.last?.outer.upper ?? 0)
  }
}

/// A cell of a sheet: where it is written.
package struct CSVCell: Hashable, Sendable {
  /// The cell with its quotes, without the blanks around it.
  package var outer: Span
  /// What is in the cell, without quotes and blanks around it; doubled quotes stand there as written.
  package var inner: Span
  /// Whether quotes in it are doubled.
  package var hasDoubledQuotes = false

  /// Whether nothing is in it.
  package var isEmpty: Bool { inner.lower >= inner.upper }

  /// The bytes in the cell, doubled quotes taken as one.
  package func bytes(in source: Source) -> [UInt8] {
    let written = source.slice(inner)
    guard hasDoubledQuotes else { return Array(written) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(written.count)
    var isFirstQuote = false
    for byte in written {
      isFirstQuote = byte == UInt8(ascii: "\"") && !isFirstQuote
      // Of two quotes the second is left out.
      if isFirstQuote || byte != UInt8(ascii: "\"") { bytes.append(byte) }
    }
    return bytes
  }

  /// The text in the cell.
  package func text(in source: Source) -> String {
    String(decoding: bytes(in: source), as: UTF8.self)
  }
}
