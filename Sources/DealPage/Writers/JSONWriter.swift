import DealText

/// Writes answers as JSON: keys in a stable order, numbers in full precision.
package struct JSONWriter: Sendable {
  package init() {}

  /// One object on one line, without the newline.
  package func write(_ answer: Answer) -> String {
    var fields: [(String, String)] = [("kind", jsonText(answer.datum.kind))]
    if let name = answer.name { fields.append(("name", jsonText(name))) }
    let shown = TextWriter().write(answer.page)
    fields.append(("text", jsonText(shown.hasSuffix("\n") ? String(shown.dropLast()) : shown)))
    switch answer.datum {
    case .quantity(let value, let unit):
      fields.append(("value", number(value)))
      fields.append(("unit", jsonText(unit)))
    case .range(let range): fields += self.fields(range)
    case .date, .truth, .text, .list, .record:
      fields.append(("value", plain(answer.datum)))
    case .table(let table), .series(let table):
      fields.append(("columns", columns(table)))
      fields.append(("rows", rows(table)))
    case .page, .none:
      break
    }
    return object(fields)
  }

  /// The statistics of a range.
  private func fields(_ range: Datum.Range) -> [(String, String)] {
    [
      ("value", plain(range.value)), ("unit", jsonText(range.unit)),
      ("median", plain(range.median)),
      ("p5", plain(range.p5)), ("p95", plain(range.p95)), ("mean", plain(range.mean)),
      ("sd", number(range.deviation)), ("standard_error", number(range.standardError)),
      ("samples", "\(range.samples)"), ("seed", "\(range.seed)"),
    ]
  }

  /// A datum inside another.
  private func plain(_ datum: Datum) -> String {
    switch datum {
    case .quantity(let value, let unit):
      unit.isEmpty
        ? number(value) : object([("value", number(value)), ("unit", jsonText(unit))])
    case .range(let range): object(fields(range))
    case .date(let text), .text(let text): jsonText(text)
    case .truth(let truth): truth ? "true" : "false"
    case .list(let elements): array(elements.map(plain))
    case .record(let fields): object(fields.map { ($0.name, plain($0.value)) })
    case .table(let table), .series(let table):
      object([("columns", columns(table)), ("rows", rows(table))])
    case .page, .none: "null"
    }
  }

  private func columns(_ table: Table) -> String {
    array(
      table.columns.map { column in
        object(
          [("name", jsonText(column.name))] + (column.unit.map { [("unit", jsonText($0))] } ?? []))
      })
  }

  private func rows(_ table: Table) -> String {
    array(
      table.rows.map { row in
        array(
          zip(row, table.columns).map { cell, column in
            if case .quantity(let value, let unit) = cell.datum, unit == column.unit ?? unit,
              column.unit != nil || unit.isEmpty
            {
              return number(value)
            }
            return plain(cell.datum)
          })
      })
  }

  private func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\(jsonText($0.0)):\($0.1)" }.joined(separator: ",") + "}"
  }

  private func array(_ elements: [String]) -> String {
    "[" + elements.joined(separator: ",") + "]"
  }

  /// The shortest text that reads back as the same number; whole numbers without a point.
  private func number(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == value.rounded(), abs(value) < 1e16, let whole = Int64(exactly: value) {
      return "\(whole)"
    }
    return "\(value)"
  }
}
