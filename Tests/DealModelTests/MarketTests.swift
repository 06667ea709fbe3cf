import SeededNumbers
import Testing

/// Shares, concentration, flows and circles.
@Suite struct MarketTests {
  private let clouds = """
    deal openai microsoft value $250B
    deal openai oracle value $300B
    deal openai coreweave value $22.4B
    """

  @Test func concentrationFallsWithMoreVendors() throws {
    var answers = try Answers(clouds)
    #expect(try answers.number("hhi(openai)").rounded() == 4_670)
    try answers.tell("deal openai aws value $38B")
    #expect(try answers.number("hhi(openai)").rounded() == 4_145)
    try answers.tell("change openai_aws value $138B")
    #expect(try answers.number("hhi(openai)").rounded() == 3_409)
    #expect(
      try answers.number("hhi(openai)") == answers.number("hhi([$250B, $300B, $22.4B, $138B])"))
  }

  @Test func sharesAddUpToAll() throws {
    let answers = try Answers(clouds)
    #expect(
      try answers.number(
        "share(openai, microsoft) + share(openai, oracle) + share(openai, coreweave)") == 100)
    #expect(try answers.number("top_share(openai)") == answers.number("share(openai, oracle)"))
    #expect(try answers.number("share(openai, oracle)") == 100 * (300 / 572.4))
  }

  @Test func exposureIsWhatIsStillOwed() throws {
    let answers = try Answers("deal openai oracle value $300B over 5 years from 2027")
    let days = 365.0 * 4 + 366
    let owed = try answers.number("exposure(oracle, openai) at 2028-12-31")
    #expect(abs(owed - 300e9 * (1 - 731 / days)) < 1)
  }

  @Test func thePriceAfterIsThatOfTheFormula() throws {
    let answers = try Answers("")
    let (before, after, elasticity) = (0.4670, 0.3409, 1.5)
    let expected = 3.38 * (1 - before / elasticity) / (1 - after / elasticity)
    let found = try answers.number("price_after($3.38/gpu/hour, 4670, 3409, 1.5)")
    #expect(abs(found - expected) < 1e-12)
    #expect(abs(try answers.number("lerner(4670, 1.5)") - 100 * before / elasticity) < 1e-12)
    // The same concentration is the same price, and one supplier charges the most.
    #expect(try answers.number("price_after($2, 5000, 5000, 2)") == 2)
    #expect(try answers.number("price_after($2, 5000, 10000, 2)") > 2)
  }

  @Test func circlesAreFoundAndEachOnce() throws {
    // Every pair of n parties pays each other: n (n − 1) (n − 2) … / k circles of k.
    let names = ["a", "b", "c", "d", "e"]
    var statements = ""
    for payer in names {
      for payee in names where payer != payee { statements += "deal \(payer) \(payee) value $1B\n" }
    }
    let answers = try Answers(statements)
    let counts: [(Int, Double)] = [(2, 10), (3, 30), (4, 60), (5, 84)]
    for (longest, count) in counts {
      #expect(try answers.number("count(circles(\(longest)))") == count)
    }
  }

  @Test func circlesMatchASearchThroughAllOrders() throws {
    var numbers = SeededGenerator(seed: 20_261_125)
    for _ in 0..<12 {
      let names = (0..<6).map { "p\($0)" }
      var edges: Set<[Int]> = []
      for _ in 0..<12 {
        let (a, b) = (
          Int.random(in: 0..<6, using: &numbers), Int.random(in: 0..<6, using: &numbers)
        )
        if a != b { edges.insert([a, b]) }
      }
      var statements: [String] = names.map { "party \($0)" }
      for edge in edges.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        statements.append("deal \(names[edge[0]]) \(names[edge[1]]) value $1B")
      }
      let answers = try Answers(statements.joined(separator: "\n"))
      var expected = 0
      func walk(_ path: [Int]) {
        for next in 0..<6 where edges.contains([path[path.count - 1], next]) {
          if next == path[0] { expected += 1 }
          if next > path[0], !path.contains(next), path.count < 4 { walk(path + [next]) }
        }
      }
      for start in 0..<6 { walk([start]) }
      #expect(try answers.number("count(circles(4))") == Double(expected))
    }
  }

  @Test func circlesOfTwoAreWhereMoneyFlowsBothWays() throws {
    var numbers = SeededGenerator(seed: 5)
    let tops = ["a", "b", "c"]
    for _ in 0..<6 {
      // Every top has two members, of which one has a member itself.
      var statements: [String] = []
      var members: [String] = []
      for top in tops {
        statements += [
          "party \(top)", "party \(top)_one parent \(top)", "party \(top)_two parent \(top)_one",
        ]
        members += [top, "\(top)_one", "\(top)_two"]
      }
      for number in 0..<5 {
        let (payer, payee) = (
          members.randomElement(using: &numbers) ?? "a",
          members.randomElement(using: &numbers) ?? "b"
        )
        guard payer != payee else { continue }
        statements.append("deal \(payer) \(payee) value $1B as deal_\(number)")
      }
      let answers = try Answers(statements.joined(separator: "\n"))
      var expected = 0.0
      for (first, second) in [("a", "b"), ("a", "c"), ("b", "c")] {
        guard answers.mistake("flow(\(first), \(second)).out").isEmpty else { continue }
        let out = try answers.number("flow(\(first), \(second)).out")
        let back = try answers.number("flow(\(first), \(second)).back")
        if out > 0, back > 0 { expected += 1 }
      }
      #expect(try answers.number("count(circles(2))") == expected)
    }
  }

  @Test func whatEndsFirstTakesNothingFromWhatIsStillOwed() throws {
    let one = "deal openai oracle value $300B over 5 years from 2027\n"
    let alone = try Answers(one)
    let both = try Answers(
      one + "deal openai oracle value $400B over 3 years from 2026 overlaps openai_oracle as sites")
    for day in ["2029-06-30", "2030-12-31"] {
      let question = "exposure(oracle, openai) at \(day)"
      #expect(try both.number(question) == alone.number(question))
    }
    // Together they are never less than the larger one, nor more than both.
    for day in ["2026-06-30", "2027-06-30", "2028-06-30"] {
      let (owed, first, second) = (
        try both.number("exposure(oracle, openai) at \(day)"),
        try both.number("openai_oracle.backlog at \(day)"),
        try both.number("sites.backlog at \(day)")
      )
      #expect(owed == max(first, second))
    }
  }

  @Test func tooManyCirclesAreRefused() throws {
    let names = (0..<12).map { "p\($0)" }
    var statements = ""
    for payer in names {
      for payee in names where payer != payee { statements += "deal \(payer) \(payee) value $1B\n" }
    }
    let answers = try Answers(statements)
    #expect(answers.mistake("circles(8)") == "too-long-list")
    #expect(try answers.number("count(circles(3))") == 66 + 440)
  }

  @Test func whatScalesAllMoneyChangesNoShare() throws {
    let answers = try Answers(clouds)
    let larger = try Answers(clouds.replacing("value $", with: "value 7 * $"))
    for question in ["hhi(openai)", "share(openai, oracle)", "top_share(openai)"] {
      #expect(abs(try answers.number(question) - larger.number(question)) < 1e-9)
    }
    let one = try answers.number("flow(openai, oracle).gross")
    #expect(try larger.number("flow(openai, oracle).gross") == 7 * one)
  }
}
