import DealChance
import DealFormula
import DealQuantities

extension Function {
  /// What makes an uncertain value: one entry for each family of the table of distributions, and
  /// what combines them.
  static let distributions: [Function] =
    Family.all.map(family) + [
      Function(
        "discrete", "values weights?",
        "one of several values, all equally likely or by weights such as percentages",
        examples: ["discrete([3 years, 5 years, 6 years], [20%, 50%, 30%])"]
      ) { (evaluation, values) throws(Refusal) in try discrete(values, &evaluation) }
      .deciding(
        "weights count as their part of their sum"
      ),
      Function(
        "mixture", "list weights?",
        "one of several ranges or values in each draw, all equally likely or by weights",
        examples: ["mixture([1 to 2, 5 to 9], [80%, 20%])"], takesRanges: true
      ) { (evaluation, values) throws(Refusal) in try mixture(values, &evaluation) }
      .deciding(
        "weights count as their part of their sum"
      ),
      Function(
        "truncate", "x low high", "a range without what lies outside of two bounds",
        examples: ["truncate(5 ± 2, 0, 10)"], takesRanges: true
      ) { (evaluation, values) throws(Refusal) in try truncated(values, &evaluation) },
    ]

  /// The parameters that are in the unit of the variable; the others are plain numbers.
  private static let measured: [String: Set<String>] = [
    "uniform": ["low", "high"], "triangular": ["low", "likely", "high"],
    "pert": ["low", "likely", "high"], "normal": ["mean", "sd"], "exponential": ["mean"],
    "gamma": ["scale"],
  ]

  /// Other ways of naming what a family is made from.
  private static let alternatives: [String: [[String]]] = [
    "normal": [["p5", "p95"]], "lognormal": [["p5", "p95"], ["mean", "sd"]],
  ]

  /// What was decided where others take other parameters.
  private static let choices = [
    "lognormal":
      "two plain numbers are the mean and sd of its natural logarithm; mean: and sd: are its own",
    "pert": "the likely value weighs 4: the mean is (low + 4 likely + high) / 6",
    "gamma": "by its scale, not its rate: the mean is shape × scale",
    "exponential": "by its mean, not by its rate, which is 1 / mean",
    "student": "with a scale of 1: the sd is above 1",
  ]

  /// The families that also take a range for their ends: lognormal(100k to 500k).
  private static let fromRanges: Set<String> = ["uniform", "normal", "lognormal"]

  private static func family(_ family: Family) -> Function {
    let names = family.parameters.map { words in
      words.split(separator: " ").filter { $0 != "of" && $0 != "the" }.joined(separator: "_")
    }
    let example = family.example.map { NumberText.full($0) }.joined(separator: ", ")
    var summary = family.summary
    if summary.hasSuffix(".") { summary.removeLast() }
    var examples = ["\(family.name)(\(example))"]
    for form in alternatives[family.name] ?? [] {
      let numbers = form == ["mean", "sd"] ? ["5", "2"] : ["2", "9"]
      let list = zip(form, numbers).map { "\($0): \($1)" }.joined(separator: ", ")
      examples.append("\(family.name)(\(list))")
    }
    if fromRanges.contains(family.name) { examples.append("\(family.name)(2 to 9)") }
    var function = Function(
      family.name, names.joined(separator: " "),
      summary.prefix(1).lowercased() + summary.dropFirst(), examples: examples, takesRanges: true
    ) { (evaluation, values) throws(Refusal) in
      try draw(family, names, values, &evaluation)
    }
    function.alternatives = alternatives[family.name] ?? []
    function.takesOneRange = fromRanges.contains(family.name)
    return choices[family.name].map(function.deciding) ?? function
  }

