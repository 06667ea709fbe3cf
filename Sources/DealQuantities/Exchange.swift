/// Dated exchange rates and the base currency: `rate EUR = 1.08 USD on 2025-11-03`.
package struct Exchange: Hashable, Sendable {
  /// What one unit of `from` was worth in `to` on a day.
  package struct Rate: Hashable, Sendable {
    /// The currency of which one is priced.
    package let from: Currency
    /// The currency of the price.
    package let to: Currency
    /// How many `to` one `from` is; above zero.
    package let rate: Double
    /// From which day it holds; always, if none was stated.
    package let day: Day?
    /// Where it was read, if that was stated.
    package let source: String?

    /// A rate; `Exchange.add` checks it.
    package init(
      from: Currency, to: Currency, rate: Double, day: Day? = nil, source: String? = nil
    ) {
      self.from = from
      self.to = to
      self.rate = rate
      self.day = day
      self.source = source
    }

    /// The rate as the statement that records it, without its source.
    package var statement: String {
      let date = day.map { " on \($0.text)" } ?? ""
      return "rate \(from.code) = \(NumberText.full(rate)) \(to.code)\(date)"
    }
  }

  /// One step of a conversion: a rate, and whether it is used backwards.
  package struct Step: Hashable, Sendable {
    /// The rate.
    package let rate: Rate
    /// Whether the amount is divided by it.
    package let isInverse: Bool

    /// The currency that the step leads to.
    package var target: Currency { isInverse ? rate.from : rate.to }
  }

  /// The currency in which bare numbers of money and totals are given.
  package var base: Currency
  /// All rates, by day, those without a day first; of one day in the order in which they came.
  package private(set) var rates: [Rate] = []

  /// No rates.
  package init(base: Currency = .dollar) {
    self.base = base
  }

  /// Adds a rate; one of the same pair and day is replaced. Refused unless it is above zero and
  /// between two currencies.
  package mutating func add(_ rate: Rate) throws(Refusal) {
    guard rate.rate > 0, rate.rate.isFinite else {
      throw Refusal(
        "rate-not-positive",
        "an exchange rate is above zero, here is \(NumberText.full(rate.rate))")
    }
    guard rate.from != rate.to else {
      throw Refusal(
        "rate-same-currency",
        "an exchange rate is between two currencies, here is \(rate.from.code) twice")
    }
    rates.removeAll { $0.from == rate.from && $0.to == rate.to && $0.day == rate.day }
    let place = rates.firstIndex { Self.isLater($0.day, than: rate.day) } ?? rates.endIndex
    rates.insert(rate, at: place)
  }

  /// The exchange with only the rates that are known.
  package func known(_ isKnown: (Rate) -> Bool) -> Exchange {
    var then = self
    then.rates.removeAll { !isKnown($0) }
    return then
  }

  /// Whether a day is later than another; no day is earlier than all.
  private static func isLater(_ day: Day?, than other: Day?) -> Bool {
    guard let day else { return false }
    guard let other else { return true }
    return day > other
  }

  /// An amount in another currency, at the latest rate on or before `day` (the latest of all
  /// without one). Refused without a rate, or if it gets too large.
  package func convert(
    _ amount: Double, from: Currency, to: Currency, on day: Day? = nil
  ) throws(Refusal) -> Double {
    if from == to { return amount }
    var result = amount
    for step in try steps(from: from, to: to, on: day) {
      result = step.isInverse ? result / step.rate.rate : result * step.rate.rate
    }
    guard result.isFinite else { throw .tooLarge() }
    return result
  }

  /// The rates that a conversion uses: a direct rate, else an inverse one, else the shortest
  /// chain. Refused if there is none.
  package func steps(
    from: Currency, to: Currency, on day: Day? = nil
  ) throws(Refusal) -> [Step] {
    if from == to { return [] }
    if let step = step(from: from, to: to, on: day) { return [step] }
    var reached: [(currency: Currency, path: [Step])] = [(from, [])]
    var next = 0
    while next < reached.count {
      let (currency, path) = reached[next]
      next += 1
      for neighbour in neighbours(of: currency)
      where !reached.contains(where: { $0.currency == neighbour }) {
        guard let step = step(from: currency, to: neighbour, on: day) else { continue }
        if neighbour == to { return path + [step] }
        reached.append((neighbour, path + [step]))
      }
    }
    throw missing(from: from, to: to, on: day)
  }

  /// The best single step between two currencies: direct, else inverse.
  private func step(from: Currency, to: Currency, on day: Day?) -> Step? {
    var inverse: Rate?
    for rate in rates.reversed() {
      if let day, Self.isLater(rate.day, than: day) { continue }
      if rate.from == from, rate.to == to { return Step(rate: rate, isInverse: false) }
      if inverse == nil, rate.from == to, rate.to == from { inverse = rate }
    }
    return inverse.map { Step(rate: $0, isInverse: true) }
  }

  /// The currencies that share a rate with `currency`, in the order of their codes.
  private func neighbours(of currency: Currency) -> [Currency] {
    var found: [Currency] = []
    for rate in rates {
      let other = rate.from == currency ? rate.to : rate.to == currency ? rate.from : nil
      if let other, !found.contains(other) { found.append(other) }
    }
    return found.sorted { $0.code < $1.code }
  }

  /// The refusal for a pair without a rate, with the statement to add.
  private func missing(from: Currency, to: Currency, on day: Day?) -> Refusal {
    // The base currency prices the other: `rate EUR = … USD` reads as in the newspaper.
    let (priced, price) = from == base ? (to, from) : (from, to)
    let when = day.map { " on or before \($0.text)" } ?? ""
    let date = day.map { " on \($0.text)" } ?? ""
    var notes = [
      "add one, with the rate of that day in place of the example: "
        + "rate \(priced.code) = 1.08 \(price.code)\(date)"
    ]
    let later = rates.first { rate in
      (rate.from == from && rate.to == to) || (rate.from == to && rate.to == from)
    }
    if let later { notes.append("the earliest that is known is: \(later.statement)") }
    return Refusal(
      "no-rate", "there is no exchange rate between \(from.code) and \(to.code)\(when)",
      labels: [from.code, to.code], notes: notes)
  }
}
