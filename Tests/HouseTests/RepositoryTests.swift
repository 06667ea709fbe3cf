import Foundation
import Testing

/// The top level stays small, and the files stand on their own. Needs git.
@Suite(.enabled(if: !SourceTree.tracked.isEmpty, "this copy has no git")) struct RepositoryTests {
  /// All that may stand at the top besides names that start with a dot.
  static let top = ["Package.swift", "README.md", "Sources", "Tests", "examples", "scripts"]

  @Test func theTopLevelIsFixed() {
    let found = Set(
      SourceTree.tracked.compactMap { $0.split(separator: "/").first.map(String.init) })
    #expect(found.filter { !$0.hasPrefix(".") }.sorted() == Self.top)
  }

  /// Places outside this repository, which a reader of it does not have; put together here, so
  /// that this file does not name them.
  static let elsewhere =
    [
      ["shared", "design"], ["", "work", "shared"], ["", "work", "main"], ["..", "shared"],
    ].map { $0.joined(separator: "/") } + [".lib" + "rary", "fa" + "rm"]

  @Test func nothingPointsOutside() throws {
    var found: [String] = []
    for path in SourceTree.tracked {
      let data = try Data(contentsOf: SourceTree.root.appendingPathComponent(path))
      guard let text = String(data: data, encoding: .utf8) else { continue }
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      where Self.elsewhere.contains(where: { line.contains($0) }) {
        found.append("\(path):\(index + 1): \(line)")
      }
    }
    #expect(found == [])
  }

  @Test func scriptsCanBeRun() {
    let scripts =
      ["deal", "test", "check", "record", "bench", "library"].map { "scripts/" + $0 } + [".ci/run"]
    for path in scripts {
      #expect(
        FileManager.default.isExecutableFile(atPath: SourceTree.root.path + "/" + path), "\(path)")
    }
  }
}
