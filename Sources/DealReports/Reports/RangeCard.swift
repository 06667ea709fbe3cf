package import DealFormula
package import DealPage
package import DealQuantities

extension Viewpoint {
  /// Everything that the draws say of a range: mean and deviation with the standard error,
  /// quantiles, a histogram, and which inputs it hangs on.
  package func card(of range: Uncertain) throws(Refusal) -> Answer {
    let describer = Describer(environment)
    let sampling = environment.sampling
    let statistics = try sampling.statistics(of: range)
    var page = Page([.line(StyledText(describer.drawn(range), .value))])
    if let said = range.readFrom {
      let reading = describer.reading(of: range)
      page.blocks.append(.line(StyledText("read from \"\(said)\": \(reading)", .faint)))
    } else if let words = range.description(digits: environment.digits) {
      page.blocks.append(.line(StyledText("stated as \(words)", .faint)))
    }
    page.blocks.append(.table(try summary(of: range, statistics, describer)))
    page.blocks.append(.line(StyledText(basis(of: statistics), .faint)))
    if statistics.isHeavyTailed {
      page.blocks.append(
        .line(
          StyledText(
            "the mean rests on a few far draws: the median says more", .caution)))
    }
    if range.meaning != .truth, statistics.quantile(0.01) < statistics.quantile(0.99) {
      page.blocks += [.blank, .table(try histogram(of: range, describer))]
    }
    let influences = try sampling.influences(on: range)
    if influences.count > 1 {
      page.blocks += [.blank, .table(self.influences(influences))]
    }
    return Answer(page, describer.datum(.uncertain(range)))
  }

  /// Mean, deviation and quantiles, each with its standard error.
  private func summary(
    of range: Uncertain, _ statistics: RangeStatistics, _ describer: Describer
  ) throws(Refusal) -> Table {
    var rows: [[Table.Cell]] = []
    func add(_ name: String, _ number: Double, _ error: Double) throws(Refusal) {
      guard number.isFinite else {
        rows.append([
          Table.Cell(name, role: .name), Table.Cell("none", role: .caution),
          Table.Cell("its far ends weigh too much", role: .faint),
        ])
        return
      }
      let digits = RangeStatistics.digits(of: number, error: error)
      let value = try range.value(number)
      var text = describer.text(value)
      if case .quantity(let quantity) = value {
        text = quantity.text(digits: environment.digits + 1, supported: digits)
      }
      rows.append([
        Table.Cell(name, role: .name), Table.Cell(text, describer.datum(value)),
        Table.Cell(self.error(error, range), role: .faint),
      ])
    }
    if range.meaning == .truth {
      try add("chance", statistics.mean, statistics.standardError)
    } else {
      try add("mean", statistics.mean, statistics.standardError)
      let deviation = Quantity(statistics.deviation, range.isDate ? .day : range.unit)
      rows.append([
        Table.Cell("standard deviation", role: .name),
        Table.Cell(
          deviation.value.isFinite ? deviation.text(digits: environment.digits) : "none",
          describer.datum(.quantity(deviation))), Table.Cell(""),
      ])
      for (name, p) in Self.quantiles {
        try add(name, statistics.quantile(p), statistics.standardError(ofQuantile: p))
      }
    }
    return Table(
      columns: [
        Table.Column("of the draws"), Table.Column("value", isNumber: true),
        Table.Column("standard error"),
      ], rows: rows)
  }

  /// The quantiles of a card.
  private static let quantiles = [
    ("1% are below", 0.01), ("5% are below", 0.05), ("25% are below", 0.25), ("median", 0.5),
    ("75% are below", 0.75), ("95% are below", 0.95), ("99% are below", 0.99),
  ]

  /// A standard error in the unit of the range.
  private func error(_ error: Double, _ range: Uncertain) -> String {
    guard error > 0, error.isFinite else { return "exact" }
    switch range.meaning {
    case .date: return "± \(Quantity(error, .day).text(digits: 2))"
    case .truth: return "± \(Quantity(error * 100, .percent).text(digits: 2))"
    case .quantity: return "± \(Quantity(error, range.unit).text(digits: 2))"
    }
  }

  /// What the figures rest on.
  private func basis(of statistics: RangeStatistics) -> String {
    if statistics.isExact { return "by formula, so there is no sampling error" }
    let count = Quantity(Double(statistics.count)).text(digits: 4)
    let how =
      environment.sampling.settings.method == .sobol
      ? "evenly spread (Sobol) samples" : "random samples"
    return "from \(count) \(how), seed \(statistics.seed)"
  }

  /// Bars of the draws between the 1st and the 99th hundredth.
  private func histogram(
    of range: Uncertain, _ describer: Describer
  ) throws(Refusal) -> Table {
    let bars = try environment.sampling.histogram(of: range, bars: 12)
    let most = bars.reduce(0) { max($0, $1.share) }
    var rows: [[Table.Cell]] = []
    for (index, bar) in bars.enumerated() {
      let low = describer.cell(try range.value(bar.low))
      let high = describer.cell(try range.value(bar.high))
      rows.append([
        index == 0 ? Table.Cell("less", Datum.none, role: .faint) : low,
        index == bars.count - 1 ? Table.Cell("more", Datum.none, role: .faint) : high,
        Table.Cell(
          Quantity(bar.share * 100, .percent).text(digits: 2), .quantity(bar.share, unit: "")),
        Table.Cell(Table.bar(bar.share / most, width: 30), Datum.none, role: .value),
      ])
    }
    return Table(
      columns: [
        Table.Column("from", isNumber: true), Table.Column("to", isNumber: true),
        Table.Column("share", isNumber: true), Table.Column(""),
      ], rows: rows)
  }

  /// What each input contributes to the variance.
  func influences(_ influences: [Influence]) -> Table {
    let describer = Describer(environment)
    let rest = 1 - influences.reduce(0) { $0 + $1.share }
    var footer: String?
    if rest > 0.05 {
      footer =
        "\(Quantity((rest * 100).rounded(), .percent).text()) of it comes from how they act together"
    } else if rest < -0.05 {
      footer = "ranges that move together share part of theirs"
    }
    return Table(
      columns: [
        Table.Column("range"), Table.Column("stated as"),
        Table.Column("share of the variance", isNumber: true),
      ],
      rows: influences.map { influence in
        [
          Table.Cell(label(influence.input), role: .name),
          Table.Cell(describer.text(.uncertain(influence.input))),
          Table.Cell(
            Quantity((influence.share * 100).rounded(), .percent).text(),
            .quantity(influence.share, unit: "")),
        ]
      }, footer: footer)
  }
}
