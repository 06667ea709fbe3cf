internal import CKernels

/// Uniform random numbers as a pure function of (seed, node, sample index): Philox 4x32-10, a
/// counter-based generator (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3,
/// 2011).
///
/// Any split of the samples, in any order and on any number of threads, gives the same numbers. One
/// block of the generator serves two neighbouring samples. A number is an odd multiple of 2⁻⁵³
/// between 0 and 1, so that its complement is exact too.
package struct RandomStream: Sendable, Hashable {
  /// The seed of the whole simulation.
  package let seed: UInt64
  /// Which input of the model draws.
  package let node: UInt64

  /// The stream of one input.
  package init(seed: UInt64, node: UInt64) {
    self.seed = seed
    self.node = node
  }

  /// The number of one sample.
  package func uniform(at sample: UInt64) -> Double {
    let block = block(at: sample >> 1)
    return sample & 1 == 0 ? block.first : block.second
  }

  /// Writes the numbers of `count` samples from `sample` on.
  package func fill(
    _ uniforms: UnsafeMutablePointer<Double>, from sample: UInt64, count: Int,
    level: VectorLevel = .best
  ) {
    var done = 0
    if sample & 1 == 1, count > 0 {
      uniforms[0] = uniform(at: sample)
      done = 1
    }
    let pairs = max(0, count &- done) / 2
    let first = (sample &+ UInt64(done)) >> 1
    kernel_philox(level.level, uniforms + done, first, pairs, node, seed)
    done = done &+ 2 &* pairs
    if done < count {
      uniforms[done] = uniform(at: sample &+ UInt64(truncatingIfNeeded: done))
    }
  }

  /// The two numbers of a block.
  @inline(__always)
  private func block(at counter: UInt64) -> (first: Double, second: Double) {
    let words = Self.philox(counter: counter, node: node, key: seed)
    return (
      Self.uniform(fromBits: words.1 << 32 | words.0),
      Self.uniform(fromBits: words.3 << 32 | words.2)
    )
  }

  /// The generator itself: four words of 32 bits, each in the low half of one of 64.
  @inline(__always)
  package static func philox(
    counter: UInt64, node: UInt64, key: UInt64
  ) -> (UInt64, UInt64, UInt64, UInt64) {
    let mask: UInt64 = 0xffff_ffff
    var word0 = counter & mask
    var word1 = counter >> 32
    var word2 = node & mask
    var word3 = node >> 32
    var key0 = key & mask
    var key1 = key >> 32
    for _ in 0..<10 {
      let product0 = word0 &* 0xd251_1f53
      let product1 = word2 &* 0xcd9e_8d57
      word0 = (product1 >> 32) ^ word1 ^ key0
      word1 = product1 & mask
      word2 = (product0 >> 32) ^ word3 ^ key1
      word3 = product0 & mask
      key0 = (key0 &+ 0x9e37_79b9) & mask
      key1 = (key1 &+ 0xbb67_ae85) & mask
    }
    return (word0, word1, word2, word3)
  }

  /// The odd multiple of 2⁻⁵³ that the highest 52 bits stand for.
  @inline(__always)
  package static func uniform(fromBits bits: UInt64) -> Double {
    Double(bitPattern: (bits >> 12) | 0x3ff0_0000_0000_0000) - 0x1.fffffffffffffp-1
  }

  /// Mixes bits so that every bit of the result depends on every bit of `bits` (the finaliser of
  /// SplitMix64: Steele, Lea, Flood 2014).
  @inline(__always)
  package static func mixed(_ bits: UInt64) -> UInt64 {
    var mixed = bits &+ 0x9e37_79b9_7f4a_7c15
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// The node that a name stands for (FNV-1a, mixed): the same whatever else the model declares.
  package static func node(named name: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return mixed(hash)
  }
}
