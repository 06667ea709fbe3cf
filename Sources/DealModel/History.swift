package import DealFormula
package import DealQuantities

/// A deal over time: what it pays and delivers where later accounts take over from earlier ones.
extension Terms {
  /// What one account says of a series, and the stretch of days in which it holds.
  private struct Piece {
    var series: Series
    /// The first day of the account; nil for the first one.
    var since: Day?
    /// The first day of the next account, or on which the deal is cancelled.
    var until: Day?
  }

  /// What the payer pays over time; from the day of an amendment on what is left, as that says.
  package func spend(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    guard deal.record != nil else { return try agreed(after: nil, in: &evaluation) }
    switch try pieces(in: &evaluation) {
    case .failure(let missing): return missing
    case .success(let pieces): return try joined(pieces, in: &evaluation)
    }
  }

  /// Pieces of a flow one after another: each stops where the next one goes on.
  private func joined(
    _ pieces: [Piece], in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var sum: Value?
    for piece in pieces {
      var series = piece.series
      if let until = piece.until {
        series = try series.reshaped(
          at: [.date(until)], evaluation.environment.sampling
        ) { curve, times in .frozen(curve, at: times[0]) }
      }
      let own = Value.series(series)
      sum = try sum.map { (all) throws(Refusal) in try evaluation.apply(.add, all, own) } ?? own
    }
    return sum ?? unstated(Field.value.what, Field.value.example)
  }

  /// The payments of each account that holds for a while, or what is not stated of the last.
  private func pieces(in evaluation: inout Evaluation) throws(Refusal) -> ValueOr<[Piece]> {
    let versions = deal.versions
    var pieces: [Piece] = []
    for (index, version) in versions.enumerated() {
      let terms = account(version)
      var paid: (day: Day, amount: Value)?
      if let since = version.since, !pieces.isEmpty {
        pieces[pieces.count - 1].until = since
        if case .series(let before) = try joined(pieces, in: &evaluation) {
          paid = (
            since, try before.level(before: .date(since), evaluation.environment.sampling)
          )
        }
      }
      let flow = try terms.agreed(after: paid, in: &evaluation)
      guard case .series(let series) = flow else {
        // What was not stated at first may be stated by an amendment.
        if index == versions.count - 1 { return .failure(flow) }
        continue
      }
      pieces.append(Piece(series: series, since: paid == nil ? nil : version.since))
    }
    if let cancelled = deal.cancelled, !pieces.isEmpty {
      pieces[pieces.count - 1].until = cancelled
      evaluation.remark("nothing is paid from \(cancelled.text) on, when it is cancelled")
    }
    return .success(pieces)
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
    let found: ValueOr<[Piece]>
    if deal.record == nil {
      let flow = try agreed(after: nil, in: &evaluation)
      guard case .series(let series) = flow else { return flow }
      found = .success([Piece(series: series)])
    } else {
      found = try pieces(in: &evaluation)
    }
    let pieces: [Piece]
    switch found {
    case .failure(let missing): return missing
    case .success(let some): pieces = some
    }
    var sum: Value?
    for piece in pieces {
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
      sum = try sum.map { (all) throws(Refusal) in try evaluation.apply(.add, all, own) } ?? own
    }
    return sum ?? unstated(Field.value.what, Field.value.example)
  }

  /// What is live of a resource: by each account while it holds, and nothing once it is cancelled.
  func liveCapacity(
    _ resource: Dimension, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    guard deal.record != nil else { return try capacity(resource, in: &evaluation) }
    let versions = deal.versions
    var sum: Value?
    for (index, version) in versions.enumerated() {
      let isLast = index == versions.count - 1
      let live = try account(version).capacity(resource, in: &evaluation)
      guard case .series(let series) = live else {
        if isLast { return live }
        continue
      }
      // What was granted before counts from the first day, if nothing was known of it until then.
      let since = sum == nil ? nil : version.since
      let until = isLast ? deal.cancelled : versions[index + 1].since
      guard since != nil || until != nil else {
        sum = live
        continue
      }
      let first = since.map { Double($0.number) } ?? -.infinity
      let last = until.map { Double($0.number) } ?? .infinity
      let own = Value.series(
        try series.reshaped(at: [], evaluation.environment.sampling) { curve, _ in
          .cut(curve, from: first, until: last)
        })
      sum = try sum.map { (all) throws(Refusal) in try evaluation.apply(.add, all, own) } ?? own
    }
    return sum ?? unstated(Resource.what(resource), "with \(Resource.example(resource))")
  }
}
