import Testing
import deal

/// A statement while it is edited.
struct EditedLineTests {
  /// A cursor, and where it is a line up and a line down.
  private static let moves: [(Int, Int?, Int?)] = [
    (0, nil, 4), (2, nil, 6), (3, nil, 7), (4, 0, 8), (6, 2, 9), (7, 3, 9), (8, 4, nil),
    (9, 5, nil),
  ]

  @Test(arguments: moves)
  func movesByLines(cursor: Int, above: Int?, below: Int?) {
    let line = EditedLine("abc\ndef\nx", cursor: cursor)
    #expect(line.above == above)
    #expect(line.below == below)
  }

  @Test func keepsTheCursorWithin() {
    var line = EditedLine("é∞", cursor: 9)
    #expect(line.cursor == 2)
    #expect(line.cursorInBytes == 5)
    line.cursor = -1
    #expect(line.cursor == 0)
    #expect(EditedLine("a\n").lastLine.isEmpty)
    #expect(EditedLine("").above == nil)
    #expect(EditedLine("").wordEnd == 0)
  }

  @Test func aCharacterIsAllThatCombinesInIt() {
    let line = EditedLine("ae\u{301}👩‍🚀\n", cursor: 3)
    #expect(line.characterStart == 1)
    #expect(line.characterEnd == 6)
    #expect(EditedLine("a", cursor: 0).characterStart == 0)
    #expect(EditedLine("a").characterEnd == 1)
    #expect(EditedLine(String(repeating: "\u{301}", count: 99), cursor: 50).characterStart == 18)
  }

  @Test func movesByWords() {
    let line = EditedLine("let a_1 = 38.5", cursor: 3)
    #expect(line.wordEnd == 7)
    #expect(line.wordStart == 0)
    #expect(EditedLine("let a_1 = 38.5").wordStart == 13)
    #expect(EditedLine("a  ").wordStart == 0)
  }
}

/// Undo in the line.
struct LineUndoTests {
  /// Types a text letter by letter.
  private func type(_ text: String, into undo: inout LineUndo) -> EditedLine {
    var line = EditedLine()
    for scalar in text.unicodeScalars {
      line = EditedLine(line.text + String(scalar))
      undo.note(line)
    }
    return line
  }

  @Test func aWordIsOneStep() {
    var undo = LineUndo()
    let line = type("let a", into: &undo)
    let first = undo.undo(line)
    #expect(first == EditedLine("let "))
    #expect(undo.undo(EditedLine("let ")) == EditedLine())
    #expect(undo.undo(EditedLine()) == nil)
    #expect(undo.redo(EditedLine()) == EditedLine("let "))
    #expect(undo.redo(EditedLine("let ")) == EditedLine("let a"))
    #expect(undo.redo(EditedLine("let a")) == nil)
  }

  @Test func whatArrivesAtOnceIsOneStep() {
    var undo = LineUndo()
    undo.note(EditedLine("a pasted\ntext"))
    undo.note(EditedLine("a pasted\ntext", cursor: 1))
    #expect(undo.undo(EditedLine("a pasted\ntext", cursor: 1)) == EditedLine())
  }

  @Test func aChangeEndsWhatCouldBeDoneAgain() {
    var undo = LineUndo()
    undo.note(EditedLine("abc"))
    #expect(undo.undo(EditedLine("abc")) == EditedLine())
    undo.note(EditedLine("x"))
    #expect(undo.redo(EditedLine("x")) == nil)
    #expect(undo.undo(EditedLine("x")) == EditedLine())
  }

  @Test func forgetsTheOldestOfTooMany() {
    var undo = LineUndo()
    for number in 0..<2_000 { undo.note(EditedLine("\(number)")) }
    var line = EditedLine("1999")
    var steps = 0
    while let earlier = undo.undo(line) {
      line = earlier
      steps += 1
    }
    #expect(400...500 ~= steps)
  }
}

/// The search through the history.
struct HistorySearchTests {
  private let entries = ["deal a b", "show Café", "deal c d", "let x = 1", "deal c d"]

  @Test func findsTheNewestAndGoesOnToOthers() {
    var search = HistorySearch(in: entries, from: EditedLine("draft"))
    #expect(search.found == EditedLine("draft"))
    search.extend(by: "de")
    #expect(search.found == EditedLine("deal c d", cursor: 0))
    search.goOn(older: true)
    #expect(search.found == EditedLine("deal a b", cursor: 0))
    search.goOn(older: true)
    #expect(search.hasFailed)
    #expect(search.found == EditedLine("deal a b", cursor: 0))
    search.goOn(older: false)
    #expect(!search.hasFailed)
    #expect(search.found == EditedLine("deal c d", cursor: 0))
  }

