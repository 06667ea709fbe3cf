import DealChance
import DealFormula
import DealQuantities

/// How often a rate applies: each year, or each of the times that it is stated for, as 2%/month does
/// each month, so that the next applies to what the last has left.
struct RatePace {
  /// The time that the rate is stated for; nil for a plain share.
  var time: Unit?
  /// How many of these a year has: whole parts of it, or days of which it has 365.
  var timesPerYear = 1.0

  init(of value: Value) {
    guard value.dimensionOfAmount == Unit.perYear.dimension, let unit = value.ownUnit,
      let factor = unit.factors.first(where: {
        $0.power == -1 && Unit($0.named).dimension == .time
      })
    else { return }
    let time = Unit(factor.named)
    self.time = time
    let months = 12 * time.ratio(to: Unit.named("year") ?? .none).applied(to: 1)
    timesPerYear =
      (months - months.rounded()).magnitude < 1e-9 && months > 0.5
      ? 12 / months.rounded() : 365 / time.ratio(to: .day).applied(to: 1)
  }

  /// What a rate comes to in a year, as a share; one of −100% or less is none.
  func yearly(_ rate: Double) -> Double {
    timesPerYear == 1 ? rate : Elementary.expm1(timesPerYear * Elementary.log1p(rate))
  }
}

extension Figures {
  /// Takes a rate as a share of each year, or of each of the times that it is stated for.
  mutating func add(
    compounding value: Value, _ role: String, _ evaluation: Evaluation
  ) throws(Refusal) -> RatePace {
    let pace = RatePace(of: value)
    try add(
      value, in: pace.time.map { (time) throws(Refusal) in try time.raised(to: -1) } ?? .none, role,
      evaluation)
    return pace
  }
}

extension Function {
  /// Wright's law (T. P. Wright, Factors Affecting the Cost of Airplanes, 1936).
  static func learning(_ values: [Value], _ evaluation: inout Evaluation) throws(Refusal) -> Value {
    var figures = Figures()
    let unit = try figures.add(
      amounts: [argument(values, 0)], "the first cost of learning", evaluation)
    try figures.add(argument(values, 1), in: .none, "the number of learning", evaluation)
    checkPercent(try argument(values, 2), "the progress of learning", from: 2, &evaluation)
    try figures.add(rate: argument(values, 2), "the progress of learning", evaluation)
    return try figures.value(
      in: unit,
      orElse: Refusal(
        "not-positive", "learning needs a number and a progress above zero, such as 8 and 80%")
    ) { numbers in
      guard numbers[1] > 0, numbers[2] > 0 else { return .nan }
      return numbers[0] * Elementary.pow(numbers[1], Elementary.log2(numbers[2]))
    }
  }

  static func decline(_ values: [Value], _ evaluation: inout Evaluation) throws(Refusal) -> Value {
    var figures = Figures()
    let unit = try figures.add(amounts: [argument(values, 0)], "the price of decline", evaluation)
    let pace = try figures.add(compounding: argument(values, 1), "the rate of decline", evaluation)
    try figures.add(day: argument(values, 2), "the first date of decline")
    try figures.add(day: argument(values, 3), "the second date of decline")
    return try figures.value(
      in: unit,
      orElse: Refusal(
        "no-solution", "a price can fall by less than 100% a year only",
        notes: ["25 per cent is written 25%"])
    ) { numbers in
      guard numbers[1] < 1 else { return .nan }
      let times = (numbers[3] - numbers[2]) / 365 * pace.timesPerYear
      return numbers[0] * Elementary.exp(times * Elementary.log1p(-numbers[1]))
    }
  }

  static func doubling(_ values: [Value], _ evaluation: inout Evaluation) throws(Refusal) -> Value {
    let rate = try argument(values, 0)
    var figures = Figures()
    checkPercent(rate, "the rate of doubling", &evaluation)
    let pace = try figures.add(compounding: rate, "the rate of doubling", evaluation)
    return try figures.value(
      in: pace.time ?? .none,
      orElse: Refusal("no-solution", "it never doubles: the rate of growth must be above zero")
    ) { numbers in
      numbers[0] > 0 ? Elementary.log(2) / Elementary.log1p(numbers[0]) : .nan
    }
  }
}
