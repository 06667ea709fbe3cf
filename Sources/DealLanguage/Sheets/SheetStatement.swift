import DealModel
import DealSyntax

/// A row of a sheet written as a statement of the language, and which cell each part of it is from.
struct SheetStatement {
  /// A part that a cell was written as.
  struct Piece {
    /// Where the word before the cell begins.
    var start: UInt32
    var lower: UInt32
    var upper: UInt32
    /// Its column, by its place among the columns.
    var column: Int
    var cell: CSVCell
    /// Whether the bytes of the cell stand there one for one.
    var isVerbatim: Bool
  }

  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [Piece] = []
  /// The clauses by their place in the table of the verb, in the order written.
  private(set) var clauses: [Int] = []
  /// What is wrong with cells, and what is to be told of them, with the column of each.
  private(set) var told: [(diagnostic: Diagnostic, column: SheetColumn)] = []

  /// Forgets the row before.
  private mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    clauses.removeAll(keepingCapacity: true)
    told.removeAll(keepingCapacity: true)
  }

  /// Writes a row.
  mutating func write(
    _ row: CSVRow, _ columns: SheetColumns, of source: Source, _ names: inout SheetNames,
    _ world: World
  ) {
    clear()
    let kind = columns.kind
    bytes += kind.verb.name.utf8
    for (position, subject) in kind.subjects.enumerated() {
      let column = columns.columns.firstIndex { $0.part == .subject(position) }
      guard let cell = column.flatMap({ self.cell(columns.columns[$0], row) }) else {
        writeStandIn(subject, row, columns, source, &names, world)
        continue
      }
      write(cell, column ?? 0, row, columns.columns, source, &names, world)
    }
    for (position, column) in columns.columns.enumerated() {
      guard case .clause(let clause) = column.part, let cell = cell(column, row) else { continue }
      if isShortName(cell, column, columns, source) { continue }
      let start = bytes.count
      // What several columns grant is one clause: with 200k gpus, 2 GW.
      let goesOn = column.isGrant && clauses.last == clause
      write(cell, position, row, columns.columns, source, &names, world, goesOn: goesOn)
      if bytes.count > start, !goesOn { clauses.append(clause) }
    }
  }

  /// The cell of a column, if anything is in it; else the one of an end of its range.
  private func cell(_ column: SheetColumn, _ row: CSVRow) -> CSVCell? {
    func filled(_ index: Int?) -> CSVCell? {
      guard let index, row.cells.indices.contains(index), !row.cells[index].isEmpty else {
        return nil
      }
      return row.cells[index]
    }
    return filled(column.index) ?? filled(column.companions.p5) ?? filled(column.companions.p95)
  }

  /// Whether a subject is made from a cell that is a short name already, so that it is no full name.
  private func isShortName(
    _ cell: CSVCell, _ column: SheetColumn, _ columns: SheetColumns, _ source: Source
  ) -> Bool {
    for (position, subject) in columns.kind.subjects.enumerated() {
      guard let word = subject.standIn, column.lead.elementsEqual("\(word) ".utf8),
        !columns.columns.contains(where: { $0.part == .subject(position) })
      else { continue }
      let text = cell.text(in: source)
      return SheetNames.made(from: text) == text
    }
    return false
  }

  /// A subject without a cell: made from the clause that can stand in for it, else told.
  private mutating func writeStandIn(
    _ subject: SheetKind.Subject, _ row: CSVRow, _ columns: SheetColumns, _ source: Source,
    _ names: inout SheetNames, _ world: World
  ) {
    let standIn = columns.columns.firstIndex { column in
      subject.standIn.map { column.lead.elementsEqual("\($0) ".utf8) } ?? false
    }
    if let standIn, let cell = cell(columns.columns[standIn], row) {
      let text = cell.text(in: source)
      guard let made = names.party(text, in: world) else {
        tell(.noName(place(cell, source), text, isParty: true), columns.columns[standIn])
        return
      }
      append(made.name.utf8, cell, standIn)
      return
    }
    let column =
      columns.columns.first { subject.names.contains(SheetColumn.name($0.title)) }
      ?? standIn.map { columns.columns[$0] }
    guard let column else { return }
    let empty = row.cells.indices.contains(column.index) ? row.cells[column.index].outer : row.span
    tell(.emptyCell(Place(source: source.id, span: empty), column.title), column)
  }

  private func place(_ cell: CSVCell, _ source: Source) -> Place {
    Place(source: source.id, span: cell.outer)
  }

  private mutating func tell(_ diagnostic: Diagnostic, _ column: SheetColumn) {
    told.append((diagnostic, column))
  }

  private mutating func append(
    _ written: some Sequence<UInt8>, _ cell: CSVCell, _ column: Int, behind lead: [UInt8] = [],
    isVerbatim: Bool = false
  ) {
    bytes.append(0x20)
    let start = UInt32(truncatingIfNeeded: bytes.count)
    bytes += lead
    let lower = UInt32(truncatingIfNeeded: bytes.count)
    bytes += written
    pieces.append(
      Piece(
        start: start, lower: lower, upper: UInt32(truncatingIfNeeded: bytes.count), column: column,
        cell: cell, isVerbatim: isVerbatim))
  }

  /// Writes a cell in the way that its column is read.
  private mutating func write(
    _ cell: CSVCell, _ position: Int, _ row: CSVRow, _ columns: [SheetColumn], _ source: Source,
    _ names: inout SheetNames, _ world: World, goesOn: Bool = false
  ) {
    var column = columns[position]
    if goesOn { column.lead = Array(", ".utf8) }
    switch column.reading {
    case .expression, .expressions, .qualified, .grants, .assignments, .rest, .textOrExpression:
      let content = cell.bytes(in: source)
      if let found = SheetStatement.slashedDate(content) {
        tell(.slashedDate(place(cell, source), found), column)
        return
      }
      writeAmount(content, cell, position, row, column, source)
    case .name:
      let text = cell.text(in: source)
      if let name = name(text, cell, column, source, &names, world) {
        append(name.utf8, cell, position, behind: column.lead)
      } else {
        tell(.noName(place(cell, source), text, isParty: column.isParty), column)
      }
    case .names:
      var written: [String] = []
      for part in cell.parts(in: source) {
        guard let name = name(part, cell, column, source, &names, world) else {
          tell(.noName(place(cell, source), part, isParty: column.isParty), column)
          return
        }
        written.append(name)
      }
      append(written.joined(separator: ", ").utf8, cell, position, behind: column.lead)
    case .word(let words):
      let text = cell.text(in: source)
      let wanted = SheetColumn.name(text)
      if let word = words.first(where: { SheetColumn.name($0) == wanted }) {
        append(word.utf8, cell, position, behind: column.lead)
      } else {
        append(
          text.utf8.map(SheetStatement.blank), cell, position, behind: column.lead,
          isVerbatim: !cell.hasDoubledQuotes)
      }
    case .textOrName where column.isParty:
      let text = cell.text(in: source)
      if let name = name(text, cell, column, source, &names, world) {
        append(name.utf8, cell, position, behind: column.lead)
      } else {
        append(quoted(text.utf8), cell, position, behind: column.lead)
      }
    case .text, .textOrName:
      append(quoted(cell.bytes(in: source)), cell, position, behind: column.lead)
    case .nothing: writeAnswer(cell, column, position, source)
    }
  }

  /// Writes a formula, with what the columns beside it say of its number.
  private mutating func writeAmount(
    _ content: [UInt8], _ cell: CSVCell, _ position: Int, _ row: CSVRow, _ column: SheetColumn,
    _ source: Source
  ) {
    func text(_ index: Int?) -> String {
      guard let index, row.cells.indices.contains(index) else { return "" }
      return row.cells[index].text(in: source)
    }
    let beside = column.companions
    let unit = text(beside.unit)
    let (p5, p95) = (text(beside.p5), text(beside.p95))
    if p5.isEmpty != p95.isEmpty {
      tell(.halfRange(place(cell, source), column.title), column)
      return
    }
    if !p5.isEmpty {
      let range = SheetCompanions.range(
        p5: p5, median: String(decoding: content, as: UTF8.self), p95: p95, sd: text(beside.sd),
        unit: unit.isEmpty ? column.unit ?? "" : unit)
      append(range.utf8.map(SheetStatement.blank), cell, position, behind: column.lead)
      return
    }
    append(
      content.lazy.map(SheetStatement.blank), cell, position, behind: column.lead,
      isVerbatim: !cell.hasDoubledQuotes)
    if !unit.isEmpty, SheetCompanions.isBare(content) {
      bytes += " \(unit)".utf8.map(SheetStatement.blank)
    } else if let unit = column.unit {
      bytes += SheetStatement.unit(unit, behind: content)
    }
  }

  /// The name that is made from the text of a cell.
  private mutating func name(
    _ text: String, _ cell: CSVCell, _ column: SheetColumn, _ source: Source,
    _ names: inout SheetNames, _ world: World
  ) -> String? {
    guard column.isParty else { return names.name(text, in: world) }
    guard let (name, other) = names.party(text, in: world) else { return nil }
    if let other { tell(.sameName(place(cell, source), name, text, first: other), column) }
    return name
  }

  /// A clause that is its word: the cell says whether it is there.
  private mutating func writeAnswer(
    _ cell: CSVCell, _ column: SheetColumn, _ position: Int, _ source: Source
  ) {
    switch cell.text(in: source).lowercased() {
    case "yes", "true", "x", "1":
      append(Array(column.lead.dropLast()), cell, position)
    case "no", "false", "0": break
    default: tell(.yesOrNo(place(cell, source), cell.text(in: source)), column)
    }
  }
}

