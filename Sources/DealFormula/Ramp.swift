/// How a rollout gets from nothing to all of it.
package enum Shape: UInt8, Hashable, Sendable, CaseIterable {
  case linear, scurve, step, front, back

  package var name: String {
    switch self {
    case .linear: "linear"
    case .scurve: "scurve"
    case .step: "step"
    case .front: "front"
    case .back: "back"
    }
  }

  /// How it rises, in words.
  package var course: String {
    switch self {
    case .linear: "in a straight line"
    case .scurve: "as an S-curve"
    case .step: "in one step"
    case .front: "fast at first"
    case .back: "fast at last"
    }
  }

  /// The share that is live when the part `u` (0…1) of the ramp has passed.
  package func share(_ u: Double) -> Double {
    switch self {
    case .linear: u
    case .scurve: u * u * (3 - 2 * u)
    case .step: u < 1 ? 0 : 1
    case .front: 1 - (1 - u) * (1 - u)
    case .back: u * u
    }
  }

  /// The integral of `share` over 0…u.
  package func integral(_ u: Double) -> Double {
    switch self {
    case .linear: u * u / 2
    case .scurve: u * u * u * (1 - u / 2)
    case .step: 0
    case .front: u * u * (1 - u / 3)
    case .back: u * u * u / 3
    }
  }

  /// The integral of `integral` over 0…u: what averaging a running total over a ramp needs.
  package func secondIntegral(_ u: Double) -> Double {
    let cube = u * u * u
    switch self {
    case .linear: return cube / 6
    case .scurve: return cube * u * (1.0 / 4 - u / 10)
    case .step: return 0
    case .front: return cube * (1.0 / 3 - u / 12)
    case .back: return cube * u / 12
    }
  }
}

/// A share that rises from 0 to 1 and stays until the end. Times are days since 1970-01-01: a day
/// lasts from its number to the next, so a `by` at the end of 2026-12-31 is the number of 2027-01-01.
package struct Ramp: Hashable, Sendable {
  package var from: Double
  package var by: Double
  /// Where it ends, infinite if that is not stated.
  package var until: Double
  package var shape: Shape

  package init(from: Double, by: Double, until: Double, shape: Shape) {
    self.from = from
    self.by = max(from, by)
    self.until = until
    self.shape = shape
  }

  /// The share that is live at the end of the day before `time`.
  package func level(at time: Double) -> Double {
    // All at once: a step is there at the end of the day before `by`, another shape from `from` on.
    let isThere = shape == .step && by <= from && time >= by
    if time > until || time <= from && !isThere { return 0 }
    if time >= by { return 1 }
    return shape.share((time - from) / (by - from))
  }

  /// The integral of the share up to `time`, in days.
  package func integral(to time: Double) -> Double {
    let end = min(time, until)
    if end <= from { return 0 }
    let length = by - from
    if end < by { return length * shape.integral((end - from) / length) }
    return length * shape.integral(1) + (end - by)
  }

  /// The integral of `integral(to:)` up to `time`, in days squared.
  package func secondIntegral(to time: Double) -> Double {
    let end = min(time, until)
    var area = 0.0
    if end > from {
      let length = by - from
      if end < by {
        area = length * length * shape.secondIntegral((end - from) / length)
      } else {
        let past = end - by
        area =
          length * length * shape.secondIntegral(1) + length * shape.integral(1) * past
          + past * past / 2
      }
    }
    if time > until { area += integral(to: until) * (time - until) }
    return area
  }
}
