import Foundation
import Testing

/// `deal run`, `deal check`, and the ways in which errors are told.
@Suite struct SubcommandTests {
  let shell: Shell

  init() throws {
    shell = try Shell()
    _ = try shell.home.make(
      "good.deal",
      """
      deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus
      save "copy.deal"
      openai_aws.value
      """.utf8)
    _ = try shell.home.make("wrong.deal", "let x = 1\nlet y = x + $5\n".utf8)
  }

  @Test func testGoesThroughFolders() throws {
    #expect(try shell.run("deal test").status == 66)
    #expect(try shell.run("deal test missing").status == 66)
    try FileManager.default.createDirectory(
      atPath: shell.home.file("notes/.git"), withIntermediateDirectories: true)
    for (name, answer) in [("b", 2), ("a", 2), (".git/c", 3)] {
      try shell.make("notes/\(name).md", "# \(name)\n\n```deal\ndeal> 1 + 1\n\(answer)\n```\n")
    }
    try shell.make("notes/text.md", "no transcripts\r\n")
    try shell.make("notes/other.txt", "```deal\nnone\n```\n")
    let good = try shell.run("deal test notes")
    #expect(good.status == 0, "\(good.errors)")
    #expect(
      good.output == "notes/a.md: 1 answers as recorded\nnotes/b.md: 1 answers as recorded\n")
    #expect(
      try shell.run("cd notes; deal test").output.hasPrefix("a.md: 1 answers as recorded\nb.md"))
    try shell.make("notes/b.md", "```deal\ndeal> 1 + 1\n3\n```\n")
    #expect(try shell.run("deal test notes").status == 1)
    #expect(try shell.run("deal test --accept notes notes/a.md").status == 0)
    #expect(shell.home.text("notes/b.md").contains("\n2\n"))
  }

  @Test func runIsWhatDealDoesWithFiles() throws {
    let outcome = try shell.run("deal run good.deal")
    #expect(outcome.status == 0)
    #expect(outcome.output == "$38B\n")
    #expect(shell.home.text("copy.deal").contains("deal openai aws value 38e9"))
  }

  @Test func checkAnswersNothingAndWritesNothing() throws {
    let outcome = try shell.run("deal check good.deal")
    #expect(outcome.status == 0)
    #expect(outcome.output == "good.deal: in order\n")
    #expect(outcome.errors == "")
    #expect(!shell.home.names.contains("copy.deal"))
  }

  @Test func checkTellsOfErrorsOddFiguresAndFailedExpectations() throws {
    let wrong = try shell.run("deal check good.deal wrong.deal --diagnostics short")
    #expect(wrong.status == 65)
    #expect(wrong.output == "good.deal: in order\n")
    #expect(
      wrong.errors == "wrong.deal:2:9: error[dimension]: a plain number and money don't add\n")

    _ = try shell.home.make(
      "odd.deal",
      "deal openai aws value 38e9 over 7 years announced 2025-11-03 with 20M gpus\nexpect 1 > 2\n"
        .utf8)
    let odd = try shell.run("deal check odd.deal --diagnostics short")
    #expect(odd.status == 1)
    #expect(odd.errors.contains("odd.deal:1:1: note[outside-band]"))
    #expect(odd.errors.contains("odd.deal:2:8: error[expectation-failed]"))
    #expect(try shell.run("deal odd.deal").errors.contains("outside-band") == false)
    #expect(try shell.run("deal check missing.deal").status == 66)
  }

  @Test func errorsAsJSONHaveTheirPlaces() throws {
    let outcome = try shell.run("deal --diagnostics json -e 'let a = \"\\u{41}\" + 2 GW'")
    #expect(outcome.status == 65)
    let line = outcome.errors
    #expect(line.hasPrefix("{\"severity\":\"error\",\"code\":\""))
    #expect(line.contains("\"labels\":[{\"file\":\"-e\",\"line\":1,\"column\":9,"))
    #expect(line.hasSuffix("}\n"))
    let read = try shell.run(
      "deal --diagnostics json -e '1 + $5' -e 'nobody' 2>&1 | python3 -c 'import json,sys\n"
        + "for line in sys.stdin: print(json.loads(line)[\"code\"])'")
    #expect(read.output == "dimension\nunknown-name\n")
  }

  @Test func aStatementThatTakesTooLongIsStoppedAndTheNextOneRuns() throws {
    let outcome = try shell.run(
      "deal --timeout 0.2 -e 'assume x = 1 to 3' -e 'set samples 1e10' -e 'quantile(x * x + x, 0.3)'"
        + " -e '1 + 1'")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("error[timeout]: stopped after 0.2 s"))
    #expect(outcome.output == "2\n")
    #expect(try shell.run("deal --timeout 0 -e 1").status == 64)
  }

  @Test func aFileWithoutTranscriptsIsNoPass() throws {
    _ = try shell.home.make("prose.md", "nothing to run\n".utf8)
    let outcome = try shell.run("deal test prose.md")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("has no transcripts"))
    _ = try shell.home.make("latin.md", [0x63, 0x61, 0x66, 0xE9])
    #expect(try shell.run("deal test latin.md").status == 65)
  }

  @Test func answersGoToAFileInTheFormatOfItsName() throws {
    let answers = "-e 'deal openai aws value $38B' -e 'list deals'"
    #expect(try shell.run("deal -o deals.csv \(answers)").status == 0)
    #expect(shell.home.text("deals.csv").hasPrefix("name,payer,payee,value,value_unit,"))
    let again = try shell.run("deal -o deals.csv \(answers)")
    #expect(again.status == 74)
    #expect(again.errors.contains("--overwrite replaces it"))
    #expect(try shell.run("deal --overwrite -o deals.csv \(answers)").status == 0)
    #expect(try shell.run("deal -o deals.doc \(answers)").status == 64)
    let output = try shell.run("deal -O markdown \(answers)")
    #expect(output.output.contains("| openai_aws | openai | aws |"))
    let mixed = try shell.run("deal -O csv -e 1 -e '[1, 2]' -e '{a: 1}'")
    #expect(mixed.status == 65)
    #expect(mixed.errors.contains("do not have the same columns"))
  }

  @Test func answersInAStreamSayHowTheyWereDrawn() throws {
    let lines = try shell.run("deal --json -e '1 + 1' -e 'set seed 4' -e '2'").output
      .split(separator: "\n")
    #expect(lines.first?.hasSuffix("\"seed\":1}") == true)
    #expect(lines.last?.hasSuffix("\"seed\":4}") == true)
  }

  @Test func exportWritesWhatScriptsState() throws {
    let outcome = try shell.run("deal export good.deal -o good.json")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(shell.home.text("good.json").contains("\"openai_aws\""))
    #expect(!shell.home.names.contains("copy.deal"))
    #expect(try shell.run("deal export good.deal --what deals -o good.csv").status == 0)
    #expect(try shell.run("deal export good.deal -o all.csv").status == 65)
    #expect(try shell.run("deal export good.deal --what dels -o dels.csv").status == 65)
    #expect(try shell.run("deal export wrong.deal -o wrong.json").status == 65)
    #expect(try shell.run("deal export missing.deal -o missing.json").status == 66)
    #expect(try shell.run("deal export good.deal -o good.doc").status == 64)
  }

  @Test func scriptsWriteBelowHereAndReplaceNothingUnasked() throws {
    let first = try shell.run("deal -e 'export 1 to \"a.json\"'")
    #expect(first.status == 0)
    #expect(try shell.run("deal -e 'export 1 to \"a.json\"'").errors.contains("not-written"))
    #expect(try shell.run("deal -e 'export 1 to \"a.json\" overwrite'").status == 0)
    for path in ["../b.json", "/tmp/deal-b.json", "no/b.json", ""] {
      let outcome = try shell.run("deal -e 'export 1 to \"\(path)\"'")
      #expect(outcome.status == 65, "\(path)")
    }
  }
}
