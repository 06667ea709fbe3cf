internal import CEdit

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The line editor at the terminal: libedit reads the keys, Swift decides what Tab, Up and Down do.
/// All calls come from the thread that made it.
package final class LineEditor {
  /// libedit and its state; none after `close`.
  private var editor: OpaquePointer?
  /// The statements that Up and Down fetch.
  package var history: HistoryWalk
  /// What could stand at a cursor of a text.
  private let complete: (_ text: String, _ cursor: Int) -> Completion
  /// The earlier lines of the statement that is typed now.
  private var before = ""

  /// Opens the editor; none if the standard input and output are not both terminals. `isPlain`
  /// leaves the editing of the line to the terminal, for one that understands no control sequences.
  package init?(
    isPlain: Bool,
    history: HistoryWalk,
    complete: @escaping (_ text: String, _ cursor: Int) -> Completion
  ) {
    self.history = history
    self.complete = complete
    let this = Unmanaged.passUnretained(self).toOpaque()
    editor = deal_editor_open("deal", isPlain, this) { context, key in
      guard let context else { return DEAL_REPLY_BEEP }
      return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().press(key)
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

  /// Reads one line behind a prompt of one row. `before` are the earlier lines of the statement.
  /// The cursor of the terminal is in column 0 before and after.
  package func readLine(prompt: String, before: String = "") -> LineRead {
    guard let editor else { return .hungUp }
    self.before = before
    history.end()
    let scalars = prompt.unicodeScalars.map(\.value)
    deal_editor_prompt(editor, scalars, scalars.count)
    switch deal_editor_read(editor) {
    case DEAL_READ_LINE:
      var line = text(editor).line
      while line.unicodeScalars.last == "\n" || line.unicodeScalars.last == "\r" {
        line.unicodeScalars.removeLast()
      }
      return .text(line)
    case DEAL_READ_INTERRUPTED:
      leaveLine(editor, saying: "^C")
      return .interrupted
    case DEAL_READ_END:
      return .endOfInput
    default:
      // The shell's next prompt, if there is one, deserves a line of its own.
      leaveLine(editor, saying: "")
      return .hungUp
    }
  }

  // MARK: - Keys

  /// Does the work of a key.
  private func press(_ key: deal_key) -> deal_reply {
    guard let editor else { return DEAL_REPLY_BEEP }
    let (line, cursor) = text(editor)
    switch key {
    case DEAL_KEY_COMPLETE: return tab(editor, line, cursor)
    case DEAL_KEY_OLDER: return show(history.older(than: line), editor, instead: line)
    case DEAL_KEY_NEWER: return show(history.newer(than: line), editor, instead: line)
    default: return DEAL_REPLY_BEEP
    }
  }

  /// Completes the word at the cursor, or shows what there is to choose from.
  private func tab(_ editor: OpaquePointer, _ line: String, _ cursor: Int) -> deal_reply {
    let offset = before.utf8.count + utf8Length(line, scalars: cursor)
    let completion = complete(before + line, offset)
    switch TabStep(completion, before: before, line: line) {
    case .nothing: return DEAL_REPLY_BEEP
    case .insert(let range, let text): return replace(editor, range, text)
    case .choose(let candidates):
      list(editor, candidates, more: completion.more)
      return DEAL_REPLY_NOTHING
    }
  }

  /// Puts a statement of the history in the place of the line.
  private func show(
    _ statement: String?, _ editor: OpaquePointer, instead line: String
  ) -> deal_reply {
    guard let statement else { return DEAL_REPLY_BEEP }
    return replace(editor, 0..<line.unicodeScalars.count, statement)
  }

  /// Replaces scalars of the line.
  private func replace(
    _ editor: OpaquePointer, _ range: Range<Int>, _ text: String
  ) -> deal_reply {
    let scalars = text.unicodeScalars.map(\.value).filter { $0 != 0 }
    let fits = deal_editor_replace(
      editor, range.lowerBound, range.upperBound, scalars, scalars.count)
    return fits ? DEAL_REPLY_REFRESH : DEAL_REPLY_BEEP
  }

  /// Writes the candidates below the line and draws the line again below them. Letting libedit
  /// redraw would wipe the list where the line takes more than one row.
  private func list(_ editor: OpaquePointer, _ candidates: [Candidate], more: Int) {
    let size = screen()
    let layout = CandidateList(
      columns: size.columns, rows: size.rows - 4, isASCII: !deal_locale_is_utf8()
    ) {
      Int(deal_column_width($0.value))
    }
    leaveLine(editor, saying: "")
    let lines = layout.lines(candidates, more: more).map { $0 + "\n" }.joined()
    _ = Output.writeAll(Array(lines.utf8), to: STDOUT_FILENO)
    deal_editor_redraw(editor, 0)
  }

  /// Moves the terminal's cursor to column 0 below all rows of the line.
  private func leaveLine(_ editor: OpaquePointer, saying mark: String) {
    var above: Int32 = 0
    var below: Int32 = 0
    deal_editor_rows(editor, Int32(truncatingIfNeeded: screen().columns), &above, &below)
    let isAtEnd = below == 0 && isEditing
    let down = String(repeating: "\n", count: Int(below) + 1)
    _ = Output.writeAll(Array(((isAtEnd ? mark : "") + down).utf8), to: STDOUT_FILENO)
  }

  // MARK: - Facts

  /// Columns and rows of the screen now.
  private func screen() -> (columns: Int, rows: Int) {
    var columns: Int32 = 80
    var rows: Int32 = 24
    _ = deal_terminal_size(STDOUT_FILENO, &columns, &rows)
    return (Int(columns), Int(rows))
  }

  /// The line and the place of the cursor in it, counted in scalars.
  private func text(_ editor: OpaquePointer) -> (line: String, cursor: Int) {
    var count = 0
    var cursor = 0
    guard let scalars = deal_editor_text(editor, &count, &cursor) else { return ("", 0) }
    var line = String.UnicodeScalarView()
    for value in UnsafeBufferPointer(start: scalars, count: count) {
      line.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return (String(line), cursor)
  }

  /// The UTF-8 bytes of the first scalars of a text.
  private func utf8Length(_ text: String, scalars: Int) -> Int {
    text.unicodeScalars.prefix(scalars).reduce(0) { $0 + UTF8.width($1) }
  }
}
