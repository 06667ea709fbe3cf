import DealModel
import SeededNumbers
import Testing

/// Laws of amendments, cancellations, accounts of an earlier day, and disputes.
@Suite struct AccountTests {
  /// A deal that is amended a few times, told in the order of the amendments.
  private func story(
    _ generator: inout SeededGenerator
  ) -> (first: String, amendments: [String], value: Int) {
    let payments = ["evenly", "monthly", "quarterly", "annually"]
    var value = Int.random(in: 10...20, using: &generator)
    let first =
      "deal a b value $\(value)B over 6 years from 2025-03 with 1000 gpus pays \(payments.randomElement(using: &generator) ?? "evenly")"
    var amendments: [String] = []
    for year in 2026...2028 where Bool.random(using: &generator) {
      value += Int.random(in: 0...30, using: &generator)
      let month = Int.random(in: 1...9, using: &generator)
      var text = "change a_b value $\(value)B on \(year)-0\(month)-1\(month)"
      if Bool.random(using: &generator) { text += " over \(6 + month) years" }
      if Bool.random(using: &generator) { text += " with \(month)000 gpus" }
      amendments.append(text)
    }
    return (first, amendments, value)
  }

  @Test func whatIsPaidAddsUpToTheLastValue() throws {
    var generator = SeededGenerator(seed: 51)
    for _ in 0..<12 {
      let (first, amendments, value) = story(&generator)
      let text = ([first] + amendments).joined(separator: "\n")
      let answers = try Answers(text)
      #expect(abs(try answers.number("total(a_b.spend)") - Double(value) * 1e9) < 0.02, "\(text)")
      #expect(abs(try answers.number("commitments(a)") - Double(value) * 1e9) < 0.02, "\(text)")
      for bucket in ["month", "year"] {
        let sum = try answers.column(1, "a_b.spend by \(bucket)").reduce(0, +)
        #expect(abs(sum - Double(value) * 1e9) < 0.05, "\(text) by \(bucket)")
      }
    }
  }

  @Test func theOrderOfAmendmentsChangesNothing() throws {
    var generator = SeededGenerator(seed: 52)
    for _ in 0..<10 {
      let (first, amendments, _) = story(&generator)
      let forwards = try Answers(([first] + amendments).joined(separator: "\n"))
      let backwards = try Answers(([first] + amendments.reversed()).joined(separator: "\n"))
      for question in [
        "a_b.value", "a_b.paid at 2027-06", "a_b.backlog at 2027-06", "a_b.capacity at 2027-06",
        "a_b.value at 2026-12-31", "a_b.spend during 2028",
      ] {
        #expect(
          try forwards.number(question) == backwards.number(question),
          "\(amendments) \(question)")
      }
    }
  }

  @Test func paidAndOwedAreWhatHolds() throws {
    var generator = SeededGenerator(seed: 53)
    for _ in 0..<10 {
      let (first, amendments, _) = story(&generator)
      let answers = try Answers(([first] + amendments).joined(separator: "\n"))
      for day in ["2025-12-31", "2026-12-31", "2027-12-31", "2029-06-30"] {
        let sum = try answers.number("a_b.paid at \(day)") + answers.number("a_b.backlog at \(day)")
        #expect(
          abs(sum - (try answers.number("a_b.value at \(day)"))) < 0.02, "\(amendments) \(day)")
      }
    }
  }

  @Test func laterAmendmentsDoNotTouchWhatCameBefore() throws {
    var generator = SeededGenerator(seed: 54)
    for _ in 0..<10 {
      let (first, amendments, _) = story(&generator)
      guard let last = amendments.last else { continue }
      let before = try Answers(([first] + amendments.dropLast()).joined(separator: "\n"))
      let after = try Answers(([first] + amendments).joined(separator: "\n"))
      let day = last.split(separator: " ").first { $0.contains("-") }.map(String.init) ?? ""
      for question in ["a_b.paid", "a_b.backlog", "a_b.capacity"] {
        let asked = "\(question) at (\(day) - 1 day)"
        #expect(try before.number(asked) == after.number(asked), "\(amendments) \(asked)")
        let known = "\(question) at 2030-01 known on (\(day) - 1 day)"
        #expect(
          try before.number("\(question) at 2030-01") == after.number(known),
          "\(amendments) \(known)")
      }
    }
  }

  @Test func nothingIsPaidOrLiveAfterTheEnd() throws {
    var generator = SeededGenerator(seed: 55)
    for _ in 0..<10 {
      let (first, amendments, _) = story(&generator)
      let text = ([first] + amendments).joined(separator: "\n")
      let before = try Answers(text)
      let after = try Answers(text + "\ncancel a_b on 2029-04-01")
      let paid = try (
        after.number("total(a_b.spend)"), before.number("a_b.paid at 2029-03-31")
      )
      #expect(abs(paid.0 - paid.1) < 0.01, "\(text)")
      #expect(try after.number("commitments(a)") == after.number("total(a_b.spend)"))
      #expect(try after.number("a_b.capacity at 2029-03-31") > 0)
      #expect(try after.number("a_b.capacity at 2029-04-01") == 0)
      #expect(try after.number("a_b.backlog at 2029-04-01") == 0)
      #expect(try after.number("a_b.spend during 2029-Q2") == 0)
    }
  }

  @Test func savingAndReplayingGivesTheSame() throws {
    var generator = SeededGenerator(seed: 56)
    for _ in 0..<6 {
      let (first, amendments, _) = story(&generator)
      let answers = try Answers(
        """
        \(([first] + amendments).joined(separator: "\n"))
        dispute a_b value $99B basis filing on 2028-12-01
        deal a c value $5B over 3 years from 2026 overlaps a_b
        deal a d value $7B over 3 years from 2029 amends a_b as later
        cancel later on 2030-01-01
        """)
      let again = try Answers(answers.script)
      for question in [
        "a_b.value", "commitments(a)", "paid(a) at 2029-06", "backlog(a) at 2028-06",
        "later.paid at 2031-01", "commitments(a) known on 2028-01-01",
      ] {
        #expect(try answers.number(question) == again.number(question), "\(question)")
      }
    }
  }

  @Test func theStrongerBasisCountsInAnyOrder() throws {
    let all = Basis.byStrength.map(\.rawValue)
    #expect(Set(all) == Set(Basis.allCases.map(\.rawValue)))
    var generator = SeededGenerator(seed: 57)
    for _ in 0..<10 {
      let order = all.indices.shuffled(using: &generator).prefix(4)
      var text = "deal a b value $100B\n"
      for index in order {
        text += "dispute a_b value $\(index + 1)B basis \(all[index]) on 2026-01-01\n"
      }
      let best = order.min() ?? 0
      #expect(try Answers(text).number("a_b.value") == Double(best + 1) * 1e9, "\(text)")
    }
  }
}
