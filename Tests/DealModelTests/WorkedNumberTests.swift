import Testing

/// The numbers that were worked out by hand, in full precision.
@Suite struct WorkedNumberTests {
  private let announcement = """
    deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus
    rollout gpus by 2026-12
    """

  @Test func theAnnouncement() throws {
    let answers = try Answers(announcement)
    // 200,000 gpus over half of 424 days of ramp and 2,133 full days of 24 hours.
    let hours = try answers.quantity("openai_aws.gpu_hours")
    #expect(hours == (11_256_000_000, "gpu·hour"))
    let cost = try answers.quantity("openai_aws.cost_per_gpu_hour")
    #expect(cost == (3.3759772565742714, "USD/gpu/hour"))
    #expect(cost.value == 38e9 / 11.256e9)
  }

  @Test func theDaysOfTheAnnouncement() throws {
    let answers = try Answers(announcement)
    #expect(try answers.quantity("2027-01-01 - openai_aws.from") == (424, "day"))
    #expect(try answers.quantity("openai_aws.until + 1 day - 2027-01-01") == (2_133, "day"))
    #expect(try answers.quantity("openai_aws.until + 1 day - openai_aws.from") == (2_557, "day"))
    #expect(try answers.date("openai_aws.until") == "2032-11-02")
  }

  @Test func moreGpus() throws {
    let answers = try Answers(announcement)
    let cost = try answers.number(
      "openai_aws.cost_per_gpu_hour given openai_aws.gpus = 900k gpus")
    let hours = 900_000.0 * 2_345 * 24
    #expect(cost == 38e9 / hours)
    #expect(abs(cost - 0.75) < 0.005)
  }

  @Test func pricesOfPowerAndGpus() throws {
    let answers = try Answers("")
    let rent = try answers.number("120 kW * $140/kW/month * 12 months in USD")
    #expect(abs(rent - 201_600) < 1e-9)
    let dense = try answers.number(
      "$20M/MW/year / (600 gpu/MW) / (8760 hours/year) in $/gpu/hour")
    let byHand = 20e6 / 600 / 8_760
    #expect(abs(dense - byHand) < 1e-12)
    #expect((dense * 100).rounded() / 100 == 3.81)
    let sparse = try answers.number(
      "$20M/MW/year / (480 gpu/MW) / (8760 hours/year) in $/gpu/hour")
    #expect((sparse * 100).rounded() / 100 == 4.76)
  }

  @Test(
    arguments: [
      ("[$250B, $300B, $22.4B]", 4_670.0), ("[$250B, $300B, $22.4B, $38B]", 4_145.0),
      ("[$250B, $300B, $22.4B, $138B]", 3_409.0),
    ])
  func concentration(_ amounts: String, _ expected: Double) throws {
    #expect(try Answers("").number("hhi(\(amounts))").rounded() == expected)
  }

  @Test(
    arguments: ["month", "quarter", "year"],
    ["", "pays evenly", "pays monthly", "pays quarterly", "pays annually", "pays with capacity"])
  func everyCentIsPaid(_ bucket: String, _ payment: String) throws {
    let answers = try Answers(
      """
      deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus \(payment)
      rollout gpus by 2026-12
      """)
    #expect(try answers.number("total(spend(openai))") == 38e9)
    #expect(
      try answers.number("sum([row.amount for row in spend(openai) by \(bucket)])") == 38e9)
  }
}
