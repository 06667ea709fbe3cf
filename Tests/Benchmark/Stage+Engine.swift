internal import DealChance

extension Stage {
  /// The stages of a simulation, each on a chunk of samples again and again.
  static func engine() throws(BadParameter) -> [Stage] {
    try streams + samplers() + functions + summaries
  }

  /// Uniform numbers.
  private static var streams: [Stage] {
    let numbers = Doubles(chunk)
    let random = RandomStream(seed: 1, node: 2)
    let sobol = SobolStream(seed: 1, group: 2, dimension: 1)
    var sample: UInt64 = 0
    return [
      Stage(name: "uniform: random", unit: "samples", count: chunk) {
        random.fill(numbers.start, from: sample, count: chunk)
        sample &+= UInt64(chunk)
        return numbers.start[1]
      },
      Stage(name: "uniform: sobol", unit: "samples", count: chunk) {
        sobol.fill(numbers.start, from: sample, count: chunk)
        sample &+= UInt64(chunk)
        return numbers.start[1]
      },
    ]
  }

  /// Uniform numbers to those of a distribution; the uniform numbers are copied first, as they are
  /// replaced.
  private static func samplers() throws(BadParameter) -> [Stage] {
    let distributions: [(String, Distribution)] = [
      ("uniform", try .uniform(5, 7)),
      ("normal", try .normal(mean: 0, deviation: 1)),
      ("lognormal", try .interval(100_000, 500_000)),
      ("beta", try .beta(8, 2)),
    ]
    return distributions.map { name, distribution in
      let sampler = Sampler(distribution)
      let uniforms = Chunks()
      let numbers = Doubles(chunk)
      return Stage(name: "sampler: \(name)", unit: "samples", count: chunk) {
        numbers.start.update(from: uniforms.next(), count: chunk)
        sampler.apply(numbers.start, count: chunk)
        return numbers.start[1]
      }
    }
  }

  /// The functions of the vector loops.
  private static var functions: [Stage] {
    let named: [(String, Kernel.Function)] = [("exp", .exp), ("log", .log)]
    return named.map { name, function in
      let values = Chunks()
      let results = Doubles(chunk)
      return Stage(name: "kernel: \(name)", unit: "samples", count: chunk) {
        Kernel.apply(function, values.next(), into: results.start, count: chunk)
        return results.start[1]
      }
    }
  }

  /// What is kept of the samples.
  private static var summaries: [Stage] {
    let values = Chunks()
    var summary = SampleSummary(watching: [0.05, 0.5, 0.95], origin: 0.5)
    var sample: UInt64 = 0
    return [
      Stage(name: "summary", unit: "samples", count: chunk) {
        summary.add(values.next(), from: sample, count: chunk)
        sample &+= UInt64(chunk)
        return summary.largest
      }
    ]
  }
}

/// Chunks of uniform numbers that take turns, so that the processor cannot learn them by heart; all
/// of them fit into the second cache.
private final class Chunks {
  private static let count = 32
  private let numbers = Doubles(count * Stage.chunk)
  private var turn = 0

  init() {
    RandomStream(seed: 3, node: 4).fill(numbers.start, from: 0, count: Self.count * Stage.chunk)
  }

  /// The next chunk.
  func next() -> UnsafePointer<Double> {
    turn = (turn + 1) % Self.count
    return UnsafePointer(numbers.start + turn * Stage.chunk)
  }
}
