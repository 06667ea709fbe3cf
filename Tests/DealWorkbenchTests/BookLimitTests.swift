import DealFormula
import DealLanguage
import DealPage
import DealQuantities
import DealSyntax
import DealWorkbench
import Foundation
import Synchronization
import Testing

/// Scripts that lead deep end with an error and not with the program.
@Suite struct BookLimitTests {
  /// What a text leads to, worked out on a stack of 256 MB as in the program.
  private func messages(
    _ texts: [String], _ work: WorkLimits = WorkLimits()
  ) async throws -> [String] {
    var settings = Settings(today: try Day(year: 2026, month: 1, day: 15))
    settings.work = work
    let started = settings
    return await withCheckedContinuation { continuation in
      let thread = Thread {
        var book = Book(settings: started)
        var codes: [String] = []
        for text in texts {
          let step = advance(book, with: text, named: "deep", manner: .script)
          codes += step.diagnostics.filter { $0.severity == .error }.map(\.code)
          codes += step.answers.map { _ in "answer" }
          book = step.book
        }
        continuation.resume(returning: codes)
      }
      thread.stackSize = 256 << 20
      thread.start()
    }
  }

  @Test func aLongChainUnderGivenIsAnErrorOrAnAnswer() async throws {
    let chain = (1...10_000).map { "let x\($0) = x\($0 - 1) + 1" }.joined(separator: "\n")
    let codes = try await messages([
      "let x0 = 1\n" + chain, "x10000", "x10000 given x0 = 2", "1 + 1",
    ])
    #expect(codes.first == "answer", "the chain itself is worked out from the bottom")
    #expect(codes.last == "answer", "the book stays usable")
    #expect(codes.count == 3)
    #expect(codes[1] == "too-deep" || codes[1] == "answer")
  }

  /// Between one milestone and the next there are more calls than between names.
  @Test(arguments: [
    "milestone m on 2026-01-01\nmilestone m on m.date + 1 day",
    "milestone m on 2026-01-01\nmilestone n on m.date\nmilestone m on n.date + 1 day",
  ])
  func aMilestoneThatRestsOnItselfIsAnError(_ script: String) async throws {
    #expect(try await messages([script, "m.date", "1 + 1"]) == ["too-deep", "answer"])
  }

  @Test func changingTheBottomOfALongChainIsAnErrorOrAnAnswer() async throws {
    let chain = (1...5_000).map { "let x\($0) = x\($0 - 1) + 1" }.joined(separator: "\n")
    let codes = try await messages(["let x0 = 1\n" + chain, "let x0 = 5", "x5000", "1 + 1"])
    #expect(codes.last == "answer")
  }

  @Test func nestedFunctionsAndListsEnd() async throws {
    let functions =
      "fn f0(x) = x + 1\n"
      + (1...600).map { "fn f\($0)(x) = f\($0 - 1)(x) + 1" }.joined(separator: "\n")
    let nested = String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
    let powers =
      "let y0 = [1, 2]\n"
      + (1...60).map { "let y\($0) = [y\($0 - 1), y\($0 - 1)]" }
      .joined(separator: "\n")
    for text in [functions + "\nf600(1)", nested, "sum(range(1, 1e9))"] {
      let codes = try await messages([text, "1 + 1"])
      #expect(codes.last == "answer")
    }
    let codes = try await messages([powers, "1 + 1"])
    #expect(codes.last == "answer")
  }

  @Test func scenariosThatAskForScenariosEnd() async throws {
    let names = "let q0 = 0\n" + (1...20).map { "let q\($0) = 0" }.joined(separator: "\n")
    let scenarios = (1...20).map { number in
      "scenario s\(number) { let q\(number) = (q\(number - 1) given s\(number - 1)) + (q0 given s0) }"
    }
    let texts = [names, "scenario s0 { let q0 = 1 }"] + scenarios
    let codes = try await messages(texts + ["q3 given s3", "q20 given s20", "1 + 1"], .safe)
    #expect(codes.last == "answer")
    #expect(codes.contains("too-many-steps") || codes.contains("too-deep"))
    #expect(codes.filter { $0 == "answer" }.count >= 2, "what is not deep is answered")
  }

