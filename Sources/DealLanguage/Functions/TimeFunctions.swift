import DealFormula
import DealQuantities

extension Function {
  static let time: [Function] = [
    Function(
      "peak", "series", "the highest level of a series, or the most that comes in on one day",
      examples: ["peak(openai_aws.capacity)"]
    ) { (_, values) throws(Refusal) in
      try series(values, 0, "the value of peak").peak()
    },
    Function(
      "total", "series", "all of a flow, or a level added up over its hours",
      examples: ["total(spend(openai))"]
    ) { (_, values) throws(Refusal) in
      let series = try series(values, 0, "the value of total")
      guard let total = try series.total() else {
        throw Refusal("no-end", "the series never ends, so it has no total")
      }
      return total
    },
    Function(
      "when", "comparison", "the first day on which a comparison with a series holds",
      examples: ["when(openai_aws.capacity >= 100k gpus)"], takesCondition: true,
      takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try firstDay(values, &evaluation) },
    Function(
      "years", "from until count?",
      "the years between two dates by a day count: act/act, act/365, act/360, 30/360, 30e/360",
      examples: ["years(2025-11-03, 2032-11-03, \"act/365\")"]
    ) { (_, values) throws(Refusal) in
      var count = DayCount.actualActual
      if values.count > 2 {
        guard case .text(let name) = values[2] else {
          throw Refusal("wrong-kind", "the day count of years is a text such as \"act/365\"")
        }
        count = try DayCount(named: name)
      }
      let from = try day(values, 0, "the first date of years")
      let until = try day(values, 1, "the second date of years")
      return .quantity(Quantity(count.years(from: from, to: until), Unit.named("year") ?? .none))
    }
    .deciding(
      "act/act if none is given: the days in each calendar year over its 365 or 366 (ISDA); below zero if the second date is earlier"
    ),
  ]

  /// The first day at whose end the comparison holds. Between two bends a series only rises or only
  /// falls, so the day is found by halving.
  private static func firstDay(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    guard case .text(let sign) = try argument(values, 2) else {
      throw Refusal("comparison-expected", "when is followed by a comparison with a series")
    }
    var sides = (try argument(values, 0), try argument(values, 1))
    var wanted = sign
    if case .series = sides.1 {
      sides = (sides.1, sides.0)
      wanted = ["<": ">", "<=": ">=", ">": "<", ">=": "<="][sign] ?? sign
    }
    guard case .series(let series) = sides.0, let amount = sides.1.asAmount else {
      throw Refusal(
        "wrong-kind",
        "when compares a series with a quantity, and these are \(sides.0.kindName) and \(sides.1.kindName)"
      )
    }
    let order = wanted
    let each = try Quantity(1, amount.unit)
      .converted(to: series.unit, exchange: evaluation.environment.exchange).value
    if series.isDrawn || amount.range != nil {
      // Above or below a range is above or below zero without it.
      let apart =
        try amount.range.map { (range) throws(Refusal) in
          try series.less(range, times: each * amount.factor)
        } ?? series
      let level = amount.range == nil ? amount.factor * each : 0
      return .uncertain(
        try apart.drawn(unit: .none, meaning: .date) { series in
          first(in: series, order, level).map { Double($0.number) } ?? .infinity
        })
    }
    if let day = first(in: series, order, amount.factor * each) { return .date(day) }
    let most = Quantity(series.highest?.value ?? 0, series.unit).text(
      digits: evaluation.environment.digits)
    throw Refusal(
      "never", "that never happens: the series reaches \(most) at most")
  }

  /// The first day at whose end a series is below or above a level; nil if that never is.
  private static func first(in series: Series, _ sign: String, _ level: Double) -> Day? {
    let isHeld: (Double) -> Bool = { time in
      let value = series.level(at: time)
      switch sign {
      case "<": return value < level
      case "<=": return value <= level
      case ">": return value > level
      default: return value >= level
      }
    }
    for (begin, end) in stretches(of: series) {
      var (low, high) = ((begin + 1).rounded(.down), end.rounded(.up))
      if isHeld(low) { return Day(time: low - 1) }
      guard isHeld(high) else { continue }
      while high - low > 1 {
        let middle = ((low + high) / 2).rounded(.down)
        if isHeld(middle) { high = middle } else { low = middle }
      }
      return Day(time: high - 1)
    }
    return nil
  }

  /// The stretches of time in which a series only rises or only falls: from its first day to the
  /// day after its end, cut where it bends.
  private static func stretches(of series: Series) -> [(begin: Double, end: Double)] {
    guard let first = series.bends.first, let last = series.bends.last else { return [] }
    // What is there at the first bend came on the day before it.
    let start = series.level(at: first) == 0 ? first : first - 1
    let edges = (start < first ? [start] : []) + series.bends + [last + 1]
    return zip(edges, edges.dropFirst()).map { ($0, $1) }
  }
}

extension Value {
  /// A quantity, or a range of one with its factor.
  fileprivate var asAmount: (range: Uncertain?, factor: Double, unit: Unit)? {
    switch self {
    case .quantity(let quantity): (nil, quantity.value, quantity.unit)
    case .uncertain(let range) where range.meaning == .quantity: (range, 1, range.unit)
    default: nil
    }
  }
}
