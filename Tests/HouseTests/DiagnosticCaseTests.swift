import Foundation
import Testing

/// Every code that deal can say has a case that shows it, and no case is left of a code that went.
@Suite struct DiagnosticCaseTests {
  /// The folder of the cases, one file per code.
  static let folder = "Tests/Cases/diagnostics"

  /// Codes that no transcript can show, each with the reason.
  static let withoutCase: [String: String] = [
    "interrupted": "needs Ctrl-C while a statement runs",
    "internal": "a fault of deal itself",
    "file-outside": "the program, not the library, knows folders: see DealCommandTests",
    "prompt-only": "needs a script that records: see DealCommandTests",
    "sheet-too-large": "needs a file of more than a million rows: see DealSyntaxTests",
    "text-too-large": "needs a text of more than 4 MiB: see DealSyntaxTests",
    "too-long": "needs a text of more than a million parts: see DealSyntaxTests",
    "timeout": "depends on the clock: see DealCommandTests",
    "too-much-memory": "depends on the machine: see DealCommandTests",
    "too-many-steps": "takes minutes to get there",
  ]

  /// Whether the cases are there at all.
  static let hasCases = SourceTree.paths(below: folder).contains { $0.hasSuffix(".md") }

  @Test(.enabled(if: hasCases, "there are no cases yet"))
  func everyCodeHasACase() throws {
    let missing = try Self.codes().filter { code in
      if Self.withoutCase[code] != nil { return false }
      let url = SourceTree.root.appendingPathComponent("\(Self.folder)/\(code).md")
      let text = try? String(contentsOf: url, encoding: .utf8)
      return text?.contains("[\(code)]") != true
    }
    #expect(missing == [], "each needs \(Self.folder)/CODE.md, with an answer that has [CODE]")
  }

  @Test func exceptionsAreNeeded() throws {
    let codes = Set(try Self.codes())
    #expect(Self.withoutCase.keys.sorted().filter { !codes.contains($0) } == [])
  }

  @Test func everyCaseHasACode() throws {
    let codes = Set(try Self.codes())
    let stale = SourceTree.paths(below: Self.folder).filter { path in
      let name = (path as NSString).lastPathComponent
      return name.hasSuffix(".md") && !codes.contains(String(name.dropLast(".md".count)))
    }
    #expect(stale == [])
  }

  /// `help error CODE` has an entry for every code, and none for a code that went.
  @Test func everyCodeIsExplained() throws {
    let pattern = /ErrorEntry\(\s*"([a-z][a-z0-9-]*)"/
    let explained = try SourceTree.swiftSources().flatMap { file in
      file.text.matches(of: pattern).map { String($0.output.1) }
    }
    #expect(try explained.sorted() == Self.codes())
  }

  @Test func codesAreFound() {
    #expect(Self.codes(in: #"Refusal("no-rate", "x")"#) == ["no-rate"])
    #expect(Self.codes(in: "Refusal(\n  \"too-large\",\n  \"x\")") == ["too-large"])
    #expect(Self.codes(in: #"Diagnostic(.error, "unit", "a")"#) == ["unit"])
    #expect(Self.codes(in: "Diagnostic(\n    .note, \"near\",") == ["near"])
    #expect(Self.codes(in: #"Diagnostic("dimension", "x")"#) == ["dimension"])
    #expect(Self.codes(in: #"Label(place, "money")"#) == [])
  }

  /// Every code that a diagnostic or a refusal is made with, sorted, each once.
  static func codes() throws -> [String] {
    Set(try SourceTree.swiftSources().flatMap { codes(in: $0.text) }).sorted()
  }

  /// The codes in one file, in order.
  static func codes(in text: String) -> [String] {
    let pattern = /\b(?:Refusal|Diagnostic)\(\s*(?:\.\w+,\s*)?"([a-z][a-z0-9-]*)",/
    return text.matches(of: pattern).map { String($0.output.1) }
  }
}
