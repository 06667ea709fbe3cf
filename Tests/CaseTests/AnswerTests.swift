import Foundation
import Testing

/// What `examples/README.md` says of the questions is what the scripts answer.
@Suite struct AnswerTests {
  /// A row of the table: the script and what is marked as its answer.
  struct Row: CustomTestStringConvertible, Sendable {
    /// The path of the script below `examples`.
    var script: String
    /// What stands in backticks.
    var answers: [String]
    /// The row as the test log calls it.
    var testDescription: String { script }
  }

  /// The rows of the table.
  static func rows() throws -> [Row] {
    let text = try CasePlace(path: "examples/README.md").read()
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 5, let open = cells[1].firstIndex(of: "("),
        let close = cells[1].lastIndex(of: ")")
      else { return nil }
      let script = cells[1][cells[1].index(after: open)..<close]
      let pieces = cells[3].split(separator: "`", omittingEmptySubsequences: false)
      let answers = pieces.indices.filter { $0 % 2 == 1 }.map { String(pieces[$0]) }
      return Row(script: String(script), answers: answers)
    }
  }

  @Test func everyQuestionHasARowInOrder() throws {
    let scripts = CasePlace.all(below: "examples/questions", suffix: ".deal").map(\.path)
    #expect(try Self.rows().map { "examples/" + $0.script } == scripts)
  }

  @Test func answersAreWhatTheScriptsPrint() throws {
    for row in try Self.rows() {
      let place = CasePlace(path: "examples/" + row.script).with(
        suffix: ".out", insteadOf: ".deal")
      let printed = try place.read()
      #expect(!row.answers.isEmpty, "\(row.script) has no answer")
      for answer in row.answers {
        #expect(printed.contains(answer), "\(row.script) does not print \(answer)")
      }
    }
  }

  /// A question fits in twelve lines on top of the first.
  @Test func questionsAreShort() throws {
    for place in CasePlace.all(below: "examples/questions", suffix: ".deal") {
      let lines = try place.read().split(separator: "\n")
      #expect(lines.filter { $0 != "use atlas" }.count <= 12, "\(place)")
    }
  }
}
