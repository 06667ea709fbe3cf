import DealFormula
import DealQuantities

extension Terms {
  /// What the payer pays under one account of the deal, as a flow that adds up to the value; nothing
  /// in the draws in which the deal does not happen. An account that holds from a later day on takes
  /// what had been paid by then, and spreads the rest as it says.
  func agreed(
    after paid: (day: Day, amount: Value)?, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var value = try worth(in: &evaluation)
    let start = try start(in: &evaluation)
    let end = try end(in: &evaluation)
    if let missing = missing(among: [value, start, end]) { return missing }
    guard let unit = value.unit else {
      throw Refusal("wrong-kind", "the value of \(deal.name) is \(value.kindName)")
    }
    let exchange = evaluation.environment.exchange
    var first: Day?
    if case .date(let day) = start { first = day }
    var ingredients = Ingredients()
    guard let from = ingredients.time(start), let until = ingredients.time(end, plus: 1) else {
      throw Refusal("wrong-kind", "the start of \(deal.name) is \(start.kindName)")
    }
    let happens = try happening(in: &evaluation)
    var parts: [Series.Part] = []
    if let paid {
      return try remainder(of: value, happens, ingredients, from, until, paid, in: &evaluation)
    }
    if deal[.upfront] != nil {
      var now = try fact(.upfront, in: &evaluation)
      if let missing = missing(among: [now]) { return missing }
      try check(upfront: now, of: value, first, exchange)
      value = try evaluation.apply(.subtract, value, now)
      if let happens { now = try evaluation.apply(.multiply, now, happens) }
      let sampling = evaluation.environment.sampling
      let curve = try ingredients.curve(sampling) {
        .instalments([Curve.Instalment(time: from.value($0) + 1, share: 1)])
      }
      parts.append(try Series.Part(now, in: unit, exchange: exchange, on: first, curve))
    }
    var isPaid = false
    if case .quantity(let rest) = value, rest.value <= 0, !parts.isEmpty { isPaid = true }
    if !isPaid {
      if let happens { value = try evaluation.apply(.multiply, value, happens) }
      switch try payments(ingredients, from, until, in: &evaluation) {
      case .success(let curve):
        parts.append(try Series.Part(value, in: unit, exchange: exchange, on: first, curve))
      case .failure(let value): return value
      }
    }
    return .series(Series(kind: .flow, unit: unit, parts: parts))
  }

  /// 1 in the draws in which the deal and what it requires happen, else 0; nil if nothing says that it
  /// may not. A deal that never came about is as one without a chance.
  func happening(in evaluation: inout Evaluation) throws(Refusal) -> Value? {
    if isSure { return nil }
    if deal.status == .abandoned, deal.cancelled == nil { return .number(0) }
    let conditions = try conditions(in: &evaluation)
    guard let formula = deal[.chance] else { return conditions }
    let happens = try evaluation.happens(
      fact(.chance, in: &evaluation), formula,
      declaring: .field(thing: deal.name, field: "happens"))
    guard let conditions else { return happens }
    return try evaluation.apply(.multiply, happens, conditions)
  }

  /// What is paid upfront may not be more than the value.
  private func check(
    upfront: Value, of value: Value, _ first: Day?, _ exchange: Exchange
  ) throws(Refusal) {
    guard case .quantity(let money) = upfront, case .quantity(let amount) = value else { return }
    let now = try money.converted(to: amount.unit, exchange: exchange, on: first)
    guard now.value <= amount.value else {
      throw Refusal(
        "contradiction", "the upfront payment of \(deal.name) is more than its value",
        notes: [
          "upfront \(now.text(digits: 3)), value \(amount.text(digits: 3))"
        ])
    }
  }

  /// The curve of the regular payments.
  func payments(
    _ dates: Ingredients, _ from: Ingredients.Number, _ until: Ingredients.Number,
    in evaluation: inout Evaluation
  ) throws(Refusal) -> ValueOr<DrawnCurve> {
    let payment = deal.payment ?? .evenly
    if deal.payment == nil {
      evaluation.remark("paid evenly by the day, as nothing else is stated")
    }
    let sampling = evaluation.environment.sampling
    if payment == .withCapacity {
      let capacity = try capacity(Resource.dimension("gpus") ?? .none, in: &evaluation)
      guard case .series(let series) = capacity else { return .failure(capacity) }
      return .success(
        try followingCapacity(series, dates, from, until, sampling))
    }
    guard let months = payment.months else {
      return .success(
        try dates.curve(sampling) { .even(from: from.value($0), until: until.value($0)) })
    }
    return .success(
      try dates.curve(sampling) {
        Curve.instalments(from: from.value($0), until: until.value($0), months: months)
      })
  }

  /// Payments that come in as fast as capacity is live.
  private func followingCapacity(
    _ series: Series, _ dates: Ingredients, _ from: Ingredients.Number,
    _ until: Ingredients.Number, _ sampling: Sampling
  ) throws(Refusal) -> DrawnCurve {
    var ingredients = dates
    var weights: [@Sendable (UnsafePointer<Double>) -> Curve.WeightedRamp] = []
    for part in series.parts {
      let weight = part.drawn.map { ingredients.add($0) } ?? .fixed(1)
      let place = part.moving.map { ingredients.add(all: $0.inputs) } ?? 0
      weights.append { numbers in
        let ramp: Ramp
        switch part.moving?.make(numbers + place) ?? part.curve {
        case .ramp(let own): ramp = own
        case .even, .instalments, .withCapacity, .standing, .remaining, .cut, .frozen, .resumed:
          let start = from.value(numbers)
          ramp = Ramp(from: start, by: start, until: until.value(numbers), shape: .step)
        }
        return Curve.WeightedRamp(weight: part.amount * weight.value(numbers), ramp: ramp)
      }
    }
    let all = weights
    return try ingredients.curve(sampling) { numbers in
      .withCapacity(all.map { $0(numbers) }, until: until.value(numbers))
    }
  }
}

extension Curve {
  /// Instalments that fall due at the end of each period counted from the start; each bears the
  /// share of the days it covers.
  static func instalments(from: Double, until: Double, months: Int) -> Curve {
    var steps: [Instalment] = []
    var last = from
    var count = 0
    let first = Day(time: from)
    while last < until, count < 12_000 {
      count += 1
      let next = first.flatMap { try? $0.adding(months: months * count) }
      let due = min(next.map { Double($0.number) } ?? until, until)
      steps.append(Instalment(time: due, share: (due - last) / (until - from)))
      last = due
    }
    return .instalments(steps)
  }
}
