import Foundation
import Testing
import deal

/// How statements are written to the history file and read from it.
struct HistoryRecordTests {
  @Test(arguments: [
    ("deal openai aws value 38e9", "deal openai aws value 38e9"),
    ("(1 +\n2)", "(1 +\\n2)"),
    ("text = \"a\\nb\"", "text = \"a\\\\nb\""),
    ("\\", "\\\\"), ("\\n", "\\\\n"), ("\n\n", "\\n\\n"), ("é ∞ 兆 👩‍🚀", "é ∞ 兆 👩‍🚀"),
    // One Character in Swift, two scalars: the line break must not hide.
    ("a\r\nb", "a\r\\nb"),
  ])
  func isOneLineAndComesBack(statement: String, line: String) {
    #expect(HistoryRecord.encode(statement) == line)
    #expect(HistoryRecord.decode(line) == statement)
  }

  @Test func keepsABackslashOfAnotherProgram() {
    #expect(HistoryRecord.decode("a\\tb\\") == "a\\tb\\")
  }

  @Test(arguments: [("", false), ("  ", false), (" x", false), ("x ", true), ("\n", false)])
  func leavesOutWhatIsKeptBack(statement: String, isWanted: Bool) {
    #expect(HistoryRecord.isWanted(statement) == isWanted)
  }
}

/// The file that sessions share.
struct HistoryFileTests {
  let home: TestHome

  init() throws {
    home = try TestHome()
  }

  @Test func isWhereTheEnvironmentSays() {
    func path(_ variables: [String: String]) -> String? {
      HistoryFile(Environment(variables))?.path
    }
    #expect(path(["DEAL_HISTORY": "/a/b", "HOME": "/h"]) == "/a/b")
    #expect(path(["DEAL_HISTORY": "", "HOME": "/h"]) == nil)
    #expect(path(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/deal/history")
    #expect(path(["XDG_STATE_HOME": "relative", "HOME": "/h"]) == "/h/.local/state/deal/history")
    #expect(path(["HOME": "/h"]) == "/h/.local/state/deal/history")
    #expect(path([:]) == nil)
  }

  @Test func isMadeWithItsFoldersForItsOwnerAlone() {
    let file = HistoryFile(path: home.file("state/deal/history"))
    #expect(file.load().statements == [])
    #expect(file.append("1 + 2") == nil)
    #expect(file.append("(3 +\n4)") == nil)
    #expect(file.append(" secret") == nil)
    #expect(file.load().statements == ["1 + 2", "(3 +\n4)"])
    #expect(home.permissions("state") == 0o700)
    #expect(home.permissions("state/deal") == 0o700)
    #expect(home.permissions("state/deal/history") == 0o600)
  }

  @Test func skipsATornLastLineAndWritesBehindTheWholeOnes() throws {
    let torn = "one\ntwo\n" + String(repeating: "x", count: 10_000)
    let file = HistoryFile(path: try home.make("history", torn.utf8))
    #expect(file.load().statements == ["one", "two"])
    #expect(file.append("three") == nil)
    #expect(home.text("history") == "one\ntwo\nthree\n")
  }

  @Test func startsAnewWhenAllIsTorn() throws {
    let file = HistoryFile(path: try home.make("history", "torn".utf8))
    #expect(file.load().statements == [])
    #expect(file.append("one") == nil)
    #expect(home.text("history") == "one\n")
  }

  @Test func skipsWhatIsNoText() throws {
    let bytes = Array("one\n".utf8) + [0xFF, 0xFE, 0x0A] + Array("two\n".utf8)
    #expect(HistoryFile(path: try home.make("history", bytes)).load().statements == ["one", "two"])
  }

  @Test func keepsTheNewestTenThousand() throws {
    let all = (1...10_050).map { "\($0)" }
    let path = try home.make("history", all.map { $0 + "\n" }.joined().utf8)
    let (statements, problem) = HistoryFile(path: path).load()
    #expect(problem == nil)
    #expect(statements == Array(all.suffix(10_000)))
    #expect(home.text("history") == all.suffix(10_000).map { $0 + "\n" }.joined())
    #expect(home.permissions("history") == 0o600)
    #expect(home.names == ["history"])
  }

  @Test func losesNothingWhenEightWriteAndOneCutsItDown() throws {
    let old = (1...9_990).map { "old \($0)\n" }.joined()
    let path = try home.make("history", old.utf8)
    DispatchQueue.concurrentPerform(iterations: 9) { writer in
      for number in 0..<100 {
        let file = HistoryFile(path: path)
        if writer == 8 {
          _ = file.load()
        } else if file.append("\(writer) says\n\(number)") != nil {
          return
        }
      }
    }
    let statements = HistoryFile(path: path).load().statements
    for writer in 0..<8 {
      let own = statements.filter { $0.hasPrefix("\(writer) says") }
      #expect(own == (0..<100).map { "\(writer) says\n\($0)" })
    }
  }

  @Test func refusesWhatIsNoFile() throws {
    #expect(HistoryFile(path: "/dev/null").append("1") == .notAFile)
    #expect(HistoryFile(path: home.path).append("1") == .folder)
    #expect(HistoryFile(path: "/proc/none/history").append("1") == .noFolder)
    let other = try home.make("other", "".utf8)
    try FileManager.default.createSymbolicLink(
      atPath: home.file("link"), withDestinationPath: other)
    #expect(HistoryFile(path: home.file("link")).append("1") == .pointsElsewhere)
    #expect(home.text("other") == "")
  }
}

/// Walking through statements with Up and Down.
struct HistoryWalkTests {
  @Test func goesUpAndDownAndBackToWhatWasTyped() {
    var walk = HistoryWalk(["one", "two", "three"])
    #expect(walk.older(than: "") == "three")
    #expect(walk.older(than: "three") == "two")
    #expect(walk.older(than: "two") == "one")
    #expect(walk.older(than: "one") == nil)
    #expect(walk.newer(than: "one") == "two")
    #expect(walk.newer(than: "two") == "three")
    #expect(walk.newer(than: "three") == "")
    #expect(walk.newer(than: "") == nil)
  }

  @Test func looksForWhatBeginsAsTheLineDoes() {
    var walk = HistoryWalk(["deal a b", "show a", "deal c d", "deal"])
    #expect(walk.older(than: "deal") == "deal c d")
    #expect(walk.older(than: "deal c d") == "deal a b")
    #expect(walk.older(than: "deal a b") == nil)
    #expect(walk.newer(than: "deal a b") == "deal c d")
    #expect(walk.newer(than: "deal c d") == "deal")
  }

  @Test func anEditedLineBeginsANewWalk() {
    var walk = HistoryWalk(["one", "two", "once"])
    #expect(walk.older(than: "") == "once")
    #expect(walk.older(than: "o") == "once")
    #expect(walk.older(than: "once") == "one")
  }

  @Test func showsRepeatsOnceAndForgetsTheOldestOfTooMany() {
    var walk = HistoryWalk()
    walk.add("one")
    walk.add("one")
    walk.add("two")
    #expect(walk.entries == ["one", "two"])
    for number in 0..<20_000 { walk.add("\(number)") }
    #expect(walk.entries.count <= HistoryFile.capacity)
    #expect(walk.entries.last == "19999")
    #expect(HistoryWalk(["a", "b", "b"]).entries.count == 3)
  }
}
