import DealChance
import DealFormula
import DealQuantities

extension Property {
  /// What a deal is worth over time, by assumptions of the book.
  static let dealFinance: [Property] = [
    .deal(
      "npv", "what the payments are worth on the first day", unit: "money", isMetric: true,
      how: "what is paid on each day / (1 + discount_rate)^(days since the first / 365)",
      reference: "XNPV of spend by day; state the rate with assume discount_rate = 8%",
      edges: "nothing in the draws in which the deal does not happen"
    ) { (terms, evaluation) throws(Refusal) in try terms.presentValue(in: &evaluation) },
    .deal(
      "breakeven", "the share of the hours that must be sold to get back what is paid", unit: "%",
      isMetric: true, how: "value / (gpu_hours * price_per_gpu_hour), without interest",
      reference: "cash break-even; state the price with assume price_per_gpu_hour = $3/gpu/hour",
      edges:
        "if the deal happens; above 100% even all hours do not bring it in; of a cancelled deal what fell due before"
    ) { (terms, evaluation) throws(Refusal) in try terms.breakeven(in: &evaluation) },
    .deal(
      "full_breakeven", "the share of the hours that must be sold to get it back with interest",
      unit: "%", isMetric: true,
      how: "npv / (price_per_gpu_hour * the hours of each day, discounted as npv)",
      reference: "break-even of present values, at discount_rate and price_per_gpu_hour",
      edges: "if the deal happens"
    ) { (terms, evaluation) throws(Refusal) in try terms.fullBreakeven(in: &evaluation) },
    .deal(
      "payback", "the day from which the hours sold have brought in all that was paid",
      unit: "date", isMetric: true,
      how: "live accelerators, added up over time, * utilization * price_per_gpu_hour >= paid",
      reference: "without interest; the last day on which it was less, and one more",
      edges: "if the deal happens; the first day where it never was less"
    ) { (terms, evaluation) throws(Refusal) in try terms.payback(in: &evaluation) },
  ]
}

extension Terms {
  private func discountRate(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    try assumption(.discountRate, in: &evaluation)
  }

  private func price(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    try assumption(.pricePerGpuHour, in: &evaluation)
  }

  /// log(1 + rate) of a yearly rate, as an ingredient.
  private func logarithm(
    of rate: Value, _ ingredients: inout Ingredients
  ) throws(Refusal) -> @Sendable (UnsafePointer<Double>) -> Double {
    let perYear = try (Unit.named("year") ?? .none).raised(to: -1)
    guard let unit = rate.unit, unit.dimension.isNone || unit.dimension == perYear.dimension else {
      throw Refusal(
        "dimension", "discount_rate is a share per year such as 8%, and this is \(rate.kindName)")
    }
    let each = try Quantity(1, unit).converted(to: unit.dimension.isNone ? .none : perYear).value
    switch rate {
    case .uncertain(let range):
      let number = ingredients.add(range)
      return { Elementary.log1p(number.value($0) * each) }
    case .quantity(let quantity):
      let share = quantity.value * each
      guard share > -1 else {
        throw Refusal("no-solution", "discount_rate must be above -100%")
      }
      let y = Elementary.log1p(share)
      return { _ in y }
    case .date, .period, .truth, .text, .list, .record, .function, .series, .thing, .unstated:
      return { _ in .nan }
    }
  }

  /// A number for each draw, or one if nothing that goes into it is a range.
  private func answer(
    _ ingredients: Ingredients, _ unit: Unit, _ meaning: Uncertain.Meaning = .quantity,
    _ compute: @escaping @Sendable (UnsafePointer<Double>) -> Double
  ) throws(Refusal) -> Value {
    let node = try Uncertain(
      .derived(Derived(ingredients.inputs, compute)), unit: unit, meaning: meaning)
    guard ingredients.areFixed else { return .uncertain(node) }
    let number = withUnsafePointer(to: 0.0, compute)
    guard number.isFinite else {
      if meaning == .date {
        throw Refusal("never", "that never happens: what is sold never brings in what is paid")
      }
      throw Refusal.tooLarge()
    }
    return try node.value(number)
  }

  /// The payments, each discounted from its day to the first day of the deal.
  func presentValue(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    if let given = given("npv", in: &evaluation) { return given }
    let spend = try spend(in: &evaluation)
    let rate = try discountRate(in: &evaluation)
    let start = try start(in: &evaluation)
    if let missing = missing(among: [spend, rate, start]) { return missing }
    guard case .series(let flow) = spend else { return spend }
    var ingredients = Ingredients()
    let y = try logarithm(of: rate, &ingredients)
    guard let base = ingredients.time(start) else { return start }
    let make = flow.drawn(&ingredients)
    return try answer(ingredients, flow.unit) { numbers in
      let (y, base) = (y(numbers), base.value(numbers))
      return make(numbers).parts.reduce(0) {
        $0 + $1.amount * $1.curve.presentValue(y: y, on: base)
      }
    }
  }

  /// The share of the hours that must be sold to bring in the value.
  func breakeven(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let value = try payable(in: &evaluation)
    let hours = try gpuHours(in: &evaluation)
    let price = try price(in: &evaluation)
    if let missing = missing(among: [value, hours, price]) { return missing }
    try checkDelivers(hours)
    return try evaluation.share(
      evaluation.apply(.divide, value, evaluation.apply(.multiply, hours, price)))
  }

