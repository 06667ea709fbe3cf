/// How an uncertain number is spread, as its quantile function and what goes with it.
package struct Distribution: Sendable {
  /// Which numbers can come.
  package enum Kind: Sendable, Hashable {
    /// Any number of the support.
    case continuous
    /// The integers of the support.
    case integers
    /// These, in ascending order.
    case values([Double])
  }

  /// Which numbers can come.
  package let kind: Kind
  /// The mean; infinite or not-a-number where there is none.
  package let mean: Double
  /// The standard deviation; infinite or not-a-number where there is none.
  package let deviation: Double
  /// The lower end of the range of numbers that can come; it may be infinite.
  package let lowest: Double
  /// The upper end of that range.
  package let highest: Double
  /// Whether all numbers of the range are equally likely: the quantile function is a straight line.
  package let isEven: Bool
  /// Whether quantiles are searched for with the tails, which are much cheaper then.
  let isSearched: Bool
  /// The quantile as a function of the standard normal quantile at the same probability, where that
  /// is how it is made.
  let ofNormal: (@Sendable (Double) -> Double)?
  /// The probabilities between 0 and 1 where a continuous quantile function has a bend.
  package let bends: [Double]
  /// The quantile function: the smallest number that has at most this probability above it. It
  /// takes the probabilities on both sides, as 1 less the one loses the digits of the other.
  package let place: @Sendable (Tails) -> Double
  /// The probabilities to be at most, and above, a number.
  package let tails: @Sendable (Double) -> Tails

  /// All parts as they are.
  init(
    kind: Kind = .continuous, mean: Double, deviation: Double, from lowest: Double,
    to highest: Double, isEven: Bool = false, isSearched: Bool = false,
    ofNormal: (@Sendable (Double) -> Double)? = nil, bends: [Double] = [],
    place: @escaping @Sendable (Tails) -> Double,
    tails: @escaping @Sendable (Double) -> Tails
  ) {
    self.kind = kind
    self.mean = mean
    self.deviation = deviation
    self.lowest = lowest
    self.highest = highest
    self.isEven = isEven
    self.isSearched = isSearched
    self.ofNormal = ofNormal
    self.bends = bends
    self.place = place
    self.tails = tails
  }

  /// The square of the standard deviation.
  package var variance: Double { deviation * deviation }

  /// The smallest number that is not exceeded with at least the probability `u`; not-a-number if
  /// `u` is not a probability.
  package func quantile(_ u: Double) -> Double { place(.below(u)) }

  /// The number in the middle.
  package var median: Double { quantile(0.5) }

  /// The same spread, stretched by a positive factor and then moved.
  func scaled(by factor: Double, from origin: Double) -> Distribution {
    let place = place
    let tails = tails
    return Distribution(
      mean: origin + factor * mean, deviation: factor * deviation,
      from: origin + factor * lowest, to: origin + factor * highest,
      isSearched: isSearched, bends: bends,
      place: { origin + factor * place($0) }, tails: { tails(($0 - origin) / factor) })
  }

  /// The same spread, seen in a mirror at 0. For continuous distributions only.
  var negated: Distribution {
    let place = place
    let tails = tails
    return Distribution(
      mean: -mean, deviation: deviation, from: -highest, to: -lowest,
      isSearched: isSearched,
      bends: bends.reversed().map { 1 - $0 }, place: { -place($0.mirrored) },
      tails: { tails(-$0).mirrored })
  }
}
