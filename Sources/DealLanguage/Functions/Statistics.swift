import DealFormula
import DealQuantities

extension Function {
  /// What is asked of a range; of a list the same, over its entries.
  static let statistics: [Function] = [
    Function(
      "median", "x", "the middle of a range: as many draws lie below as above",
      examples: ["median(200k to 900k gpus)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      try quantile(argument(values, 0), 0.5, "median", &evaluation)
    },
    Function(
      "sd", "x", "the standard deviation of a range", examples: ["sd(5 ± 1)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      .quantity(try deviation(argument(values, 0), "sd", &evaluation))
    }
    .deciding(
      "of a list the one of a sample, over n - 1, as STDEV.S in spreadsheets; of a range its own"
    ),
    Function(
      "variance", "x", "the square of the standard deviation", examples: ["variance(5 ± 2)"],
      takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      .quantity(
        try deviation(argument(values, 0), "variance", &evaluation).raised(to: Quantity(2)))
    }
    .deciding(
      "of a list over n - 1, as VAR.S in spreadsheets; its unit is that of the values, squared"
    ),
    Function(
      "quantile", "x p", "what a share p of the draws of a range does not exceed",
      examples: ["quantile(5 ± 1, 90%)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      let p = try number(values, 1, "the share of quantile")
      guard p >= 0, p <= 1 else {
        throw Refusal(
          "chance-range", "the share of quantile is between 0% and 100%, and this is \(shown(p))")
      }
      return try quantile(argument(values, 0), p, "quantile", &evaluation)
    }
    .deciding(
      "of a list in proportion between two neighbours, as PERCENTILE.INC in spreadsheets and numpy do"
    ),
    Function(
      "p5", "x", "the low end of the 90% interval: one draw in twenty is lower",
      examples: ["p5(200k to 900k gpus)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      try quantile(argument(values, 0), 0.05, "p5", &evaluation)
    },
    Function(
      "p95", "x", "the high end of the 90% interval: one draw in twenty is higher",
      examples: ["p95(200k to 900k gpus)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      try quantile(argument(values, 0), 0.95, "p95", &evaluation)
    },
    Function(
      "chance", "condition", "how likely it is that a comparison with a range holds",
      examples: ["chance(5 ± 1 > 4)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      switch try argument(values, 0) {
      case .uncertain(let range) where range.meaning == .truth:
        let share = try evaluation.environment.sampling.statistics(of: range).mean
        return .quantity(Quantity(share * 100, .percent))
      case let other:
        let holds = try evaluation.truth(other, "the value of chance")
        return .quantity(Quantity(holds ? 100 : 0, .percent))
      }
    },
    Function(
      "samples", "x n?", "the first draws of a range as a list, 10 unless you say how many",
      examples: ["samples(5 ± 1, 3)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try samples(values, &evaluation) },
    Function(
      "histogram", "x stretches?",
      "how the draws of a range are spread, as a table of stretches with their shares",
      examples: ["histogram(5 ± 1, 4)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try histogram(values, &evaluation) }
    .deciding(
      "the first and the last stretch also hold what lies beyond them"
    ),
    Function(
      "correlate", "x y correlation",
      "states that two ranges move together: their rank correlation, from -1 to 1; a statement of its own",
      examples: ["assume a = 1 to 2; assume b = 3 to 5; correlate(a, b, 0.7)"], takesRanges: true
    ) { (_, _) throws(Refusal) in
      throw Refusal(
        "correlate-alone",
        "correlate states a fact about two ranges, so it stands alone and has no value",
        notes: ["for example: correlate(price, utilization, -0.5)"])
    },
  ]

  private static func shown(_ p: Double) -> String { Quantity(p * 100, .percent).text() }

  /// The mean of one range; nil for anything else.
  static func mean(of value: Value, _ evaluation: inout Evaluation) throws(Refusal) -> Value? {
    guard case .uncertain(let range) = value else { return nil }
    guard range.meaning != .truth else {
      throw Refusal(
        "wrong-kind", "mean asks a range or a list of numbers, and this is a chance",
        notes: ["how likely it is, is asked with chance(…)"])
    }
    let statistics = try evaluation.environment.sampling.statistics(of: range)
    if statistics.isHeavyTailed { evaluation.warn(.farDraws) }
    guard statistics.mean.isFinite else {
      throw Refusal(
        "no-mean", "this range has no mean: its far ends weigh too much",
        notes: ["ask for its median"])
    }
    return try range.value(statistics.mean)
  }

  private static func quantile(
    _ value: Value, _ p: Double, _ name: String, _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    switch value {
    case .uncertain(let range) where range.meaning != .truth:
      let number = try evaluation.environment.sampling.statistics(of: range).quantile(p)
      guard number.isFinite else {
        throw Refusal("no-end", "this range has no end on that side")
      }
      return try range.value(number)
    case .quantity, .date: return value
    case .list(let elements):
      let (numbers, unit) = try sorted(elements, name, evaluation)
      let position = p * Double(numbers.count - 1)
      let low = numbers[Int(position.rounded(.down))]
      let high = numbers[Int(position.rounded(.up))]
      let part = position - position.rounded(.down)
      // The distance of two large numbers may be too large for a number.
      let apart = high - low
      let between = apart.isFinite ? low + apart * part : low * (1 - part) + high * part
      return .quantity(Quantity(between, unit))
    default:
      throw Refusal(
        "wrong-kind", "\(name) asks a range or a list of numbers, and this is \(value.kindName)")
    }
  }

  private static func deviation(
    _ value: Value, _ name: String, _ evaluation: inout Evaluation
  ) throws(Refusal) -> Quantity {
    switch value {
    case .uncertain(let range) where range.meaning != .truth:
      let statistics = try evaluation.environment.sampling.statistics(of: range)
      if statistics.isHeavyTailed { evaluation.warn(.farDraws) }
      guard statistics.deviation.isFinite else {
        throw Refusal(
          "no-mean", "this range has no standard deviation: its far ends weigh too much",
          notes: ["ask for its quantiles, such as p5 and p95"])
      }
      return Quantity(statistics.deviation, range.isDate ? .day : range.unit)
    case .quantity(let quantity): return Quantity(0, quantity.unit)
    case .list(let elements):
      let (numbers, unit) = try sorted(elements, name, evaluation)
      guard numbers.count > 1 else {
        throw Refusal("empty-list", "\(name) needs a list of at least two numbers")
      }
      // In units of the largest, as squares of large and small numbers leave what numbers can be.
      let largest = numbers.reduce(0) { max($0, $1.magnitude) }
      guard largest > 0 else { return Quantity(0, unit) }
      let size = largest.binade
      let mean = numbers.reduce(0) { $0 + $1 / size } / Double(numbers.count)
      let squares = numbers.reduce(0) { $0 + ($1 / size - mean) * ($1 / size - mean) }
      let deviation = (squares / Double(numbers.count - 1)).squareRoot() * size
      guard deviation.isFinite else { throw Refusal.tooLarge("the result of \(name)") }
      return Quantity(deviation, unit)
    default:
      throw Refusal(
        "wrong-kind", "\(name) asks a range or a list of numbers, and this is \(value.kindName)")
    }
  }

  /// The numbers of a list in the unit of the first, in ascending order.
  private static func sorted(
    _ elements: [Value], _ name: String, _ evaluation: Evaluation
  ) throws(Refusal) -> ([Double], Unit) {
    guard !elements.isEmpty else {
      throw Refusal("empty-list", "\(name) needs a list with at least one number")
    }
    var numbers: [Double] = []
    var unit: Unit?
    for element in elements {
      guard case .quantity(let quantity) = element else {
        throw Refusal(
          "wrong-kind",
          "\(name) asks a range or a list of numbers, and this holds \(element.kindName)",
          notes: element.isUncertain ? ["ask each of them: [\(name)(x) for x in list]"] : [])
      }
      let shared = unit ?? quantity.unit
      unit = shared
      numbers.append(
        try quantity.converted(to: shared, exchange: evaluation.environment.exchange).value)
    }
    return (numbers.sorted(), unit ?? .none)
  }

  /// How many of something are asked as the second value: a whole number from 1 to `most`.
  private static func count(
    _ values: [Value], _ role: String, otherwise: Int, most: Int, _ allowed: String
  ) throws(Refusal) -> Int {
    guard values.count > 1 else { return otherwise }
    let asked = try number(values, 1, role)
    guard let count = Int(exactly: asked), (1...most).contains(count) else {
      throw Refusal("too-long-list", "\(allowed), and \(NumberText.full(asked)) are asked")
    }
    return count
  }

  private static func noRange(_ values: [Value], _ name: String) throws(Refusal) -> Refusal {
    Refusal(
      "wrong-kind", "\(name) draws from a range, and this is \(try argument(values, 0).kindName)")
  }

  private static func samples(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let count = try count(
      values, "how many samples", otherwise: 10, most: 1_000_000,
      "samples gives 1 to 1 million draws")
    guard case .uncertain(let range) = try argument(values, 0) else {
      throw try noRange(values, "samples")
    }
    try evaluation.make(count)
    var drawn: [Value] = []
    for number in try evaluation.environment.sampling.samples(of: range, count: count) {
      guard number.isFinite else {
        throw Refusal("no-number", "in some of the draws the answer is not a number")
      }
      drawn.append(range.meaning == .truth ? .truth(number != 0) : try range.value(number))
    }
    return .list(drawn)
  }

  private static func histogram(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let stretches = try count(
      values, "how many stretches", otherwise: 12, most: 1_000,
      "a histogram has 1 to 1,000 stretches")
    guard case .uncertain(let range) = try argument(values, 0), range.meaning != .truth else {
      throw try noRange(values, "histogram")
    }
    let bars = try evaluation.environment.sampling.histogram(of: range, bars: stretches)
    try evaluation.make(4 * bars.count)
    var rows: [Value] = []
    for bar in bars {
      rows.append(
        .record(
          Record(
            names: ["from", "to", "share"],
            values: [
              try range.value(bar.low), try range.value(bar.high),
              .quantity(Quantity(bar.share * 100, .percent)),
            ])))
    }
    return .list(rows)
  }
}

extension Refusal {
  /// A mean that rests on a few draws.
  fileprivate static let farDraws = Refusal(
    "far-draws",
    "most of this figure comes from a few far draws, so it may change a lot with other draws",
    notes: ["the median and the 90% interval do not depend on them"])
}
