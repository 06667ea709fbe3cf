package import DealFormula
package import DealQuantities

extension World {
  /// What something costs on a day: of each provider its latest observation on or before that day,
  /// brought forward by its stated decline; of several providers the one in the middle.
  ///
  /// A price that declines by d a year is rate × (1 − d)^years, with years of 365 days.
  func price(
    of subject: String, from provider: String?, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let day = evaluation.date ?? evaluation.environment.today
    var latest: [(provider: String?, day: Day, price: PriceObservation)] = []
    var observations: [PriceObservation] = []
    var isKnownLater = false
    prices.forEach { index, price in
      guard price.subject == subject, provider == nil || price.provider == provider else { return }
      if isConcealed(Thing(.price, Int32(truncatingIfNeeded: index))) {
        isKnownLater = true
      } else {
        observations.append(price)
      }
    }
    for price in observations {
      let date = try evaluation.evaluate(price.on, declaring: price.declaration("date"))
        .day(.first, "on")
      guard case .date(let seen) = date else {
        throw Refusal(
          "range-not-possible", "the day of a price of \(subject) is \(date.kindName)")
      }
      guard seen <= day else { continue }
      if let index = latest.firstIndex(where: { $0.provider == price.provider }) {
        // Of two on the same day the later statement counts.
        if seen >= latest[index].day { latest[index] = (price.provider, seen, price) }
      } else {
        latest.append((price.provider, seen, price))
      }
    }
    guard !latest.isEmpty else {
      let asked = provider.map { " from \($0)" } ?? ""
      if isKnownLater { throw evaluation.notKnown("a price of \(subject)\(asked)") }
      return .unstated(
        Unstated([
          Unstated.Fact(
            thing: subject, what: "a price\(asked) on or before \(day.text)",
            clause: "$3/gpu/hour on \(day.text)\(asked)", verb: "price of")
        ]))
    }
    var found: [Value] = []
    for entry in latest {
      found.append(try carried(entry.price, from: entry.day, to: day, in: &evaluation))
    }
    if let other = found.firstIndex(where: { $0.dimension != found[0].dimension }) {
      throw Refusal(
        "dimension",
        "the prices of \(subject) are \(found[0].kindName) and \(found[other].kindName), which have no middle",
        notes: ["ask for one provider: price_of(\(subject), NAME)"])
    }
    if found.count > 1 {
      evaluation.remark(
        "the median of \(found.count) providers: "
          + latest.map { $0.provider ?? "no provider stated" }.joined(separator: ", "))
    }
    return try evaluation.middle(of: found)
  }

  /// An observation brought forward to a day.
  private func carried(
    _ price: PriceObservation, from seen: Day, to day: Day, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    evaluation.open(
      Derivation(
        title: "price of \(price.subject)\(price.provider.map { " from \($0)" } ?? "")",
        kind: .fact, formula: price.rate, provenance: price.provenance))
    var value: Value?
    defer { evaluation.close(with: value) }
    var result = try evaluation.evaluate(price.rate, declaring: price.declaration("rate"))
    evaluation.remark("seen on \(seen.text)")
    if let formula = price.declining {
      let decline = try evaluation.evaluate(formula, declaring: price.declaration("declining"))
      let years = Double(day.number - seen.number) / 365
      let kept = try evaluation.apply(.subtract, .number(1), decline)
      result = try evaluation.apply(
        .multiply, result, evaluation.apply(.power, kept, .number(years)))
      evaluation.remark("declining since then, to \(day.text)")
    }
    value = result
    return result
  }
}

extension Evaluation {
  /// The value in the middle of several, or halfway between the middle two; draw by draw where one
  /// is a range.
  mutating func middle(of values: [Value]) throws(Refusal) -> Value {
    guard let first = values.first, values.count > 1 else {
      return values.first ?? .number(0)
    }
    guard let unit = first.unit else {
      throw Refusal("wrong-kind", "a price was expected, and this is \(first.kindName)")
    }
    return try number(of: values.map { ($0, unit) }, in: unit) { numbers in
      let sorted = numbers.sorted()
      let half = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    }
  }

  /// What a function makes of several numbers, each in its unit: one number, or where one of them is
  /// a range, a number of each draw. Not-a-number where there is none.
  package mutating func number(
    of values: [(value: Value, unit: Unit)], in unit: Unit,
    _ compute: @escaping @Sendable ([Double]) -> Double
  ) throws(Refusal) -> Value {
    var inputs: [Uncertain] = []
    var recipe: [(index: Int?, factor: Double)] = []
    for (value, own) in values {
      switch value {
      case .unstated: return value
      case .quantity(let quantity):
        let converted = try quantity.converted(to: own, exchange: environment.exchange, on: date)
        recipe.append((nil, converted.value))
      case .uncertain(let range) where range.meaning == .quantity:
        let each = try Quantity(1, range.unit).converted(
          to: own, exchange: environment.exchange, on: date)
        recipe.append((inputs.count, each.value))
        inputs.append(range)
      case .uncertain, .date, .period, .truth, .text, .list, .record, .function, .series, .thing:
        throw Refusal("wrong-kind", "a quantity was expected, and this is \(value.kindName)")
      }
    }
    guard !inputs.isEmpty else {
      let result = compute(recipe.map(\.factor))
      guard result.isFinite else {
        throw Refusal("number-range", "there is no such number, or it is too large to count with")
      }
      return .quantity(Quantity(result, unit))
    }
    let steps = recipe
    return .uncertain(
      try Uncertain(
        .derived(
          Derived(inputs) { numbers in
            compute(
              steps.map { step in step.index.map { numbers[$0] * step.factor } ?? step.factor })
          }), unit: unit))
  }
}
