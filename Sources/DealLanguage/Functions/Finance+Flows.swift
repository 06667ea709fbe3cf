import DealChance
import DealFormula
import DealQuantities

/// Flows of money as a function of finance takes them: amounts, and their dates where they have any.
private struct Flows {
  /// The most that one function takes.
  private static let most = 10_000

  var amounts: [Value] = []
  /// The periods of the rows of a table.
  var periods: [Value] = []
  /// What is not stated and needed.
  var missing: Unstated?

  /// The flows in a list: amounts, or rows of a table with `amount` and, as far as they have it,
  /// `period`.
  init(_ elements: [Value], _ name: String) throws(Refusal) {
    guard elements.count <= Self.most else {
      throw Refusal(
        "too-long-list", "\(name) takes 10,000 flows at most, and these are \(elements.count)")
    }
    for element in elements {
      var amount = element
      if case .record(let row) = element {
        guard let own = row["amount"] else {
          throw Refusal(
            "unknown-field", "\(name) takes rows with an amount, and this row has none",
            notes: ["it has \(row.names.joined(separator: ", "))"])
        }
        amount = own
        if let period = row["period"] ?? row["date"] { periods.append(period) }
      }
      if case .unstated(let facts) = amount { missing = missing?.union(facts) ?? facts }
      amounts.append(amount)
    }
    guard !amounts.isEmpty else {
      throw Refusal("empty-list", "\(name) needs at least one flow, and the list is empty")
    }
  }

  /// The flows that stand at a position of the arguments.
  init(_ values: [Value], _ position: Int, _ name: String) throws(Refusal) {
    let value = try argument(values, position)
    switch value {
    case .list(let elements): try self.init(elements, name)
    case .series:
      throw Refusal(
        "wrong-kind", "\(name) needs to know the periods of a series over time",
        notes: ["cut it into periods: \(name)(…, openai_aws.spend by year)"])
    default:
      throw Refusal(
        "wrong-kind", "the flows of \(name) are a list, and this is \(value.kindName)",
        notes: ["for example [-$100, $60, $60]"])
    }
  }
}

extension Figures {
  /// Takes a rate as a share per period.
  mutating func add(
    rate value: Value, _ role: String, _ evaluation: Evaluation
  ) throws(Refusal) {
    if value.dimensionOfAmount == Unit.perYear.dimension {
      throw Refusal(
        "dimension", "\(role) is a share per period such as 8%, and this is a rate over time",
        labels: [value.kindName],
        notes: ["leave the time out: 8% for periods of a year, 8%/12 for months"])
    }
    try add(value, in: .none, role, evaluation)
  }

  /// Takes a rate as a share per year, added up where it is stated for another time: 2%/month is
  /// 24% a year.
  fileprivate mutating func add(
    nominal value: Value, _ role: String, _ evaluation: Evaluation
  ) throws(Refusal) {
    let isRate = value.dimensionOfAmount == Unit.perYear.dimension
    try add(value, in: isRate ? .perYear : .none, role, evaluation)
  }

  /// Takes amounts in the unit of the first that has one; plain zeros are no money of any unit.
  mutating func add(
    amounts: [Value], _ role: String, _ evaluation: Evaluation
  ) throws(Refusal) -> Unit {
    let unit = amounts.lazy.compactMap(\.ownUnit).first ?? .none
    for amount in amounts {
      if case .quantity(let zero) = amount, zero.value == 0, zero.unit.isNone {
        add(0)
      } else {
        try add(amount, in: unit, role, evaluation)
      }
    }
    return unit
  }
}

extension Unit {
  static let perYear: Unit = {
    let year = Unit.named("year") ?? .none
    return (try? year.raised(to: -1)) ?? .none
  }()
}

extension Value {
  /// The unit of a quantity or a range, if it is not a plain number.
  var ownUnit: Unit? {
    switch self {
    case .quantity(let quantity): quantity.unit.isNone ? nil : quantity.unit
    case .uncertain(let range):
      range.meaning == .quantity && !range.unit.isNone ? range.unit : nil
    case .date, .period, .truth, .text, .list, .record, .function, .series, .thing, .unstated: nil
    }
  }

  /// A plain zero as none of what another value measures, as no money needs no currency.
  func asNothing(of other: Value) -> Value {
    guard case .quantity(let zero) = self, zero.value == 0, zero.unit.isNone,
      let unit = other.ownUnit
    else { return self }
    return .quantity(Quantity(0, unit))
  }

  /// What a quantity or a range measures; nothing for anything else.
  var dimensionOfAmount: Dimension { ownUnit?.dimension ?? Dimension.none }
}

extension Refusal {
  /// A rate of −100% or less.
  fileprivate static func lowRate(_ name: String) -> Refusal {
    Refusal("no-solution", "the rate of \(name) must be above -100%")
  }

