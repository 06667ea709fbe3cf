import DealChance
import Testing

/// The streams as samples of independent uniform numbers: how they are spread alone and in pairs.
@Suite struct UniformTests {
  private static let count = 65_536

  /// A stream of each method by a number.
  private static func numbers(
    _ isSobol: Bool, _ stream: UInt64, seed: UInt64 = 1
  ) -> [Double] {
    var numbers = [Double](repeating: 0, count: count)
    numbers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let node = RandomStream.mixed(stream)
      if isSobol {
        SobolStream(seed: seed, group: node, dimension: Int(stream % 4))
          .fill(base, from: 0, count: count)
      } else {
        RandomStream(seed: seed, node: node).fill(base, from: 0, count: count)
      }
    }
    return numbers
  }

  /// Anderson and Darling's distance from the uniform distribution.
  private static func distance(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    let size = sorted.count
    var sum = 0.0
    for (index, number) in sorted.enumerated() {
      let both = Elementary.log(number) + Elementary.log(1 - sorted[size - 1 - index])
      sum += Double(2 * index + 1) * both
    }
    return -Double(size) - sum / Double(size)
  }

  /// Chi-squared of pairs in 16 times 16 cells, over its 255 degrees of freedom.
  private static func pairs(_ first: some Sequence<Double>, _ second: some Sequence<Double>)
    -> Double
  {
    var cells = [Double](repeating: 0, count: 256)
    var size = 0.0
    for (one, other) in zip(first, second) {
      cells[Int(one * 16) * 16 + Int(other * 16)] += 1
      size += 1
    }
    let expected = size / 256
    return cells.reduce(0) { $0 + ($1 - expected) * ($1 - expected) } / expected / 255
  }

  /// The standard deviation of chi-squared over its degrees of freedom.
  private static let deviation = (2.0 / 255).squareRoot()

  @Test(arguments: 0..<6 as Range<UInt64>)
  func randomNumbersAreUniformInThemselvesAndInPairs(_ stream: UInt64) {
    let numbers = Self.numbers(false, stream)
    // Exceeded once in about 1,000 times (Anderson, Darling 1954; Marsaglia 2004).
    #expect(Self.distance(numbers) < 6)
    for lag in [1, 2, 3, 16, 1_024] {
      let square = Self.pairs(numbers, numbers.dropFirst(lag))
      #expect(abs(square - 1) < 4.5 * Self.deviation, "lag \(lag): \(square)")
    }
    for other in [Self.numbers(false, stream + 1), Self.numbers(false, stream, seed: 2)] {
      let square = Self.pairs(numbers, other)
      #expect(abs(square - 1) < 4.5 * Self.deviation, "\(square)")
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func spreadNumbersAreUniformAndGroupsAreIndependent(_ stream: UInt64) {
    let numbers = Self.numbers(true, stream)
    // Spread more evenly than plain random numbers would be.
    #expect(Self.distance(numbers) < 0.1)
    for other in [Self.numbers(true, stream + 1), Self.numbers(true, stream + 4)] {
      // Points in order are paired in twos and fours, so their counts vary up to about twice as much.
      let square = Self.pairs(numbers, other)
      #expect(square < 2 + 9 * Self.deviation, "\(square)")
      #expect(square > 0.3, "\(square)")
    }
    // Replicates are independent of each other.
    let first = stride(from: 0, to: Self.count, by: 16).map { numbers[$0] }
    let second = stride(from: 7, to: Self.count, by: 16).map { numbers[$0] }
    #expect(Self.pairs(first, second) < 2 + 9 * Self.deviation)
  }
}