  private static func draw(
    _ family: Family, _ names: [String], _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    var values = values
    var spread: ([Double]) -> Spread = { .family(family.name, $0) }
    var inUnit = names.map { measured[family.name]?.contains($0) ?? false }
    if let form = form(of: family, values) {
      values.removeFirst()
      inUnit = values.map { _ in true }
      let isLognormal = family.name == "lognormal"
      spread = { numbers in
        if form == "mean sd" { return .lognormalMoments(mean: numbers[0], deviation: numbers[1]) }
        return isLognormal
          ? .lognormalBetween(numbers[0], numbers[1]) : .normalBetween(numbers[0], numbers[1])
      }
    } else if values.count == 1, fromRanges.contains(family.name),
      case .uncertain(let range) = values[0]
    {
      guard let ends = range.ends else {
        throw Refusal(
          "range-not-possible",
          "\(family.name) takes a range that is written with its two ends, such as \(family.name)(2 to 9)"
        )
      }
      let spread: Spread =
        switch family.name {
        case "normal": .normalBetween(ends.low, ends.high)
        case "lognormal": .lognormalBetween(ends.low, ends.high)
        default: .bounds(ends.low, ends.high)
        }
      return .uncertain(Uncertain(input: try evaluation.inputHere(spread), unit: range.unit))
    }
    try checkPart(values, family.name)
    let unit = try sharedUnit(values, inUnit, family.name)
    var numbers: [Double] = []
    for (index, value) in values.enumerated() {
      let quantity = try single(value, family.name)
      numbers.append(
        inUnit[index]
          ? try quantity.converted(to: unit, exchange: evaluation.environment.exchange).value
          : try quantity.number())
    }
    return .uncertain(
      Uncertain(input: try evaluation.inputHere(spread(numbers)), unit: unit))
  }

  /// A standard deviation in per cent beside a mean that is no percentage could be meant as a part of
  /// it; of the families with two values in the unit, only these have one.
  private static func checkPart(_ values: [Value], _ name: String) throws(Refusal) {
    guard name == "normal" || name == "lognormal", values.count == 2,
      case .quantity(let mean) = values[0], case .quantity(let deviation) = values[1],
      deviation.unit == .percent, mean.unit != .percent
    else { return }
    let part = Quantity(abs(mean.value) * deviation.value / 100, mean.unit)
    throw Refusal(
      "dimension",
      "a standard deviation in per cent could be a part of the mean, so say the amount",
      labels: [mean.dimension.name, "a percentage"],
      notes: ["\(deviation.text(digits: 15)) of the mean is \(part.text(digits: 15))"])
  }

  /// The names by which the values are given, where they are the first value: never a text of the
  /// user, as no form of a family has as many values as that would take.
  private static func form(of family: Family, _ values: [Value]) -> String? {
    guard case .text(let words)? = values.first else { return nil }
    let known = alternatives[family.name] ?? []
    let isForm = known.contains {
      $0.joined(separator: " ") == words && $0.count + 1 == values.count
    }
    return isForm && values.count > family.parameters.count ? words : nil
  }

  /// The unit of the first parameter that has one.
  private static func sharedUnit(
    _ values: [Value], _ inUnit: [Bool], _ name: String
  ) throws(Refusal) -> Unit {
    for (index, value) in values.enumerated() where index < inUnit.count && inUnit[index] {
      return try single(value, name).unit
    }
    return .none
  }

  private static func single(_ value: Value, _ name: String) throws(Refusal) -> Quantity {
    guard case .quantity(let quantity) = value else {
      throw Refusal(
        value.isUncertain ? "range-not-possible" : "wrong-kind",
        "the values of \(name) are one number each, and this is \(value.kindName)")
    }
    return quantity
  }

  /// Weights as plain numbers, all the same if none are given.
  private static func weights(
    _ values: [Value], count: Int, _ name: String, _ evaluation: inout Evaluation
  ) throws(Refusal) -> [Double] {
    guard values.count > 1 else { return [Double](repeating: 1, count: count) }
    var weights: [Double] = []
    var arePercentages = true
    for value in try list(values, 1, "the weights of \(name)") {
      let weight = try single(value, name)
      weights.append(try weight.number())
      arePercentages = arePercentages && weight.unit == .percent
    }
    let sum = weights.reduce(0, +)
    if arePercentages, sum > 0, abs(sum - 1) > 0.001 {
      evaluation.warn(
        Refusal(
          "weights-sum",
          "the weights of \(name) come to \(Quantity(sum * 100, .percent).text()), so each counts as its part of that"
        ))
    }
    guard weights.count == count else {
      throw Refusal(
        "lengths-differ",
        "\(name) needs a weight for each of its \(counted(count, "value")), and there are \(weights.count)"
      )
    }
    return weights
  }

