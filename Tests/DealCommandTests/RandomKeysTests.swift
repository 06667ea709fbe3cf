import ScreenReading
import SeededNumbers
import Testing

extension SessionTests {
  /// Keys that nobody would press in this order.
  struct RandomKeysTests {
    /// What is pressed: letters, control characters, sequences, pastes, things that are no text. Not
    /// Ctrl-S: between two statements it is the terminal's, and stops all output.
    private static let keys =
      ["a", "deal ", "let x", "(", "{", ")", "}", "\"", "1", "38e9", " + ", " ", "é", "兆", "#"]
      + ["e\u{301}", "👩‍🚀", "\u{200B}", "\\", "=", "."].map { $0 }
      + [1, 2, 5, 6, 7, 8, 11, 12, 14, 16, 18, 20, 21, 22, 23, 25, 31, 127, 13, 13, 9].map {
        String(Unicode.Scalar(UInt8($0)))
      }
      + ["b", "f", "d", "\u{7F}", "_", "u", "c", "\r", "x", "y", "\u{1B}"].map { "\u{1B}" + $0 }
      + [
        "[A", "[B", "[C", "[D", "OA", "OB", "[H", "[F", "[3~", "[3;5~", "[1;5D", "[1;5C", "[15~",
        "[99;1;1;1u", "[<0;1;1M", "[[A", "OP", "[200~a\n\tb {\r\nc\u{7}\u{1B}[201~",
        "[200~" + String(repeating: "long 兆 ", count: 60) + "\u{1B}[201~",
      ].map { "\u{1B}" + $0 }
      + ["\u{18}\u{15}", "\u{18}\u{18}"]

    @Test(arguments: [80, 40, 20], [false, true])
    func nothingBreaksTheScreenOrTheSession(columns: UInt16, vi: Bool) throws {
      let home = try TestHome()
      if vi { _ = try home.make(".editrc", "bind -v\n".utf8) }
      let terminal = try PseudoTerminal(rows: 16, columns: columns)
      // What is typed ahead before the first prompt would be shown where it is drawn.
      terminal.silence()
      let before = terminal.settings
      try terminal.start(
        dealBinary, ["--quiet"],
        environment: [
          "HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8",
          "DEAL_HISTORY": "", "PAGER": "", "TMPDIR": home.path,
        ])
      try terminal.expectPrompt()
      var generator = SeededGenerator(seed: UInt64(columns) * (vi ? 7 : 1))
      // What is typed while a statement is at work is shown and edited by the terminal, anywhere on
      // the screen: where the screen is looked at, no Enter is pressed.
      let keys = vi ? Self.keys : Self.keys.filter { $0 != "\r" }
      for round in 0..<12 {
        for _ in 0..<25 { terminal.type(generator.pick(keys)) }
        if generator.once(in: 3) {
          terminal.resize(
            rows: UInt16.random(in: 4...24, using: &generator),
            columns: generator.pick([20, 40, 80, columns]))
        }
        if !vi { try sees(terminal, round) }
      }
      // What is typed ahead is lost with Ctrl-C, and an Enter before it may still be at work.
      terminal.type("\u{7}")
      terminal.patience = 2
      for _ in 0..<10 {
        terminal.type("\u{3}")
        let isFresh: Void? = try? terminal.waitUntil("a fresh prompt") { terminal in
          let lines = terminal.screen.lines.suffix(2)
          return lines.last == "deal>" && lines.first?.hasSuffix("^C") ?? false
        }
        if isFresh != nil { break }
      }
      // A late Ctrl-C takes what is typed behind it along.
      terminal.patience = 5
      for _ in 0..<5 {
        terminal.type("\u{15}41 + 1\r")
        let isSummed: Void? = try? terminal.waitUntil("the sum") {
          $0.screen.lines.contains("42")
        }
        if isSummed != nil { break }
      }
      terminal.patience = 20
      try terminal.waitUntil("the sum") { $0.screen.lines.contains("42") }
      try terminal.waitUntil("the prompt") { $0.screen.lines.last == "deal>" }
      terminal.type("\u{4}")
      #expect(try terminal.ending() == .exit(0))
      #expect(terminal.settings == before)
      #expect(terminal.screen.unknown == [])
      #expect(home.names == (vi ? [".editrc"] : []))
    }

    /// Sees that what was drawn piece by piece is what is drawn at once after Ctrl-L.
    private func sees(_ terminal: PseudoTerminal, _ round: Int) throws {
      // A mark behind all keys so far; Ctrl-G ends a search, the space a key that waits for more.
      // A Ctrl-C among the keys takes along what is typed behind it while an answer is worked out.
      terminal.patience = 4
      for attempt in 0..<5 {
        terminal.type(" \u{7}\u{7}ZQ\(round) ")
        if attempt == 4 { terminal.patience = 20 }
        do {
          try terminal.waitUntil("ZQ\(round)") {
            $0.screen.marksPastes
              && $0.screen.lines.joined().replacing("   …> ", with: "").contains("ZQ\(round)")
          }
          break
        } catch  where attempt < 4 {}
      }
      terminal.patience = 20
      let cleared = "\u{1B}[2J\u{1B}[H"
      terminal.type("\u{C}")
      try terminal.expect(cleared)
      try terminal.waitUntil("the same after Ctrl-L as before") { terminal in
        guard let before = terminal.screen.beforeClearing else { return false }
        let after = terminal.screen.lines
        // Of a statement taller than the screen another part may be shown than before.
        if after.count >= terminal.screen.rows { return true }
        return before.lines.suffix(after.count) == after[...]
          && before.row - terminal.screen.row == before.lines.count - after.count
          && before.column == terminal.screen.column
          && after.joined().contains("ZQ")
      }
    }
  }
}
