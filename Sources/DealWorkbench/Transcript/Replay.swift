import DealFormula
package import DealLanguage
import DealPage
import DealSyntax

/// What deal answers to one text.
package struct Reply: Equatable, Sendable {
  /// All that a person would see, lines ended by `\n`.
  package var text: String
  /// Whether there was an error, or an `expect` that did not hold.
  package var failed: Bool

  package init(text: String, failed: Bool) {
    self.text = text
    self.failed = failed
  }

  /// What a step said.
  init(_ step: Step) {
    text = transcript(of: step)
    failed = step.diagnostics.contains { $0.severity == .error }
  }
}

/// The way from a text to its reply, so that the format can be tested without the language.
package struct Runner: Sendable {
  /// A book in progress: each call answers one text and keeps what it declared.
  package typealias Conversation = (_ text: String, _ manner: Manner, _ name: String) -> Reply

  /// Opens an empty book whose files are looked up below `folder`.
  package var open: @Sendable (_ folder: String) -> Conversation

  /// Opens the sample book, on which each text is answered as if it were the first.
  package var openSample: @Sendable () -> Conversation = {
    let book = sampleBook
    return { text, _, _ in Reply(example(text, on: book)) }
  }

  package init(open: @escaping @Sendable (_ folder: String) -> Conversation) { self.open = open }

  /// deal itself, with the settings for the files of a folder; `releasing` gives back after each text
  /// what nothing refers to, as the prompt does now and then.
  package static func deal(
    releasing: Bool = false, _ settings: @escaping @Sendable (_ folder: String) -> Settings
  ) -> Runner {
    Runner { folder in
      var book = Book(settings: settings(folder))
      return { text, manner, name in
        let step = advance(book, with: text, named: name, manner: manner)
        book = step.book
        let reply = Reply(step)
        if releasing { book.releaseUnreachable(always: true) }
        return reply
      }
    }
  }
}

/// A file with transcripts run through a book: the file as it should be, and what does not hold.
package struct Replay {
  /// The file with the answers of today.
  package private(set) var file: TranscriptFile
  /// Where the file and today's answers differ, or a script failed; empty if all is well.
  package private(set) var failures: [TranscriptFile.Mistake] = []

  /// Runs all transcripts and scripts of a file in order, in one book unless a fence is `fresh`.
  ///
  /// - Parameters:
  ///   - name: the name of the file, by which errors in its scripts call it.
  ///   - folder: where the files are that it uses.
  package init(
    _ original: TranscriptFile, named name: String, in folder: String, with runner: Runner
  ) {
    file = original
    var conversation = runner.open(folder)
    for (index, piece) in original.pieces.enumerated() {
      switch piece {
      case .prose:
        continue
      case .transcript(let fence, let exchanges):
        if fence.isFresh { conversation = runner.open(folder) }
        let answering = fence.isSample ? runner.openSample() : conversation
        file.pieces[index] = .transcript(fence, exchanges.map { answer($0, answering) })
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
    _ exchange: TranscriptFile.Exchange, _ conversation: Runner.Conversation
  ) -> TranscriptFile.Exchange {
    var answered = exchange
    let statement = exchange.statement.joined(separator: "\n")
    answered.answer = TranscriptFile.lines(
      of: conversation(statement, .conversation, "prompt").text)
    let looksTyped = answered.answer.contains { line in
      [TranscriptFile.prompt, TranscriptFile.furtherPrompt].contains {
        TranscriptFile.typed(in: line, after: $0) != nil
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
    let longest = TranscriptFile.longestTicks(in: exchanges)
    let ticks = fence.opening.prefix { $0 == "`" }.count
    guard longest >= ticks else { return }
    let fenceTicks = String(repeating: "`", count: longest + 1)
    fence.opening = fenceTicks + fence.opening.dropFirst(ticks)
    fence.closing = fenceTicks
    file.pieces[index] = .transcript(fence, exchanges)
  }
}
