import DealFormula
import DealPage
import DealQuantities

/// What there is to say of a range whose draws have been given up.
struct KnownRange {
  /// Kept, so that no other range takes its place in memory.
  var range: Uncertain
  var middle: String
  var ends: String?
  var datum: Datum.Range
  var median: Double
  var isAlwaysZero: Bool
}

/// Answers to one question in several cases, side by side.
extension Describer {
  /// One column of a table: its head and a cell for each case.
  struct CaseColumn {
    var head: Table.Column
    var cells: [Table.Cell]
  }

  /// Ranges beyond this are drawn in several goes, which changes no answer: what is drawn of a range
  /// takes some hundred kilobytes until its numbers are known.
  private static let mostAtOnce = 64

  /// The same describer with ranges that have been drawn together, however many they are.
  func drawing(
    _ values: [Value], with sampling: Sampling
  ) throws(Refusal) -> Describer {
    let ranges = values.compactMap { value -> Uncertain? in
      if case .uncertain(let range) = value { range } else { nil }
    }
    var prepared = self
    for start in stride(from: 0, to: ranges.count, by: Self.mostAtOnce) {
      let part = Array(ranges[start..<min(start + Self.mostAtOnce, ranges.count)])
      let found = try sampling.statistics(of: part)
      var describer = self
      describer.statistics = { [statistics] asked in
        guard asked.count == 1, let place = part.firstIndex(where: { $0 === asked[0] }) else {
          return statistics(asked)
        }
        return [found[place]]
      }
      for (range, statistics) in zip(part, found) {
        guard let words = describer.words(range) else { continue }
        prepared.known[ObjectIdentifier(range)] = KnownRange(
          range: range, middle: words.middle, ends: words.ends,
          datum: describer.datum(range, statistics), median: statistics.median,
          isAlwaysZero: statistics.mean == 0 && statistics.deviation == 0)
      }
    }
    return prepared
  }

  /// Whether a range is one of those that were drawn together.
  func hasDrawn(_ range: Uncertain) -> Bool { known[ObjectIdentifier(range)] != nil }

  /// The columns for people: ranges as their median, with their 90% intervals beside it.
  func shownColumns(_ title: String, _ values: [Value]) -> [CaseColumn] {
    var ends: [Table.Cell] = []
    var cells: [Table.Cell] = []
    for value in values {
      guard case .uncertain(let range) = value, let words = words(range) else {
        cells.append(cell(value))
        ends.append(Table.Cell(""))
        continue
      }
      let isChance = range.meaning == .truth
      cells.append(Table.Cell(isChance ? "\(words.middle) chance" : words.middle, role: .value))
      ends.append(Table.Cell(words.ends ?? "", role: .faint))
    }
    let column = CaseColumn(
      head: Table.Column(title, isNumber: values.allSatisfy(\.isNumber)), cells: cells)
    guard ends.contains(where: { !$0.text.isEmpty }) else { return [column] }
    return [column, CaseColumn(head: Table.Column("90%"), cells: ends)]
  }

  /// The column for machines: everything in one cell, in full precision.
  func datumColumn(_ title: String, _ values: [Value]) -> CaseColumn {
    let units = values.map { value -> String? in
      if case .quantity(let quantity) = value { quantity.unit.symbol } else { nil }
    }
    let shared = units.first.flatMap { unit in units.allSatisfy { $0 == unit } ? unit : nil }
    return CaseColumn(
      head: Table.Column(
        title, unit: shared.flatMap { $0.isEmpty ? nil : $0 },
        isNumber: values.allSatisfy(\.isNumber)), cells: values.map(cell))
  }
}

extension Table {
  /// A table of columns that all have a cell for each row.
  init(_ columns: [Describer.CaseColumn], footer: String? = nil) {
    let count = columns.map(\.cells.count).min() ?? 0
    self.init(
      columns: columns.map(\.head), rows: (0..<count).map { row in columns.map { $0.cells[row] } },
      footer: footer)
  }
}

extension Value {
  /// Whether it stands to the right in a column.
  fileprivate var isNumber: Bool {
    switch self {
    case .quantity: true
    case .uncertain(let range): range.meaning == .quantity
    case .date, .period, .truth, .text, .list, .record, .function, .series, .thing, .unstated:
      false
    }
  }
}
