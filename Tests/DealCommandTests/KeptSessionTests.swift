import Foundation
import Testing

extension SessionTests {
  /// What the prompt keeps and reads beside the book: the journal, recordings, the start-up file.
  struct KeptSessionTests {
    let home: TestHome

    init() throws {
      home = try TestHome()
    }

    /// A session in a clean environment with some variables changed.
    private func start(
      _ words: [String] = [], _ changes: [String: String] = [:]
    ) throws -> PseudoTerminal {
      let terminal = try PseudoTerminal()
      let environment = [
        "HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8",
      ].merging(changes) { $1 }
      try terminal.start(dealBinary, words, environment: environment)
      try terminal.expectPrompt()
      return terminal
    }

    /// Types a line and gives what is written up to the next prompt.
    private func answer(_ line: String, _ terminal: PseudoTerminal) throws -> String {
      terminal.type(line + "\r")
      try terminal.expect("\r\n")
      return try terminal.expectPrompt()
    }

    private func end(_ terminal: PseudoTerminal) throws {
      terminal.type("\u{4}")
      #expect(try terminal.ending() == .exit(0))
    }

    private var journals: [String] {
      let folder = home.file(".local/state/deal/journal")
      return (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }

    @Test func aKilledSessionIsTakenUp() throws {
      let first = try start()
      _ = try answer("deal openai aws value 38e9", first)
      _ = try answer("let x = 3", first)
      _ = try answer("undo", first)
      _ = try answer("let y = nothing", first)
      kill(first.process, SIGKILL)
      #expect(try first.ending() == .signal(SIGKILL))
      #expect(journals.count == 1)

      let second = try start()
      #expect(second.transcript.contains("ended without quit"))
      #expect(try answer("resume", second).contains("took up 3 of 3 statements"))
      #expect(try answer("openai_aws.value", second).contains("$38B"))
      #expect(try answer("x", second).contains("nothing is called x"))
      _ = try answer("redo", second)
      #expect(try answer("x", second).contains("3"))
      #expect(try answer("resume", second).contains("no session to take up"))
      try end(second)
      #expect(journals == [])

      let third = try start()
      #expect(!third.transcript.contains("ended without quit"))
      try end(third)
    }

    @Test func whatIsLeftCanBeThrownAway() throws {
      let first = try start()
      _ = try answer("let x = 3", first)
      kill(first.process, SIGKILL)
      _ = try first.ending()
      let second = try start()
      #expect(try answer("resume drop", second).contains("thrown away"))
      #expect(try answer("x", second).contains("nothing is called x"))
      try end(second)
      #expect(journals == [])
    }

    @Test func aSessionWithoutHistoryKeepsNoJournal() throws {
      let terminal = try start(["--no-history"])
      _ = try answer("let x = 3", terminal)
      #expect(journals == [])
      try end(terminal)
    }

    @Test func aRecordingIsRunAgain() throws {
      let file = home.file("session.md")
      let terminal = try start()
      _ = try answer("deal openai aws value 38e9", terminal)
      _ = try answer("openai_aws.cost_per_gpu_hour", terminal)
      #expect(try answer("record \"\(file)\"", terminal).contains("recording to"))
      _ = try answer("why openai_aws.value", terminal)
      #expect(try answer("record \"\(file)\"", terminal).contains("a file of this name already"))
      _ = try answer("record \"\(file)\" overwrite", terminal)
      _ = try answer("record off", terminal)
      _ = try answer("let after = 1", terminal)
      try end(terminal)
      let text = home.text("session.md")
      #expect(text.contains("deal> deal openai aws value 38e9\nopenai_aws: openai pays aws $38B"))
      #expect(!text.contains("after"))

      let shell = try Shell()
      let same = try shell.run("deal test '\(file)'")
      #expect(same.status == 0, "\(same.output)")
      #expect(same.output.contains("answers as recorded"))
      _ = try home.make("session.md", text.replacingOccurrences(of: "$38B", with: "$39B").utf8)
      let other = try shell.run("deal test '\(file)'")
      #expect(other.status == 1)
      #expect(other.output.contains("is recorded with the answer"))
      #expect(try shell.run("deal test --accept '\(file)'").status == 0)
      #expect(home.text("session.md") == text)
      #expect(try shell.run("deal test missing.md").status == 66)
      _ = try home.make("script.md", "```deal script\nnobody\n```\n".utf8)
      #expect(try shell.run("deal test --accept '\(home.file("script.md"))'").status == 1)
      let mistyped = try shell.run("deal tset '\(file)'")
      #expect(mistyped.status == 66)
      #expect(mistyped.errors.contains("did you mean deal test?"))
      _ = try home.make("bad.md", "```deal\nno prompt\n```\n".utf8)
      let bad = try shell.run("deal test '\(home.file("bad.md"))'")
      #expect(bad.status == 65)
      #expect(bad.errors.contains("bad.md:2: a transcript starts with the prompt"))
    }

    /// A film shows what the terminal shows, in colours, as often the same as the session.
    @Test func aSessionIsFilmed() throws {
      var films: [String] = []
      for name in ["one.cast", "two.cast"] {
        let terminal = try start()
        _ = try answer("deal openai aws value 38e9", terminal)
        let begun = try answer("record \"\(home.file(name))\"", terminal)
        #expect(begun.contains("asciinema play shows it again"))
        _ = try answer("openai_aws.gpus", terminal)
        try end(terminal)
        films.append(home.text(name).replacingOccurrences(of: name, with: "NAME"))
      }
      #expect(films.count == 2)
      let lines = films[0].split(separator: "\n").filter { !$0.contains("NAME") }
      #expect(lines.contains { $0.contains("\\u001b[") && $0.contains("openai pays") }, "\(lines)")
      #expect(lines.contains { $0.contains("needs the number of gpus") || $0.contains("unstated") })
    }

    @Test func scriptsDoNotRecord() throws {
      let shell = try Shell()
      let outcome = try shell.run("deal -e 'record \"a.md\"'")
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("error[prompt-only]"))
      #expect(shell.home.names == [])
    }

