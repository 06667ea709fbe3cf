import DealLanguage
import DealQuantities
import DealSyntax
import DealWorkbench
import Synchronization
import Testing

/// What is exported as CSV is read again as the same things.
@Suite struct SheetReturnTests {
  /// Files that books write and read.
  private final class Folder: Sendable {
    let files = Mutex<[String: [UInt8]]>([:])

    func text(_ name: String) -> String {
      String(decoding: files.withLock { $0[name] ?? [] }, as: UTF8.self)
    }
  }

  private func book(_ folder: Folder) throws -> Book {
    Book(
      settings: Settings(
        today: try Day(year: 2026, month: 1, day: 15),
        file: { path, _ in
          guard let bytes = folder.files.withLock({ $0[path] }) else {
            return .failure(Refusal("no-file", "there is no file \(path)"))
          }
          return .success(IncludedFile(path: path, bytes: bytes))
        },
        write: { file in
          folder.files.withLock { $0[file.path] = file.bytes }
          return nil
        }))
  }

  /// Lines whose order says nothing: a party is listed where it was first named.
  private func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map(String.init).sorted()
  }

  /// Writes what a script states, reads that into an empty book, and writes it again.
  private func expectReturn(
    _ script: String, _ kinds: [String], ending: String = "csv"
  ) throws {
    let folder = Folder()
    let export = kinds.map { "export \($0) to \"\($0).\(ending)\" overwrite\n" }.joined()
    let use = kinds.map { "use \"\($0).\(ending)\" as \($0)\n" }.joined()
    let stated = advance(
      try book(folder), with: "\(script)\n\(export)", named: "script", manner: .script)
    #expect(stated.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
    let first = kinds.map { folder.text("\($0).\(ending)") }
    let again = advance(try book(folder), with: use + export, named: "again", manner: .script)
    #expect(again.diagnostics.map(\.message) == [])
    for (kind, text) in zip(kinds, first) {
      #expect(lines(text).count > 1)
      #expect(lines(folder.text("\(kind).\(ending)")) == lines(text))
    }
  }

  /// The library: names, parties, dates, and each number with its unit, interval, mean and deviation.
  @Test func atlasReturns() throws {
    try expectReturn("use atlas", ["parties", "milestones", "chips", "prices", "deals"])
  }

  /// Each shape of range, other currencies, negative numbers and small ones, a range of days, shares.
  @Test(arguments: ["csv", "tsv"])
  func shapesReturn(_ ending: String) throws {
    try expectReturn(
      """
      deal a b value 2..9 EUR with 200k to 900k gpus from 2026-01-15 until 2031-06-30
      deal a c value normal(p5: $2M, p95: $9M) as second
      deal a d value -5..3 USD with 3..5 gpus
      deal a e value $38B with 1 gpu
      deal b e
      party a kind lab parent p
      milestone soon on 2026-09-01 + (0..36 days)
      milestone once on 2026-10-01
      price of token 0.000001 to 0.000004 USD/token on 2026-01 declining 20% per year
      price of gpu $2/gpu/hour on 2026-01 from b
      """, ["parties", "milestones", "prices", "deals"], ending: ending)
  }

  /// The columns beside a column say more of it, whatever order they stand in, and need not all be there.
  @Test(arguments: [
    ("value,value_unit", "3,EUR", "€3"), ("value_unit,value", "USD,\"3,000\"", "$3,000"),
    ("value,value_unit", "$3,USD", "$3"), ("value,value_unit", "3,", "$3"),
    ("Value,Value p5,Value p95", ",2,8", "$2 to $8"),
    ("value,value_p5,value_p95", "4,2,8", "$2 to $8"),
    ("value,value_p5,value_p95", "5,2,8", "normal(p5: $2, p95: $8)"),
    ("value,value_p5,value_p95,value_sd", "5,2,8,1.9", "$1.67..$8.33"),
    ("value,value_p5,value_p95,value_unit", "4,4,4,EUR", "€4"),
    ("value,value_p5,value_p95", "4,,", "$4"),
  ])
  func companionsAreRead(_ head: String, _ cells: String, _ value: String) throws {
    let folder = Folder()
    folder.files.withLock { $0["t.csv"] = Array("payer,payee,\(head)\na,b,\(cells)\n".utf8) }
    let step = advance(try book(folder), with: "use \"t.csv\" as deals", named: "prompt")
    #expect(step.diagnostics.map(\.message) == [])
    let table = transcript(of: advance(step.book, with: "show a_b", named: "prompt"))
    #expect(table.contains(" \(value) "), "\(table)")
  }
}