  /// Flows of which no rate makes nothing.
  fileprivate static func noRate(_ name: String) -> Refusal {
    Refusal(
      "no-solution", "\(name) has no answer: no rate makes these flows worth nothing together",
      notes: ["there is one where money first goes out and then comes in: [-$100, $60, $60]"])
  }
}

extension Function {
  // MARK: Flows one a period

  static func presentValue(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let flows: Flows
    if values.count > 2 {
      flows = try Flows(Array(values.dropFirst()), "npv")
    } else if case .quantity = try argument(values, 1) {
      flows = try Flows([values[1]], "npv")
    } else if case .uncertain = values[1] {
      flows = try Flows([values[1]], "npv")
    } else {
      flows = try Flows(values, 1, "npv")
    }
    if let missing = flows.missing { return .unstated(missing) }
    var figures = Figures()
    checkPercent(values.first, "the rate of npv", &evaluation)
    try figures.add(rate: argument(values, 0), "the rate of npv", evaluation)
    let unit = try figures.add(amounts: flows.amounts, "a flow of npv", evaluation)
    return try figures.value(in: unit, orElse: .lowRate("npv")) { numbers in
      CashFlows.presentValue(rate: numbers[0], numbers[1...])
    }
  }

  static func internalRate(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let flows = try Flows(values, 0, "irr")
    if let missing = flows.missing { return .unstated(missing) }
    var figures = Figures()
    try figures.add(rate: guess(values, 1), "the guess of irr", evaluation)
    _ = try figures.add(amounts: flows.amounts, "a flow of irr", evaluation)
    if let fixed = figures.fixed?.dropFirst() {
      try checkSigns(Array(fixed), times: fixed.indices.map { Double($0) }, "irr")
    }
    return try rate(figures, orElse: .noRate("irr"), &evaluation) { numbers in
      CashFlows.rates(Array(numbers.dropFirst()), guess: numbers[0])
    }
  }

  static func modifiedRate(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let flows = try Flows(values, 0, "mirr")
    if let missing = flows.missing { return .unstated(missing) }
    var figures = Figures()
    checkPercent(values[1], "the first rate of mirr", &evaluation)
    checkPercent(values[2], "the second rate of mirr", &evaluation)
    try figures.add(rate: argument(values, 1), "the first rate of mirr", evaluation)
    try figures.add(rate: argument(values, 2), "the second rate of mirr", evaluation)
    _ = try figures.add(amounts: flows.amounts, "a flow of mirr", evaluation)
    return try figures.value(
      in: .percent,
      orElse: Refusal(
        "no-solution",
        "mirr has no answer: it needs a flow above zero, one below, and rates above -100%")
    ) { numbers in
      100
        * CashFlows.modifiedRate(
          Array(numbers.dropFirst(2)), finance: numbers[0], reinvestment: numbers[1])
    }
  }

  static func payback(_ values: [Value], _ evaluation: inout Evaluation) throws(Refusal) -> Value {
    let flows = try Flows(values, 0, "payback")
    if let missing = flows.missing { return .unstated(missing) }
    var figures = Figures()
    checkPercent(values.count > 1 ? values[1] : nil, "the rate of payback", &evaluation)
    try figures.add(
      rate: values.count > 1 ? values[1] : .number(0), "the rate of payback", evaluation)
    _ = try figures.add(amounts: flows.amounts, "a flow of payback", evaluation)
    return try figures.value(
      in: .none, orElse: Refusal("no-solution", "these flows never pay back what is paid out")
    ) { numbers in CashFlows.payback(rate: numbers[0], Array(numbers.dropFirst())) }
  }

  // MARK: Flows on dates

  static func datedPresentValue(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let flows = try Flows(values, 1, "xnpv")
    if let missing = flows.missing { return .unstated(missing) }
    var figures = Figures()
    checkPercent(values.first, "the rate of xnpv", &evaluation)
    let pace = try figures.add(compounding: argument(values, 0), "the rate of xnpv", evaluation)
    let unit = try addDated(flows, values, 2, "xnpv", to: &figures, evaluation)
    let count = flows.amounts.count
    return try figures.value(in: unit, orElse: .lowRate("xnpv")) { numbers in
      CashFlows.presentValue(
        rate: pace.yearly(numbers[0]), Array(numbers[1...count]),
        days: Array(numbers[(count + 1)...]))
    }
  }

