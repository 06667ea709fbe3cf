import DealChance
import DealQuantities
import Foundation
import Testing

@testable import DealFormula

/// The same bytes, whoever draws, in however many pieces, on whatever machine.
@Suite struct SameBytesTests {
  private let ground = Ground()

  /// A model with most kinds of steps.
  private static func model() throws -> Uncertain {
    let gpus = Ground.input("gpus", .interval(200e3, 900e3))
    let hours: Uncertain = try 8_766 * Ground.input("years", .bounds(5, 7))
    let used = Ground.input("used", .family("beta", [8, 2]))
    let cost: Uncertain = try 38e9 / (gpus * hours * used)
    let late = try Ground.input("slip", .normal(mean: 1, deviation: 0.5)).apply(.exp)
    return try cost.power(1.5) + late.apply(.log10).apply(.absolute)
  }

  /// Threads as the program has them, made for each piece of work.
  static func crew(of size: Int) -> Crew {
    Crew(size: size) { count, body in
      let threads = (0..<count).map { piece in
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
          body(piece)
          done.signal()
        }
        thread.start()
        return done
      }
      for thread in threads { thread.wait() }
    }
  }

  @Test(arguments: DrawPlan.Method.allCases)
  func threadsChangeNothing(_ method: DrawPlan.Method) throws {
    let node = try Ground.input("a", .interval(1, 3)) * Ground.input("b", .bounds(0, 1))
    // Enough for five pieces, with a rest in the last one.
    let count: UInt64 = 82_000
    var samples: [[Double]] = []
    var summaries: [SampleSummary] = []
    for size in [1, 2, 5] {
      let sampling = ground.sampling(count, method, crew: Self.crew(of: size))
      let program = try sampling.program([node])
      let parts = try sampling.run(program, start: { [Double]() }) { samples, chunk in
        samples += UnsafeBufferPointer(start: chunk[0], count: chunk.count)
      }
      #expect(parts.count == size)
      samples.append(parts.flatMap { $0 })
      summaries.append(try summary(program, sampling))
    }
    #expect(samples[0].count == Int(count))
    #expect(samples[1] == samples[0] && samples[2] == samples[0])
    #expect(summaries[1] == summaries[0] && summaries[2] == summaries[0])
  }

  private func summary(_ program: Program, _ sampling: Sampling) throws -> SampleSummary {
    let empty = SampleSummary(watching: [0.5, 1, 2], origin: 1)
    let parts = try sampling.run(program, start: { empty }) { summary, chunk in
      summary.add(chunk[0], from: chunk.first, count: chunk.count)
    }
    var merged = empty
    // In another order than they were made.
    for part in parts.reversed() { merged.add(part) }
    return merged
  }

  @Test(arguments: DrawPlan.Method.allCases)
  func threadsChangeNoStatistics(_ method: DrawPlan.Method) throws {
    let node = try Ground.input("a", .interval(1, 3)) + Ground.input("b", .bounds(0, 1))
    let squared = try node.power(2)
    let alone = try Ground().sampling(40_000, method).statistics(of: squared)
    let shared = try Ground().sampling(40_000, method, crew: Self.crew(of: 2))
      .statistics(of: squared)
    #expect(shared.mean == alone.mean)
    #expect(shared.deviation == alone.deviation)
    #expect(shared.standardError == alone.standardError)
    for p in [0, 0.001, 0.05, 0.5, 0.95, 0.999, 1] {
      #expect(shared.quantile(p) == alone.quantile(p))
      #expect(
        shared.standardError(ofQuantile: p).bitPattern
          == alone.standardError(ofQuantile: p).bitPattern)
    }
  }

  @Test(arguments: DrawPlan.Method.allCases)
  func partsMergeToTheWhole(_ method: DrawPlan.Method) throws {
    let node = try Self.model()
    let whole = ground.sampling(9_000, method)
    let program = try whole.program([node])
    let first = ground.sampling(3_072, method)
    let second = ground.sampling(9_000 - 3_072, method, first: 3_072)
    var merged = try summary(program, second)
    merged.add(try summary(program, first))
    #expect(try merged == summary(program, whole))
    let samples = try first.samples(of: node, count: 3_072)
    #expect(
      try samples + second.samples(of: node, count: 9_000 - 3_072)
        == whole.samples(of: node, count: 9_000))
  }

  @Test func farSamplesAreTheSameFromAnywhere() throws {
    let node = try Self.model()
    let far: UInt64 = 6_000_000_000 / 1_024 * 1_024
    let long = try ground.sampling(4_096, first: far).samples(of: node, count: 4_096)
    let short = try ground.sampling(1_024, first: far + 2_048).samples(of: node, count: 1_024)
    #expect(Array(long[2_048..<3_072]) == short)
  }

  @Test(arguments: DrawPlan.Method.allCases)
  func moreSamplesBeginWithTheSame(_ method: DrawPlan.Method) throws {
    let node = try Self.model()
    let few = try ground.sampling(100, method).samples(of: node, count: 100)
    let many = try ground.sampling(100, method).samples(of: node, count: 3_000)
    #expect(Array(many.prefix(100)) == few)
  }

  @Test func otherOutputsChangeNothing() throws {
    let node = try Self.model()
    let sampling = ground.sampling(2_048)
    let alone = try sampling.samples(of: node, count: 2_048)
    let other = try Ground.input("other", .interval(1, 2)) * Ground.input("gpus", .interval(1, 2))
    let program = try sampling.program([other, node, try 2 * other])
    #expect(try Ground.columns(program, sampling)[1] == alone)
    let together = try ground.sampling(2_048).statistics(of: [other, node, try 2 * other])
    let single = try Ground().sampling(2_048).statistics(of: node)
    #expect(together[1].mean == single.mean)
    #expect(together[1].quantile(0.05) == single.quantile(0.05))
    #expect(together[1].standardError(ofQuantile: 0.95) == single.standardError(ofQuantile: 0.95))
  }

  /// The draws of the model, folded into a number (FNV-1a over their bits).
  private func hash(_ samples: [Double]) -> UInt64 {
    samples.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ $1.bitPattern) &* 0x100_0000_01b3 }
  }

  @Test func theDrawsAreTheOnesTheyWere() throws {
    let node = try Self.model()
    let random = try ground.sampling(4_096, .random, seed: 2_026).samples(of: node, count: 4_096)
    let sobol = try ground.sampling(4_096, .sobol, seed: 2_026).samples(of: node, count: 4_096)
    #expect(hash(random) == 7_548_403_843_738_297_895)
    #expect(hash(sobol) == 14_807_706_505_437_250_242)
  }
}