  @Test func goesBackByShortening() {
    var search = HistorySearch(in: entries, from: EditedLine("draft"))
    search.extend(by: "d")
    search.extend(by: "q")
    #expect(search.hasFailed)
    #expect(search.sought == "dq")
    search.shorten()
    #expect(!search.hasFailed)
    #expect(search.sought == "d")
    search.shorten()
    search.shorten()
    #expect(search.found == EditedLine("draft"))
  }

  @Test func capitalsMatterWhereSomeAreSought() {
    #expect(HistorySearch.place(of: "café", in: "show Café") == 5)
    #expect(HistorySearch.place(of: "Café", in: "show café") == nil)
    #expect(HistorySearch.place(of: "x", in: "é∞x") == 2)
    #expect(HistorySearch.place(of: "", in: "x") == nil)
  }

  @Test func nothingIsFoundInNothing() {
    var search = HistorySearch(in: [], from: EditedLine("draft"))
    search.goOn(older: true)
    search.extend(by: "x")
    search.goOn(older: false)
    #expect(search.hasFailed)
    #expect(search.found == EditedLine("draft"))
  }
}

/// What becomes of a paste, and of keys that send sequences.
struct PastedTests {
  @Test(arguments: [
    ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a\tb", "a  b"), ("a\u{1B}[31mb\u{0}\u{7F}\u{9B}", "a[31mb"),
    ("1 + 2\n\n", "1 + 2"), ("deal> let x =\n   …>   1\n", "let x =\n  1"),
    ("  ..> 1\ndeal> deal> 2", "1\n2"), ("a deal> b", "a deal> b"), ("", ""), ("\r\n", ""),
    ("  indented", "  indented"), ("é ∞ 兆", "é ∞ 兆"),
  ])
  func isFitForTheLine(text: String, clean: String) {
    let scalars = Pasted.scalars(of: text.unicodeScalars)
    #expect(String(String.UnicodeScalarView(scalars)) == clean)
  }

  @Test(arguments: [
    ("[A", KeySequence.up), ("OA", .up), ("[B", .down), ("[C", .right), ("[D", .left),
    ("[1;5C", .wordRight), ("[1;3D", .wordLeft), ("[5C", .wordRight), ("O5D", .wordLeft),
    ("Oc", .wordRight), ("\u{1B}[C", .wordRight), ("[1;2C", .right), ("[1;2A", .nothing),
    ("[H", .home), ("OH", .home), ("[1~", .home), ("[7~", .home), ("[7$", .home),
    ("[F", .end), ("OF", .end), ("[4~", .end), ("[8~", .end), ("[3~", .delete),
    ("[3;5~", .deleteWord), ("[3^", .deleteWord), ("OM", .enter), ("[13;2u", .lineBreak),
    ("[27;2;13~", .lineBreak), ("[15~", .nothing), ("[200~", .nothing), ("OP", .nothing),
    ("[[A", .nothing), ("[I", .nothing), ("[Z", .nothing), ("[99999999999999;0;C", .nothing),
    ("[0C", .right), ("[", .nothing), ("", .nothing), ("x", .nothing), ("[;;~", .nothing),
    ("[1;0C", .wordRight),
  ])
  func sequencesAreKeys(sequence: String, key: KeySequence) {
    #expect(KeySequence(sequence) == key)
  }

  /// Cursors in three lines, and what is cut to the end of the line.
  @Test(arguments: [(0, "|\ndef\nx"), (3, "abc|def\nx"), (5, "abc\nd|\nx"), (9, "abc\ndef\nx|")])
  func cutsToTheEndOfItsLine(cursor: Int, rest: String) {
    let line = EditedLine("abc\ndef\nx", cursor: cursor)
    var cut = LineCut()
    let left = cut.cut(line.cutToEnd, of: line) ?? line
    var marked = left.scalars
    marked.insert("|", at: left.cursor)
    #expect(EditedLine(scalars: marked, cursor: 0).text == rest)
  }

  @Test func cutsInARowAreOne() {
    var cut = LineCut()
    let line = EditedLine("one two three", cursor: 7)
    let second = cut.cut(4..<7, of: line) ?? line
    let first = cut.cut(0..<4, of: second) ?? line
    let last = cut.cut(0..<3, of: first) ?? line
    #expect(EditedLine(scalars: cut.scalars, cursor: 0).text == "one two th")
    #expect(last.text == "ree")
    let empty = cut.cut(0..<0, of: last)
    let beyond = cut.cut(0..<9, of: last)
    #expect(empty == nil && beyond == nil)
    _ = cut.cut(1..<2, of: EditedLine("xyz", cursor: 1))
    #expect(cut.scalars == ["y"])
  }
}
