import DealSyntax
import DealText
import Testing
import SeededNumbers

@Suite struct FuzzTests {
  /// Pieces that make texts likely to be almost right.
  static let pieces = [
    "deal", "openai", "aws", "value", "38e9", "over", "7 years", "$38B", "with", "200k gpus", "of",
    "(", ")", "[", "]", "{", "}", "\"", "\"text\"", "{x}", "\\", "\n", ";", ",", "..", ".", "to",
    "by", "2026-12", "2026", "-", "+", "*", "/", "^", "given", "=", "==", "=>", "|>", "->", "let",
    "assume", "fn", "x", "f", ":", "if", "then", "else", "for", "in", "not", "and", "late", "end",
    "hundreds", "thousands", "about", "up", "scenario", "rollout", "known", "on", "from", "until",
    "%", "bp", "€", "±", "é", "\u{202E}", "\r\n", "\t", "#", "'", "1,000", "38,5", "5m",
    "2026-02-30",
    "source", "note", "help", "price", "solve", "compare", "show", "claim",
  ]

  static let seeds = [
    "deal openai aws value $38B over 7 years announced 2025-11-03 with hundreds of thousands of gpus",
    "let annual = openai_aws.value / openai_aws.term\nfn f(a, b: money): money = a * b + 1",
    "scenario low from base {\n deal a b value 1 { over 3 years }\n let x = [y for y in z if y > 1]\n}",
    "show x given a = 1, b = 2; print \"a {1 + f(\"q\")} b\" # done\n1 |> f(2)\n|> g",
    "solve x for f(x) = 3 between 1 and 2; rate EUR = 1.08 USD on 2025-11-03",
    "deal a b {\n value about 38,000,000\n over late 2026 to 2028-Q3\n source \"x\"\n}",
  ]

  /// Reads bytes in every way, draws what was wrong, and checks what always holds.
  func check(_ bytes: [UInt8], _ names: NameTable) {
    let (source, faults) = Source.make(id: 7, name: "f", bytes: bytes)
    let script = parse(source, names: names, vocabulary: testVocabulary)
    let count = UInt32(source.bytes.count)
    for diagnostic in faults + script.diagnostics {
      #expect(!diagnostic.labels.isEmpty)
      #expect(diagnostic.labels.allSatisfy { $0.place.span.upper <= count })
      let text = draw(diagnostic) { $0 == 7 ? source : nil }
      #expect(!text.unicodeScalars.contains { isHidden($0) && $0 != "\n" })
    }
    var last: UInt32 = 0
    for statement in script.statements {
      #expect(statement.span.lower >= last)
      #expect(statement.span.upper <= count)
      last = statement.span.lower
    }
    for (index, node) in script.tree.nodes.enumerated() {
      #expect(node.span.upper <= count)
      #expect(node.height >= 1 && Int(node.height) <= index + 1)
    }
    if !script.statements.isEmpty {
      let writer = Writer(tree: script.tree, names: names)
      let texts = script.statements.map { writer.write($0) }
      #expect(texts.allSatisfy { !$0.isEmpty })
    }
  }

  @Test func randomBytes() {
    var generator = SeededGenerator(seed: 1)
    let names = NameTable()
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...60, using: &generator)
      check((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }, names)
      check((0..<count).map { _ in UInt8.random(in: 0x20...0x7E, using: &generator) }, names)
    }
  }

  @Test func randomPieces() throws {
    var generator = SeededGenerator(seed: 2)
    let names = NameTable()
    for _ in 0..<6_000 {
      let count = Int.random(in: 1...25, using: &generator)
      var text = ""
      for _ in 0..<count {
        text += Self.pieces.randomElement(using: &generator) ?? ""
        if Int.random(in: 0..<4, using: &generator) > 0 { text += " " }
      }
      let bytes = Array(text.utf8)
      check(bytes, names)
      let offset = Int.random(in: 0...bytes.count, using: &generator)
      let found = context(of: bytes, at: offset, vocabulary: testVocabulary, names: names)
      #expect(Int(found.prefix.upper) == offset)
    }
  }

  @Test func mutatedExamples() {
    var generator = SeededGenerator(seed: 3)
    let names = NameTable()
    for _ in 0..<3_000 {
      var bytes = Array((Self.seeds.randomElement(using: &generator) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<max(1, bytes.count), using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0 where !bytes.isEmpty: bytes.remove(at: index)
        case 1: bytes.insert(UInt8.random(in: 1...127, using: &generator), at: index)
        case 2:
          bytes.insert(
            contentsOf: Array((Self.pieces.randomElement(using: &generator) ?? "").utf8), at: index)
        default: bytes.removeLast(min(bytes.count, Int.random(in: 0...20, using: &generator)))
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      check(bytes, names)
    }
  }

  @Test func everyPrefix() {
    let names = NameTable()
    for seed in Self.seeds {
      let bytes = Array(seed.utf8)
      for end in 0...bytes.count {
        check(Array(bytes[..<end]), names)
        let found = context(of: bytes, at: end, vocabulary: testVocabulary, names: names)
        #expect(Int(found.prefix.upper) == end)
      }
    }
  }
}