  @Test func aSeriesHasAsManyPartsAsAListMayHaveEntries() throws {
    var settings = Settings(today: try Day(year: 2026, month: 1, day: 15))
    settings.work.entries = 1_000
    let doubled = (1...12).map { "let s\($0) = s\($0 - 1) + s\($0 - 1)" }.joined(separator: "\n")
    let script = "deal a b value $1B over 5 years from 2026\nlet s0 = a_b.spend\n" + doubled
    let step = advance(Book(settings: settings), with: script, named: "s", manner: .script)
    #expect(step.diagnostics.first?.code == "too-long-list")
    #expect(transcript(of: advance(step.book, with: "total(s9)", named: "prompt")) == "$512B\n")
  }

  @Test func aSumOfManySeriesIsNoLongList() throws {
    var settings = Settings(today: try Day(year: 2026, month: 1, day: 15))
    // Each of the sums on the way has parts too, and they come to more than this.
    settings.work.entriesMade = 10_000
    let deals = (1...2_000).map { "deal p q\($0) value $1M over 5 years from 2026" }
    let step = advance(
      Book(settings: settings), with: deals.joined(separator: "\n"), named: "s", manner: .script)
    let asked = advance(step.book, with: "total(spend(p))", named: "prompt")
    #expect(transcript(of: asked) == "$2B\n")
  }

  @Test func aScriptHasNoMoreMemoryInAllThanAStatementMayTake() throws {
    var settings = Settings(today: try Day(year: 2026, month: 1, day: 15))
    let inUse = Atomic(0)
    let growing: @Sendable () -> Int = { inUse.wrappingAdd(1, ordering: .relaxed).newValue * 100 }
    settings.memory = MemoryGuard(bytes: 250, inUse: growing)
    let script = (1...1_000).map { "let x\($0) = \($0)" }.joined(separator: "\n")
    let stopped = advance(Book(settings: settings), with: script, named: "x.deal", manner: .script)
    #expect(stopped.diagnostics.map(\.code) == ["too-much-memory"])
    #expect(advance(stopped.book, with: "x2", named: "prompt").answers.count == 1)
    // At the prompt the work goes on, so that it can be saved.
    #expect(advance(stopped.book, with: script, named: "prompt").diagnostics.isEmpty)
  }

  @Test func aScenarioThatIsStoppedInTheMiddleAnswersNothing() throws {
    let asked = Atomic(0)
    let stopAt = Atomic(Int.max)
    let settings = Settings(
      today: try Day(year: 2026, month: 1, day: 15),
      isInterrupted: {
        asked.wrappingAdd(1, ordering: .relaxed).newValue >= stopAt.load(ordering: .relaxed)
      })
    let book = advance(
      Book(settings: settings), with: "let q = 1; scenario s { let q = 2; let r = 3 }", named: "s"
    ).book
    for later in 1...6 {
      stopAt.store(asked.load(ordering: .relaxed) + later, ordering: .relaxed)
      let step = advance(book, with: "q given s", named: "s")
      let shown = step.answers.map { TextWriter().write($0.page) }
      #expect(
        shown == ["2\n"] || step.diagnostics.map(\.code) == ["interrupted"], "stopped at \(later)")
    }
  }

  /// All errors that are shown say what may be meant; the others are counted.
  @Test func everyErrorThatIsShownNamesWhatIsAlike() throws {
    let lines = (1...25).flatMap { _ in
      ["dael a b", "openai_asw.value", "let x = opneai", "fn f(x) = opneai"]
    }
    let settings = Settings(today: try Day(year: 2026, month: 1, day: 15))
    let script = (["deal openai aws value 1"] + lines).joined(separator: "\n")
    let step = advance(Book(settings: settings), with: script, named: "s.deal", manner: .script)
    let errors = step.diagnostics.filter { $0.severity == .error }
    #expect(errors.count == settings.errorsShown)
    for error in errors {
      let said = error.notes + error.labels.map(\.text)
      #expect(said.contains { $0.hasPrefix("did you mean") }, "\(said)")
    }
    let others = 100 - settings.errorsShown
    #expect(step.diagnostics.last?.message == "s.deal has \(others) more errors, not shown")
  }
}
