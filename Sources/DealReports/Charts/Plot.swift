import DealFormula
package import DealPage
package import DealQuantities

/// Pictures of values: series over time, tables, lists and ranges.
extension Viewpoint {
  /// Draws values in a form, or in the one that suits them, between two days where those are given.
  /// Refused where there is nothing to draw, or where values do not fit into one picture.
  package func plot(
    _ things: [Plotted], as form: PlotForm?, from: Day?, until: Day?, title: String?
  ) throws(Refusal) -> Answer {
    for thing in things {
      if case .unstated(let unstated) = thing.value { throw unstated.refusal(thing.name) }
    }
    let heading = title ?? things.map(\.name).joined(separator: ", ")
    let series = things.compactMap { thing -> (name: String, series: Series)? in
      if case .series(let series) = thing.value { (thing.name, series) } else { nil }
    }
    if !series.isEmpty {
      guard series.count == things.count else { throw mixture }
      return try plot(series, as: form, Stretch(from, until), heading)
    }
    guard from == nil, until == nil else {
      throw Refusal(
        "clause-does-not-fit", "from and until cut series over time, and there is none here")
    }
    if things.count == 1, case .uncertain(let range) = things[0].value,
      form ?? .histogram == .histogram
    {
      return try plot(range, heading)
    }
    let rows = try rows(of: things)
    guard form != .histogram else {
      throw Refusal(
        "wrong-kind", "a histogram shows one range, and this is \(things[0].value.kindName)",
        notes: ["plot it as bars"])
    }
    guard rows.rows.count > 1 || rows.names.count > 1 else {
      throw Refusal(
        "wrong-kind", "\(heading) is one value, so there is nothing to draw",
        notes: ["plot draws series over time, ranges, lists of numbers, and tables with numbers"])
    }
    return try plot(rows, as: form, heading)
  }

  /// What cannot be drawn together.
  private var mixture: Refusal {
    Refusal(
      "wrong-kind", "a series over time and single values do not fit into one picture",
      notes: ["plot them one after the other"])
  }

  // MARK: Ranges

  /// The draws of a range in bars, with its median and the ends of its 90%.
  private func plot(_ range: Uncertain, _ title: String) throws(Refusal) -> Answer {
    guard range.meaning != .truth else {
      throw Refusal(
        "wrong-kind", "\(title) is a chance, which is one number",
        notes: ["plot what is compared, on one side of the comparison"])
    }
    let describer = Describer(environment)
    let statistics = try environment.sampling.statistics(of: range)
    let bars = try environment.sampling.histogram(of: range, bars: 24)
    let edges = bars.flatMap { [$0.low, $0.high] }.filter(\.isFinite)
    var axis: Axis
    if range.isDate, let first = Day(time: edges.min() ?? 0), let last = Day(time: edges.max() ?? 0)
    {
      axis = .dates(from: first, until: last)
    } else {
      axis = .quantities("", edges, range.unit, fromZero: false)
    }
    // Else the outer bars would pass for peaks.
    if bars.count > 1 {
      axis.title += (axis.title.isEmpty ? "" : " · ") + "outer bars: with all beyond"
    }
    let quantiles = [("5%", 0.05), ("median", 0.5), ("95%", 0.95)]
    var marks: [Histogram.Mark] = []
    for (name, p) in quantiles {
      let number = statistics.quantile(p)
      marks.append(.init(number, "\(name) \(describer.text(try range.value(number)))"))
    }
    let chart = Chart(
      title,
      description: "How often each value is drawn: \(describer.drawn(range)).",
      .histogram(
        Histogram(
          axis: axis, bins: bars.map { .init($0.low, $0.high, share: $0.share) }, marks: marks)))
    var rows: [[Table.Cell]] = []
    for bar in bars {
      rows.append([
        describer.cell(try range.value(bar.low)), describer.cell(try range.value(bar.high)),
        Table.Cell("", .quantity(bar.share, unit: "")),
      ])
    }
    let columns = ["from", "to", "share"].map { Table.Column($0, isNumber: true) }
    return Answer(
      Page([.chart(chart)]), .table(Table(columns: columns, rows: rows)), chart: chart)
  }

  // MARK: Rows

  /// Values under names: what a table, a list, a record or several values come to.
  private struct Rows {
    /// The names of the columns of values.
    var names: [String]
    var rows: [(key: Value, values: [Value])]
    /// Whether keys are stretches of time.
    var isOverTime: Bool {
      rows.allSatisfy { if case .period = $0.key { true } else { false } }
    }
  }

