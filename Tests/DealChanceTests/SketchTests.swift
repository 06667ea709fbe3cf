import DealChance
import Testing

/// Quantiles from counts: close to those of sorting, exact where that can be known, and the same for
/// any order and split.
@Suite struct SketchTests {
  static func sketch(_ numbers: [Double], origin: Double = 0) -> QuantileSketch {
    var sketch = QuantileSketch(origin: origin)
    sketch.add(numbers, count: numbers.count)
    return sketch
  }

  @Test func sketchesAreCloseAndMergeExactly() {
    let wide =
      StatisticsTests.numbers(30_000).map { Elementary.exp(3 * $0) }
      + StatisticsTests.numbers(10_000, seed: 9)
    for origin in [0, 1, -0.3] {
      let whole = Self.sketch(wide, origin: origin)
      var merged = Self.sketch(Array(wide[12_345...]), origin: origin)
      merged.add(Self.sketch(Array(wide[0..<12_345]), origin: origin))
      #expect(merged == whole)
      var small = Self.sketch(Array(wide[0..<100]), origin: origin)
      small.add(Self.sketch(Array(wide[100..<200]), origin: origin))
      small.add(Self.sketch(Array(wide[200...]), origin: origin))
      #expect(small == whole)
      let sorted = wide.sorted()
      for probability in [0, 0.001, 0.05, 0.25, 0.5, 0.95, 0.999, 1] {
        let position = probability * Double(sorted.count - 1)
        let exact = sorted[Int(position.rounded())]
        let sketched = whole.quantile(probability)
        // A bucket, and the distance to the next sample.
        let next = sorted[min(sorted.count - 1, Int(position.rounded()) + 1)]
        #expect(abs(sketched - exact) <= abs(exact - origin) / 1_024 + (next - exact))
      }
      #expect(whole.quantile(0) == sorted[0])
      #expect(whole.quantile(1) == sorted[sorted.count - 1])
      #expect(whole.quantile(-0.1).isNaN)
    }
    #expect(QuantileSketch().quantile(0.5).isNaN)
  }

  /// However large the numbers, an origin among them keeps the buckets fine.
  @Test func tinySpreadsHaveGoodQuantiles() {
    let numbers = StatisticsTests.numbers(50_000).map { 1e9 + $0 }
    let sketch = Self.sketch(numbers, origin: 1e9 + 0.1)
    let sorted = numbers.sorted()
    for probability in [0.01, 0.05, 0.25, 0.5, 0.9, 0.99] {
      let exact = sorted[Int((probability * 49_999).rounded())]
      #expect(abs(sketch.quantile(probability) - exact) < 3e-3)
    }
  }

  @Test func fewSamplesHaveTheQuantilesOfSorting() {
    for count in [1, 2, 3, 7, 100, 256] {
      var numbers = StatisticsTests.numbers(count)
      let sketch = Self.sketch(numbers)
      let probabilities = [0, 0.03, 0.5, 0.77, 1]
      let exact = numbers.withUnsafeMutableBufferPointer {
        Selection.quantiles($0, at: probabilities)
      }
      for (probability, value) in zip(probabilities, exact) {
        #expect(abs(sketch.quantile(probability) - value) < 1e-14)
      }
    }
  }

  @Test func discreteSamplesHaveExactQuantiles() {
    let stream = RandomStream(seed: 4, node: 4)
    let uniforms = (0..<30_000 as Range<UInt64>).map { stream.uniform(at: $0) }
    let truths = Self.sketch(uniforms.map { $0 < 0.3 ? 1 : 0 })
    #expect(truths.quantile(0.5) == 0)
    #expect(truths.quantile(0.69) == 0)
    #expect(truths.quantile(0.71) == 1)
    let dice = Self.sketch(uniforms.map { ($0 * 6).rounded(.up) })
    for probability in [0.01, 0.2, 0.4, 0.6, 0.8, 0.99] {
      #expect(dice.quantile(probability) == (probability * 6).rounded(.up))
    }
    // What is cut off at a limit is exactly that.
    let cut = Self.sketch(uniforms.map { min(max($0, 0.25), 0.75) }, origin: 0.5)
    for probability in [0, 0.1, 0.24] { #expect(cut.quantile(probability) == 0.25) }
    for probability in [0.76, 0.9, 1] { #expect(cut.quantile(probability) == 0.75) }
    #expect(abs(cut.quantile(0.5) - 0.5) < 0.01)
    #expect(Self.sketch([Double](repeating: 0.1, count: 5_000)).quantile(0.3) == 0.1)
  }

  @Test func strangeSamplesStayAtTheEnds() {
    for filler in [0, 3_000] {
      var numbers = [.nan, 0, -0.0, .infinity, -.infinity, .greatestFiniteMagnitude]
      numbers += StatisticsTests.numbers(filler)
      for origin in [0, 5, .infinity] {
        let sketch = Self.sketch(numbers, origin: origin)
        #expect(sketch.count == UInt64(5 + filler))
        #expect(sketch.quantile(0) == -.infinity)
        #expect(sketch.quantile(1) == .infinity)
        #expect(sketch.quantile(0.5).magnitude < 0.1)
        #expect(sketch.weight(ofFarthest: 0.01) == 1)
      }
    }
  }

  @Test func theFarthestSamplesHaveTheirWeight() {
    let uniforms = (0..<4_001).map { Double($0) }
    // The distances from the median are 0 to 2,000, twice: the top half has three quarters.
    #expect(abs(Self.sketch(uniforms, origin: 2_000).weight(ofFarthest: 0.5) - 0.75) < 1e-3)
    #expect(Self.sketch([0, 0, 0, 0, 7]).weight(ofFarthest: 0.2) == 1)
    #expect(Self.sketch([7, 7]).weight(ofFarthest: 0.1) == 0)
    #expect(abs(Self.sketch([-1, 1, -1, 1, -1]).weight(ofFarthest: 0.4) - 1) < 1e-12)
    #expect(QuantileSketch().weight(ofFarthest: 0.1).isNaN)
  }
}
