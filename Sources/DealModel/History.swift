package import DealFormula
package import DealQuantities

/// A deal over time: what it pays and delivers where later accounts take over from earlier ones.
extension Terms {
  /// What the payer pays over time; from the day of an amendment on what is left, as that says.
  package func spend(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    guard deal.record != nil else { return try agreed(after: nil, in: &evaluation) }
    switch try pieces(in: &evaluation) {
    case .failure(let missing): return missing
    case .success(let flow):
      return try flow.all(in: &evaluation) ?? unstated(Field.value.what, Field.value.example)
    }
  }

  /// The payments of each account that holds for a while, or what is not stated of the last.
  private func pieces(in evaluation: inout Evaluation) throws(Refusal) -> ValueOr<AccountFlow> {
    var flow = AccountFlow()
    let versions = deal.versions
    for (index, version) in versions.enumerated() {
      // What was not stated at first may be stated by an amendment.
      if let missing = try flow.add(account(version), in: &evaluation),
        index == versions.count - 1
      {
        return .failure(missing)
      }
    }
    if let cancelled = deal.cancelled, flow.end(on: cancelled) {
      evaluation.remark("nothing is paid from \(cancelled.text) on, when it is cancelled")
    }
    return .success(flow)
  }

  /// Refuses a deal of which an account would be worth less than what has been paid before it. What
  /// the accounts come to is returned where nothing else that is stated can change it; given that of
  /// all but the last, only the last is gone through.
  package func checkPayments(
    after paid: PaidSoFar?, in evaluation: inout Evaluation
  ) throws(Refusal) -> PaidSoFar? {
    let arena = evaluation.environment.arena
    let versions = paid == nil ? deal.versions : [deal]
    var flow = paid.map { AccountFlow(after: $0) } ?? AccountFlow()
    var isStated = true
    for version in versions {
      if try flow.add(account(version), in: &evaluation) != nil { isStated = false }
    }
    return isStated && versions.allSatisfy { $0.isSteady(in: arena) } ? flow.soFar : nil
  }

  /// What an account leaves to be paid after its first day, by its own pattern from there on.
  func remainder(
    of value: Value, _ happens: Value?, _ dates: Ingredients, _ from: Ingredients.Number,
    _ until: Ingredients.Number, _ paid: (day: Day, amount: Value), in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var whole = value
    if let happens { whole = try evaluation.apply(.multiply, whole, happens) }
    let rest = try evaluation.apply(.subtract, whole, paid.amount)
    if case .quantity(let left) = rest, case .quantity(let all) = whole,
      left.value < -1e-9 * abs(all.value)
    {
      let describe = evaluation.environment.surroundings.describe
      throw Refusal(
        "contradiction", "\(deal.name) would be worth less than what has been paid before",
        notes: [
          "paid before \(paid.day.text): \(describe(paid.amount))",
          "worth from then on: \(describe(whole))",
          "the difference would be \(describe(rest))",
        ])
    }
    let describe = evaluation.environment.surroundings.describe
    evaluation.remark(
      "\(describe(paid.amount)) has been paid before \(paid.day.text); the rest follows the amended terms"
    )
    guard let unit = value.unit else { return value }
    switch try payments(dates, from, until, in: &evaluation) {
    case .failure(let missing): return missing
    case .success(let curve):
      let part = try Series.Part(
        rest, in: unit, exchange: evaluation.environment.exchange, on: paid.day, curve)
      return .series(
        try Series(kind: .flow, unit: unit, parts: [part]).reshaped(
          at: [.date(paid.day)], evaluation.environment.sampling
        ) { curve, times in .resumed(curve, at: times[0]) })
    }
  }

  /// What has been paid up to each day.
  package func paid(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let flow = try spend(in: &evaluation)
    guard case .series(let series) = flow else { return flow }
    return .series(Series(kind: .stock, unit: series.unit, parts: series.parts))
  }

  /// What is still owed on each day: the remaining obligations, from the announcement or the start,
  /// whichever is first, to the end.
  package func backlog(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let flow: AccountFlow
    if deal.record == nil {
      let agreed = try agreed(after: nil, in: &evaluation)
      guard case .series(let series) = agreed else { return agreed }
      flow = AccountFlow(series)
    } else {
      switch try pieces(in: &evaluation) {
      case .failure(let missing): return missing
      case .success(let some): flow = some
      }
    }
    var sum = RunningSum()
    for piece in flow.pieces {
      var begins: [Value] = []
      if let since = piece.since {
        begins = [.date(since)]
      } else {
        begins = [try start(in: &evaluation)]
        if deal[.announced] != nil {
          begins.append(try fact(.announced, in: &evaluation).day(.first, "announced"))
        }
      }
      let last = piece.until.map { Double($0.number) }
      let own = Value.series(
        try piece.series.reshaped(
          at: begins, as: .stock, evaluation.environment.sampling
        ) { curve, times in
          // What is paid as capacity comes in may be due before the first day.
          let first = min(times.min() ?? .infinity, curve.bends.min() ?? .infinity)
          let owed = Curve.remaining(from: first, curve)
          return last.map { .cut(owed, from: -.infinity, until: $0) } ?? owed
        })
      try sum.add(own, in: &evaluation)
    }
    return sum.value ?? unstated(Field.value.what, Field.value.example)
  }

  /// What is live of a resource: by each account while it holds, and nothing once it is cancelled.
  func liveCapacity(
    _ resource: Dimension, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    guard deal.record != nil else { return try capacity(resource, in: &evaluation) }
    let versions = deal.versions
    var sum = RunningSum()
    for (index, version) in versions.enumerated() {
      let isLast = index == versions.count - 1
      let live = try account(version).capacity(resource, in: &evaluation)
      guard case .series(let series) = live else {
        if isLast { return live }
        continue
      }
      // What was granted before counts from the first day, if nothing was known of it until then.
      let since = sum.isEmpty ? nil : version.since
      let until = isLast ? deal.cancelled : versions[index + 1].since
      guard since != nil || until != nil else {
        sum = RunningSum()
        try sum.add(live, in: &evaluation)
        continue
      }
      let first = since.map { Double($0.number) } ?? -.infinity
      let last = until.map { Double($0.number) } ?? .infinity
      let own = Value.series(
        try series.reshaped(at: [], evaluation.environment.sampling) { curve, _ in
          .cut(curve, from: first, until: last)
        })
      try sum.add(own, in: &evaluation)
    }
    return sum.value ?? unstated(Resource.what(resource), "with \(Resource.example(resource))")
  }
}
