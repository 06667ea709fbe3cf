/// What amounts that come one after the other are worth, and the rates that they bear. Rates are
/// shares per period (0.08), above −1; what has no solution is not-a-number.
///
/// The functions are those of spreadsheets (OpenDocument 1.2 part 2, §6.12).
package enum CashFlows {
  /// How often the sign of amounts may change where a rate is looked for.
  package static let mostSignChanges = 64

  /// The logarithms of 1 + rate between which rates are looked for: factors of 1e−300 and 1e300, as
  /// the rate a year of what comes in on the next day is large.
  static let lowest = -690.7755278982137
  static let highest = 690.7755278982137

  /// What amounts at the end of each period are worth now: Σ amountᵢ / (1 + rate)^i from i = 1 on.
  package static func presentValue(rate: Double, _ amounts: some BidirectionalCollection<Double>)
    -> Double
  {
    guard rate > -1 else { return .nan }
    return amounts.reversed().reduce(0) { ($0 + $1) / (1 + rate) }
  }

  /// What amounts on days are worth on the first of these days, a year having 365 days:
  /// Σ amount / (1 + rate)^((day − first day) / 365).
  package static func presentValue(rate: Double, _ amounts: [Double], days: [Double]) -> Double {
    guard rate > -1, let first = days.first else { return .nan }
    let year = Elementary.log1p(rate)
    return zip(amounts, days).reduce(0) {
      $0 + $1.0 * Elementary.exp(year * ((first - $1.1) / 365))
    }
  }

  /// The rates per period at which amounts, one a period, are worth nothing together; the nearest to
  /// the guess first.
  package static func rates(_ amounts: [Double], guess: Double) -> [Double] {
    rates(
      ExponentialSum(amounts: amounts, times: amounts.indices.map { Double($0) }), guess: guess)
  }

  /// The rates per year of 365 days at which amounts on days are worth nothing together; the nearest
  /// to the guess first.
  package static func rates(_ amounts: [Double], days: [Double], guess: Double) -> [Double] {
    let first = days.first ?? 0
    return rates(
      ExponentialSum(amounts: amounts, times: days.map { ($0 - first) / 365 }), guess: guess)
  }

  /// Whether the sign of amounts at times changes too often for their rates to be looked for.
  package static func isTooRestless(_ amounts: [Double], times: [Double]) -> Bool {
    ExponentialSum(amounts: amounts, times: times).signChanges > mostSignChanges
  }

  private static func rates(_ sum: ExponentialSum, guess: Double) -> [Double] {
    guard sum.signChanges <= mostSignChanges else { return [] }
    return sum.roots(from: lowest, to: highest).map(Elementary.expm1)
      .sorted { ($0 - guess).magnitude < ($1 - guess).magnitude }
  }

  /// The modified rate of return: what is paid out is financed at one rate, what comes in is invested
  /// again at another until the last period.
  package static func modifiedRate(
    _ amounts: [Double], finance: Double, reinvestment: Double
  ) -> Double {
    let gains = presentValue(rate: reinvestment, amounts.map { max($0, 0) })
    let costs = presentValue(rate: finance, amounts.map { min($0, 0) })
    guard gains > 0, costs < 0, amounts.count > 1 else { return .nan }
    // Both are worth one period too little.
    let ratio = gains * (1 + reinvestment) / (-costs * (1 + finance))
    let growth = Elementary.log(ratio) / Double(amounts.count - 1)
    return Elementary.expm1(growth + Elementary.log1p(reinvestment))
  }

  /// The number of periods after which amounts, the first of them now, have come to nothing or more
  /// and stay there; within the last period by its share. Not-a-number if they never do.
  package static func payback(rate: Double, _ amounts: [Double]) -> Double {
    guard rate > -1 else { return .nan }
    var sums: [Double] = []
    var sum = 0.0
    var factor = 1.0
    for amount in amounts {
      sum += amount * factor
      sums.append(sum)
      factor /= 1 + rate
    }
    guard let last = sums.last, last >= 0 else { return .nan }
    guard let owed = sums.lastIndex(where: { $0 < 0 }) else { return 0 }
    return Double(owed) - sums[owed] / (sums[owed + 1] - sums[owed])
  }
}
