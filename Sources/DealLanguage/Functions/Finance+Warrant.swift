import DealFormula
import DealQuantities

extension Function {
  /// What a warrant is worth: its shares times what the price exceeds the strike by, over the tranches
  /// whose triggers are met.
  ///
  /// A tranche is a record {shares, trigger}: a percentage of all shares or a number of them, and a
  /// price that must be reached or a condition that must hold.
  static func warrant(_ values: [Value], _ evaluation: inout Evaluation) throws(Refusal) -> Value {
    let (all, strike, price) = try (
      argument(values, 0), argument(values, 1), argument(values, 2)
    )
    if case .quantity(let count) = all, count.value < 0 {
      throw Refusal("not-positive", "the shares of a warrant cannot be below zero")
    }
    let gain = try evaluation.apply(.subtract, price, strike.asNothing(of: price))
    var vested = all
    if values.count > 3 {
      vested = try evaluation.apply(.multiply, .number(0), all)
      var stated = vested
      for tranche in try list(values, 3, "the tranches of warrant") {
        guard case .record(let record) = tranche, let share = record["shares"],
          let trigger = record["trigger"]
        else {
          throw Refusal(
            "wrong-kind", "a tranche of warrant has shares and a trigger",
            notes: ["for example {shares: 50%, trigger: $180}"])
        }
        if case .unstated = share { return share }
        if case .unstated = trigger { return trigger }
        let shares = try evaluation.apply(
          .multiply, share.isPercentage ? all : .number(1), share)
        stated = try evaluation.apply(.add, stated, shares)
        let counted = try evaluation.apply(
          .multiply, shares, met(trigger, at: price, &evaluation))
        vested = try evaluation.apply(.add, vested, counted)
      }
      try check(stated, all, &evaluation)
    }
    return try evaluation.apply(.multiply, vested, evaluation.atLeastZero(gain))
  }

  /// 1 where a trigger is met, else 0.
  private static func met(
    _ trigger: Value, at price: Value, _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var holds = trigger
    switch trigger {
    case .quantity: holds = try evaluation.apply(.greaterOrEqual, price, trigger)
    case .uncertain(let range) where range.meaning == .quantity:
      holds = try evaluation.apply(.greaterOrEqual, price, trigger)
    default: break
    }
    if case .uncertain(let range) = holds, range.meaning == .truth {
      return .uncertain(try Uncertain(.sum(Operand(range), Operand(0)), unit: .none))
    }
    return .number(try evaluation.truth(holds, "the trigger of a tranche") ? 1 : 0)
  }

  /// The tranches may not come to more than all shares.
  private static func check(
    _ stated: Value, _ all: Value, _ evaluation: inout Evaluation
  ) throws(Refusal) {
    guard case .quantity(let sum) = stated, case .quantity(let whole) = all,
      let most = try? whole.converted(to: sum.unit).value, sum.value > most * (1 + 1e-9)
    else { return }
    throw Refusal(
      "contradiction", "the tranches of the warrant come to more than its shares",
      notes: ["they come to \(sum.text()), and it has \(whole.text())"])
  }
}

extension Value {
  /// Whether it is written as a percentage.
  fileprivate var isPercentage: Bool {
    switch self {
    case .quantity(let quantity): quantity.unit == .percent
    case .uncertain(let range): range.unit == .percent
    case .date, .period, .truth, .text, .list, .record, .function, .series, .thing, .unstated:
      false
    }
  }
}
