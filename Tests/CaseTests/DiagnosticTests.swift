import DealLanguage
import DealSyntax
import DealWorkbench
import Testing

/// What errors promise: that their remedies help, that they change nothing, and that they are told
/// in words that everybody knows.
@Suite struct DiagnosticTests {
  /// The cases that show the diagnostics, one file a code.
  static let places = CasePlace.all(below: "Tests/Cases/diagnostics", suffix: ".md")

  /// A remedy that begins with a verb is a statement of its own; any other one stands for the words
  /// that the first label marks. Both run without an error where the mistake was made.
  @Test(arguments: places)
  func remediesHelp(_ place: CasePlace) throws {
    for typed in try TypedStatement.all(in: place) {
      for diagnostic in typed.step.diagnostics {
        for remedy in diagnostic.remedies {
          let right = try #require(
            Self.statement(remedy, for: diagnostic, in: typed), "\(typed): \(remedy)")
          let step = advance(typed.before, with: right, named: "prompt")
          #expect(Self.errors(step) == [], "\(typed)\ntyped in: \(right)")
          guard diagnostic.code == "unstated" else { continue }
          let again = advance(step.book, with: typed.text, named: "prompt")
          #expect(Self.errors(again) == [], "\(typed)\nafter: \(right)")
        }
      }
    }
  }

  /// Every remedy that any transcript shows: typed in, it never leads to the same error at the same place.
  @Test(arguments: CasePlace.cases)
  func noRemedyLeadsBack(_ place: CasePlace) throws {
    for typed in try TypedStatement.all(in: place) {
      for diagnostic in typed.step.diagnostics where diagnostic.severity == .error {
        for remedy in diagnostic.remedies {
          guard let right = Self.statement(remedy, for: diagnostic, in: typed) else {
            // In a file of its own there is no statement to mend at the prompt.
            #expect(typed.text.hasPrefix("use "), "\(typed): \(remedy)")
            continue
          }
          let step = advance(typed.before, with: right, named: "prompt")
          let again = step.diagnostics.filter { found in
            found.code == diagnostic.code && found.severity == .error
              && found.labels.first?.place.span.lower == diagnostic.labels.first?.place.span.lower
          }
          #expect(again.map(\.message) == [], "\(typed)\ntyped in: \(right)")
        }
      }
    }
  }

  @Test func someRemediesAreOfEachKind() throws {
    let typed = try Self.places.flatMap { try TypedStatement.all(in: $0) }
    let remedies = typed.flatMap { $0.step.diagnostics.flatMap(\.remedies) }
    #expect(remedies.filter(Self.isStatement).count >= 5)
    #expect(remedies.filter { !Self.isStatement($0) }.count >= 15)
  }

  /// Questions whose answers tell two books apart.
  static let questions = [
    "1 + 1", "list deals", "list parties", "list rollouts", "list milestones", "list rights",
    "list sources",
    "list scenarios", "assumptions", "sum([d.value for d in deals])",
  ]

  @Test(arguments: places + BeginnerTests.places)
  func aMistakeChangesNothing(_ place: CasePlace) throws {
    // Of a file with a mistake the rest holds, so `use` is left out.
    for typed in try TypedStatement.all(in: place)
    where typed.hasFailed && !typed.text.hasPrefix("use ") {
      #expect(typed.step.book.script == typed.before.script, "\(typed)")
      // There are many beginners, and the atlas is large.
      let isCase = typed.path.hasPrefix("Tests/Cases/diagnostics")
      for question in isCase ? Self.questions : ["list deals"] {
        // As a script, so that places do not count the statements of the prompt.
        let before = advance(typed.before, with: question, named: "asked", manner: .script)
        let after = advance(typed.step.book, with: question, named: "asked", manner: .script)
        #expect(transcript(of: after) == transcript(of: before), "\(typed): \(question)")
      }
    }
  }

  @Test func aFileOfTenMistakesReportsTenAndAnswersTheRest() throws {
    let text = """
      deel openai aws value 38e9
      deal openai aws value 38e9 over 7 years announced 2025-11-03
      let half = 38B$
      2 + 2
      38 gpsu
      2026-02-30
      let money_and_power = $38B + 2 GW
      openai_aws.cost_per_gpu
      3 + 3
      1 < 2 < 3
      change openai_awz value 40e9
      [4, 5, 6][7]
      $38B / 0
      openai_aws.annual_value * 7 years
      """
    let settings = try Runner.settings(in: "/")
    let step = advance(Book(settings: settings), with: text, named: "ten.deal", manner: .script)
    #expect(
      step.diagnostics.map(\.code) == [
        "unknown-verb", "currency-sign", "unknown-unit", "impossible-date", "dimension", "unstated",
        "comparison-chain", "unknown-name", "no-such-position", "division-by-zero",
      ])
    #expect(step.answers.count == 3)
    let shown = transcript(of: step).split(separator: "\n").map(String.init)
    for answer in ["4", "6", "$38B"] { #expect(shown.contains(answer), "\(answer)") }
    for line in [1, 3, 5, 6, 7, 8, 10, 11, 12, 13] {
      #expect(shown.filter { $0.hasPrefix(" ") && $0.contains("ten.deal:\(line):") }.count == 1)
    }
  }

  /// Words of people who make languages, which nobody else should have to know. A token is also a unit
  /// of work, and may be named as one.
  static let jargon: Set<String> = [
    "identifier", "identifiers", "token", "tokens", "parse", "parser", "parsed", "ast", "literal",
    "literals", "nil", "operand", "operands", "syntax", "expression", "expressions",
  ]

  /// Whole answers, not only errors; what somebody typed is repeated as it was.
  @Test(arguments: CasePlace.cases)
  func answersAreInPlainWords(_ place: CasePlace) throws {
    for typed in try TypedStatement.all(in: place) {
      let own = Set(Self.words(typed.text))
      for line in transcript(of: typed.step).split(separator: "\n") {
        // An excerpt of the statement begins with the number of its line.
        if line.drop(while: \.isNumber).hasPrefix(" │") { continue }
        let isUnit = ["gpu", "FLOP", "tokens/", "B tokens"].contains { line.contains($0) }
        let found = Self.words(String(line)).filter { word in
          Self.jargon.contains(word) && !own.contains(word)
            && !(isUnit && word.hasPrefix("token"))
        }
        #expect(found == [], "\(typed)\n\(line)")
      }
    }
  }

  /// The words of a text in small letters.
  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
  }

  /// Whether a remedy is a whole statement.
  private static func isStatement(_ remedy: String) -> Bool {
    let first = remedy.prefix { $0 != " " }
    return Verb.named(String(first)) != nil || Verb.closedForms.contains { $0.name == first }
  }

  /// What is typed to follow a remedy; nil if the remedy does not say where it belongs.
  static func statement(
    _ remedy: String, for diagnostic: Diagnostic, in typed: TypedStatement
  ) -> String? {
    if isStatement(remedy) { return remedy }
    guard let span = diagnostic.labels.first(where: \.isPrimary)?.place.span else { return nil }
    let bytes = Array(typed.text.utf8)
    let (lower, upper) = (Int(span.lower), Int(span.upper))
    guard lower <= upper, upper <= bytes.count else { return nil }
    return String(
      decoding: bytes[..<lower] + Array(remedy.utf8) + bytes[upper...], as: UTF8.self)
  }

  /// The errors of a step as texts.
  static func errors(_ step: Step) -> [String] {
    step.diagnostics.filter { $0.severity == .error }.map { "\($0.code): \($0.message)" }
  }
}
