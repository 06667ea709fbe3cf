import DealChance
import Testing

/// Tables of quantiles against the exact functions, and samples against what they are drawn from.
@Suite struct SamplerTests {
  static func continuous() throws -> [(String, Distribution)] {
    let mixture = try Distribution.mixture([
      (.normal(mean: 0, deviation: 1), 3), (.normal(mean: 10, deviation: 2), 1),
    ])
    return [
      ("uniform", try .uniform(-3, 8)), ("normal", try .normal(mean: 5, deviation: 1)),
      ("lognormal", try .interval(1, 1_000)), ("wide", try .lognormal(logMean: 0, logDeviation: 3)),
      ("triangular", try .triangular(1, 2, 6)), ("pert", try .pert(1, 2, 6)),
      ("beta", try .beta(2, 5)), ("sparse beta", try .beta(0.05, 3)),
      ("gamma", try .gamma(shape: 3, scale: 2)), ("exponential", try .exponential(mean: 10)),
      ("student", try .student(freedom: 3)), ("cauchy", try .student(freedom: 1)),
      ("cut", try Distribution.normal(mean: 0, deviation: 1).truncated(from: 1, to: 9)),
      ("mixture", mixture),
    ]
  }

  @Test func tablesAreTheQuantiles() throws {
    for (name, distribution) in try Self.continuous() {
      let table = QuantileTable(distribution)
      #expect(table.smoothShare > 0.9, "\(name): \(table.smoothShare)")
      let stream = RandomStream(seed: 3, node: 1)
      var worst = 0.0
      for sample in 0..<1_500 as Range<UInt64> {
        // Every second one far out.
        let plain = stream.uniform(at: sample)
        let u = sample & 1 == 0 ? plain : plain * plain * plain * plain * plain
        for uniform in [u, 1 - u] {
          let exact = distribution.quantile(uniform)
          let value = table.value(uniform)
          // Where the quantile crosses zero, of the size that it has in the cell.
          let size = max(exact.magnitude, 0.05 * min(1, distribution.quantile(0.75).magnitude))
          worst = max(worst, (value - exact).magnitude / size)
        }
      }
      #expect(worst < 1e-10, "\(name): \(worst)")
    }
  }

  @Test func whatIsNoProbabilityIsNoNumber() throws {
    let table = QuantileTable(try .normal(mean: 0, deviation: 1))
    for uniform in [-1.0, 2, .nan, .infinity, -.infinity, -0x1p-60] {
      #expect(table.value(uniform).isNaN)
    }
    #expect(table.value(0) == -.infinity)
    #expect(table.value(1) == .infinity)
    #expect(table.value(0.5).magnitude < 1e-11)
    let steps = try #require(StepTable(.bernoulli(chance: 0.3)))
    #expect(steps.value(.nan).isNaN)
    #expect(steps.value(0) == 0)
    #expect(steps.value(1) == 1)
  }

  @Test func evenSpreadsAreExact() throws {
    let whole = try Distribution.uniform(-3, 8)
    for distribution in [whole, try whole.truncated(from: -1, to: 20)] {
      let sampler = Sampler(distribution)
      guard case .line = sampler else {
        Issue.record("a straight line needs no table")
        continue
      }
      let stream = RandomStream(seed: 3, node: 8)
      let inside = (0..<500 as Range<UInt64>).map { stream.uniform(at: $0) }
      for uniform in inside + [0, 0.5, 1, -0.1, 1.1, .nan] {
        let exact = distribution.quantile(uniform)
        #expect(KernelTests.bits(sampler.value(uniform)) == KernelTests.bits(exact))
      }
    }
  }

  @Test func chunksDoNotMatter() throws {
    for (_, distribution) in try Self.continuous() {
      let sampler = Sampler(distribution)
      let stream = RandomStream(seed: 3, node: 2)
      let uniforms = (0..<203 as Range<UInt64>).map { stream.uniform(at: $0) }
      let single = uniforms.map { sampler.value($0) }
      for size in [1, 5, 64, 203] {
        var numbers = uniforms
        numbers.withUnsafeMutableBufferPointer { buffer in
          guard let base = buffer.baseAddress else { return }
          for start in stride(from: 0, to: 203, by: size) {
            sampler.apply(base + start, count: min(size, 203 - start))
          }
        }
        #expect(numbers == single)
      }
    }
  }

  @Test func discreteSamplersAreExact() throws {
    let cases: [Distribution] = try [
      .poisson(mean: 4), .binomial(tries: 30, chance: 0.2), .bernoulli(chance: 0.3),
      .discrete([(1, 2), (5, 1), (9, 7)]), .poisson(mean: 2_000), .poisson(mean: 1e11),
      .mixture([(.poisson(mean: 2), 1), (.poisson(mean: 50), 1)]),
      Distribution.poisson(mean: 4).truncated(from: 2, to: 7),
    ]
    let stream = RandomStream(seed: 3, node: 4)
    for distribution in cases {
      let sampler = Sampler(distribution)
      for sample in 0..<300 as Range<UInt64> {
        let uniform = stream.uniform(at: sample)
        #expect(sampler.value(uniform) == distribution.quantile(uniform))
      }
    }
    if case .exact = Sampler(try .poisson(mean: 1e11)) {
    } else {
      Issue.record("a Poisson variable of mean 1e11 has too many values for a table")
    }
  }

  /// The mean of many even samples is the mean, for everything that has one.
  @Test func momentsOfSamplesAgree() throws {
    var cases = try Self.continuous().filter { $0.1.deviation < 1e3 }
    cases.append(("poisson", try .poisson(mean: 4)))
    cases.append(("discrete", try .discrete([(1, 2), (5, 1), (9, 7)])))
    let count = 4_096
    for (name, distribution) in cases {
      let sampler = Sampler(distribution)
      let stream = SobolStream(seed: 5, group: 1, dimension: 0)
      var numbers = [Double](repeating: 0, count: count)
      numbers.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        stream.fill(base, from: 0, count: count)
        sampler.apply(base, count: count)
      }
      let mean = numbers.reduce(0, +) / Double(count)
      let slack = distribution.deviation * (name == "wide" || name == "lognormal" ? 0.05 : 0.01)
      #expect((mean - distribution.mean).magnitude < slack, "\(name): \(mean)")
    }
  }
}
