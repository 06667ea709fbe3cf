import Testing

/// Whatever keeps a formula or a place in a text tells of it (`Referring`), so that a session knows what it
/// can give back.
@Suite struct ReferenceTests {
  /// Types that keep formulas and do not tell themselves, and why.
  static let others: [String: String] = [
    "FormulaNode": "looked into by References",
    "Closure": "looked into by References",
    "Input": "looked into by References",
    "Fact": "told of by Deal",
    "Grant": "told of by Deal",
    "RolloutTally": "told of by Deal as far as it is not compared only",
    "RecentAnswers": "told of beside another book's",
    "Knowledge": "told of beside another book's",
    "FormulaArena": "has the formulas, and those of the language in written",
    "Declaration": "lives no longer than an evaluation",
    "Evaluation": "lives no longer than a statement",
    "Derivation": "lives no longer than a statement",
    "Compiler": "lives no longer than a statement",
    "Declared": "lives no longer than a statement",
    "Goal": "lives no longer than a statement",
    "References": "lives no longer than it takes to give back",
  ]

  @Test func whoKeepsFormulasTellsOfThem() throws {
    let files = try SourceTree.swiftSources()
    let tells = /(?:struct|class|enum|extension)\s+(\w+)\s*:[^{\n]*\bReferring\b/
    let told = Set(files.flatMap { $0.code.matches(of: tells).map { String($0.output.1) } })
    #expect(told.count > 10)
    var silent: Set<String> = []
    var seen: Set<String> = []
    for file in files {
      for keeper in Self.keepers(in: file.code) where !told.contains(keeper) {
        seen.insert(keeper)
        if Self.others[keeper] == nil { silent.insert("\(file.path): \(keeper)") }
      }
    }
    #expect(silent == [])
    #expect(Set(Self.others.keys).subtracting(seen) == [], "exceptions are needed")
  }

  @Test func keepersAreFound() {
    let code = """
      struct A {
        let body: FormulaID
        func f() {
          let formula: FormulaID = g()
        }
      }
      class B {
        struct C {
          package private(set) var places: [Origin]? = nil
        }
        var last: Origin?
      }
      """
    #expect(Self.keepers(in: code) == ["A", "C", "B"])
  }

  /// The types with a stored property that is a formula or a place in a text, or a collection of them.
  static func keepers(in code: String) -> [String] {
    let declares = /^(\s*)(?:[\w()]+\s+)*(?:struct|class|enum|extension)\s+([A-Z]\w*)/
    let stores =
      /^(\s*)(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:package|private|fileprivate|private\(set\))\s+)*(?:let|var)\s[^{(]*\b(?:FormulaID|Origin)\b(?![^{]*->)[^{]*$/
    var open: [(indent: Int, name: String)] = []
    var found: [String] = []
    for line in code.split(separator: "\n", omittingEmptySubsequences: true) {
      let text = String(line)
      if let match = text.firstMatch(of: declares) {
        let indent = match.output.1.count
        open.removeAll { $0.indent >= indent }
        open.append((indent, String(match.output.2)))
      } else if let match = text.firstMatch(of: /^(\s*)}/) {
        open.removeAll { $0.indent >= match.output.1.count }
      } else if let match = text.firstMatch(of: stores), let owner = open.last,
        match.output.1.count == owner.indent + 2, !found.contains(owner.name)
      {
        found.append(owner.name)
      }
    }
    return found
  }
}
