import DealFormula
import DealQuantities
import Foundation
import SeededNumbers
import Testing

/// Money that is cut into periods: whatever the amount, the pattern and the periods, they add up to
/// the cent, and none is further than a cent from its share.
@Suite struct ScheduleTests {
  /// How many schedules are drawn: a few, or as many as `DEAL_LONG_CHECKS` says (minutes for a
  /// million).
  private static let rounds =
    ProcessInfo.processInfo.environment["DEAL_LONG_CHECKS"].flatMap(Int.init) ?? 2_000

  /// A schedule as it is drawn: what is paid, how, and which months it is cut into.
  private struct Schedule {
    var cents: Int
    var flow: Series
    var months: ArraySlice<Period>
  }

  /// An amount of 1 cent to $38B, every size as likely as another, and up to 360 months that hold it.
  private func schedule(
    _ months: [Period], _ generator: inout SeededGenerator
  ) -> Schedule? {
    let power = Double.random(in: 0...12.58, using: &generator)
    let cents = min(3_800_000_000_000, Int(pow(10, power)))
    let length = Double.random(in: 0...log(360), using: &generator)
    let count = max(1, min(360, Int(exp(length).rounded())))
    let start = Int.random(in: 0...(months.count - count), using: &generator)
    let slice = months[start..<(start + count)]
    guard let first = slice.first?.first, let last = slice.last?.last else { return nil }
    let (from, until) = (Double(first.number), Double(last.number) + 1)
    let curve: Curve
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: curve = .even(from: from, until: until)
    case 1:
      // From a day in the first month to one in the last.
      let late = from + Double(Int.random(in: 0..<28, using: &generator))
      let early = until - Double(Int.random(in: 0..<28, using: &generator))
      curve = .even(from: late, until: max(early, late + 1))
    case 2:
      // As much each month, which thirds and sevenths never are in cents.
      curve = .instalments(
        slice.map { .init(time: Double($0.first.number) + 1, share: 1 / Double(count)) })
    default:
      let by = Double.random(in: from...until, using: &generator).rounded(.down)
      let shape = Shape.allCases.randomElement(using: &generator) ?? .linear
      let ramp = Ramp(from: from, by: by, until: until, shape: shape)
      curve = .withCapacity([.init(weight: 1, ramp: ramp)], until: until)
    }
    let money = Unit.named("USD") ?? .none
    let flow = Series(
      kind: .flow, unit: money, parts: [.init(amount: Double(cents) / 100, curve: curve)])
    return Schedule(cents: cents, flow: flow, months: slice)
  }

  /// The cents of a period, exactly.
  private func cents(_ flow: Series, _ period: Period) throws -> Int {
    guard case .quantity(let amount) = try flow.during(period) else { return .min }
    return Int(try Cents(rounding: amount.value).count)
  }

  @Test func periodsAddUpToTheCent() throws {
    let months = try Period.list(
      from: Day(year: 2024, month: 2, day: 1), until: Day(year: 2063, month: 12, day: 31),
      by: .month)
    var generator = SeededGenerator(seed: 360)
    var periods = 0
    for round in 0..<Self.rounds {
      guard let drawn = schedule(months, &generator) else { continue }
      var sum = 0
      var furthest = 0.0
      for month in drawn.months {
        let paid = try cents(drawn.flow, month)
        let share =
          drawn.flow.level(at: Double(month.last.number) + 1)
          - drawn.flow.level(at: Double(month.first.number))
        furthest = max(furthest, abs(Double(paid) - share * 100))
        sum += paid
      }
      periods += drawn.months.count
      #expect(sum == drawn.cents, "schedule \(round) of \(drawn.cents) cents: \(sum)")
      // Of $38B, a share is known to a hundredth of a cent.
      #expect(furthest < 1.01, "schedule \(round) of \(drawn.cents) cents: \(furthest)")
      guard let first = drawn.months.first?.first, let last = drawn.months.last?.last else {
        continue
      }
      let whole = try Period(from: first, through: last)
      #expect(try cents(drawn.flow, whole) == drawn.cents)
      guard case .quantity(let total)? = try drawn.flow.total() else { continue }
      #expect(try Cents(rounding: total.value).count == drawn.cents)
    }
    #expect(periods > Self.rounds * 10)
    if Self.rounds > 2_000 { print("\(Self.rounds) schedules, \(periods) periods") }
  }
}
