import Testing
import deal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The loop without a terminal: lines come from a list.
struct PromptLoopTests {
  /// What happened in a run.
  private final class Record {
    var lines: [LineRead] = []
    var prompts: [String] = []
    var before: [String] = []
    var events: [String] = []
  }

  private func run(
    _ lines: [LineRead], output: Output = Output(results: -1, messages: -1), isASCII: Bool = false
  ) -> (PromptLoop.Ending, Record) {
    let record = Record()
    record.lines = lines.reversed()
    let loop = PromptLoop(
      read: { prompt, before in
        record.prompts.append(prompt)
        record.before.append(before)
        return record.lines.popLast() ?? .endOfInput
      },
      remember: { record.events.append("remember \($0)") },
      conversation: Conversation(
        isComplete: { !$0.hasSuffix("+") },
        complete: { _, cursor in Completion(replace: cursor..<cursor, candidates: []) },
        evaluate: {
          record.events.append("answer \($0)")
          return $0 == "quit" ? .quit(7) : .goOn
        }),
      output: output,
      isASCII: isASCII)
    return (loop.run(), record)
  }

  @Test func remembersBeforeItAnswers() {
    let (ending, record) = run([.text("1")])
    #expect(record.events == ["remember 1", "answer 1"])
    #expect(record.prompts == ["deal> ", "deal> "])
    // The output cannot be written: that is the status.
    #expect(ending == .finished(74))
  }

  @Test func putsLinesTogether() {
    let (_, record) = run([.text("1 +"), .text("2 +"), .text("3")])
    #expect(record.events == ["remember 1 +\n2 +\n3", "answer 1 +\n2 +\n3"])
    #expect(record.prompts == ["deal> ", "   …> ", "   …> ", "deal> "])
    #expect(record.before == ["", "1 +\n", "1 +\n2 +\n", ""])
  }

  @Test(arguments: [LineRead.text(""), .text("  "), .interrupted])
  func dropsAnUnfinishedStatement(by line: LineRead) {
    let (_, record) = run([.text("1 +"), line, .text("2")], isASCII: true)
    #expect(record.events == ["remember 2", "answer 2"])
    #expect(record.prompts == ["deal> ", "  ..> ", "deal> ", "deal> "])
  }

  @Test func saysWhatAnEmptyLineDropped() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { ends.forEach { close($0) } }
    let (_, record) = run(
      [.text("1 +"), .text(""), .text(""), .dropped, .text("2")],
      output: Output(results: ends[1], messages: ends[1]))
    #expect(record.events == ["remember 2", "answer 2"])
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = read(ends[0], &bytes, bytes.count)
    #expect(
      String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        == "not finished, so left out\nnot finished, so left out; Up brings it back\n\n")
  }

  @Test func endsWhenToldOrHungUp() {
    #expect(run([.text("quit"), .text("1")]).0 == .finished(7))
    #expect(run([.text("1"), .hungUp]).0 == .hungUp)
    #expect(run([.text("1 +"), .hungUp]).1.events == [])
  }

  @Test func endsWhenNobodyReadsAnyMore() throws {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    let output = Output(results: full, messages: -1)
    output.write("something")
    let (ending, record) = run([.text("1"), .text("2")], output: output)
    #expect(ending == .finished(74))
    #expect(record.events == [])
  }
}
