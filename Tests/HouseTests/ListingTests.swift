import Testing

/// What is one entry of a table stands in the table: a verb that is declared and not in
/// `Verb.all` would be known to nobody.
@Suite struct ListingTests {
  @Test func everyEntryIsListed() throws {
    let files = try SourceTree.swiftSources()
    var missing: [String] = []
    for table in files.flatMap({ Self.tables(in: $0.code) }) {
      for file in files {
        missing += Self.entries(of: table.type, in: file.code)
          .filter { !table.names.contains($0) }
          .map { "\(file.path): \(table.type).\($0)" }
      }
    }
    #expect(missing == [])
  }

  @Test func tablesAndEntriesAreFound() {
    let code = """
      package static let all: [Verb] = [
        deal, .show,
        help,
      ]

      static let deal = Verb(
      static let show: Verb = {
      static let unlisted = Verb(
      static let other = Report(
      """
    let tables = Self.tables(in: code)
    #expect(tables.map(\.type) == ["Verb"])
    #expect(tables.first?.names == ["deal", "show", "help"])
    #expect(Self.entries(of: "Verb", in: code) == ["deal", "show", "unlisted"])
  }

  /// A list of all values of a type: the type, and the words that the list is made of.
  struct Table {
    /// The type whose values are listed.
    var type: String
    /// The names in the list.
    var names: Set<String>
  }

  /// The lists that a file declares as `static let all: [Type] = …`, up to an empty line.
  static func tables(in code: String) -> [Table] {
    code.matches(of: /static let all: \[(\w+)\] =/).map { match in
      let rest = code[match.range.upperBound...]
      let end = rest.firstRange(of: "\n\n")?.lowerBound ?? rest.endIndex
      let words = rest[..<end].split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      return Table(type: String(match.output.1), names: Set(words.map(String.init)))
    }
  }

  /// The values of a type that a file declares by name, without the list itself.
  static func entries(of type: String, in code: String) -> [String] {
    code.matches(of: /static let `?(\w+)`?(?:: (\w+))? = (\w*)/)
      .filter { $0.output.2.map(String.init) == type || $0.output.3 == type }
      .map { String($0.output.1) }
  }
}