  private func rows(of things: [Plotted]) throws(Refusal) -> Rows {
    guard things.count == 1, let only = things.first else { return try several(things) }
    switch only.value {
    case .record(let record):
      return Rows(
        names: [""], rows: zip(record.names, record.values).map { (.text($0), [$1]) })
    case .list(let elements):
      guard case .record(let first)? = elements.first else {
        return Rows(
          names: [""],
          rows: elements.enumerated().map { (.text(NumberText.full(Double($0 + 1))), [$1]) })
      }
      return try table(elements, first, only.name)
    case .quantity, .uncertain, .truth:
      return Rows(names: [""], rows: [(.text(only.name), [only.value])])
    case .date, .period, .text, .function, .series, .thing, .unstated:
      throw Refusal(
        "wrong-kind", "\(only.name) is \(only.value.kindName), and plot draws quantities",
        notes: ["plot draws series over time, ranges, lists of numbers, and tables with numbers"])
    }
  }

  /// Several values one below the other, or several tables over the same time side by side.
  private func several(_ things: [Plotted]) throws(Refusal) -> Rows {
    guard case .list? = things.first?.value else {
      return Rows(names: [""], rows: things.map { (.text($0.name), [$0.value]) })
    }
    let describer = Describer(environment)
    var joined = Rows(names: [], rows: [])
    for thing in things {
      let own = try rows(of: [thing])
      if joined.rows.isEmpty { joined.rows = own.rows.map { ($0.key, []) } }
      guard own.rows.map({ describer.text($0.key) }) == joined.rows.map({ describer.text($0.key) })
      else {
        throw Refusal(
          "wrong-kind", "these tables have different rows, so they do not fit into one picture",
          notes: ["cut all of them in the same way: … by quarter from 2026 until 2030"])
      }
      joined.names += own.names.map { own.names.count == 1 ? thing.name : "\(thing.name) \($0)" }
      for index in own.rows.indices { joined.rows[index].values += own.rows[index].values }
    }
    return joined
  }

  /// The rows of a list of records: the first field is the key, the fields with numbers are drawn.
  private func table(
    _ elements: [Value], _ first: Record, _ name: String
  ) throws(Refusal) -> Rows {
    var records: [Record] = []
    for element in elements {
      guard case .record(let record) = element, record.names == first.names else {
        throw Refusal("wrong-kind", "the rows of \(name) do not have the same names")
      }
      records.append(record)
    }
    let drawn = first.names.indices.dropFirst().filter { column in
      records.contains { $0.values[column].plottedUnit != nil }
    }
    guard !drawn.isEmpty else {
      throw Refusal("wrong-kind", "\(name) has no column with numbers behind its first")
    }
    return Rows(
      names: drawn.map { first.names[$0] },
      rows: records.map { record in (record.values[0], drawn.map { record.values[$0] }) })
  }

  private func plot(
    _ rows: Rows, as form: PlotForm?, _ title: String
  ) throws(Refusal) -> Answer {
    let describer = Describer(environment)
    let unit = rows.rows.lazy.flatMap(\.values).compactMap(\.plottedUnit).first ?? Unit.none
    let reader = PlottedNumbers(unit, environment)
    // Columns of another dimension than the first have no place on its axis.
    let columns = rows.names.indices.filter { column in
      rows.rows.lazy.compactMap { $0.values[column].plottedUnit }.first?.dimension == unit.dimension
    }
    guard !columns.isEmpty else {
      throw Refusal(
        "wrong-kind", "there are no quantities in \(title)",
        notes: ["plot draws series over time, ranges, lists of numbers, and tables with numbers"])
    }
    var numbers: [[PlottedNumbers.Number]] = []
    for column in columns {
      numbers.append(try reader.numbers(rows.rows.map { $0.values[column] }, title))
    }
    let names = columns.map { rows.names[$0] }
    let all = numbers.joined().flatMap(\.ends)
    let table = Table(
      columns: [Table.Column(rows.isOverTime ? "period" : "name")]
        + names.map { Table.Column($0.isEmpty ? "value" : $0, isNumber: true) },
      rows: rows.rows.map { row in
        [describer.cell(row.key)] + columns.map { describer.cell(row.values[$0]) }
      })
    let isLong = rows.rows.count > 16
    if rows.isOverTime, form.map({ $0 != .bars }) ?? isLong {
      let periods = rows.rows.compactMap { row -> Period? in
        if case .period(let period) = row.key { period } else { nil }
      }
      let series = zip(names, numbers).map { name, column in
        Curves.Series(name, steps(periods, column))
      }
      return try curves(
        title, form ?? .steps, series, unit, measure: "", dates: periods, table: table)
    }
    guard form ?? .bars == .bars else {
      throw Refusal(
        "wrong-kind", "\(title) is not over time, so it has no line",
        notes: ["plot it as bars"])
    }
    let groups = rows.rows.enumerated().map { index, row in
      Bars.Group(
        describer.text(row.key),
        numbers.enumerated().map { column, numbers in
          Bars.Value(
            numbers[index].value, describer.barText(row.values[columns[column]]),
            band: numbers[index].band)
        })
    }
    let chart = Chart(
      title, description: summary(rows.rows.map { describer.text($0.key) }, numbers, unit),
      .bars(Bars(axis: .quantities("", all, unit, fromZero: true), series: names, groups: groups)))
    return Answer(Page([.chart(chart)]), .table(table), chart: chart)
  }

