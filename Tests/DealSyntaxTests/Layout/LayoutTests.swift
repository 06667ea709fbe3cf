import DealSyntax
import Testing

/// What a text looks like when it is in order.
@Suite struct LayoutTests {
  /// A text and the same text in order.
  struct Case: Sendable, CustomTestStringConvertible {
    var written: String
    var inOrder: String
    var testDescription: String { written.debugDescription }

    init(_ written: String, _ inOrder: String) {
      self.written = written
      self.inOrder = inOrder
    }
  }

  /// A text in order.
  private func layout(_ bytes: some Sequence<UInt8>) -> String {
    let (source, _) = Source.make(id: 1, name: "test.deal", bytes: Array(bytes))
    return String(decoding: formatted(source, vocabulary: testVocabulary), as: UTF8.self)
  }

  @Test(arguments: [
    Case("let x=1", "let x = 1"), Case("a==b", "a == b"), Case("a!=b", "a != b"),
    Case("a<b", "a < b"), Case("a<=b", "a <= b"), Case("a>b", "a > b"), Case("a>=b", "a >= b"),
    Case("a≤b", "a ≤ b"), Case("x=>x+1", "x => x + 1"), Case("a->$", "a -> $"),
    Case("a→b", "a → b"), Case("a|>f", "a |> f"), Case("5±2", "5 ± 2"), Case("5+/-2", "5 +/- 2"),
    Case("a   and\tb", "a and b"), Case("a/b", "a/b"), Case("a / b", "a / b"),
    Case("a/ b", "a / b"), Case("a *b", "a * b"), Case("2^-5", "2^-5"), Case("2 ^-5", "2 ^ -5"),
    Case("1..2", "1..2"), Case("1 ..2", "1 .. 2"), Case("$2/gpu /hour", "$2/gpu / hour"),
  ])
  func blanksAroundOperators(_ given: Case) { check(given) }

  @Test(arguments: [
    Case("a-b", "a - b"), Case("a -b", "a - b"), Case("a- 5", "a - 5"), Case("- 5", "-5"),
    Case("-5", "-5"), Case("x*-5", "x*-5"), Case("1 - - 2", "1 - -2"), Case("1 - -2", "1 - -2"),
    Case("f(-x)", "f(-x)"), Case("[- 1,+ 2]", "[-1, +2]"), Case("not - x", "not -x"),
    Case("x.value -5", "x.value - 5"), Case("(a) -5", "(a) - 5"), Case("a[1] -5", "a[1] - 5"),
    Case("deal a b value -5", "deal a b value -5"), Case("print -x", "print -x"),
    Case("value - 5", "value - 5"), Case("value-5", "value - 5"), Case("- - x", "- -x"),
    Case("(a\n- b)", "(a\n      - b)"), Case("5\n- 3", "5\n-3"),
  ])
  func signsAndDifferences(_ given: Case) { check(given) }

  @Test(arguments: [
    Case("2026-12", "2026-12"), Case("2026 - 12", "2026 - 12"), Case("2026 -12", "2026 - 12"),
    Case("2025-11-03  -  1 day", "2025-11-03 - 1 day"), Case("2026-Q4", "2026-Q4"),
    Case("early-2026", "early-2026"), Case("late  2026", "late 2026"),
    Case("60%-85%", "60%-85%"), Case("60% -85%", "60% - 85%"), Case("85%-60%", "85% - 60%"),
    Case("$1-$2", "$1-$2"), Case("5-10", "5 - 10"), Case("10000-20000", "10000-20000"),
    Case("38B", "38B"), Case("38  B", "38 B"), Case("200k  gpus", "200k gpus"),
    Case("5gpus", "5gpus"), Case("38 billion", "38 billion"), Case("$ 5", "$ 5"),
    Case("80 %", "80 %"), Case("US$38B", "US$38B"), Case("$38B/ 7 years", "$38B / 7 years"),
    Case("1,000,000", "1,000,000"), Case("x in  %", "x in %"), Case("$5 .. $7", "$5 .. $7"),
  ])
  func numbersStayWhole(_ given: Case) { check(given) }

  @Test(arguments: [
    Case("f( a ,b )", "f(a, b)"), Case("f (a)", "f (a)"), Case("[ 1,2 ,3 ]", "[1, 2, 3]"),
    Case("[1 ,5]", "[1, 5]"), Case("f(1,5)", "f(1, 5)"), Case("( 1 + 2 )", "(1 + 2)"),
    Case("{ a :1,b : 2 }", "{a: 1, b: 2}"), Case("{}", "{}"), Case("a . b", "a . b"),
    Case("a.b", "a.b"), Case("f(a:1)", "f(a: 1)"),
    Case("fn f(x:money) :money=x", "fn f(x: money): money = x"),
    Case("deal a b{value $1B}", "deal a b { value $1B }"), Case("1 ;2;  3", "1; 2; 3"),
    Case("deal a b {over 7 years;value $1B;}", "deal a b { over 7 years; value $1B; }"),
    Case("[{a:[1]}]", "[{a: [1]}]"), Case("scenario s {let x=1}", "scenario s { let x = 1 }"),
    Case("x [1]", "x [1]"), Case("({a: 1}.a)", "({a: 1}.a)"),
  ])
  func brackets(_ given: Case) { check(given) }

