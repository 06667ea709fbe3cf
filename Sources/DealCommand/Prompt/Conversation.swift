/// What the prompt needs from the session that it talks to, as functions: the prompt knows nothing
/// of deals.
package struct Conversation {
  /// Whether a text can be answered, or waits for more lines.
  package var isComplete: (String) -> Bool
  /// What could stand at a cursor, an offset in UTF-8 bytes.
  package var complete: (_ text: String, _ cursor: Int) -> Completion
  /// Answers a statement through an output of its own and says whether to go on.
  package var evaluate: (String) -> Outcome

  /// A conversation of three functions.
  package init(
    isComplete: @escaping (String) -> Bool,
    complete: @escaping (_ text: String, _ cursor: Int) -> Completion,
    evaluate: @escaping (String) -> Outcome
  ) {
    self.isComplete = isComplete
    self.complete = complete
    self.evaluate = evaluate
  }

  /// What follows a statement.
  package enum Outcome: Equatable, Sendable {
    /// The next one.
    case goOn
    /// The end, with an exit status.
    case quit(Int32)
  }
}

/// What came of reading a line.
package enum LineRead: Equatable, Sendable {
  /// A line, without its line break.
  case text(String)
  /// Ctrl-C.
  case interrupted
  /// Ctrl-D on an empty line.
  case endOfInput
  /// The terminal is gone, or the process was asked to end.
  case hungUp
}
