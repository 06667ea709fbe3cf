import DealFormula
import DealPage
import DealQuantities

/// The days that a picture goes from and to, where they are given.
struct Stretch {
  var from: Day?
  var until: Day?

  init(_ from: Day?, _ until: Day?) {
    self.from = from
    self.until = until
  }

  /// The days from the first to the last with anything in a series; what never ends is drawn for a
  /// fifth longer than something happens in it.
  func period(of all: [Series]) throws(Refusal) -> Period {
    let first = from ?? all.compactMap(\.firstDay).min()
    var last = until ?? all.compactMap(\.lastDay).max()
    if until == nil, all.contains(where: \.isOpenEnded), let first {
      let bend = all.flatMap(\.bends).max().flatMap { Day(time: $0) } ?? first
      let known = max(bend, last ?? bend)
      last = try known.adding(days: max(365, known.days(since: first) / 5))
    }
    guard let first, let last else {
      throw Refusal("wrong-kind", "there is nothing in this series yet")
    }
    guard first <= last else {
      throw Refusal(
        "reversed-range", "the picture would end on \(last.text), before it begins on \(first.text)"
      )
    }
    // What is over in a day is drawn with some room behind it.
    return try Period(from: first, through: first == last ? last.adding(days: 30) : last)
  }
}

extension Viewpoint {
  /// The points of a line.
  private static let points = 120

  /// Draws series over time: levels as lines, and of amounts what comes in by month, quarter or year.
  func plot(
    _ all: [(name: String, series: Series)], as form: PlotForm?, _ stretch: Stretch,
    _ title: String
  ) throws(Refusal) -> Answer {
    guard let first = all.first?.series, form != .histogram else {
      throw Refusal(
        "wrong-kind", "a histogram shows one range, and this is a series over time",
        notes: ["ask about one number of it, such as total(openai_aws.spend)"])
    }
    guard all.allSatisfy({ $0.series.kind == first.kind }) else {
      throw Refusal(
        "wrong-kind", "a level and amounts that come in do not fit into one picture",
        notes: ["plot them one after the other"])
    }
    let period = try stretch.period(of: all.map(\.series))
    switch first.kind {
    case .stock:
      return form == .bars
        ? try amounts(all, period, .bars, title) : try levels(all, period, form ?? .line, title)
    case .flow:
      let isAlone = all.count == 1 && !first.isDrawn
      return try amounts(all, period, form ?? (isAlone ? .area : .steps), title)
    }
  }

  /// Levels day by day, as close together as a picture shows them, and where they bend.
  private func levels(
    _ all: [(name: String, series: Series)], _ period: Period, _ form: PlotForm, _ title: String
  ) throws(Refusal) -> Answer {
    let drawn = all.contains { $0.series.isDrawn }
    let count = min(period.days, drawn ? Self.points / 2 : Self.points)
    let (lower, upper) = (Double(period.first.number), Double(period.last.number))
    var times = (0...max(1, count)).map {
      (lower + (upper - lower) * Double($0) / Double(max(1, count))).rounded()
    }
    let bends = all.flatMap { $0.series.bends }
    if bends.count <= 4 * Self.points {
      times += bends.flatMap { [$0 - 2, $0 - 1, $0] }.filter { lower...upper ~= $0 }
    }
    times.sort()
    let days = times.indices.filter { $0 == 0 || times[$0] != times[$0 - 1] }
      .compactMap { Day(time: times[$0]) }
    let reader = PlottedNumbers(all[0].series.unit, environment)
    let describer = Describer(environment)
    var series: [Curves.Series] = []
    var columns: [[Value]] = []
    for (name, one) in all {
      var values: [Value] = []
      for day in days { values.append(try one.level(at: day)) }
      let numbers = try reader.numbers(values, name)
      series.append(
        Curves.Series(
          name,
          zip(days, numbers).map { Curves.Point(Double($0.number), $1.value, band: $1.band) }))
      columns.append(values)
    }
    let table = Table(
      columns: [Table.Column("date")] + all.map { Table.Column($0.name, isNumber: true) },
      rows: days.enumerated().map { index, day in
        [Table.Cell(day.text, .date(day.text))] + columns.map { describer.cell($0[index]) }
      })
    return try curves(
      title, form, series, reader.unit, measure: "", dates: [period], table: table)
  }

  /// Amounts by month, quarter or year, so that there are not too many.
  private func amounts(
    _ all: [(name: String, series: Series)], _ period: Period, _ form: PlotForm, _ title: String
  ) throws(Refusal) -> Answer {
    let most = form == .bars ? 16 : 40
    let steps: [(step: Period.Step, days: Int)] = [(.month, 30), (.quarter, 91), (.year, 365)]
    let step = steps.first { period.days / $0.days < most }?.step ?? .year
    let periods = try Period.list(from: period.first, until: period.last, by: step)
    let reader = PlottedNumbers(all[0].series.unit, environment)
    let describer = Describer(environment)
    var columns: [[Value]] = []
    var numbers: [[PlottedNumbers.Number]] = []
    for (name, one) in all {
      var values: [Value] = []
      for period in periods { values.append(try one.during(period)) }
      numbers.append(try reader.numbers(values, name))
      columns.append(values)
    }
    let table = Table(
      columns: [Table.Column("period")] + all.map { Table.Column($0.name, isNumber: true) },
      rows: periods.enumerated().map { index, period in
        [describer.cell(.period(period))] + columns.map { describer.cell($0[index]) }
      })
    let measure = all[0].series.kind == .flow ? "per \(step.rawValue)" : "on average"
    guard form == .bars else {
      let series = zip(all, numbers).map { Curves.Series($0.name, self.steps(periods, $1)) }
      return try curves(
        title, form, series, reader.unit, measure: measure, dates: periods, table: table)
    }
    let groups = periods.enumerated().map { index, period in
      Bars.Group(
        period.text,
        zip(columns, numbers).map { values, numbers in
          Bars.Value(
            numbers[index].value, describer.barText(values[index]), band: numbers[index].band)
        })
    }
    let axis = Axis.quantities(
      measure, numbers.joined().flatMap(\.ends), reader.unit, fromZero: true)
    let chart = Chart(
      title, description: "\(title) by \(step.rawValue), \(measure).",
      .bars(Bars(axis: axis, series: all.map(\.name), groups: groups)))
    return Answer(Page([.chart(chart)]), .table(table), chart: chart)
  }
}
