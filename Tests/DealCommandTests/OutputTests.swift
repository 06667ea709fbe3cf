import DealText
import Foundation
import Testing
import deal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writing results and messages.
struct OutputTests {
  /// What was written to a pipe by an action.
  private func written(_ action: (Int32) -> Void) throws -> String {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    action(ends[1])
    close(ends[1])
    defer { close(ends[0]) }
    let bytes = FileHandle(fileDescriptor: ends[0]).readDataToEndOfFile()
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func keepsResultsAndMessagesInOrder() throws {
    let text = try written { descriptor in
      let output = Output(results: descriptor, messages: descriptor)
      output.write("1\n")
      output.writeMessage("told\n")
      output.write("2")
      #expect(!output.isAtLineStart)
      output.startLine()
      output.startLine()
      #expect(output.isAtLineStart)
      output.write("3\n")
      output.flush()
      #expect(output.failure == nil)
    }
    #expect(text == "1\ntold\n2\n3\n")
  }

  @Test func holdsBackUntilFlushedOrMuch() throws {
    let text = try written { descriptor in
      let output = Output(results: descriptor, messages: descriptor)
      output.write("lost")
    }
    #expect(text == "")
    let much = try written { descriptor in
      let output = Output(results: descriptor, messages: descriptor)
      output.write(String(repeating: "x", count: 40_000))
    }
    #expect(much.count == 40_000)
  }

  @Test func writesAllToADescriptorThatWouldBlock() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    let reader = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true)
    let size = 1_000_000
    DispatchQueue.global().async { [writer = ends[1]] in
      _ = Output.writeAll([UInt8](repeating: 65, count: size), to: writer)
      close(writer)
    }
    #expect(reader.readDataToEndOfFile().count == size)
  }

  @Test func aFullDiskEndsWith74() {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    let output = Output(results: full, messages: full)
    output.write("1\n")
    #expect(output.failure == nil)
    output.flush()
    #expect(output.failure == .refused(code: ENOSPC))
    #expect(output.failure?.exitCode == 74)
  }

  @Test func aClosedPipeEndsWith141() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let output = Output(results: ends[1], messages: -1)
    output.write("1\n")
    output.flush()
    #expect(output.failure == .closed)
    #expect(output.failure?.exitCode == 141)
  }
}

/// What is shown of text that came from elsewhere.
struct VisibleTextTests {
  @Test(arguments: [
    ("openai", "openai"), ("é ∞ 兆", "é ∞ 兆"), ("\u{1B}[2J", "\\u{1b}[2J"), ("a\nb", "a\\u{a}b"),
    ("\u{9B}x", "\\u{9b}x"), ("\u{202E}x", "\\u{202e}x"), ("a\u{200B}b", "a\\u{200b}b"),
    ("\u{E000}", "\\u{e000}"), ("\u{2028}", "\\u{2028}"), ("\u{FEFF}", "\\u{feff}"),
  ])
  func controlsNothing(text: String, shown: String) {
    #expect(visible(text) == shown)
  }
}

/// What is found out about the terminal.
struct TerminalTests {
  @Test(arguments: [
    ([:], true, true), ([:], false, false), (["NO_COLOR": "1"], true, false),
    (["NO_COLOR": ""], true, true), (["CLICOLOR_FORCE": "1"], false, true),
    (["CLICOLOR_FORCE": "0"], false, false),
    (["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], true, false),
  ])
  func coloursWhereItIsWanted(variables: [String: String], isTerminal: Bool, colors: Bool) {
    let environment = Environment(variables)
    #expect(Terminal.colors(.auto, onTerminal: isTerminal, environment) == colors)
    #expect(Terminal.colors(.always, onTerminal: isTerminal, environment))
    #expect(!Terminal.colors(.never, onTerminal: isTerminal, environment))
  }

  @Test func sizeIsMeasuredElseStatedElseEighty() {
    #expect(Terminal.size(120, "100", fallback: 80, least: 20) == 120)
    #expect(Terminal.size(nil, "100", fallback: 80, least: 20) == 100)
    #expect(Terminal.size(nil, nil, fallback: 80, least: 20) == 80)
    for wrong in ["", "wide", "0", "-5", "99999999999999999999"] {
      #expect(Terminal.size(nil, wrong, fallback: 80, least: 20) == 80)
    }
    #expect(Terminal.size(3, nil, fallback: 80, least: 20) == 20)
    #expect(Terminal.size(nil, "2000000000", fallback: 80, least: 20) == 10_000)
  }

  @Test func aDumbTerminalIsPlainUnlessTold() {
    let environment = Environment(["TERM": "dumb"])
    #expect(Terminal.current(environment).isDumb)
    #expect(Terminal.current(Environment([:])).isDumb)
    #expect(!Terminal.current(Environment(["TERM": "xterm"])).isDumb)
    #expect(!Terminal.current(environment).colorsOutput)
    #expect(Terminal.current(environment, color: .always).colorsErrors)
  }
}
