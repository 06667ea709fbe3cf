import DealLanguage
import DealQuantities
import DealSyntax
import DealWorkbench
import Testing

/// What holds of ranges, asked in the language.
@Suite struct RangeLawTests {
  private let few = "set samples 1e4\n"

  // MARK: Worked numbers

  @Test func theHeadSession() throws {
    let answers = try Answers(
      """
      deal openai aws value 38e9
      rollout gpus by 2026-12
      change openai_aws with hundreds of thousands of gpus over 7 years announced 2025-11-03
      """)
    // Half of 424 days of ramp and 2,133 full days; the number of gpus is lognormal.
    func cost(_ gpus: Double) -> Double { 38e9 / (gpus * 2_345 * 24) }
    let expected = [cost((200e3 * 900e3).squareRoot()), cost(900e3), cost(200e3)]
    for (question, number) in zip(["median", "p5", "p95"], expected) {
      let found = try answers.number("\(question)(openai_aws.cost_per_gpu_hour)")
      #expect(abs(found - number) < 1e-11, "\(question): \(found), not \(number)")
    }
    #expect(expected.map { ($0 * 100).rounded() / 100 } == [1.59, 0.75, 3.38])
    #expect(answers.shown("openai_aws.cost_per_gpu_hour").contains("$1.59/gpu/hour"))
    #expect(answers.shown("openai_aws.cost_per_gpu_hour").contains("$0.75 to $3.38"))
  }

  @Test func theMeanOfAWideRange() throws {
    let mean = try Answers("").number("mean(1 to 1000)")
    // The lognormal with 90% between 1 and 1,000 (scipy).
    #expect(abs(mean - 286.711_224_731_092_9) < 1e-10, "\(mean)")
  }

  @Test func daysOfAPeriod() throws {
    let answers = try Answers("assume live = late 2026")
    // 122 days of equal chance.
    #expect(try answers.date("median(live)") == "2026-11-01")
    #expect(try answers.date("mean(live)") == "2026-10-31")
    #expect(abs(try answers.number("sd(live)") - ((122.0 * 122 - 1) / 12).squareRoot()) < 1e-9)
    let chance = try answers.number("chance(live < 2026-10-01)")
    #expect(abs(chance - 100 * 30 / 122) < 0.5)
    #expect(try answers.date("quantile(live, 0)") == "2026-09-01")
    #expect(try answers.number("sd(live - live)") == 0)
  }

  // MARK: Names keep their draws

  @Test(arguments: [
    "1 to 3", "5 ± 1", "-5 to -2", "2..7", "beta(8, 2)", "poisson(4)", "$30B to $40B",
    "discrete([1, 2, 5])", "mixture([1 to 2, 5 to 9])", "truncate(5 ± 2, 0, 10)", "2 GW to 3 GW",
  ])
  func aNameMinusItselfIsNothing(_ range: String) throws {
    let answers = try Answers(few + "assume x = \(range)\nlet y = x\nlet z = 2 * x")
    for question in ["x - x", "x - y", "2 * y - z", "z - x - y"] {
      for statistic in ["median", "p5", "sd", "mean"] {
        #expect(try answers.number("\(statistic)(\(question))") == 0, "\(statistic)(\(question))")
      }
    }
    // One that formulas do not see through.
    #expect(try answers.number("sd(max(x, y) - x)") == 0)
    let ratio = try answers.list("samples((x + y) - z, 20)")
    #expect(ratio.allSatisfy { $0 == 0 })
  }

  @Test func rangesInOneQuestionAreIndependent() throws {
    let answers = try Answers(few)
    #expect(abs(try answers.number("variance((5 ± 1) + (5 ± 1))") - 2) < 1e-12)
    #expect(abs(try answers.number("variance((5 ± 1) - (5 ± 1))") - 2) < 1e-12)
    let drawn = try answers.list("samples(5 ± 1, 500)")
    let again = try answers.list("samples(5 ± 1, 500)")
    #expect(drawn == again, "the same question draws the same")
    let other = try answers.list("samples((5 ± 1) - (5 ± 1), 500)")
    let variance = other.reduce(0) { $0 + $1 * $1 } / 500
    #expect(abs(variance - 2) < 0.5)
    #expect(abs(try answers.number("variance(max(5 ± 1, 5 ± 1))") - (1 - 1 / Double.pi)) < 0.03)
  }

