import DealPage
import SeededNumbers
import Testing

/// In each draw a formula is what it is for the numbers of that draw: ranges against plain numbers.
@Suite struct DrawByDrawTests {
  private static let inputs = [
    "x": "1 to 3", "n": "5 ± 1", "p": "50%..80%", "price": "$2/hour to $3/hour",
    "span": "2 weeks to 8 weeks", "fee": "$10..$20", "size": "200k to 900k gpus",
    "live": "late 2026", "seats": "poisson(4)",
  ]

  private static let draws = 4

  /// Formulas of some kinds, made of the inputs at random.
  private struct Dice {
    var generator: SeededGenerator

    mutating func number(_ depth: Int) -> String {
      guard depth > 0 else { return generator.pick(["x", "n", "p", "seats", "2", "0.75", "x"]) }
      let (a, b) = (number(depth - 1), number(depth - 1))
      switch Int.random(in: 0...12, using: &generator) {
      case 0: return "(\(a) + \(b))"
      case 1: return "(\(a) - \(b))"
      case 2, 3: return "(\(a) * \(b))"
      case 4: return "(\(a) / (\(b) + 40))"
      case 5: return "max(\(a), \(b))"
      case 6: return "min(\(a), \(b))"
      case 7: return "((\(a)) ^ 2)"
      case 8: return "sqrt(abs(\(a)))"
      case 9: return "exp((\(a)) / 20)"
      case 10: return "(\(money(depth - 1)) / \(money(0)))"
      case 11: return "floor(\(time(depth - 1)) / (1 day))"
      default: return "((\(x(depth))) ^ \(generator.pick(["p", "x", "1.5", "-1"])))"
      }
    }

    /// Above zero.
    private mutating func x(_ depth: Int) -> String { "1 + abs(\(number(depth - 1)))" }

    mutating func money(_ depth: Int) -> String {
      guard depth > 0 else { return generator.pick(["fee", "$7", "price * 3 hours"]) }
      switch Int.random(in: 0...5, using: &generator) {
      case 0: return "(\(money(depth - 1)) + \(money(depth - 1)))"
      case 1: return "(\(money(depth - 1)) - \(money(depth - 1)))"
      case 2: return "(\(number(depth - 1)) * \(money(depth - 1)))"
      case 3: return "(price * \(time(depth - 1)))"
      case 4: return "max(\(money(depth - 1)), \(money(depth - 1)))"
      default: return "(p of \(money(depth - 1)))"
      }
    }

    mutating func time(_ depth: Int) -> String {
      guard depth > 0 else { return generator.pick(["span", "3 days", "35 hours", "span"]) }
      switch Int.random(in: 0...4, using: &generator) {
      case 0: return "(\(time(depth - 1)) + \(time(depth - 1)))"
      case 1: return "(\(number(depth - 1)) * \(time(depth - 1)))"
      case 2: return "(\(money(depth - 1)) / price)"
      case 3: return "(live - 2026-0\(Int.random(in: 1...8, using: &generator))-01)"
      default: return "min(\(time(depth - 1)), \(time(depth - 1)))"
      }
    }

    mutating func condition(_ depth: Int) -> String {
      switch Int.random(in: 0...4, using: &generator) {
      case 0: return "\(number(depth)) > \(number(depth))"
      case 1: return "\(money(depth)) <= \(money(depth))"
      case 2: return "(\(time(depth)) < \(time(depth)) and \(number(depth)) != \(number(depth)))"
      case 3: return "(live >= 2026-11-05 or \(number(depth)) < x)"
      default: return "live < 2026-10-01 + span"
      }
    }

    mutating func formula() -> String {
      switch Int.random(in: 0...5, using: &generator) {
      case 0, 1: number(3)
      case 2: money(3)
      // A range has one unit, and of two plain numbers the smaller keeps its own.
      case 3: "\(time(3)) in hours"
      case 4: condition(2)
      default: "live + \(time(2)) - 2 days"
      }
    }
  }

  private static func book() throws -> Answers {
    try Answers(
      "set samples 1024\n"
        + inputs.sorted { $0.key < $1.key }.map { "assume \($0.key) = \($0.value)" }
        .joined(separator: "\n"))
  }

  /// The first draws of a question.
  private static func drawn(_ question: String, _ answers: Answers) throws -> [Datum] {
    guard case .list(let entries) = try answers.datum("samples(\(question), \(draws))") else {
      return []
    }
    return entries
  }

  /// An answer as it can be typed in, with all its digits.
  private static func typed(_ datum: Datum) -> String {
    switch datum {
    case .quantity(let value, let unit): "\(value) \(unit)"
    case .date(let text): text
    default: "?"
    }
  }

  private static func same(_ one: Datum, _ other: Datum) -> Bool {
    guard case .quantity(var a, var unit) = one, case .quantity(var b, var otherUnit) = other else {
      return one == other
    }
    // Of a share and a plain number the greater keeps its own unit.
    if unit == "%" { (a, unit) = (a / 100, "") }
    if otherUnit == "%" { (b, otherUnit) = (b / 100, "") }
    return unit == otherUnit && abs(a - b) <= 1e-9 * max(1, abs(a))
  }

  @Test(arguments: UInt64(0)..<12)
  func aFormulaIsWhatItIsForTheNumbersOfADraw(_ seed: UInt64) throws {
    var dice = Dice(generator: SeededGenerator(seed: seed))
    let answers = try Self.book()
    var worlds = [[String]](repeating: [], count: Self.draws)
    for name in Self.inputs.keys.sorted() {
      for (draw, value) in try Self.drawn(name, answers).enumerated() {
        worlds[draw].append("\(name) = \(Self.typed(value))")
      }
    }
    var compared = 0
    for _ in 0..<12 {
      let formula = dice.formula()
      // Some are plain numbers, and some leave the numbers that there are.
      guard let drawn = try? Self.drawn(formula, answers), drawn.count == Self.draws else {
        continue
      }
      for (draw, value) in drawn.enumerated() {
        let question = "(\(formula)) given \(worlds[draw].joined(separator: ", "))"
        let plain = try answers.datum(question)
        #expect(Self.same(value, plain), "\(question): drawn \(value), plain \(plain)")
        compared += 1
      }
    }
    #expect(compared > 20)
  }

  @Test(arguments: [
    "openai_aws.gpu_hours", "openai_aws.cost_per_gpu_hour", "openai_aws.cost_per_gpu",
    "openai_aws.annual_value", "openai_aws.value", "openai_aws.capacity at 2026-11-15",
    "openai_aws.spend during 2026", "openai_aws.paid at 2027-03-01",
    "openai_aws.backlog at 2027-03-01", "total(openai_aws.spend)",
  ])
  func aMetricIsWhatItIsForTheNumbersOfADraw(_ metric: String) throws {
    let answers = try Answers(
      """
      set samples 1024
      assume utilization = 60%..90%
      assume live = late 2026
      deal openai aws value $30B to $40B over 7 years announced 2025-11-03 with 200k to 900k gpus
      rollout gpus by live
      """)
    let facts = ["openai_aws.value", "openai_aws.gpus", "utilization", "live"]
    let lists = try facts.map { try Self.drawn($0, answers) }
    let metrics = try Self.drawn(metric, answers)
    #expect(metrics.count == Self.draws)
    for draw in 0..<Self.draws {
      let world = zip(facts, lists).map { "\($0) = \(Self.typed($1[draw]))" }
      let plain = try answers.datum("\(metric) given \(world.joined(separator: ", "))")
      #expect(Self.same(metrics[draw], plain), "\(metrics[draw]), not \(plain)")
    }
  }
}
