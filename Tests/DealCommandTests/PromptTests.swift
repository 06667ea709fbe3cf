import ScreenReading
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension SessionTests {
  /// `deal` at a terminal, as a person meets it.
  struct PromptTests {
    let home: TestHome
    let terminal: PseudoTerminal

    init() throws {
      home = try TestHome()
      terminal = try PseudoTerminal()
    }

    /// Starts `deal` in a clean environment with some variables changed.
    private func start(
      _ changes: [String: String] = [:], on terminal: PseudoTerminal? = nil
    ) throws {
      var environment = [
        "HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8",
        "DEAL_HISTORY": home.file("history"), "PAGER": "cat", "NO_COLOR": "1",
      ]
      environment.merge(changes) { _, changed in changed }
      try (terminal ?? self.terminal).start(
        dealBinary,
        environment: environment.filter { !$0.value.isEmpty || $0.key == "DEAL_HISTORY" })
    }

    /// Types a line and gives what is written up to the next prompt.
    private func answer(_ line: String, isEditing: Bool = true) throws -> String {
      terminal.type(line + (isEditing ? "\r" : "\n"))
      try terminal.expect("\r\n")
      return try terminal.expectPrompt(isEditing: isEditing)
    }

    /// Ends the session by Ctrl-D.
    private func end() throws {
      terminal.type("\u{4}")
      #expect(try terminal.ending() == .exit(0))
    }

    @Test func answersAndLeavesTheTerminalAsItWas() throws {
      let before = terminal.settings
      try start()
      try terminal.expectPrompt()
      #expect(terminal.settings != before)
      #expect(try answer("1 + 2").contains("3"))
      try end()
      #expect(terminal.settings == before)
      #expect(terminal.transcript.hasSuffix("\r\n"))
    }

    @Test func tabCompletesAWord() throws {
      try start()
      try terminal.expectPrompt()
      terminal.type("und\t")
      try terminal.expect("o ")
      terminal.type("\u{3}")
      try terminal.expectPrompt()
      try end()
    }

    @Test func tabShowsWhatThereIsToChooseFromAndKeepsTheLine() throws {
      try start()
      try terminal.expectPrompt()
      terminal.type("\t")
      #expect(try terminal.expect("deal> ").contains("deal "))
      #expect(try answer("1 + 2").contains("3"))
      try end()
    }

    @Test func anUnfinishedStatementGoesOnInTheNextLine() throws {
      try start()
      try terminal.expectPrompt()
      terminal.type("(1 +\r")
      try terminal.expectPrompt("   …> ")
      #expect(try answer("2)").contains("3"))
      try end()
    }

    @Test func anEmptyLineDropsAnUnfinishedStatement() throws {
      try start()
      try terminal.expectPrompt()
      terminal.type("(1 +\r")
      try terminal.expectPrompt("   …> ")
      #expect(try !answer("").contains("error"))
      #expect(try answer("1 + 2").contains("3"))
      try end()
    }

    @Test func controlCClearsTheLineAndDropsAnUnfinishedStatement() throws {
      try start()
      try terminal.expectPrompt()
      terminal.type("40 + ")
      try terminal.expect("40 + ")
      terminal.type("\u{3}")
      try terminal.expectPrompt()
      #expect(try answer("1 + 2").contains("3"))
      terminal.type("(1 +\r")
      try terminal.expectPrompt("   …> ")
      terminal.type("\u{3}")
      try terminal.expectPrompt()
      #expect(try answer("2 + 2").contains("4"))
      try end()
    }

    @Test func controlCOnALineOfSeveralRowsGoesBelowIt() throws {
      try start()
      try terminal.expectPrompt()
      terminal.type(String(repeating: "1 + ", count: 40) + "7")
      try terminal.expect("+ 7")
      terminal.type("\u{1}")
      try terminal.expect("\u{1B}[2A")
      terminal.type("\u{3}")
      try terminal.waitUntil("a prompt below the line") {
        $0.screen.lines.suffix(2) == ["+ 1 + 7^C", "deal>"] && $0.screen.column == 6
      }
      try end()
    }

    @Test func followsTheSizeOfTheWindow() throws {
      try start()
      try terminal.expectPrompt()
      terminal.type("1 + 2")
      try terminal.expect("1 + 2")
      terminal.resize(rows: 24, columns: 40)
      try terminal.expect("deal> 1 + 2")
      terminal.type(" + 3\r")
      try terminal.expect("\r\n")
      #expect(try terminal.expectPrompt().contains("6"))
      try end()
    }

    @Test(arguments: ["", "C", "C.UTF-8", "xx_YY.UTF-8"])
    func takesWhatIsNotASCII(language: String) throws {
      try start(["LANG": language])
      try terminal.expectPrompt()
      terminal.type("# café ∞ 兆\r")
      try terminal.expect("# café ∞ 兆")
      try terminal.expectPrompt()
      try end()
      #expect(home.text("history") == "# café ∞ 兆\n")
    }

    @Test func showsBytesThatAreNoText() throws {
      try start()
      try terminal.expectPrompt()
      terminal.send(Array("# ".utf8) + [0xE2, 0x2D, 0x61, 0xFF, 0xE2, 0x88, 0x9E, 0x0D])
      try terminal.expect("\r\n")
      try terminal.expectPrompt()
      try end()
      #expect(home.text("history") == "# \u{FFFD}-a\u{FFFD}∞\n")
    }

    @Test func usesASCIIWhereTheLocaleHasNothingElse() throws {
      try start(["LANG": "C"])
      try terminal.expectPrompt()
      terminal.type("(1 +\r")
      try terminal.expectPrompt("  ..> ")
      #expect(try answer("2)").contains("3"))
      try end()
    }

    @Test func remembersStatementsBetweenSessions() throws {
      try start()
      try terminal.expectPrompt()
      _ = try answer("1 + 2")
      _ = try answer("1 + 2")
      _ = try answer(" 5 + 5")
      terminal.type("(2 +\r")
      try terminal.expectPrompt("   …> ")
      _ = try answer("2)")
      try end()
      #expect(home.text("history") == "1 + 2\n(2 +\\n2)\n")
      #expect(home.permissions("history") == 0o600)

      let second = try PseudoTerminal()
      try start(on: second)
      try second.expectPrompt()
      second.type("\u{1B}[A")
      try second.expect("2)")
      second.type("\u{1B}OA\u{1B}[A")
      try second.expect("1 + 2")
      second.type("\r")
      try second.expect("\r\n")
      #expect(try second.expectPrompt().contains("3"))
      second.type("\u{4}")
      #expect(try second.ending() == .exit(0))
    }

    @Test func sessionsAtTheSameTimeLoseNoStatement() throws {
      let terminals = try (0..<8).map { _ in try PseudoTerminal() }
      for terminal in terminals { try start(on: terminal) }
      for (number, terminal) in terminals.enumerated() {
        try terminal.expectPrompt()
        terminal.type((0..<20).map { "\(number) + \($0)\r" }.joined())
      }
      for terminal in terminals {
        for _ in 0..<20 { try terminal.expectPrompt() }
        terminal.type("\u{4}")
        #expect(try terminal.ending() == .exit(0))
      }
      let lines = home.text("history").split(separator: "\n")
      #expect(lines.count == 160)
      for number in 0..<8 {
        #expect(
          lines.filter { $0.hasPrefix("\(number) + ") } == (0..<20).map { "\(number) + \($0)" })
      }
    }

    @Test func remembersNothingWhenTold() throws {
      try start(["DEAL_HISTORY": ""])
      try terminal.expectPrompt()
      _ = try answer("1 + 2")
      try end()
      #expect(home.names.isEmpty)
    }

    @Test(arguments: ["dumb", "", "no-such-terminal"])
    func worksOnAnyTerminal(kind: String) throws {
      let before = terminal.settings
      let isEditing = kind == "no-such-terminal"
      try start(["TERM": kind])
      try terminal.expectPrompt(isEditing: isEditing)
      #expect(try answer("1 + 2", isEditing: isEditing).contains("3"))
      if !isEditing {
        #expect(!terminal.transcript.contains("\u{1B}"))
        #expect(terminal.settings == before)
      }
      terminal.type("40 + ")
      try terminal.expect("40 + ")
      terminal.type("\u{3}")
      try terminal.expectPrompt(isEditing: isEditing)
      try end()
      #expect(terminal.settings == before)
    }

    @Test func aFileOfKeysDoesNotTakeTabAway() throws {
      _ = try home.make(".editrc", "bind -v\nbind ^T no-such-action\n".utf8)
      try start()
      try terminal.expectPrompt()
      terminal.type("und\t")
      try terminal.expect("o ")
      // Escape, then k: the keys of vi for an older statement.
      terminal.type("\u{3}")
      try terminal.expectPrompt()
      _ = try answer("1 + 2")
      terminal.type("\u{1B}k")
      try terminal.expect("1 + 2")
      terminal.type("\r")
      try terminal.expect("\r\n")
      #expect(try terminal.expectPrompt().contains("3"))
      try end()
    }

    @Test func keysWithoutAMeaningLeaveNothingInTheLine() throws {
      try start()
      try terminal.expectPrompt()
      terminal.type("1 +\u{1B}[15~\u{1B}[5~\u{1B}[1;2A\u{1B}[200~ 2\u{1B}[201~\u{12}\r")
      try terminal.expect("\r\n")
      #expect(try terminal.expectPrompt().contains("3"))
      try end()
      #expect(home.text("history") == "1 + 2\n")
    }

    @Test func aLongPasteIsQuickAndComplete() throws {
      try start()
      try terminal.expectPrompt()
      let start = ContinuousClock.now
      let sum = String(repeating: "1 + ", count: 5_000) + "0"
      terminal.type("# " + sum + "\r")
      try terminal.expectPrompt()
      #expect(ContinuousClock.now - start < .seconds(10))
      terminal.type("\u{1B}[A\u{1B}[B1 + 2\r")
      try terminal.waitUntil("the sum") { $0.screen.lines.suffix(2) == ["3", "deal>"] }
      try end()
      #expect(home.text("history") == "# " + sum + "\n1 + 2\n")
    }
  }
}
