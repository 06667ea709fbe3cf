import SeededNumbers
import Testing

/// What was known on a day is what a book says that was written on that day.
@Suite struct HorizonTests {
  /// A day of 2025 in a script, by its number.
  private func day(_ number: Int) -> String {
    let month = 1 + number / 28
    let day = 1 + number % 28
    return "2025-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  @Test func whatCameLaterIsLeftOut() throws {
    var generator = SeededGenerator(seed: 75)
    for _ in 0..<12 {
      let sources = (0..<6).map { "source s\($0) date \(day($0 * 55))" }
      var dated: [(number: Int, text: String)] = []
      for index in 0..<10 {
        let number = Int.random(in: 0..<330, using: &generator)
        let amount = Int.random(in: 1...90, using: &generator)
        dated += [
          (number, "price of gpu $\(amount)/gpu/hour on \(day(number)) from p\(index % 3)"),
          (number, "rate EUR = 1.\(amount + 9) USD on \(day(number))"),
        ]
        let source = Int.random(in: 0..<6, using: &generator)
        dated += [
          (source * 55, "assume utilization = \(amount)% source s\(source)"),
          (max(number, source * 55), "price of cpu $\(amount) on \(day(number)) source s\(source)"),
          (
            min(number, source * 55),
            "exclusive v\(index) for w over compute from \(day(number)) until 2026 source s\(source)"
          ),
        ]
      }
      // The name of an assumption holds what was said last: one statement of it is enough.
      var isAssumed = false
      dated.removeAll { entry in
        guard entry.text.hasPrefix("assume") else { return false }
        defer { isAssumed = true }
        return isAssumed
      }
      let first = "price of gpu $1/gpu/hour on 2024\nprice of cpu $2 on 2024\nrate EUR = 1.5 USD\n"
      let base = first + "deal a b value $1B over 1 year from 2026 with 1000 gpus\n"
      let start = base + "party w\n" + sources.joined(separator: "\n") + "\n"
      let answers = try Answers(start + dated.map(\.text).joined(separator: "\n"))
      let number = Int.random(in: 0..<330, using: &generator)
      let then = try Answers(
        start + dated.filter { $0.number <= number }.map(\.text).joined(separator: "\n"))
      for question in [
        "price_of(gpu)", "price_of(cpu)", "€1 in $", "count(rights)", "a_b.utilization",
        "count(sellers(w, compute) at 2025-12-31)", "count(prices)", "a_b.cost_per_gpu_hour",
      ] {
        let known = answers.shown("(\(question)) known on \(day(number))")
        #expect(
          known == then.shown("(\(question)) known on \(day(number))"),
          "\(question) on \(day(number))")
        #expect(
          known == then.shown("(\(question))"), "\(question) on \(day(number))")
      }
    }
  }

  @Test func definitionsFollowWhatWasKnown() throws {
    let answers = try Answers(
      """
      source report date 2025-06-01
      assume growth = 5% source report
      let doubled = growth * 2
      rate EUR = 1.1 USD on 2025-01-01
      rate EUR = 1.2 USD on 2025-06-01
      let one = €1 in $
      """)
    #expect(answers.mistake("doubled known on 2025-05-31") == "not-yet-known")
    #expect(try answers.number("doubled known on 2025-06-01") == 0.1)
    #expect(try answers.number("doubled known on 2025-05-31 given growth = 1%") == 0.02)
    #expect(try answers.number("one known on 2025-05-31") == 1.1)
    #expect(try answers.number("one") == 1.2)
  }

  @Test func anEarlierAccountKnowsNoMoreThanItself() throws {
    let answers = try Answers(
      "price of gpu $1/gpu/hour on 2025-01-01\nprice of gpu $2/gpu/hour on 2025-06-01")
    for question in [
      "(price_of(gpu) known on 2025-07-01) known on 2025-02-01",
      "(price_of(gpu) known on 2025-02-01) known on 2025-07-01",
    ] {
      #expect(try answers.number(question) == 1, "\(question)")
    }
    #expect(answers.mistake("price_of(gpu) known on 2024-02-01") == "not-yet-known")
  }

  @Test func aRightEndsByWhatIsKnown() throws {
    let answers = try Answers(
      """
      deal w x value $1B over 1 year announced 2025-06-01
      exclusive v for w over compute from 2024 until w_x
      """)
    #expect(answers.shown("may_sell(x, w, compute) at 2025-07-01").contains("true"))
    #expect(
      answers.shown("may_sell(x, w, compute) at 2025-07-01 known on 2025-05-01").contains("false"))
    #expect(answers.mistake("rights[0].from known on 2023-01-01") != "")
  }

  @Test func conflictsAreThoseOfTheDay() throws {
    let answers = try Answers(
      """
      exclusive v for w over compute from 2025-03 until 2026
      deal w x kind cloud value $1B over 1 year announced 2025-06-01
      milestone permit on 2025-04-01 status planned
      deal w y value $1B over 1 year announced 2025-01-01 requires permit
      """)
    #expect(answers.shown("conflicts").contains("that only v may sell"))
    #expect(answers.shown("conflicts").contains("waits for permit, which is late"))
    let before = answers.shown("conflicts known on 2025-02-01")
    #expect(!before.contains("may sell") && !before.contains("late"))
    #expect(before.contains("waits for permit"))
  }
}
