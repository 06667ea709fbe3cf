package import DealFormula
package import DealQuantities

extension Terms {
  /// What the payer pays over time, as a flow that adds up to the value.
  package func spend(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    if deal[.chance] != nil { throw rangeNotDrawn("whether \(deal.name) happens") }
    let value = try fact(.value, in: &evaluation)
    let start = try start(in: &evaluation)
    let end = try end(in: &evaluation)
    guard case .quantity(let amount) = value, case .date(let first) = start,
      case .date(let last) = end
    else { return try blocked([value, start, end]) }
    let from = Double(first.number)
    let until = Double(last.number) + 1
    var rest = amount.value
    var parts: [Series.Part] = []
    if deal[.upfront] != nil {
      let upfront = try fact(.upfront, in: &evaluation)
      guard case .quantity(let money) = upfront else { return try blocked([upfront]) }
      let now = try money.converted(
        to: amount.unit, exchange: evaluation.environment.exchange, on: first)
      guard now.value <= amount.value else {
        throw Refusal(
          "contradiction", "the upfront payment of \(deal.name) is more than its value",
          notes: [
            "upfront \(now.text(digits: 3)), value \(amount.text(digits: 3))"
          ])
      }
      rest -= now.value
      parts.append(
        Series.Part(
          amount: now.value,
          curve: .instalments([Curve.Instalment(time: from + 1, share: 1)])))
    }
    if rest > 0 || parts.isEmpty {
      switch try payments(from: from, until: until, first: first, in: &evaluation) {
      case .success(let curve): parts.append(Series.Part(amount: rest, curve: curve))
      case .failure(let value): return try blocked([value])
      }
    }
    return .series(Series(kind: .flow, unit: amount.unit, parts: parts))
  }

  /// The curve of the regular payments.
  private func payments(
    from: Double, until: Double, first: Day, in evaluation: inout Evaluation
  ) throws(Refusal) -> ValueOr<Curve> {
    let payment = deal.payment ?? .evenly
    if deal.payment == nil {
      evaluation.remark("paid evenly by the day, as nothing else is stated")
    }
    if payment == .withCapacity {
      let capacity = try capacity(Resource.dimension("gpus") ?? .none, in: &evaluation)
      guard case .series(let series) = capacity else { return .failure(capacity) }
      let ramps: [Curve.WeightedRamp] = series.parts.map { part in
        switch part.curve {
        case .ramp(let ramp): Curve.WeightedRamp(weight: part.amount, ramp: ramp)
        case .even, .instalments, .withCapacity, .standing, .remaining:
          Curve.WeightedRamp(
            weight: part.amount, ramp: Ramp(from: from, by: from, until: until, shape: .step))
        }
      }
      return .success(.withCapacity(ramps, until: until))
    }
    guard let months = payment.months else { return .success(.even(from: from, until: until)) }
    // Instalments fall due at the end of each period counted from the start; each bears the share
    // of the days it covers.
    var steps: [Curve.Instalment] = []
    var last = from
    var count = 0
    while last < until, count < 12_000 {
      count += 1
      let due = min(Double(try first.adding(months: months * count).number), until)
      steps.append(Curve.Instalment(time: due, share: (due - last) / (until - from)))
      last = due
    }
    return .success(.instalments(steps))
  }

  /// What has been paid up to each day.
  package func paid(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    guard case .series(let flow) = try spend(in: &evaluation) else {
      return try spend(in: &evaluation)
    }
    return .series(Series(kind: .stock, unit: flow.unit, parts: flow.parts))
  }

  /// What is still owed on each day: the remaining obligations, from the announcement to the end.
  package func backlog(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    guard case .series(let flow) = try spend(in: &evaluation) else {
      return try spend(in: &evaluation)
    }
    var begin = flow.bends.first ?? 0
    if case .date(let day) = try start(in: &evaluation) { begin = min(begin, Double(day.number)) }
    if deal[.announced] != nil,
      case .date(let day) = try fact(.announced, in: &evaluation).day(\.first, "announced")
    {
      begin = min(begin, Double(day.number))
    }
    return .series(
      Series(
        kind: .stock, unit: flow.unit,
        parts: flow.parts.map { part in
          Series.Part(amount: part.amount, curve: .remaining(from: begin, part.curve))
        }))
  }
}
