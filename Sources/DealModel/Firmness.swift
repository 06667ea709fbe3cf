package import DealFormula
package import DealQuantities

/// The word that stands before a value in a headline.
package enum Qualifier: String, Sendable {
  case exact, about, nearly, over
  case upTo = "up to"
}

extension Terms {
  /// The rules of `firm_value` in one line.
  static let firmRules =
    "what binds: the value, its minimum or nothing, up to the end of a notice"

  /// The word before the value, and the formula behind it; nil if no value is stated.
  package func qualified(in arena: FormulaArena) -> (word: Qualifier, amount: FormulaID)? {
    guard var formula = deal[.value] else { return nil }
    // A bare number has been given its unit around the word.
    if case .measure(let inner, _) = arena[formula].operation { formula = inner }
    guard case .approximation(let word, let amount, _) = arena[formula].operation else {
      return (.exact, formula)
    }
    switch word {
    case .about: return (.about, amount)
    case .nearly: return (.nearly, amount)
    case .over: return (.over, amount)
    case .upTo: return (.upTo, amount)
    case .headline: return (.exact, formula)
    }
  }

  /// The value in the words in which it was said: `reported up to $300B`. Nil where it is exact.
  package func saidValue(
    in evaluation: inout Evaluation, _ describe: (Value) -> String
  ) -> String? {
    guard let (word, amount) = qualified(in: evaluation.environment.arena) else { return nil }
    let reported = deal.isReported ? "reported " : ""
    guard word != .exact, var value = try? evaluation.evaluate(amount) else {
      guard deal.isReported, let value = try? fact(.value, in: &evaluation) else { return nil }
      return reported + describe(value)
    }
    if value.dimension?.isNone == true {
      let each = Value.quantity(
        Quantity(1, Unit.money(evaluation.environment.exchange.base)))
      value = (try? evaluation.apply(.multiply, value, each)) ?? value
    }
    return "\(reported)\(word.rawValue) \(describe(value))"
  }

  /// Whether the value is only the most that it can be.
  private func isCeiling(in evaluation: Evaluation) -> Bool {
    let key = Overlay.Field(thing: deal.name, field: "value")
    if deal.binding == .ceiling { return true }
    return evaluation.overlay.fields[key] == nil
      && qualified(in: evaluation.environment.arena)?.word == .upTo
  }

  /// What the payer cannot walk away from: by the binding, then no more than what falls due before
  /// a notice has run, then nothing while a condition is not met.
  package func firmValue(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    if let given = given("firm_value", in: &evaluation) { return given }
    // What fell due before a deal was cancelled was owed, whatever it said.
    guard deal.cancelled == nil else { return try committed(in: &evaluation) }
    // Nothing is nothing, whatever the value is that nobody has stated.
    if bindsNobody(in: evaluation), deal[.value] == nil, !evaluation.hasOverride(deal.name, .value)
    {
      evaluation.remark("its binding makes nothing of it firm, whatever it is worth")
      return .quantity(Quantity(0, .money(evaluation.environment.exchange.base)))
    }
    let firm = try boundValue(in: &evaluation)
    if case .unstated = firm { return firm }
    if let waiting = try waitsFor(in: &evaluation) {
      evaluation.remark("nothing is firm before \(waiting) has happened")
      return try evaluation.apply(.multiply, firm, .number(0))
    }
    guard deal[.exit] != nil || evaluation.hasOverride(deal.name, .exit) else { return firm }
    let notice = try fact(.exit, in: &evaluation)
    let asked: Value
    if let day = evaluation.date { asked = .date(day) } else { asked = try start(in: &evaluation) }
    if let missing = missing(among: [notice, asked]) { return missing }
    let last = try evaluation.apply(.add, asked, notice)
    let flow = try spend(in: &evaluation)
    guard case .series(let series) = flow else { return flow }
    let due = try series.level(before: last, evaluation.environment.sampling)
    let describe = evaluation.environment.surroundings.describe
    evaluation.remark(
      "notice given on \(describe(asked)) ends it on \(describe(last)): what falls due before is firm"
    )
    return try evaluation.smaller(firm, due)
  }

  /// Whether the binding leaves nothing firm: an option, a letter, a ceiling without a minimum.
  private func bindsNobody(in evaluation: Evaluation) -> Bool {
    switch deal.binding {
    case .option, .letter: true
    case .ceiling: deal[.minimum] == nil && !evaluation.hasOverride(deal.name, .minimum)
    case .firm, .takeOrPay, nil: false
    }
  }

