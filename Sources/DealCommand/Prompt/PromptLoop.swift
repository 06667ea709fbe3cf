/// Reads statements, line by line where the terminal edits its lines itself, has them answered, and remembers them. Where lines come from and
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

  /// Whether messages may be coloured.
  package var isColoured = false

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
    furtherPrompt = PromptLoop.furtherPrompt(isASCII: isASCII)
  }

  /// What stands before the further lines of a statement.
  package static func furtherPrompt(isASCII: Bool) -> String { isASCII ? "  ..> " : "   …> " }

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
      case .dropped:
        output.lineWasStarted()
        unfinished = ""
        tell("not finished, so left out; Up brings it back")
      case .text(let line):
        output.lineWasStarted()
        if PromptLoop.isBlank(line) {
          if !unfinished.isEmpty {
            tell("not finished, so left out")
          } else if conversation.hearsEnter() {
            _ = conversation.evaluate("")
          }
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

  /// Says in one faint line what became of what was typed.
  private func tell(_ text: String) {
    output.writeMessage(isColoured ? "\u{1B}[2m\(text)\u{1B}[0m\n" : "\(text)\n")
  }

  /// Whether a line holds nothing but spaces.
  package static func isBlank(_ line: String) -> Bool {
    line.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }
}
