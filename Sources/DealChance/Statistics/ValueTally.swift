/// How often each value came, as long as there are few different ones: what is thrown with dice,
/// counted, or true and false has exact quantiles, and so have few samples of anything.
struct ValueTally: Sendable, Hashable {
  /// How many different values there may be.
  static var limit: Int { 256 }

  /// The values in ascending order; both zeros are one.
  private(set) var values: [Double] = []
  /// How often each came.
  private(set) var counts: [UInt64] = []

  /// No values yet.
  init() {}

  /// Adds samples; those that are not a number are passed over. False, and then nothing is added, if
  /// there would be too many different values.
  mutating func add(_ samples: UnsafePointer<Double>, count: Int) -> Bool {
    if addKnown(samples, count: count) { return true }
    guard let found = Self.tally(samples, count) else { return false }
    return add(found)
  }

  /// Adds samples by comparing them with each value, if these are very few (as for true and false)
  /// and the samples have no others.
  private mutating func addKnown(_ samples: UnsafePointer<Double>, count: Int) -> Bool {
    guard values.count <= 12 else { return false }
    let found = values.map { samples.number(of: $0, count: count) }
    guard found.reduce(0, &+) == UInt64(count) else { return false }
    for (place, more) in zip(counts.indices, found) { counts[place] += more }
    return true
  }

  /// Adds what another part of the samples gave, unless there would be too many different values.
  mutating func add(_ other: ValueTally) -> Bool {
    var merged = ValueTally()
    merged.values.reserveCapacity(values.count + other.values.count)
    merged.counts.reserveCapacity(values.count + other.values.count)
    var here = 0
    var there = 0
    while here < values.count || there < other.values.count {
      if there == other.values.count || (here < values.count && values[here] < other.values[there])
      {
        merged.append(values[here], counts[here])
        here += 1
      } else if here == values.count || other.values[there] < values[here] {
        merged.append(other.values[there], other.counts[there])
        there += 1
      } else {
        merged.append(values[here], counts[here] + other.counts[there])
        here += 1
        there += 1
      }
    }
    guard merged.values.count <= Self.limit else { return false }
    self = merged
    return true
  }

  /// The value between whose neighbours a rank lies, counted from 0. Between two values that came
  /// once it is interpolated; otherwise the nearer one, as nothing may ever come between them.
  func value(at position: Double) -> Double {
    var before = 0.0
    for (index, value) in values.enumerated() {
      let last = before + Double(counts[index]) - 1
      if position <= last { return value }
      if position < last + 1, index + 1 < values.count {
        let next = values[index + 1]
        let share = position - last
        guard counts[index] == 1, counts[index + 1] == 1, next - value < .infinity else {
          return share <= 0.5 ? value : next
        }
        return value + (next - value) * share
      }
      before = last + 1
    }
    return values.last ?? .nan
  }

  /// Adds a value above all others.
  private mutating func append(_ value: Double, _ count: UInt64) {
    values.append(value)
    counts.append(count)
  }

  /// The tally of samples, by way of a table in which a value is found by its hash; nil if there are
  /// too many different ones.
  private static func tally(_ samples: UnsafePointer<Double>, _ count: Int) -> ValueTally? {
    // Slots with a value and its count, at most half full.
    let size = 512
    var found: [(value: Double, count: UInt64)]?
    withUnsafeTemporaryAllocation(of: (value: Double, count: UInt64).self, capacity: size) {
      buffer in
      guard let slots = buffer.baseAddress else { return }
      slots.initialize(repeating: (0, 0), count: size)
      var different = 0
      var index = 0
      while index < count {
        let sample = samples[index] + 0
        index &+= 1
        guard sample == sample else { continue }
        let hash = (sample.bitPattern ^ sample.bitPattern >> 32) &* 0x9e37_79b9_7f4a_7c15
        var slot = Int(truncatingIfNeeded: hash >> 55)
        while slots[slot].count > 0, slots[slot].value != sample {
          slot = (slot &+ 1) & (size &- 1)
        }
        if slots[slot].count == 0 {
          guard different < limit else { return }
          different &+= 1
          slots[slot].value = sample
        }
        slots[slot].count &+= 1
      }
      found = buffer.filter { $0.count > 0 }.sorted { $0.value < $1.value }
    }
    guard let found else { return nil }
    var tally = ValueTally()
    tally.values = found.map(\.value)
    tally.counts = found.map(\.count)
    return tally
  }
}
