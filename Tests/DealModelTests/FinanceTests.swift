import SeededNumbers
import Testing

/// Money over time: the worked numbers, ranges draw by draw, and what must add up.
@Suite struct FinanceTests {
  @Test func workedNumbers() throws {
    let answers = try Answers("")
    let irr = try answers.quantity("irr([-100, 39, 59, 55, 20])")
    #expect(irr.unit == "%")
    #expect((irr.value * 10_000).rounded() / 10_000 == 28.0948)
    let xirr = try answers.number(
      """
      xirr([-10000, 2750, 4250, 3250, 2750], \
      [2008-01-01, 2008-03-01, 2008-10-30, 2009-02-15, 2009-04-01])
      """)
    #expect((xirr * 10_000).rounded() / 10_000 == 37.3363)
    // Three doublings at 80%: 0.8³ of the first.
    #expect(abs(try answers.number("learning($100, 8, 80%)") - 51.2) < 1e-12)
    #expect(abs(try answers.number("decline($100, 20%, 2025-01-01, 2027-01-01)") - 64) < 1e-12)
    #expect(abs(try answers.number("doubling(100%)") - 1) < 1e-15)
    #expect(try answers.quantity("doubling(100%/year)").unit == "year")
    #expect(try answers.number("depreciation($40k, $4k, 5 years)") == 7_200)
    #expect(try answers.number("tco($40k, 5 years, $6k/year)") == 14_000)
    #expect(abs(try answers.number("effective(8%, 4)") - 8.243216) < 1e-12)
  }

  @Test(
    arguments: [
      "npv(x/10, [-100, 39, 59 * x, 55])", "irr([-100, 39, 59 * x, 55])",
      "xnpv(x/10, [-100, 39, 59 * x], [2026-01-01, 2027-02-03, 2027-09-01])",
      "xirr([-100, 39, 159 * x], [2026-01-01, 2027-02-03, 2027-09-01])",
      "mirr([-100, 39, 59 * x, 55], x/10, 8%)", "payback([-100, 39, 59 * x, 55])",
      "pv(x/10, 10, -5 * x)", "fv(x/10, 10, -5 * x, 2)", "pmt(x/100, 12 * x, 1000, 0, 1)",
      "ipmt(x/100, 3, 12, 1000 * x)", "ppmt(x/100, 3, 12, 1000 * x)", "nper(x/100, -150, 1000)",
      "rate(48, -200 * x, 8000)", "effective(x/10, 4)", "nominal(x/10, 4)",
      "learning(100 * x, 8, 80%)", "decline(100, x/5, 2026-01-01, 2028-03-04)",
      "doubling(x/10)", "depreciation(100 * x, 4, 5)", "tco(100, x, 7)",
      "warrant(160, 1, 300 * x, [{shares: 50%, trigger: 280}, {shares: 30, trigger: 310}])",
    ])
  func rangesAreWorkedOutDrawByDraw(_ formula: String) throws {
    let answers = try Answers("assume x = 0.8..1.4")
    let drawn = try answers.list("samples(\(formula), 8)")
    let inputs = try answers.list("samples(x, 8)")
    for (input, answer) in zip(inputs, drawn) {
      let number = try answers.number("(\(formula)) given x = \(input)")
      #expect(abs(number - answer) <= 1e-9 * max(1, abs(number)), "\(formula) at \(input)")
    }
  }

  @Test(arguments: ["", "pays monthly", "pays quarterly upfront $1B", "pays annually"])
  func theValueOfADealIsThatOfItsDays(_ payment: String) throws {
    let answers = try Answers(
      """
      deal openai aws value 38e9 over 7 years announced 2025-11-03 \(payment)
      assume discount_rate = 8%
      """)
    let value = try answers.number("openai_aws.npv")
    var sum = 0.0
    var before = 0.0
    let paid = try answers.list(
      "[openai_aws.paid at 2025-11-02 + n * 1 day for n in range(1, 2557)]")
    for (index, total) in paid.enumerated() {
      sum += (total - before) / Self.power(1.08, Double(index) / 365)
      before = total
    }
    #expect(abs(value - sum) <= 1e-9 * sum, "\(value), not \(sum)")
  }

