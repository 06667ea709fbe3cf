import DealChance
import DealQuantities
import Testing

@testable import DealFormula

/// What is refused, and how a run is stopped.
@Suite struct SamplingLimitTests {
  private let ground = Ground()
  private let a = Ground.input("a", .interval(1, 3))
  private let b = Ground.input("b", .bounds(-1, 1))

  /// The code of the refusal of a work; nil if it was done.
  private func refusal(_ work: () throws -> Void) -> String? {
    do {
      try work()
      return nil
    } catch let refusal as Refusal {
      return refusal.code
    } catch {
      return "\(error)"
    }
  }

  @Test func tooManySamplesAreRefused() throws {
    let square = try (a + b).power(2)
    #expect(
      refusal { _ = try ground.sampling(5_000_000_001).statistics(of: square) }
        == "too-many-samples")
    #expect(
      refusal { _ = try ground.sampling(100_000_000_000).samples(of: a, count: .max) }
        == "too-many-samples")
    // Where a formula is enough, nothing is drawn.
    #expect(refusal { _ = try ground.sampling(100_000_000_000).statistics(of: 2 * a) } == nil)
  }

  @Test func whatCanBeAskedFor() {
    for count in [16.0, 1_000, 1e11] { #expect(Sampling.count(count) == UInt64(count)) }
    for count in [0, -5, 15, 16.5, 1.1e11, .nan, .infinity, -.infinity] {
      #expect(Sampling.count(count) == nil)
    }
  }

  @Test(arguments: [1, 2])
  func aRunIsStopped(_ threads: Int) throws {
    let square = try (a + b).power(2)
    let sampling = ground.sampling(
      1_000_000_000, crew: SameBytesTests.crew(of: threads), isInterrupted: { true })
    #expect(refusal { _ = try sampling.statistics(of: square) } == "interrupted")
    #expect(refusal { _ = try sampling.samples(of: square, count: 1_000_000_000) } == "interrupted")
    #expect(refusal { _ = try sampling.histogram(of: square, bars: 5) } == "interrupted")
    #expect(refusal { _ = try sampling.influences(on: square) } == "interrupted")
  }

  @Test func whatIsNoNumberInSomeDrawsIsRefused() throws {
    let sampling = ground.sampling(2_048)
    let zero = Ground.input("zero", .chance(0.5))
    for node in [
      try a / zero, try b.power(0.5), try b.apply(.log), try b.power(a), try b.apply(.squareRoot),
      try (1_000 * a).apply(.exp), try zero.power(-1) * a,
    ] {
      #expect(refusal { _ = try sampling.statistics(of: node) } == "no-number")
      #expect(refusal { _ = try sampling.histogram(of: node, bars: 5) } == "no-number")
    }
    #expect(refusal { _ = try sampling.statistics(of: b.power(3)) } == nil)
    #expect(refusal { _ = try sampling.statistics(of: a.power(b)) } == nil)
  }

  @Test func badSpreadsAreRefused() {
    let spreads: [Spread] = [
      .interval(-1, 2), .interval(0, 2), .interval(3, 1), .interval(.nan, 2), .bounds(2, 1),
      .bounds(0, .infinity), .normal(mean: 0, deviation: -1), .normal(mean: .nan, deviation: 1),
      .chance(1.5), .chance(-0.1), .chance(.nan), .family("gauss", [1]), .family("beta", [1]),
      .family("beta", [0, 1]), .discrete([]), .discrete([.init(value: 1, weight: -1)]),
      .mixture([]), .truncated(.bounds(0, 1), from: 2, to: 3),
      .truncated(.bounds(0, 1), from: 1, to: 0), .lognormalMoments(mean: -1, deviation: 1),
    ]
    for (index, spread) in spreads.enumerated() {
      let node = Ground.input("bad\(index)", spread)
      #expect(
        refusal { _ = try ground.sampling(16).samples(of: node, count: 1) } == "bad-parameter")
      #expect(refusal { _ = try ground.sampling(16).statistics(of: node) } == "bad-parameter")
    }
  }

  @Test func noSamplesAreNoTrouble() throws {
    let sampling = ground.sampling(16)
    #expect(try sampling.samples(of: a, count: 0).isEmpty)
    #expect(try sampling.samples(of: a, count: -5).isEmpty)
    #expect(try sampling.samples(of: a, count: 1).count == 1)
    #expect(try sampling.statistics(of: []).isEmpty)
  }
}
