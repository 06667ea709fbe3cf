import DealFormula
import DealLanguage
import DealQuantities
import DealSyntax
import Testing

@testable import DealWorkbench

/// What is offered at a place of a statement, and what is not: only what can stand there.
@Suite struct SuggestionTests {
  /// A place, and what must and must not be offered.
  struct Place: CustomTestStringConvertible, Sendable {
    /// The text up to the cursor.
    var text: String
    var offered: [String]
    var others: [String]
    var testDescription: String { text }
    init(_ text: String, has offered: [String], not others: [String] = []) {
      self.text = text
      self.offered = offered
      self.others = others
    }
  }

  /// A book with something of each kind, on 15 January 2026.
  private let book: Book = {
    let day = (try? Day(year: 2026, month: 1, day: 15)) ?? Day.first
    let script = """
      deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus
      rollout gpus by 2026-12
      deal microsoft iren value 9.7e9 over 5 years announced 2025-11-02 as iren_cloud
      change openai_aws pays monthly
      chip gb200 power 1667 W
      milestone agi on 2027-06
      exclusive microsoft for openai over compute until agi as azure
      source filing title "Form 8-K" date 2025-11-04
      scenario slow { assume utilization = 50% }
      assume gpu_price = $30k/gpu
      assume reserve = $2B
      assume hours_sold = 70%
      let yearly = openai_aws.value / 7 years
      let closing = 2026-03-31
      let ready = openai_aws.until
      let span = 3 years
      fn blended(a, b) = a + b
      """
    return advance(Book(settings: Settings(today: day)), with: script, named: "a", manner: .script)
      .book
  }()

