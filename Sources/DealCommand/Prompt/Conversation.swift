package import DealWorkbench

/// What the prompt needs from the session that it talks to, as functions: the prompt knows nothing
/// of deals.
package struct Conversation {
  /// Whether a text can be answered, or waits for more lines.
  package var isComplete: (String) -> Bool
  /// What could stand at a cursor, an offset in UTF-8 bytes.
  package var complete: (_ text: String, _ cursor: Int) -> Completion
  /// What the parts of a text are, for colours.
  package var paint: (String) -> [Painted]
  /// Whether Enter on an empty line says something.
  package var hearsEnter: () -> Bool
  /// Answers a statement through an output of its own and says whether to go on.
  package var evaluate: (String) -> Outcome

  /// A conversation of functions; without `paint` all text is plain.
  package init(
    isComplete: @escaping (String) -> Bool,
    complete: @escaping (_ text: String, _ cursor: Int) -> Completion,
    paint: @escaping (String) -> [Painted] = { _ in [] },
    hearsEnter: @escaping () -> Bool = { false },
    evaluate: @escaping (String) -> Outcome
  ) {
    self.isComplete = isComplete
    self.complete = complete
    self.paint = paint
    self.hearsEnter = hearsEnter
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
  /// What was typed, without the line break at its end.
  case text(String)
  /// An empty line ended a statement that was not finished; Up brings it back.
  case dropped
  /// Ctrl-C.
  case interrupted
  /// Ctrl-D on an empty line.
  case endOfInput
  /// The terminal is gone, or the process was asked to end.
  case hungUp
}
