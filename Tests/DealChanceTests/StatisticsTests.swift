import DealChance
import Foundation
import Testing

/// Sums, moments and quantiles: exact, and independent of order and split.
@Suite struct StatisticsTests {
  static func numbers(_ count: Int, seed: UInt64 = 8) -> [Double] {
    let stream = RandomStream(seed: seed, node: 3)
    return (0..<UInt64(count)).map { Elementary.normalQuantile(stream.uniform(at: $0)) }
  }

  static func moments(_ numbers: [Double]) -> Moments {
    var moments = Moments()
    numbers.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for start in stride(from: 0, to: numbers.count, by: Moments.blockSize) {
        moments.add(base + start, count: min(Moments.blockSize, numbers.count - start))
      }
    }
    return moments
  }

  @Test func sumsAreExact() {
    var sum = ExactSum()
    for number in [1e308, 1, -1e308, 1e-300, 0x1p-1074, -1e-300] { sum.add(number) }
    #expect(sum.value == 1)
    sum.add(-1)
    #expect(sum.value == 0x1p-1074)
    sum.add(-0x1p-1074)
    #expect(sum.value == 0)
    for _ in 0..<20 { sum.add(.greatestFiniteMagnitude) }
    #expect(sum.value == .infinity)
    for _ in 0..<20 { sum.add(-.greatestFiniteMagnitude) }
    #expect(sum.value == 0)
    sum.add(-3.25)
    #expect(sum.value == -3.25)
    sum.add(.nan)
    #expect(sum.value.isNaN)
    var tenths = ExactSum()
    for _ in 0..<10 { tenths.add(0.1) }
    #expect(tenths.value == 1)
    var squares = ExactSum()
    squares.addProduct(0x1p30 + 1, 0x1p30 + 1)
    squares.addProduct(-0x1p30, 0x1p30)
    squares.add(-0x1p31)
    #expect(squares.value == 1)
    squares.addProduct(1e200, 1e200)
    #expect(squares.value.isNaN)
  }

  @Test func sumsDoNotDependOnOrder() {
    let exponents: [Double] = [-900, -300, -40, 0, 3, 60, 500]
    let numbers = zip(Self.numbers(700), (0..<700)).map { number, index in
      number * Elementary.pow(2, exponents[index % 7])
    }
    var forward = ExactSum()
    for number in numbers { forward.add(number) }
    var backward = ExactSum()
    for number in numbers.reversed() { backward.add(number) }
    var merged = ExactSum()
    for third in 0..<3 {
      var part = ExactSum()
      for index in stride(from: third, to: 700, by: 3) { part.add(numbers[index]) }
      merged.add(part)
    }
    #expect(forward.value == backward.value)
    #expect(forward.value == merged.value)
  }

  @Test func momentsAreThoseOfTheDefinition() {
    for (scale, shift) in [(1.0, 0.0), (1e-3, 1e9), (1e80, -1e80), (2, 5)] {
      let numbers = Self.numbers(10_007).map { $0 * scale + shift }
      let moments = Self.moments(numbers)
      // In two passes, with exact sums.
      var sum = ExactSum()
      for number in numbers { sum.add(number) }
      let mean = sum.value / 10_007
      var squares = ExactSum()
      for number in numbers { squares.add((number - mean) * (number - mean)) }
      let deviation = (squares.value / 10_006).squareRoot()
      #expect(abs(moments.mean - mean) <= 1e-15 * abs(mean))
      // The blocks round their means: what 2⁻⁵³ of the mean is to the deviation.
      let slack = 1e-13 + 1e-15 * abs(mean) / deviation
      #expect(abs(moments.deviation / deviation - 1) <= slack, "\(moments.deviation) \(deviation)")
      #expect(moments.count == 10_007)
    }
  }

  @Test func momentsMergeToTheSameBits() {
    let numbers = Self.numbers(20_000)
    let whole = Self.moments(numbers)
    for pieces in [[4_096, 15_904], [1_024, 9_216, 9_760], [10_240, 1_024, 8_736]] {
      var parts: [Moments] = []
      var start = 0
      for piece in pieces {
        parts.append(Self.moments(Array(numbers[start..<start + piece])))
        start += piece
      }
      var merged = Moments()
      for part in parts.reversed() { merged.add(part) }
      #expect(merged.mean == whole.mean)
      #expect(merged.deviation == whole.deviation)
      #expect(merged.count == whole.count)
    }
  }

  @Test func fewOrStrangeSamples() {
    #expect(Moments().mean.isNaN)
    #expect(Moments().deviation.isNaN)
    #expect(Self.moments([7]).mean == 7)
    #expect(Self.moments([7]).deviation.isNaN)
    #expect(Self.moments([7, 7, 7]).deviation == 0)
    #expect(Self.moments([1, .nan]).mean.isNaN)
    #expect(Self.moments([1, .infinity]).mean.isNaN)
    #expect(Self.moments([2, 4]).standardError == 1)
  }

  @Test func selectionIsThatOfSorting() {
    let probabilities = [0, 0.05, 0.5, 0.25, 0.999, 1, 0.5]
    let shapes: [[Double]] = [
      Self.numbers(1), Self.numbers(2), Self.numbers(17), Self.numbers(5_000),
      (0..<3_000).map { Double($0 % 7) }, (0..<3_000).map { Double($0) },
      (0..<3_000).map { Double(-$0) }, [Double](repeating: 4, count: 500),
      (0..<2_000).map { Double(min($0, 2_000 - $0)) },
    ]
    for numbers in shapes {
      var scratch = numbers
      let found = scratch.withUnsafeMutableBufferPointer {
        Selection.quantiles($0, at: probabilities)
      }
      let sorted = numbers.sorted()
      #expect(scratch.sorted() == sorted)
      for (probability, quantile) in zip(probabilities, found) {
        let position = probability * Double(numbers.count - 1)
        let rank = Int(position)
        let next = sorted[min(rank + 1, numbers.count - 1)]
        let expected = sorted[rank] + (next - sorted[rank]) * (position - Double(rank))
        #expect(abs(quantile - expected) <= 1e-15 * max(1, abs(expected)))
      }
    }
    var none: [Double] = []
    let empty = none.withUnsafeMutableBufferPointer { Selection.quantiles($0, at: [0.5]) }
    #expect(empty[0].isNaN)
    var one = [3.0]
    let outside = one.withUnsafeMutableBufferPointer {
      Selection.quantiles($0, at: [-0.1, 1.1, .nan, 0.3])
    }
    #expect(outside[0].isNaN && outside[1].isNaN && outside[2].isNaN && outside[3] == 3)
  }

  /// Spearman's rank correlation of two lists.
  static func rankCorrelation(_ first: [Double], _ second: [Double]) -> Double {
    func ranks(_ list: [Double]) -> [Double] {
      var ranks = [Double](repeating: 0, count: list.count)
      let order = list.indices.sorted { list[$0] < list[$1] }
      for (rank, index) in order.enumerated() { ranks[index] = Double(rank) }
      return ranks
    }
    let middle = Double(first.count - 1) / 2
    let pairs = zip(ranks(first), ranks(second))
    let product = pairs.reduce(0) { $0 + ($1.0 - middle) * ($1.1 - middle) }
    let count = Double(first.count)
    return product / (count * (count * count - 1) / 12)
  }

  @Test func correlatedInputsKeepTheirShapeAndFollowEachOther() throws {
    let correlation = try Correlation(
      size: 3, ranks: [(0, 1, 0.7), (1, 2, -0.4)])
    let count = 20_000
    var columns = (0..<3 as Range<UInt64>).map { node in
      (0..<UInt64(count)).map { RandomStream(seed: 4, node: node).uniform(at: $0) }
    }
    let before = columns
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: 3 * count)
    defer { memory.deallocate() }
    for column in 0..<3 {
      for sample in 0..<count { memory[column * count + sample] = before[column][sample] }
    }
    for (start, piece) in [(0, 7_001), (7_001, count - 7_001)] {
      correlation.apply((0..<3).map { memory + $0 * count + start }, count: piece)
    }
    columns = (0..<3).map { column in (0..<count).map { memory[column * count + $0] } }
    #expect(columns[0] == before[0])
    #expect(abs(Self.rankCorrelation(columns[0], columns[1]) - 0.7) < 0.015)
    #expect(abs(Self.rankCorrelation(columns[1], columns[2]) + 0.4) < 0.02)
    #expect(abs(Self.rankCorrelation(columns[0], columns[2])) < 0.025)
    for column in columns {
      // The largest distance from the diagonal (Kolmogorov and Smirnov): 1.95 / √n is 0.1%.
      let sorted = column.sorted()
      let distance = sorted.enumerated().reduce(0) {
        max($0, abs($1.element - Double($1.offset) / Double(count)))
      }
      #expect(distance < 1.95 / Double(count).squareRoot())
      #expect(column.allSatisfy { $0 > 0 && $0 < 1 })
    }
  }

  @Test func impossibleCorrelationsAreRefused() {
    #expect(throws: BadParameter.self) { try Correlation(size: 2, ranks: [(0, 1, 1)]) }
    #expect(throws: BadParameter.self) { try Correlation(size: 2, ranks: [(0, 1, .nan)]) }
    #expect(throws: BadParameter.self) { try Correlation(size: 2, ranks: [(0, 0, 0.5)]) }
    #expect(throws: BadParameter.self) { try Correlation(size: 2, ranks: [(0, 2, 0.5)]) }
    #expect(throws: BadParameter.self) { try Correlation(size: 0, ranks: []) }
    #expect(throws: BadParameter.self) {
      try Correlation(size: 3, ranks: [(0, 1, 0.9), (1, 2, 0.9), (0, 2, -0.9)])
    }
  }
}
