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
    let point = sample >> 4
    let keys = Keys(self, round: point >> 32)
    return Self.columns(of: dimension).withUnsafeBufferPointer { columns in
      guard let base = columns.baseAddress else { return .nan }
      let points = Self.points(UInt32(truncatingIfNeeded: point), keys, base)
      return points[Int(truncatingIfNeeded: sample & 15)]
    }
  }

  /// Writes the numbers of `count` samples from `sample` on.
  package func fill(
    _ uniforms: UnsafeMutablePointer<Double>, from sample: UInt64, count: Int
  ) {
    Self.columns(of: dimension).withUnsafeBufferPointer { columns in
      guard let base = columns.baseAddress else { return }
      fill(uniforms, from: sample, count: count, base)
    }
  }

  /// The same with the columns of the dimension.
  private func fill(
    _ uniforms: UnsafeMutablePointer<Double>, from sample: UInt64, count: Int,
    _ columns: UnsafePointer<UInt32>
  ) {
    var point = sample >> 4
    var round = point >> 32
    var keys = Keys(self, round: round)
    // The first point may begin in the middle of the replicates, the last one may end there.
    var skipped = Int(truncatingIfNeeded: sample & 15)
    var index = 0
    while index < count {
      if point >> 32 != round {
        round = point >> 32
        keys = Keys(self, round: round)
      }
      let points = Self.points(UInt32(truncatingIfNeeded: point), keys, columns)
      let taken = min(Self.replicates &- skipped, count &- index)
      if taken == Self.replicates {
        UnsafeMutableRawPointer(uniforms + index)
          .storeBytes(of: points, as: SIMD16<Double>.self)
      } else {
        for lane in 0..<taken { uniforms[index &+ lane] = points[skipped &+ lane] }
      }
      index &+= taken
      point &+= 1
      skipped = 0
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

  /// The same point of all replicates.
  @inline(__always)
  private static func points(
    _ index: UInt32, _ keys: Keys, _ columns: UnsafePointer<UInt32>
  ) -> SIMD16<Double> {
    // Both hashes work on reversed bits; the columns are reversed too, and read from the top.
    var shuffled = hashed(SIMD16(repeating: reversed(index)), keys.shuffle)
    var bits = SIMD16<UInt32>()
    for place in 0..<32 {
      let signs = SIMD16<Int32>(truncatingIfNeeded: shuffled) &>> 31
      bits ^= SIMD16<UInt32>(truncatingIfNeeded: signs) & columns[place]
      shuffled = shuffled &<< 1
    }
    let scrambled = reversed(hashed(bits, keys.scramble))
    // The finaliser of MurmurHash3 (Appleby) for the last 20 bits.
    var rest = keys.fraction &+ SIMD16(repeating: index &* 0x9e37_79b9)
    rest = (rest ^ (rest &>> 16)) &* 0x85eb_ca6b
    rest = (rest ^ (rest &>> 13)) &* 0xc2b2_ae35
    rest ^= rest &>> 16
    let high = SIMD16<UInt64>(truncatingIfNeeded: scrambled) &<< 20
    let low = SIMD16<UInt64>(truncatingIfNeeded: rest &>> 12)
    let mantissa = high | low | 0x3ff0_0000_0000_0000
    return unsafeBitCast(mantissa, to: SIMD16<Double>.self) - 0x1.fffffffffffffp-1
  }

  /// The hash of Laine and Karras (2011): a bit depends on the bits below it only, so that on
  /// reversed bits it is a nested scrambling.
  @inline(__always)
  private static func hashed(
    _ bits: SIMD16<UInt32>, _ key: SIMD16<UInt32>
  ) -> SIMD16<UInt32> {
    var hash = bits &+ key
    hash ^= hash &* 0x6c50_b47c
    hash ^= hash &* 0xb82f_1e52
    hash ^= hash &* 0xc7af_e638
    hash ^= hash &* 0x8d22_f6e6
    return hash
  }

  /// The bits in the opposite order, in each lane.
  @inline(__always)
  private static func reversed(_ bits: SIMD16<UInt32>) -> SIMD16<UInt32> {
    var turned = (bits &>> 1) & 0x5555_5555 | (bits & 0x5555_5555) &<< 1
    turned = (turned &>> 2) & 0x3333_3333 | (turned & 0x3333_3333) &<< 2
    turned = (turned &>> 4) & 0x0f0f_0f0f | (turned & 0x0f0f_0f0f) &<< 4
    turned = (turned &>> 8) & 0x00ff_00ff | (turned & 0x00ff_00ff) &<< 8
    return turned &>> 16 | turned &<< 16
  }

  /// The bits in the opposite order.
  private static func reversed(_ bits: UInt32) -> UInt32 {
    var turned = (bits >> 1) & 0x5555_5555 | (bits & 0x5555_5555) << 1
    turned = (turned >> 2) & 0x3333_3333 | (turned & 0x3333_3333) << 2
    turned = (turned >> 4) & 0x0f0f_0f0f | (turned & 0x0f0f_0f0f) << 4
    turned = (turned >> 8) & 0x00ff_00ff | (turned & 0x00ff_00ff) << 8
    return turned >> 16 | turned << 16
  }

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
