/// The quantiles of a stream of any length in little memory: counts in buckets, of which each octave
/// has 1,024. Sketches of parts merge exactly. A quantile is off by at most a 2,048th (0.05%) of
/// itself, and much less where the samples are dense, as it is interpolated inside its bucket.
package struct QuantileSketch: Sendable, Hashable {
  /// The counts of the buckets of an octave and sign.
  private struct Page: Sendable, Hashable {
    /// The sign and the exponent, in the order of the numbers.
    var key: Int32
    /// One for each 1,024th of the octave.
    var counts: [UInt64]
  }

  /// The octaves that occurred, in ascending order of their numbers.
  private var pages: [Page] = []
  /// How many samples there were, without those that are no numbers.
  package private(set) var count: UInt64 = 0
  /// How many samples were not a number.
  package private(set) var strangers: UInt64 = 0
  /// The smallest sample; infinite as long as there is none.
  package private(set) var smallest = Double.infinity
  /// The largest sample; minus infinity as long as there is none.
  package private(set) var largest = -Double.infinity

  /// No samples yet.
  package init() {}

  /// Adds samples.
  package mutating func add(_ samples: UnsafePointer<Double>, count: Int) {
    var index = 0
    var page = -1
    var key: Int32 = .max
    while index < count {
      let sample = samples[index]
      index &+= 1
      guard !sample.isNaN else {
        strangers += 1
        continue
      }
      // The order of the bits is that of the numbers once negative ones are turned around.
      let ordered = Self.ordered(sample)
      let own = Int32(truncatingIfNeeded: ordered >> 52)
      if own != key {
        key = own
        page = self.page(key)
      }
      pages[page].counts[Int(truncatingIfNeeded: (ordered >> 42) & 1_023)] += 1
      self.count += 1
      smallest = min(smallest, sample)
      largest = max(largest, sample)
    }
  }

  /// Adds what another part of the samples gave.
  package mutating func add(_ other: QuantileSketch) {
    for there in other.pages {
      let here = page(there.key)
      for bucket in there.counts.indices { pages[here].counts[bucket] += there.counts[bucket] }
    }
    count += other.count
    strangers += other.strangers
    smallest = min(smallest, other.smallest)
    largest = max(largest, other.largest)
  }

  /// The quantile at a probability from 0 to 1; not-a-number outside and without samples.
  package func quantile(_ probability: Double) -> Double {
    guard count > 0, probability >= 0, probability <= 1 else { return .nan }
    if probability == 0 { return smallest }
    if probability == 1 { return largest }
    let position = probability * Double(count - 1)
    var before = 0.0
    for page in pages {
      // Infinite samples have pages of their own at both ends.
      let isOutermost = page.key == 0 || page.key == 4_095
      for (bucket, inside) in page.counts.enumerated() where inside > 0 {
        let size = Double(inside)
        if before + size > position, isOutermost { return page.key == 0 ? smallest : largest }
        if before + size > position {
          let bits = UInt64(truncatingIfNeeded: page.key) << 52 | UInt64(bucket) << 42
          let low = max(smallest, Self.number(bits))
          let high = min(largest, Self.number(bits | 0x3ff_ffff_ffff))
          // The samples of a bucket are taken to be spread evenly over it.
          return low + (high - low) * ((position - before + 0.5) / size)
        }
        before += size
      }
    }
    return largest
  }

  /// The index of the page with this key, which is made if it is missing.
  private mutating func page(_ key: Int32) -> Int {
    let index = Distribution.firstIndex(pages) { $0.key >= key }
    if index == pages.count || pages[index].key != key {
      pages.insert(Page(key: key, counts: [UInt64](repeating: 0, count: 1_024)), at: index)
    }
    return index
  }

  /// The bits of a number in the order of the numbers; both zeros are one.
  private static func ordered(_ number: Double) -> UInt64 {
    let bits = (number + 0).bitPattern
    return bits >> 63 == 0 ? bits | 0x8000_0000_0000_0000 : ~bits
  }

  /// The number with such bits.
  private static func number(_ ordered: UInt64) -> Double {
    let isPositive = ordered >> 63 == 1
    return Double(bitPattern: isPositive ? ordered & 0x7fff_ffff_ffff_ffff : ~ordered)
  }
}