  static let places: [Place] = [
    // Statements and their words.
    Place("", has: ["deal", "let", "rollout", "yearly", "openai_aws"], not: ["value", "sum("]),
    Place("roll", has: ["rollout"], not: ["deal"]),
    Place(
      "deal ", has: ["openai", "aws", "microsoft"], not: ["openai_aws", "value", "gb200", "sum("]),
    Place("deal openai ", has: ["aws", "microsoft"], not: ["openai", "value", "deal"]),
    Place("deal openai aws ", has: ["value", "over", "as"], not: ["openai", "in", "gpus"]),
    Place(
      "deal openai aws value 38e9 ", has: ["over", "in", "USD"], not: ["value", "gpus", "years"]),
    Place("deal openai aws value 38 ", has: ["USD", "EUR"], not: ["gpus", "years", "MW"]),
    Place("deal openai aws kind ", has: ["cloud", "loan"], not: ["openai", "sum("]),
    Place("deal openai aws pays with", has: ["with capacity"], not: ["monthly"]),
    Place("deal openai aws as ", has: [], not: ["openai_aws", "iren_cloud"]),
    Place("deal openai aws requires ", has: ["agi"], not: ["openai_aws", "openai"]),
    Place("deal openai aws amends ", has: ["openai_aws", "iren_cloud"], not: ["agi", "openai"]),
    Place("deal openai aws source ", has: ["filing"], not: ["openai"]),
    Place("change ", has: ["openai_aws", "iren_cloud"], not: ["openai", "agi"]),
    Place("rollout gpus for ", has: ["openai_aws"], not: ["openai"]),
    Place("rollout gpus after ", has: ["agi"], not: ["openai_aws"]),
    Place("help mon", has: ["money"], not: ["yearly"]),
    Place("help ", has: ["deal", "errors", "cost_per_gpu_hour", "chance"], not: ["yearly"]),
    Place("help error dim", has: ["dimension"], not: ["money"]),
    Place("base ", has: ["EUR"], not: ["gpus", "openai"]),
    Place("deal a b with 200k gpus of ", has: ["gb200"], not: ["openai", "sum("]),
    // Values of what the clause takes.
    Place(
      "deal openai aws value ", has: ["$38B", "reported", "reserve", "openai_aws.value", "sum("],
      not: ["gpu_price", "hours_sold", "closing", "openai_aws.gpus", "chance(", "today", "agi"]),
    Place("deal openai aws upfront ", has: ["reserve"], not: ["span", "yearly"]),
    Place(
      "deal openai aws over ", has: ["7 years", "span", "openai_aws.term"],
      not: ["reserve", "openai_aws.value", "closing"]),
    Place("deal openai aws over 7 ", has: ["years", "months"], not: ["USD", "gpus"]),
    Place(
      "deal openai aws with ", has: ["200k gpus", "openai_aws.gpus"],
      not: ["reserve", "openai_aws.value", "span"]),
    Place("deal openai aws with 200k ", has: ["gpus", "cpus", "MW"], not: ["USD", "years"]),
    Place("deal openai aws chance ", has: ["80%", "hours_sold"], not: ["reserve", "span"]),
    Place("chip h100 memory ", has: ["186 GB"], not: ["reserve", "span"]),
    Place("party openai revenue ", has: ["$13B/year", "yearly"], not: ["reserve", "span"]),
    // Dates.
    Place(
      "deal openai aws announced ",
      has: ["2026-01-15", "2026-01", "2026-Q1", "2025-11-03", "2025-11-02", "closing", "ready"],
      not: ["reserve", "span", "yearly", "openai_aws.value", "chance("]),
    Place("deal openai aws announced 2025-", has: ["2025-11-03"], not: ["2026-01-15"]),
    Place("rollout gpus by ", has: ["2026-01", "closing"], not: ["span"]),
    Place("rollout gpus from ", has: ["2026-01"], not: ["reserve"]),
    Place("openai_aws.capacity at ", has: ["2026-01-15", "closing"], not: ["reserve"]),
    Place("openai_aws.spend during ", has: ["2026-Q1"], not: ["reserve"]),
    Place("openai_aws.value known on ", has: ["2026-01-15", "2025-11-03"], not: ["reserve"]),
    Place("openai_aws.spend by year until ", has: ["2026-01-15"], not: ["reserve"]),
    Place("openai_aws.spend by ", has: ["year", "quarter"], not: ["reserve", "2026-01-15"]),
    Place("exclusive a for b over c until ", has: ["agi", "openai_aws"], not: ["reserve"]),
    Place("closing - ", has: ["span", "ready"], not: ["reserve"]),
    // Formulas, by what stands beside.
    Place("openai_aws.value > ", has: ["reserve", "iren_cloud.value"], not: ["span", "yearly"]),
    Place("reserve + ", has: ["reserve"], not: ["span", "hours_sold"]),
    Place("yearly > ", has: ["yearly"], not: ["reserve"]),
    Place("openai_aws.gpus > 100k ", has: ["gpus"], not: ["USD", "years"]),
    Place("deal a b value 200k gpus * ", has: ["gpu_price"], not: ["reserve", "span"]),
    Place("openai_aws.value in ", has: ["USD", "EUR"], not: ["gpus", "years"]),
    Place("span in ", has: ["days", "months"], not: ["USD", "gpus"]),
    Place("closing ", has: ["to"], not: ["in", "gpus", "USD"]),
    Place("7 ", has: ["gpus", "years", "in", "of"], not: ["deal"]),
    // What the parser would refuse there: a range of a range, and words that run into one.
    Place("reserve + 7 ", has: ["to"]),
    Place("1 to 5 ", has: ["in"], not: ["to"]),
    Place("5..5", has: [], not: ["to"]),
    Place("rollout gpus by 2026-12", has: [], not: ["from", "to"]),
    Place("1 / 7 ye", has: ["year", "years"], not: ["yearly"]),
    Place("let x = ", has: ["reserve", "span", "sum(", "openai_aws"], not: ["value", "deal"]),
    Place("let x: money = ", has: ["reserve"], not: ["span"]),
    Place("let x = 5 ", has: ["source", "basis", "in"], not: ["value"]),
    Place("chance(", has: ["reserve", "openai_aws"], not: ["value"]),
    Place("flow(", has: ["openai", "aws"], not: ["reserve", "agi"]),
    Place("years(", has: ["closing", "2026-01-15"], not: ["reserve"]),
    Place("npv(8%, ", has: ["deals"], not: ["reserve"]),
    Place("print \"{", has: ["reserve", "openai_aws"], not: ["deal"]),
    // Fields.
    Place("openai_aws.", has: ["value", "payer", "cost_per_gpu_hour"], not: ["fp8", "sum("]),
    Place("openai_aws.payer.", has: ["title", "revenue"], not: ["value", "gpus"]),
    Place("openai_aws.va", has: ["value"], not: ["gpus"]),
    Place("gb200.", has: ["power", "fp8"], not: ["value"]),
    Place("agi.", has: ["date", "met"], not: ["value"]),
    Place("azure.", has: ["holder", "until"], not: ["value"]),
    Place("filing.", has: ["url", "date"], not: ["value"]),
    Place("first(deals).", has: ["value"], not: ["fp8"]),
    Place("sum([d.value for d in deals if d.", has: ["value", "kind"], not: ["fp8"]),
    Place("where(chips, c => c.", has: ["fp8"], not: ["payer"]),
    Place("list deals where ", has: ["value", "gpus"], not: ["fp8"]),
    Place("list chips sort ", has: ["fp8"], not: ["payer"]),
    Place("yearly given ", has: ["reserve", "slow", "openai_aws"], not: ["blended", "sum("]),
    Place("yearly given openai_aws.", has: ["value"], not: ["payer", "name"]),
    Place("solve ", has: ["reserve"], not: ["sum("]),
    // Where nothing can be offered.
    Place("deal openai aws note \"", has: [], not: ["value", "openai"]),
    Place("# ", has: [], not: ["deal"]),
  ]

  @Test(arguments: places)
  func onlyWhatFitsIsOffered(_ place: Place) {
    let found = book.suggestions(for: place.text, at: place.text.utf8.count)
    let texts = found.candidates.map(\.text)
    #expect(place.offered.filter { !texts.contains($0) } == [], "missing in \(texts)")
    #expect(texts.filter(place.others.contains) == [], "should not be there")
    #expect(Set(texts).count == texts.count)
    #expect(found.replaced.upperBound == place.text.utf8.count)
  }

