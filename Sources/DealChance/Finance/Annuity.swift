/// Level payments with an amount at their beginning and one at their end, tied together by
///
///     present × (1 + rate)^periods + payment × (1 + rate × due) × ((1 + rate)^periods − 1) / rate
///       + future = 0
///
/// where `due` is 1 for payments at the start of each period and 0 at its end. Money that is received
/// is above zero, money that is paid below. The functions of spreadsheets (OpenDocument 1.2 part 2,
/// §6.12); what has no solution is not-a-number.
package enum Annuity {
  /// What one unit grows to, (1 + rate)^periods, and what one payment a period grows to.
  private static func growth(
    _ rate: Double, _ periods: Double, _ due: Double
  ) -> (factor: Double, payments: Double) {
    guard rate > -1 else { return (.nan, .nan) }
    if rate == 0 { return (1, periods) }
    let exponent = periods * Elementary.log1p(rate)
    return (
      Elementary.exp(exponent), (1 + rate * due) * (Elementary.expm1(exponent) / rate)
    )
  }

  /// The amount at the end.
  package static func future(
    rate: Double, periods: Double, payment: Double, present: Double, due: Double
  ) -> Double {
    let (factor, payments) = growth(rate, periods, due)
    return -(present * factor + payment * payments)
  }

  /// The amount at the beginning.
  package static func present(
    rate: Double, periods: Double, payment: Double, future: Double, due: Double
  ) -> Double {
    let (factor, payments) = growth(rate, periods, due)
    return -(future + payment * payments) / factor
  }

  /// The payment in each period.
  package static func payment(
    rate: Double, periods: Double, present: Double, future: Double, due: Double
  ) -> Double {
    let (factor, payments) = growth(rate, periods, due)
    guard payments != 0 else { return .nan }
    return -(future + present * factor) / payments
  }

  /// The interest in the payment of one period, counted from 1.
  package static func interest(
    rate: Double, period: Double, periods: Double, present: Double, future: Double, due: Double
  ) -> Double {
    guard period >= 1, period <= periods else { return .nan }
    let payment = payment(
      rate: rate, periods: periods, present: present, future: future, due: due)
    let owed = self.future(
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
    let points = (separate.filter { $0 != 0 } + [CashFlows.lowest, 0, CashFlows.highest]).sorted()
    // Discounted to the beginning above zero, to the end below, so that nothing overflows.
    let balance = { (y: Double) -> Double in
      let rate = Elementary.expm1(y)
      let toEnd = Elementary.expm1(y * periods)
      let toStart = -Elementary.expm1(-y * periods)
      if y == 0 { return present + payment * periods + future }
      let level = payment * (1 + rate * due) / rate
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