  @Test func aFunctionDrawsAnewInEachCall() throws {
    let answers = try Answers(
      few + """
        fn slip() = 5 ± 1
        fn twice(x) = x + x
        let once = slip()
        """)
    #expect(abs(try answers.number("variance(slip() + slip())") - 2) < 1e-12)
    #expect(abs(try answers.number("variance(once + once)") - 4) < 1e-12)
    // What goes in is drawn once.
    #expect(abs(try answers.number("variance(twice(5 ± 1))") - 4) < 1e-12)
    #expect(abs(try answers.number("variance(twice(slip()))") - 4) < 1e-12)
    #expect(abs(try answers.number("variance(once + slip())") - 2) < 1e-12)
  }

  @Test func aComprehensionDrawsAnewInEachTurn() throws {
    let answers = try Answers(few + "assume x = 5 ± 1\nlet four = [5 ± 1 for i in [1, 2, 3, 4]]")
    #expect(abs(try answers.number("variance(sum([5 ± 1 for i in [1, 2, 3, 4]]))") - 4) < 1e-12)
    #expect(abs(try answers.number("variance(sum([x for i in [1, 2, 3, 4]]))") - 16) < 1e-12)
    #expect(abs(try answers.number("variance(sum(four))") - 4) < 1e-12)
    #expect(try answers.number("sd(sum(four) - sum(four))") == 0)
  }

  // MARK: The same draws in another world

  @Test func givenKeepsTheDraws() throws {
    let answers = try Answers(
      few + "assume x = 1 to 3\nassume k = 2\nlet y = max(k * x, 0)\nlet cost = y + (5 ± 1)")
    let usual = try answers.list("samples(y, 50)")
    #expect(try answers.list("samples(y given k = 4, 50)") == usual.map { $0 * 2 })
    // The difference of two worlds varies with what differs only: 2 x.
    let deviation = try answers.number("sd(x)")
    let apart = try answers.number("sd((cost given k = 4) - cost)")
    #expect(abs(apart - 2 * deviation) < 0.02 * deviation, "\(apart), not \(2 * deviation)")
    #expect(try answers.number("sd((cost given k = 2) - cost)") == 0)
  }

  @Test func scenariosKeepTheDraws() throws {
    let answers = try Answers(
      few + """
        assume x = 1 to 3
        assume other = 5 ± 1
        let y = x * other
        scenario dear { assume x = 2 to 6 }
        scenario same { assume note_of_it = 1 }
        """)
    #expect(try answers.list("samples(y given same, 30)") == answers.list("samples(y, 30)"))
    let ratios = zip(
      try answers.list("samples(y given dear, 30)"), try answers.list("samples(y, 30)")
    ).map { $0 / $1 }
    #expect(ratios.allSatisfy { abs($0 - 2) < 1e-9 }, "\(ratios)")
    // The difference is x other; its deviation that of the product.
    let deviation = try answers.number("sd(y)")
    let apart = try answers.number("sd((y given dear) - y)")
    #expect(abs(apart - deviation) < 0.03 * deviation)
  }

  // MARK: Nothing else changes the draws

  private let model = [
    "assume x = 1 to 3", "assume price = $2/hour to $3/hour", "fn late(a) = a + (5 ± 1)",
    "let y = x * late(2)", "let bill = price * (100..200 hours) * y",
  ]

