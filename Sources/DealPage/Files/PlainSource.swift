/// What an answer holds for a file of rows, before units and ranges have columns of their own.
struct PlainSource: Hashable {
  /// The names of the columns; none for the column of a value that has no name.
  var columns: [String?]
  var rows: [[Datum]]

  /// The tables of an answer: its datum, or else the tables of its page.
  static func sources(of answer: Answer) -> [PlainSource] {
    switch answer.datum {
    case .quantity, .range, .date, .truth, .text:
      return [PlainSource(columns: [nil], rows: [[answer.datum]])]
    case .list(let elements):
      return [PlainSource(columns: [nil], rows: elements.map { [$0] })]
    case .record(let fields):
      return [PlainSource(columns: fields.map(\.name), rows: [fields.map(\.value)])]
    case .table(let table), .series(let table): return [PlainSource(table)]
    case .page, .none:
      return answer.page.blocks.flatMap(\.tables).filter { !$0.rows.isEmpty }.map { .init($0) }
    }
  }

  init(columns: [String?], rows: [[Datum]]) {
    self.columns = columns
    self.rows = rows
  }

  init(_ table: Table) {
    let count = table.columns.isEmpty ? table.rows.map(\.count).max() ?? 0 : table.columns.count
    columns = (0..<count).map { place in
      place < table.columns.count ? table.columns[place].name : "column_\(place + 1)"
    }
    // A remark in place of a number, such as `not stated`, is for people only.
    let hasNumbers = (0..<count).map { place in
      table.rows.contains { place < $0.count && $0[place].datum.isNumber }
    }
    rows = table.rows.map { row in
      (0..<count).map { place in
        guard place < row.count else { return .none }
        let cell = row[place]
        return cell.role == .caution && hasNumbers[place] && !cell.datum.isNumber
          ? .none : cell.datum
      }
    }
  }
}

extension Datum {
  /// Whether it is a number, even an uncertain one.
  fileprivate var isNumber: Bool {
    switch self {
    case .quantity, .range: true
    case .date, .truth, .text, .list, .record, .table, .series, .page, .none: false
    }
  }
}
