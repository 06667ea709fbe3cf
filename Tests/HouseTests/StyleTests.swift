import Testing

/// What no file of Sources may have: length, traps, shared state, words of delay.
@Suite struct StyleTests {
  /// The longest file, in lines.
  static let mostLines = 400

  /// Files that may be longer, each with its reason.
  static let longFiles: [String: String] = [:]

  @Test func filesAreShort() throws {
    let long = try SourceTree.sources().compactMap { file -> String? in
      let count = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      guard count > Self.mostLines, Self.longFiles[file.path] == nil else { return nil }
      return "\(file.path) has \(count) lines"
    }
    #expect(long == [])
  }

  @Test func exceptionsAreNeeded() throws {
    let files = try SourceTree.sources()
    let idle = Self.longFiles.keys.sorted().filter { path in
      let file = files.first { $0.path == path }
      let count = file?.text.split(separator: "\n", omittingEmptySubsequences: false).count ?? 0
      return count - 1 <= Self.mostLines
    }
    #expect(idle == [])
  }

  /// Patterns in code that are not allowed, by what is wrong with them.
  static let banned: [(reason: String, pattern: String)] = [
    ("stops the program", #"\b(fatalError|preconditionFailure|assertionFailure)\s*\("#),
    ("stops the program", #"\b(precondition|assert)\s*\("#),
    ("stops the program", #"\b(try|as)!"#),
    ("stops the program", #"\bunowned\b"#),
    ("stops the program", #"[\w\)\]\?\}>`]!(?!=)"#),
    (
      "skips a check",
      #"\b(unsafelyUnwrapped|unsafeDowncast)\b|\bunsafeBitCast\((?!\w+, to: SIMD\d+<(UInt64|Double)>)"#
    ),
    ("is shared state", #"(?m)\bstatic\s+var\s+\w+\s*(:[^{=\n]*)?(=|$)"#),
    ("is shared state", #"\bnonisolated\(unsafe\)"#),
    ("needs ICU", #"\bimport\s+(struct\s+|class\s+)?Foundation\b"#),
    ("may take a text of the user for ages", #"\bRegex\s*[<(]"#),
  ]

  @Test func codeHasNoTraps() throws {
    let files = try SourceTree.swiftSources()
    for (reason, text) in Self.banned {
      let pattern = try Regex(text)
      let found = files.flatMap { $0.matches(of: pattern) }
      #expect(found == [], "this \(reason)")
    }
  }

  @Test(arguments: [
    "fatalError(x)", "precondition(a)", "try! f()", "x as! Int", "unowned let x", "a.first!",
    "f()!", "x[1]!.y", "var x: Int!", "static var x = 1", "static var x: Int", "import Foundation",
    "nonisolated(unsafe) var x", "package import Foundation", "Regex(text)",
  ])
  func trapsAreFound(_ code: String) throws {
    #expect(try Self.banned.contains { code.contains(try Regex($0.pattern)) })
  }

  @Test(arguments: [
    "a != b", "!a", "if !(a)", "(!a)", "static var x: Int { 1 }", "static var all: [A] { [] }",
    "import FoundationEssentials", "as? Int", "try? f()", "let asserted = 1",
  ])
  func otherCodeIsAllowed(_ code: String) throws {
    #expect(try !Self.banned.contains { code.contains(try Regex($0.pattern)) })
  }

  @Test func nothingIsLeftForLater() throws {
    let pattern = /\b(TODO|FIXME|HACK|XXX)\b/
    let found = try SourceTree.sources().flatMap { file in
      file.text.split(separator: "\n").filter { $0.contains(pattern) }
        .map { "\(file.path): \($0)" }
    }
    #expect(found == [])
  }

  @Test func commentsAndQuotesAreNotCode() {
    let text = ##"""
      a // b!
      "c! \(d + "e!" + f(g)) h!" i /* j! /* k */ l! */ m
      """
      n! \(o)
      """ p #"q! \(r) \#(s) " t!"# u "v\"w!" x
      #if y
      """##
    let code = CodeText.withoutQuotes(text)
    let words = code.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words == "a d + + f(g) i m o p s u x #if y")
    #expect(code.split(separator: "\n").count == text.split(separator: "\n").count)
  }
}
