import DealText

/// Writes answers as JSON: keys in a stable order, numbers in full precision.
package struct JSONWriter: Sendable {
  /// What each answer ends with, where it is told: the version and the seed.
  package var colophon: Colophon?

  package init(colophon: Colophon? = nil) { self.colophon = colophon }

  /// One object with all answers, each on a line of its own.
  package func write(_ document: Document) -> String {
    let colophon = document.colophon
    let head = jsonObject([
      ("deal", jsonText(colophon.version)), ("title", jsonText(document.title)),
      ("today", jsonText(colophon.today)), ("seed", "\(colophon.seed)"),
      ("samples", "\(colophon.samples)"),
    ])
    let answers = document.answers.map { "\n" + JSONWriter().write($0) }.joined(separator: ",")
    return head.dropLast() + ",\"answers\":[" + answers + "\n]}\n"
  }

  /// One object on one line, without the newline.
  package func write(_ answer: Answer) -> String {
    var fields: [(String, String)] = [("kind", jsonText(answer.datum.kind))]
    if let name = answer.name { fields.append(("name", jsonText(name))) }
    let shown = TextWriter().write(answer.page)
    fields.append(("text", jsonText(shown.hasSuffix("\n") ? String(shown.dropLast()) : shown)))
    switch answer.datum {
    case .quantity(let value, let unit):
      fields.append(("value", jsonNumber(value)))
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
    if let colophon {
      fields.append(("deal", jsonText(colophon.version)))
      // A range has told the seed it was drawn with.
      if !answer.datum.isRange { fields.append(("seed", "\(colophon.seed)")) }
    }
    return jsonObject(fields)
  }

  /// The statistics of a range.
  private func fields(_ range: Datum.Range) -> [(String, String)] {
    [
      ("value", plain(range.value)), ("unit", jsonText(range.unit)),
      ("median", plain(range.median)),
      ("p5", plain(range.p5)), ("p95", plain(range.p95)), ("mean", plain(range.mean)),
      ("sd", jsonNumber(range.deviation)), ("standard_error", jsonNumber(range.standardError)),
      ("samples", "\(range.samples)"), ("seed", "\(range.seed)"),
    ]
  }

  /// A datum inside another.
  func plain(_ datum: Datum) -> String {
    switch datum {
    case .quantity(let value, let unit):
      unit.isEmpty
        ? jsonNumber(value) : jsonObject([("value", jsonNumber(value)), ("unit", jsonText(unit))])
    case .range(let range): jsonObject(fields(range))
    case .date(let text), .text(let text): jsonText(text)
    case .truth(let truth): truth ? "true" : "false"
    case .list(let elements): jsonArray(elements.map(plain))
    case .record(let fields): jsonObject(fields.map { ($0.name, plain($0.value)) })
    case .table(let table), .series(let table):
      jsonObject([("columns", columns(table)), ("rows", rows(table))])
    case .page, .none: "null"
    }
  }

  private func columns(_ table: Table) -> String {
    jsonArray(
      table.columns.map { column in
        jsonObject(
          [("name", jsonText(column.name))] + (column.unit.map { [("unit", jsonText($0))] } ?? []))
      })
  }

  private func rows(_ table: Table) -> String {
    jsonArray(
      table.rows.map { row in
        jsonArray(
          zip(row, table.columns).map { cell, column in
            if case .quantity(let value, let unit) = cell.datum, unit == column.unit ?? unit,
              column.unit != nil || unit.isEmpty
            {
              return jsonNumber(value)
            }
            return plain(cell.datum)
          })
      })
  }
}

extension Datum {
  /// Whether it is uncertain.
  fileprivate var isRange: Bool {
    if case .range = self { true } else { false }
  }
}
