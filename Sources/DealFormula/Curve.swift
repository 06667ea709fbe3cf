/// A share over time, by which an amount comes and goes. Times are days since 1970-01-01.
package enum Curve: Sendable {
  /// What a rollout has live.
  case ramp(Ramp)
  /// Accrues by the day from `from` to `until`, then stays at 1.
  case even(from: Double, until: Double)
  /// Steps up by a share at the end of each day; the shares add up to 1. In order of time.
  case instalments([Instalment])
  /// Accrues as fast as the ramps have capacity live, from the first to `until`, then stays at 1.
  case withCapacity([WeightedRamp], until: Double)
  /// 1 from `from` to `until`, else 0.
  case standing(from: Double, until: Double)
  /// What the other curve has not reached yet, from `from` on.
  indirect case remaining(from: Double, Curve)
  /// The other curve while it lasts: nothing up to `from` and after `until`.
  indirect case cut(Curve, from: Double, until: Double)
  /// The other curve up to a time, then what it has reached there for ever.
  indirect case frozen(Curve, at: Double)
  /// What the other curve has not reached at a time, as a share of its own: 0 there, 1 at the end.
  indirect case resumed(Curve, at: Double)

  /// A share that falls due at the end of the day before `time`.
  package struct Instalment: Hashable, Sendable {
    package var time: Double
    package var share: Double
    package init(time: Double, share: Double) {
      self.time = time
      self.share = share
    }
  }

  package struct WeightedRamp: Hashable, Sendable {
    package var weight: Double
    package var ramp: Ramp
    package init(weight: Double, ramp: Ramp) {
      self.weight = weight
      self.ramp = ramp
    }
  }

  /// The share at `time`.
  package func level(at time: Double) -> Double {
    switch self {
    case .ramp(let ramp): return ramp.level(at: time)
    case .even(let from, let until):
      if time <= from { return 0 }
      if time >= until { return 1 }
      return (time - from) / (until - from)
    case .instalments(let steps):
      if let last = steps.last, time >= last.time { return 1 }
      return steps.reduce(0) { $1.time <= time ? $0 + $1.share : $0 }
    case .withCapacity(let ramps, let until):
      if time >= until { return 1 }
      let whole = Self.live(ramps, to: until)
      return whole > 0 ? Self.live(ramps, to: time) / whole : 0
    case .standing(let from, let until):
      return time > from && time <= until ? 1 : 0
    case .remaining(let from, let curve):
      return time > from ? 1 - curve.level(at: time) : 0
    case .cut(let curve, let from, let until):
      return time > from && time <= until ? curve.level(at: time) : 0
    case .frozen(let curve, let end): return curve.level(at: min(time, end))
    case .resumed(let curve, let start):
      if time <= start { return 0 }
      let left = 1 - curve.level(at: start)
      // What had ended before is due at once.
      return left > Self.nothing ? 1 - (1 - curve.level(at: time)) / left : 1
    }
  }

  /// The integral of the share up to `time`, in days.
  package func integral(to time: Double) -> Double {
    switch self {
    case .ramp(let ramp): return ramp.integral(to: time)
    case .even(let from, let until):
      if time <= from { return 0 }
      let end = min(time, until)
      let risen = until > from ? (end - from) * (end - from) / (2 * (until - from)) : 0
      return risen + max(0, time - until)
    case .instalments(let steps):
      return steps.reduce(0) { $0 + $1.share * max(0, time - $1.time) }
    case .withCapacity(let ramps, let until):
      let whole = Self.live(ramps, to: until)
      guard whole > 0 else { return max(0, time - until) }
      let end = min(time, until)
      let risen = ramps.reduce(0) { $0 + $1.weight * $1.ramp.secondIntegral(to: end) }
      return risen / whole + max(0, time - until)
    case .standing(let from, let until):
      return max(0, min(time, until) - from)
    case .remaining(let from, let curve):
      // What the other one had reached before is not part of it.
      let begun = max(0, time - from)
      return begun - (begun > 0 ? curve.integral(to: time) - curve.integral(to: from) : 0)
    case .cut(let curve, let from, let until):
      let end = min(time, until)
      return end > from ? curve.integral(to: end) - curve.integral(to: from) : 0
    case .frozen(let curve, let end):
      return curve.integral(to: min(time, end)) + max(0, time - end) * curve.level(at: end)
    case .resumed(let curve, let start):
      if time <= start { return 0 }
      let left = 1 - curve.level(at: start)
      guard left > Self.nothing else { return time - start }
      let own = curve.integral(to: time) - curve.integral(to: start)
      return (own - (time - start) * (1 - left)) / left
    }
  }

  /// Whether it stands for ever.
  package var isOpenEnded: Bool {
    switch self {
    case .ramp(let ramp): !ramp.until.isFinite
    case .standing(_, let until): !until.isFinite
    case .remaining(_, let curve), .frozen(let curve, _), .resumed(let curve, _): curve.isOpenEnded
    case .cut(let curve, _, let until): !until.isFinite && curve.isOpenEnded
    case .even, .instalments, .withCapacity: false
    }
  }

  /// A share so small that it is what rounding left.
  private static var nothing: Double { 1e-12 }

  private static func live(_ ramps: [WeightedRamp], to time: Double) -> Double {
    ramps.reduce(0) { $0 + $1.weight * $1.ramp.integral(to: time) }
  }

  /// The times at which the curve begins, bends and ends; infinite ones left out.
  package var bends: [Double] {
    let all: [Double] =
      switch self {
      case .ramp(let ramp):
        // A ramp that the end cuts off has nothing behind it, and one that begins there has nothing.
        ramp.from > ramp.until || ramp.from == ramp.until && ramp.by > ramp.from
          ? [] : [ramp.from, min(ramp.by, ramp.until), ramp.until]
      case .even(let from, let until): [from, until]
      case .standing(let from, let until): from < until ? [from, until] : []
      case .instalments(let steps): steps.map(\.time)
      case .withCapacity(let ramps, let until):
        ramps.flatMap { [$0.ramp.from, min($0.ramp.by, until)] } + [until]
      case .remaining(let from, let curve): [from] + curve.bends
      case .cut(let curve, let from, let until):
        // What is cut off before it begins has nothing.
        from >= until || (curve.bends.min() ?? -.infinity) >= until && level(at: until) == 0
          ? [] : [from] + curve.bends.filter { $0 > from && $0 < until } + [until]
      case .frozen(let curve, let end):
        (curve.bends.contains { $0 < end } ? [end] : []) + curve.bends.filter { $0 < end }
      case .resumed(let curve, let start): [start] + curve.bends.filter { $0 > start }
      }
    return all.filter(\.isFinite)
  }
}