extension SheetStatement {
  /// The piece that an offset of the statement lies in, or right behind.
  func piece(at offset: UInt32) -> Piece? {
    pieces.first { $0.start <= offset && offset < $0.upper } ?? pieces.first { $0.upper == offset }
  }

  /// Where an offset of the statement is written in the sheet: the part of a cell, or the cell.
  func span(of span: Span, in piece: Piece) -> Span {
    let shift = Int(piece.cell.inner.lower) - Int(piece.lower)
    guard piece.isVerbatim, span.upper > span.lower, span.lower >= piece.lower,
      span.upper <= piece.upper
    else { return piece.cell.outer }
    return Span(
      UInt32(truncatingIfNeeded: Int(span.lower) + shift),
      UInt32(truncatingIfNeeded: Int(span.upper) + shift))
  }

  /// `11/03/2025`, in which only its writer knows the month; nil for anything else.
  private static func slashedDate(_ content: [UInt8]) -> String? {
    guard (6...10).contains(content.count) else { return nil }
    let parts = content.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 3, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count),
      parts[2].count == 2 || parts[2].count == 4,
      parts.joined().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return String(decoding: content, as: UTF8.self)
  }

  /// A byte of a cell that is no text: lines and tabs in it are blanks.
  private static func blank(_ byte: UInt8) -> UInt8 { byte < 0x20 ? 0x20 : byte }

  /// What is written behind a bare amount, so that it is one of the unit of its column; nothing where
  /// the cell has the unit itself.
  private static func unit(_ unit: String, behind content: [UInt8]) -> [UInt8] {
    // Bytes, as a million cells are looked at.
    let words = content.split { $0 < 0x80 && !(0x61...0x7A).contains($0 | 0x20) }
    func starts(_ text: String, _ word: ArraySlice<UInt8>) -> Bool {
      text.utf8.starts(with: word.lazy.map { $0 | 0x20 })
    }
    if words.contains(where: { $0.count > 2 && starts(unit, $0) }) { return [] }
    let isHeadline =
      words.last.map { last in
        Vocabulary.headlineWords.contains { $0.utf8.count == last.count && starts($0, last) }
      } ?? false
    return Array((isHeadline ? " of \(unit)" : " \(unit)").utf8)
  }
}

/// A text in quotes that is read as it is.
func quoted(_ text: some Sequence<UInt8>) -> [UInt8] {
  var written = [UInt8(ascii: "\"")]
  for byte in text {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      written.append(UInt8(ascii: "\\"))
      written.append(byte)
    case 0x0A: written += "\\n".utf8
    case 0x0D: break
    case 0x09: written += "\\t".utf8
    case ..<0x20: written += "\\u{\(String(byte, radix: 16))}".utf8
    default: written.append(byte)
    }
  }
  written.append(UInt8(ascii: "\""))
  return written
}

extension CSVCell {
  /// Names in a cell, separated by commas or semicolons.
  fileprivate func parts(in source: Source) -> [String] {
    text(in: source).split { $0 == "," || $0 == ";" }.map { part in
      let start = part.drop { $0.isWhitespace }
      let end = start.lastIndex { !$0.isWhitespace }
      return end.map { String(start[...$0]) } ?? ""
    }
  }
}
