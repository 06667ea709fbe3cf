import Foundation
import Testing

extension SessionTests {
  /// `deal` without a terminal: in scripts and pipes.
  struct ProcessTests {
    let shell: Shell

    init() throws {
      shell = try Shell()
    }

    private let announcement = """
      deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus
      rollout gpus by 2026-12
      openai_aws.gpu_hours
      openai_aws.cost_per_gpu_hour

      """

    // MARK: Where statements come from

    @Test func statementsOfTheCommandLineAnswerInJSON() throws {
      let statements = announcement.split(separator: "\n").map { "-e '\($0)'" }
      for format in ["-O jsonl", "--json", "--output jsonl"] {
        let outcome = try shell.run("deal \(format) " + statements.joined(separator: " "))
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(
          outcome.output == """
            {"kind":"quantity","text":"11.3B gpu·hour","value":11256000000,"unit":"gpu·hour",\
            "deal":"0.1.0","seed":1}
            {"kind":"quantity","text":"$3.38/gpu/hour","value":3.3759772565742714,\
            "unit":"USD/gpu/hour","deal":"0.1.0","seed":1}

            """)
      }
    }

    @Test(arguments: ["deal < a.deal", "deal - < a.deal", "cat a.deal | deal", "deal a.deal"])
    func aScriptComesFromAnywhere(command: String) throws {
      try shell.make("a.deal", announcement)
      let outcome = try shell.run(command)
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      #expect(outcome.output == "11.3B gpu·hour\n$3.38/gpu/hour\n")
    }

    @Test func scriptsAndStatementsShareOneBook() throws {
      try shell.make("a.deal", "assume price = $2/hour\n")
      try shell.make("b.deal", "price * 2 hours\n")
      let outcome = try shell.run("deal a.deal b.deal -e 'price * 3 hours' -e 'ans'")
      #expect(outcome.output.hasPrefix("$4\n$6\n"))
    }

    @Test func withoutATerminalThereIsNoPromptAfterAScript() throws {
      try shell.make("a.deal", "1 + 1\n")
      let outcome = try shell.run("echo '2 + 2' | deal -i a.deal")
      #expect(outcome.status == 0)
      #expect(!(outcome.output + outcome.errors).contains("deal>"))
      #expect(outcome.output.hasPrefix("2\n"))
    }

    @Test func aByteOrderMarkAndWindowsLineEndsAreFine() throws {
      try shell.make("a.deal", "\u{FEFF}#!/usr/bin/env deal\r\n1 +\r\n2\r\n\"a\"\r\n")
      let outcome = try shell.run("deal a.deal")
      #expect(outcome.errors == "")
      #expect(outcome.output == "3\na\n")
    }

    // MARK: What comes out where

    @Test func errorsGoToTheErrorsAndTheRestIsAnswered() throws {
      try shell.make("a.deal", "1 + 1\nnobody + 1\n2 + 2\n3 +\n")
      let outcome = try shell.run("deal a.deal")
      #expect(outcome.status == 65)
      #expect(outcome.output == "2\n4\n")
      #expect(outcome.errors.contains("error[unknown-name]"))
      #expect(outcome.errors.contains("a.deal:2:1"))
      #expect(outcome.errors.contains("a.deal:4:4"))
    }

    @Test func shortErrorsAreALineEach() throws {
      try shell.make("a.deal", "nobody + 1\n3 +\n")
      let lines = try shell.run("deal --diagnostics short a.deal").errors.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines.first?.hasPrefix("a.deal:1:1: error[unknown-name]: ") == true)
      #expect(lines.last?.hasPrefix("a.deal:2:4: error[missing-value]: ") == true)
    }

    @Test func colourOnlyWhereItIsAskedFor() throws {
      let command = "-e 'deal openai aws' -e 'list deals' -e nobody"
      #expect(!(try everything("deal \(command)")).contains("\u{1B}"))
      let forced = ["CLICOLOR_FORCE": "1"]
      #expect(try everything("deal \(command)", forced).contains("\u{1B}["))
      #expect(!(try everything("deal --color never \(command)", forced)).contains("\u{1B}"))
      let plain = ["NO_COLOR": "1"]
      #expect(!(try everything("deal \(command)", plain)).contains("\u{1B}"))
      let outcome = try shell.run("deal --color always \(command)", plain)
      #expect(outcome.output.contains("\u{1B}["))
      #expect(outcome.errors.contains("\u{1B}["))
    }

