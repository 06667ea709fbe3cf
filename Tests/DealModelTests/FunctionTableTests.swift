import Foundation
import Testing

/// Every function that has a formula, and every distribution, against numpy, scipy, mpmath and datetime
/// (Oracles/functions.py), as it is typed.
@Suite struct FunctionTableTests {
  /// A line of the table: what is typed, what it is, and the share of it that it may be off.
  private struct Line {
    var formula: String
    var answer: Double
    var near: Double
  }

  private static func lines() throws -> [Line] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Oracles/functions.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 3, let answer = Double(fields[1]), let near = Double(fields[2]) else {
        return nil
      }
      return Line(formula: fields[0], answer: answer, near: near)
    }
  }

  @Test func functionsAnswerAsTheOraclesDo() throws {
    let answers = try Answers("")
    var count = 0
    for line in try Self.lines() {
      count += 1
      let found = try answers.quantity(line.formula).value
      #expect(
        abs(found - line.answer) <= line.near * abs(line.answer),
        "\(line.formula) is \(found), not \(line.answer)")
    }
    #expect(count > 650)
  }
}
