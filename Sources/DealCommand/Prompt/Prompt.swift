internal import CEdit

/// A session at the terminal from its first prompt to its end.
package struct Prompt {
  /// What is known about the terminal.
  package var terminal: Terminal
  /// Where statements of earlier sessions are; none to remember nothing beyond this one.
  package var history: HistoryFile?
  /// Where answers and messages go.
  package var output: Output

  /// How the user wants to edit; may change while the session goes on.
  package var editing: EditingSettings

  /// A session that has not begun.
  package init(
    terminal: Terminal, history: HistoryFile?, output: Output,
    editing: EditingSettings = EditingSettings()
  ) {
    self.terminal = terminal
    self.history = history
    self.output = output
    self.editing = editing
  }

  /// Talks until the user ends it and gives the exit status. A signal that asks the process to end
  /// does so here, after the terminal was given back.
  package func run(_ conversation: Conversation) -> Int32 {
    output.flush()
    guard deal_signals_start() else {
      output.writeMessage("the terminal cannot be used: the system refuses to report its keys\n")
      return 69
    }
    defer { deal_signals_stop() }
    var walk = HistoryWalk()
    if let history {
      let (statements, problem) = history.load()
      walk = HistoryWalk(statements)
      tell(problem)
    }
    guard
      let editor = LineEditor(
        terminal: terminal, history: walk, conversation: conversation,
        folder: editing.folder)
    else {
      output.writeMessage("the prompt needs a terminal to read from and to write to\n")
      return 69
    }
    let ending = loop(conversation, editor).run()
    editor.close()
    switch ending {
    case .finished(let code): return code
    case .hungUp:
      let signal = deal_ending_signal()
      if signal != 0 {
        output.flush()
        deal_end_by_signal(signal)
      }
      // The terminal went away without a word; the same status as if SIGHUP had come.
      return 129
    }
  }

  /// The loop over an open editor.
  private func loop(_ conversation: Conversation, _ editor: LineEditor) -> PromptLoop {
    var isRemembering = true
    var loop = PromptLoop(
      read: { prompt, before in
        if let style = editing.style { editor.use(style: style) }
        editor.showsHints = editing.showsHints
        return editor.readLine(prompt: prompt, before: before)
      },
      remember: { statement in
        let newest = editor.history.entries.last
        if HistoryRecord.isWanted(statement) { editor.history.add(statement) }
        guard isRemembering, let history, newest != statement else { return }
        if let problem = history.append(statement) {
          // Once is enough: the session goes on without.
          isRemembering = false
          tell(problem)
        }
      },
      conversation: conversation,
      output: output,
      isASCII: terminal.isDumb || !terminal.isUTF8)
    loop.isColoured = terminal.colorsErrors
    return loop
  }

  /// Says that statements are not kept.
  private func tell(_ problem: FileProblem?) {
    if let problem, let history {
      output.writeMessage("history is not kept: \(problem.whenWriting(history.path))\n")
    }
  }
}
