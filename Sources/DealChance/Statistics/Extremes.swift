/// The smallest and the largest of many samples, and how many are exactly these: a number that is
/// cut off at a limit is there very often.
struct Extremes: Sendable, Hashable {
  /// The smallest sample; infinite as long as there is none.
  private(set) var smallest = Double.infinity
  /// The largest sample; minus infinity as long as there is none.
  private(set) var largest = -Double.infinity
  /// How many samples are the smallest one.
  private(set) var atSmallest: UInt64 = 0
  /// How many samples are the largest one.
  private(set) var atLargest: UInt64 = 0

  /// Adds samples; those that are not a number are passed over.
  mutating func add(_ samples: UnsafePointer<Double>, count: Int) {
    var low = SIMD8<Double>(repeating: .infinity)
    var high = SIMD8<Double>(repeating: -.infinity)
    var index = 0
    while index &+ 8 <= count {
      let eight = UnsafeRawPointer(samples + index).loadUnaligned(as: SIMD8<Double>.self)
      low = low.replacing(with: eight, where: eight .< low)
      high = high.replacing(with: eight, where: eight .> high)
      index &+= 8
    }
    var least = low.min()
    var most = high.max()
    while index < count {
      if samples[index] < least { least = samples[index] }
      if samples[index] > most { most = samples[index] }
      index &+= 1
    }
    // Mostly a block has no new extremes, and then there is nothing to count.
    if least <= smallest {
      let found = samples.number(of: least, count: count)
      addSmallest(least, found)
    }
    if most >= largest {
      let found = samples.number(of: most, count: count)
      addLargest(most, found)
    }
  }

  /// Adds what another part of the samples gave.
  mutating func add(_ other: Extremes) {
    addSmallest(other.smallest, other.atSmallest)
    addLargest(other.largest, other.atLargest)
  }

  /// Takes note of so many samples that are this number, if none is smaller.
  private mutating func addSmallest(_ number: Double, _ count: UInt64) {
    if number < smallest { atSmallest = 0 }
    if number <= smallest {
      // Zero has one sign here, whichever came first.
      smallest = number + 0
      atSmallest += count
    }
  }

  /// Takes note of so many samples that are this number, if none is larger.
  private mutating func addLargest(_ number: Double, _ count: UInt64) {
    if number > largest { atLargest = 0 }
    if number >= largest {
      largest = number + 0
      atLargest += count
    }
  }
}

extension UnsafePointer<Double> {
  /// How many of the `count` numbers here are a certain number.
  func number(of value: Double, count: Int) -> UInt64 {
    var found: UInt64 = 0
    var index = 0
    while index < count {
      found &+= self[index] == value ? 1 : 0
      index &+= 1
    }
    return found
  }
}
