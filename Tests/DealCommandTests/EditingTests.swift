import Foundation
import ScreenReading
import Testing

extension SessionTests {
  /// Editing at a terminal, compared by what a person sees.
  struct EditingTests {
    let home: TestHome

    init() throws {
      home = try TestHome()
    }

    /// Starts `deal` at a terminal of a size and waits for its prompt.
    private func start(
      rows: UInt16 = 24, columns: UInt16 = 80, _ changes: [String: String] = [:],
      history: [String] = []
    ) throws -> PseudoTerminal {
      if !history.isEmpty {
        _ = try home.make("history", history.map { $0 + "\n" }.joined().utf8)
      }
      let terminal = try PseudoTerminal(rows: rows, columns: columns)
      var environment = [
        "HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8",
        "DEAL_HISTORY": home.file("history"), "PAGER": "", "TMPDIR": home.path,
      ]
      environment.merge(changes) { _, changed in changed }
      try terminal.start(dealBinary, ["--quiet"], environment: environment)
      try terminal.expectPrompt()
      return terminal
    }

    /// Ends the session and sees that the terminal is as it was.
    private func end(_ terminal: PseudoTerminal) throws {
      terminal.type("\u{4}")
      #expect(try terminal.ending() == .exit(0))
      #expect(terminal.settings.editsLines)
      #expect(!terminal.screen.marksPastes)
      #expect(terminal.screen.unknown == [])
    }

    @Test func aStatementOfSeveralLinesIsEditedAsAWhole() throws {
      let terminal = try start()
      terminal.type("(1 +\r2 +\r")
      try terminal.expectScreen(["deal> (1 +", "   …> 2 +", "   …>"], cursor: (2, 6))
      terminal.type("3)\u{1B}[A\u{1B}[A")
      try terminal.expectScreen(["deal> (1 +", "   …> 2 +", "   …> 3)"], cursor: (0, 8))
      terminal.type("\u{7F}4\u{1B}OB")
      try terminal.expectScreen(["deal> (4 +", "   …> 2 +", "   …> 3)"], cursor: (1, 8))
      terminal.type("\r")
      try terminal.expectScreen(
        ["deal> (4 +", "   …> 2 +", "   …> 3)", "9", "deal>"], cursor: (4, 6))
      try end(terminal)
      #expect(home.text("history") == "(4 +\\n2 +\\n3)\n")
    }

    @Test func anEmptyLineGivesTheStatementUpAndSaysSo() throws {
      let terminal = try start()
      terminal.type("(1 +\r\r")
      try terminal.expectScreen(
        ["deal> (1 +", "   …>", "not finished, so left out; Up brings it back", "deal>"],
        cursor: (3, 6))
      #expect(terminal.screen.styled(2) == "<2>not finished, so left out; Up brings it back</>")
      terminal.type("\u{1B}[A")
      try terminal.expectLastLine("deal> (1 +")
      terminal.type("\u{3}")
      try terminal.waitUntil("a fresh prompt") {
        $0.screen.lines.suffix(2) == ["deal> (1 +^C", "deal>"]
      }
      terminal.type("7\r")
      try terminal.waitUntil("an answer") { $0.screen.lines.suffix(2) == ["7", "deal>"] }
      try end(terminal)
      #expect(home.text("history") == "7\n")
    }

    @Test func upAndDownMoveWithinAStatementAndThenToOthers() throws {
      let terminal = try start(history: ["1 + 1", "(2 +\\n3)"])
      terminal.type("\u{1B}[A")
      try terminal.expectScreen(["deal> (2 +", "   …> 3)"], cursor: (1, 8))
      terminal.type("\u{1B}[A")
      try terminal.expectScreen(["deal> (2 +", "   …> 3)"], cursor: (0, 8))
      terminal.type("\u{1B}[A")
      try terminal.expectScreen(["deal> 1 + 1"], cursor: (0, 11))
      terminal.type("\u{1B}[B")
      try terminal.expectScreen(["deal> (2 +", "   …> 3)"], cursor: (1, 8))
      terminal.type("\u{1B}[B")
      try terminal.expectScreen(["deal>"], cursor: (0, 6))
      try end(terminal)
    }

