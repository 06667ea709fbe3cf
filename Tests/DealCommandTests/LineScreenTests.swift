import DealText
import SeededNumbers
import ScreenReading
import Testing
import deal

/// Where a statement stands on the screen, and what is written to show it.
struct LineScreenTests {
  /// A line laid out as at the prompt.
  private func layout(
    _ text: String, cursor: Int? = nil, columns: Int, styles: [LineStyle] = [], hint: String = ""
  ) -> LineLayout {
    var content = LineLayout.Content(
      prompt: "deal> ", furtherPrompt: "   …> ", line: EditedLine(text, cursor: cursor))
    content.styles = styles
    content.hint = hint
    return LineLayout(content, columns: columns) { DealText.columns(of: $0) }
  }

  /// What a fresh screen shows of a layout.
  private func fresh(_ layout: LineLayout, rows: Int, columns: Int) -> ScreenModel {
    var model = ScreenModel(rows: rows, columns: columns)
    var screen = LineScreen()
    model.feed(screen.draw(layout, screenRows: rows).utf8)
    return model
  }

  @Test func rowsEndWhereTheScreenDoes() {
    let full = layout("123456", columns: 12)
    #expect(full.rows.map(\.count) == [12, 0])
    #expect(full.cursor == ScreenPlace(row: 1, column: 0))
    let wide = layout("12345兆6", columns: 12)
    #expect(wide.rows.map { $0.map(\.text).joined() } == ["deal> 12345 ", "兆6"])
    let lines = layout("a\nb", cursor: 1, columns: 12)
    #expect(lines.rows.map { $0.map(\.text).joined() } == ["deal> a", "   …> b"])
    #expect(lines.cursor == ScreenPlace(row: 0, column: 7))
  }

  @Test func nothingInTheLineCommandsTheTerminal() {
    let shown = layout("a\u{1B}[2J\t\u{200D}e\u{301}", columns: 80)
    #expect(
      shown.rows.map { $0.map(\.text).joined() } == ["deal> a\\u{1b}[2J \\u{200d}e\u{301}"])
  }

  @Test func aHintTakesNoFurtherRow() {
    let shown = layout("ab", columns: 12, hint: "cdefghij")
    #expect(shown.rows.map { $0.map(\.text).joined() } == ["deal> abcde"])
    #expect(shown.cursor == ScreenPlace(row: 0, column: 8))
  }

  @Test func onlyWhatDiffersIsWritten() {
    var screen = LineScreen()
    #expect(screen.draw(layout("a", columns: 80), screenRows: 24) == "deal> a")
    #expect(screen.draw(layout("ab", columns: 80), screenRows: 24) == "b")
    #expect(screen.draw(layout("ab", columns: 80), screenRows: 24) == "")
    #expect(screen.draw(layout("a", columns: 80), screenRows: 24) == "\u{1B}[1D\u{1B}[K")
  }

  @Test func coloursAreOfCells() {
    let shown = layout("let x", columns: 20, styles: [.strong, .strong, .strong])
    #expect(fresh(shown, rows: 3, columns: 20).styled(0) == "deal> <1>let</> x")
  }

  @Test func onlyTheRowsAroundTheCursorAreShownOfATallStatement() {
    let text = (0..<9).map { "\($0)" }.joined(separator: "\n")
    let end = fresh(layout(text, columns: 20), rows: 4, columns: 20)
    #expect(end.lines == ["   …> 5", "   …> 6", "   …> 7", "   …> 8"])
    let start = fresh(layout(text, cursor: 0, columns: 20), rows: 4, columns: 20)
    #expect(start.lines == ["deal> 0", "   …> 1", "   …> 2", "   …> 3"])
    #expect(end.scrolledOut == [] && start.scrolledOut == [])
  }

  @Test func allOfATallStatementIsLeftBehind() {
    let text = (0..<9).map { "\($0)" }.joined(separator: "\n")
    var model = ScreenModel(rows: 4, columns: 20)
    var screen = LineScreen()
    model.feed("above\r\n".utf8)
    model.feed(screen.draw(layout(text, columns: 20), screenRows: 4).utf8)
    model.feed(screen.leave(layout(text, columns: 20), screenRows: 4).utf8)
    #expect(model.scrolledOut.first == "above")
    #expect(
      model.scrolledOut.suffix(6) + model.lines
        == ["deal> 0"] + (1..<9).map { "   …> \($0)" })
    #expect((model.row, model.column) == (3, 0))
  }

  @Test(arguments: [80, 40, 20, 7, 4])
  func anyChangeShowsWhatAFreshScreenWould(columns: Int) {
    var generator = SeededGenerator(seed: UInt64(columns))
    let parts = ["a", " ", "\n", "兆", "e\u{301}", "é", "\t", "\u{1B}", "let x = 1 ", "123456789"]
    let styles: [LineStyle] = [.plain, .strong, .number, .error]
    for rows in [3, 6, 24] {
      var model = ScreenModel(rows: rows, columns: columns)
      var screen = LineScreen()
      var text: [String] = []
      for _ in 0..<200 {
        for _ in 0...Int.random(in: 0..<4, using: &generator) {
          let place = Int.random(in: 0...text.count, using: &generator)
          if text.count > 60 || generator.once(in: 3), place < text.count {
            text.removeSubrange(place..<min(text.count, place + 5))
          } else {
            text.insert(generator.pick(parts), at: place)
          }
        }
        let line = text.joined()
        let count = line.unicodeScalars.count
        let shown = layout(
          line, cursor: Int.random(in: 0...count, using: &generator), columns: columns,
          styles: (0..<count).map { _ in generator.pick(styles) },
          hint: generator.once(in: 2) ? "hint" : "")
        model.feed(screen.draw(shown, screenRows: rows).utf8)
        // The rows that are shown depend on what was shown before; the screen ends with them.
        let all = shown.rows.map { $0.map(\.text).joined() }.map { $0.trimmed }
        let visible = model.lines + Array(repeating: "", count: rows - model.lines.count)
        let row = (0...max(0, all.count - rows)).first { start in
          let window = Array(all[start...].prefix(rows))
          let padded = window + Array(repeating: "", count: rows - window.count)
          // A full row at the bottom lacks its last column.
          return padded.dropLast() == visible.dropLast()
            && padded[rows - 1].hasPrefix(visible[rows - 1])
        }
        #expect(model.unknown == [])
        guard let row else {
          Issue.record("\(visible) is not in \(all)")
          return
        }
        let isSame = shown.cursor == ScreenPlace(row: model.row + row, column: model.column)
        if all.count <= rows {
          #expect(model.cells == fresh(shown, rows: rows, columns: columns).cells)
          #expect(isSame)
        }
      }
    }
  }
}

extension String {
  /// Without the spaces at its end.
  fileprivate var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
