import Foundation
import Testing

extension SessionTests {
  /// `deal fmt`: scripts put in order.
  struct FormatTests {
    let shell: Shell

    init() throws {
      shell = try Shell()
    }

    @Test func aScriptIsWrittenAnewOnce() throws {
      try shell.make("a.deal", "\u{FEFF}let a=1\r\n\r\n\r\n\r\na+1 # two\r\n")
      let first = try shell.run("deal fmt a.deal")
      #expect(first.output == "a.deal: written anew\n")
      #expect(first.errors == "")
      #expect(first.status == 0)
      #expect(shell.home.text("a.deal") == "let a = 1\n\na + 1  # two\n")
      let second = try shell.run(
        "touch -d 2001-01-01 a.deal; deal fmt a.deal; find . -newermt 2002-01-01")
      #expect(second.output.hasPrefix("a.deal: in order already\n"))
      #expect(!second.output.contains("./a.deal"))
      #expect(second.status == 0)
    }

    @Test func aCheckWritesNothing() throws {
      try shell.make("a.deal", "let a=1\n")
      try shell.make("b.deal", "let b = 1\n")
      let outcome = try shell.run("deal fmt --check a.deal b.deal")
      #expect(outcome.output == "a.deal: not in order\n")
      #expect(outcome.errors == "")
      #expect(outcome.status == 1)
      #expect(shell.home.text("a.deal") == "let a=1\n")
      #expect(try shell.run("deal fmt b.deal --check").status == 0)
    }

    @Test func whatComesInGoesOut() throws {
      let outcome = try shell.run("printf 'let a=1;a' | deal fmt -")
      #expect(outcome.output == "let a = 1; a\n")
      #expect(outcome.status == 0)
      let check = try shell.run("printf 'let a=1;a' | deal fmt - --check")
      #expect(check.output == "standard input: not in order\n")
      #expect(check.status == 1)
      #expect(try shell.run("deal fmt - < /dev/null").output == "")
    }

    @Test func aScriptWithErrorsIsLeftAsItIs() throws {
      try shell.make("a.deal", "let  a=1\nlet b = (2 +\n")
      try shell.make("b.deal", "let b=2\n")
      let outcome = try shell.run("deal fmt a.deal b.deal")
      #expect(outcome.status == 65)
      #expect(outcome.errors.contains("error["))
      #expect(outcome.errors.contains("a.deal:2:"))
      #expect(outcome.output == "b.deal: written anew\n")
      #expect(shell.home.text("a.deal") == "let  a=1\nlet b = (2 +\n")
      #expect(shell.home.text("b.deal") == "let b = 2\n")
      let piped = try shell.run("printf 'let =' | deal fmt -")
      #expect(piped.status == 65)
      #expect(piped.output == "")
    }

    @Test func whatIsNoTextIsLeftAsItIs() throws {
      for bytes in [[0x61, 0xFF, 0x0A], [0x61, 0x00, 0x0A]] as [[UInt8]] {
        let path = try shell.home.make("a.deal", bytes)
        let outcome = try shell.run("deal fmt a.deal")
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("error[bad-bytes]"))
        #expect(outcome.output == "")
        #expect(FileManager.default.contents(atPath: path) == Data(bytes))
      }
    }

    @Test func filesThatCannotBeReadOrWritten() throws {
      let missing = try shell.run("deal fmt missing.deal")
      #expect(missing.status == 66)
      #expect(
        missing.errors == "deal: cannot read missing.deal: there is no file of this name\n")
      #expect(try shell.run("mkdir d; deal fmt d").status == 66)
      try shell.make("a.deal", "let a=1\n")
      let link = try shell.run("ln -s a.deal b.deal; deal fmt b.deal")
      #expect(link.status == 74)
      #expect(link.errors.contains("cannot write b.deal: the name points to another place"))
      #expect(shell.home.text("a.deal") == "let a=1\n")
      #expect(try shell.run("deal fmt").status == 64)
      #expect(try shell.run("deal fmr a.deal").errors.contains("did you mean deal fmt?"))
    }

    @Test func theHelpTellsOfIt() throws {
      #expect(try shell.run("deal --help").output.contains("fmt  "))
      #expect(try shell.run("deal fmt --help").output.contains("--check"))
    }
  }
}
