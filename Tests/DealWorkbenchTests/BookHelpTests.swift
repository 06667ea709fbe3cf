import DealLanguage
import DealQuantities
import DealSyntax
import Testing

@testable import DealWorkbench

/// The examples of the help pages, on the book that they are shown with.
@Suite struct BookHelpTests {
  @Test(arguments: Verb.all.flatMap(\.examples))
  func examplesOfVerbsRun(_ example: String) { run(example) }

  @Test(arguments: Verb.closedForms.flatMap(\.examples))
  func examplesOfFormsRun(_ example: String) { run(example) }

  @Test(arguments: Function.all.flatMap(\.examples))
  func examplesOfFunctionsRun(_ example: String) { run(example) }

  @Test(arguments: Topic.all.flatMap(\.examples))
  func examplesOfTopicsRun(_ example: String) { run(example) }

  @Test(arguments: Topic.all.flatMap(\.mistakes))
  func mistakesOfTopicsAreMistakes(_ example: String) {
    let step = advance(sampleBook, with: example, named: "example")
    #expect(step.diagnostics.contains { $0.severity == .error }, "\(example)")
  }

  /// Entries of errors without an example, as no short statement leads to them.
  static let withoutExample: Set<String> = [
    "file-outside", "internal", "interrupted", "more-errors", "prompt-only", "timeout",
    "too-much-memory",
    "sheet-too-large", "text-too-large", "too-deep",
    "too-long", "too-long-chain", "too-long-text", "too-many-digits", "too-many-files",
    "too-many-steps",
  ]

  @Test(arguments: ErrorEntry.all)
  func examplesOfErrorsLeadToThem(_ entry: ErrorEntry) {
    guard let example = entry.example else {
      #expect(Self.withoutExample.contains(entry.code), "\(entry.code) needs an example")
      return
    }
    let shown = transcript(of: advance(sampleBook, with: example, named: "example"))
    #expect(shown.contains("[\(entry.code)]"), "\(entry.code): \(shown)")
    #expect(entry.meaning.hasSuffix(".") && entry.mend.hasSuffix("."), "\(entry.code)")
  }

  @Test func everyErrorHasOnePage() {
    let codes = ErrorEntry.all.map(\.code)
    #expect(Set(codes).count == codes.count)
    for code in codes {
      let page = transcript(of: advance(sampleBook, with: "help error \(code)", named: "help"))
      #expect(page.contains("to mend it: "), "\(code)")
    }
  }

  /// Words for which something must be found, and the page that must be among the first three.
  static let searches: [(asked: String, found: String)] = [
    ("exchange rate", "rate"), ("interval", "p5"), ("megawatt", "units"), ("who pays", "payer"),
    ("closing bracket", "error open-bracket"), ("spreadsheet", "npv"),
    ("first refusal", "first_refusal"),
    ("headlines", "ranges"), ("quotes", "source"), ("electricity", "electricity_price"),
  ]

  @Test(arguments: searches.indices)
  func wordsAreFound(_ index: Int) {
    let (asked, found) = Self.searches[index]
    let page = transcript(of: advance(sampleBook, with: "help \(asked)", named: "help"))
    let rows = page.split(separator: "\n").dropFirst().prefix(12)
    #expect(rows.contains { $0.hasPrefix("  help \(found) ") }, "\(asked): \(page)")
  }

  /// Words of people who make languages, which nobody else should have to know.
  static let jargon: Set<String> = [
    "identifier", "parse", "parser", "ast", "literal", "nil", "operand", "syntax", "expression",
  ]

  @Test func helpIsInPlainWords() {
    let texts =
      helpEntries.map(\.meaning) + Topic.all.flatMap(\.lines)
      + ErrorEntry.all.flatMap { [$0.meaning, $0.mend] }
    for text in texts {
      let words = text.lowercased().split { !$0.isLetter }.map(String.init)
      #expect(words.filter(Self.jargon.contains) == [], "\(text)")
    }
  }

  /// Every page of help, as it is shown. A token is a unit of work too, beside others.
  @Test func pagesAreInPlainWords() {
    let jargon = Self.jargon.union(["token", "tokens", "operands", "literals", "identifiers"])
    let asked =
      helpWords + ["list of errors", ""] + ErrorEntry.all.map { "error \($0.code)" }
      + sampleBook.knowledge.units.names.map(\.name).filter { !$0.lowercased().contains("token") }
    for word in asked {
      let page = transcript(of: advance(sampleBook, with: "help \(word)", named: "help"))
      for line in page.split(separator: "\n") where !line.contains("FLOP") {
        let words = line.lowercased().split { !$0.isLetter }.map(String.init)
        #expect(words.filter(jargon.contains) == [], "help \(word): \(line)")
      }
    }
    for entry in sampleBook.knowledge.units.names {
      let words = entry.meaning.lowercased().split { !$0.isLetter }.map(String.init)
      #expect(words.filter(Self.jargon.contains) == [], "\(entry.name): \(entry.meaning)")
    }
  }

  @Test func errorsAreListedBySubject() {
    let page = transcript(of: advance(sampleBook, with: "help errors", named: "help"))
    for (title, entries) in ErrorEntry.subjects {
      let line = page.split(separator: "\n").first { $0.hasPrefix("\(title): ") } ?? ""
      for entry in entries { #expect(line.contains(entry.code), "\(title): \(entry.code)") }
    }
    #expect(ErrorEntry.subjects.flatMap(\.entries).count == ErrorEntry.all.count)
  }

  /// Runs an example, which must give no error.
  private func run(_ example: String) {
    let step = advance(sampleBook, with: example, named: "example")
    let errors = step.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(example): \(errors.first?.message ?? "")")
    #expect(!step.needsMore, "\(example) is not complete")
  }

  @Test func everythingHasAnExampleAndAPage() {
    for verb in Verb.all { #expect(!verb.examples.isEmpty, "\(verb.name)") }
    for function in Function.all { #expect(!function.examples.isEmpty, "\(function.name)") }
    for word in helpWords {
      let page = transcript(of: advance(sampleBook, with: "help \(word)", named: "help"))
      #expect(!page.contains("there is no help"), "\(word)")
      #expect(!page.isEmpty, "\(word)")
    }
  }
}