  @Test func candidatesSayWhatTheyMean() {
    func meaning(_ word: String, of text: String) -> String? {
      book.suggestions(for: text, at: text.utf8.count).candidates.first { $0.text == word }?
        .meaning
    }
    #expect(meaning("openai_aws", of: "change ") == "openai pays aws")
    #expect(meaning("2026-01-15", of: "rollout gpus by ") == "today")
    #expect(meaning("2025-11-03", of: "rollout gpus by ") == "openai_aws.announced")
    #expect(meaning("reserve", of: "deal a b value ") == "$2B, an assumption")
    #expect(meaning("irr(", of: "1 + irr")?.hasPrefix("irr(flows, guess?): the rate") == true)
    for place in Self.places where !place.text.isEmpty {
      let found = book.suggestions(for: place.text, at: place.text.utf8.count)
      let silent = found.candidates.filter { $0.meaning.isEmpty && $0.text != "over" }
      #expect(silent.isEmpty, "\(place.text): \(silent.map(\.text))")
    }
  }

  /// Every slot of a statement that takes a formula says what is wanted, or that anything is.
  @Test func slotsSayWhatTheyTake() {
    let free = [
      "a formula", "a deal, a party", "what to show", "a text", "a name or a field",
      "the value", "two values", "an amount such", "a price", "what to sort",
      "the most parties", "what to draw", "what to write", "questions",
    ]
    for verb in Verb.all {
      let slots =
        verb.shape.operands.map { ($0.label, $0.reading) }
        + verb.shape.clauses.map { ($0.label, $0.reading) }
      for (label, reading) in slots {
        switch reading {
        case .expression, .expressions, .qualified, .grants:
          let isFree = free.contains { label.hasPrefix($0) }
          #expect(book.knowledge.sorts(of: label).isEmpty == isFree, "\(verb.name): \(label)")
        default: break
        }
      }
    }
  }

  /// In a large book the list stays short and says how much it leaves out, and what all have in
  /// common is in it.
  @Test func manyCandidatesAreCut() {
    var script = ""
    for number in 0..<3_000 { script += "deal a\(number) b value 1e9 as d\(number)\n" }
    script += "deal a0 b value 1e9 as different\n"
    let book = advance(
      Book(settings: Settings(today: Day.first)), with: script, named: "a", manner: .script
    ).book
    for text in [
      "change ", "deal ", "change d", "deal x y value d", "d", "x = d", "deal x y from ",
    ] {
      let found = book.suggestions(for: text, at: text.utf8.count)
      #expect(found.candidates.count <= 400, "\(text)")
    }
    let found = book.suggestions(for: "change d", at: 8)
    #expect(found.candidates.count + found.more == 3_001)
    #expect(found.candidates.map(\.text).contains("different"))
  }

  /// What is typed anywhere in a statement is offered for without a trap.
  @Test func everyPlaceOfEveryExampleIsAnswered() {
    for example in Verb.all.flatMap(\.examples) + Function.all.flatMap(\.examples) {
      for cursor in 0...example.utf8.count {
        let found = book.suggestions(for: example, at: cursor)
        #expect(found.replaced.upperBound <= cursor)
      }
    }
  }

  /// What takes many steps is given up, so that an offer never waits for it.
  @Test func whatTakesLongIsGivenUp() throws {
    var knowledge = advance(
      book, with: "let long = sum([x * x for x in range(1, 2000)])", named: "a", manner: .script
    ).book.knowledge
    let slot = knowledge.slot(try #require(knowledge.names.find("long")))
    let formula = try #require(knowledge.definitions[slot]?.formula)
    var patient = Evaluation(knowledge.environment(), most: 50_000)
    _ = try patient.evaluate(formula)
    var hasty = Evaluation(knowledge.environment(), most: 1_000)
    #expect(throws: Refusal.self) { try hasty.evaluate(formula) }
  }

  /// A text with a `?` is answered as it is; in a block of statements it goes on.
  @Test func aHoleEndsWhatIsOpen() {
    #expect(book.isComplete("chance(? > 5"))
    #expect(book.isComplete("deal openai oracle value ? +"))
    #expect(!book.isComplete("scenario slow {\n  let a = ?\n"))
    #expect(!book.isComplete("chance(5 > "))
  }

  /// A `?` in the place of any part of a statement changes nothing and is no error.
  @Test func aHoleAnywhereIsAnswered() {
    for example in Verb.all.flatMap(\.examples)
    where !example.contains(";") && !example.contains("\"") {
      let words = example.split(separator: " ")
      for index in words.indices.dropFirst() {
        var parts = words.map(String.init)
        parts[index] = "?"
        let step = advance(book, with: parts.joined(separator: " "), named: "hole")
        #expect(step.book.script == book.script, "\(parts)")
      }
    }
  }
}
