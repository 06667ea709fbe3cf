/// Splits a sum that grows over time into amounts in whole cents that add up exactly: each is the
/// difference of the rounded running total before and after it.
package struct RunningTotal: Sendable {
  /// What has been handed out so far.
  package private(set) var paid = Cents.zero

  /// Nothing handed out.
  package init() {}

  /// The next amount, given what the sum is by the end of it. Refused if it is not finite.
  package mutating func next(upTo cumulative: Double) throws(Refusal) -> Cents {
    let total = try Cents(rounding: cumulative)
    let amount = try total.subtracting(paid)
    paid = total
    return amount
  }

  /// The amounts between the running totals, from zero on; they add up to the last one to the
  /// cent.
  package static func amounts(of cumulative: [Double]) throws(Refusal) -> [Cents] {
    var running = RunningTotal()
    var amounts: [Cents] = []
    amounts.reserveCapacity(cumulative.count)
    for total in cumulative { amounts.append(try running.next(upTo: total)) }
    return amounts
  }

  /// A sum in shares that add up to it to the cent, in proportion to weights that are not
  /// negative and not all zero.
  package static func split(_ total: Double, by weights: [Double]) throws(Refusal) -> [Cents] {
    var all = 0.0
    for weight in weights {
      guard weight >= 0, weight.isFinite else {
        throw Refusal("weights", "weights are zero or more, here is \(NumberText.full(weight))")
      }
      all += weight
    }
    guard all > 0, all.isFinite else {
      throw Refusal("weights", "at least one weight is above zero, here are none")
    }
    var sum = 0.0
    var cumulative: [Double] = []
    for weight in weights {
      sum += weight
      // The last one is the whole: sums in the same order are equal, so this is exactly 1.
      cumulative.append(total * (sum / all))
    }
    return try amounts(of: cumulative)
  }
}
