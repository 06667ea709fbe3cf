package import DealFormula
import DealModel
package import DealPage
package import DealQuantities

extension Viewpoint {
  /// Who pays whom, gross and net, as a table; then the circles of money, of at most so many parties.
  package func flows(_ longest: [Value]) throws(Refusal) -> Answer {
    var evaluation = Evaluation(environment)
    let rows = try records(evaluation.ask("flows", []))
    let circles = try records(evaluation.ask("circles", longest))
    let describer = Describer(environment)
    let names = ["from", "to", "pays", "back", "gross", "net"]
    var table = Table(
      columns: names.map { Table.Column($0, isNumber: $0 != "from" && $0 != "to") },
      rows: rows.map { row in
        names.map { name in
          guard let value = row[name] else { return Table.Cell("", Datum.none) }
          if case .unstated = value { return Table.Cell("not stated", role: .caution) }
          return describer.cell(value)
        }
      })
    table.footer = rows.isEmpty ? "no money flows yet" : nil
    var blocks: [Block] = [.table(table)]
    if !circles.isEmpty { blocks.append(.line(StyledText("circles", .strong))) }
    for circle in circles {
      guard case .list(let parties)? = circle["parties"], let least = circle["least"] else {
        continue
      }
      let way = (parties + parties.prefix(1)).map(describer.text).joined(separator: " → ")
      var line = StyledText("  \(way)", .name)
      if case .unstated = least {
        line += StyledText("  not every value is stated", .caution)
      } else {
        line += StyledText("  at most ") + StyledText(describer.text(least), .value)
        line += StyledText(" goes round", .faint)
      }
      blocks.append(.line(line))
    }
    return Answer(Page(blocks), .table(table), chart: chart(ofFlows: rows, circles: circles))
  }

  /// The records of a list.
  private func records(_ value: Value) throws(Refusal) -> [Record] {
    guard case .list(let entries) = value else { return [] }
    return entries.compactMap { if case .record(let record) = $0 { record } else { nil } }
  }
}
