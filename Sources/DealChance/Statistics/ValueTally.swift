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
    guard let found = Self.tally(samples, count) else { return false }
    return add(found)
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

  private mutating func append(_ value: Double, _ count: UInt64) {
    values.append(value)
    counts.append(count)
  }

  /// The tally of samples, by way of a table in which a value is found by its hash; nil if there are
  /// too many different ones.
  private static func tally(_ samples: UnsafePointer<Double>, _ count: Int) -> ValueTally? {
    var numbers: [(value: Double, count: UInt64)] = []
    numbers.reserveCapacity(limit)
    // At most a quarter full.
    let size = 1_024
    let fits = withUnsafeTemporaryAllocation(of: Int32.self, capacity: size) { table in
      guard let slots = table.baseAddress else { return false }
      slots.initialize(repeating: -1, count: size)
      for index in 0..<count {
        let sample = samples[index] + 0
        guard !sample.isNaN else { continue }
        let hash = (sample.bitPattern ^ sample.bitPattern >> 32) &* 0x9e37_79b9_7f4a_7c15
        var slot = Int(truncatingIfNeeded: hash >> 54)
        while slots[slot] >= 0, numbers[Int(slots[slot])].value != sample {
          slot = (slot &+ 1) & (size &- 1)
        }
        if slots[slot] >= 0 {
          numbers[Int(slots[slot])].count += 1
        } else {
          guard numbers.count < limit else { return false }
          slots[slot] = Int32(truncatingIfNeeded: numbers.count)
          numbers.append((sample, 1))
        }
      }
      return true
    }
    guard fits else { return nil }
    numbers.sort { $0.value < $1.value }
    var tally = ValueTally()
    tally.values = numbers.map(\.value)
    tally.counts = numbers.map(\.count)
    return tally
  }
}
