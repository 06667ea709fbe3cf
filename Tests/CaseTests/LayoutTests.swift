import DealLanguage
import DealSyntax
import DealWorkbench
import SeededNumbers
import Testing

/// The layout of scripts: never what they say, only how it looks.
@Suite struct LayoutTests {
  /// Every script of the repository: examples, the books of the library, the statements of the cases.
  static func scripts() throws -> [(path: String, text: String)] {
    let files = CasePlace.examples + CasePlace.all(below: "Sources/DealModel", suffix: ".deal")
    var scripts = try files.map { (path: $0.path, text: try $0.read()) }
    for place in CasePlace.cases {
      for piece in try TranscriptReader.read(try place.read()).pieces {
        switch piece {
        case .prose: continue
        case .script(_, let lines):
          scripts.append((place.path, lines.joined(separator: "\n")))
        case .transcript(_, let exchanges):
          scripts += exchanges.map { (place.path, $0.statement.joined(separator: "\n")) }
        }
      }
    }
    return scripts
  }

  @Test(arguments: CasePlace.examples)
  func examplesAreInOrder(_ place: CasePlace) throws {
    let text = try place.read()
    #expect(
      inOrder(text).text == text, "\(place) is not in order; deal fmt \(place.path) puts it so")
  }

  @Test(arguments: CasePlace.all(below: "Sources/DealModel", suffix: ".deal"))
  func booksAreInOrder(_ place: CasePlace) throws {
    let text = try place.read()
    #expect(inOrder(text).text == text)
  }

  @Test func everyScriptSaysTheSame() throws {
    let scripts = try Self.scripts()
    #expect(scripts.count > 1_000)
    for (path, text) in scripts { check(text, path) }
  }

  @Test func randomPartsSayTheSame() throws {
    var generator = SeededGenerator(seed: 11)
    let scripts = try Self.scripts()
    for _ in 0..<1_500 {
      let (path, text) = generator.pick(scripts)
      let bytes = Array(text.utf8)
      let lower = Int.random(in: 0...bytes.count, using: &generator)
      let upper = min(bytes.count, lower + Int.random(in: 0...300, using: &generator))
      check(String(decoding: bytes[lower..<upper], as: UTF8.self), path)
    }
  }

  /// Blanks taken out and put in at random: what is then read is what must stay.
  @Test func randomBlanksSayTheSame() throws {
    var generator = SeededGenerator(seed: 12)
    let scripts = try Self.scripts().filter { $0.text.utf8.count < 3_000 }
    let blanks = [" ", "  ", "\t", "\n", "\r\n", " # note\n", "\n\n\n"].map { Array($0.utf8) }
    for _ in 0..<3_000 {
      let (path, text) = generator.pick(scripts)
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...12, using: &generator) where !bytes.isEmpty {
        let places = bytes.indices.filter { bytes[$0] == 0x20 }
        if generator.once(in: 2), let place = places.randomElement(using: &generator) {
          bytes.remove(at: place)
        } else {
          let usual = generator.once(in: 3) ? blanks.count : 3
          let blank = blanks[Int.random(in: 0..<usual, using: &generator)]
          bytes.insert(
            contentsOf: blank, at: Int.random(in: 0...bytes.count, using: &generator))
        }
      }
      check(String(decoding: bytes, as: UTF8.self), path)
    }
  }

  /// A text in order, and as what it is read before and after.
  private func inOrder(_ text: String) -> (text: String, before: Script, after: Script) {
    let names = NameTable()
    let source = Source(id: 1, name: "test.deal", text: text)
    let result = String(
      decoding: formatted(source, vocabulary: Verb.vocabulary), as: UTF8.self)
    let before = parse(source, names: names, vocabulary: Verb.vocabulary)
    let after = parse(
      Source(id: 1, name: "test.deal", text: result), names: names, vocabulary: Verb.vocabulary)
    return (result, before, after)
  }

  /// What holds of every text: only blanks change, a second time changes nothing, and what could be
  /// read says the same, with the same warnings.
  private func check(_ text: String, _ path: String) {
    let (result, before, after) = inOrder(text)
    let visible = { (text: String) in
      text.unicodeScalars.filter { !$0.properties.isWhitespace }.map(\.value)
    }
    #expect(
      visible(result) == visible(text.replacing("\0", with: "\u{FFFD}")),
      "\(path): \(text.debugDescription)")
    #expect(inOrder(result).text == result, "\(path): \(text.debugDescription)")
    if !before.diagnostics.contains(where: { $0.severity == .error }), !before.needsMore {
      #expect(
        after.says(whatIsSaidBy: before),
        "\(path): \(text.debugDescription) becomes \(result.debugDescription)")
    }
    if let tokens = Self.tokens(text + "\n") {
      #expect(Self.tokens(result) == tokens, "\(path): \(text.debugDescription)")
    }
  }

  /// The tokens of a text as an editor cuts it, and which of them begin a line; nil where it finds a
  /// mistake or a text over several lines, which may only be one that does not end: it knows neither
  /// where commas separate nor where the parser goes on.
  private static func tokens(_ text: String) -> [String]? {
    let source = Source(id: 1, name: "test.deal", text: text)
    let pieces = pieces(of: source).filter { $0.kind != .comment }
    let isDoubtful = pieces.contains {
      $0.kind == .token(.bad)
        || $0.kind == .text && source.text(of: $0.span).utf8.contains(where: { $0 == 0x0A })
    }
    guard !isDoubtful else { return nil }
    return pieces.enumerated().map { index, piece in
      let beginsLine = index == 0 || piece.isAfterNewline
      return "\(beginsLine) \(piece.kind) \(source.text(of: piece.span))"
    }
  }
}