    private func everything(
      _ command: String, _ changes: [String: String] = [:]
    ) throws -> String {
      let outcome = try shell.run(command, changes)
      return outcome.output + outcome.errors
    }

    @Test func linesOfAFileDoNotDependOnTheWindow() throws {
      let command = "deal -e 'deal openai aws value 38e9 over 7 years from 2026' -e 'list deals'"
      let usual = try shell.run(command + " -e 'show openai_aws'").output
      let narrow = try shell.run(command + " -e 'show openai_aws'", ["COLUMNS": "20"]).output
      #expect(usual == narrow)
      #expect(usual.contains("openai_aws: openai pays aws"))
    }

    @Test(arguments: [
      ["LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"], ["LANG": "C"], ["TZ": "Pacific/Kiritimati"],
      ["TERM": "dumb"], ["HOME": "/nowhere"], [:],
    ])
    func theSurroundingsChangeNoByte(changes: [String: String]) throws {
      try shell.make("a.deal", announcement + "list deals\nopenai_aws.spend by year\n1.5 * $2\n")
      let usual = try shell.run("deal a.deal --today 2025-11-04")
      let changed = try shell.run("deal a.deal --today 2025-11-04", changes)
      #expect(usual.output == changed.output)
      #expect(usual.output.contains("11.3B gpu·hour"))
      #expect(usual.errors + changed.errors == "")
    }

    @Test func twentyRunsGiveTheSameBytes() throws {
      try shell.make(
        "a.deal",
        announcement + "deal openai oracle value 300e9\nlist parties\nshow openai\nnobod\n")
      let once = try shell.run("deal a.deal 2>&1")
      #expect(once.output.contains("oracle"))
      let outcome = try shell.run(
        "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do "
          + "deal a.deal > $i.txt 2>&1; cmp 1.txt $i.txt || exit 9; done; cat 20.txt")
      #expect(outcome.status == 0)
      #expect(outcome.output == once.output)
    }

    // MARK: Exit statuses

    @Test(arguments: [
      ("deal -e '1 + 1'", 0), ("deal --version", 0), ("deal --help", 0),
      ("deal -e 'expect 1 == 2'", 1), ("deal -e 'expect 1 == 1'", 0), ("deal --no-such-option", 64),
      ("deal --today yesterday", 64), ("deal --limit script=much", 64), ("deal -O cvs", 64),
      ("deal -e '1 +'", 65), ("deal none.deal", 66), ("deal .", 66),
      ("deal -e '1 + 1' > /dev/full", 74),
    ])
    func theExitStatusSaysHowItEnded(command: String, status: Int32) throws {
      #expect(try shell.run(command).status == status)
    }

    @Test func aFileThatMayNotGrowIsToldOf() throws {
      // What is said goes through a pipe, as the files of this test may not grow either.
      let statements = "-e 'let x = 5' -e 'save \"x.deal\"' -e x"
      let saved = try shell.run("{ ulimit -f 0; deal \(statements) 2>&1; echo $?; } | cat")
      #expect(saved.output.contains("too large"))
      #expect(saved.output.hasSuffix("5\n65\n"))
      let printed = try shell.run("{ ulimit -f 0; deal -e '1 + 1' > y; echo $?; } 2>&1 | cat")
      #expect(printed.output.hasSuffix("74\n"))
    }

    @Test func aClosedPipeEndsQuietly() throws {
      try shell.make("a.deal", String(repeating: "\"a line that is printed\"\n", count: 20_000))
      let outcome = try shell.run("{ deal a.deal; echo $? > status; } | head -n 1")
      #expect(outcome.output == "a line that is printed\n")
      #expect(outcome.errors == "")
      #expect(shell.home.text("status") == "141\n")
    }

    // MARK: Files that are no scripts

    @Test func whatIsNoScriptIsToldInALine() throws {
      let trouble = [
        (".", "folder"), ("/dev/zero", "device"), ("pipe", "pipe"),
        ("none\u{1B}[2J.deal", "no file"),
        ("large.deal", "larger than 4 MiB"),
      ]
      _ = try shell.run("mkfifo pipe; truncate -s 100M large.deal")
      for (path, reason) in trouble {
        let outcome = try shell.run("deal '\(path)'")
        #expect(outcome.status == (path == "large.deal" ? 65 : 66))
        #expect(outcome.output == "")
        #expect(outcome.errors.hasPrefix("deal: cannot read "))
        #expect(outcome.errors.contains(reason))
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(!outcome.errors.contains("\u{1B}"))
      }
    }

