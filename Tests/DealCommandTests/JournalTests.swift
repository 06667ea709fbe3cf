import Foundation
import SeededNumbers
import Testing
import deal

/// Records of a journal: whole ones come back, others are known as damaged.
struct JournalRecordTests {
  private let statements = [
    "deal openai aws value 38e9", "", "a\nb\r\n", "text = \"é ∞ 兆 👩‍🚀\"",
    String(repeating: "x", count: 70_000),
  ]

  private var bytes: [UInt8] { statements.flatMap(JournalRecord.encode) }

  @Test func checksumIsThatOfTheStandard() {
    // The check value of CRC-32/ISO-HDLC.
    #expect(JournalRecord.checksum("123456789".utf8) == 0xCBF4_3926)
  }

  @Test func comesBack() {
    let (found, whole) = JournalRecord.decode(bytes)
    #expect(found == statements)
    #expect(whole == bytes.count)
  }

  @Test func everyBeginningHoldsWhatIsWholeInIt() {
    let short = statements.dropLast().flatMap(JournalRecord.encode)
    let ends = statements.dropLast().indices.map { index in
      statements[...index].flatMap(JournalRecord.encode).count
    }
    for length in 0...short.count {
      let (found, whole) = JournalRecord.decode(Array(short.prefix(length)))
      #expect(found == Array(statements.prefix(ends.count { $0 <= length })))
      #expect(whole == ends.last { $0 <= length } ?? 0)
    }
  }

  @Test func noFlippedBitMakesAnotherStatement() {
    let short = statements.dropLast().flatMap(JournalRecord.encode)
    for place in short.indices {
      for bit in 0..<8 {
        var damaged = short
        damaged[place] ^= 1 << UInt8(bit)
        let (found, _) = JournalRecord.decode(damaged)
        #expect(found == Array(statements.prefix(found.count)), "byte \(place), bit \(bit)")
        #expect(found.count < statements.count - 1)
      }
    }
  }

  @Test func noiseEndsWithoutATrap() {
    var numbers = SeededGenerator(seed: 5)
    for _ in 0..<2_000 {
      let length = Int(numbers.next() % 40)
      let noise = (0..<length).map { _ in UInt8(truncatingIfNeeded: numbers.next() >> 20) }
      #expect(JournalRecord.decode(noise).whole == 0)
    }
    #expect(JournalRecord.decode(Array("00000000 99999999999999999999 x\n".utf8)).whole == 0)
  }
}

/// The files that sessions leave behind.
struct JournalTests {
  let home: TestHome
  private var folder: String { home.file("state/journal") }

  init() throws {
    home = try TestHome()
  }

  /// What is left behind, if anything.
  private var left: [String]? { Journal.newestLeft(in: folder)?.statements }

  /// What a session leaves that ends without a word.
  private func leave(_ statements: [String]) throws {
    let journal = try Journal.begin(in: folder).get()
    for statement in statements { #expect(journal.append(statement) == nil) }
  }

  @Test func isBesideTheHistory() {
    #expect(Journal.folder(beside: HistoryFile(path: "/a/b/history")) == "/a/b/journal")
    #expect(Journal.folder(beside: HistoryFile(path: "history")) == "./journal")
    #expect(Journal.folder(beside: HistoryFile(path: "/history")) == "/journal")
  }

  @Test func whatIsLeftBehindIsFound() throws {
    #expect(left == nil)
    try leave(["let a = 1", "let b = 2"])
    #expect(home.permissions("state/journal/\(getpid())-0") == 0o600)
    #expect(left == ["let a = 1", "let b = 2"])
  }

  @Test func whatALivingSessionHasIsNot() throws {
    let alive = try Journal.begin(in: folder).get()
    #expect(alive.append("let a = 1") == nil)
    #expect(left == nil)
    alive.remove()
    #expect(left == nil)
  }

  @Test func whatIsTakenUpIsTakenOnce() throws {
    try leave(["let a = 1"])
    let found = try #require(Journal.newestLeft(in: folder))
    #expect(left == nil)
    found.remove()
    #expect(home.names.contains("state"))
    #expect(left == nil)
  }

  @Test func aDamagedEndIsKeptBeside() throws {
    try leave(["let a = 1", "let b = 2"])
    let name = "state/journal/\(getpid())-0"
    let text = home.text(name)
    _ = try home.make(name, text.dropLast(4).utf8)
    #expect(left == ["let a = 1"])
    #expect(home.text(name + ".damaged").contains("let b"))
    #expect(left == ["let a = 1"])
  }

  @Test func aDamagedEndThatIsNoTextIsKeptAsItWas() throws {
    try leave(["let a = 1"])
    let name = "state/journal/\(getpid())-0"
    let end: [UInt8] = [0xFF, 0xFE, 0x00, 0xC3, 0x28]
    _ = try home.make(name, Array(home.text(name).utf8) + end)
    #expect(left == ["let a = 1"])
    #expect(try Array(Data(contentsOf: URL(fileURLWithPath: home.file(name + ".damaged")))) == end)
  }

  @Test func aFolderThatCannotBeIsAProblem() throws {
    _ = try home.make("state", [])
    guard case .failure = Journal.begin(in: folder) else {
      Issue.record("a journal was begun below a file")
      return
    }
    #expect(left == nil)
  }
}

/// The line that says that work goes on.
struct ProgressTests {
  /// What is written, in order.
  private final class Screen: @unchecked Sendable {
    var texts: [String] = []
  }

  @Test func showsSecondsAndGoes() {
    let screen = Screen()
    let progress = Progress(isDumb: false, patience: 0) { screen.texts.append($0) }
    progress.tick()
    #expect(screen.texts == [])
    progress.begin()
    progress.tick()
    progress.tick()
    #expect(screen.texts == ["\r\u{1B}[Kworking, 0 s; Ctrl-C stops"])
    progress.end()
    #expect(screen.texts.last == "\r\u{1B}[K")
    progress.tick()
    #expect(screen.texts.count == 2)
  }

  @Test func saysItOnceWhereNothingCanBeErased() {
    let screen = Screen()
    let progress = Progress(isDumb: true, patience: 0) { screen.texts.append($0) }
    progress.begin()
    for _ in 0..<3 { progress.tick() }
    progress.end()
    #expect(screen.texts == ["working; Ctrl-C stops\n"])
  }

  @Test func shortWorkShowsNothing() {
    let screen = Screen()
    let progress = Progress(isDumb: false, patience: 3_600) { screen.texts.append($0) }
    progress.begin()
    progress.tick()
    progress.end()
    #expect(screen.texts == [])
  }
}
