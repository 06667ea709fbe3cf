import DealLanguage
import DealQuantities
import DealSyntax
import Testing

@testable import DealWorkbench

/// Statements about ranges in any order: the program goes on, and a mistake leaves the book as it was.
@Suite struct RangeFuzzTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func anythingWithRangesIsAnsweredOrRefused(_ seed: UInt64) throws {
    var dice = RangeDice(seed: seed)
    var book = Book(settings: Settings(today: try Day(year: 2026, month: 1, day: 15)))
    for line in [
      "set samples 64", "assume a = 1 to 5", "assume b = 60% to 85%", "assume c = 2 ± 1",
      "deal p q as d value $1B over 2 to 3 years from 2026 with 100 gpus",
    ] { book = advance(book, with: line, named: "typed").book }
    for _ in 0..<150 {
      let statement = dice.statement()
      let before = book.script
      let step = advance(book, with: statement, named: "typed")
      let hasError = step.diagnostics.contains { $0.severity == .error }
      #expect(hasError || !step.events.isEmpty, "\(statement) says nothing")
      if hasError { #expect(step.book.script == before, "\(statement)") }
      book = step.book
    }
    let last = advance(book, with: "1 + 1", named: "typed")
    #expect(last.answers.count == 1)
  }
}
