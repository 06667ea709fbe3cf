import DealChance
import DealFormula
import DealPage
import DealQuantities
import DealReports
import DealSyntax

extension Verb {
  /// `solve utilization for openai_aws.cost_per_gpu_hour = $3/gpu/hour between 10% and 100%`
  static let solve: Verb = .init(
    "solve", .asking,
    "Finds the value or the day of a name at which a formula comes to a target; of a range its median does.",
    operands: [
      OperandShape("a name or a field that takes other values", .expression),
      OperandShape("a formula", .expression, preceding: "for"),
      OperandShape("the value that it is to have", .expression, preceding: "=", isOptional: true),
    ],
    clauses: [ClauseShape("between", "two values such as 10% and 100%", .expression)],
    examples: [
      "solve utilization for openai_aws.cost_per_gpu_hour = $4.50/gpu/hour between 10% and 100%",
      "solve openai_aws.from for openai_aws.backlog at 2030-12-31 = $15B between 2026 and 2028",
    ]
  ) { (act, phrase) throws(Told) in try act.solve(phrase) }
}

/// What is looked for: where a formula comes to a target.
private struct Goal {
  var varied: Enactment.Varied
  var formula: FormulaID
  /// The formula as written, and where.
  var words: String
  var span: Span
  var target: Quantity
  /// Between which numbers it is looked for, in the unit of the answer.
  var low: Double
  var high: Double
  /// The unit of the answer; nil where it is a day, by its number.
  var unit: Unit?

  /// The value that a number stands for.
  func value(_ number: Double) -> Value {
    if let unit { return .quantity(Quantity(number, unit)) }
    guard let number = Int(exactly: number), let day = try? Day(number: number) else {
      return .date(.first)
    }
    return .date(day)
  }
}

extension Enactment {
  fileprivate mutating func solve(_ phrase: Phrase) throws(Told) {
    let goal = try goal(phrase)
    let environment = knowledge.environment()
    var warned: [Refusal] = []
    var isMedian = false
    func distance(_ number: Double, _ act: inout Enactment) throws(Told) -> Double {
      let setting = Replacement(varied: goal.varied, value: goal.value(number))
      let value = try act.value(of: goal.formula, with: [setting], in: environment, &warned)
      if case .uncertain = value { isMedian = true }
      return try act.amount(value, for: goal, setting) - goal.target.value
    }
    let ends = (low: try distance(goal.low, &self), high: try distance(goal.high, &self))
    let root =
      goal.unit == nil
      ? try Root.firstWhole(goal.low, goal.high, ends: ends) {
        (number) throws(Told) in try distance(number, &self)
      }
      : try Root.between(goal.low, goal.high, ends: ends) {
        (number) throws(Told) in try distance(number, &self)
      }
    if ends.low == ends.high {
      var middle = goal.low + (goal.high - goal.low) / 2
      if goal.unit == nil { middle.round(.down) }
      if try distance(middle, &self) == ends.low { throw told(constant(goal), goal.span) }
    }
    guard let root else { throw told(noSolution(goal, ends, isMedian: isMedian), goal.span) }
    let value = goal.value(root.number)
    var answer = describer().answer(value)
    answer.page = page(for: goal, root, ends, isMedian: isMedian)
    if isConversation {
      knowledge.lastQuestion = goal.formula
      answer.name = name(value, goal.formula)
    }
    say(answer)
  }

  // MARK: What is looked for