  @Test func otherLinesChangeNoDraws() throws {
    let plain = try Answers(model.joined(separator: "\n"))
    let (y, bill) = (try plain.list("samples(y, 40)"), try plain.list("samples(bill, 40)"))
    let crowded = try Answers(
      "assume earlier = 7 to 9\n" + model.joined(separator: "\nassume more = 5 ± 2\nmore * 3\n")
        + "\ndeal openai aws value 38e9\n$5 to $6")
    // The order of definitions that do not rest on each other.
    let turned = try Answers([1, 2, 0, 3, 4].map { model[$0] }.joined(separator: "\n"))
    for answers in [crowded, turned] {
      #expect(try answers.list("samples(y, 40)") == y)
      #expect(try answers.list("samples(bill, 40)") == bill)
    }
    // Asked before or after others, in another form, and again.
    #expect(try plain.list("samples(2 * y, 40)") == y.map { $0 * 2 })
    #expect(try plain.list("samples(bill, 40)") == bill)
    #expect(try plain.list("samples(y, 10)") == Array(y.prefix(10)))
  }

  @Test func undoAndRedoKeepTheDraws() throws {
    var answers = try Answers(model.joined(separator: "\n"))
    let before = try answers.list("samples(bill, 20)")
    try answers.tell("assume x = 2 to 6")
    let changed = try answers.list("samples(bill, 20)")
    #expect(changed != before)
    try answers.tell("undo")
    #expect(try answers.list("samples(bill, 20)") == before)
    try answers.tell("redo")
    #expect(try answers.list("samples(bill, 20)") == changed)
    try answers.tell("assume x = 1 to 3")
    #expect(try answers.list("samples(bill, 20)") == before)
  }

  @Test func aSavedBookDrawsTheSame() throws {
    var answers = try Answers(model.joined(separator: "\n"))
    try answers.tell("assume x = 2 to 6\nassume z = late 2026\ncorrelate(x, price, 0.5)")
    let again = try Answers(answers.script)
    for question in ["samples(bill, 40)", "samples(x, 40)"] {
      #expect(try again.list(question) == answers.list(question))
    }
    for question in ["y", "bill", "z", "samples(z, 9)", "mean(bill)", "sd(x * price)"] {
      #expect(again.shown(question) == answers.shown(question))
    }
    #expect(again.script == answers.script)
  }

  @Test func seedsAndMethodsDrawOthers() throws {
    var answers = try Answers(few + "assume x = 1 to 3")
    let usual = try answers.list("samples(x, 20)")
    try answers.tell("set sampling random")
    let random = try answers.list("samples(x, 20)")
    try answers.tell("set seed 2")
    let seeded = try answers.list("samples(x, 20)")
    #expect(usual != random && random != seeded && seeded != usual)
    try answers.tell("set seed 1")
    #expect(try answers.list("samples(x, 20)") == random)
    try answers.tell("set sampling sobol")
    #expect(try answers.list("samples(x, 20)") == usual)
  }

  // MARK: Scale and text

