import ScreenReading
import Testing

extension SessionTests {
  /// Whole sessions at a terminal: what is typed, and what comes back.
  struct ConversationTests {
    let home: TestHome
    let terminal: PseudoTerminal

    init() throws {
      home = try TestHome()
      terminal = try PseudoTerminal(rows: 40, columns: 100)
      try terminal.start(
        dealBinary, ["--today", "2025-11-04"],
        environment: [
          "HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8",
          "DEAL_HISTORY": "", "PAGER": "", "NO_COLOR": "1",
        ])
      try terminal.expectPrompt()
    }

    /// Types a statement and gives what is answered, without the line breaks at its ends.
    private func answer(_ line: String, prompt: String = "deal> ") throws -> String {
      terminal.type(line + "\r")
      try terminal.expect("\r\n")
      let shown = try terminal.expectPrompt(prompt).replacing("\r\n", with: "\n")
      return String(shown.dropLast(prompt.count + (shown.hasSuffix("\n" + prompt) ? 1 : 0)))
    }

    /// Presses Tab behind a text, gives the list that appears, and drops the line.
    private func offered(behind text: String) throws -> String {
      terminal.type(text)
      // The editor moves over blanks instead of writing them; the last word is written.
      try terminal.expect(String(text.split(separator: " ").last ?? ""))
      terminal.type("\t")
      try terminal.expect("\r\n")
      let list = try terminal.expect("deal> ")
      terminal.type("\u{3}")
      try terminal.expectPrompt()
      return list
    }

    private func end() throws {
      terminal.type("\u{4}")
      #expect(try terminal.ending() == .exit(0))
    }

    @Test func theAnnouncementAsItIsTyped() throws {
      let first = try answer("deal openai aws value 38e9")
      #expect(first.hasPrefix("openai_aws: openai pays aws $38B"))
      #expect(first.contains("new: openai, aws"))
      let second = try answer("rollout gpus by 2026-12")
      #expect(second.contains("all gpus live by 2026-12-31"))
      let third = try answer("openai_aws.cost_per_gpu_hour")
      #expect(third.contains("error[unstated]"))
      #expect(third.contains("number of gpus"))
      #expect(third.contains("change openai_aws with"))
      let fourth = try answer(
        "change openai_aws with 200k gpus over 7 years announced 2025-11-03")
      #expect(fourth.contains("200k gpus, 2025-11-03 to 2032-11-02"))
      #expect(try answer("openai_aws.cost_per_gpu_hour") == "$3.38/gpu/hour")
      let why = try answer("why")
      #expect(why.contains("424 days of ramp (linear), 2133 days at full"))
      #expect(why.contains("openai_aws.value = $38B"))
      try end()
    }

    @Test func anAnswerHasAName() throws {
      #expect(try answer("20 + 1") == "21")
      #expect(try answer("ans * 2") == "42")
      #expect(try answer("_1 + _2") == "63")
      #expect(try answer("ans") == "63")
      #expect(try answer("let x = 5").contains("x"))
      #expect(try answer("ans") == "63")
      try end()
    }

    @Test func tabOffersClausesThatAreNotUsedYet() throws {
      let list = try offered(behind: "deal openai aws value 38e9 ")
      #expect(list.contains("over ") && list.contains("announced "))
      #expect(!list.contains("value "))
      #expect(try offered(behind: "help cost_per_gpu").contains("cost_per_gpu_hour"))
      try end()
    }

    @Test func tabOffersUnitsBehindANumber() throws {
      let list = try offered(behind: "200 g")
      #expect(list.contains("gpu"))
      #expect(!list.contains("deal ") && !list.contains("gross"))
      try end()
    }

    @Test func tabOffersTheFieldsOfADeal() throws {
      _ = try answer("deal openai aws value 38e9")
      let list = try offered(behind: "openai_aws.")
      #expect(list.contains("cost_per_gpu_hour") && list.contains("announced"))
      #expect(!list.contains("parent"))
      terminal.type("openai_aws.cost_per_gpu_h\t")
      try terminal.expect("our")
      terminal.type("\u{3}")
      try terminal.expectPrompt()
      try end()
    }

