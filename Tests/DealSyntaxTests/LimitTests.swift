import DealSyntax
import Testing

@Suite struct LimitTests {
  /// The codes of a text's errors and the statements that were read.
  func codes(
    _ text: String, limits: ReadingLimits = ReadingLimits()
  ) -> (codes: [String], statements: Int) {
    let (script, _, _) = read(text, limits: limits)
    return (script.diagnostics.map(\.code), script.statements.count)
  }

  @Test(arguments: [
    ("(", ")"), ("[", "]"), ("-", ""), ("not ", ""), ("f(", ")"), ("{a: ", "}"), ("x => ", ""),
    ("if a then ", " else b"), ("2^", ""), ("about (", ")"), ("[x for x in ", "]"), ("\"{", "}\""),
    ("a or b and (", ")"), ("x given a = ", ""), ("end of ", ""), ("1 + 2 * -(", ")"), ("x[", "]"),
    ("a to (b in ", ")"),
  ])
  func nesting(_ opening: String, _ closing: String) {
    for count in [1_200, 100_000] {
      let text =
        String(repeating: opening, count: count) + "1" + String(repeating: closing, count: count)
      let (script, _, source) = read(text + "\n7")
      #expect(script.statements.count == 1)
      #expect(script.diagnostics.count == 1)
      let code = script.diagnostics.first?.code
      switch opening {
      case "x given a = ": #expect(code == "too-long-chain")
      default: #expect(code == "too-deep")
      }
      let span = script.diagnostics.first?.labels.first?.place.span
      #expect(span.map { Int($0.upper) <= source.bytes.count } ?? false)
    }
  }

  @Test(arguments: ["+ 1", "* x", ".y", "(1)", "[1]", "|> f", "and b", "at 2026", "in USD"])
  func chains(_ link: String) {
    for count in [1_500, 100_000] {
      let text = "x " + String(repeating: link + " ", count: count)
      let result = codes(text + "\n7")
      #expect(result.codes == ["too-long-chain"])
      #expect(result.statements == 1)
    }
    #expect(codes("x " + String(repeating: link + " ", count: 900)).codes == [])
  }

  @Test func blocks() {
    let text = String(repeating: "scenario a { ", count: 100_000)
    #expect(codes(text).codes == ["too-deep"])
    let closed = String(repeating: "scenario a { ", count: 50) + String(repeating: "}", count: 50)
    #expect(codes(closed).codes == [])
  }

  @Test func parts() {
    let text = String(repeating: "1 + 1\n", count: 50)
    #expect(codes(text, limits: ReadingLimits(nodes: 30)).codes == ["too-long"])
    #expect(codes(text, limits: ReadingLimits(nodes: 30)).statements == 10)
    #expect(codes(text, limits: ReadingLimits(nodes: 300)).codes == [])
  }

  @Test func manyMistakes() {
    let text = String(repeating: "1 +;", count: 5_000) + "2"
    let result = codes(text)
    #expect(result.codes.count == 1_000)
    #expect(result.statements == 1)
  }

  /// Wrong texts on one long line must not take time that grows with its square.
  @Test(arguments: ["x 5;", "x = 5;", "deel a;", "5m;", "(;", "\"a {;", "f(x => 1, ", "(a, ", "'"])
  func longLines(_ piece: String) {
    let result = codes(String(repeating: piece, count: 20_000))
    #expect(!result.codes.isEmpty)
    #expect(result.codes.count <= 1_000)
  }

  @Test func manyParameters() {
    let list = (0..<20_000).map { "a\($0)" }.joined(separator: ", ")
    #expect(codes("fn f(\(list)) = 1").codes == [])
    #expect(codes("fn f(\(list), a7) = 1").codes == ["repeated-name"])
  }

  @Test func streaming() throws {
    let source = Source(
      id: 1, name: "t", text: String(repeating: "let x = 1 + 2\n1 +;", count: 100))
    var parser = Parser(source: source, names: NameTable(), vocabulary: testVocabulary)
    var tree = Tree()
    var count = 0
    while let statement = parser.next(into: &tree) {
      guard case .define(let definition) = statement.form else {
        Issue.record("not a definition")
        break
      }
      #expect(tree[definition.value].height == 2)
      tree.removeAll()
      parser.diagnostics.removeAll()
      count += 1
    }
    #expect(count == 100)
  }

  @Test(arguments: [
    "1 +", "f(", "[1,", "{a:", "\"abc", "let x =", "let", "fn f(a", "scenario s {", "deal a b {",
    "x given", "if a", "not", "x in", "(1 +\n", "x |>", "deal a b with 1,", "deal a b value 1 +",
    "rate EUR =", "\"a {x", "deal a b {\n value 3\n",
  ])
  func more(_ text: String) {
    #expect(read(text).script.needsMore)
  }

  @Test(arguments: [
    "", "1", "deal", "deal a", "deal a b value", "x", "1 + +;", "1)", "deal a b valu", "timeline",
    "x 5", "(1 + ;)", "5m", "let x = 1 source",
  ])
  func noMore(_ text: String) {
    #expect(!read(text).script.needsMore)
  }

  /// What is like an unknown word is sought only where somebody reads it: of a file that is no script
  /// every line has one.
  @Test func wordsAlikeAreSoughtWhereTheErrorIsShown() {
    for isShown in [true, false] {
      let source = Source(id: 1, name: "test.deal", text: "dael a b\n7")
      var parser = Parser(source: source, names: NameTable(), vocabulary: testVocabulary)
      parser.namesAlike = isShown
      var tree = Tree()
      var statements = 0
      while parser.next(into: &tree) != nil { statements += 1 }
      #expect(statements == 1)
      #expect(parser.diagnostics.map(\.code) == ["unknown-verb"])
      #expect(parser.diagnostics.map(\.remedies) == [isShown ? ["deal a b"] : []])
    }
  }
}
