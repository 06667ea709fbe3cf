import DealFormula
import DealQuantities
import SeededNumbers
import Testing

/// Sums of many values, and series of many parts, against the plain way to look at them.
@Suite struct RunningSumTests {
  private static let dollar = Unit.money(Exchange().base)

  /// An evaluation of nothing in particular.
  private func evaluation() throws -> Evaluation {
    let ground = Ground()
    let surroundings = Surroundings(
      functions: [], exchange: Exchange(), sampling: ground.sampling(64), today: .first, digits: 3,
      nameOf: { _ in "" }, slotOf: { _ in nil }, thing: { _ in nil }, nameOfThing: { _ in "" },
      things: { _ in [] }, field: { (_, _, name) throws(Refusal) in throw .tooLarge(name) },
      scenario: { (name, _) throws(Refusal) in throw .tooLarge(name) }, describe: { _ in "" },
      isInterrupted: { false })
    return Evaluation(
      Environment(
        arena: ground.arena, definitions: Definitions(), surroundings: surroundings))
  }

  /// A flow of one payment that is spread over some days.
  private func flow(_ amount: Double, from: Double, until: Double) -> Series {
    Series(
      kind: .flow, unit: Self.dollar,
      parts: [Series.Part(amount: amount, curve: .even(from: from, until: until))])
  }

  /// A series of many parts of all sorts: such that follow each other, and such that do not.
  private func series(_ generator: inout SeededGenerator) -> Series {
    func day() -> Double { Double(Int.random(in: 0...900, using: &generator)) }
    let parts = (0..<40).map { place -> Series.Part in
      let from = Bool.random(using: &generator) ? Double(20 * place) : day()
      let until = from + Double(Int.random(in: 1...60, using: &generator))
      let even = Curve.even(from: from, until: until)
      let curve: Curve =
        switch Int.random(in: 0...8, using: &generator) {
        case 0: .ramp(Ramp(from: from, by: from + 10, until: until, shape: .scurve))
        case 1: .standing(from: -.infinity, until: until)
        case 2: .standing(from: from, until: .infinity)
        case 3: .remaining(from: from, even)
        case 4: .cut(even, from: day(), until: day())
        case 5: .frozen(even, at: day())
        case 6: .resumed(even, at: from + 3)
        case 7: .instalments([.init(time: from, share: 0.25), .init(time: until, share: 0.75)])
        default: even
        }
      return Series.Part(amount: Double.random(in: -1...9, using: &generator), curve: curve)
    }
    return Series(
      kind: Bool.random(using: &generator) ? .flow : .stock, unit: Self.dollar, parts: parts)
  }

  @Test func aHundredThousandSeriesAddUp() throws {
    var evaluation = try evaluation()
    var sum = RunningSum()
    for place in 0..<100_000 {
      try sum.add(
        .series(flow(2, from: Double(place % 700), until: Double(place % 700 + 9))), in: &evaluation
      )
    }
    guard case .series(let all)? = sum.value else {
      Issue.record("a sum of series is a series")
      return
    }
    #expect(all.parts.count == 100_000)
    #expect(all.level(at: 2_000) == 200_000)
  }

  @Test func aSumIsWhatPlusMakes() throws {
    var generator = SeededGenerator(seed: 91)
    var evaluation = try evaluation()
    for _ in 0..<50 {
      let amounts = (0..<9).map { _ in Double.random(in: -3...9, using: &generator) }
      let all = amounts.map { Value.quantity(Quantity($0, Self.dollar)) }
      var plain = all[0]
      for value in all.dropFirst() { plain = try evaluation.apply(.add, plain, value) }
      guard case .quantity(let one) = plain, case .quantity(let other) = try evaluation.sum(of: all)
      else {
        Issue.record("a sum of amounts is an amount")
        return
      }
      #expect(one.value == other.value)
    }
  }

  @Test func aSeriesAndAnAmountDoNotAddUp() throws {
    var evaluation = try evaluation()
    var sum = RunningSum()
    for start in [0.0, 5] { try sum.add(.series(flow(1, from: start, until: 9)), in: &evaluation) }
    #expect(throws: Refusal.self) {
      try sum.add(.quantity(Quantity(1, Self.dollar)), in: &evaluation)
    }
  }

  @Test func whatIsNotStatedIsToldOnce() throws {
    var evaluation = try evaluation()
    var sum = RunningSum()
    try sum.add(.number(1), in: &evaluation)
    for thing in ["a", "b", "a"] {
      let fact = Unstated.Fact(thing: thing, what: "the value", clause: "value $1")
      try sum.add(.unstated(Unstated([fact])), in: &evaluation)
    }
    guard case .unstated(let missing)? = sum.value else {
      Issue.record("a sum with something unstated is not stated")
      return
    }
    #expect(missing.facts.map(\.thing) == ["a", "b"])
  }

  @Test func levelsAtManyTimesAreThoseOneByOne() {
    var generator = SeededGenerator(seed: 92)
    for _ in 0..<60 {
      let series = series(&generator)
      var times = series.bends.flatMap { [$0 - 1, $0, $0 + 0.5, $0 + 1] }
      times.shuffle(using: &generator)
      #expect(series.levels(at: times) == times.map { series.level(at: $0) })
    }
  }

  @Test func aPeakOfManyPartsThatFollowEachOther() {
    let always = Curve.standing(from: -.infinity, until: .infinity)
    let parts = (0..<20_000).map { place -> Series.Part in
      let (from, until) = (Double(place), Double(place + 1))
      return Series.Part(
        amount: place == 7_000 ? 2 : 1, curve: .cut(always, from: from, until: until))
    }
    let highest = Series(kind: .stock, unit: Self.dollar, parts: parts).highest
    #expect(highest?.value == 2)
    #expect(highest?.time == 7_001)
  }
}
