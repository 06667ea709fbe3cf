/// The probabilities below and above a point: both, as 1 less the one loses the digits of the other.
package struct Tails: Sendable, Hashable {
  /// The probability of at most the point.
  package var below: Double
  /// The probability of more than the point.
  package var above: Double

  /// Both as they are; they should add up to 1.
  package init(below: Double, above: Double) {
    self.below = below
    self.above = above
  }

  /// From the one below.
  package static func below(_ probability: Double) -> Tails {
    Tails(below: probability, above: 1 - probability)
  }

  /// From the one above.
  package static func above(_ probability: Double) -> Tails {
    Tails(below: 1 - probability, above: probability)
  }

  /// The same point seen from the other side.
  var mirrored: Tails { Tails(below: above, above: below) }

  /// Whether these are probabilities.
  var areProbabilities: Bool { below >= 0 && below <= 1 && above >= 0 && above <= 1 }

  /// How far the smaller one of the tails of `goal` is from the same tail here, in logarithms,
  /// growing with the point, and the derivative where the density here is `density`.
  func distance(to goal: Tails, density: Double) -> (value: Double, slope: Double) {
    if goal.below <= 0.5 {
      return (Elementary.log(below) - Elementary.log(goal.below), density / below)
    }
    return (Elementary.log(goal.above) - Elementary.log(above), density / above)
  }

  /// Whether the point of these tails is at or above the one of `goal`, by the smaller tail.
  func reaches(_ goal: Tails) -> Bool {
    goal.below <= 0.5 ? below >= goal.below : above <= goal.above
  }

  /// The place of a standard normal variable with these tails.
  var normalPlace: Double {
    below <= 0.5 ? Elementary.normalQuantile(below) : -Elementary.normalQuantile(above)
  }

  /// What is at `lowest` and `highest` for the tails 0 and 1, and not-a-number if these are not
  /// probabilities; nil if the point lies between.
  func edge(_ lowest: Double, _ highest: Double) -> Double? {
    guard areProbabilities else { return .nan }
    return below == 0 ? lowest : (above == 0 ? highest : nil)
  }
}
