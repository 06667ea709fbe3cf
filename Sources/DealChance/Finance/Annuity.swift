/// Level payments with an amount at their beginning and one at their end, tied together by
///
///     present × (1 + rate)^periods + payment × (1 + rate × due) × ((1 + rate)^periods − 1) / rate
///       + future = 0
///
/// where `due` is 1 for payments at the start of each period and 0 at its end. Money that is received
/// is above zero, money that is paid below. The functions of spreadsheets (OpenDocument 1.2 part 2,
/// §6.12); what has no solution is not-a-number.
package enum Annuity {
  /// What the amount at the beginning, all payments of one and the amount at the end weigh in the sum
  /// that is zero. It is taken to the end of time where the rate is below zero and back to its
  /// beginning where it is above, so that no weight is above what it counts and nothing overflows.
  private static func weights(
    _ rate: Double, _ periods: Double, _ due: Double
  ) -> (present: Double, payments: Double, future: Double) {
    guard rate > -1 else { return (.nan, .nan, .nan) }
    if rate == 0 { return (1, periods, 1) }
    let exponent = periods * Elementary.log1p(rate)
    let growth = Elementary.exp(-exponent.magnitude)
    let change = Elementary.expm1(-exponent.magnitude)
    let level = (1 + rate * due) * (change.magnitude / rate.magnitude)
    return exponent > 0
      ? (1, rate > 0 ? level : -level, growth) : (growth, rate > 0 ? -level : level, 1)
  }

  /// A sum over a weight; no sum stays none over a weight that is too small for a number.
  private static func over(_ sum: Double, _ weight: Double) -> Double {
    sum == 0 ? 0 : sum / weight
  }

  /// The amount at the end.
  package static func future(
    rate: Double, periods: Double, payment: Double, present: Double, due: Double
  ) -> Double {
    let weights = weights(rate, periods, due)
    return -over(present * weights.present + payment * weights.payments, weights.future)
  }

  /// The amount at the beginning.
  package static func present(
    rate: Double, periods: Double, payment: Double, future: Double, due: Double
  ) -> Double {
    let weights = weights(rate, periods, due)
    return -over(future * weights.future + payment * weights.payments, weights.present)
  }

  /// The payment in each period.
  package static func payment(
    rate: Double, periods: Double, present: Double, future: Double, due: Double
  ) -> Double {
    let weights = weights(rate, periods, due)
    guard weights.payments != 0 else { return .nan }
    return -(future * weights.future + present * weights.present) / weights.payments
  }

  /// The interest in the payment of one period, counted from 1.
  package static func interest(
    rate: Double, period: Double, periods: Double, present: Double, future: Double, due: Double
  ) -> Double {
    guard period >= 1, period <= periods else { return .nan }
    let payment = payment(
      rate: rate, periods: periods, present: present, future: future, due: due)
    // What was paid so far leaves what is still to be paid: of the two, the one in which the interest
    // does not make a small difference of large numbers.
    let owed =
      rate > 0
      ? -self.present(
        rate: rate, periods: periods - period + 1, payment: payment, future: future, due: due)
      : self.future(
        rate: rate, periods: period - 1, payment: payment, present: present, due: due)
    if due == 0 { return owed * rate }
    // A payment at the start of the first period bears no interest yet.
    return period == 1 ? 0 : owed * rate / (1 + rate)
  }

  /// How many payments it takes.
  package static func periods(
    rate: Double, payment: Double, present: Double, future: Double, due: Double
  ) -> Double {
    guard rate > -1 else { return .nan }
    let periods: Double
    if rate == 0 {
      periods = -(future + present) / payment
    } else {
      let level = payment * (1 + rate * due)
      let start = level + present * rate
      let ratio = (level - future * rate) / start
      guard ratio > 0, ratio.isFinite else { return .nan }
      // Near 1 the ratio less 1 by itself, so that small rates keep their digits.
      let rise = -(future + present) * rate / start
      periods =
        (rise.magnitude < 0.5 ? Elementary.log1p(rise) : Elementary.log(ratio))
        / Elementary.log1p(rate)
    }
    return periods >= 0 && periods.isFinite ? periods : .nan
  }

  /// The rates per period that tie the amounts together; the nearest to the guess first.
  package static func rates(
    periods: Double, payment: Double, present: Double, future: Double, due: Double, guess: Double
  ) -> [Double] {
    guard periods > 0 else { return [] }
    // Times the rate it is a sum of exponentials, whose extremes separate the roots; its root at a
    // rate of 0, which the rate brings in, separates them too.
    let sum = ExponentialSum(
      amounts: [
        present + payment * due, payment * (1 - due) - present, future - payment * due,
        -future - payment * (1 - due),
      ], times: [0, 1, periods, periods + 1])
    let separate = sum.extremes(from: CashFlows.lowest, to: CashFlows.highest)
    // An extreme that only rounding keeps from 0 would be a second root beside it.
    let apart = separate.filter { $0.magnitude > 1e-9 }
    let points = (apart + [CashFlows.lowest, 0, CashFlows.highest]).sorted()
    // Discounted to the beginning above zero, to the end below, so that nothing overflows.
    let balance = { (y: Double) -> Double in
      let rate = Elementary.expm1(y)
      let toEnd = Elementary.expm1(y * periods)
      let toStart = -Elementary.expm1(-y * periods)
      if y == 0 { return present + payment * periods + future }
      // 1 + rate by itself, as near −1 the rate does not tell it from 0.
      let level = payment * (1 - due + due * Elementary.exp(y)) / rate
      return y > 0
        ? present + level * toStart + future * (1 - toStart)
        : present * (1 + toEnd) + level * toEnd + future
    }
    var values = points.map(balance)
    let size = present.magnitude + (payment * periods).magnitude + future.magnitude
    for index in points.indices where points[index] == 0 && values[index].magnitude <= 1e-14 * size
    {
      values[index] = 0
    }
    return ExponentialSum.roots(between: points, values, balance).map(Elementary.expm1)
      .sorted { ($0 - guess).magnitude < ($1 - guess).magnitude }
  }
}