  private static func discrete(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let elements = try list(values, 0, "the values of discrete")
    let weights = try weights(values, count: elements.count, "discrete", &evaluation)
    guard let first = elements.first else {
      throw Refusal("empty-list", "discrete needs at least one value, and the list is empty")
    }
    let unit = try single(first, "discrete").unit
    var entries: [Spread.Weighted] = []
    for (element, weight) in zip(elements, weights) {
      let number = try single(element, "discrete")
        .converted(to: unit, exchange: evaluation.environment.exchange).value
      entries.append(Spread.Weighted(value: number, weight: weight))
    }
    return .uncertain(Uncertain(input: try evaluation.inputHere(.discrete(entries)), unit: unit))
  }

  private static func truncated(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    guard case .uncertain(let range) = try argument(values, 0) else {
      throw Refusal(
        "wrong-kind", "truncate cuts a range, and this is \(try argument(values, 0).kindName)")
    }
    guard var input = range.input, range.meaning == .quantity else {
      throw Refusal(
        "range-not-possible",
        "truncate cuts a range as it was stated, and this one was worked out from others",
        notes: ["cut the ranges that go into it, or use min and max"])
    }
    let exchange = evaluation.environment.exchange
    let low = try quantity(values, 1, "the low bound of truncate")
      .converted(to: range.unit, exchange: exchange).value
    let high = try quantity(values, 2, "the high bound of truncate")
      .converted(to: range.unit, exchange: exchange).value
    // The same draws, read through the part between the bounds.
    input.spread = input.spread.truncated(from: low, to: high)
    do {
      _ = try input.spread.distribution()
    } catch {
      throw Refusal(error)
    }
    return .uncertain(Uncertain(input: input, unit: range.unit))
  }

  /// Ranges that are written in the call become one input, of which much is known by formula. Names
  /// keep their draws: a further draw says which of them it is.
  private static func mixture(
    _ values: [Value], _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let elements = try list(values, 0, "the ranges of mixture")
    let weights = try weights(values, count: elements.count, "mixture", &evaluation)
    guard let first = elements.first else {
      throw Refusal("empty-list", "mixture needs at least one range, and the list is empty")
    }
    let exchange = evaluation.environment.exchange
    guard let unit = first.measuredUnit else {
      throw Refusal("wrong-kind", "mixture needs ranges or numbers, and this is \(first.kindName)")
    }
    var parts: [Spread.Part] = []
    var sum: Value?
    for (index, element) in elements.enumerated() {
      guard let own = element.measuredUnit else {
        throw Refusal(
          "wrong-kind", "mixture needs ranges or numbers, and this is \(element.kindName)")
      }
      _ = try Quantity(1, own).converted(to: unit, exchange: exchange)
      if own == unit, case .uncertain(let range) = element, let input = range.input,
        evaluation.isWrittenHere(element)
      {
        parts.append(Spread.Part(spread: input.spread, weight: weights[index]))
      } else if own == unit, case .quantity(let quantity) = element {
        parts.append(
          Spread.Part(
            spread: .discrete([Spread.Weighted(value: quantity.value, weight: 1)]),
            weight: weights[index]))
      }
    }
    if parts.count == elements.count {
      return .uncertain(Uncertain(input: try evaluation.inputHere(.mixture(parts)), unit: unit))
    }
    let choices = weights.enumerated().map {
      Spread.Weighted(value: Double($0.offset), weight: $0.element)
    }
    let choice = Uncertain(input: try evaluation.inputHere(.discrete(choices)), unit: .none)
    for (index, element) in elements.enumerated() {
      let isIt = try Uncertain(
        .comparison(.equal, Operand(choice), Operand(Double(index))), unit: .none)
      let term = try evaluation.apply(.multiply, element, .uncertain(isIt))
      sum =
        try sum.map { (total) throws(Refusal) in try evaluation.apply(.add, total, term) } ?? term
    }
    return sum ?? first
  }
}

extension Uncertain {
  /// The two ends with which a range was written.
  var ends: (low: Double, high: Double)? {
    switch input?.spread {
    case .interval(let low, let high)?, .bounds(let low, let high)?: (low, high)
    default: nil
    }
  }
}

extension Value {
  /// The unit of a quantity or of a range of one.
  fileprivate var measuredUnit: Unit? {
    switch self {
    case .quantity(let quantity): quantity.unit
    case .uncertain(let range) where range.meaning == .quantity: range.unit
    default: nil
    }
  }
}
