internal import CKernels

/// The quantiles of a stream of any length in little memory. Sketches of parts merge exactly.
///
/// As long as there are few different samples, each is counted by itself, and the quantiles are
/// exact. Then the distances from an origin are counted in buckets, of which each octave of either
/// sign has 1,024: a quantile is off by at most a 1,024th (0.1%) of its distance from the origin, and
/// much less where the samples are dense, as it is interpolated inside its bucket. An origin in the
/// middle of the samples makes buckets that are fine in relation to their spread, however far from
/// zero they are. Usual samples fill 20 to 40 pages of 8 KB; there are at most 4,096 pages.
package struct QuantileSketch: Sendable, Hashable {
  /// Buckets to a page, which is an octave of one sign.
  private static var pageSize: Int { 1_024 }

  /// Where the distances are measured from.
  package let origin: Double
  /// All samples one by one, as long as there are few different ones.
  private var tally: ValueTally? = ValueTally()
  /// The sign and the exponent of each page, ascending as the numbers are.
  private var keys: [Int32] = []
  /// The counts of the pages.
  private var counts: [UInt64] = []
  /// Where in `counts` the page of each key begins, or −1; one more stands for no
  /// number.
  private var places: [Int32] = []
  /// The ends.
  private var extremes = Extremes()
  /// How many samples there were, without those that are no numbers.
  package private(set) var count: UInt64 = 0

  /// The smallest sample; infinite as long as there is none.
  package var smallest: Double { extremes.smallest }
  /// The largest sample; minus infinity as long as there is none.
  package var largest: Double { extremes.largest }

  /// No samples yet; `origin` is best a number in their middle.
  package init(origin: Double = 0) {
    self.origin = origin.magnitude < .infinity ? origin : 0
  }

  /// Adds samples; those that are not a number are passed over.
  package mutating func add(
    _ samples: UnsafePointer<Double>, count: Int, level: VectorLevel = .best
  ) {
    extremes.add(samples, count: count)
    var start = 0
    while start < count, tally != nil {
      let piece = min(Self.pageSize, count - start)
      guard addToTally(samples + start, piece) else { break }
      start += piece
    }
    guard start < count else { return }
    leaveTally()
    addToPages(samples + start, count - start, level)
  }

  /// Adds what another part of the samples gave. Another origin costs accuracy: the middles of the
  /// buckets stand for their samples then.
  package mutating func add(_ other: QuantileSketch) {
    extremes.add(other.extremes)
    if let theirs = other.tally, tally?.add(theirs) == true {
      count += other.count
      return
    }
    leaveTally()
    if let theirs = other.tally {
      for (value, number) in zip(theirs.values, theirs.counts) { pour(value, number) }
    } else if other.origin == origin {
      for (page, key) in other.keys.enumerated() {
        let here = place(of: key)
        let there = page * Self.pageSize
        for bucket in 0..<Self.pageSize {
          counts[here + bucket] += other.counts[there + bucket]
        }
      }
      count += other.count
    } else {
      other.forEachBucket { low, high, number in pour(low + (high - low) / 2, number) }
    }
  }

  /// The quantile at a probability from 0 to 1; not-a-number outside and without samples.
  package func quantile(_ probability: Double) -> Double {
    guard count > 0, probability >= 0, probability <= 1 else { return .nan }
    let position = probability * Double(count - 1)
    if let tally { return tally.value(at: position) }
    if position <= Double(extremes.atSmallest - 1) { return smallest }
    if position >= Double(count - extremes.atLargest) { return largest }
    var before = 0.0
    for (page, key) in keys.enumerated() {
      let start = page * Self.pageSize
      let all = Double(counts[start..<start + Self.pageSize].reduce(0, &+))
      guard before + all > position else {
        before += all
        continue
      }
      for bucket in 0..<Self.pageSize {
        let size = Double(counts[start + bucket])
        guard before + size > position else {
          before += size
          continue
        }
        // The samples of a bucket are taken to be spread evenly over it.
        let (low, high) = ends(key, bucket)
        return low + (high - low) * min(1, (position - before + 0.5) / size)
      }
    }
    return largest
  }

  /// How far `share` of the samples, those farthest from the median, add to the sum of all distances
  /// from it: near `share` where all are equally far, 1 where the others do not matter. 0 if all
  /// samples are the same; not-a-number without samples.
  package func weight(ofFarthest share: Double) -> Double {
    guard count > 0, share >= 0, share <= 1 else { return .nan }
    guard smallest > -.infinity, largest < .infinity else { return 1 }
    let median = quantile(0.5)
    var groups: [(offset: Double, count: Double)] = []
    forEachBucket { low, high, number in
      groups.append((low + (high - low) / 2 - median, Double(number)))
    }
    // From both ends towards the median.
    var first = 0
    var last = groups.count - 1
    var left = share * Double(count)
    var top = 0.0
    var all = 0.0
    while first <= last {
      let isLow = groups[first].offset.magnitude > groups[last].offset.magnitude
      let (offset, number) = groups[isLow ? first : last]
      if isLow { first += 1 } else { last -= 1 }
      top += offset.magnitude * min(left, number)
      all += offset.magnitude * number
      left = max(0, left - number)
    }
    return all > 0 ? min(1, top / all) : 0
  }

  /// The groups of samples that are told apart, ascending: the ends of a group and how many it has.
  /// Samples at the very ends are groups of their own.
  private func forEachBucket(_ body: (_ low: Double, _ high: Double, _ count: UInt64) -> Void) {
    if let tally {
      for (value, number) in zip(tally.values, tally.counts) { body(value, value, number) }
      return
    }
    var first = extremes.atSmallest
    var left = count - extremes.atLargest
    body(smallest, smallest, first)
    left -= first
    for (page, key) in keys.enumerated() {
      for bucket in 0..<Self.pageSize {
        var number = counts[page * Self.pageSize + bucket]
        // Those at the smallest have been there; those at the largest come last.
        let passed = min(first, number)
        first -= passed
        number = min(number - passed, left)
        guard number > 0 else { continue }
        left -= number
        let (low, high) = ends(key, bucket)
        body(low, high, number)
      }
    }
    body(largest, largest, extremes.atLargest)
  }

  /// Between which numbers the samples of a bucket lie.
  private func ends(_ key: Int32, _ bucket: Int) -> (low: Double, high: Double) {
    let bits = UInt64(truncatingIfNeeded: key) << 52 | UInt64(bucket) << 42
    let low = origin + Self.number(bits)
    let high = origin + Self.number(bits | 0x3ff_ffff_ffff)
    return (min(max(smallest, low), largest), max(min(largest, high), smallest))
  }

  /// Counts samples one by one, unless there are too many different ones.
  private mutating func addToTally(_ samples: UnsafePointer<Double>, _ piece: Int) -> Bool {
    guard tally?.add(samples, count: piece) == true else { return false }
    var numbers: UInt64 = 0
    var index = 0
    while index < piece {
      numbers &+= samples[index] == samples[index] ? 1 : 0
      index &+= 1
    }
    count += numbers
    return true
  }

  /// Goes over to buckets.
  private mutating func leaveTally() {
    guard let tally else { return }
    self.tally = nil
    count = 0
    places = [Int32](repeating: -1, count: 4_097)
    for (value, number) in zip(tally.values, tally.counts) { pour(value, number) }
  }

  /// Counts a number into its bucket.
  private mutating func pour(_ number: Double, _ times: UInt64) {
    let ordered = Self.ordered(number - origin)
    let place = place(of: Int32(truncatingIfNeeded: ordered >> 52))
    counts[place + Int(truncatingIfNeeded: (ordered >> 42) & 1_023)] += times
    count += times
  }

  /// Counts samples into buckets.
  private mutating func addToPages(
    _ samples: UnsafePointer<Double>, _ number: Int, _ level: VectorLevel
  ) {
    var index = 0
    while index < number {
      let start = index
      places.withUnsafeBufferPointer { places in
        counts.withUnsafeMutableBufferPointer { counts in
          guard let places = places.baseAddress, let counts = counts.baseAddress else { return }
          index = kernel_sketch(level.level, samples, index, number, origin, places, counts)
        }
      }
      count += UInt64(index &- start)
      guard index < number else { return }
      // It is not a number, or its page is missing.
      if !samples[index].isNaN { pour(samples[index], 1) }
      index &+= 1
    }
  }

  /// Where in `counts` the page of a key begins; it is made if it is missing.
  private mutating func place(of key: Int32) -> Int {
    let found = places[Int(key)]
    if found >= 0 { return Int(found) }
    let page = Distribution.firstIndex(keys) { $0 > key }
    keys.insert(key, at: page)
    counts.insert(
      contentsOf: repeatElement(0, count: Self.pageSize), at: page * Self.pageSize)
    for (page, key) in keys.enumerated() {
      places[Int(key)] = Int32(truncatingIfNeeded: page * Self.pageSize)
    }
    return page * Self.pageSize
  }

  /// The bits of a number in the order of the numbers; both zeros are one.
  @inline(__always)
  private static func ordered(_ number: Double) -> UInt64 {
    let bits = (number + 0).bitPattern
    // All bits of a negative number are turned around, the sign of the others only.
    let sign = UInt64(bitPattern: Int64(bitPattern: bits) >> 63)
    return bits ^ (sign | 0x8000_0000_0000_0000)
  }

  /// The number with such bits.
  private static func number(_ ordered: UInt64) -> Double {
    let isPositive = ordered >> 63 == 1
    return Double(bitPattern: isPositive ? ordered & 0x7fff_ffff_ffff_ffff : ~ordered)
  }
}
