/// What deal answers to one text.
struct Reply: Equatable, Sendable {
  /// All that a person would see, lines ended by `\n`.
  var text: String
  /// Whether there was an error, or an `expect` that did not hold.
  var failed: Bool
}

/// How a text reaches deal: what was read is echoed at the prompt only.
enum Manner: Sendable {
  case prompt, script
}

/// The way from a text to its reply, so that the format can be tested without the language.
struct Runner: Sendable {
  /// A book in progress: each call answers one text and keeps what it declared.
  typealias Conversation = (_ text: String, _ manner: Manner, _ name: String) -> Reply

  /// Opens an empty book whose files are looked up below `folder`.
  var open: @Sendable (_ folder: String) -> Conversation
}

/// A case file run through a book: the file as it should be, and what does not hold.
struct Replay {
  /// The file with the answers of today.
  private(set) var file: CaseFile
  /// Where the file and today's answers differ, or a script failed; empty if all is well.
  private(set) var failures: [CaseFile.Mistake] = []

  /// Runs all transcripts and scripts of a file in order, in one book unless a fence is `fresh`.
  ///
  /// - Parameters:
  ///   - name: the name of the file, by which errors in its scripts call it.
  ///   - folder: where the files are that it uses.
  init(_ original: CaseFile, named name: String, in folder: String, with runner: Runner) {
    file = original
    var conversation = runner.open(folder)
    for (index, piece) in original.pieces.enumerated() {
      switch piece {
      case .prose:
        continue
      case .transcript(let fence, let exchanges):
        if fence.isFresh { conversation = runner.open(folder) }
        file.pieces[index] = .transcript(fence, exchanges.map { answer($0, conversation) })
        lengthenFence(at: index)
      case .script(let fence, let lines):
        if fence.isFresh { conversation = runner.open(folder) }
        let text = lines.map { $0 + "\n" }.joined()
        let reply = conversation(text, .script, name)
        if reply.failed {
          failures.append(
            .init(line: fence.line, message: "this script does not run:\n\(reply.text)"))
        }
      }
    }
  }

  /// The exchange with today's answer; a difference is a failure.
  private mutating func answer(
    _ exchange: CaseFile.Exchange, _ conversation: Runner.Conversation
  ) -> CaseFile.Exchange {
    var answered = exchange
    let statement = exchange.statement.joined(separator: "\n")
    answered.answer = Self.lines(of: conversation(statement, .prompt, "prompt").text)
    let looksTyped = answered.answer.contains { line in
      [CaseFile.prompt, CaseFile.furtherPrompt].contains {
        CaseFile.typed(in: line, after: $0) != nil
      }
    }
    if looksTyped {
      failures.append(
        .init(
          line: exchange.line, message: "the answer to this has a line that starts as a prompt"))
      return exchange
    }
    if answered.answer != exchange.answer {
      failures.append(
        .init(
          line: exchange.line,
          message: """
            \(statement)
            is recorded with the answer:
            \(exchange.answer.map { "  " + $0 }.joined(separator: "\n"))
            but deal answers:
            \(answered.answer.map { "  " + $0 }.joined(separator: "\n"))
            """))
    }
    return answered
  }

  /// Makes the fence longer than any line of backticks that an answer has.
  private mutating func lengthenFence(at index: Int) {
    guard case .transcript(var fence, let exchanges) = file.pieces[index] else { return }
    let longest =
      exchanges.flatMap(\.answer)
      .filter { line in !line.isEmpty && line.allSatisfy { $0 == "`" } }
      .map(\.count).max() ?? 0
    let ticks = fence.opening.prefix { $0 == "`" }.count
    guard longest >= ticks else { return }
    let fenceTicks = String(repeating: "`", count: longest + 1)
    fence.opening = fenceTicks + fence.opening.dropFirst(ticks)
    fence.closing = fenceTicks
    file.pieces[index] = .transcript(fence, exchanges)
  }

  /// The lines of an answer, of which the last one need not be ended.
  private static func lines(of text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
