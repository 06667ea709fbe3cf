import DealLanguage
import DealModel
import DealPage
import DealQuantities
import DealSyntax
import Testing

@testable import DealWorkbench

/// The reference has everything, and what it says is so.
@Suite struct ReferenceTests {
  /// The reference as Markdown, made once for all tests.
  static let text = Result { try markdown(Reference.document) }

  /// A document as Markdown.
  static func markdown(_ document: Document) throws -> String {
    let format = try #require(FileFormat.named("markdown"))
    return String(decoding: try format.write(document), as: UTF8.self)
  }

  /// A runner whose books know no files and no clock, as the fences of the reference need none.
  static let runner = Runner.deal { _ in Settings(today: Day.first) }

  @Test func itIsATranscriptThatHolds() throws {
    let file = try TranscriptReader.read(try Self.text.get())
    #expect(file.exchangeCount > 350)
    let replay = Replay(file, named: "reference.md", in: "/", with: Self.runner)
    for failure in replay.failures.prefix(5) { Issue.record("\(failure)") }
    #expect(replay.file == file)
  }

  @Test func itIsTheSameAgain() throws {
    #expect(try Self.markdown(Reference.document) == Self.text.get())
  }

  @Test func itHasEveryWordOfTheTables() throws {
    let headings = Set(
      try Self.text.get().split(separator: "\n").filter { $0.hasPrefix("#") }
        .map { String($0.drop { $0 == "#" }.dropFirst()).replacing("\\", with: "") })
    var words = Verb.all.map(\.name) + Verb.closedForms.map(\.name) + Function.all.map(\.name)
    words += Property.all.map(\.name) + Topic.all.map(\.name) + ErrorEntry.all.map(\.code)
    words += LibraryBook.allCases.map(\.rawValue)
    for word in words { #expect(headings.contains(word), "\(word) is not in the reference") }
    let text = try Self.text.get()
    for unit in UnitCatalogue.families.flatMap(\.entries) {
      #expect(text.contains("| \(unit.name) | "), "\(unit.name)")
    }
    for currency in Currency.all { #expect(text.contains("| \(currency.code) | ")) }
  }

  @Test func everySubjectHasOnePlace() throws {
    let summaries = Topic.all.map(\.summary)
    let lines = try Self.text.get().split(separator: "\n")
    for topic in Topic.all {
      let count = lines.count { $0.hasPrefix("**") && $0.hasSuffix("**") && Self.says($0, topic) }
      #expect(count == 1, "\(topic.name)")
    }
    #expect(Set(summaries).count == summaries.count)
  }

  /// Whether a line of Markdown is the summary of a subject.
  private static func says(_ line: Substring, _ topic: Topic) -> Bool {
    line.dropFirst(2).dropLast(2).replacing("\\", with: "") == topic.summary
  }

  @Test(arguments: [
    "deal", "irr", "cost_per_gpu_hour", "gpu", "announced", "error dimension", "verbs",
  ])
  func aWordHasAPageOfItsOwn(_ word: String) throws {
    let document = try #require(Reference.document(on: word))
    let text = try Self.markdown(document)
    let file = try TranscriptReader.read(text)
    #expect(Replay(file, named: "word.md", in: "/", with: Self.runner).failures == [])
  }

  @Test func anUnknownWordHasNone() {
    #expect(Reference.document(on: "wrod") == nil)
    #expect(Reference.document(on: "error wrod") == nil)
  }
}
