import DealModel
import Testing

/// Books in which one thing has thousands of something. What would go through all of them for each of
/// them does not come to an end here.
@Suite struct LongStoryTests {
  private static let deal = "deal a b value $10B over 20 years from 2026 with 100k gpus\n"

  /// The days of a number of months from 2026-02 on, as they are written.
  private func dates(_ count: Int) -> [String] {
    (0..<count).map { place in
      let month = (place / 28 + 1) % 12 + 1
      let day = place % 28 + 1
      return
        "\(2026 + (place / 28 + 1) / 12)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
  }

  @Test func aDealThatChangesEveryDay() throws {
    let changes = dates(1_500).enumerated().map { place, date in
      "change a_b value $\(10 + place)B on \(date)"
    }
    let answers = try Answers(Self.deal + changes.joined(separator: "\n"))
    #expect(abs(try answers.number("total(a_b.spend)") - 1_509e9) < 0.02)
    #expect(try answers.number("a_b.value at 2026-02-03") == 12e9)
    let both = "(a_b.backlog at 2028) + (a_b.paid at 2028) - (a_b.value at 2028)"
    #expect(abs(try answers.number(both)) < 1)
    // What has been paid by then is more than that.
    let rejected = "change a_b value $1B on 2031-01-01"
    #expect(answers.mistake(rejected) == "contradiction")
  }

  @Test func changesOneByOneAreWhatTheyAreTogether() throws {
    // The last goes before the others, so that all are gone through again.
    let dates = dates(40)
    for clause in ["value $%B", "value $%B over % years", "value (% * $1B)", "value ($% * 1e9)"] {
      let changes = dates.enumerated().map { place, date in
        "change a_b \(clause.replacing("%", with: "\(30 + place)")) on \(date)"
      }
      let text = Self.deal + changes.dropFirst().joined(separator: "\n")
      let first = "\n" + changes[0]
      let behind = try Answers(text + first)
      let before = try Answers(Self.deal + changes.joined(separator: "\n"))
      for question in ["total(a_b.spend)", "a_b.paid at 2026-02-20", "a_b.backlog at 2026-03-05"] {
        #expect(try behind.number(question) == before.number(question), "\(clause) \(question)")
      }
    }
  }

  @Test func anAmendmentGoesByWhatAnAssumptionIsNow() throws {
    var answers = try Answers(
      Self.deal + """
        assume price = $40B
        change a_b value price on 2030-01-01
        change a_b value $50B on 2035-01-01
        """)
    #expect(answers.mistake("change a_b value $15B on 2036-01-01") == "contradiction")
    try answers.tell("assume price = $11B")
    try answers.tell("change a_b value $12B on 2036-01-01\nchange a_b value $20B on 2037-01-01")
    #expect(abs(try answers.number("total(a_b.spend)") - 20e9) < 0.02)
  }

  @Test func aDealWithThousandsOfRollouts() throws {
    let rollouts = dates(2_500).map { "rollout 40 gpus by \($0)" }
    var answers = try Answers(Self.deal + rollouts.joined(separator: "\n"))
    #expect(try answers.number("a_b.capacity at 2040") == 100_000)
    #expect(answers.mistake("rollout 1 gpus by 2035") == "contradiction")
    #expect(answers.mistake("rollout gpus from 2036 by 2035") == "reversed-range")
    try answers.tell("change a_b with 100100 gpus")
    try answers.tell("rollout 60 gpus by 2035\nrollout gpus by 2036")
    #expect(try answers.number("a_b.capacity at 2040") == 100_100)
    #expect(answers.mistake("rollout gpus by 2037") == "contradiction")
    #expect(answers.mistake("rollout 41 gpus by 2037") == "contradiction")
  }

  @Test func rolloutsOfTwoResourcesInTurn() throws {
    let text =
      "deal a b value $10B over 20 years from 2026 with 100 gpus, 100 MW\n"
      + dates(50).map { "rollout 2 gpus by \($0)\nexpand 5 gpus by \($0)\nrollout 2 MW by \($0)" }
      .joined(separator: "\n")
    let answers = try Answers(text)
    #expect(answers.mistake("rollout 1 gpus by 2035") == "contradiction")
    #expect(answers.mistake("rollout 1 MW by 2035") == "contradiction")
    #expect(answers.mistake("expand 1 gpus by 2035") == "")
  }

  @Test func aLongLineOfParents() throws {
    let parties = (1..<20_000).map { "party p\($0) parent p\($0 - 1)" }
    let answers = try Answers(
      parties.joined(separator: "\n") + "\ndeal p19999 x value $5 over 1 year from 2026\n")
    #expect(try answers.number("commitments(p0)") == 5)
    #expect(try answers.number("exposure(x, p0) at 2026-01-01") > 4)
    #expect(try answers.number("share(p7, x)") == 100)
    #expect(answers.mistake("party p0 parent p19999") == "cycle")
    #expect(answers.mistake("party p0 parent q") == "")
  }

  @Test func aRightReachesThroughManyParents() throws {
    let parties = (1..<60).map { "party p\($0) parent p\($0 - 1)" }.joined(separator: "\n")
    let answers = try Answers(
      parties + "\nexclusive p0 for buyer over compute from 2025 until 2030\n")
    #expect(try answers.number("if may_sell(p59, buyer, compute) then 1 else 0") == 1)
  }

  @Test func milestonesThatFollowEachOther() throws {
    let chain = (1..<3_000).map { "milestone m\($0) on m\($0 - 1).date + 1 day" }
    var answers = try Answers("milestone m0 on 2026-01-01\n" + chain.joined(separator: "\n"))
    #expect(try answers.number("m2999.date - m0.date") == 2_999)
    try answers.tell("milestone m0 on 2027-01-01")
    #expect(try answers.number("m2999.date - 2027-01-01") == 2_999)
    try answers.tell("milestone m10 on 2028-01-01 + 2 days")
    #expect(try answers.number("m2999.date - 2028-01-03") == 2_989)
    #expect(try answers.number("m9.date - 2027-01-01") == 9)
    #expect(try answers.number("(m12.date given m11.date = 2030-01-01) - 2030-01-01") == 1)
  }

  @Test func thousandsSayOtherwise() throws {
    let disputes = dates(1_500).enumerated().map { place, date in
      "dispute a_b value $\(20 + place % 7)B basis reported on \(date)"
    }
    let answers = try Answers(Self.deal + disputes.joined(separator: "\n"))
    // Of accounts of the same word the latest counts.
    #expect(try answers.number("a_b.value") == Double(20 + 1_499 % 7) * 1e9)
  }
}
