package import DealFormula
package import DealPage
import DealQuantities

/// Puts values into words for people and into data for machines.
package struct Describer {
  package var digits: Int
  package var nameOfThing: (Thing) -> String
  /// What the draws of a range say; nil where it has no number.
  package var statistics: ([Uncertain]) -> [RangeStatistics]?
  /// Who draws, for many ranges at once.
  private let sampling: Sampling
  /// What has been said of ranges before, where they are many (`drawing`).
  var known: [ObjectIdentifier: KnownRange] = [:]

  package init(
    digits: Int, sampling: Sampling, nameOfThing: @escaping (Thing) -> String
  ) {
    self.digits = digits
    self.nameOfThing = nameOfThing
    self.sampling = sampling
    statistics = { try? sampling.statistics(of: $0) }
  }

  package init(_ environment: Environment) {
    self.init(
      digits: environment.digits, sampling: environment.sampling,
      nameOfThing: environment.surroundings.nameOfThing)
  }

  /// A value in one line, in a form that can be typed in where there is one.
  package func text(_ value: Value) -> String {
    switch value {
    case .quantity(let quantity): return quantity.text(digits: digits)
    case .uncertain(let range): return range.description(digits: digits) ?? drawn(range)
    case .date(let day): return day.text
    case .period(let period): return period.text
    case .truth(let truth): return truth ? "true" : "false"
    case .text(let text): return text
    case .list(let elements):
      return "[\(elements.map(inner).joined(separator: ", "))]"
    case .record(let record):
      return
        "{\(zip(record.names, record.values).map { "\($0): \(inner($1))" }.joined(separator: ", "))}"
    case .function(let closure):
      return "a function of \(counted(closure.parameterCount, "value"))"
    case .series(let series): return summary(series)
    case .thing(let thing): return nameOfThing(thing)
    case .unstated(let unstated):
      return
        "not stated: \(unstated.facts.map { "\($0.what) of \($0.thing)" }.joined(separator: ", "))"
    }
  }

  /// A value inside a list or record: texts in quotes.
  private func inner(_ value: Value) -> String {
    if case .text(let text) = value { "\"\(text)\"" } else { self.text(value) }
  }

  /// A series in one line: from where to where it goes, and when.
  private func summary(_ series: Series) -> String {
    func show(_ value: Value?) -> String { text(value ?? .quantity(Quantity(0, series.unit))) }
    guard let first = series.firstDay else { return show(nil) }
    let span = "\(first.text) to \(series.lastDay?.text ?? "no stated end")"
    let peak = try? series.peak()
    switch series.kind {
    case .flow:
      return "\(show((try? series.total()) ?? nil)) over \(span)"
    case .stock:
      let start = try? series.level(at: first)
      guard let last = series.lastDay else {
        return "\(show(start)) at first, \(show(peak)) at most, \(span)"
      }
      let end = try? series.level(at: last)
      return "\(show(start)) at first, \(show(end)) at last\(most(peak, start, end)), \(span)"
    }
  }

  /// The highest level, where it is neither the first nor the last.
  private func most(_ peak: Value?, _ start: Value?, _ end: Value?) -> String {
    guard case .quantity(let peak)? = peak, case .quantity(let start)? = start,
      case .quantity(let end)? = end, peak.value > max(start.value, end.value)
    else { return "" }
    return ", \(peak.text(digits: digits)) at most"
  }

  // MARK: Machines

  /// A value in full precision.
  package func datum(_ value: Value) -> Datum {
    switch value {
    case .quantity(let quantity): return .quantity(quantity.value, unit: quantity.unit.symbol)
    case .date(let day): return .date(day.text)
    case .period(let period): return .date(period.text)
    case .truth(let truth): return .truth(truth)
    case .list(let elements):
      return table(elements).map { .table($0) } ?? .list(elements.map(datum))
    case .record(let record):
      return .record(zip(record.names, record.values).map { Datum.Field($0, datum($1)) })
    case .series(let series): return .series(breakpoints(series))
    case .uncertain(let range):
      if let known = known[ObjectIdentifier(range)] { return .range(known.datum) }
      guard let statistics = statistics([range])?.first else { return .text(text(value)) }
      return .range(datum(range, statistics))
    case .text, .function, .thing, .unstated: return .text(text(value))
    }
  }

  /// The answer to a question for a value.
  package func answer(_ value: Value) -> Answer {
    if case .uncertain(let range) = value {
      return Answer(Page(line: StyledText(drawn(range), .value)), datum(value))
    }
    if case .list(let elements) = value, let table = table(elements) {
      return Answer(Page([.table(table)]), .table(table))
    }
    if case .text(let text) = value {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return Answer(Page(lines.map { .line(StyledText(String($0))) }), .text(text))
    }
    return Answer(Page(line: StyledText(text(value), .value)), datum(value))
  }

  /// The table of a list of records with the same names; nil for other lists.
  private func table(_ elements: [Value]) -> Table? {
    guard case .record(let first)? = elements.first, !first.names.isEmpty else { return nil }
    var rows: [[Value]] = []
    for element in elements {
      guard case .record(let record) = element, record.names == first.names else { return nil }
      rows.append(record.values)
    }
    let columns = first.names.enumerated().map { index, name in
      let units = rows.map { row -> String? in
        switch row[index] {
        case .quantity(let quantity): quantity.unit.symbol
        case .uncertain(let range) where range.meaning == .quantity: range.unit.symbol
        default: nil
        }
      }
      let shared = units.first.flatMap { unit in units.allSatisfy { $0 == unit } ? unit : nil }
      return Table.Column(
        name, unit: shared.flatMap { $0.isEmpty ? nil : $0 },
        isNumber: units.allSatisfy { $0 != nil })
    }
    return Table(
      columns: columns.map { Table.Column($0.name, unit: nil, isNumber: $0.isNumber) },
      rows: rows.map { row in row.map(cell) })
  }

  /// A value as a cell of a table.
  package func cell(_ value: Value) -> Table.Cell {
    Table.Cell(text(value), datum(value))
  }

  /// A series at each day where it begins, bends or ends.
  private func breakpoints(_ series: Series) -> Table {
    let days = series.bends.compactMap { Day(time: $0 - 1) }
    let levels: [Value] =
      series.isDrawn
      ? days.map { (try? series.level(at: $0)) ?? .quantity(Quantity(0, series.unit)) }
      : series.levels(at: days.map { Double($0.number) + 1 }).map {
        .quantity(Quantity($0, series.unit))
      }
    // Drawn together, as what they rest on is the same.
    let describer = (try? drawing(levels, with: sampling)) ?? self
    return Table(
      columns: [
        Table.Column("date"),
        Table.Column(
          series.kind == .stock ? "level" : "running total", unit: series.unit.symbol,
          isNumber: true),
      ],
      rows: zip(days, levels).map { [Table.Cell($0.text, .date($0.text)), describer.cell($1)] })
  }
}