  @Test(arguments: [
    Case(
      "print \"a  {x+1}  { f(\"y  z\")+2 }\"  +  1", "print \"a  {x+1}  { f(\"y  z\")+2 }\" + 1"),
    Case("\"a\r\n   b  \"\r\n", "\"a\r\n   b  \""), Case("\"a\"  ,b", "\"a\", b"),
    Case("help  a  +b   # c", "help a  +b  # c"), Case("help a-b;x+1", "help a-b; x + 1"),
    Case("print \"\\\"  {\"\\{\"}\"+1", "print \"\\\"  {\"\\{\"}\" + 1"),
  ])
  func textsStay(_ given: Case) { check(given) }

  @Test(arguments: [
    Case("x# a", "x  # a"), Case("x    # a  ", "x  # a"), Case("   # a", "# a"),
    Case("#!/usr/bin/env deal  \n\n\nx", "#!/usr/bin/env deal\n\nx"), Case("#", "#"),
    Case("(a/# b\nc)", "(a /  # b\n      c)"), Case("value -# b\nc", "value -  # b\n    c"),
    Case("deal a b {\n# a\nvalue 1\n# b\n}\n# c", "deal a b {\n  # a\n  value 1\n  # b\n}\n# c"),
    Case("let x =\n# a\n1", "let x =\n    # a\n    1"), Case("x, # a\ny", "x,  # a\n    y"),
  ])
  func comments(_ given: Case) { check(given) }

  @Test(arguments: [
    Case("\n\n x\n\n\n\ny\n\n\n", "x\n\ny"), Case("x\r\ny\r\n", "x\ny"), Case("\u{FEFF}x", "x"),
    Case("a \t\nb\t", "a\nb"), Case("  x\n\ty", "x\ny"),
  ])
  func lines(_ given: Case) { check(given) }

  @Test(arguments: [
    Case("f(\na,\nb\n)", "f(\n  a,\n  b\n)"), Case("f(a,\nb)", "f(a,\n  b)"),
    Case("f([\n1,\n2\n])", "f([\n  1,\n  2\n])"), Case("let x=1+\n2", "let x = 1 +\n    2"),
    Case("x\n|> f\n|> g", "x\n    |> f\n    |> g"), Case("(a\n+ b)", "(a\n      + b)"),
    Case("deal a b {\nwith 1,\n2\nover 1\n}", "deal a b {\n  with 1,\n      2\n  over 1\n}"),
    Case("x given a = 1,\nb = 2", "x given a = 1,\n    b = 2"),
    Case(
      "scenario s {\ndeal a b {\nvalue 1\n}\n}",
      "scenario s {\n  deal a b {\n    value 1\n  }\n}"),
    Case("[x\nfor x in y\nif x > 1 and\nz]", "[x\n  for x in y\n  if x > 1 and\n      z]"),
    Case("if a then\nb\nelse c", "if a then\n    b\nelse c"),
  ])
  func indentation(_ given: Case) { check(given) }

  @Test(arguments: [
    Case("x+1\n  2026-500   +y\nx+1", "x + 1\n  2026-500   +y\nx + 1"),
    Case("a**b\nx+1", "a**b\nx + 1"), Case("a  = \"b\nx+1", "a  = \"b\nx + 1"),
    Case("38,5  +  1", "38,5  +  1"), Case("a:/b", "a: / b"), Case("a*^ b", "a * ^ b"),
    Case(" “a”   b ", " “a”   b"), Case("((\nx+1", "((\n  x + 1"),
    Case(")\n]+1", ")\n] + 1"), Case("\"\\q\"+1\nx+1", "\"\\q\"+1\nx + 1"),
  ])
  func mistakesStay(_ given: Case) { check(given) }

  /// A text in order is as expected, ends its last line, and is left alone.
  private func check(_ given: Case) {
    #expect(layout(given.written.utf8) == given.inOrder + "\n")
    #expect(layout((given.inOrder + "\n").utf8) == given.inOrder + "\n")
  }

  @Test func nothingStaysNothing() {
    #expect(layout("".utf8) == "")
    #expect(layout(" \n\t\r\n ".utf8) == "")
  }

  @Test func deepBracketsTakeNoRoom() {
    let text = String(repeating: "(\n", count: 5_000)
    #expect(layout(text.utf8).utf8.count < 500_000)
  }
}
