import Testing

/// Arrows between targets point one way: each imports what the map in Sources/README.md allows.
@Suite struct ArrowTests {
  /// What each target may import, by the picture in `Sources/README.md`.
  static let arrows: [String: Set<String>] = [
    "DealText": [],
    "DealSyntax": ["DealText"],
    "CKernels": [],
    "DealChance": ["RealModule", "CKernels"],
    "DealQuantities": ["DealChance"],
    "DealFormula": ["DealChance", "DealQuantities"],
    "DealModel": ["DealFormula", "DealQuantities", "DealChance", "HashTreeCollections"],
    "DealPage": ["DealText"],
    "DealReports": ["DealModel", "DealFormula", "DealQuantities", "DealPage"],
    "DealLanguage": [
      "DealSyntax", "DealReports", "DealModel", "DealFormula", "DealQuantities", "DealChance",
      "DealPage", "DealText", "Synchronization",
    ],
    "DealWorkbench": [
      "DealLanguage", "DealSyntax", "DealReports", "DealModel", "DealFormula", "DealQuantities",
      "DealPage", "DealText",
    ],
    "CEdit": [],
    "CConfine": [],
    "DealCommand": [
      "DealWorkbench", "DealLanguage", "DealSyntax", "DealFormula", "DealQuantities", "DealPage",
      "DealText", "CEdit", "CConfine", "ArgumentParser", "Synchronization", "Glibc", "Darwin",
    ],
  ]

  @Test func everyTargetIsOnTheMap() throws {
    #expect(try SourceTree.targets() == Self.arrows.keys.sorted())
  }

  @Test func importsFollowTheArrows() throws {
    let wrong = try SourceTree.swiftSources().flatMap { file in
      Self.imports(in: file.code)
        .filter { !Self.arrows[file.target, default: []].contains($0) }
        .map { "\(file.path) imports \($0)" }
    }
    #expect(wrong == [])
  }

  @Test func theWordsAndTheWorldMeetInTheLanguageOnly() {
    let words = Self.reachable(from: "DealSyntax")
    let world = Self.reachable(from: "DealReports")
    #expect(words == ["DealSyntax", "DealText"])
    #expect(!world.contains("DealSyntax"))
  }

  @Test func noArrowsGoInACircle() {
    for target in Self.arrows.keys.sorted() {
      for used in Self.arrows[target, default: []] {
        #expect(!Self.reachable(from: used).contains(target), "\(target) and \(used)")
      }
    }
  }

  @Test func importsAreFound() {
    let code = CodeText.withoutQuotes(
      """
      import A
      package import B
      @testable internal import struct C.D  // import E
      #if os(Linux)
        import F
      #endif
      let important = "import G"
      """)
    #expect(Self.imports(in: code) == ["A", "B", "C", "F"])
  }

  /// The modules that a file imports, in order.
  static func imports(in code: String) -> [String] {
    code.split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ").map(String.init)[...]
      while let word = words.first, word.hasPrefix("@") || accesses.contains(word) {
        words.removeFirst()
      }
      guard words.first == "import", words.count > 1 else { return nil }
      words.removeFirst()
      if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
      return words.first?.split(separator: ".").first.map(String.init)
    }
  }

  /// What may stand before `import`.
  private static let accesses: Set<String> = [
    "public", "package", "internal", "fileprivate", "private",
  ]

  /// What may stand between `import` and the module.
  private static let kinds: Set<String> = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
  ]

  /// All targets of ours that one uses, itself included.
  private static func reachable(from target: String) -> Set<String> {
    var found: Set<String> = []
    var waiting = [target]
    while let next = waiting.popLast() {
      guard let used = arrows[next], found.insert(next).inserted else { continue }
      waiting += used
    }
    return found
  }
}
