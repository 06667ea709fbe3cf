import DealChance
import Foundation
import Testing

/// The two streams of uniform numbers: known answers, evenness, independence of how they are asked.
@Suite struct StreamTests {
  /// The numbers of `count` samples from `first` on, asked in pieces of `piece`.
  static func random(_ stream: RandomStream, _ first: UInt64, _ count: Int, piece: Int) -> [Double]
  {
    var numbers = [Double](repeating: -1, count: count)
    numbers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for start in stride(from: 0, to: count, by: piece) {
        stream.fill(
          base + start, from: first + UInt64(start), count: min(piece, count - start))
      }
    }
    return numbers
  }

  static func sobol(_ stream: SobolStream, _ first: UInt64, _ count: Int, piece: Int) -> [Double] {
    var numbers = [Double](repeating: -1, count: count)
    numbers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for start in stride(from: 0, to: count, by: piece) {
        stream.fill(
          base + start, from: first + UInt64(start), count: min(piece, count - start))
      }
    }
    return numbers
  }

  /// The known answers of the authors' library Random123 (kat_vectors, philox4x32 10).
  @Test func philoxGivesThePublishedWords() {
    let zero = RandomStream.philox(counter: 0, node: 0, key: 0)
    #expect(zero == (0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    let ones = RandomStream.philox(counter: .max, node: .max, key: .max)
    #expect(ones == (0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    let digits = RandomStream.philox(
      counter: 0x85a3_08d3_243f_6a88, node: 0x0370_7344_1319_8a2e, key: 0x299f_31d0_a409_3822)
    #expect(digits == (0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test func uniformsAreInsideAndExactlyComplementary() {
    #expect(RandomStream.uniform(fromBits: 0) == 0x1p-53)
    #expect(RandomStream.uniform(fromBits: .max) == 1 - 0x1p-53)
    #expect(RandomStream.uniform(fromBits: 0x8000_0000_0000_0000) == 0.5 + 0x1p-53)
  }

  @Test func piecesDoNotMatter() {
    for first in [0, 1, 17, 4_294_967_290, 68_719_476_700, 6_000_000_001] as [UInt64] {
      let random = RandomStream(seed: 7, node: 9)
      let whole = Self.random(random, first, 3_000, piece: 3_000)
      #expect(whole == (0..<3_000).map { random.uniform(at: first + UInt64($0)) })
      for piece in [1, 3, 64, 1_000, 1_023] {
        #expect(Self.random(random, first, 3_000, piece: piece) == whole)
      }
      for dimension in [0, 3] {
        let sobol = SobolStream(seed: 7, group: 9, dimension: dimension)
        let whole = Self.sobol(sobol, first, 210, piece: 210)
        #expect(whole == (0..<210).map { sobol.uniform(at: first + UInt64($0)) })
        for piece in [1, 7, 48, 100] {
          #expect(Self.sobol(sobol, first, 210, piece: piece) == whole)
        }
      }
    }
  }

  @Test func randomNumbersAreUniformAndIndependent() {
    let count = 200_000
    var lists: [[Double]] = []
    for node in 1...3 as ClosedRange<UInt64> {
      lists.append(
        Self.random(.init(seed: 1, node: RandomStream.mixed(node)), 0, count, piece: 4_096))
    }
    lists.append(Self.random(.init(seed: 2, node: RandomStream.mixed(1)), 0, count, piece: 4_096))
    for list in lists {
      // 256 cells: chi-squared with 255 degrees of freedom has the sd 22.6.
      var cells = [Int](repeating: 0, count: 256)
      for number in list { cells[Int(number * 256)] += 1 }
      let expected = Double(count) / 256
      let square = cells.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
      #expect(abs(square / expected - 255) < 4.5 * 22.6)
      // The serial correlation has the sd 1/√count.
      let pairs = zip(list, list.dropFirst())
      let serial = pairs.reduce(0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) } / Double(count) * 12
      #expect(abs(serial) < 4.5 / Double(count).squareRoot())
    }
    for first in 0..<lists.count {
      for second in 0..<first {
        let both = zip(lists[first], lists[second])
        let product = both.reduce(0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) } / Double(count) * 12
        #expect(abs(product) < 4.5 / Double(count).squareRoot())
      }
    }
  }

  /// Every aligned block of 2ᵐ points of a replicate has one point in each of the 2ᵐ intervals, in
  /// every dimension, and in each cell of every elementary grid of the first two.
  @Test func sobolPointsAreEvenlySpread() {
    for group in [3, 99] as [UInt64] {
      for replicate in [0, 5, 15] as [UInt64] {
        for block in [0, 1, 6] as [UInt64] {
          let streams = (0..<4).map { SobolStream(seed: 11, group: group, dimension: $0) }
          let points = (0..<256 as Range<UInt64>).map { index in
            streams.map { $0.uniform(at: ((block * 256 + index) << 4) | replicate) }
          }
          for dimension in 0..<4 {
            #expect(Set(points.map { Int($0[dimension] * 256) }).count == 256)
          }
          for rows in [2.0, 4, 16, 64, 128] {
            let cells = points.map { Int($0[0] * rows) * 1_000 + Int($0[1] * 256 / rows) }
            #expect(Set(cells).count == 256)
          }
          // Any two dimensions: within the quality t = 2 of the first four, four points a cell.
          for first in 0..<4 {
            for second in 0..<first {
              var cells = [Int](repeating: 0, count: 64)
              for point in points { cells[Int(point[first] * 8) * 8 + Int(point[second] * 8)] += 1 }
              #expect(cells.allSatisfy { $0 == 4 })
            }
          }
        }
      }
    }
  }

  /// The scrambled numbers themselves are uniform over replicates and seeds, and groups do not
  /// depend on each other.
  @Test func scramblingIsUniform() {
    var cells = [Int](repeating: 0, count: 64)
    var product = 0.0
    let seeds = 3_000
    for seed in 0..<seeds {
      let one = SobolStream(seed: UInt64(seed), group: 1, dimension: 2).uniform(at: 5)
      let other = SobolStream(seed: UInt64(seed), group: 2, dimension: 2).uniform(at: 5)
      cells[Int(one * 64)] += 1
      product += (one - 0.5) * (other - 0.5) * 12
    }
    let expected = Double(seeds) / 64
    let square = cells.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
    #expect(abs(square / expected - 63) < 4.5 * 11.3)
    #expect(abs(product / Double(seeds)) < 4.5 / Double(seeds).squareRoot())
  }

  /// The error of a smooth mean of four inputs is far below that of random numbers, and the spread
  /// of the replicates tells it honestly.
  @Test func sobolMeansAreBetterAndTheirErrorIsHonest() {
    let count = 16 * 256
    var within = 0
    let trials = 40
    var largest = 0.0
    for seed in 0..<trials {
      let lists = (0..<4).map {
        Self.sobol(.init(seed: UInt64(seed), group: 4, dimension: $0), 0, count, piece: 4_096)
      }
      var means = [Double](repeating: 0, count: 16)
      for index in 0..<count {
        let value = lists.reduce(1) { $0 * (0.5 + $1[index]) }
        means[index & 15] += value / Double(count / 16)
      }
      let mean = means.reduce(0, +) / 16
      let spread = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 15 / 16
      largest = max(largest, abs(mean - 1))
      if abs(mean - 1) < 2.131 * spread.squareRoot() { within += 1 }
    }
    // Random numbers: the sd of the mean is 0.62 / √count = 0.0097.
    #expect(largest < 0.001)
    // 95% of 40 is 38; 32 or fewer has a chance below 1 in 1,000.
    #expect(within > 32)
  }

  @Test func namesGiveTheirOwnNodes() {
    let names = (0..<1_000).map { "name\($0)" }
    #expect(Set(names.map(RandomStream.node(named:))).count == 1_000)
    #expect(RandomStream.node(named: "utilization") == RandomStream.node(named: "utilization"))
  }
}
