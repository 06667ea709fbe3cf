import Foundation
import Testing

extension SessionTests {
  /// Lessons at a real prompt.
  struct LessonPromptTests {
    let home: TestHome

    init() throws {
      home = try TestHome()
    }

    private func start(_ words: [String] = []) throws -> PseudoTerminal {
      let terminal = try PseudoTerminal()
      let environment = [
        "HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8",
      ]
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

    private var progress: String { home.text(".local/state/deal/learn.jsonl") }

    @Test func aLessonIsBegunPlayedLeftAndTakenUp() throws {
      let first = try start()
      _ = try answer("let mine = 1", first)
      #expect(try answer("learn", first).contains("Reading an AI-compute deal"))
      // What is shown has prompts in it.
      first.type("learn 1\r")
      try first.expect("The headline")
      try first.expect("Enter goes on")
      try first.expectPrompt()
      // Enter goes on, and Tab knows the commands of a lesson.
      #expect(try answer("", first).contains("2 of 11"))
      #expect(try answer("", first).contains("3 of 11"))
      first.type("hin\t")
      try first.expect("hint")
      #expect(try answer("", first).contains("the same form"))
      #expect(
        try answer("deal microsoft iren value 9.7", first).contains("nine dollars and seventy"))
      #expect(try answer("deal microsoft iren value 9.7e9", first).contains("Right."))
      #expect(try answer("mine", first).contains("nothing is called mine"))
      #expect(try answer("learn 2", first).contains("leave ends this lesson first"))
      #expect(try answer("leave", first).contains("left at step 4"))
      // The own book is as it was, and the words of the lesson are none any more.
      #expect(try answer("mine", first).contains("1"))
      #expect(try answer("microsoft_iren", first).contains("nothing is called microsoft_iren"))
      #expect(try answer("hint", first).contains("nothing is called hint"))
      first.type("\u{4}")
      #expect(try first.ending() == .exit(0))
      #expect(progress.contains("\"lesson\":\"first-deal\",\"step\":3,\"event\":\"passed\""))
      #expect(progress.contains("\"tries\":2,\"hints\":1,\"time\":"))

      let second = try start()
      #expect(try answer("learn", second).contains("learn 1 goes on at step 4"))
      #expect(try answer("learn 1", second).contains("4 of 11"))
      #expect(try answer("microsoft_iren.value", second).contains("Right."))
      second.type("\u{4}")
      #expect(try second.ending() == .exit(0))
    }

    @Test func aStepIsEnteredDirectlyAndMistakesAreTold() throws {
      let terminal = try start()
      #expect(try answer("learn 3 step 5", terminal).contains("5 of "))
      #expect(try answer("leave", terminal).contains("left"))
      #expect(try answer("learn units step 2", terminal).contains("2 of "))
      #expect(try answer("leave", terminal).contains("left"))
      #expect(try answer("learn 1 step 99", terminal).contains("has 11 steps"))
      #expect(try answer("learn 99", terminal).contains("no lesson 99"))
      #expect(try answer("learn frist-deal", terminal).contains("did you mean first-deal"))
      #expect(try answer("learn \"none.md\"", terminal).contains("none.md"))
      #expect(try answer("learn 1 step x", terminal).contains("whole number"))
      terminal.type("\u{4}")
      #expect(try terminal.ending() == .exit(0))
    }

    @Test func dealLearnBeginsAtThePrompt() throws {
      let terminal = try start(["learn", "1", "step", "2", "--no-history"])
      #expect(terminal.transcript.contains("How to read the answer"))
      #expect(try answer("", terminal).contains("3 of 11"))
      terminal.type("\u{3}")
      try terminal.expectPrompt()
      #expect(try answer("quit", terminal, endsHere: true).isEmpty)
      #expect(progress == "")
    }

    /// Types a line that ends the session.
    private func answer(
      _ line: String, _ terminal: PseudoTerminal, endsHere: Bool
    ) throws -> String {
      terminal.type(line + "\r")
      #expect(try terminal.ending() == .exit(0))
      return ""
    }
  }
}
