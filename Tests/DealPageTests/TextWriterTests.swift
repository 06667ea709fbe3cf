import DealPage
import DealText
import Testing

/// Pages as text for people.
struct TextWriterTests {
  private func lines(_ page: Page, width: Int? = nil, asciiOnly: Bool = false) -> [String] {
    TextWriter(width: width, asciiOnly: asciiOnly).write(page)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  private func table(_ rows: [[String]], numbers: Set<Int> = []) -> Page {
    let heads = ["name", "amount", "note"].prefix(rows.first?.count ?? 0)
    let columns = heads.enumerated().map { index, name in
      Table.Column(name, isNumber: numbers.contains(index))
    }
    return Page([.table(Table(columns: columns, rows: rows.map { $0.map { Table.Cell($0) } }))])
  }

  @Test func textStandsLeftAndNumbersRight() {
    #expect(
      lines(table([["openai", "$38B", "a"], ["aws", "$190,000", ""]], numbers: [1])) == [
        "name      amount  note", "openai      $38B  a", "aws     $190,000",
      ])
  }

  @Test func wideAndCombiningCharactersKeepTheColumnsInLine() {
    let shown = lines(table([["兆兆", "1"], ["e\u{301}a", "22"], ["abc", "3"]]))
    #expect(shown == ["name  amount", "兆兆  1", "e\u{301}a    22", "abc   3"])
    for line in shown.dropFirst() {
      let place = line.unicodeScalars.firstIndex { ("1"..."3").contains($0) }
      let before = place.map { String(line.unicodeScalars[..<$0]) } ?? ""
      #expect(columns(of: before) == 6)
    }
  }

  @Test func aTableWithoutHeadsHasAllItsCells() {
    let rows = [["  value", "what it is worth"], ["  as", "a name"]].map {
      $0.map { Table.Cell($0) }
    }
    #expect(
      lines(Page([.table(Table(columns: [], rows: rows))])) == [
        "  value  what it is worth", "  as     a name",
      ])
  }

  @Test func anEmptyTableSaysSo() {
    let empty = Table(columns: [Table.Column("name")], rows: [], footer: "none yet")
    #expect(lines(Page([.table(empty)])) == ["none yet"])
    #expect(lines(Page([.table(Table(columns: [], rows: []))])) == [])
  }

  @Test func aNarrowTerminalBreaksTheWidestColumnBetweenWords() {
    let page = table([["openai_aws", "$38B", "runs from its announcement, as no start is stated"]])
    #expect(
      lines(page, width: 40) == [
        "name        amount  note", "openai_aws  $38B    runs from its",
        "                    announcement, as no", "                    start is stated",
      ])
    #expect(lines(page).count == 2)
  }

  @Test func aWordWiderThanTheTerminalStaysWhole() {
    let word = String(repeating: "x", count: 90)
    #expect(lines(Page(line: StyledText("a \(word) b")), width: 30) == ["a", "  " + word, "  b"])
  }

  @Test func nothingBreaksInAFile() {
    let long = String(repeating: "word ", count: 1_000) + "end"
    #expect(lines(Page(line: StyledText(long))) == [long])
  }

  @Test(arguments: [20, 33, 40, 80, 200])
  func everyLineFits(width: Int) {
    let words = "a line with words of all kinds, 兆 and é, which goes on and on to the very end"
    let tree = Branch(
      StyledText(words), [Branch(StyledText(words), [Branch(StyledText(words))]), Branch("b")])
    let page = Page([
      .line(StyledText("  " + words)), .tree(tree), .blank,
      .table(
        Table(
          columns: [Table.Column("a"), Table.Column("b")],
          rows: [[Table.Cell(words), Table.Cell(words)]], footer: words)),
    ])
    for line in lines(page, width: width) { #expect(columns(of: line) <= width) }
    let kept = lines(page, width: width).joined(separator: " ").split(separator: " ")
    #expect(kept.filter { $0 == "kinds," }.count == 7)
  }

  @Test func aTreeKeepsItsBarsBelowLongSteps() {
    let tree = Branch(
      "total", [Branch("a step that is rather long", [Branch("below")]), Branch("last")])
    #expect(
      lines(Page([.tree(tree)]), width: 20) == [
        "total", "├ a step that is", "│ │   rather long", "│ └ below", "└ last",
      ])
    #expect(
      lines(Page([.tree(tree)]), asciiOnly: true) == [
        "total", "|- a step that is rather long", "|  `- below", "`- last",
      ])
  }

  @Test func controlCharactersAreShownAndNothingElseIsChanged() {
    let hostile = "a\u{1B}[2J\u{9B}\u{202E}\u{200B}\r\n\tb"
    let page = Page([
      .line(StyledText(hostile, .name)), .tree(Branch(StyledText(hostile))),
      .table(
        Table(
          columns: [Table.Column(hostile, unit: hostile)], rows: [[Table.Cell(hostile)]],
          footer: hostile)),
    ])
    let text = TextWriter(width: 80).write(page)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !isHidden($0) })
    #expect(text.contains("a\\u{1b}[2J\\u{9b}\\u{202e}\\u{200b}\\u{d}\\u{a}\\u{9}b\n"))
  }

  @Test func coloursStandAroundThePiecesAndTakeNoColumns() {
    let page = Page([
      .line(StyledText("openai", .name) + StyledText(": ") + StyledText("bad", .bad)),
      .table(
        Table(
          columns: [Table.Column("a"), Table.Column("b")],
          rows: [[Table.Cell("xx", role: .good), Table.Cell("y")]])),
    ])
    let text = TextWriter(colour: true).write(page)
    #expect(
      text == "\u{1B}[36mopenai\u{1B}[0m: \u{1B}[31mbad\u{1B}[0m\n"
        + "\u{1B}[1ma\u{1B}[0m   \u{1B}[1mb\u{1B}[0m\n\u{1B}[32mxx\u{1B}[0m  y\n")
  }

  @Test func signsOfOurOwnAreASCIIWhereTheTerminalHasNothingElse() {
    #expect(lines(Page(line: "5 ± 1 gpu·hour …"), asciiOnly: true) == ["5 +/- 1 gpu*hour ..."])
  }

  @Test func barsFoldBelowTheirRowsAndAreWrittenInASCII() {
    let rows = [["fleet", "200k to 900k gpus", "▒▒▒│██████"], ["price", "$2 to $4", "  ▒│███"]]
    let page = table(rows)
    #expect(
      lines(page, width: 80) == [
        "name   amount             note", "fleet  200k to 900k gpus  ▒▒▒│██████",
        "price  $2 to $4             ▒│███",
      ])
    #expect(
      lines(page, width: 24, asciiOnly: true) == [
        "name   amount", "fleet  200k to 900k gpus", "    note: ===|######", "price  $2 to $4",
        "    note:   =|###",
      ])
  }
}