  private mutating func goal(_ phrase: Phrase) throws(Told) -> Goal {
    guard let name = phrase.operand(0)?.expression, let asked = phrase.operand(1)?.expression else {
      throw Told()
    }
    let varied = try varied(name, in: "solve")
    // `==` says the same as `=` here.
    var (left, right) = (asked, phrase.operand(2)?.expression)
    if right == nil, case .binary(.equal, let a, let b) = tree[asked].form {
      (left, right) = (a, b)
    }
    guard let right else {
      throw missing("`=` and the value that it is to have", behind: tree[asked].span)
    }
    let formula = try formula(left)
    let target = try quantity(right, "the target")
    guard let clause = phrase.clauses.first, let id = clause.argument.expression else {
      throw missing("`between` and two values", behind: tree[right].span)
    }
    guard case .binary(.and, let first, let second) = tree[id].form, !isPair(first) else {
      throw told(notTwo(id), tree[id].span)
    }
    let words = source.text(of: tree[left].span).split { $0 == " " || $0.isNewline }
    var goal = Goal(
      varied: varied, formula: formula, words: words.joined(separator: " "),
      span: tree[left].span, target: target, low: 0, high: 0)
    (goal.low, goal.high, goal.unit) =
      isDated(varied)
      ? try days(first, second, varied) : try quantities(first, second, varied, tree[id].span)
    guard goal.low != goal.high else {
      throw told(
        Refusal("reversed-range", "between needs two different values", labels: ["the same"]),
        tree[id].span)
    }
    return goal
  }

  /// The first and the last day between two dates.
  private mutating func days(
    _ first: ExpressionID, _ second: ExpressionID, _ varied: Varied
  ) throws(Told) -> (Double, Double, Unit?) {
    var ends: [Period] = []
    for id in [first, second] {
      let value = try value(of: formula(id)).value
      guard let period = value.asPeriod else {
        if case .unstated(let unstated) = value { throw told(unstated.refusal, tree[id].span) }
        throw told(
          Refusal(
            "wrong-kind",
            "\(varied.words) is a date, so between takes dates, and this is \(value.kindName)",
            labels: [value.kindName]), tree[id].span)
      }
      ends.append(period)
    }
    let low = ends.map(\.first).min() ?? .first
    let high = ends.map(\.last).max() ?? .last
    return (Double(low.number), Double(high.number), nil)
  }

  /// Two quantities in the unit of the first; the ends may share the unit of one, as those of a range.
  private mutating func quantities(
    _ first: ExpressionID, _ second: ExpressionID, _ varied: Varied, _ span: Span
  ) throws(Told) -> (Double, Double, Unit?) {
    var low = try quantity(first, "an end of between")
    var high = try quantity(second, "an end of between")
    if low.unit.isNone { low.unit = high.unit }
    if high.unit.isNone { high.unit = low.unit }
    let ends = (low, high)
    let top = try work(span) { (evaluation) throws(Refusal) in
      try ends.1.matched(to: ends.0, "compare", evaluation.environment.exchange, nil)
    }
    try check(.quantity(low), fits: varied, span)
    return (low.value, top, low.unit)
  }

  private mutating func missing(_ what: String, behind span: Span) -> Told {
    told(
      Refusal(
        "missing", "solve: \(what) is expected, and the end of the line was found",
        labels: ["expected here"]), Span(span.upper, span.upper))
  }

  /// Whether a formula is two with `and` between them.
  private func isPair(_ id: ExpressionID) -> Bool {
    if case .binary(.and, _, _) = tree[id].form { true } else { false }
  }

  /// That between is not followed by two values; where it is by a range, its ends are offered.
  private func notTwo(_ id: ExpressionID) -> Refusal {
    var refusal = Refusal(
      "wrong-kind", "between is followed by two values with and between them",
      labels: ["not two values"])
    switch tree[id].form {
    case .binary(.to, let low, let high), .binary(.upThrough, let low, let high):
      refusal.remedies = [
        "\(source.text(of: tree[low].span)) and \(source.text(of: tree[high].span))"
      ]
    default: break
    }
    return refusal
  }

  /// One quantity, not a range.
  private mutating func quantity(
    _ id: ExpressionID, _ role: String
  ) throws(Told) -> Quantity {
    let formula = try formula(id)
    let value = try value(of: formula).value
    switch value {
    case .quantity(let quantity): return quantity
    case .unstated(let unstated): throw told(unstated.refusal, tree[id].span)
    default:
      throw told(
        Refusal(
          "wrong-kind", "\(role) must be one quantity, and this is \(value.kindName)",
          labels: [value.kindName]), tree[id].span)
    }
  }

