internal import CKernels

/// Evenly spread uniform numbers as a pure function of (seed, group, dimension, sample index): the
/// Sobol sequence with Owen scrambling and index shuffling, both by hashing (B. Burley, Practical
/// hash-based Owen scrambling, 2020).
///
/// Up to four inputs form a group, whose points are evenly spread in all four dimensions together;
/// groups are independent. Sample i belongs to replicate i mod 16. The replicates are scrambled
/// independently, so that the spread of their means is an honest standard error. After 2³² points
/// of a replicate (sample 2³⁶) a new scrambling begins. The last 20 bits of a number are random.
package struct SobolStream: Sendable, Hashable {
  /// How many independent scramblings take turns.
  package static var replicates: Int { 16 }

  /// The seed of the whole simulation.
  package let seed: UInt64
  /// Which inputs are spread together.
  package let group: UInt64
  /// The place in the group, 0 to 3; larger numbers wrap around.
  package let dimension: Int

  /// The stream of one input.
  package init(seed: UInt64, group: UInt64, dimension: Int) {
    self.seed = seed
    self.group = group
    self.dimension = dimension & 3
  }

  /// The number of one sample.
  package func uniform(at sample: UInt64) -> Double {
    var number = Double.nan
    fill(&number, from: sample, count: 1)
    return number
  }

  /// Writes the numbers of `count` samples from `sample` on.
  package func fill(
    _ uniforms: UnsafeMutablePointer<Double>, from sample: UInt64, count: Int,
    level: VectorLevel = .best
  ) {
    Self.columns[dimension].withUnsafeBufferPointer { columns in
      guard let base = columns.baseAddress else { return }
      var index = 0
      while index < count {
        let next = sample &+ UInt64(truncatingIfNeeded: index)
        let point = next >> 4
        let skipped = Int(truncatingIfNeeded: next & 15)
        // Whole points up to the next scrambling, or what the ends of the range have of one.
        let left = (1 << 32) &- Int(truncatingIfNeeded: point & 0xffff_ffff)
        let whole = skipped == 0 ? min((count &- index) / Self.replicates, left) : 0
        if whole > 0 {
          write(uniforms + index, from: point, points: whole, base, level)
          index &+= whole &* Self.replicates
          continue
        }
        let taken = min(Self.replicates &- skipped, count &- index)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: Self.replicates) { one in
          guard let numbers = one.baseAddress else { return }
          write(numbers, from: point, points: 1, base, level)
          (uniforms + index).update(from: numbers + skipped, count: taken)
        }
        index &+= taken
      }
    }
  }

  /// Writes all replicates of points that have the same scrambling.
  private func write(
    _ numbers: UnsafeMutablePointer<Double>, from point: UInt64, points: Int,
    _ columns: UnsafePointer<UInt32>, _ level: VectorLevel
  ) {
    withUnsafeBytes(of: Keys(self, round: point >> 32)) { bytes in
      guard let keys = bytes.assumingMemoryBound(to: UInt32.self).baseAddress else { return }
      kernel_sobol(
        level.level, numbers, UInt32(truncatingIfNeeded: point), points, keys, columns)
    }
  }

  /// What the points are scrambled with, for each replicate.
  private struct Keys {
    /// For the order of the points.
    var shuffle = SIMD16<UInt32>()
    /// For the highest 32 bits of the numbers.
    var scramble = SIMD16<UInt32>()
    /// For the last 20 bits of the numbers.
    var fraction = SIMD16<UInt32>()

    /// The keys of a stream; the shuffling is shared by the dimensions of a group.
    init(_ stream: SobolStream, round: UInt64) {
      let group = RandomStream.mixed(RandomStream.mixed(stream.seed) ^ stream.group)
      for replicate in 0..<16 {
        let place = round << 4 | UInt64(truncatingIfNeeded: replicate)
        let shared = RandomStream.mixed(group ^ place)
        let own = RandomStream.mixed(shared ^ UInt64(truncatingIfNeeded: stream.dimension &+ 1))
        shuffle[replicate] = UInt32(truncatingIfNeeded: shared)
        scramble[replicate] = UInt32(truncatingIfNeeded: own)
        fraction[replicate] = UInt32(truncatingIfNeeded: own >> 32)
      }
    }
  }

  /// The bits in the opposite order.
  private static func reversed(_ bits: UInt32) -> UInt32 {
    var turned = (bits >> 1) & 0x5555_5555 | (bits & 0x5555_5555) << 1
    turned = (turned >> 2) & 0x3333_3333 | (turned & 0x3333_3333) << 2
    turned = (turned >> 4) & 0x0f0f_0f0f | (turned & 0x0f0f_0f0f) << 4
    turned = (turned >> 8) & 0x00ff_00ff | (turned & 0x00ff_00ff) << 8
    return turned >> 16 | turned << 16
  }

  /// The direction numbers of each dimension.
  private static let columns = (0..<4).map { columns(of: $0) }

  /// The direction numbers of a dimension, each with its bits reversed (S. Joe, F. Y. Kuo,
  /// Constructing Sobol sequences with better two-dimensional projections, 2008).
  private static func columns(of dimension: Int) -> [UInt32] {
    /// The degree and the inner coefficients of the primitive polynomial, and the first numbers.
    let (degree, inner, starts): (Int, UInt32, SIMD4<UInt32>) =
      switch dimension {
      case 1: (1, 0, [1, 0, 0, 0])
      case 2: (2, 1, [1, 3, 0, 0])
      case 3: (3, 1, [1, 3, 1, 0])
      default: (0, 0, [0, 0, 0, 0])
      }
    var columns = [UInt32](repeating: 0, count: 32)
    for place in 0..<32 {
      let top = UInt32(truncatingIfNeeded: 31 &- place)
      if degree == 0 {
        columns[place] = 1 << top
      } else if place < degree {
        columns[place] = starts[place] << top
      } else {
        let before = columns[place &- degree]
        var column = before ^ (before >> UInt32(truncatingIfNeeded: degree))
        for step in 1..<max(1, degree) {
          let shift = UInt32(truncatingIfNeeded: degree &- 1 &- step)
          if (inner >> shift) & 1 == 1 { column ^= columns[place &- step] }
        }
        columns[place] = column
      }
    }
    return columns.map { reversed($0) }
  }
}