    @Test func bytesThatAreNoTextAreFound() throws {
      let wide = Array("1 + 1\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      let files: [(String, [UInt8], String)] = [
        ("marked.deal", [0xFF, 0xFE] + wide, "UTF-16"), ("wide.deal", wide, "UTF-16"),
        ("zero.deal", Array("1\n2".utf8) + [0], "zero.deal:2:2"),
        ("latin.deal", Array("1\n# caf".utf8) + [0xE9], "latin.deal:2:6"),
      ]
      for (name, bytes, words) in files {
        _ = try shell.home.make(name, bytes)
        let outcome = try shell.run("deal \(name)")
        #expect(outcome.status == 65)
        #expect(outcome.output == "")
        #expect(outcome.errors.contains(words))
      }
    }

    @Test func aLongScriptRunsWhenTheLimitIsRaised() throws {
      try shell.make("a.deal", "1 + 1\n# " + String(repeating: "x", count: 5 << 20))
      let refused = try shell.run("deal a.deal")
      #expect(refused.status == 65)
      #expect(refused.errors.contains("--limit script=64MB"))
      let outcome = try shell.run("deal --limit script=64MB a.deal")
      #expect(outcome.output == "2\n")
      #expect(outcome.status == 0)
    }

    // MARK: Files beside a script

    @Test func aScriptUsesWhatIsBesideAndBelowIt() throws {
      _ = try shell.run("mkdir -p scripts/below")
      try shell.make("scripts/below/prices.deal", "assume price = $2/hour\n")
      try shell.make("scripts/a.deal", "use \"below/prices.deal\"\nprice * 2 hours\n")
      let outcome = try shell.run("deal scripts/a.deal")
      #expect(outcome.errors == "")
      #expect(outcome.output == "$4\n")
    }

    @Test(arguments: [
      ("use \"../b.deal\"", "file-outside"), ("use \"/etc/hostname\"", "file-outside"),
      ("use \"link.deal\"", "file-outside"), ("use \"none.deal\"", "no-file"),
      ("use \"../b.deal\" as deals", "file-outside"), ("use \"none.csv\" as deals", "no-file"),
      ("use \"a.deal\"", "use-cycle"), ("use \"cycle.deal\"", "use-cycle"),
    ])
    func aScriptReachesNoFurther(statement: String, code: String) throws {
      try shell.make("b.deal", "secret + 1\n")
      _ = try shell.run("mkdir s; ln -s ../b.deal s/link.deal")
      try shell.make("s/a.deal", statement + "\n1 + 1\n")
      try shell.make("s/cycle.deal", "use \"a.deal\"\n")
      let outcome = try shell.run("deal s/a.deal")
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("error[\(code)]"))
      #expect(!outcome.errors.contains("secret"))
      #expect(outcome.output.contains("2\n"))
    }

    /// A file of rows may be larger than a script, and a saved book reads it again.
    @Test func rowsOfALargeFileAreRead() throws {
      let note = String(repeating: "a note of some length ", count: 50)
      let rows = (0..<5_000).map { "lab,cloud,d\($0),$1B,\(note)\n" }.joined()
      _ = try shell.run("mkdir data")
      try shell.make("data/deals.csv", "payer,payee,name,value,note\n" + rows)
      try shell.make("data/read.deal", "use \"deals.csv\" as deals\n")
      let outcome = try shell.run(
        "deal data/read.deal -e 'count(deals)'; cd data; "
          + "deal read.deal -e 'save \"again.deal\"'; deal again.deal -e 'count(deals)'")
      #expect(outcome.errors == "")
      #expect(outcome.output == "5000\n5000\n")
    }

    @Test func saveKeepsWhatIsThere() throws {
      let first = try shell.run("deal -e 'assume x = 5' -e 'save \"x.deal\"'")
      #expect(first.status == 0)
      #expect(shell.home.text("x.deal") == "assume x = 5\n")
      let second = try shell.run("deal -e 'assume x = 6' -e 'save \"x.deal\"'")
      #expect(second.status == 65)
      #expect(second.errors.contains("overwrite"))
      #expect(shell.home.text("x.deal") == "assume x = 5\n")
      let third = try shell.run("deal -e 'assume x = 6' -e 'save \"x.deal\" overwrite'")
      #expect(third.status == 0)
      #expect(third.errors == "")
      #expect(shell.home.text("x.deal") == "assume x = 6\n")
      #expect(try shell.run("deal x.deal -e x").output == "6\n")
      #expect(try shell.run("deal -e 'save \"../x.deal\"'").status == 65)
    }
  }
}
