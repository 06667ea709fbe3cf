package import DealPage
package import DealSyntax

/// What comes out of a statement, in order.
package enum Event: Sendable {
  case answer(Answer)
  case diagnostic(Diagnostic)
  case effect(Effect)
}

/// What a statement asks of those around the book: the prompt and the files.
package enum Effect: Hashable, Sendable {
  /// An `expect` did not hold.
  case expectationFailed
  case undo(Int)
  case redo(Int)
  case reset
  case help(String?)
  /// What fits in the place of a `?`.
  case hole(Place)
  case history(String?)
  /// A script that leads to the same book, and the name of the file to write it to.
  case save(String, to: String, overwrite: Bool)
  case open(String)
  case quit
  /// `set NAME VALUE` for settings of the prompt.
  case time(Bool)
}