    @Test func searchesThroughTheHistory() throws {
      let terminal = try start(history: ["1 + 1", "2 * 3", "1 + 5"])
      terminal.type("dra\u{12}1 +")
      try terminal.expectScreen(["search 1 +> 1 + 5"], cursor: (0, 12))
      terminal.type("\u{12}")
      try terminal.expectScreen(["search 1 +> 1 + 1"])
      terminal.type("\u{12}")
      try terminal.expectScreen(["not found 1 +> 1 + 1"])
      terminal.type("\u{13}")
      try terminal.expectScreen(["search 1 +> 1 + 5"])
      terminal.type("\u{7F}\u{7F}\u{7F}2")
      try terminal.expectScreen(["search 2> 2 * 3"])
      terminal.type("\u{7}")
      try terminal.expectScreen(["deal> dra"], cursor: (0, 9))
      terminal.type("\u{12}2")
      try terminal.expectScreen(["search 2> 2 * 3"])
      // The terminal throws away what waits before Ctrl-C.
      terminal.type("\u{3}")
      try terminal.expectScreen(["deal> dra"], cursor: (0, 9))
      terminal.type("\u{12}2\u{1B}[C")
      try terminal.expectScreen(["deal> 2 * 3"], cursor: (0, 7))
      terminal.type("\u{12}5\u{1B}")
      try terminal.expectScreen(["deal> 1 + 5"], cursor: (0, 10))
      terminal.type("\u{12}2\r")
      try terminal.expectScreen(["deal> 2 * 3", "6", "deal>"])
      try end(terminal)
    }

    @Test func takesBackWhatWasTyped() throws {
      let terminal = try start()
      terminal.type("let ")
      try terminal.expectScreen(["deal> let"], cursor: (0, 10))
      terminal.type("x")
      try terminal.expectScreen(["deal> let x"])
      terminal.type("\u{17}\u{17}")
      try terminal.expectScreen(["deal>"])
      terminal.type("\u{1F}")
      try terminal.expectScreen(["deal> let"], cursor: (0, 10))
      terminal.type("\u{1F}")
      try terminal.expectScreen(["deal> let x"])
      terminal.type("\u{18}\u{15}\u{1F}")
      try terminal.expectScreen(["deal>"])
      terminal.type("\u{1B}_")
      try terminal.expectLastLine("deal> let")
      terminal.type("\u{15}\u{1B}[200~1 +\n2\u{1B}[201~")
      try terminal.expectScreen(["deal> 1 +", "   …> 2"])
      terminal.type("\u{1F}")
      try terminal.expectScreen(["deal>"])
      try end(terminal)
    }

    @Test func aPasteIsOneUnitAndRunsNothing() throws {
      let terminal = try start()
      try terminal.waitUntil("marked pastes") { $0.screen.marksPastes }
      terminal.type("\u{1B}[200~deal> 1 + 2\r   …> \t+ 3\u{7}\rdeal> 5\r\u{1B}[201~")
      try terminal.expectScreen(["deal> 1 + 2", "   …>   + 3", "   …> 5"], cursor: (2, 7))
      terminal.type("\r")
      try terminal.waitUntil("answers") { $0.screen.lines.suffix(2) == ["5", "deal>"] }
      try end(terminal)
      #expect(home.text("history") == "1 + 2\\n  + 3\\n5\n")
    }

    @Test func aPasteTallerThanTheScreenIsQuickAndComplete() throws {
      let terminal = try start(rows: 10, columns: 40)
      let start = ContinuousClock.now
      let lines = (0..<500).map { "# line \($0) of a text that goes on and on" }
      terminal.type("\u{1B}[200~" + lines.joined(separator: "\r") + "\r1 + 2\u{1B}[201~")
      try terminal.waitUntil("the end") {
        $0.screen.lines.last == "   …> 1 + 2" && $0.screen.column == 11
      }
      #expect(ContinuousClock.now - start < .seconds(10))
      #expect(terminal.screen.lines.count == 10)
      terminal.type("\r")
      try terminal.waitUntil("the answer") { $0.screen.lines.suffix(2) == ["3", "deal>"] }
      let all = terminal.screen.scrolledOut + terminal.screen.lines
      #expect(all.filter { $0.hasPrefix("   …> # line") }.count >= 499)
      try end(terminal)
      #expect(home.text("history") == lines.joined(separator: "\\n") + "\\n1 + 2\n")
    }

