import Foundation
import Testing
import deal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reading files that may be anything.
struct FileReaderTests {
  let home: TestHome
  let reader = FileReader(limit: 1024 * 1024)

  init() throws {
    home = try TestHome()
  }

  private func problem(_ path: String) -> FileProblem? {
    guard case .failure(let problem) = reader.read(path) else { return nil }
    return problem
  }

  @Test func readsBytesAsTheyAre() throws {
    let text = "\u{FEFF}deal a b\r\n# é ∞\n"
    #expect(try reader.read(try home.make("a.deal", text.utf8)).get() == Array(text.utf8))
    #expect(try reader.read(try home.make("empty.deal", [])).get() == [])
  }

  @Test func saysWhatIsInTheWay() throws {
    #expect(problem(home.file("none.deal")) == .missing)
    #expect(problem("") == .missing)
    #expect(problem(home.file("none\u{0}.deal")) == .missing)
    #expect(problem(try home.make("file", []) + "/x.deal") == .missing)
    #expect(problem(home.path) == .folder)
    #expect(problem("/dev/zero") == .notAFile)
    #expect(problem("/dev/tty") != nil)
    try #require(mkfifo(home.file("pipe"), 0o600) == 0)
    #expect(problem(home.file("pipe")) == .notAFile)
    let loop = home.file("loop")
    try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
    #expect(problem(loop) == .pointsElsewhere)
  }

  @Test func stopsAtTheLimit() throws {
    let exact = [UInt8](repeating: 65, count: 1024 * 1024)
    #expect(try reader.read(try home.make("exact", exact)).get() == exact)
    #expect(problem(try home.make("large", exact + [65])) == .tooLarge(limit: 1024 * 1024))
    // The system says that it is empty.
    let small = FileReader(limit: 4)
    #expect(small.read("/proc/self/maps") == .failure(.tooLarge(limit: 4)))
  }

  @Test func tellsItInOneLineThatControlsNothing() {
    let told = FileProblem.missing.whenReading("a\u{1B}[2J\n.deal")
    #expect(told == "cannot read a\\u{1b}[2J\\u{a}.deal: there is no file of this name")
    #expect(
      FileProblem.tooLarge(limit: 4 * 1024 * 1024).whenReading("a")
        == "cannot read a: it is larger than 4 MiB; start deal with --limit script=64MB to read more"
    )
    #expect(
      FileProblem.failed(code: ENOSPC).whenWriting("a")
        == "cannot write a: no space left on device")
  }

  @Test func hasTheStatusOfItsKind() {
    #expect(FileProblem.missing.exitCode == 66)
    #expect(FileProblem.tooLarge(limit: 1).exitCode == 65)
    #expect(FileProblem.failed(code: ENOSPC).exitCode == 74)
  }
}

/// Writing files whole or not at all.
struct FileWriterTests {
  let home: TestHome

  init() throws {
    home = try TestHome()
  }

  @Test func writesANewFile() {
    #expect(FileWriter().write("one\n", to: home.file("a.deal")) == nil)
    #expect(home.text("a.deal") == "one\n")
    #expect(home.names == ["a.deal"])
  }

  @Test func replacesOnlyWhenTold() throws {
    let path = try home.make("a.deal", "old".utf8)
    chmod(path, 0o640)
    #expect(FileWriter().write("new", to: path) == .exists)
    #expect(home.text("a.deal") == "old")
    #expect(FileWriter(overwrite: true).write("new", to: path) == nil)
    #expect(home.text("a.deal") == "new")
    #expect(home.permissions("a.deal") == 0o640)
    #expect(home.names == ["a.deal"])
  }

  @Test func doesNotFollowLinks() throws {
    let other = try home.make("other", "old".utf8)
    let link = home.file("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: other)
    #expect(FileWriter(overwrite: true).write("new", to: link) == .pointsElsewhere)
    #expect(home.text("other") == "old")
  }

  @Test func refusesWhatIsNoPlaceForAFile() throws {
    let writer = FileWriter(overwrite: true)
    #expect(writer.write("x", to: "") == .missing)
    #expect(writer.write("x", to: home.path) == .folder)
    #expect(writer.write("x", to: home.path + "/a/") == .folder)
    #expect(writer.write("x", to: home.path + "/..") == .folder)
    #expect(writer.write("x", to: home.file("none/a.deal")) == .noFolder)
    #expect(writer.write("x", to: "/dev/null") == .notAFile)
    #expect(writer.write("x", to: home.file(String(repeating: "a", count: 300))) != nil)
    #expect(home.names.isEmpty)
  }

  @Test func aScriptStaysBelowItsFolder() throws {
    let writer = FileWriter(staysBelowHere: true)
    #expect(writer.write("x", to: home.file("a.deal")) == .outside)
    #expect(writer.write("x", to: "../a.deal") == .outside)
    #expect(writer.write("x", to: "a/../../a.deal") == .outside)
    #expect(writer.write("x", to: "no-such-folder-\(getpid())/a.deal") == .noFolder)
  }
}
