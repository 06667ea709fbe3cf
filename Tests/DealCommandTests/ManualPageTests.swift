import Foundation
import Testing

@testable import deal

/// The man page has what the program has, and the programs that show such pages take it.
@Suite struct ManualPageTests {
  let shell: Shell

  init() throws {
    shell = try Shell()
    #expect(try shell.run("deal doc --man > deal.1").status == 0)
  }

  @Test func itHasItsPartsInOrder() {
    let heads = shell.home.text("deal.1").matches(of: /\.SH "([^"]*)"/).map { String($0.output.1) }
    #expect(
      heads == [
        "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "EXIT STATUS", "FILES",
        "ENVIRONMENT", "EXAMPLES",
      ])
  }

  @Test func itHasEveryCommandWithItsOptions() throws {
    let page = shell.home.text("deal.1").replacingOccurrences(of: "\\-", with: "-")
    #expect(try shell.run("deal doc -O man").output == shell.home.text("deal.1"))
    for name in Program.commands.map(\.name) {
      #expect(page.contains(".SS \"deal \(name)"), "\(name)")
      let help = try shell.run("COLUMNS=1000 deal \(name) --help").output
      for option in Set(help.matches(of: /--[a-z][a-z-]+/).map(\.output)) {
        #expect(page.contains(option), "\(name) \(option)")
      }
    }
    for option in ["-e <statement>", "-O, --output <output>", "--no-history"] {
      #expect(page.contains(".B \"\(option)\"\n"), "\(option)")
    }
    for variable in Environment.known { #expect(page.contains(".B \"\(variable)\"\n")) }
  }

  /// The README tells the same of how the program ends.
  @Test func theReadmeKnowsEveryExitStatus() throws {
    let readme = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "README.md"), encoding: .utf8)
    for status in ExitStatus.all {
      let meaning = status.meaning.replacingOccurrences(of: "|", with: "\\|")
      #expect(readme.contains("| \(status.code) | \(meaning) |"), "\(status.code)")
    }
  }

  @Test(.enabled(if: Shell.has("groff", for: "the man page in groff")))
  func groffHasNothingToSay() throws {
    let outcome = try shell.run("groff -man -Tutf8 -Kutf8 -ww deal.1")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.contains("all is well"))
  }

  @Test(.enabled(if: Shell.has("mandoc", for: "the man page in mandoc")))
  func mandocHasNothingToSay() throws {
    let outcome = try shell.run("mandoc -T lint -W warning deal.1")
    // The page is the same on any day.
    let told = outcome.output.split(separator: "\n").filter {
      !$0.contains("missing date") && !$0.contains("STYLE")
    }
    #expect(told == [])
  }

  @Test(.enabled(if: Shell.has("man", for: "the man page in man")))
  func manShowsIt() throws {
    let outcome = try shell.run("MANWIDTH=80 man -l deal.1")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("deal COMMAND ..."))
  }
}
