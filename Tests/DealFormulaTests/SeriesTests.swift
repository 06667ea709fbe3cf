import DealFormula
import DealQuantities
import Testing
import SeededNumbers

/// Series against a look at every single day.
@Suite struct SeriesTests {
  private static let gpus = Unit.named("gpu") ?? .none

  /// A capacity of one to four ramps within 1,500 days.
  private func capacity(_ generator: inout SeededGenerator) -> Series {
    let parts = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      let from = Double(Int.random(in: 0...500, using: &generator))
      let by = from + Double(Int.random(in: 0...500, using: &generator))
      let until = from + Double(Int.random(in: 1...1_000, using: &generator))
      let shape = Shape.allCases.randomElement(using: &generator) ?? .linear
      return Series.Part(
        amount: Double(Int.random(in: 1...900, using: &generator)) * 1_000,
        curve: .ramp(Ramp(from: from, by: by, until: until, shape: shape)))
    }
    return Series(kind: .stock, unit: Self.gpus, parts: parts)
  }

  /// The number of a quantity; not-a-number for anything else.
  private func number(_ value: Value) -> Double {
    if case .quantity(let quantity) = value { quantity.value } else { .nan }
  }

  @Test func thePeakIsTheHighestDay() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let series = capacity(&generator)
      let highest = (0...1_600).map { series.level(at: Double($0)) }.max() ?? 0
      let peak = series.highest?.value ?? 0
      #expect(peak <= highest * (1 + 1e-12))
      #expect(peak >= highest * (1 - 1e-12), "\(peak) is not \(highest)")
    }
  }

  @Test func averagesAreTheMeansOfDays() throws {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<50 {
      let series = capacity(&generator)
      let period = try Period.month(
        Int.random(in: 1...12, using: &generator),
        of: Int.random(in: 1970...1973, using: &generator)
      )
      let (first, last) = (period.first.number, period.last.number)
      let steps = 200
      let count = (Int(last) - Int(first) + 1) * steps
      let mean =
        (0..<count).reduce(0.0) {
          $0 + series.level(at: Double(first) + (Double($1) + 0.5) / Double(steps))
        } / Double(count)
      let most = max(1, series.highest?.value ?? 1)
      #expect(try abs(number(series.during(period)) - mean) < most * 1e-3)
    }
  }

  @Test func amountsOfDaysAddUpToTheCent() throws {
    let money = Unit.named("USD") ?? .none
    let flow = Series(
      kind: .flow, unit: money,
      parts: [
        .init(amount: 100_000_000.01, curve: .even(from: 0, until: 777)),
        .init(
          amount: 33.33,
          curve: .instalments((1...7).map { .init(time: Double($0) * 111, share: 1.0 / 7) })),
      ])
    var sum = Cents.zero
    for number in 0..<777 {
      let amount = try self.number(flow.during(Period(Day(number: number))))
      sum = try sum.adding(Cents(rounding: amount))
    }
    #expect(sum.text == "100000033.34")
    #expect(try flow.total().map(number) == 100_000_033.34)
  }
}
