/// From values of an axis to places on a picture, which go from 0 at the lower end to a length.
struct Scale {
  let lower: Double
  let upper: Double
  let length: Double

  /// How many lengths beyond an end a place can be: no sum of places is ever infinite.
  private static let farthest = 1e4

  /// None where an end is not a number; an axis without extent gets some.
  init?(from lower: Double, to upper: Double, length: Double) {
    guard lower.isFinite, upper.isFinite, length.isFinite, length > 0 else { return nil }
    let low = min(lower, upper)
    let high = max(lower, upper)
    // So much that the halves of both ends differ.
    let least = max(abs(low), abs(high)) * 1e-12 + 1e-300
    let isFlat = high - low <= least
    let more = isFlat ? max(0.5, abs(high) / 2) : 0
    self.lower = max(low - more, -Double.greatestFiniteMagnitude)
    self.upper = min(high + more, Double.greatestFiniteMagnitude)
    self.length = length
  }

  /// None where an end of the axis is not a number.
  init?(_ axis: Axis, length: Double) {
    self.init(from: axis.lower, to: axis.upper, length: length)
  }

  /// The place of a value, which may lie beyond the ends; none if it is not a number.
  func place(_ value: Double) -> Double? {
    guard value.isFinite else { return nil }
    let part = (value / 2 - lower / 2) / (upper / 2 - lower / 2)
    guard part.isFinite else { return nil }
    return min(max(part, -Self.farthest), Self.farthest) * length
  }

  /// The place of a value, or of the nearest end; none if it is not a number.
  func placeWithin(_ value: Double) -> Double? {
    place(value).map { min(max($0, 0), length) }
  }

  /// Whether a value lies between the ends.
  func contains(_ value: Double) -> Bool { value >= lower && value <= upper }
}

/// A tick where it is drawn.
struct PlacedTick {
  /// The place of its value.
  var place: Double
  /// Where its label begins.
  var start: Double
  var label: String
}

extension Axis {
  /// The ticks of the finest level whose labels have room, each label around its tick or pushed back
  /// within `bounds`. Where no level has room, every second, third … of the coarsest one.
  func ticks(
    on scale: Scale, within bounds: ClosedRange<Double>, gap: Double, size: (String) -> Double
  ) -> [PlacedTick] {
    let filled = levels.filter { level in level.contains { scale.contains($0.value) } }
    for level in filled {
      if let placed = place(level, on: scale, bounds, gap, size) { return placed }
    }
    guard let coarsest = filled.last else { return [] }
    let inside = coarsest.filter { scale.contains($0.value) }
    var step = 2
    while step < inside.count {
      let kept = stride(from: 0, to: inside.count, by: step).map { inside[$0] }
      if let placed = place(kept, on: scale, bounds, gap, size) { return placed }
      step += 1
    }
    return place(Array(inside.prefix(1)), on: scale, bounds, gap, size) ?? []
  }

  /// The ticks of one level; none where their labels have no room.
  private func place(
    _ level: [Tick], on scale: Scale, _ bounds: ClosedRange<Double>, _ gap: Double,
    _ size: (String) -> Double
  ) -> [PlacedTick]? {
    var placed: [PlacedTick] = []
    var free = -Double.infinity
    for tick in level where scale.contains(tick.value) {
      guard let place = scale.place(tick.value) else { continue }
      let extent = size(tick.label)
      let start = max(min(place - extent / 2, bounds.upperBound - extent), bounds.lowerBound)
      guard start >= free, start + extent <= bounds.upperBound + 0.001 else { return nil }
      placed.append(PlacedTick(place: place, start: start, label: tick.label))
      free = start + extent + gap
    }
    return placed
  }
}
