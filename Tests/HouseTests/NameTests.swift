import Foundation
import Testing

/// Names say what a thing is: no drawers for odds and ends, no two names that differ by case only.
@Suite struct NameTests {
  /// Last words of a name that say nothing.
  static let banned: Set<String> = [
    "Core", "Common", "Util", "Utils", "Utilities", "Helper", "Helpers", "Base", "Manager",
    "Session", "Interpreter", "Misc",
  ]

  @Test func filesAndFoldersHaveTellingNames() throws {
    let found = SourceTree.paths(below: "Sources").filter { path in
      let name = (path as NSString).lastPathComponent
      let stem = name.split(separator: ".").first.map(String.init) ?? name
      return stem.split(separator: "+").contains { Self.isBanned(String($0)) }
    }
    #expect(found == [])
  }

  @Test func typesHaveTellingNames() throws {
    let found = try Self.types().filter { Self.isBanned($0.name) }.map { "\($0.path): \($0.name)" }
    #expect(found == [])
  }

  @Test func noTypeIsNamedAsATarget() throws {
    let targets = Set(try SourceTree.targets())
    let found = try Self.types().filter { targets.contains($0.name) }
      .map { "\($0.path): \($0.name)" }
    #expect(found == [])
  }

  @Test func noTypesDifferByCaseOnly() throws {
    let names = Set(try Self.types().map(\.name))
    let byLowercase = Dictionary(grouping: names) { $0.lowercased() }
    #expect(byLowercase.values.filter { $0.count > 1 }.map { $0.sorted() } == [])
  }

  @Test func lastWordsAreFound() {
    #expect(Self.isBanned("PromptSession"))
    #expect(Self.isBanned("Helpers"))
    #expect(Self.isBanned("HTTPManager"))
    #expect(!Self.isBanned("BaseUnit"))
    #expect(!Self.isBanned("Database"))
    #expect(!Self.isBanned("Score"))
  }

  /// Whether the last word of a name in camel case is one that says nothing.
  static func isBanned(_ name: String) -> Bool {
    guard let start = name.lastIndex(where: \.isUppercase) else {
      return banned.contains(name.capitalized)
    }
    return banned.contains(String(name[start...]))
  }

  /// The types that Sources declare, and where.
  static func types() throws -> [(path: String, name: String)] {
    let pattern = /\b(?:struct|enum|class|actor|protocol|typealias)\s+([A-Z]\w*)/
    return try SourceTree.swiftSources().flatMap { file in
      file.code.matches(of: pattern).map { (file.path, String($0.output.1)) }
    }
  }
}
