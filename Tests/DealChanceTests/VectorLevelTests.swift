import DealChance
import Testing

/// The hottest loops in every version that this processor runs: the same bits.
@Suite struct VectorLevelTests {
  /// What a loop writes into a chunk of `count` numbers that it may read first.
  static func written(
    _ count: Int, from start: [Double] = [], _ loop: (UnsafeMutablePointer<Double>) -> Void
  ) -> [UInt64] {
    var numbers = start + [Double](repeating: -1, count: count - start.count)
    numbers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      loop(base)
    }
    return numbers.map(KernelTests.bits)
  }

  @Test func streamsAreTheSame() {
    let ranges: [(UInt64, Int)] = [(0, 2_048), (3, 999), (68_719_476_000, 1_500), (5, 1)]
    for (first, count) in ranges {
      let random = RandomStream(seed: 0x1234_5678_9abc_def0, node: .max - 5)
      let sobol = SobolStream(seed: 77, group: 0xffee_0000_1111, dimension: 2)
      let plain = Self.written(count) { random.fill($0, from: first, count: count, level: .plain) }
      let plainSobol = Self.written(count) {
        sobol.fill($0, from: first, count: count, level: .plain)
      }
      // The loops against the generator for one number.
      let single = (0..<UInt64(min(count, 40))).map { random.uniform(at: first + $0).bitPattern }
      #expect(Array(plain.prefix(40)) == single)
      for level in VectorLevel.available {
        let own = Self.written(count) {
          random.fill($0, from: first, count: count, level: level)
        }
        let ownSobol = Self.written(count) {
          sobol.fill($0, from: first, count: count, level: level)
        }
        #expect(own == plain && ownSobol == plainSobol, "\(level)")
      }
    }
  }

  @Test func tablesAreTheSame() throws {
    let stream = RandomStream(seed: 5, node: 5)
    var uniforms = (0..<3_000 as Range<UInt64>).map { stream.uniform(at: $0) }
    uniforms += [0, 1, 0.5, 0x1p-13, 1 - 0x1p-13, .nan, -1, 2, .infinity, 0x1p-53, 1 - 0x1p-53]
    for distribution: Distribution in try [
      .normal(mean: 5, deviation: 1), .beta(0.05, 3), .student(freedom: 1), .triangular(1, 2, 6),
      .uniform(-3, 8),
    ] {
      let table = QuantileTable(distribution)
      let sampler = Sampler(distribution)
      for level in VectorLevel.available {
        let values = Self.written(uniforms.count, from: uniforms) {
          table.apply($0, count: uniforms.count, level: level)
        }
        #expect(values == uniforms.map { KernelTests.bits(table.value($0)) })
        let samples = Self.written(uniforms.count, from: uniforms) {
          sampler.apply($0, count: uniforms.count, level: level)
        }
        #expect(samples == uniforms.map { KernelTests.bits(sampler.value($0)) })
      }
    }
  }

  @Test func sketchesAreTheSame() {
    let numbers =
      KernelTests.numbers + StatisticsTests.numbers(5_000) + [.nan, .nan, 1, .nan, .infinity]
    for origin in [0, 0.1, 1e300] {
      let sketches = VectorLevel.available.map { level in
        var sketch = QuantileSketch(origin: origin)
        sketch.add(numbers, count: numbers.count, level: level)
        return sketch
      }
      for sketch in sketches { #expect(sketch == sketches[0]) }
    }
  }
}
