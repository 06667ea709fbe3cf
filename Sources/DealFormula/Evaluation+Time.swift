package import DealQuantities

extension Evaluation {
  /// `S at D`: the level of a series at the end of a day; of any other formula its value as of that day.
  mutating func level(of subject: FormulaID, at when: Value) throws(Refusal) -> Value {
    if case .unstated = when { return when }
    guard let day = when.asPeriod?.last else {
      throw Refusal(
        "wrong-kind", "at is followed by a date, and this is \(when.kindName)",
        labels: ["", when.kindName])
    }
    let value = try evaluate(subject, at: day)
    guard case .series(let series) = value else { return value }
    return try series.level(at: day)
  }

  /// `X known on D`: the value by what had been announced, amended, claimed or sourced by a day.
  mutating func value(of subject: FormulaID, knownOn when: Value) throws(Refusal) -> Value {
    if case .unstated = when { return when }
    guard let day = when.asPeriod?.first else {
      throw Refusal(
        "wrong-kind", "known on is followed by a date, and this is \(when.kindName)",
        labels: ["", when.kindName])
    }
    looksAtWorld = true
    let then = try environment.surroundings.known(day, &self)
    return try evaluate(subject, in: then)
  }

  /// `S during P`: the sum of a flow, the time average of a stock.
  mutating func amount(_ value: Value, during when: Value) throws(Refusal) -> Value {
    if case .unstated = value { return value }
    if case .unstated = when { return when }
    guard case .series(let series) = value else {
      throw Refusal(
        "wrong-kind", "during asks a series over time, and this is \(value.kindName)",
        labels: [value.kindName, ""])
    }
    guard let period = when.asPeriod else {
      throw Refusal(
        "wrong-kind",
        "during is followed by a month, a quarter or a year, and this is \(when.kindName)",
        labels: ["", when.kindName])
    }
    return try series.during(period)
  }

  /// `S by quarter from D until D`: a row per period; of a stretch of time, its periods.
  mutating func schedule(
    _ run: FormulaRun, _ step: Period.Step, hasFrom: Bool, hasUntil: Bool
  ) throws(Refusal) -> Value {
    let arena = environment.arena
    let subject = try evaluate(arena.child(run, 0)).asStretch
    if case .unstated = subject { return subject }
    let from = hasFrom ? try bound(arena.child(run, 1), "from").first : nil
    let until = hasUntil ? try bound(arena.child(run, hasFrom ? 2 : 1), "until").last : nil
    switch subject {
    case .period(let stretch):
      let periods = try Period.list(
        from: from ?? stretch.first, until: until ?? stretch.last, by: step)
      try make(periods.count)
      return .list(periods.map { .period($0) })
    case .series(let series):
      guard let first = from ?? series.firstDay else { return .list([]) }
      guard let last = until ?? series.lastDay else {
        throw Refusal(
          "no-end", "the series never ends, so the table needs a last period",
          notes: ["add until and a date: … by \(step.rawValue) until 2032"])
      }
      var rows: [Value] = []
      for period in try Period.list(from: first, until: last, by: step) {
        try spend()
        try make(4)
        rows.append(.record(try series.row(period)))
      }
      return .list(rows)
    case .quantity, .uncertain, .date, .truth, .text, .list, .record, .function, .thing, .unstated:
      throw Refusal(
        "wrong-kind",
        "by \(step.rawValue) cuts a series or a stretch of time, and this is \(subject.kindName)",
        labels: [subject.kindName])
    }
  }

  private mutating func bound(_ id: FormulaID, _ word: String) throws(Refusal) -> Period {
    let value = try evaluate(id)
    if case .unstated(let unstated) = value { throw unstated.refusal }
    guard let period = value.asPeriod else {
      throw Refusal(
        "wrong-kind", "\(word) is followed by a date, and this is \(value.kindName)",
        labels: [value.kindName])
    }
    return period
  }
}

extension Value {
  /// `2026..2030` where a stretch of time is expected: those years; anything else as it is.
  fileprivate var asStretch: Value {
    if case .uncertain(let range) = self, case .bounds(let low, let high)? = range.input?.spread,
      let first = Quantity(low, range.unit).asYear, let last = Quantity(high, range.unit).asYear,
      let years = try? Period(from: first.first, through: last.last)
    {
      return .period(years)
    }
    return self
  }
}

extension Series {
  /// The first day with anything in it: what is there at the first bend came on the day before it.
  package var firstDay: Day? {
    if isDrawn { return reach.first.flatMap { Day(time: $0.rounded(.down)) } }
    return bends.first.flatMap {
      Day(time: level(at: $0) == 0 ? $0.rounded(.down) : $0.rounded(.up) - 1)
    }
  }

  /// The last day before everything has ended; nil if something never does.
  package var lastDay: Day? {
    isOpenEnded ? nil : reach.last.flatMap { Day(time: ($0 - 1).rounded(.up)) }
  }

  /// The first and the last time at which something bends, in any draw that is likely.
  private var reach: [Double] {
    let moving = parts.flatMap { $0.moving?.extremes.flatMap(\.bends) ?? [] }
    return moving.isEmpty ? bends : (bends + moving).sorted()
  }

  /// A row of the table by period: the sum of a flow; of a stock the level at the end and the average.
  func row(_ period: Period) throws(Refusal) -> Record {
    switch kind {
    case .flow:
      Record(names: ["period", "amount"], values: [.period(period), try during(period)])
    case .stock:
      Record(
        names: ["period", "at end", "average"],
        values: [.period(period), try level(at: period.last), try during(period)])
    }
  }
}