  /// A value of the formula in the unit of the target; of a range its median.
  private mutating func amount(
    _ value: Value, for goal: Goal, _ setting: Replacement
  ) throws(Told) -> Double {
    try work(goal.span) { (evaluation) throws(Refusal) in
      let found: Quantity
      switch value {
      case .quantity(let quantity): found = quantity
      case .uncertain(let range) where range.meaning == .quantity:
        found = Quantity(
          try evaluation.environment.sampling.statistics(of: range).median, range.unit)
      case .unstated(let unstated): throw unstated.refusal(goal.words)
      default:
        throw Refusal(
          "wrong-kind", "solve goes for a quantity, and this is \(value.kindName)",
          labels: [value.kindName])
      }
      guard found.dimension == goal.target.dimension else {
        throw Refusal(
          "dimension",
          "\(goal.words) is \(found.dimension.name), and the target is \(goal.target.dimension.name)",
          labels: [found.dimension.name],
          notes: goal.target.dimension.isNone ? ["a number takes its unit behind it"] : [])
      }
      return try found.matched(
        to: goal.target, "compare", evaluation.environment.exchange, nil)
    }
  }

  // MARK: What is found

  /// That the formula is the same everywhere between the ends.
  private func constant(_ goal: Goal) -> Refusal {
    Refusal(
      "no-solution", "\(goal.words) is the same whatever \(goal.varied.words) is",
      labels: ["does not rest on \(goal.varied.words)"])
  }

  /// That the formula is on the same side of the target at both ends.
  private mutating func noSolution(
    _ goal: Goal, _ ends: (low: Double, high: Double), isMedian: Bool
  ) -> Refusal {
    let describer = describer()
    func text(_ distance: Double) -> String {
      describer.text(.quantity(Quantity(goal.target.value + distance, goal.target.unit)))
    }
    func setting(_ number: Double) -> String { describer.text(goal.value(number)) }
    let side = ends.low > 0 ? "above" : "below"
    return Refusal(
      "no-solution",
      (isMedian ? "the median of " : "")
        + "\(goal.words) is \(text(ends.low)) at \(goal.varied.words) = \(setting(goal.low)) and "
        + "\(text(ends.high)) at \(setting(goal.high)): \(side) \(describer.text(.quantity(goal.target))) at both",
      labels: ["on one side of the target at both ends"],
      notes: [
        "take ends at which it lies on different sides of the target; "
          + "sweep \(goal.varied.words) over […] show \(goal.words) shows the way"
      ])
  }

  /// The value that was found, and what the formula comes to there.
  private mutating func page(
    for goal: Goal, _ root: Root, _ ends: (low: Double, high: Double), isMedian: Bool
  ) -> Page {
    let describer = describer()
    let found = describer.text(goal.value(root.number))
    let comes = Quantity(goal.target.value + root.value, goal.target.unit)
    let size = max(goal.target.value.magnitude, comes.value.magnitude)
    // Chances and quantiles of draws go in steps that are smaller than this.
    let isClose = root.value.magnitude <= 1e-4 * size
    // Beside a target of zero nothing is small but against what it is elsewhere.
    let widest = max(ends.low.magnitude, ends.high.magnitude)
    let isNothing = !isClose && root.value.magnitude <= 1e-6 * widest
    var page = Page(
      line: StyledText(goal.varied.words, .name) + StyledText(" = ") + StyledText(found, .value))
    let subject = isMedian ? "the median of \(goal.words)" : goal.words
    let target = describer.text(.quantity(goal.target))
    let there =
      "  \(subject) is \(isNothing ? target : describer.text(.quantity(comes))) there"
    if goal.unit == nil {
      let side = ends.low < 0 ? "below" : "above"
      let before = ends.low == 0 ? "" : ", and \(side) \(target) the day before"
      page.blocks.append(.line(StyledText(there + before, .faint)))
      return page
    }
    page.blocks.append(
      .line(
        isClose
          ? StyledText("\(there), within 0.01% of the target", .faint)
          : isNothing
            ? StyledText("\(there), to a millionth of what it is at the ends", .faint)
            : StyledText(
              "\(there), not \(target): it jumps past the target",
              .caution)))
    return page
  }
}