  /// What the binding alone makes firm.
  private func boundValue(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let value = try committed(in: &evaluation)
    if case .unstated = value { return value }
    if deal.binding == .option || deal.binding == .letter {
      evaluation.remark(
        deal.binding == .option
          ? "an option may be left unused: nothing of it is firm"
          : "a letter of intent binds nobody: nothing of it is firm")
      return try evaluation.apply(.multiply, value, .number(0))
    }
    let hasMinimum = deal[.minimum] != nil || evaluation.hasOverride(deal.name, .minimum)
    if isCeiling(in: evaluation) {
      guard hasMinimum else {
        evaluation.remark("the value is a ceiling and no minimum is stated: nothing of it is firm")
        return try evaluation.apply(.multiply, value, .number(0))
      }
      evaluation.remark("the value is a ceiling: its minimum is firm")
      return try evaluation.smaller(minimum(in: &evaluation), value)
    }
    switch deal.binding {
    case .takeOrPay:
      guard hasMinimum else { return value }
      evaluation.remark("the quantity can fall to the minimum, which is paid whatever is taken")
      return try evaluation.smaller(minimum(in: &evaluation), value)
    case .firm: return value
    case .option, .ceiling, .letter: return value
    case nil: return unstated("the binding", "binding firm")
    }
  }

  /// The minimum, in the draws in which the deal happens.
  private func minimum(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let minimum = try fact(.minimum, in: &evaluation)
    guard let happens = try happening(in: &evaluation) else { return minimum }
    return try evaluation.apply(.multiply, minimum, happens)
  }

  /// The first milestone that the deal requires and that has not surely happened on the day asked
  /// about, or today.
  private func waitsFor(in evaluation: inout Evaluation) throws(Refusal) -> String? {
    for name in deal.requires {
      guard let milestone = world.milestone(name) else { continue }
      switch try world.state(of: milestone, in: &evaluation) {
      case .met: continue
      case .planned, .failed, .open: return name
      }
    }
    return nil
  }

  /// What is paid under the deal in all, if it happens: its value; of a cancelled one what fell due
  /// before, as only the hours before are delivered.
  func payable(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    guard let cancelled = deal.cancelled else { return try worth(in: &evaluation) }
    evaluation.remark(
      "cancelled from \(cancelled.text) on: what fell due before stands for the value")
    let flow = try ifItHappens.spend(in: &evaluation)
    guard case .series(let series) = flow else { return flow }
    return try series.total() ?? flow
  }

  /// The deal without what says that it may come to nothing.
  var ifItHappens: Terms {
    var terms = self
    terms.isSure = true
    return terms
  }

  /// What `given` puts in the place of a metric that others rest on.
  func given(_ metric: String, in evaluation: inout Evaluation) -> Value? {
    guard let value = evaluation.overlay.fields[.init(thing: deal.name, field: metric)] else {
      return nil
    }
    evaluation.open(
      Derivation(title: "\(deal.name).\(metric)", kind: .fact, text: "given here"))
    evaluation.close(with: value)
    return value
  }

  /// What the deal counts for in a sum of commitments: its value, in the draws in which it happens;
  /// of a cancelled one what fell due before.
  package func committed(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    if let cancelled = deal.cancelled {
      // What fell due before it ended; nothing more is promised.
      let flow = try spend(in: &evaluation)
      guard case .series(let series) = flow else { return flow }
      evaluation.remark("cancelled from \(cancelled.text) on: only what fell due before counts")
      return try series.total() ?? flow
    }
    let value = try worth(in: &evaluation)
    guard let happens = try happening(in: &evaluation) else { return value }
    return try evaluation.apply(.multiply, value, happens)
  }

  /// The value, in no draw less than the minimum, which is paid whatever is taken.
  func worth(in evaluation: inout Evaluation) throws(Refusal) -> Value {
    let value = try fact(.value, in: &evaluation)
    guard deal[.minimum] != nil || evaluation.hasOverride(deal.name, .minimum) else { return value }
    let minimum = try fact(.minimum, in: &evaluation)
    let lacking = try evaluation.apply(.subtract, minimum, value)
    switch lacking {
    case .uncertain:
      evaluation.remark("at least the minimum is paid")
      return try evaluation.apply(.add, value, evaluation.atLeastZero(lacking))
    case .quantity(let more) where more.value > 0:
      let describe = evaluation.environment.surroundings.describe
      throw Refusal(
        "contradiction", "the minimum of \(deal.name) is more than its value",
        notes: ["minimum \(describe(minimum)), value \(describe(value))"])
    case .quantity, .date, .period, .truth, .text, .list, .record, .function, .series, .thing,
      .unstated:
      return value
    }
  }
}