  /// The same of present values, if the deal happens: where nothing is paid, nothing need be sold.
  func fullBreakeven(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let value = try ifItHappens.presentValue(in: &evaluation)
    let capacity = try ifItHappens.capacity("gpus", in: &evaluation)
    let granted = try granted("gpus", in: &evaluation)
    let price = try price(in: &evaluation)
    let rate = try discountRate(in: &evaluation)
    let start = try start(in: &evaluation)
    if let missing = missing(among: [value, capacity, granted, price, rate, start]) {
      return missing
    }
    guard case .series(let live) = capacity else { return capacity }
    guard !live.isOpenEnded else {
      throw Refusal("no-end", "the capacity of \(deal.name) never ends")
    }
    var ingredients = Ingredients()
    let y = try logarithm(of: rate, &ingredients)
    guard let base = ingredients.time(start) else { return start }
    let make = live.drawn(&ingredients)
    let hours = try answer(ingredients, live.unit.multiplied(by: .hour)) { numbers in
      let (y, base) = (y(numbers), base.value(numbers))
      return 24
        * make(numbers).parts.reduce(0) {
          $0 + $1.amount * $1.curve.presentIntegral(y: y, on: base)
        }
    }
    try checkDelivers(hours)
    return try evaluation.share(
      evaluation.apply(.divide, value, evaluation.apply(.multiply, hours, price)))
  }

  /// The day from which the hours that are sold have brought in all that was paid, if the deal happens.
  func payback(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let spend = try ifItHappens.spend(in: &evaluation)
    let capacity = try ifItHappens.capacity("gpus", in: &evaluation)
    let granted = try granted("gpus", in: &evaluation)
    let price = try price(in: &evaluation)
    let sold = try assumption(.utilization, in: &evaluation)
    if let missing = missing(among: [spend, capacity, granted, price, sold]) { return missing }
    guard case .series(let flow) = spend, case .series(let live) = capacity else { return spend }
    // What a day of one unit of capacity brings in.
    let day = Value.quantity(Quantity(1, .day))
    let one = Value.quantity(Quantity(1, live.unit))
    let income = try evaluation.apply(
      .multiply, evaluation.apply(.multiply, evaluation.apply(.multiply, one, day), sold), price)
    var ingredients = Ingredients()
    let each: @Sendable (UnsafePointer<Double>) -> Double
    guard let unit = income.unit else {
      throw Refusal("wrong-kind", "price_per_gpu_hour is \(price.kindName)")
    }
    let factor = try Quantity(1, unit)
      .converted(to: flow.unit, exchange: evaluation.environment.exchange, on: evaluation.date)
      .value
    switch income {
    case .uncertain(let range):
      let number = ingredients.add(range)
      each = { number.value($0) * factor }
    case .quantity(let quantity):
      let number = quantity.value * factor
      each = { _ in number }
    case .date, .period, .truth, .text, .list, .record, .function, .series, .thing, .unstated:
      return income
    }
    let paid = flow.drawn(&ingredients)
    let running = live.drawn(&ingredients)
    return try answer(ingredients, .none, .date) { numbers in
      Terms.payback(paid(numbers), running(numbers), each(numbers)) ?? .infinity
    }
  }

  /// The last day on which the capacity times `each` a day has brought in less than was paid, and one
  /// more; nil if it is less at the end of both.
  private static func payback(_ paid: Series, _ live: Series, _ each: Double) -> Double? {
    let balance = { (time: Double) in
      live.integral(to: time) * each - paid.level(at: time)
    }
    let bends = Array(Set(paid.bends + live.bends)).sorted()
    guard let first = bends.first, let last = bends.last, balance(last) >= 0 else { return nil }
    // Payments come at bends; between them a month is short enough for the balance to turn once.
    var later = last
    for bend in bends.dropLast().reversed() + [first] {
      while later > bend {
        let earlier = max(bend, later - 30)
        if balance(earlier) < 0 {
          var (low, high) = (earlier, later)
          while high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            if middle <= low { break }
            if balance(middle) < 0 { low = middle } else { high = middle }
          }
          return (high - 1).rounded(.up)
        }
        later = earlier
      }
    }
    return first
  }
}

extension Evaluation {
  /// A plain number as a percentage.
  fileprivate mutating func share(_ value: Value) throws(Refusal) -> Value {
    switch value {
    case .quantity(let share) where share.unit.dimension.isNone:
      .quantity(Quantity(try share.number() * 100, .percent))
    case .uncertain(let range) where range.unit.dimension.isNone:
      .uncertain(
        try Uncertain(
          .sum(Operand(range, times: try Quantity(1, range.unit).number() * 100), Operand(0)),
          unit: .percent))
    case .quantity, .uncertain, .date, .period, .truth, .text, .list, .record, .function, .series,
      .thing, .unstated:
      throw Refusal(
        "dimension",
        "price_per_gpu_hour must be money per accelerator and time, such as $3/gpu/hour")
    }
  }
}
