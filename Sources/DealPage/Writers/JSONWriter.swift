import DealText

/// Writes answers as JSON: keys in a stable order, numbers in full precision.
package struct JSONWriter: Sendable {
  package init() {}

  /// One object on one line, without the newline.
  package func write(_ answer: Answer) -> String {
    var fields: [(String, String)] = [("kind", quote(answer.datum.kind))]
    if let name = answer.name { fields.append(("name", quote(name))) }
    let shown = TextWriter().write(answer.page)
    fields.append(("text", quote(shown.hasSuffix("\n") ? String(shown.dropLast()) : shown)))
    switch answer.datum {
    case .quantity(let value, let unit):
      fields.append(("value", number(value)))
      fields.append(("unit", quote(unit)))
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
      ("value", plain(range.value)), ("unit", quote(range.unit)), ("median", plain(range.median)),
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
        ? number(value) : object([("value", number(value)), ("unit", quote(unit))])
    case .range(let range): object(fields(range))
    case .date(let text), .text(let text): quote(text)
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
        object([("name", quote(column.name))] + (column.unit.map { [("unit", quote($0))] } ?? []))
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
    "{" + fields.map { "\(quote($0.0)):\($0.1)" }.joined(separator: ",") + "}"
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

  private func quote(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let hexadecimal = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