  @Test func capacityIsPaidAndDiscountedByTheDay() throws {
    let answers = try Answers(
      """
      deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus pays with capacity
      rollout gpus by 2026-12 shape scurve
      assume discount_rate = 8%
      assume price_per_gpu_hour = $3.50/gpu/hour
      """)
    let days = "for n in range(1, 2557)]"
    let paid = try answers.list("[openai_aws.paid at 2025-11-02 + n * 1 day \(days)")
    var sum = 0.0
    var before = 0.0
    for (index, total) in paid.enumerated() {
      sum += (total - before) / Self.power(1.08, Double(index) / 365)
      before = total
    }
    #expect(abs(try answers.number("openai_aws.npv") - sum) <= 2e-8 * sum)
    // What is paid is what is delivered, so interest weighs on both alike.
    let cash = try answers.number("openai_aws.breakeven")
    let full = try answers.number("openai_aws.full_breakeven")
    #expect(abs(cash - full) < 1e-6)
    #expect(abs(cash - 38e9 / (11.256e9 * 3.5) * 100) < 1e-9)
  }

  @Test func assumptionsOfADealMayBeRanges() throws {
    let answers = try Answers(
      """
      deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus
      rollout gpus by 2026-12
      assume discount_rate = 6%..10%
      assume price_per_gpu_hour = (4..8) * $1/gpu/hour
      """)
    for metric in ["npv", "breakeven", "full_breakeven"] {
      let drawn = try answers.list("samples(openai_aws.\(metric), 6)")
      let rates = try answers.list("samples(discount_rate, 6)")
      let prices = try answers.list("samples(price_per_gpu_hour, 6)")
      for index in drawn.indices {
        let number = try answers.number(
          """
          openai_aws.\(metric) given discount_rate = \(rates[index])%, \
          price_per_gpu_hour = $\(prices[index])/gpu/hour
          """)
        #expect(abs(number - drawn[index]) <= 1e-9 * number, "\(metric)")
      }
    }
  }

  @Test(arguments: ["", "pays monthly", "pays annually upfront $2B"], [3.5, 4, 6])
  func paybackIsTheDayOfTheLastDebt(_ payment: String, _ price: Double) throws {
    let answers = try Answers(
      """
      deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus \(payment)
      rollout gpus by 2026-12
      assume price_per_gpu_hour = $\(price)/gpu/hour
      """)
    let day = try answers.date("openai_aws.payback")
    func balance(_ day: String) throws -> Double {
      let hours = "(openai_aws.capacity during 2025-11-03..\(day)) * (\(day) + 1 day - 2025-11-03)"
      return try answers.number("\(hours) * price_per_gpu_hour in USD")
        - answers.number("openai_aws.paid at \(day)")
    }
    #expect(try balance(day) >= -1)
    #expect(try balance(try answers.date("\(day) - 1 day")) < 1)
    for later in [5, 31, 92, 366] {
      let date = try answers.date("\(day) + \(later) days")
      if date < "2032-11-02" { #expect(try balance(date) >= -1) }
    }
  }

  @Test func moneyInTwoCurrenciesAddsUp() throws {
    var answers = try Answers(
      """
      deal mistral fluidstack value €1.2bn over 3 years from 2026-01
      deal mistral nscale value $500M over 3 years from 2026-01
      """)
    #expect(answers.mistake("total(spend(mistral))") == "no-rate")
    try answers.tell("rate EUR = 1.25 USD on 2025-11-03")
    let total = try answers.quantity("total(spend(mistral))")
    #expect(total == (1.6e9, "EUR"))
    for bucket in ["month", "quarter", "year"] {
      #expect(
        try answers.number("sum([row.amount for row in spend(mistral) by \(bucket)])") == 1.6e9)
    }
  }

  /// A power by repeated roots: nothing of the program that is tested.
  private static func power(_ base: Double, _ exponent: Double) -> Double {
    var result = 1.0
    for _ in 0..<Int(exponent) { result *= base }
    var root = base
    var rest = exponent - Double(Int(exponent))
    for _ in 0..<60 {
      root = root.squareRoot()
      rest *= 2
      if rest >= 1 {
        result *= root
        rest -= 1
      }
    }
    return result
  }
}
