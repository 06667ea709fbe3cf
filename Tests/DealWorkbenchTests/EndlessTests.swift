import DealLanguage
import DealQuantities
import DealSyntax
import DealWorkbench
import Testing

/// Short statements that would take all memory, or all day.
@Suite struct EndlessTests {
  /// The codes of what a book says to the first of some statements that it says something about.
  static func codes(_ statements: [String], stops: Bool = false) throws -> [String] {
    let today = try Day(year: 2026, month: 1, day: 15)
    let codes = onLargeStack { () -> [String] in
      let watch = Watch()
      watch.start()
      let settings = Settings(today: today, isInterrupted: { stops && watch.isLate })
      var book = Book(settings: settings)
      var codes: [String] = []
      for statement in statements where codes.isEmpty {
        let step = advance(book, with: statement, named: "prompt")
        book = step.book
        codes = step.diagnostics.map(\.code)
      }
      return codes
    }
    return try #require(codes)
  }

  @Test func listsThatDoNotFitAreRefused() throws {
    #expect(try Self.codes(["[range(1, 1e6) for x in range(1, 1e6)]"]) == ["too-long-list"])
  }

  /// Thirty doublings are thirty parts in memory, and a billion written out.
  @Test func whatIsSharedIsNotWrittenOut() throws {
    let lists = (1...30).map { "let a\($0) = [a\($0 - 1), a\($0 - 1)]" }
    #expect(try Self.codes(["let a0 = 1"] + lists) == ["too-long-list"])
    let texts = (1...30).map { "let t\($0) = \"{t\($0 - 1)}{t\($0 - 1)}\"" }
    #expect(try Self.codes(["let t0 = \"t\""] + texts) == ["too-long-text"])
  }

  @Test(arguments: [
    "count(unique(range(1, 1e6)))",
    "sum([1 for x in range(1, 1e6) if sum([1 for y in range(1, 1e6) if x > 2e6]) > 1])",
  ])
  func whatTakesLongIsStopped(_ statement: String) throws {
    #expect(try Self.codes([statement], stops: true) == ["interrupted"])
  }

  /// Each word that stands nowhere was compared with every word of all help: 20,000 took 16 seconds.
  @Test(.timeLimit(.minutes(1))) func helpOnManyWordsComparesTheFirstOfThem() throws {
    let words = (0..<20_000).map { "wordx\($0)q" }.joined(separator: " ")
    let book = Book(settings: Settings(today: try Day(year: 2026, month: 1, day: 15)))
    let said = transcript(of: advance(book, with: "help \(words)", named: "prompt"))
    #expect(said.hasPrefix("there is no help on wordx0q wordx1q"))
    #expect(said.hasSuffix("help alone says where to start\n"))
    let slips = advance(book, with: "help wordx0q wordx1q electicity", named: "prompt")
    #expect(transcript(of: slips).hasSuffix("did you mean electricity, elasticity?\n"))
  }
}
