import SeededNumbers
import Testing

/// Laws of what is live over the deals of a party, and of its shares.
@Suite struct PartyCapacityTests {
  /// Deals of which some grant accelerators, some processors, some power, some nothing.
  private func deals(
    _ generator: inout SeededGenerator
  ) -> (text: String, granting: [String: [String]]) {
    var text = ""
    var granting: [String: [String]] = [:]
    for vendor in ["v", "w", "x", "y", "z"] {
      text += "deal a \(vendor) over \(Int.random(in: 2...6, using: &generator)) years from 2026"
      var grants: [String] = []
      for (resource, unit) in [("gpus", "k gpus"), ("cpus", "k cpus"), ("power", " MW")]
      where vendor == "v" || Bool.random(using: &generator) {
        grants.append("\(Int.random(in: 1...90, using: &generator))\(unit)")
        granting[resource, default: []].append(vendor)
      }
      if !grants.isEmpty { text += " with \(grants.joined(separator: ", "))" }
      text += "\n"
    }
    return (text, granting)
  }

  @Test func capacityIsThatOfTheDealsThatGrantSome() throws {
    var generator = SeededGenerator(seed: 73)
    for _ in 0..<10 {
      let (text, granting) = deals(&generator)
      let answers = try Answers(text)
      for resource in ["gpus", "cpus", "power"] {
        for day in ["2026-06-30", "2028-06-30"] {
          let parts = (granting[resource] ?? []).map {
            "(capacity(a_\($0), \(resource)) at \(day))"
          }
          let sum = parts.joined(separator: " + ")
          let ratio = try answers.number("(capacity(a, \(resource)) at \(day)) / (\(sum))")
          #expect(abs(ratio - 1) < 1e-9, "\(text) \(resource) \(day)")
        }
      }
    }
  }

  @Test func sharesAddUpAndMakeTheConcentration() throws {
    var generator = SeededGenerator(seed: 74)
    for _ in 0..<10 {
      let (text, _) = deals(&generator)
      let answers = try Answers(text)
      for resource in ["gpus", "cpus", "power"] {
        let shares = try ["v", "w", "x", "y", "z"].map {
          try answers.number("share(a, \($0), \(resource)) at 2027-01-01")
        }
        #expect(abs(shares.reduce(0, +) - 100) < 1e-9, "\(text) \(resource)")
        #expect(
          abs(
            try answers.number("hhi(a, \(resource)) at 2027-01-01")
              - shares.map { $0 * $0 }.reduce(0, +)) < 1e-6, "\(text) \(resource)")
        #expect(
          try answers.number("top_share(a, \(resource)) at 2027-01-01") == shares.max(),
          "\(text) \(resource)")
      }
    }
  }

  @Test func powerOfComputersAndOfSitesAddsUpAsWhatSitesDraw() throws {
    let answers = try Answers(
      """
      deal a b from 2026 with 3 MW it
      deal a c from 2026 with 5 MW facility
      deal d b from 2026 with 3 MW it
      """)
    #expect(
      try answers.number("(capacity(a, power) at 2026-06 given pue = 1.5) / 1 MW") == 9.5)
    // What counts the same adds up as it is.
    #expect(try answers.number("(capacity(d, power) at 2026-06) / 1 MW") == 3)
  }

  @Test func overlapsOfWhatIsNotStatedAreNotTold() throws {
    let answers = try Answers(
      """
      deal a b from 2026 value $1B
      deal a c from 2026 value $2B overlaps a_b
      deal a d from 2026 with 1000 gpus
      """)
    let shown = answers.shown("capacity(a) at 2027")
    #expect(try answers.number("capacity(a) at 2027") == 1000)
    #expect(!shown.contains("netted"))
    #expect(shown.contains("a_b (the number of gpus), a_c (the number of gpus)"))
  }

  @Test func powerFollowsTheAccountsOfItsDeals() throws {
    let answers = try Answers(
      """
      deal a b from 2026 until 2030 with 5 MW
      change a_b with 8 MW on 2027-01-01
      cancel a_b on 2028-01-01
      """)
    for (day, power) in [("2026-12-31", 5.0), ("2027-01-01", 8), ("2028-01-01", 0)] {
      #expect(try answers.number("(capacity(a, power) at \(day)) / 1 MW") == power, "\(day)")
      #expect(try answers.number("(a_b.power_capacity at \(day)) / 1 MW") == power, "\(day)")
    }
  }

  @Test func nothingStatedIsRefused() throws {
    let answers = try Answers("deal a b from 2026\ndeal a c value $1B\nparty d")
    for question in ["capacity(a)", "capacity(a, cpus)", "share(a, b, power)", "hhi(a, gpus)"] {
      #expect(answers.mistake(question) == "unstated", "\(question)")
    }
    #expect(answers.mistake("capacity(d, gpus)") == "no-deals")
    #expect(answers.mistake("capacity(a, discs)") == "unknown-choice")
  }

  @Test func aScheduleWithoutAnAmountAddsNothing() throws {
    let answers = try Answers(
      """
      deal a b from 2026
      rollout gpus by 2026-12
      deal a c from 2026 with 1000 gpus
      """)
    #expect(try answers.number("capacity(a) at 2027-01-01") == 1000)
  }
}
