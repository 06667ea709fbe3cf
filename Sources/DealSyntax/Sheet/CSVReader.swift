/// Reads the rows of a text of cells with separators (RFC 4180), one at a time. The separator is the
/// comma, the semicolon or the tab that the first row has most of outside quotes; rows end with a line
/// end of any system. It is strict: quotes out of place, and more cells than the first row has, are
/// mistakes of their row, and reading goes on with the next one.
package struct CSVReader {
  private let source: Source
  /// What stands between two cells.
  package let separator: UInt8
  private let limits: Limits
  /// Where the next row begins.
  private var position = 0
  /// Rows passed so far, blank ones too.
  private var number = 0
  /// Rows handed out so far.
  private var total = 0
  /// How many cells the first row has.
  private var width: Int?

  /// How much is read at most.
  package struct Limits: Sendable {
    /// Rows that are not blank, the first one left out.
    package var rows: Int
    /// Bytes of one cell.
    package var cellBytes: Int
    package init(rows: Int = 1_000_000, cellBytes: Int = 1 << 20) {
      self.rows = rows
      self.cellBytes = cellBytes
    }
  }

  package init(source: Source, limits: Limits = Limits()) {
    self.source = source
    self.limits = limits
    separator = CSVReader.separator(in: source.bytes)
  }

  /// The separator that the first row with anything in it has most of, outside quotes.
  private static func separator(in bytes: [UInt8]) -> UInt8 {
    var counts = [0, 0, 0]
    let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var isQuoted = false
    var isBlank = true
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte.endsLine, !isQuoted {
        if !isBlank { break }
        continue
      }
      if !byte.isBlank { isBlank = false }
      if !isQuoted, let index = separators.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return counts.firstIndex(of: most).map { separators[$0] } ?? separators[0]
  }

  /// Reads the next row that has anything in it; false at the end.
  package mutating func next(into row: inout CSVRow) -> Bool {
    while position < source.bytes.count {
      number += 1
      row.number = number
      row.problem = nil
      row.cells.removeAll(keepingCapacity: true)
      readCells(into: &row)
      if row.problem == nil, row.cells.allSatisfy(\.isEmpty) { continue }
      if let width, row.cells.count > width, row.problem == nil {
        row.problem = .longRow(
          place(Span(row.cells[width].outer.lower, row.span.upper)), found: row.cells.count,
          columns: width)
      }
      if width == nil { width = row.cells.count } else { total += 1 }
      if total > limits.rows {
        row.problem = .tooManyRows(place(row.span), limit: limits.rows)
        position = source.bytes.count
      }
      return true
    }
    return false
  }

  private func place(_ span: Span) -> Place { Place(source: source.id, span: span) }

  private func span(_ lower: Int, _ upper: Int) -> Span {
    Span(UInt32(truncatingIfNeeded: lower), UInt32(truncatingIfNeeded: upper))
  }

  /// The byte at an offset; 0 behind the text, which holds none.
  private func byte(_ index: Int) -> UInt8 {
    index < source.bytes.count ? source.bytes[index] : 0
  }

  /// Whether cells or rows go on behind the byte at an offset.
  private func endsCell(_ index: Int) -> Bool {
    index >= source.bytes.count || source.bytes[index] == separator || source.bytes[index].endsLine
  }

  /// Where blanks end.
  private func afterBlanks(_ index: Int) -> Int {
    var index = index
    while true {
      if byte(index) == 0x20 || byte(index) == 0x09 && separator != 0x09 {
        index += 1
      } else if byte(index) == 0xC2, byte(index + 1) == 0xA0 {
        index += 2
      } else {
        return index
      }
    }
  }

  /// Reads cells up to the end of the row, which is passed.
  private mutating func readCells(into row: inout CSVRow) {
    while true {
      position = afterBlanks(position)
      let cell =
        byte(position) == UInt8(ascii: "\"") ? readQuoted(&row.problem) : readPlain(&row.problem)
      if Int(cell.inner.upper - cell.inner.lower) > limits.cellBytes, row.problem == nil {
        row.problem = .longCell(place(cell.outer), limit: limits.cellBytes)
      }
      row.cells.append(cell)
      if row.problem != nil {
        while position < source.bytes.count, !source.bytes[position].endsLine { position += 1 }
      }
      guard byte(position) == separator else { break }
      position += 1
    }
    if byte(position) == 0x0D, byte(position + 1) == 0x0A { position += 1 }
    position = min(position + 1, source.bytes.count)
  }

  /// A cell without quotes around it.
  private mutating func readPlain(_ problem: inout Diagnostic?) -> CSVCell {
    let lower = position
    while !endsCell(position) {
      if source.bytes[position] == UInt8(ascii: "\""), problem == nil {
        problem = .quoteInCell(place(span(position, position + 1)))
      }
      position += 1
    }
    var upper = position
    while upper > lower {
      if source.bytes[upper - 1].isBlank {
        upper -= 1
      } else if upper - 1 > lower, source.bytes[upper - 2] == 0xC2, source.bytes[upper - 1] == 0xA0
      {
        upper -= 2
      } else {
        break
      }
    }
    let written = span(lower, upper)
    return CSVCell(outer: written, inner: written)
  }

  /// A cell in quotes.
  private mutating func readQuoted(_ problem: inout Diagnostic?) -> CSVCell {
    let opening = position
    var isDoubled = false
    position += 1
    while true {
      while position < source.bytes.count, source.bytes[position] != UInt8(ascii: "\"") {
        position += 1
      }
      guard position < source.bytes.count else {
        problem = .openCell(place(span(opening, opening + 1)))
        return CSVCell(outer: span(opening, position), inner: span(opening + 1, position))
      }
      guard byte(position + 1) == UInt8(ascii: "\"") else { break }
      isDoubled = true
      position += 2
    }
    let closing = position
    position = afterBlanks(closing + 1)
    if !endsCell(position) {
      var end = position
      while !endsCell(end) { end += 1 }
      problem = .behindQuote(place(span(position, end)), separator)
    }
    var lower = opening + 1
    var upper = closing
    while lower < upper, source.bytes[lower].isBlank || source.bytes[lower] == 0x0A { lower += 1 }
    while upper > lower, source.bytes[upper - 1].isBlank || source.bytes[upper - 1] == 0x0A {
      upper -= 1
    }
    return CSVCell(
      outer: span(opening, closing + 1), inner: span(lower, upper), hasDoubledQuotes: isDoubled)
  }
}

extension UInt8 {
  /// Whether a line ends with it.
  fileprivate var endsLine: Bool { self == 0x0A || self == 0x0D }
}