    @Test func theStartUpFileIsRead() throws {
      let folder = home.file(".config/deal")
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      _ = try home.make(".config/deal/init.deal", "let mine = 7\nlet wrong = nothing\n".utf8)
      let terminal = try start()
      #expect(terminal.transcript.contains("nothing is called nothing"))
      #expect(try answer("mine", terminal).contains("7"))
      try end(terminal)
      let without = try start(["--no-init"])
      #expect(try answer("mine", without).contains("nothing is called mine"))
      try end(without)
      _ = try home.make("other.deal", "let other = 8\n".utf8)
      let named = try start(["--init", home.file("other.deal")])
      #expect(try answer("other", named).contains("8"))
      #expect(try answer("mine", named).contains("nothing is called mine"))
      try end(named)
      // A script does not depend on who runs it.
      let shell = try Shell()
      let script = try shell.run("deal -e mine", ["HOME": home.path])
      #expect(script.status == 65)
    }

    @Test func longAnswersGoThroughThePager() throws {
      let terminal = try start([], ["PAGER": "sed 's/^/PAGED /'"])
      _ = try answer("use atlas", terminal)
      #expect(try answer("list deals", terminal).contains("PAGED"))
      #expect(try !answer("1 + 2", terminal).contains("PAGED"))
      _ = try answer("set pager off", terminal)
      #expect(try !answer("list deals", terminal).contains("PAGED"))
      try end(terminal)
    }

    @Test(arguments: ["", "no-such-program-at-all"])
    func longAnswersAreShownWithoutAPager(pager: String) throws {
      let terminal = try start([], ["PAGER": pager])
      _ = try answer("use atlas", terminal)
      #expect(try answer("list deals", terminal).contains("openai_broadcom"))
      try end(terminal)
    }
  }
}
