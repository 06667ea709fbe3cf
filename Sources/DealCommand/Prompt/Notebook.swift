internal import CEdit
internal import DealLanguage
internal import DealPage
internal import DealQuantities
internal import DealSyntax
internal import DealText
internal import DealWorkbench

/// What the prompt keeps beside the book.
struct Notebook {
  /// Where answered statements go, until the session ends; none to keep none.
  var journal: Journal?
  /// Whether it was told that a statement could not be written there: once is enough.
  var hasToldOfJournal = false
  /// What a session before left behind.
  var left: Journal.Left?
  /// What was typed and answered so far.
  var recording = Recording(on: "", script: "")
  /// Whether long answers go through a pager.
  var usesPager = true
  /// The lesson that is being played.
  var study: Study?
  /// Where progress in lessons is kept; none to keep none.
  var progressFile: ProgressFile?
}

extension Performance {
  /// Reads the start-up file: the one that is named, else that of the user, if there is one. Its errors
  /// are told and end nothing.
  func runStartUp(_ named: String?) {
    if let named {
      _ = runFile(named)
      return
    }
    let folder =
      environment.nonEmpty("XDG_CONFIG_HOME")
      ?? environment.nonEmpty("HOME").map { $0 + "/.config" }
    guard let folder, folder.hasPrefix("/") else { return }
    _ = runFile(folder + "/deal/init.deal", isOptional: true)
  }

  // MARK: The journal

  /// Begins the journal, and says if a session before ended without quit.
  func beginJournal(beside history: HistoryFile?) {
    guard let history else { return }
    let folder = Journal.folder(beside: history)
    notebook.left = Journal.newestLeft(in: folder)
    switch Journal.begin(in: folder) {
    case .success(let journal): notebook.journal = journal
    case .failure(let problem):
      output.writeMessage("no journal is kept: \(problem.whenWriting(folder))\n")
    }
    guard let left = notebook.left else { return }
    let count = left.statements.count
    output.write(
      "The session of \(Clock.text(of: left.time)) ended without quit: resume takes up its "
        + "\(count) \(count == 1 ? "statement" : "statements"), resume drop throws it away.\n")
  }

  /// Keeps a statement with its answer: in the journal unless it failed or is about files, and in the
  /// recording.
  func keep(_ statement: String, _ events: [Event]) {
    let isForJournal = events.allSatisfy { event in
      switch event {
      case .effect(.record), .effect(.resume), .effect(.learn), .effect(.quit), .effect(.wrote):
        false
      case .diagnostic(let diagnostic): diagnostic.severity != .error
      case .effect, .answer: true
      }
    }
    // What is in the journal stays there, and the next statement may find room again.
    if isForJournal, let journal = notebook.journal, let problem = journal.append(statement),
      !notebook.hasToldOfJournal
    {
      notebook.hasToldOfJournal = true
      output.writeMessage("this is not in the journal: \(problem.whenWriting(journal.path))\n")
    }
    let answer = events.map { show($0, book.shelf, TextWriter()) }.joined()
    let writer = TextWriter(colour: true, width: terminal.columns)
    let shown = events.map { show($0, book.shelf, writer) }.joined()
    let path = notebook.recording.path ?? ""
    if let problem = notebook.recording.add(statement, answer: answer, shown: shown) {
      notebook.recording.end()
      output.writeMessage("the recording ends: \(problem.whenWriting(path))\n")
    }
  }

  /// Takes up what a session before left behind, or throws it away.
  func resume(_ isWanted: Bool) {
    guard let left = notebook.left else {
      output.write("there is no session to take up\n")
      return
    }
    notebook.left = nil
    guard isWanted else {
      left.remove()
      output.write("thrown away\n")
      return
    }
    var done = 0
    for statement in left.statements where !deal_interrupted() {
      var events: [Event] = []
      advance(
        &book, with: Array(statement.utf8), named: "prompt", manner: .conversation,
        emit: { events.append($0) })
      keep(statement, events)
      done += 1
    }
    let isWhole = done == left.statements.count && !deal_interrupted()
    // What was not taken up is there at the next start.
    if isWhole { left.remove() }
    output.write("took up \(done) of \(left.statements.count) statements\n")
  }

  // MARK: Recordings and pages

  /// Begins to write the session to a file, or ends it.
  func record(to path: String?, overwrite: Bool) {
    guard let path else {
      output.write(
        notebook.recording.path.map { "recorded in \(visible($0))\n" } ?? "nothing is recorded\n")
      notebook.recording.end()
      return
    }
    if let problem = notebook.recording.begin(to: path, overwrite: overwrite) {
      output.writeMessage("error[file]: \(problem.whenWriting(path))\n")
      return
    }
    let use = notebook.recording.isCast ? "asciinema play shows it" : "deal test runs it"
    output.write("recording to \(visible(path)), from the first statement on; \(use) again\n")
  }

  /// Shows a text through the pager if it is longer than the screen; false if it was not shown.
  func page(_ text: String) -> Bool {
    var (columns, rows): (Int32, Int32) = (0, 0)
    guard notebook.usesPager, !terminal.isDumb, deal_terminal_size(1, &columns, &rows),
      text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) >= Int(rows),
      let pager = Pager(environment)
    else { return false }
    output.flush()
    if pager.show(text) { return true }
    // It is not there: asked for once, and not with each answer.
    notebook.usesPager = false
    return false
  }
}
