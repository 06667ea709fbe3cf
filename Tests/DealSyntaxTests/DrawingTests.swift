import DealSyntax
import DealText
import Testing

@Suite struct DrawingTests {
  /// The span of the first place where `part` stands in `text`.
  func span(_ part: String, _ text: String) -> Span {
    let bytes = Array(text.utf8)
    let wanted = Array(part.utf8)
    for start in 0...max(0, bytes.count - wanted.count)
    where Array(bytes[start..<min(bytes.count, start + wanted.count)]) == wanted {
      return Span(UInt32(start), UInt32(start + wanted.count))
    }
    return Span(0, 0)
  }

  func label(
    _ part: String, _ text: String, _ words: String, isPrimary: Bool = true, source: UInt32 = 1
  ) -> Diagnostic.Label {
    .init(Place(source: source, span: span(part, text)), words, isPrimary: isPrimary)
  }

  func drawn(_ diagnostic: Diagnostic, _ text: String, width: Int = 100) -> String {
    let source = Source(id: 1, name: "openai-aws.deal", text: text)
    return draw(diagnostic, style: DrawingStyle(width: width)) { $0 == 1 ? source : nil }
  }

  @Test func theExample() {
    let text = "#\n#\n#\n#\n#\n#\nlet total = $38B + 2 GW\n"
    let diagnostic = Diagnostic(
      .error, "dimension", "money and power don't add",
      labels: [label("$38B", text, "money"), label("2 GW", text, "power", isPrimary: false)],
      notes: ["to price power, multiply it by a rate and a time: 2 GW * $80/MWh * 1 year"])
    #expect(
      drawn(diagnostic, text) == """
        error[dimension]: money and power don't add
          ┌─ openai-aws.deal:7:13
        7 │ let total = $38B + 2 GW
          │             ^^^^   ──── power
          │             money
          = to price power, multiply it by a rate and a time: 2 GW * $80/MWh * 1 year

        """)
    let source = Source(id: 1, name: "openai-aws.deal", text: text)
    #expect(
      drawShort(diagnostic) { _ in source }
        == "openai-aws.deal:7:13: error[dimension]: money and power don't add")
  }

  @Test func threeLabels() {
    let text = "aa bb cc"
    let diagnostic = Diagnostic(
      .warning, "x", "m",
      labels: [
        label("aa", text, "first", isPrimary: false), label("bb", text, "second"),
        label("cc", text, "third", isPrimary: false),
      ], remedies: ["a", "b\nc"])
    #expect(
      drawn(diagnostic, text) == """
        warning[x]: m
          ┌─ openai-aws.deal:1:4
        1 │ aa bb cc
          │ ── ^^ ── third
          │ │  second
          │ first
          = try: a
          = try: b
                 c

        """)
  }

  @Test func severalLines() {
    let text = "one\ntwo\n3\n4\n5\n6\n7\n8\n9\nten\n"
    let diagnostic = Diagnostic(
      .note, "x", "m",
      labels: [
        label("ten", text, "here"), label("one", text, "there", isPrimary: false),
        label("two", text, "", isPrimary: false),
      ])
    #expect(
      drawn(diagnostic, text) == """
        note[x]: m
           ┌─ openai-aws.deal:10:1
         1 │ one
           │ ─── there
         2 │ two
           │ ───
           ·
        10 │ ten
           │ ^^^ here

        """)
  }

  @Test func widths() {
    let text = "\t日本e\u{301} \u{1B}[31mx"
    let diagnostic = Diagnostic(
      .error, "x", "bad \u{1B}[2J", labels: [label("本", text, "wide"), label("x", text, "last")])
    #expect(
      drawn(diagnostic, text) == """
        error[x]: bad \\u{1b}[2J
          ┌─ openai-aws.deal:1:3
        1 │     日本e\u{301} \\u{1b}[31mx
          │       ^^            ^ last
          │       wide

        """)
  }

  @Test func longLines() {
    let text = String(repeating: "a", count: 30_000) + "!" + String(repeating: "b", count: 30_000)
    let diagnostic = Diagnostic(.error, "x", "m", labels: [label("!", text, "here")])
    let lines = drawn(diagnostic, text, width: 60).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { columns(of: String($0)) <= 60 })
    #expect(lines[1] == "  ┌─ openai-aws.deal:1:30001")
    let mark = Array(lines[3]).firstIndex(of: "^")
    #expect(mark.map { Array(lines[2])[$0] } == "!")
    #expect(lines[2].contains("…a") && lines[2].hasSuffix("b…"))
  }

  @Test func roles() {
    let text = "aa bb"
    let source = Source(id: 1, name: "t", text: text)
    let diagnostic = Diagnostic(
      .error, "x", "m", labels: [label("aa", text, "p"), label("bb", text, "s", isPrimary: false)],
      notes: ["n"])
    let pieces = drawPieces(diagnostic) { _ in source }
    #expect(pieces.first == DrawnPiece(.error, "error"))
    #expect(pieces.contains(DrawnPiece(.code, "[x]")))
    #expect(pieces.contains(DrawnPiece(.primary, "^^")))
    #expect(pieces.contains(DrawnPiece(.secondary, "── s")))
    #expect(pieces.contains(DrawnPiece(.note, "n\n")))
  }

  @Test func withoutSource() {
    let diagnostic = Diagnostic(
      .error, "x", "m", labels: [.init(Place(source: 9, span: Span(0, 1)), "")])
    #expect(draw(diagnostic) { _ in nil } == "error[x]: m\n")
    #expect(drawShort(diagnostic) { _ in nil } == "error[x]: m")
  }

  @Test func theEnd() {
    let (script, _, _) = read("let x = 1 +\n2 *")
    let source = Source(id: 1, name: "t", text: "1 +")
    let own = read("1 +").script.diagnostics
    #expect(script.diagnostics.count == 1)
    #expect(
      own.map { draw($0) { _ in source } } == [
        """
        error[missing-value]: behind `+` a value is expected, and the end of the line was found
          ┌─ t:1:4
        1 │ 1 +
          │    ^ a value is missing

        """
      ])
  }

  @Test func ascii() {
    let source = Source(id: 1, name: "t", text: "a b")
    let diagnostic = Diagnostic(
      .error, "x", "m",
      labels: [label("a", "a b", "p"), label("b", "a b", "s", isPrimary: false)])
    #expect(
      draw(diagnostic, style: DrawingStyle(isUnicode: false)) { _ in source } == """
        error[x]: m
          --> t:1:1
        1 | a b
          | ^ - s
          | p

        """)
  }
}