  /// The greatest and the least of what is drawn, in words.
  private func summary(
    _ keys: [String], _ numbers: [[PlottedNumbers.Number]], _ unit: Unit
  ) -> String {
    let all = numbers.flatMap { column in
      zip(keys, column).compactMap { key, number in number.value.map { (key, $0) } }
    }
    guard let most = all.max(by: { $0.1 < $1.1 }), let least = all.min(by: { $0.1 < $1.1 }) else {
      return "No values are known."
    }
    func text(_ value: Double) -> String { Quantity(value, unit).text(digits: environment.digits) }
    return
      "\(counted(all.count, "value")), from \(text(least.1)) (\(least.0)) to \(text(most.1)) (\(most.0))."
  }

  /// Points that hold during periods.
  func steps(_ periods: [Period], _ numbers: [PlottedNumbers.Number]) -> [Curves.Point] {
    var points = zip(periods, numbers).map { period, number in
      Curves.Point(Double(period.first.number), number.value, band: number.band)
    }
    // The last one holds to the end of its period.
    if let last = periods.last, let number = numbers.last {
      points.append(.init(Double(last.last.number) + 1, number.value, band: number.band))
    }
    return points
  }

  /// Curves over dates, as an answer.
  func curves(
    _ title: String, _ form: PlotForm, _ series: [Curves.Series], _ unit: Unit, measure: String,
    dates: [Period], table: Table
  ) throws(Refusal) -> Answer {
    let days = dates.flatMap { [$0.first, $0.last] }
    guard let first = days.min(), let last = days.max() else {
      throw Refusal("wrong-kind", "\(title) has no time in it, so there is nothing to draw")
    }
    let shape: Curves.Shape =
      switch form {
      case .line: .line
      case .area: .area
      case .steps, .bars, .histogram: .steps
      }
    var heights = series.flatMap(\.points).flatMap { [$0.up, $0.band?.lower, $0.band?.upper] }
      .compactMap { $0 }
    if shape == .area { heights += stacked(series) }
    let end = (try? last.adding(days: 1)) ?? last
    let chart = Chart(
      title,
      description: series.map { described($0, unit) }.joined(separator: " "),
      .curves(
        Curves(
          shape, across: .dates(from: first, until: end),
          up: .quantities(measure, heights, unit, fromZero: true), series: series)))
    return Answer(Page([.chart(chart)]), .series(table), chart: chart)
  }

  /// How high series reach that stand upon one another.
  private func stacked(_ series: [Curves.Series]) -> [Double] {
    (0..<(series.map(\.points.count).max() ?? 0)).map { index in
      series.reduce(0) { $0 + (index < $1.points.count ? max(0, $1.points[index].up ?? 0) : 0) }
    }
  }

  /// A curve in a sentence.
  private func described(_ series: Curves.Series, _ unit: Unit) -> String {
    let known = series.points.compactMap { point in point.up.map { (point.across, $0) } }
    guard let first = known.first, let last = known.last,
      let most = known.max(by: { $0.1 < $1.1 })
    else { return "\(series.name): nothing is known." }
    func text(_ value: Double) -> String { Quantity(value, unit).text(digits: environment.digits) }
    func day(_ time: Double) -> String { Day(time: time)?.text ?? "" }
    return
      "\(series.name.isEmpty ? "It" : series.name) goes from \(text(first.1)) on \(day(first.0)) to \(text(last.1)) on \(day(last.0)), at most \(text(most.1)) on \(day(most.0))."
  }
}

extension PlottedNumbers.Number {
  /// The value and the ends of its band.
  var ends: [Double] { [value, band?.lower, band?.upper].compactMap { $0 } }
}
