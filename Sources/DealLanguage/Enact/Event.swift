package import DealPage
package import DealSyntax

/// What comes out of a statement, in order.
package enum Event: Sendable {
  case answer(Answer)
  case diagnostic(Diagnostic)
  case effect(Effect)
}

/// What `set` changes at the prompt.
package enum PromptSetting: Hashable, Sendable {
  /// Whether each answer says how long it took.
  case time(Bool)
  /// Whether the line is coloured and what may follow is hinted at.
  case hints(Bool)
  /// Whether answers longer than the screen go through a pager.
  case pager(Bool)
  /// Whether the keys are those of vi, else those of Emacs.
  case viKeys(Bool)
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
  /// A file was written.
  case wrote(String)
  case open(String)
  case quit
  /// Begins a recording to a file, or ends it.
  case record(String?, overwrite: Bool)
  /// Takes up what a session before left behind, or throws it away.
  case resume(isWanted: Bool)
  /// Lists the lessons, or begins the one that is asked for.
  case learn(String)
  /// Ranges are drawn otherwise from here on: what files say of it has changed.
  case drawing(Colophon)
  /// A setting of the prompt.
  case prompt(PromptSetting)
}