    @Test func aBlockIsReadToItsBrace() throws {
      terminal.type("deal openai aws {\r")
      try terminal.expectPrompt("   …> ")
      terminal.type("  value 38e9\r")
      try terminal.expectPrompt("   …> ")
      terminal.type("  over 7 years\r")
      try terminal.expectPrompt("   …> ")
      #expect(try answer("}").hasPrefix("openai_aws: openai pays aws $38B"))
      #expect(try answer("openai_aws.term") == "7 years")
      try end()
    }

    @Test func undoAndRedo() throws {
      _ = try answer("assume x = 1")
      _ = try answer("assume x = 2")
      #expect(try answer("undo") == "took back 1 statement")
      #expect(try answer("x") == "1")
      #expect(try answer("redo") == "brought back 1 statement")
      #expect(try answer("x") == "2")
      #expect(try answer("undo 2") == "took back 2 statements")
      #expect(try answer("x").contains("error[unknown-name]"))
      _ = try answer("undo")
      #expect(try answer("undo") == "nothing to undo")
      try end()
    }

    @Test func aBookIsSavedAndOpened() throws {
      let path = home.file("book.deal")
      _ = try answer("assume x = 41")
      #expect(try answer("save \"\(path)\"").hasPrefix("saved "))
      #expect(home.text("book.deal") == "assume x = 41\n")
      #expect(try answer("save \"\(path)\"").contains("overwrite"))
      _ = try answer("reset")
      #expect(try answer("x").contains("error[unknown-name]"))
      #expect(try !answer("open \"\(path)\"").contains("error"))
      #expect(try answer("x + 1") == "42")
      #expect(try answer("open \"\(path).none\"").contains("there is no file of this name"))
      #expect(try answer("x + 1") == "42")
      try end()
    }

    @Test func historyHelpAndQuit() throws {
      _ = try answer("assume x = 1")
      _ = try answer("x + 1")
      #expect(try answer("history") == "assume x = 1\nx + 1")
      #expect(try answer("history assume").hasPrefix("assume x = 1"))
      terminal.type("help deal\r")
      try terminal.expect("announced  a date")
      // Its examples show a prompt of their own.
      try terminal.expect("  deal> deal openai")
      try terminal.expectPrompt("\r\ndeal> ")
      #expect(try answer("help vlaue").contains("did you mean value"))
      terminal.type("quit\r")
      #expect(try terminal.ending() == .exit(0))
    }

    @Test func controlCStopsALongComputation() throws {
      _ = try answer("assume x = 7")
      terminal.type("sum([sum([a * b for a in range(1, 100000)]) for b in range(1, 100000)])\r")
      try terminal.expect("\r\n")
      try terminal.waitUntil("the line is left") { !$0.screen.marksPastes }
      let start = ContinuousClock.now
      terminal.type("\u{3}")
      let shown = try terminal.expectPrompt()
      // A bound for a busy machine; it takes a few milliseconds.
      #expect(ContinuousClock.now - start < .seconds(5))
      #expect(shown.contains("interrupted"))
      #expect(try answer("x") == "7")
      try end()
    }

    @Test func anErrorIsDrawnBelowTheLine() throws {
      let shown = try answer("$38B + 2 GW")
      #expect(
        shown.hasPrefix(
          "error[dimension]: money and power don't add\n  ┌─ prompt 1:1:1\n1 │ $38B + 2 GW"))
      #expect(try answer("1 + 1") == "2")
      try end()
    }

    @Test func aPastedScriptRunsLineByLine() throws {
      terminal.type("deal openai aws value 38e9\rrollout gpus by 2026-12\rlist deals\r40 + 2\r")
      try terminal.expect("openai pays aws $38B")
      try terminal.expect("live by 2026-12-31")
      try terminal.expect("payee")
      try terminal.expect("\r\n42\r\n")
      try terminal.expectPrompt()
      try end()
    }
  }
}
