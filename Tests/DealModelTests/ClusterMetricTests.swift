import Testing

/// What accelerators draw, compute and cost, in full precision.
@Suite struct ClusterMetricTests {
  private let announcement = """
    chip gb200 bf16 2.5 PFLOPS fp8 5 PFLOPS power 1667 W price $35,000
    chip h100 bf16 989.4 TFLOPS fp8 1979 TFLOPS power 1275 W price $25,000
    deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus of gb200
    rollout gpus by 2026-12
    """
  private let assumed = """

    assume pue = 1.25
    assume electricity_price = $66/MWh
    assume mfu = 40%
    """

  /// Whether two numbers are the same up to rounding.
  private func isNear(_ found: Double, _ expected: Double) -> Bool {
    abs(found - expected) <= 1e-12 * abs(expected)
  }

  /// What each metric comes to, by hand: 11.256 billion gpu hours at 1,667 W and a pue of 1.25.
  static let expected: [(String, Double)] = {
    let watts: Double = 200_000 * 1_667
    let energy: Double = 11.256e9 * 1_667 * 1.25
    let cost: Double = energy / 1e6 * 66
    let yearly: Double = 38e9 / 7
    let operations: Double = 11.256e9 * 3_600 * 2.5e15 * 0.4
    return [
      ("power in W", watts), ("it_power in W", watts), ("facility_power in W", watts * 1.25),
      ("energy in Wh", energy), ("energy_cost", cost), ("energy_share", 100 * cost / 38e9),
      ("h100_equivalents", 1e9 / 1_979), ("compute in FLOP", operations),
      ("gpus_per_mw", 1e6 / 1_667), ("value_per_mw_year", yearly / (watts / 1e6)),
      ("value_per_gw", 38e9 / (watts / 1e9)), ("capex", 7e9),
      ("capex_per_gw", 7e9 / (watts / 1e9)),
    ]
  }()

  @Test(arguments: expected)
  func metrics(_ question: String, _ expected: Double) throws {
    let found = try Answers(announcement + assumed).number("openai_aws.\(question)")
    #expect(isNear(found, expected), "\(question): \(found), not \(expected)")
  }

  @Test func aRangeOfGpusIsARangeOfEverything() throws {
    let answers = try Answers(announcement + assumed)
    for metric in ["power", "energy", "energy_cost", "compute", "h100_equivalents", "capex"] {
      let given = "given openai_aws.gpus = 100k gpus to 400k gpus"
      let one = try answers.number("openai_aws.\(metric)")
      for (statistic, factor) in [("p5", 0.5), ("median", 1), ("p95", 2)] {
        let found = try answers.number("\(statistic)(openai_aws.\(metric)) \(given)")
        #expect(abs(found / one - factor) < 1e-9, "\(statistic) of \(metric): \(found)")
      }
    }
  }

  @Test func powerFollowsTheAcceleratorsOrItsOwnRollout() throws {
    var answers = try Answers(announcement)
    let live = try answers.number("openai_aws.capacity at 2026-06-30")
    #expect(
      isNear(try answers.number("openai_aws.power_capacity at 2026-06-30 in W"), live * 1_667))
    try answers.tell("change openai_aws with 400 MW it")
    #expect(
      isNear(try answers.number("openai_aws.power_capacity at 2026-06-30 in W"), live * 2_000))
    try answers.tell("rollout power by 2026-06-30 shape step for openai_aws")
    #expect(isNear(try answers.number("openai_aws.power_capacity at 2026-06-30 in W"), 400e6))
  }

  @Test func theMixOfChipsStaysWhereTheirNumberIsGiven() throws {
    let answers = try Answers(
      announcement
        + "\ndeal a b value $1B over 1 year from 2026 with 3 gpus of gb200, 1 gpu of h100"
    )
    #expect(isNear(try answers.number("a_b.power in W"), 3 * 1_667 + 1_275))
    #expect(
      isNear(
        try answers.number("a_b.power in W given a_b.gpus = 8 gpus"), 2 * (3 * 1_667 + 1_275)))
  }

  @Test func whatIsMissingIsAssumed() throws {
    let answers = try Answers(announcement)
    for question in ["facility_power", "energy", "energy_cost", "energy_share", "compute"] {
      #expect(answers.mistake("openai_aws.\(question)") == "unstated")
      #expect(answers.shown("openai_aws.\(question)").contains("try: assume "))
    }
  }

  // MARK: Prices

  @Test func pricesDecline() throws {
    let answers = try Answers(
      "price of gpu $4/gpu/hour on 2024-01-15 declining 25% per year")
    for (date, years) in [("2024-01-15", 0.0), ("2025-01-14", 1), ("2026-01-14", 2)] {
      let found = try answers.number("price_of(gpu) at \(date)")
      var expected = 4.0
      for _ in 0..<Int(years) { expected *= 0.75 }
      #expect(isNear(found, expected), "\(date): \(found)")
    }
    #expect(answers.mistake("price_of(gpu) at 2024-01-14") == "unstated")
  }

  @Test func theLatestOfEachProviderAndTheMedian() throws {
    var answers = try Answers(
      """
      price of gpu $9/gpu/hour on 2024-01-01 from aws
      price of gpu $5/gpu/hour on 2025-01-01 from aws
      price of gpu $1/gpu/hour on 2027-01-01 from aws
      price of gpu $2/gpu/hour on 2025-01-01 from lambda
      """)
    #expect(try answers.number("price_of(gpu, aws)") == 5)
    #expect(try answers.number("price_of(gpu)") == 3.5)
    try answers.tell("price of gpu $3/gpu/hour on 2025-06-01 from oracle")
    #expect(try answers.number("price_of(gpu)") == 3)
    #expect(try answers.number("price_of(gpu) at 2024-06") == 9)
    #expect(try answers.number("price_of(gpu) at 2027-06") == 2)
  }
}
