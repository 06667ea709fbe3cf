import DealSyntax
import DealText

/// A column of a sheet: which part of the statement its cells are.
struct SheetColumn: Sendable {
  /// A part of the statement of a verb, by its place in the table of the verb.
  enum Part: Hashable, Sendable {
    case subject(Int), clause(Int)
  }

  /// The name as it is written in the first row.
  var title: String
  /// Which cell of a row belongs to it, from the left.
  var index: Int
  var part: Part
  /// What is written before the cell, with a blank behind it: the word of the clause.
  var lead: [UInt8]
  /// How the cell is read.
  var reading: Reading
  var isParty: Bool
  /// What is written behind a bare amount.
  var unit: String?
  /// The columns beside it that say more of its numbers.
  var companions = SheetCompanions()

  /// Whether its cells say what is granted.
  var isGrant: Bool { if case .grants = reading { true } else { false } }

  /// What a clause or a column is called: small letters, with `_` for blanks and hyphens.
  static func name(_ text: String) -> String {
    var name = ""
    var isApart = false
    let small = text.lowercased()
    // Nearly all titles are ASCII, whose bytes are its characters.
    if small.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in small.utf8 {
        switch byte {
        case 0x09...0x0D, UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "_"):
          isApart = !name.isEmpty
          continue
        default: break
        }
        if isApart { name += "_" }
        isApart = false
        name.unicodeScalars.append(Unicode.Scalar(byte))
      }
      return name
    }
    for character in small {
      if character == " " || character == "-" || character == "_" || character.isNewline
        || character == "\t"
      {
        isApart = !name.isEmpty
        continue
      }
      if isApart { name += "_" }
      isApart = false
      name.append(character)
    }
    return name
  }
}

/// The columns of a sheet, from its first row.
struct SheetColumns {
  let kind: SheetKind
  /// The columns that are read, subjects first.
  private(set) var columns: [SheetColumn] = []
  /// The titles of those that are left out.
  private(set) var ignored: [String] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// What to leave out: the columns of some names, and all that are not known.
  struct Ignoring {
    var names: Set<String> = []
    var others = false
  }

  /// Finds out what the cells of the first row name.
  init(_ row: CSVRow, of source: Source, _ kind: SheetKind, _ ignoring: Ignoring) {
    self.kind = kind
    var first: [String: CSVCell] = [:]
    var companions: [(base: String, end: SheetCompanions.End, index: Int, title: String)] = []
    let names = Set(row.cells.map { SheetColumn.name($0.text(in: source)) })
    // What fits is told once.
    var hasUnknown = false
    for (index, cell) in row.cells.enumerated() {
      let title = cell.text(in: source).split(whereSeparator: \.isNewline).joined(separator: " ")
      let name = SheetColumn.name(title)
      let place = Place(source: source.id, span: cell.outer)
      if name.isEmpty {
        diagnostics.append(.emptyColumn(place, number: index + 1))
      } else if let other = first[name] {
        diagnostics.append(
          .repeatedColumn(place, title, first: Place(source: source.id, span: other.outer)))
      } else if ignoring.names.contains(name) {
        ignored.append(title)
      } else if let column = column(name, title, index) {
        // Several columns may say what is granted: gpus, power.
        if let same = columns.first(where: {
          $0.part == column.part && (!column.isGrant || SheetColumn.name($0.title) == name)
        }) {
          diagnostics.append(
            .repeatedColumn(
              place, title,
              first: Place(source: source.id, span: row.cells[same.index].outer)))
        } else {
          columns.append(column)
        }
      } else if kind.derived.contains(name) {
        ignored.append(title)
      } else if let (base, end) = SheetCompanions.split(name), names.contains(base),
        ignoring.names.contains(base) || kind.derived.contains(base)
          || column(base, base, index) != nil
      {
        companions.append((base, end, index, title))
      } else if ignoring.others {
        ignored.append(title)
      } else {
        diagnostics.append(
          .unknownColumn(
            place, title, kind.word, near: nearest(to: name, in: kind.columnNames, most: 3),
            known: hasUnknown ? [] : kind.columnNames))
        hasUnknown = true
      }
      if !name.isEmpty, first[name] == nil { first[name] = cell }
    }
    for (base, end, index, title) in companions {
      if let owner = columns.firstIndex(where: { SheetColumn.name($0.title) == base }) {
        columns[owner].companions.take(end, at: index)
      } else {
        ignored.append(title)
      }
    }
    let place = Place(source: source.id, span: row.span)
    for (index, subject) in kind.subjects.enumerated()
    where !columns.contains(where: { $0.part == .subject(index) }) {
      let hasStandIn = subject.standIn.map { word in
        columns.contains { $0.lead.elementsEqual("\(word) ".utf8) }
      }
      if hasStandIn != true {
        diagnostics.append(.missingColumn(place, subject.names[0], kind.word))
      }
    }
    columns.sort { ($0.order, $0.index) < ($1.order, $1.index) }
  }

  /// The column of a name.
  private func column(_ name: String, _ title: String, _ index: Int) -> SheetColumn? {
    let shape = kind.verb.shape
    for (position, subject) in kind.subjects.enumerated()
    where subject.names.contains(name) && shape.operands.indices.contains(position) {
      let operand = shape.operands[position]
      return SheetColumn(
        title: title, index: index, part: .subject(position),
        lead: operand.preceding.map { Array("\($0) ".utf8) } ?? [], reading: operand.reading,
        isParty: subject.isParty)
    }
    let meant = kind.synonyms[name] ?? kind.listed[name] ?? name
    guard let position = shape.clauses.firstIndex(where: { SheetColumn.name($0.word) == meant })
    else { return nil }
    let clause = shape.clauses[position]
    return SheetColumn(
      title: title, index: index, part: .clause(position), lead: Array("\(clause.word) ".utf8),
      reading: clause.reading, isParty: clause.label.contains("party"), unit: kind.units[name])
  }
}

extension SheetColumn {
  /// Subjects stand before clauses.
  fileprivate var order: Int {
    switch part {
    case .subject(let index): index
    case .clause: 1_000 + index
    }
  }
}
