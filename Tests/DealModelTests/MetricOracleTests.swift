import Foundation
import Testing

/// Metrics of deals against figures that were worked out day by day (Oracles/metrics.py): leap days,
/// ramps longer than the term, rollouts outside of it, instalments from the last day of a month, deals
/// that are amended, cancelled or may not happen.
@Suite struct MetricOracleTests {
  /// A question about a book, and what is right.
  private struct Row {
    var statements: String
    var question: String
    var answer: String
  }

  /// The rows of the table.
  private func rows() throws -> [Row] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracles/metrics.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "\t").map(String.init)
      return cells.count == 3
        ? Row(statements: cells[0], question: cells[1], answer: cells[2]) : nil
    }
  }

  @Test func figuresAreThoseOfTheirDays() throws {
    let rows = try rows()
    #expect(rows.count == 279)
    var statements = ""
    var answers = try Answers("")
    for row in rows {
      if row.statements != statements {
        statements = row.statements
        answers = try Answers(statements)
      }
      let place = "\(row.statements): \(row.question)"
      if row.answer == "never" {
        #expect(answers.mistake(row.question) == "never", "\(place)")
      } else if let right = Double(row.answer) {
        // A day's hours are discounted as a whole, which a ramp within the day changes a little.
        let each = row.question.contains("full_breakeven") ? 1e-6 : 1e-8
        let found = try answers.number(row.question)
        let cent = row.question.contains(" at ") ? 0.01 : 0
        #expect(abs(found - right) <= each * abs(right) + cent, "\(place)")
      } else {
        #expect(try answers.date(row.question) == row.answer, "\(place)")
      }
    }
  }
}
