package import DealChance
import DealQuantities

/// The shape of an uncertain input; all numbers are in the unit of the `Uncertain`.
package indirect enum Spread: Hashable, Sendable {
  /// `a to b`: 90% between the ends; lognormal between positive ends, normal between negative ones.
  case interval(Double, Double)
  /// `a..b`: uniform between hard bounds.
  case bounds(Double, Double)
  /// `a ± b`: normal with this mean and standard deviation.
  case normal(mean: Double, deviation: Double)
  /// 1 with this probability, else 0.
  case chance(Double)
  /// A family of `Family.all` by its name, with its parameters.
  case family(String, [Double])
  /// `normal(p5: a, p95: b)`.
  case normalBetween(Double, Double)
  /// `lognormal(p5: a, p95: b)`.
  case lognormalBetween(Double, Double)
  /// `lognormal(mean: m, sd: s)`.
  case lognormalMoments(mean: Double, deviation: Double)
  /// One of these values, each with its weight.
  case discrete([Weighted])
  /// What lies between two numbers.
  case truncated(Spread, from: Double, to: Double)
  /// One of several spreads, each with its weight.
  case mixture([Part])

  /// A value and how often it comes, compared with the others.
  package struct Weighted: Hashable, Sendable {
    package var value: Double
    package var weight: Double
    package init(value: Double, weight: Double) {
      self.value = value
      self.weight = weight
    }
  }

  /// A spread and how often it is the one, compared with the others.
  package struct Part: Hashable, Sendable {
    package var spread: Spread
    package var weight: Double
    package init(spread: Spread, weight: Double) {
      self.spread = spread
      self.weight = weight
    }
  }

  /// What of it lies between two numbers. What is cut twice is cut once, so that a script cannot make one
  /// that is higher than its brackets are deep.
  package func truncated(from low: Double, to high: Double) -> Spread {
    // Bounds in the wrong order are left to be refused with what was written.
    guard case .truncated(let whole, let from, let to) = self, low <= high,
      max(from, low) <= min(to, high)
    else { return .truncated(self, from: low, to: high) }
    return .truncated(whole, from: max(from, low), to: min(to, high))
  }

  /// The distribution; refused for numbers that it cannot have.
  package func distribution() throws(BadParameter) -> Distribution {
    switch self {
    case .interval(let low, let high): return try .interval(low, high)
    case .bounds(let low, let high): return try .uniform(low, high)
    case .normal(let mean, let deviation): return try .normal(mean: mean, deviation: deviation)
    case .chance(let probability): return try .bernoulli(chance: probability)
    case .family(let name, let numbers):
      guard let family = Family.all.first(where: { $0.name == name }) else {
        throw BadParameter("\(name) is not a distribution")
      }
      return try family.distribution(numbers)
    case .normalBetween(let low, let high): return try .normal(p5: low, p95: high)
    case .lognormalBetween(let low, let high): return try .lognormal(p5: low, p95: high)
    case .lognormalMoments(let mean, let deviation):
      return try .lognormal(mean: mean, deviation: deviation)
    case .discrete(let values):
      return try .discrete(values.map { ($0.value, $0.weight) })
    case .truncated(let whole, let low, let high):
      return try whole.distribution().truncated(from: low, to: high)
    case .mixture(let parts):
      var list: [(part: Distribution, weight: Double)] = []
      for part in parts { list.append((try part.spread.distribution(), part.weight)) }
      return try .mixture(list)
    }
  }

  /// A number in the middle of it, to check units and dates with.
  var middle: Double {
    switch self {
    case .interval(let low, let high), .bounds(let low, let high),
      .normalBetween(let low, let high),
      .lognormalBetween(let low, let high):
      low + (high - low) / 2
    case .normal(let mean, _), .lognormalMoments(let mean, _): mean
    case .chance(let probability): probability
    case .discrete(let values): values.first?.value ?? 1
    case .family, .truncated, .mixture: (try? distribution())?.median ?? 1
    }
  }
}

extension Refusal {
  /// That a distribution cannot have these numbers.
  package init(_ problem: BadParameter) {
    self = Refusal("bad-parameter", problem.message)
  }
}
