import DealText

/// Answers as rows of plain cells under names, for files that know no more: the unit of a quantity
/// and the ends of a range have columns of their own.
struct PlainTable: Hashable {
  enum Cell: Hashable {
    case empty
    /// A number and the sign of its unit, empty where it has none.
    case number(Double, unit: String)
    /// A day in ISO 8601, or a period.
    case date(String)
    case truth(Bool)
    case text(String)
  }

  var columns: [String]
  var rows: [[Cell]]

  /// Answers whose columns agree, one below the other.
  init(_ answers: [Answer]) throws(FormatRefusal) {
    guard !answers.isEmpty else { throw FormatRefusal("there is no answer to write") }
    var all: PlainSource?
    for answer in answers {
      let sources = PlainSource.sources(of: answer)
      guard let source = sources.first else {
        throw FormatRefusal(
          answers.count == 1
            ? "this answer has no table and no value: txt, markdown and html hold every answer"
            : "one of these answers has no table and no value: write it to a file of its own")
      }
      guard sources.count == 1 else {
        throw FormatRefusal(
          "this answer has \(sources.count) tables, and such a file holds one: "
            + "xlsx and html hold them all")
      }
      guard var joined = all else {
        all = source
        continue
      }
      guard joined.columns == source.columns else {
        throw FormatRefusal(
          "these answers do not have the same columns: write each to a file of its own, "
            + "or all of them as xlsx or json")
      }
      joined.rows += source.rows
      all = joined
    }
    self.init(all ?? PlainSource(columns: [], rows: []))
  }

  /// The columns that the cells need.
  /// - Parameter formatsShares: whether the file writes per cent beside the number itself, so that it is
  ///   no unit.
  init(_ source: PlainSource, formatsShares: Bool = false) {
    columns = []
    rows = source.rows.map { _ in [] }
    for (place, name) in source.columns.enumerated() {
      let cells = source.rows.map { place < $0.count ? $0[place] : .none }
      let parts = Parts(cells, unnamed: formatsShares ? "%" : "")
      columns.append(name ?? "value")
      columns += parts.ends.map { end in name.map { "\($0)_\(end)" } ?? end }
      for (row, cell) in cells.enumerated() {
        rows[row] += parts.cells(of: cell)
      }
    }
    columns = Self.distinct(columns)
  }

  /// Names of columns, the second of two equal ones with a number.
  private static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.map { name in
      var tried = name
      var number = 2
      while !seen.insert(tried).inserted {
        tried = "\(name)_\(number)"
        number += 1
      }
      return tried
    }
  }

  /// The columns that a column of data takes.
  private struct Parts {
    var hasUnit = false
    var hasRange = false
    /// The unit that is not written.
    var unnamed: String

    init(_ cells: [Datum], unnamed: String) {
      self.unnamed = unnamed
      for cell in cells {
        switch cell {
        case .quantity(_, let unit): hasUnit = hasUnit || isNamed(unit)
        case .range(let range):
          hasUnit = hasUnit || isNamed(range.unit)
          hasRange = true
        case .date, .truth, .text, .list, .record, .table, .series, .page, .none: break
        }
      }
    }

    private func isNamed(_ unit: String) -> Bool { !unit.isEmpty && unit != unnamed }

    /// What the names of the further columns end in.
    var ends: [String] {
      (hasUnit ? ["unit"] : []) + (hasRange ? ["p5", "p95", "mean", "sd"] : [])
    }

    func cells(of datum: Datum) -> [Cell] {
      var cells: [Cell] = []
      var unit = ""
      switch datum {
      case .quantity(let value, let symbol):
        cells.append(.number(value, unit: symbol))
        unit = symbol
      case .range(let range):
        unit = range.unit
        cells.append(PlainTable.cell(range.value, unit: unit))
      case .date, .truth, .text, .list, .record, .table, .series, .page, .none:
        cells.append(PlainTable.cell(datum))
      }
      if hasUnit { cells.append(isNamed(unit) ? .text(unit) : .empty) }
      guard hasRange else { return cells }
      guard case .range(let range) = datum else { return cells + [.empty, .empty, .empty, .empty] }
      return cells + [
        PlainTable.cell(range.p5, unit: unit), PlainTable.cell(range.p95, unit: unit),
        PlainTable.cell(range.mean, unit: unit), .number(range.deviation, unit: unit),
      ]
    }
  }

  /// One datum as a cell; a number without a unit of its own has the one of its range.
  private static func cell(_ datum: Datum, unit: String = "") -> Cell {
    switch datum {
    case .quantity(let value, let own): .number(value, unit: own.isEmpty ? unit : own)
    case .date(let text): text.isEmpty ? .empty : .date(text)
    case .truth(let truth): .truth(truth)
    case .text(let text): text.isEmpty ? .empty : .text(text)
    case .list(let elements) where elements.allSatisfy(\.isPlain):
      .text(elements.map(\.plainText).joined(separator: "; "))
    case .range, .list, .record, .table, .series: .text(JSONWriter().plain(datum))
    case .page, .none: .empty
    }
  }
}

extension Datum {
  /// Whether it is one value.
  fileprivate var isPlain: Bool {
    switch self {
    case .quantity, .date, .truth, .text: true
    case .range, .list, .record, .table, .series, .page, .none: false
    }
  }

  /// One value as text.
  fileprivate var plainText: String {
    switch self {
    case .quantity(let value, let unit):
      (plainNumber(value) ?? "") + (unit.isEmpty ? "" : " \(unit)")
    case .date(let text), .text(let text): text
    case .truth(let truth): truth ? "true" : "false"
    case .range, .list, .record, .table, .series, .page, .none: ""
    }
  }
}