  static func datedInternalRate(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let flows = try Flows(values, 0, "xirr")
    if let missing = flows.missing { return .unstated(missing) }
    var figures = Figures()
    let pace = try figures.add(compounding: guess(values, 2), "the guess of xirr", evaluation)
    _ = try addDated(flows, values, 1, "xirr", to: &figures, evaluation)
    let count = flows.amounts.count
    if let fixed = figures.fixed {
      try checkSigns(Array(fixed[1...count]), times: Array(fixed[(count + 1)...]), "xirr")
    }
    return try rate(figures, orElse: .noRate("xirr"), &evaluation) { numbers in
      CashFlows.rates(
        Array(numbers[1...count]), days: Array(numbers[(count + 1)...]),
        guess: pace.yearly(numbers[0]))
    }
  }

  /// The amounts and then their dates: those of the list at `position`, else the last days of the
  /// periods of the rows.
  private static func addDated(
    _ flows: Flows, _ values: [Value], _ position: Int, _ name: String, to figures: inout Figures,
    _ evaluation: Evaluation
  ) throws(Refusal) -> Unit {
    let isStated = values.count > position
    let dates = isStated ? try list(values, position, "the dates of \(name)") : flows.periods
    guard dates.count == flows.amounts.count else {
      throw Refusal(
        "lengths-differ",
        "\(name) needs a date for each flow, and these are \(counted(flows.amounts.count, "flow")) and \(counted(dates.count, "date"))",
        notes: ["for example [-$100, $60], [2026-01-01, 2026-07-01]"])
    }
    let unit = try figures.add(amounts: flows.amounts, "a flow of \(name)", evaluation)
    for date in dates { try figures.add(day: date, last: !isStated, "a date of \(name)") }
    return unit
  }

  // MARK: Rates

  /// The guess at a position; a tenth if there is none, as in spreadsheets.
  static func guess(_ values: [Value], _ position: Int) -> Value {
    position < values.count ? values[position] : .number(0.1)
  }

  /// Flows may go to and fro, but not without end: the work grows with the square of it.
  private static func checkSigns(
    _ amounts: [Double], times: [Double], _ name: String
  ) throws(Refusal) {
    guard CashFlows.isTooRestless(amounts, times: times) else { return }
    throw Refusal(
      "no-solution",
      "\(name) looks at flows whose sign changes \(CashFlows.mostSignChanges) times at most, and these change more often"
    )
  }

  /// The first of the rates that are found, as a percentage; says so if there are others.
  static func rate(
    _ figures: Figures, orElse none: Refusal, _ evaluation: inout Evaluation,
    _ rates: @escaping @Sendable ([Double]) -> [Double]
  ) throws(Refusal) -> Value {
    if let fixed = figures.fixed {
      let found = rates(fixed)
      guard let first = found.first else { throw none }
      if found.count > 1 {
        let others = found.dropFirst().map { Quantity($0 * 100, .percent).text() }
        evaluation.warn(
          Refusal(
            "several-solutions",
            "\(counted(found.count, "rate")) fit, and this is the one nearest to the guess",
            notes: ["the others: \(others.joined(separator: ", "))"]))
      }
      return .quantity(Quantity(first * 100, .percent))
    }
    return try figures.value(in: .percent, orElse: none) { numbers in
      rates(numbers).first.map { $0 * 100 } ?? .nan
    }
  }

  /// Tells of a rate that is a plain number of 1 or more, as 8 stands for 800%. `most` is where a
  /// number is taken for a percentage.
  static func checkPercent(
    _ value: Value?, _ role: String, from most: Double = 1, _ evaluation: inout Evaluation
  ) {
    let number: (low: Double, unit: Unit)? =
      switch value {
      case .quantity(let quantity)?: (quantity.value, quantity.unit)
      case .uncertain(let range)?: range.ends.map { ($0.low, range.unit) }
      default: nil
      }
    guard let number, number.unit.isNone || number.unit == .perYear, number.low >= most else {
      return
    }
    let percent = Quantity(number.low * 100, .percent).text()
    let plain = NumberText.full(number.low)
    evaluation.warn(
      Refusal(
        "percent-left-out", "\(role) is read as \(percent), as \(plain) is written without %",
        notes: ["for \(plain) per cent write \(plain)%"]))
  }

  /// `effective`, `nominal`: a yearly rate in so many parts a year.
  static func compounded(
    _ values: [Value], _ name: String, _ evaluation: inout Evaluation,
    _ formula: @escaping @Sendable (Double, Double) -> Double
  ) throws(Refusal) -> Value {
    var figures = Figures()
    checkPercent(values.first, "the rate of \(name)", &evaluation)
    try figures.add(nominal: argument(values, 0), "the rate of \(name)", evaluation)
    try figures.add(argument(values, 1), in: .none, "the number of parts", evaluation)
    return try figures.value(
      in: .percent,
      orElse: Refusal(
        "no-solution",
        "\(name) needs a number of parts above zero, and a rate above -100% in each")
    ) { numbers in numbers[1] > 0 ? 100 * formula(numbers[0], numbers[1]) : .nan }
  }
}