    @Test func anotherEditorEditsTheStatement() throws {
      let lines = "#!/bin/sh\nstat -c %a \"$2\" >\"$1\"\necho '+ 2' >>\"$2\"\n"
      let script = try home.make("edit", lines.utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
      let terminal = try start(["EDITOR": "\(script) \(home.file("mode"))"])
      terminal.type("(1\u{18}\u{5}")
      try terminal.expectScreen(["deal> (1", "   …> + 2"], cursor: (1, 9))
      #expect(home.text("mode") == "600\n")
      #expect(home.names.filter { $0 != "journal" } == ["edit", "mode"])
      terminal.type(")\r")
      try terminal.expectScreen(["deal> (1", "   …> + 2)", "3", "deal>"])
      try end(terminal)
    }

    @Test(arguments: [
      ("no-such-editor", "no editor: set EDITOR to the name of one"),
      ("false", "the editor ended with status 1: the line is as it was"),
    ])
    func saysWhyNoOtherEditorEdits(editor: String, message: String) throws {
      let terminal = try start(["VISUAL": editor])
      terminal.type("1 + 2\u{18}\u{5}")
      try terminal.expectScreen([message, "deal> 1 + 2"], cursor: (1, 11))
      try end(edited(terminal))
      #expect(home.names == ["journal"])
    }

    @Test(arguments: [
      ("\u{1B}b", 10), ("\u{1B}[1;5D", 10), ("\u{1B}[1;3D", 10), ("\u{1B}Od", 10),
      ("\u{1B}\u{1B}[D", 10), ("\u{1B}[H", 6), ("\u{1B}OH", 6), ("\u{1B}[1~", 6), ("\u{1}", 6),
      ("\u{1}\u{1B}f", 9), ("\u{1}\u{1B}[1;5C", 9), ("\u{1}\u{1B}[F", 13), ("\u{1}\u{5}", 13),
      ("\u{1}\u{6}\u{1B}[4~", 13), ("\u{2}\u{1B}[D", 11), ("\u{1B}[<0;5;5M\u{1B}[M !!", 13),
      ("\u{1B}[99;7u\u{1B}[15;2~\u{1B}OP\u{1B}[[B", 13),
    ])
    func keysMoveTheCursor(keys: String, column: Int) throws {
      let terminal = try start()
      terminal.type("one two" + keys)
      try terminal.expectScreen(["deal> one two"], cursor: (0, column))
      try end(edited(terminal))
    }

    @Test(arguments: [
      ("\u{1}\u{1B}d", " two"), ("\u{1B}\u{7F}", "one "), ("\u{17}", "one "),
      ("\u{1}\u{1B}[3~", "ne two"), ("\u{1}\u{1B}[3;5~", " two"), ("\u{8}", "one tw"),
      ("\u{1B}\r3", "one two|3"), ("\u{1B}[13;2u3", "one two|3"), ("\u{15}x\u{19}", "xone two"),
    ])
    func keysChangeTheLine(keys: String, text: String) throws {
      let terminal = try start(["NO_COLOR": "1"])
      terminal.type("one two" + keys)
      let lines = ("deal> " + text).split(separator: "|").map(String.init)
      try terminal.expectScreen(
        [lines[0].trimmingCharacters(in: .whitespaces)] + lines.dropFirst().map { "   …> " + $0 })
      try end(edited(terminal))
    }

    /// Empties the line.
    private func edited(_ terminal: PseudoTerminal) throws -> PseudoTerminal {
      terminal.type("\u{3}")
      try terminal.expectLastLine("deal>")
      return terminal
    }

    @Test func theKeypadFinishesAStatement() throws {
      let terminal = try start()
      terminal.type("1 + 2\u{1B}OM")
      try terminal.expectScreen(["deal> 1 + 2", "3", "deal>"])
      try end(terminal)
    }

    @Test func theKeysOfViCanBeChosenInAFile() throws {
      _ = try home.make(".editrc", "bind -v\n".utf8)
      let terminal = try start(history: ["1 + 1"])
      terminal.type("2 + 3\u{1B}[D\u{1B}[D4")
      try terminal.expectScreen(["deal> 2 +4 3"], cursor: (0, 10))
      terminal.type("\u{1B}")
      try terminal.expectScreen(["deal> 2 +4 3"], cursor: (0, 9))
      terminal.type("x")
      try terminal.expectScreen(["deal> 2 + 3"])
      terminal.type("u")
      try terminal.expectScreen(["deal> 2 +4 3"])
      // Libedit has a history of its own for some keys, which is not there.
      terminal.type("_G-+ddk")
      try terminal.expectScreen(["deal> 1 + 1"])
      terminal.type("\u{1B}[200~\u{1B}[201~\r")
      try terminal.expectScreen(["deal> 1 + 1", "2", "deal>"])
      try end(terminal)
    }

    @Test func aHintIsFaintAndTakenByRight() throws {
      let terminal = try start(history: ["1 + 2 + 3"])
      terminal.type("1 +")
      try terminal.expectScreen(["deal> 1 + 2 + 3"], cursor: (0, 9))
      #expect(terminal.screen.styled(0) == "deal> <33>1</> +<2> 2 + 3</>")
      terminal.type("\u{1B}[1;5C")
      try terminal.expectScreen(["deal> 1 + 2 + 3"], cursor: (0, 11))
      terminal.type("\u{1B}[C\r")
      try terminal.expectScreen(["deal> 1 + 2 + 3", "6", "deal>"])
      terminal.type("1 +\u{1B}[D")
      try terminal.expectLastLine("deal> 1 +")
      terminal.type("\u{3}")
      try terminal.waitUntil("no hint") { $0.screen.lines.last == "deal>" }
      #expect(terminal.screen.lines.suffix(2) == ["deal> 1 +^C", "deal>"])
      try end(terminal)
    }

    @Test func settingsChangeHowTheNextLineIsEdited() throws {
      let terminal = try start(history: ["1 + 2 + 3"])
      terminal.type("set hints off\r")
      try terminal.expectScreen(["deal> set hints off", "deal>"])
      terminal.type("1 +")
      try terminal.expectLastLine("deal> 1 +")
      terminal.type("\u{15}set editor vi\r")
      try terminal.expectScreen(["deal> set hints off", "deal> set editor vi", "deal>"])
      // Escape, to the start of the line, and the first number is another.
      terminal.type("1 + 2\u{1B}")
      terminal.type("0r4\r")
      try terminal.waitUntil("the sum") {
        $0.screen.lines.suffix(3) == ["deal> 4 + 2", "6", "deal>"]
      }
      terminal.type("set editor emacs\r")
      try terminal.expectLastLine("deal>")
      terminal.type("5\u{1}4\r")
      try terminal.waitUntil("the number") { $0.screen.lines.suffix(2) == ["45", "deal>"] }
      try end(terminal)
    }

    @Test func whatIsTypedAheadStandsBehindThePrompt() throws {
      let terminal = try start(columns: 40)
      terminal.type("1 + 2\r40 +")
      try terminal.waitUntil("a prompt") { $0.screen.lines.last == "deal> 40 +" }
      #expect(terminal.screen.column == 10)
      try end(edited(terminal))
    }

    @Test func theOnlyWordThatFitsIsAHint() throws {
      let terminal = try start(columns: 20)
      terminal.type("torn")
      try terminal.expectScreen(["deal> tornado"], cursor: (0, 10))
      terminal.type("\u{5} zz")
      try terminal.expectScreen(["deal> tornado zz"], cursor: (0, 16))
      try end(edited(terminal))
    }

    @Test func aHintEndsWhereTheRowDoes() throws {
      let terminal = try start(columns: 20, history: ["1 + 222222222222222 + 3"])
      terminal.type("1")
      try terminal.expectScreen(["deal> 1 + 222222222"], cursor: (0, 7))
      terminal.type("\u{1B}[F")
      try terminal.expectScreen(["deal> 1 + 2222222222", "22222 + 3"], cursor: (1, 9))
      try end(edited(terminal))
    }

    @Test func aWindowOfAnotherSizeShowsTheSame() throws {
      let terminal = try start(columns: 40)
      terminal.type("(1 +\r22222222222222222222222222")
      try terminal.expectScreen(
        ["deal> (1 +", "   …> 22222222222222222222222222"], cursor: (1, 32))
      terminal.resize(rows: 24, columns: 20)
      try terminal.expectScreen(
        ["deal> (1 +", "   …> 22222222222222", "222222222222"], cursor: (2, 12))
      terminal.resize(rows: 24, columns: 40)
      try terminal.waitUntil("one row again") {
        $0.screen.lines.last == "   …> 22222222222222222222222222" && $0.screen.column == 32
      }
      try end(edited(terminal))
    }

    @Test func aHintGoesWithTheLineThatIsRun() throws {
      let terminal = try start(history: ["4 + 2"])
      terminal.type("4")
      try terminal.expectScreen(["deal> 4 + 2"], cursor: (0, 7))
      terminal.type("\r")
      try terminal.expectScreen(["deal> 4", "4", "deal>"])
      try end(terminal)
    }

    @Test(arguments: [80, 20])
    func coloursFollowTheText(columns: UInt16) throws {
      let terminal = try start(columns: columns)
      terminal.type("let x = 38B # why \"\r")
      try terminal.waitUntil("the next prompt") {
        $0.screen.lines.last == "deal>" && $0.screen.lines.count > 2 && $0.screen.marksPastes
      }
      terminal.type("print \"a {1}\"")
      try terminal.waitUntil("the text") { $0.screen.lines.last?.hasSuffix("}\"") ?? false }
      let rows = terminal.screen.lines.indices.map { terminal.screen.styled($0) }
      let shown = rows.joined()
      #expect(shown.contains("<1>let</> x = <33>38B</> <2># "))
      #expect(shown.contains("<1>print</> <32>\"a"))
      #expect(shown.contains("{</><33>1</><32>}\"</>"))
      try end(edited(terminal))
    }

    @Test func withoutColourThereIsNeitherColourNorHint() throws {
      let terminal = try start(["NO_COLOR": "1"], history: ["1 + 2"])
      terminal.type("1 +")
      try terminal.expectScreen(["deal> 1 +"], cursor: (0, 9))
      #expect(!terminal.transcript.contains("m"))
      try end(edited(terminal))
    }

    @Test func candidatesStandBelowALineOfSeveralRows() throws {
      let terminal = try start(rows: 12, columns: 40)
      terminal.type(String(repeating: "1 + ", count: 12) + "(\r\u{1B}[A\u{1B}[B openai.\t")
      try terminal.expect("\u{7}")
      terminal.type("\u{15}deal openai aws \t")
      try terminal.waitUntil("the list") { terminal in
        let lines = terminal.screen.lines
        return lines.last == "deal> deal openai aws" && lines.contains { $0.hasPrefix("value") }
      }
      try end(edited(terminal))
    }

    @Test func bytesThatCombineAreShownWhereTheyAre() throws {
      let terminal = try start(columns: 20)
      terminal.type("# cafe\u{301} 兆兆兆 x\u{1B}[D\u{1B}[D\u{7F}")
      try terminal.expectScreen(["deal> # cafe\u{301} 兆兆 x"])
      terminal.type("\u{1}\u{1B}[1;5C\u{7F}")
      try terminal.expectScreen(["deal> # caf 兆兆 x"], cursor: (0, 11))
      terminal.type("\u{15}")
      try terminal.expectScreen(["deal>"], cursor: (0, 6))
      try end(terminal)
    }
  }
}