  @Test(arguments: [2.0, 1_024, 0.25])
  func allMoneyTimesAPowerOfTwo(_ factor: Double) throws {
    func answers(_ factor: Double) throws -> Answers {
      try Answers(
        few + """
          assume scale = \(factor)
          assume price = scale * (2 USD/hour to 3 USD/hour)
          assume fee = scale * (10 USD..20 USD)
          assume stated = \(2 * factor) USD to \(3 * factor) USD
          let bill = max(price * (5 hours ± 1 hour), fee / 2)
          """)
    }
    let (one, other) = (try answers(1), try answers(factor))
    for question in ["median(bill)", "p5(bill)", "quantile(bill, 0.7)", "mean(bill)", "sd(bill)"] {
      #expect(try other.number(question) == one.number(question) * factor, "\(question)")
    }
    #expect(
      try other.list("samples(bill, 30)") == one.list("samples(bill, 30)").map { $0 * factor })
    // A range with other ends is another curve, drawn at the same places.
    let stated = zip(
      try other.list("samples(stated, 200)"), try one.list("samples(stated, 200)"))
    for (scaled, usual) in stated {
      #expect(abs(scaled - usual * factor) < 1e-10 * scaled)
    }
    #expect(
      abs(try other.number("median(stated)") - one.number("median(stated)") * factor)
        < 1e-14 * factor)
  }

  @Test(arguments: [
    "1 to 3", "5 ± 1", "-5 to -2", "2..7", "$30B to $40B", "200k to 900k gpus", "2 GW..3 GW",
    "$2/gpu/hour to $3/gpu/hour", "1.25 ± 0.5", "0.001 to 0.002", "-1..1", "50% to 80%",
  ])
  func whatIsShownOfARangeIsThatRange(_ range: String) throws {
    let first = try Answers("assume x = \(range)")
    let line = first.shown("assume x = \(range)").split(separator: "\n").first ?? ""
    let text = line.split(separator: "  ").first.map(String.init) ?? ""
    #expect(text.hasPrefix("x = "))
    let again = try Answers("assume " + text)
    #expect(again.shown("x") == first.shown("x"))
    #expect(try again.list("samples(x, 20)") == first.list("samples(x, 20)"), "\(text)")
  }

  // MARK: What has no answer

  @Test(arguments: [
    ("1 / (-1..1)", ""), ("(5 ± 1) ^ (1 to 2)", ""), ("(0 ± 1) ^ (1 to 2)", "no-number"),
    ("(-1..1) ^ 0.5", "no-number"), ("sqrt(-1..1)", "no-number"), ("ln(-1..1)", "no-number"),
    ("1 / poisson(2)", "no-number"), ("exp(500 to 1000)", "no-number"),
    ("(1 to 2) / 0", "division-by-zero"), ("($1 to $2) ^ (1 to 2)", "range-not-possible"),
    ("if 1 to 2 > 1 then 1 else 0", "chance-not-truth"), ("-1 to 2", "range-crosses-zero"),
    ("mean(student(1))", "no-mean"), ("($1 to $2) + (1 to 2 hours)", "dimension"),
  ])
  func rangesWithoutAnAnswerAreRefused(_ question: String, _ code: String) throws {
    #expect(try Answers(few).mistake(question) == code)
  }

  @Test func aMeanOfFarDrawsIsWarnedOf() throws {
    let answers = try Answers(few)
    #expect(answers.shown("mean(1 / (0..1))").contains("[far-draws]"))
    #expect(!answers.shown("mean(1 / (1..2))").contains("[far-draws]"))
    #expect(!answers.shown("median(1 / (0..1))").contains("[far-draws]"))
  }

  @Test func tooMuchIsRefused() throws {
    let answers = try Answers("set samples 1e10")
    #expect(answers.mistake("max(1 to 2, 1 to 3)") == "too-many-samples")
    #expect(answers.mistake("median(2 * (1 to 2))") == "")
    #expect(throws: Answers.Mistake.self) { try Answers("set samples 1e12") }
    #expect(throws: Answers.Mistake.self) { try Answers("set samples 3") }
  }

  @Test func aRunThatIsStoppedChangesNothing() throws {
    let settings = Settings(
      today: try Day(year: 2026, month: 1, day: 15), isInterrupted: { true })
    let book = Book(settings: settings)
    let step = advance(book, with: "max(1 to 2, 2 to 3)", named: "test", manner: .script)
    #expect(step.diagnostics.map(\.code) == ["interrupted"])
    #expect(step.book.script == book.script)
  }

  @Test func correlatedNames() throws {
    var answers = try Answers("assume a = 5 ± 1\nassume b = 3 ± 2\nlet both = a + b")
    #expect(abs(try answers.number("variance(both)") - 5) < 1e-12)
    let alone = try answers.list("samples(a, 200)").sorted()
    try answers.tell("correlate(a, b, 0.7)")
    // Spearman's 0.7 as a correlation of normal variables.
    let normal = 2 * 0.358_367_949_5
    #expect(abs(try answers.number("variance(both)") - (5 + 4 * normal)) < 0.05)
    #expect(abs(try answers.number("sd(a)") - 1) < 1e-12)
    #expect(try answers.number("sd(a - a)") == 0)
    let together = try answers.list("samples(a, 200)").sorted()
    for (one, other) in zip(alone, together).dropFirst(20).dropLast(20) {
      #expect(abs(one - other) < 0.5)
    }
    try answers.tell("undo")
    #expect(abs(try answers.number("variance(both)") - 5) < 1e-12)
  }
}
