import DealLanguage
import DealPage
import DealQuantities
import DealSyntax
import DealWorkbench
import Foundation
import Synchronization
import Testing
import SeededNumbers

/// Whatever is typed, the program goes on: no crash, no hang, no control sign from what was typed in
/// what is shown, and a book that still works.
@Suite struct FuzzTests {
  /// The top of the repository.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Statements to start from: the examples of help, the example scripts and all cases.
  static let corpus: [[UInt8]] = {
    var texts = Verb.all.flatMap(\.examples) + Verb.closedForms.flatMap(\.examples)
    texts += Function.all.flatMap(\.examples)
    for folder in ["Tests/Cases", "examples"] {
      let top = root.appendingPathComponent(folder)
      let found =
        FileManager.default.enumerator(atPath: top.path)?.compactMap { $0 as? String } ?? []
      for path in found.sorted() {
        guard let data = try? Data(contentsOf: top.appendingPathComponent(path)) else { continue }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
        if path.hasSuffix(".deal") { texts += lines }
        if path.hasSuffix(".md") {
          texts += lines.filter { $0.hasPrefix("deal> ") }.map { String($0.dropFirst(6)) }
        }
      }
    }
    return texts.filter { $0.utf8.count < 500 }.map { Array($0.utf8) }
  }()

  /// Pieces that have broken programs before.
  static let nasty: [[UInt8]] =
    [
      "(", ")", "[", "{", "}", "\"", "\\", "{x}", "$", "€", "%", "^", "..", " to ", " ± ", "=>",
      "|>",
      ";", "\n", "\r\n", "\u{FEFF}", "\u{202E}", "\u{200B}", "\u{1B}[31m", "\0", "\u{85}", "🧪",
      "e\u{301}",
      "-", "0", "-1", "1e308", "1e-308", "9e99999", "9223372036854775808", "0.1", "1/0",
      "9999-12-31",
      "0001-01-01", "2026-02-29", "1 year", "1e15 years", "-1e300 days", " by day", " by month",
      " at 2027", " during 2026", " given x = 1", "if ", " then ", " else ", "range(1, 1e6)",
      "sum(",
      "[x for x in ", "x => x", " in ", "_1", "ans", "openai_aws", ".value", ".capacity", ".spend",
      "undo", "redo", "reset", "scenario s { ", "unit x = ", "rate EUR = 2 USD", "base EUR",
      "over ",
      "up to ", "hundreds of thousands of gpus", "known on 2025", "late 2026", "set digits 15; ",
      String(repeating: "(", count: 300), String(repeating: "-", count: 300),
      String(repeating: "1+", count: 1200), String(repeating: "9", count: 500),
      String(repeating: "not ", count: 250), String(repeating: "x=>", count: 250),
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]

  /// The seeds and rounds of this run: more by `DEAL_FUZZ_SEED` and `DEAL_FUZZ_ROUNDS`.
  static let seed = number("DEAL_FUZZ_SEED") ?? 20_251_103
  static let rounds = number("DEAL_FUZZ_ROUNDS") ?? 20_000

  /// A number from outside.
  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  @Test func anythingCanBeTyped() throws {
    let today = try Day(year: 2026, month: 1, day: 15)
    let failures = onLargeStack { () -> [String] in
      var failures: [String] = []
      var generator = SeededGenerator(seed: UInt64(Self.seed))
      let watch = Watch()
      let fresh = Book(settings: Settings(today: today, isInterrupted: { watch.isLate }))
      var book = fresh
      for round in 0..<Self.rounds where failures.count < 5 {
        if round % 40 == 0 { book = fresh }
        let bytes = Self.text(&generator)
        let manner: Manner = generator.once(in: 3) ? .script : .conversation
        var events: [Event] = []
        watch.start()
        advance(&book, with: bytes, named: "fuzz", manner: manner) { events.append($0) }
        let shown = events.map { show($0, book.shelf, TextWriter()) }.joined()
        let seconds = watch.seconds
        watch.start()
        let sum = transcript(of: advance(book, with: "1 + 1", named: "after"))
        let isFine = sum == "2\n" && seconds < Watch.most && !Self.hasControlSign(shown)
        if !isFine {
          failures.append(
            """
            round \(round), \(seconds) s, then 1 + 1 gives \(sum)
            \(String(decoding: bytes, as: UTF8.self).debugDescription)
            \(shown.prefix(2_000).debugDescription)
            """)
        }
      }
      return failures
    }
    for failure in try #require(failures) { Issue.record("\(failure)") }
  }

  /// Whether a text has a sign that a terminal would obey, besides the ends of its lines.
  static func hasControlSign(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      let value = scalar.value
      let isControl = value < 0x20 && value != 0x0A || (0x7F...0x9F).contains(value)
      return isControl || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
  }

  /// What is typed in one round.
  static func text(_ generator: inout SeededGenerator) -> [UInt8] {
    if generator.once(in: 20) {
      return (0..<Int.random(in: 0..<200, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
    }
    var bytes = generator.pick(corpus)
    // Often the statement as it is, so that there is something to ask about.
    for _ in 0..<Int.random(in: 0..<5, using: &generator) { change(&bytes, &generator) }
    return bytes
  }

  /// One change: a piece taken out, put in, doubled, swapped, or taken from another statement.
  private static func change(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let end = Int.random(in: place...min(bytes.count, place + 12), using: &generator)
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: bytes.removeSubrange(place..<end)
    case 1, 2: bytes.insert(contentsOf: generator.pick(nasty), at: place)
    case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
    case 4: bytes.replaceSubrange(place..<end, with: generator.pick(nasty))
    case 5:
      let other = generator.pick(corpus)
      let cut = Int.random(in: 0...other.count, using: &generator)
      bytes = Array(bytes[..<place]) + Array(other[cut...])
    case 6:
      bytes += [generator.pick([0x0A, 0x3B, 0x20])] + generator.pick(corpus)
    default:
      if bytes.indices.contains(place) {
        bytes[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &generator)
      }
    }
  }
}

/// Stops a statement as Ctrl-C would, after a second.
final class Watch: Sendable {
  /// Seconds that a round may take: a debug build on a busy machine shows a million entries in 10.
  static let most = 60.0
  /// When the round began.
  private let begin = Mutex(ContinuousClock.now)

  /// Begins a round.
  func start() { begin.withLock { $0 = .now } }

  /// Whether a person would have pressed Ctrl-C.
  var isLate: Bool { seconds > 1 }

  /// How long the round has taken.
  var seconds: Double { begin.withLock { $0.duration(to: .now) / .seconds(1) } }
}

/// Runs what nests deeply, as the program does, on a thread with 256 MB of stack.
func onLargeStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result? {
  let result = Mutex<Result?>(nil)
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    let made = body()
    result.withLock { $0 = made }
    done.signal()
  }
  thread.stackSize = 256 << 20
  thread.start()
  done.wait()
  return result.withLock { $0 }
}
