/// Reads statements line by line, has them answered, and remembers them. Where lines come from and
/// where statements are remembered are functions, so that the loop can be tried without a terminal.
package struct PromptLoop {
  /// Reads a line behind a prompt; `before` are the earlier lines of the statement, each with its
  /// line break.
  package var read: (_ prompt: String, _ before: String) -> LineRead
  /// Remembers a statement; called before it is answered, so that a crash loses nothing.
  package var remember: (String) -> Void
  /// Who answers.
  package var conversation: Conversation
  /// Where answers go.
  package var output: Output
  /// What stands before a statement.
  package var prompt: String
  /// What stands before its further lines; as wide as `prompt`.
  package var furtherPrompt: String

  /// A loop; the prompt of further lines is written in ASCII if the terminal has nothing else.
  package init(
    read: @escaping (_ prompt: String, _ before: String) -> LineRead,
    remember: @escaping (String) -> Void,
    conversation: Conversation,
    output: Output,
    isASCII: Bool
  ) {
    self.read = read
    self.remember = remember
    self.conversation = conversation
    self.output = output
    prompt = "deal> "
    furtherPrompt = isASCII ? "  ..> " : "   …> "
  }

  /// How the loop ended.
  package enum Ending: Equatable, Sendable {
    /// The user wanted to; the exit status.
    case finished(Int32)
    /// The terminal is gone, or the process was asked to end.
    case hungUp
  }

  /// Runs until the user ends it, the terminal is gone, or the output is.
  package func run() -> Ending {
    var unfinished = ""
    while true {
      output.startLine()
      output.flush()
      if let failure = output.failure { return .finished(failure.exitCode) }
      switch read(unfinished.isEmpty ? prompt : furtherPrompt, unfinished) {
      case .hungUp: return .hungUp
      case .endOfInput:
        output.write("\n")
        output.flush()
        return .finished(output.failure?.exitCode ?? 0)
      case .interrupted:
        output.lineWasStarted()
        unfinished = ""
      case .text(let line):
        output.lineWasStarted()
        if PromptLoop.isBlank(line) {
          unfinished = ""
          continue
        }
        let statement = unfinished + line
        guard conversation.isComplete(statement) else {
          unfinished = statement + "\n"
          continue
        }
        unfinished = ""
        remember(statement)
        if case .quit(let code) = conversation.evaluate(statement) {
          output.startLine()
          output.flush()
          return .finished(output.failure?.exitCode ?? code)
        }
      }
    }
  }

  /// Whether a line holds nothing but spaces.
  private static func isBlank(_ line: String) -> Bool {
    line.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }
}
