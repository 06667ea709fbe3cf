import Foundation

/// A file of the repository that the cases read and, when asked to, write.
struct CasePlace: Sendable, CustomStringConvertible {
  /// The path below the top of the repository.
  var path: String

  /// The path, by which the test log calls the case.
  var description: String { path }

  /// The top of the repository.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Whether the answers of today are to be written into the files.
  static var isRecording: Bool {
    ProcessInfo.processInfo.environment["DEAL_RECORD"].map { !$0.isEmpty && $0 != "0" } ?? false
  }

  /// Every Markdown file of the repository: the cases, the examples and the pages for readers. What
  /// transcripts they have are run.
  static let cases: [CasePlace] = top.flatMap { name in
    name.hasSuffix(".md") ? [CasePlace(path: name)] : all(below: name, suffix: ".md")
  }.filter { place in !elsewhere.contains { place.path.hasPrefix($0) } }

  /// Markdown that other tests run: lessons, and files that writers are compared with.
  static let elsewhere = [
    "Sources/DealWorkbench/Lesson/Course/", "examples/lessons/",
    "Tests/DealPageTests/Goldens/",
  ]

  /// What is at the top of the repository, but for what is hidden.
  private static let top =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? [])
    .filter { !$0.hasPrefix(".") }.sorted()

  /// Every script among the examples.
  static let examples: [CasePlace] = all(below: "examples", suffix: ".deal")

  /// The files below a folder whose name ends so, in the order of their paths.
  static func all(below folder: String, suffix: String) -> [CasePlace] {
    let top = root.appendingPathComponent(folder)
    let found = FileManager.default.enumerator(atPath: top.path)?.compactMap { $0 as? String } ?? []
    return found.filter { $0.hasSuffix(suffix) }.sorted().map { CasePlace(path: "\(folder)/\($0)") }
  }

  /// Where the file is.
  var url: URL { Self.root.appendingPathComponent(path) }

  /// The name of the file without its folder.
  var name: String { url.lastPathComponent }

  /// The folder of the file.
  var folder: String { url.deletingLastPathComponent().path }

  /// The whole file, which must be UTF-8; an error if it cannot be read.
  func read() throws -> String { try String(contentsOf: url, encoding: .utf8) }

  /// Replaces the file.
  func write(_ text: String) throws { try text.write(to: url, atomically: true, encoding: .utf8) }

  /// The same place with another ending.
  func with(suffix: String, insteadOf old: String) -> CasePlace {
    CasePlace(path: path.dropLast(old.count) + suffix)
  }
}
