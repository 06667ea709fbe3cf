import DealChance
import DealFormula
import DealQuantities

extension Function {
  /// What money is worth over time. Arguments stand in the order of spreadsheets, with their signs:
  /// what is received is above zero, what is paid below. A rate is a share per period (8%), for
  /// flows on dates a share per year of 365 days.
  static let finance: [Function] = [
    Function(
      "npv", "rate flows …",
      "what flows at the end of each period are worth now, at a rate per period; the first flow is one period away, as in spreadsheets",
      examples: ["npv(8%, [$300, $400, $500])", "npv(8%, openai_aws.spend by year)"],
      takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try presentValue(values, &evaluation) }
    .deciding(
      "for a first flow today add it: -$100 + npv(8%, [$60, $60]); a rate without % is a share, 0.08"
    ),
    Function(
      "irr", "flows guess?",
      "the rate per period at which flows, one a period, are worth nothing together",
      examples: ["irr([-$100, $39, $59, $55, $20])"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try internalRate(values, &evaluation) }
    .deciding(
      "where several rates fit, the nearest to the guess, which is 10% if none is given; the others are told"
    ),
    Function(
      "xnpv", "rate flows dates?",
      "what flows on dates are worth on the first of them, at a rate per year (days over 365); rows of a table count at the end of their periods",
      examples: [
        "xnpv(8%, [-$100, $60, $60], [2026-01-01, 2026-07-01, 2027-03-01])",
        "xnpv(8%, openai_aws.spend by quarter)",
      ], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try datedPresentValue(values, &evaluation) }
    .deciding(
      "the first date is the first of the list, also if another is earlier; 2%/month applies each month"
    ),
    Function(
      "xirr", "flows dates? guess?",
      "the rate per year (days over 365) at which flows on dates are worth nothing together",
      examples: ["xirr([-$100, $60, $60], [2026-01-01, 2026-07-01, 2027-03-01])"],
      takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try datedInternalRate(values, &evaluation) }
    .deciding(
      "as irr; a year has 365 days, also a leap year"
    ),
    Function(
      "mirr", "flows finance_rate reinvest_rate",
      "the modified rate of return: what is paid out is borrowed at one rate, what comes in is invested at another",
      examples: ["mirr([-$100, $39, $59, $55, $20], 10%, 12%)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try modifiedRate(values, &evaluation) },
    Function(
      "payback", "flows rate?",
      "the periods until flows, the first of them now, have come to zero or more for good; discounted, if a rate is given",
      examples: ["payback([-$100, $40, $40, $40])", "payback([-$100, $40, $40, $40], 8%)"],
      takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try payback(values, &evaluation) }
    .deciding(
      "within a period what comes in comes evenly"
    ),
    Function(
      "pv", "rate periods payment future? due?",
      "what level payments and a last amount are worth now; payments are due at the end of each period unless due is 1 or \"start\"",
      examples: ["pv(5%/12, 360, -$1610.46)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try annuity(.present, values, &evaluation) },
    Function(
      "fv", "rate periods payment present? due?",
      "what level payments and a first amount grow to",
      examples: ["fv(5%/12, 120, -$100, -$100)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try annuity(.future, values, &evaluation) },
    Function(
      "pmt", "rate periods present future? due?",
      "the level payment that pays off a loan, interest included",
      examples: ["pmt(5%/12, 360, $300k)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try annuity(.payment, values, &evaluation) },
    Function(
      "ipmt", "rate period periods present future? due?",
      "the interest in the payment of one period, counted from 1",
      examples: ["ipmt(5%/12, 1, 360, $300k)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try annuity(.interest, values, &evaluation) },
    Function(
      "ppmt", "rate period periods present future? due?",
      "what the payment of one period pays back, without the interest",
      examples: ["ppmt(5%/12, 1, 360, $300k)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try annuity(.principal, values, &evaluation) },
    Function(
      "nper", "rate payment present future? due?", "how many payments it takes",
      examples: ["nper(7%/12, -$150, $8k)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try annuity(.periods, values, &evaluation) }
    .deciding(
      "a last payment that is smaller counts as a part of one"
    ),
    Function(
      "rate", "periods payment present future? due? guess?",
      "the rate per period that ties payments to their amounts",
      examples: ["rate(48, -$200, $8k)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try annuity(.rate, values, &evaluation) },
    Function(
      "effective", "rate periods",
      "what a yearly rate comes to if it is added in so many parts a year",
      examples: ["effective(8%, 4)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      try compounded(values, "effective", &evaluation) { rate, periods in
        rate > -periods ? Elementary.expm1(periods * Elementary.log1p(rate / periods)) : .nan
      }
    },
    Function(
      "nominal", "rate periods",
      "the yearly rate that comes to an effective one if it is added in so many parts a year",
      examples: ["nominal(8.24%, 4)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      try compounded(values, "nominal", &evaluation) { rate, periods in
        rate > -1 ? periods * Elementary.expm1(Elementary.log1p(rate) / periods) : .nan
      }
    },
    Function(
      "learning", "first n progress",
      "Wright's law: what the n-th costs if every doubling multiplies the cost by progress; first × n^log2(progress)",
      examples: ["learning($40k/gpu, 8, 80%)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try learning(values, &evaluation) },
    Function(
      "decline", "price rate from at",
      "a price that falls by a share each year (days over 365), or each month with a rate such as 2%/month, from one date to another",
      examples: ["decline($3/gpu/hour, 25%, 2025-11-03, 2028-11-03)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try decline(values, &evaluation) },
    Function(
      "doubling", "rate",
      "how long it takes to double at a rate of growth: ln 2 / ln(1 + rate), in periods, or in years or months if the rate is per year or month",
      examples: ["doubling(40%)", "doubling(40%/year)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try doubling(values, &evaluation) },
    Function(
      "depreciation", "cost residual life",
      "what something loses each year of its life: (cost − residual) / life",
      examples: ["depreciation($40k/gpu, $4k/gpu, 5 years)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      let cost = try argument(values, 0)
      let lost = try evaluation.apply(.subtract, cost, argument(values, 1).asNothing(of: cost))
      return try evaluation.apply(.divide, lost, life(values, 2))
    }
    .deciding(
      "in a straight line"
    ),
    Function(
      "tco", "capex life opex",
      "the total cost of ownership per year: what it cost over its life, and what it costs to run",
      examples: ["tco($40k/gpu, 5 years, $6k/gpu/year)"], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      let yearly = try evaluation.apply(.divide, argument(values, 0), life(values, 1))
      return try evaluation.apply(.add, yearly, argument(values, 2).asNothing(of: yearly))
    },
    Function(
      "warrant", "shares strike price tranches?",
      "what a warrant is worth at a price: shares × (price − strike), never below zero, over the tranches whose trigger is a price that is reached or a condition that holds",
      examples: [
        "warrant(160M, $0.01, $250, [{shares: 50%, trigger: $180}, {shares: 50%, trigger: $600}])"
      ], takesRanges: true
    ) { (evaluation, values) throws(Refusal) in try warrant(values, &evaluation) },
  ]

  /// A time over which something is used up, which must be above zero.
  private static func life(_ values: [Value], _ position: Int) throws(Refusal) -> Value {
    let life = try argument(values, position)
    if case .quantity(let time) = life, time.value < 0 {
      throw Refusal("not-positive", "a life must be above zero, and this is \(time.text())")
    }
    return life
  }
}
