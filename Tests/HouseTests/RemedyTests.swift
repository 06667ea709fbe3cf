import Foundation
import Testing

/// Every remedy that the program can offer is offered in a case, where a test types it in.
@Suite struct RemedyTests {
  /// A place that makes a diagnostic or refusal with a remedy.
  struct Maker: CustomTestStringConvertible, Sendable {
    /// The file and what is made there.
    var testDescription: String
    /// The texts in it that stand between what is filled in.
    var pieces: [String]
  }

  /// Remedies that no case shows, each with the reason.
  static let withoutCase: [String: String] = [:]

  /// Every answer with a remedy, as the cases show it.
  static func offers() throws -> [String] {
    var offers: [String] = []
    for path in SourceTree.paths(below: "Tests/Cases") where path.hasSuffix(".md") {
      let url = SourceTree.root.appendingPathComponent(path)
      var answer: [Substring] = []
      for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
        if line.hasPrefix("deal> ") || line.hasPrefix("error[") || line.hasPrefix("note[") {
          answer = []
        }
        answer.append(line)
        if line.hasPrefix("  = try: ") { offers.append(answer.joined(separator: "\n")) }
      }
    }
    return offers
  }

  /// The functions of the sources whose bodies give a diagnostic remedies.
  static func makers() throws -> [Maker] {
    let pattern = /static func (\w+)\(/
    return try SourceTree.swiftSources().flatMap { file -> [Maker] in
      guard file.path.contains("/Diagnostics/") else { return [] }
      return file.text.components(separatedBy: "\n\n").compactMap { block in
        guard block.contains("remedies: "), block.contains("Diagnostic("),
          let name = block.firstMatch(of: pattern)?.output.1
        else { return nil }
        return Maker(testDescription: "\(file.path): \(name)", pieces: pieces(of: block))
      }
    }
  }

  /// The longer pieces of the texts of a block, between what is filled in.
  static func pieces(of block: String) -> [String] {
    let code = block.split(separator: "\n").filter { !$0.contains("///") }.joined(separator: "\n")
    let texts = code.matches(of: /"((?:[^"\\\n]|\\\([^)]*\)|\\.)*)"/).map { String($0.output.1) }
    return texts.flatMap { text in
      text.replacing(/\\\((?:[^()]|\([^()]*\))*\)/, with: "\u{1}").split(separator: "\u{1}").map {
        $0.replacingOccurrences(of: "\\\"", with: "\"")
      }
    }.filter { $0.count > 12 }
  }

  @Test func everyRemedyIsOfferedInACase() throws {
    let offers = try Self.offers()
    let makers = try Self.makers()
    #expect(makers.count > 20)
    let missing = makers.filter { maker in
      Self.withoutCase[maker.testDescription] == nil
        && !offers.contains { offer in maker.pieces.contains { offer.contains($0) } }
    }
    #expect(missing.map(\.testDescription) == [])
  }
}
