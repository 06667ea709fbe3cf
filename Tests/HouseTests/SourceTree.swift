import Foundation

/// The repository as files: what the tests of the house read.
enum SourceTree {
  /// The top of the repository.
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The files of the repository, as paths from its top: those that git knows or would add, or
  /// none where there is no git.
  static let tracked: [String] = {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "git", "-C", root.path, "ls-files", "-z", "--cached", "--others", "--exclude-standard",
    ]
    process.standardOutput = output
    guard (try? process.run()) != nil else { return [] }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let paths = data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    return paths.filter { FileManager.default.fileExists(atPath: root.path + "/" + $0) }.sorted()
  }()

  /// Every Swift and C file below `Sources`, by path; an error if one cannot be read.
  static func sources() throws -> [SourceFile] { try read.get() }

  /// The Swift files among them.
  static func swiftSources() throws -> [SourceFile] {
    try sources().filter { $0.path.hasSuffix(".swift") }
  }

  /// The files, read once for all tests.
  private static let read = Result {
    try paths(below: "Sources")
      .filter { path in [".swift", ".c", ".h"].contains { path.hasSuffix($0) } }
      .map { try SourceFile(path: $0) }
  }

  /// The files below a folder, as sorted paths from the top; none if there is no such folder.
  static func paths(below folder: String) -> [String] {
    let top = root.appendingPathComponent(folder)
    let found = FileManager.default.enumerator(atPath: top.path)?.compactMap { $0 as? String } ?? []
    return found.map { "\(folder)/\($0)" }.sorted()
  }

  /// The folders directly below `Sources`: one per target.
  static func targets() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.path + "/Sources")
      .filter { !$0.contains(".") }.sorted()
  }
}

/// A source file with its text, and its code: the text without comments and quoted text.
struct SourceFile: Sendable, CustomStringConvertible {
  /// The path from the top of the repository.
  var path: String
  /// The file as it is.
  var text: String
  /// The same lines with spaces for comments and for what stands between quotes.
  var code: String

  /// The path, by which a failure names the file.
  var description: String { path }

  /// Reads a file by its path from the top; an error if it is not there or not UTF-8.
  init(path: String) throws {
    self.path = path
    text = try String(contentsOf: SourceTree.root.appendingPathComponent(path), encoding: .utf8)
    code = CodeText.withoutQuotes(text)
  }

  /// The target that the file belongs to.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[1]) : ""
  }

  /// The lines of the code with their numbers from 1.
  var codeLines: [(number: Int, line: String)] {
    code.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { ($0.offset + 1, String($0.element)) }
  }

  /// Where a pattern matches the code, as `path:line: the line`.
  func matches(of pattern: Regex<AnyRegexOutput>) -> [String] {
    guard code.contains(pattern) else { return [] }
    return codeLines.filter { $0.line.contains(pattern) }
      .map { "\(path):\($0.number): \($0.line.trimmingCharacters(in: .whitespaces))" }
  }
}
