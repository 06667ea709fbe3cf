internal import CEdit
internal import DealText

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The line editor at the terminal: libedit reads the keys and edits, this draws, and decides what
/// the keys do that libedit has no idea of. All calls come from the thread that made it.
package final class LineEditor {
  /// libedit and its state; none after `close`.
  private(set) var editor: OpaquePointer?
  /// The statements that Up, Down and Ctrl-R fetch.
  package var history: HistoryWalk
  /// Whether the rest of a known statement is shown behind the cursor.
  package var showsHints = true
  /// Who knows what is complete, what fits and what is what.
  let conversation: Conversation
  /// Where the text is put that another editor is to edit.
  let folder: String
  /// Whether colours may be used.
  private let isColoured: Bool
  /// What stands before further lines.
  private let furtherPrompt: String
  /// What stands before the first line.
  private var prompt = ""
  /// The earlier lines of the statement, if they were read before.
  var before = ""
  /// What the terminal shows.
  var screen = LineScreen()
  var undo = LineUndo()
  /// The search that is on, and what the last one sought.
  var search: HistorySearch?
  var lastSought = ""
  /// What was cut out last.
  var cut = LineCut()
  /// What could follow the line that it was found for.
  var hint = (line: "", rest: "")
  /// Whether the terminal marks pastes.
  private var marksPastes = false
  /// Whether looking for what fits takes too long to do it at each key, in a book of many names.
  private var isCompletionSlow = false
  /// Whether an empty line took the statement away.
  var isDropped = false

  /// The time that a hint may take before none are looked for in the rest of the statement.
  private static let hintPatience = Duration.milliseconds(30)

  /// Scalars of a line up to which colours and hints are worked out at each key.
  private static let livelyLimit = 8 * 1024

  /// Opens the editor; none if the standard input and output are not both terminals. On a terminal
  /// that understands no control sequences, the line is edited by the terminal itself.
  package init?(
    terminal: Terminal, history: HistoryWalk, conversation: Conversation, folder: String
  ) {
    self.history = history
    self.conversation = conversation
    self.folder = folder
    isColoured = terminal.colorsOutput
    furtherPrompt = PromptLoop.furtherPrompt(isASCII: terminal.isDumb || !terminal.isUTF8)
    let this = Unmanaged.passUnretained(self).toOpaque()
    editor = deal_editor_open("deal", terminal.isDumb, this) { context, event, scalars, count in
      guard let context else { return DEAL_REPLY_PASS }
      let keys = UnsafeBufferPointer(start: scalars, count: scalars == nil ? 0 : count)
      return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
        .take(event, keys.map { Unicode.Scalar($0) ?? "\u{FFFD}" })
    }
    if editor == nil { return nil }
  }

  deinit {
    close()
  }

  /// Gives the terminal back; reading is over.
  package func close() {
    if let editor { deal_editor_close(editor) }
    editor = nil
  }

  /// Whether keys are edited here, rather than by the terminal itself.
  package var isEditing: Bool {
    editor.map { deal_editor_is_editing($0) } ?? false
  }

  /// Which keys edit the line.
  package var style: EditingStyle {
    editor.map { deal_editor_has_vi_keys($0) } ?? false ? .vi : .emacs
  }

  /// Changes the keys; what a user's file says of single keys is forgotten then.
  package func use(style: EditingStyle) {
    if let editor, style != self.style { deal_editor_use(editor, style == .vi) }
  }

  // MARK: - Reading

  /// Reads a statement, or where the terminal edits lines itself, a line. `before` are the earlier
  /// lines of the statement. The cursor of the terminal is in column 0 before and after.
  package func readLine(prompt: String, before: String = "") -> LineRead {
    guard let editor else { return .hungUp }
    self.prompt = prompt
    self.before = before
    history.end()
    undo = LineUndo()
    search = nil
    hint = ("", "")
    isDropped = false
    isCompletionSlow = false
    screen.forget()
    let scalars = prompt.unicodeScalars.map(\.value)
    deal_editor_prompt(editor, scalars, scalars.count)
    if isEditing, isKeyWaiting {
      // The terminal has shown what was typed ahead, where the prompt belongs.
      write("\r\u{1B}[J")
    }
    switch deal_editor_read(editor) {
    case DEAL_READ_LINE:
      // One line break: others belong to the statement.
      var line = line
      if line.scalars.last == "\n" { line.scalars.removeLast() }
      if line.scalars.last == "\r" { line.scalars.removeLast() }
      leave(line)
      return isDropped ? .dropped : .text(line.text)
    case DEAL_READ_INTERRUPTED:
      if !isEditing { write("\n") }
      leave(line, mark: "^C")
      return .interrupted
    case DEAL_READ_END:
      markPastes(false)
      return .endOfInput
    default:
      // The shell's next prompt, if there is one, deserves a line of its own.
      if !isEditing { write("\n") }
      leave(line)
      return .hungUp
    }
  }

  /// Asks the terminal to mark pastes, or no more.
  func markPastes(_ marked: Bool) {
    guard isEditing, marked != marksPastes else { return }
    marksPastes = marked
    deal_signals_pasting(marked)
    write("\u{1B}[?2004\(marked ? "h" : "l")")
  }

  // MARK: - The line

  /// The line that libedit has.
  var line: EditedLine {
    var count = 0
    var cursor = 0
    guard let editor, let scalars = deal_editor_text(editor, &count, &cursor) else {
      return EditedLine()
    }
    let values = UnsafeBufferPointer(start: scalars, count: count)
    return EditedLine(
      scalars: values.map { Unicode.Scalar($0) ?? "\u{FFFD}" }, cursor: cursor)
  }

  /// Gives libedit another line. Each is one step of undo.
  func set(_ new: EditedLine) {
    undo.note(line)
    put(new)
    undo.note(line)
  }

  /// Gives libedit another line without a step of undo.
  func put(_ new: EditedLine) {
    guard let editor else { return }
    let old = line
    if old.scalars != new.scalars {
      let scalars = new.scalars.map(\.value)
      if !deal_editor_replace(editor, 0, old.scalars.count, scalars, scalars.count) { beep() }
    }
    deal_editor_move(editor, new.cursor)
  }

  /// Puts scalars in the place of those of a range, with the cursor behind them.
  func replace(_ range: Range<Int>, by scalars: [Unicode.Scalar]) {
    var new = line
    let range = range.clamped(to: 0..<new.scalars.count)
    new.scalars.replaceSubrange(range, with: scalars.filter { $0.value != 0 })
    new.cursor = range.lowerBound + scalars.count
    set(new)
  }

  // MARK: - The screen

  /// Shows the line as it is now.
  func draw() {
    undo.note(line)
    write(screen.draw(layout(of: content(), in: size.columns), screenRows: size.rows))
    markPastes(true)
  }

  /// Leaves the line for what is written below it: the cursor stands in column 0 there.
  func leave(_ line: EditedLine, mark: String = "") {
    guard isEditing else { return }
    // What follows may be for another program.
    markPastes(false)
    let content = content(of: line, prompt: prompt, isSearched: false)
    write(screen.leave(layout(of: content, in: size.columns), screenRows: size.rows, mark: mark))
  }

  /// Follows the size of the window.
  func resize() {
    write(screen.resize(for: layout(of: content(), in: size.columns)))
  }

  /// What is to be shown now.
  private func content() -> LineLayout.Content {
    guard let search else {
      let line = line
      var content = content(of: line, prompt: prompt, isSearched: false)
      content.hint = rest(of: line)
      return content
    }
    let verb = search.hasFailed ? "not found" : "search"
    return content(of: search.found, prompt: "\(verb) \(search.sought)> ", isSearched: true)
  }

  /// A line to show, in its colours.
  private func content(
    of line: EditedLine, prompt: String, isSearched: Bool
  ) -> LineLayout.Content {
    var content = LineLayout.Content(prompt: prompt, furtherPrompt: furtherPrompt, line: line)
    guard isColoured, line.scalars.count <= LineEditor.livelyLimit,
      // Where marks combine, a colour could come between a letter and its mark.
      !line.scalars.contains(where: { width(of: $0) == 0 })
    else { return content }
    content.styles = LineStyle.styles(of: line, painted: conversation.paint(line.text))
    if isSearched, let sought = search?.sought.unicodeScalars.count {
      for index in line.cursor..<min(line.cursor + sought, content.styles.count) {
        content.styles[index] = .found
      }
    }
    return content
  }

  /// Where everything stands on a screen of some columns.
  private func layout(of content: LineLayout.Content, in columns: Int) -> LineLayout {
    LineLayout(content, columns: columns, width: width(of:))
  }

  /// The columns that a scalar takes.
  private func width(of scalar: Unicode.Scalar) -> Int {
    isHidden(scalar) ? 1 : Int(deal_column_width(scalar.value))
  }

  /// What could follow a line whose end the cursor is at: the rest of the newest statement that
  /// begins so, else of the only word that fits.
  func rest(of line: EditedLine) -> String {
    guard showsHints, isColoured, line.isAtEnd, let last = line.scalars.last,
      line.scalars.count <= LineEditor.livelyLimit
    else { return "" }
    let text = line.text
    if hint.line == text { return hint.rest }
    hint = (text, "")
    if let entry = history.entries.last(where: { $0.utf8.starts(with: text.utf8) && $0 != text }) {
      hint.rest = String(entry.unicodeScalars.dropFirst(line.scalars.count))
    } else if last != " ", last != "\n", !isCompletionSlow {
      let all = before + text
      let start = ContinuousClock.now
      let found = conversation.complete(all, all.utf8.count)
      isCompletionSlow = start.duration(to: .now) > LineEditor.hintPatience
      let typed = all.utf8.suffix(max(0, all.utf8.count - found.replace.lowerBound))
      if found.candidates.count == 1, let only = found.candidates.first, typed.count > 1,
        only.text.utf8.starts(with: typed)
      {
        hint.rest = String(Substring(only.text.utf8.dropFirst(typed.count)))
      }
    }
    return hint.rest
  }

  /// Columns and rows of the screen now.
  var size: (columns: Int, rows: Int) {
    var columns: Int32 = 80
    var rows: Int32 = 24
    _ = deal_terminal_size(STDOUT_FILENO, &columns, &rows)
    return (Int(columns), Int(rows))
  }

  /// Whether something was typed already.
  private var isKeyWaiting: Bool {
    var source = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&source, 1, 0) > 0
  }

  /// Writes to the terminal.
  func write(_ text: String) {
    if !text.isEmpty { _ = Output.writeAll(Array(text.utf8), to: STDOUT_FILENO) }
  }

  /// Rings the bell.
  func beep() {
    write("\u{7}")
  }
}
