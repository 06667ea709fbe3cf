import DealQuantities
import Testing
import SeededNumbers

/// Payments and dates of random deals.
@Suite struct PaymentTests {
  /// A random deal with its value in cents.
  private func deal(_ generator: inout SeededGenerator) -> (text: String, cents: Int) {
    let cents = Int.random(in: 1...9_000_000_000_000, using: &generator)
    func amount(_ cents: Int) -> String {
      "$\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
    }
    let day = [
      Int.random(in: 2020...2030, using: &generator), Int.random(in: 1...12, using: &generator),
      Int.random(in: 1...28, using: &generator),
    ].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    let payments = ["evenly", "monthly", "quarterly", "annually", "with capacity"]
    var text = "deal a b value \(amount(cents)) from \(day) with 1000 gpus"
    text += " over \(Int.random(in: 1...3_000, using: &generator)) days"
    text += " pays \(payments.randomElement(using: &generator) ?? "evenly")"
    if Bool.random(using: &generator) {
      text += " upfront \(amount(Int.random(in: 0...cents, using: &generator)))"
    }
    return (text, cents)
  }

  @Test func periodsAddUpToTheCent() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<150 {
      let (text, cents) = deal(&generator)
      let answers = try Answers(text)
      for bucket in ["month", "quarter", "year"] {
        var sum = Cents.zero
        for amount in try answers.column(1, "a_b.spend by \(bucket)") {
          sum = try sum.adding(Cents(rounding: amount))
        }
        #expect(sum.count == Int128(cents), "\(text), by \(bucket)")
      }
      #expect(try Cents(rounding: answers.number("total(a_b.spend)")).count == Int128(cents))
      #expect(
        try Cents(rounding: answers.number("a_b.paid at a_b.until")).count == Int128(cents),
        "\(text)"
      )
    }
  }

  @Test func paidAndOwedAreTheValue() throws {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<100 {
      let (text, cents) = deal(&generator)
      let answers = try Answers(text)
      let day = "a_b.from + \(Int.random(in: 0...400, using: &generator)) days"
      let paid = try answers.number("a_b.paid at (\(day))")
      let owed = try answers.number("a_b.backlog at (\(day))")
      #expect(abs(paid + owed - Double(cents) / 100) < 0.01, "\(text), \(day)")
    }
  }

  @Test func theDayFoundIsTheFirst() throws {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<60 {
      let (text, cents) = deal(&generator)
      let answers = try Answers(text)
      let part = Double.random(in: 0.05...0.95, using: &generator)
      let wanted = (Double(cents) * part).rounded() / 100
      let day = try answers.date("when(a_b.paid >= \(Cents(rounding: wanted).text) USD)")
      #expect(try answers.number("a_b.paid at \(day)") >= wanted)
      #expect(try answers.number("a_b.paid at (\(day) - 1 day)") < wanted, "\(text), \(day)")
    }
  }

  @Test func capacityIsTheSumOfItsRollouts() throws {
    let answers = try Answers(
      """
      deal a b from 2026-01-01 over 3 years with 1000 gpus
      rollout 300 gpus by 2026-06 shape front
      rollout 200 gpus from 2026-03 by 2027-12 shape back
      rollout gpus from 2026-09 by 2027-03 shape scurve
      """)
    for day in ["2026-01-01", "2026-05-17", "2026-12-31", "2027-08-01", "2028-12-31"] {
      let all = try answers.number("a_b.capacity at \(day)")
      var sum = 0.0
      for rollout in [
        "300 gpus from 2026-01-01 over 3 years by 2026-06 shape front",
        "200 gpus from 2026-03 over 3 years by 2027-12 shape back",
        "500 gpus from 2026-09 over 3 years by 2027-03 shape scurve",
      ] {
        let words = rollout.split(separator: " ").map(String.init)
        let single = try Answers(
          """
          deal a b from 2026-01-01 over 3 years with \(words[0]) gpus
          rollout gpus from \(words[3]) by \(words[8]) shape \(words[10])
          """)
        sum += try single.number("a_b.capacity at \(day)")
      }
      #expect(abs(all - sum) < 1e-9, "\(day)")
    }
  }
}
