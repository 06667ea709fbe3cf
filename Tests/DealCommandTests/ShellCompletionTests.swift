import Testing

@testable import deal

/// What the shells complete behind `deal`, with the scripts that it prints for them.
@Suite struct ShellCompletionTests {
  let shell: Shell

  init() throws {
    shell = try Shell()
    for name in ["openai.deal", "notes.txt", "session.md"] { try shell.make(name, "") }
    let made = try shell.run(
      "mkdir markets; for s in bash zsh fish; do "
        + "deal --generate-completion-script $s > script.$s || exit; done")
    #expect(made.status == 0, "\(made.errors)")
  }

  /// What bash offers at the end of a line, in order.
  private func offers(bash line: String) throws -> [String] {
    try shell.make(
      "complete.bash",
      """
      source script.bash
      COMP_LINE=\"$1\"; COMP_POINT=${#1}
      read -ra COMP_WORDS <<< \"$1\"
      [[ \"$1\" == *' ' ]] && COMP_WORDS+=('')
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      function=$(complete -p deal | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
      $function deal \"${COMP_WORDS[COMP_CWORD]}\" \"${COMP_WORDS[COMP_CWORD - 1]}\"
      printf '%s\\n' \"${COMPREPLY[@]}\"
      """)
    let outcome = try shell.run("bash complete.bash '\(line)'")
    #expect(outcome.errors == "", "\(line)")
    return outcome.output.split(separator: "\n").map(String.init).sorted()
  }

  @Test(arguments: [
    ("deal fm", ["fmt"]), ("deal open", ["openai.deal"]),
    ("deal check --dia", ["--diagnostics"]), ("deal check --diagnostics s", ["short"]),
    ("deal check ", ["markets", "openai.deal"]), ("deal test s", ["session.md"]),
    ("deal --js", ["--json"]), ("deal -O mark", ["markdown"]), ("deal -o n", ["notes.txt"]),
    ("deal --color n", ["never"]), ("deal openai.deal ch", []),
    ("deal --quiet ", ["markets", "openai.deal"]), ("deal run --no-i", ["--no-init"]),
  ])
  func bashCompletes(_ line: String, _ offered: [String]) throws {
    #expect(try offers(bash: line) == offered, "\(line)")
  }

  /// Whatever is added to the table of commands is completed, each with its options. A command whose
  /// configuration has another name than the table would not be.
  @Test func bashKnowsEveryCommand() throws {
    let names = Program.commands.map(\.name) + ["help"]
    #expect(try offers(bash: "deal ") == (names + ["markets", "openai.deal"]).sorted())
    for name in Program.commands.map(\.name) {
      #expect(try offers(bash: "deal \(name) --h").contains("--help"), "\(name)")
    }
  }

  @Test(.enabled(if: Shell.has("fish", for: "completion in fish")))
  func fishCompletes() throws {
    func offers(_ line: String) throws -> [String] {
      let outcome = try shell.run(
        "fish --no-config -c 'source script.fish; complete -C \"\(line)\"'")
      return outcome.output.split(separator: "\n").map {
        String($0.prefix { $0 != "\t" })
      }
    }
    #expect(try offers("deal fm") == ["fmt"])
    #expect(try offers("deal check --dia") == ["--diagnostics"])
    #expect(try offers("deal check open") == ["openai.deal"])
    #expect(try offers("deal open") == ["openai.deal"])
  }

  @Test(.enabled(if: Shell.has("zsh", for: "the script for zsh")))
  func zshReadsItsScript() throws {
    let outcome = try shell.run("zsh -n script.zsh")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(shell.home.text("script.zsh").contains("'--diagnostics["))
  }

  @Test func aShellThatIsNotKnownIsRefused() throws {
    let outcome = try shell.run("deal --generate-completion-script tcsh")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("takes bash, zsh or fish"))
  }

  @Test func helpOfACommandIsThatOfTheCommand() throws {
    let asked = try shell.run("deal help check")
    #expect(asked.status == 0)
    #expect(asked.output == (try shell.run("deal check --help")).output)
    #expect(asked.output.contains("USAGE: deal check ["))
  }
}
