extension Chart {
  /// The chart with every text of it changed: writers put the output filter over all at once, so
  /// that no label goes past it.
  func withTexts(_ change: (String) -> String) -> Chart {
    let form: Form =
      switch form {
      case .curves(let curves): .curves(curves.withTexts(change))
      case .bars(let bars): .bars(bars.withTexts(change))
      case .histogram(let histogram): .histogram(histogram.withTexts(change))
      case .timeline(let timeline): .timeline(timeline.withTexts(change))
      case .tornado(let swings): .tornado(swings.withTexts(change))
      case .flows(let payments): .flows(payments.withTexts(change))
      }
    return Chart(change(title), description: change(description), form)
  }
}

extension Axis {
  fileprivate func withTexts(_ change: (String) -> String) -> Axis {
    Axis(
      change(title), from: lower, to: upper,
      levels: levels.map { $0.map { Tick($0.value, change($0.label)) } }, isDates: isDates)
  }
}

extension Curves {
  fileprivate func withTexts(_ change: (String) -> String) -> Curves {
    Curves(
      shape, across: across.withTexts(change), up: up.withTexts(change),
      series: series.map { Series(change($0.name), $0.points) })
  }
}

extension Bars {
  fileprivate func withTexts(_ change: (String) -> String) -> Bars {
    Bars(
      axis: axis.withTexts(change), series: series.map(change),
      groups: groups.map { group in
        Group(
          change(group.name),
          group.values.map { Value($0.value, change($0.text), band: $0.band) })
      })
  }
}

extension Histogram {
  fileprivate func withTexts(_ change: (String) -> String) -> Histogram {
    Histogram(
      axis: axis.withTexts(change), bins: bins,
      marks: marks.map { Mark($0.value, change($0.label)) })
  }
}

extension Timeline {
  fileprivate func withTexts(_ change: (String) -> String) -> Timeline {
    Timeline(
      axis: axis.withTexts(change),
      rows: rows.map { row in
        Row(
          change(row.name), row.kind, text: change(row.text), spans: row.spans,
          marks: row.marks.map { Mark($0.day, change($0.label), band: $0.band) })
      }, today: today)
  }
}

extension Swings {
  fileprivate func withTexts(_ change: (String) -> String) -> Swings {
    Swings(
      axis: axis.withTexts(change), middle: middle,
      swings: swings.map {
        Swing(
          change($0.name), low: $0.low, high: $0.high, lowText: change($0.lowText),
          highText: change($0.highText))
      })
  }
}

extension Payments {
  fileprivate func withTexts(_ change: (String) -> String) -> Payments {
    Payments(
      parties: parties.map(change),
      payments: payments.map {
        Payment(
          payer: $0.payer, payee: $0.payee, amount: $0.amount, text: change($0.text),
          isInCircle: $0.isInCircle)
      }, circles: circles)
  }
}
