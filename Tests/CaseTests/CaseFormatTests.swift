import DealWorkbench
import Testing

/// The case format is read, written and re-recorded as Tests/README.md says.
@Suite struct CaseFormatTests {
  /// A book that answers with the number of texts it has had and the text itself; the word
  /// `fail` is an error, `quiet` has no answer, `ticks` answers with a line of backticks.
  static let counting = Runner { folder in
    var count = 0
    return { text, manner, name in
      count += 1
      if text == "quiet" { return Reply(text: "", failed: false) }
      if text == "ticks" { return Reply(text: "```\n\nend", failed: false) }
      if text == "prompt" { return Reply(text: "deal> 1\n", failed: false) }
      return Reply(
        text: "\(count) \(manner) \(name) \(text)\n", failed: text.contains("fail"))
    }
  }

  func replay(_ text: String) throws -> Replay {
    Replay(try TranscriptReader.read(text), named: "a.md", in: "/", with: Self.counting)
  }

  @Test(arguments: [
    "", "prose", "prose\n", "\n\n# A\n\n```sh\nls\n```\n",
    "```deal\ndeal> a\nb\n\nc\n```",
    "```deal\ndeal> a\n   …> b\n   …>\n1\ndeal>\n```\ntext\n```deal script fresh\nx\n\n```\n",
    "````markdown\n```deal\nnot ours\n```\n````\n", "a ``` b\n``` `x`\n", "````deal\n````\n",
  ])
  func writingGivesTheFileBack(_ text: String) throws {
    #expect(try TranscriptReader.read(text).text == text)
  }

  @Test func aTranscriptHasStatementsAndAnswers() throws {
    let file = try TranscriptReader.read(
      "T\n```deal fresh\ndeal> a b\n   …> c\n1\n\n2\ndeal> d\n```")
    let fence = TranscriptFile.Fence(
      opening: "```deal fresh", closing: "```", isFresh: true, line: 2)
    #expect(
      file.pieces == [
        .prose(["T"]),
        .transcript(
          fence,
          [
            .init(statement: ["a b", "c"], answer: ["1", "", "2"], line: 3),
            .init(statement: ["d"], answer: [], line: 8),
          ]),
      ])
  }

  @Test(arguments: [
    ("```deal\nno prompt\n```", 2), ("a\n```deal\ndeal> 1", 2), ("```deal shell\n```", 1),
    ("```deal\ndeal> 1\n2\n   …> 3\n```", 4), ("```sh\n", 1), ("a\nb\r\nc", 2),
  ])
  func mistakesHaveTheirLine(_ text: String, _ line: Int) {
    let mistake = #expect(throws: TranscriptFile.Mistake.self) { try TranscriptReader.read(text) }
    #expect(mistake?.line == line)
  }

  @Test func trueAnswersStay() throws {
    let text =
      "```deal\ndeal> a\n1 conversation prompt a\ndeal> quiet\ndeal> b\n3 conversation prompt b\n```\n"
    let replay = try replay(text)
    #expect(replay.failures == [])
    #expect(replay.file.text == text)
  }

  @Test func anotherAnswerIsAFailureAndIsRecorded() throws {
    let replay = try replay("```deal\ndeal> a\nold\nolder\ndeal> b\n```\n")
    #expect(replay.failures.map(\.line) == [2, 5])
    #expect(replay.failures.first?.message.contains("  older") == true)
    #expect(
      replay.file.text
        == "```deal\ndeal> a\n1 conversation prompt a\ndeal> b\n2 conversation prompt b\n```\n")
    #expect(try self.replay(replay.file.text).failures == [])
  }

  @Test func aMissingAnswerAndATooLongOneAreFailures() throws {
    #expect(try replay("```deal\ndeal> a\n```").failures.count == 1)
    #expect(try replay("```deal\ndeal> quiet\nsomething\n```").failures.count == 1)
    #expect(try replay("```deal\ndeal> a\n1 conversation prompt a\n\n```").failures.count == 1)
  }

  @Test func linesOfAStatementReachTheBookAsOneText() throws {
    let replay = try replay("```deal\ndeal> {\n   …> }\n1 conversation prompt {\n}\n```")
    #expect(replay.failures == [])
  }

  @Test func fencesShareABookUnlessFresh() throws {
    let one = "```deal\ndeal> a\n1 conversation prompt a\n```\n"
    #expect(try replay(one + "```deal\ndeal> a\n2 conversation prompt a\n```").failures == [])
    #expect(try replay(one + "```deal fresh\ndeal> a\n1 conversation prompt a\n```").failures == [])
    #expect(
      try replay(one + "```deal script\nx\n```\n```deal\ndeal> a\n3 conversation prompt a\n```")
        .failures
        == [])
  }

  @Test func aFailingScriptIsAFailure() throws {
    #expect(try replay("```deal script\nfine\n```").failures == [])
    let failures = try replay("\n```deal script\nfine\nfail\n```").failures
    #expect(failures.map(\.line) == [2])
    #expect(failures.first?.message.contains("1 script a.md fine\nfail\n") == true)
  }

  @Test func aFenceGrowsAroundBackticks() throws {
    let recorded = try replay("```deal\ndeal> ticks\n```\n").file.text
    #expect(recorded == "````deal\ndeal> ticks\n```\n\nend\n````\n")
    #expect(try replay(recorded).failures == [])
  }

  @Test func anAnswerThatLooksLikeAPromptIsAFailure() throws {
    let replay = try replay("```deal\ndeal> prompt\nold\n```")
    #expect(replay.failures.map(\.line) == [2])
    #expect(replay.file.text == "```deal\ndeal> prompt\nold\n```")
  }
}
