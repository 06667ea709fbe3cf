import DealChance
import Testing

/// The loops over chunks: the bits of the scalar functions, and everything the same in every build.
@Suite struct KernelTests {
  /// Ordinary and strange numbers.
  static let numbers: [Double] = {
    let stream = RandomStream(seed: 12, node: 5)
    let strange: [Double] = [
      0, -0.0, 1, -1, 0.5, .infinity, -.infinity, 0x1p-1074, -0x1p-1040, 1e300, -1e300, 709.9,
      -745.2, 0x1p52, 0x1p53, 1 - 0x1p-53,
    ]
    return strange
      + (0..<500 as Range<UInt64>).map { index in
        let uniform = stream.uniform(at: 2 * index)
        switch index % 4 {
        case 0: return uniform
        case 1: return 1_400 * (uniform - 0.5)
        case 2: return Elementary.exp(1_400 * (uniform - 0.5))
        default: return 10 * Elementary.normalQuantile(uniform)
        }
      }
  }()

  static func scalar(_ function: Kernel.Function, _ number: Double) -> Double {
    switch function {
    case .exp: Elementary.exp(number)
    case .expm1: Elementary.expm1(number)
    case .log: Elementary.log(number)
    case .log1p: Elementary.log1p(number)
    case .log2: Elementary.log2(number)
    case .log10: Elementary.log10(number)
    case .squareRoot: number.squareRoot()
    case .sin: Elementary.sin(number)
    case .cos: Elementary.cos(number)
    case .normalQuantile: Elementary.normalQuantile(number)
    case .normalCumulative: Elementary.normalCumulative(number)
    }
  }

  /// All kinds of not-a-number count as one.
  static func bits(_ number: Double) -> UInt64 {
    number.isNaN ? 0x7ff8_0000_0000_0000 : number.bitPattern
  }

  @Test func chunksHaveTheBitsOfSingleNumbers() {
    let count = Self.numbers.count
    for function in Kernel.Function.allCases {
      for size in [1, 3, 4, 7, 64, count] {
        var results = [Double](repeating: 0, count: count)
        results.withUnsafeMutableBufferPointer { results in
          Self.numbers.withUnsafeBufferPointer { values in
            guard let base = values.baseAddress, let target = results.baseAddress else { return }
            for start in stride(from: 0, to: count, by: size) {
              Kernel.apply(
                function, base + start, into: target + start, count: min(size, count - start))
            }
          }
        }
        let same = zip(results, Self.numbers).allSatisfy {
          Self.bits($0.0) == Self.bits(Self.scalar(function, $0.1))
        }
        #expect(same, "\(function) in chunks of \(size)")
      }
    }
  }

  @Test func powersHaveTheBitsOfSingleNumbers() {
    let count = Self.numbers.count
    let exponents = Self.numbers.reversed().map { $0.magnitude > 100 ? $0 / 100 : $0 }
    var each = [Double](repeating: 0, count: count)
    Kernel.power(Self.numbers, exponents, into: &each, count: count)
    for index in 0..<count {
      let single = Elementary.pow(Self.numbers[index], exponents[index])
      #expect(Self.bits(each[index]) == Self.bits(single))
    }
    for exponent in [0.5, 2, -1, 3.7, 0] {
      Kernel.power(Self.numbers, exponent, into: &each, count: count)
      let same = zip(each, Self.numbers).allSatisfy {
        Self.bits($0.0) == Self.bits(Elementary.pow($0.1, exponent))
      }
      #expect(same, "to the power of \(exponent)")
    }
  }

  /// The bits of every kernel, stream and sampler, hashed (FNV-1a): the same on every machine, debug
  /// and release, with and without wide vectors.
  @Test func theBitsAreTheSameEverywhere() throws {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func mix(_ number: Double) {
      hash = (hash ^ Self.bits(number)) &* 0x100_0000_01b3
    }
    for function in Kernel.Function.allCases {
      for number in Self.numbers { mix(Self.scalar(function, number)) }
    }
    let random = RandomStream(seed: 99, node: RandomStream.node(named: "utilization"))
    let sobol = SobolStream(seed: 99, group: 7, dimension: 3)
    var distributions = try Family.all.map { try $0.distribution($0.example) }
    distributions.append(try .interval(100_000, 500_000))
    distributions.append(try .beta(0.3, 12))
    distributions.append(try .gamma(shape: 2e5, scale: 1))
    var moments = Moments()
    for distribution in distributions {
      let sampler = Sampler(distribution)
      var samples: [Double] = []
      for sample in 0..<150 as Range<UInt64> {
        for uniform in [random.uniform(at: sample), sobol.uniform(at: sample)] {
          samples.append(sampler.value(uniform))
        }
        mix(distribution.quantile(random.uniform(at: sample)))
      }
      for value in samples { mix(value) }
      moments.add(samples, count: samples.count)
      mix(distribution.tails(samples[0]).below)
      mix(distribution.mean)
      mix(distribution.deviation)
    }
    mix(moments.mean)
    mix(moments.deviation)
    #expect(String(hash, radix: 16) == "2157119621f48463")
  }
}
