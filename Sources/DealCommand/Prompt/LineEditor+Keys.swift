internal import CEdit

/// What the keys do that libedit has no idea of.
extension LineEditor {
  /// Looks after an event.
  func take(_ event: deal_event, _ scalars: [Unicode.Scalar]) -> deal_reply {
    switch event {
    case DEAL_EVENT_IDLE: draw()
    case DEAL_EVENT_TYPED: return seek(scalars)
    case DEAL_EVENT_SEQUENCE: return press(KeySequence(String(String.UnicodeScalarView(scalars))))
    case DEAL_EVENT_PASTE: paste(scalars)
    case DEAL_EVENT_INTERRUPT:
      guard search != nil else { return DEAL_REPLY_PASS }
      endSearch(keeping: false)
    case DEAL_EVENT_LEAVE:
      leave(line)
    case DEAL_EVENT_RETURN:
      write("\r\u{1B}[J")
      screen.forget()
    case DEAL_EVENT_RESIZE:
      // At once: what waits to be read may leave the screen as it is.
      resize()
      draw()
    case DEAL_KEY_ENTER: return enter()
    case DEAL_KEY_LINE_BREAK: replace(line.cursor..<line.cursor, by: ["\n"])
    case DEAL_KEY_COMPLETE: complete()
    case DEAL_KEY_OLDER: move(older: true)
    case DEAL_KEY_NEWER: move(older: false)
    case DEAL_KEY_SEEK_OLDER, DEAL_KEY_SEEK_NEWER: beginSearch()
    case DEAL_KEY_UNDO: show(undo.undo(line), isStep: false)
    case DEAL_KEY_REDO: show(undo.redo(line), isStep: false)
    case DEAL_KEY_VISIT: visitEditor()
    case DEAL_KEY_CLEAR:
      write("\u{1B}[2J\u{1B}[H")
      screen.forget()
    case DEAL_KEY_FORWARD: _ = press(.right)
    case DEAL_KEY_BACKWARD: _ = press(.left)
    case DEAL_KEY_RUB_OUT: rubOut()
    case DEAL_KEY_CUT_TO_END: cutOut(line.cutToEnd)
    case DEAL_KEY_CUT_ALL: cutOut(0..<line.scalars.count)
    case DEAL_KEY_CUT_WORD: cutOut(line.cursor..<line.wordEnd)
    case DEAL_KEY_CUT_WORD_BEFORE: cutOut(line.wordStart..<line.cursor)
    case DEAL_KEY_INSERT_CUT: replace(line.cursor..<line.cursor, by: cut.scalars)
    case DEAL_KEY_ROW_START: _ = press(.home)
    case DEAL_KEY_ROW_END: _ = press(.end)
    default: return DEAL_REPLY_PASS
    }
    return DEAL_REPLY_DONE
  }

  /// Does what a key with an escape sequence means.
  private func press(_ key: KeySequence) -> deal_reply {
    if search != nil {
      endSearch(keeping: true)
      if key == .up || key == .down { return DEAL_REPLY_DONE }
    }
    let line = line
    switch key {
    case .nothing: break
    case .enter: return DEAL_REPLY_FINISH
    case .lineBreak: replace(line.cursor..<line.cursor, by: ["\n"])
    case .up: move(older: true)
    case .down: move(older: false)
    case .left: go(line.characterStart)
    case .right: if !acceptHint() { go(line.characterEnd) }
    case .wordLeft: go(line.wordStart)
    case .wordRight: if !acceptHint(isWord: true) { go(line.wordEnd) }
    case .home: go(line.cursor == line.lineStart ? 0 : line.lineStart)
    case .end:
      if !acceptHint() {
        go(line.cursor == line.lineEnd ? line.scalars.count : line.lineEnd)
      }
    case .delete:
      if line.isAtEnd { beep() } else { replace(line.cursor..<line.characterEnd, by: []) }
    case .deleteWord: replace(line.cursor..<line.wordEnd, by: [])
    }
    return DEAL_REPLY_DONE
  }

  /// Puts the cursor elsewhere.
  private func go(_ cursor: Int) {
    var moved = line
    moved.cursor = cursor
    set(moved)
  }

  /// Deletes the character before the cursor.
  private func rubOut() {
    let line = line
    if line.cursor == 0 { beep() } else { replace(line.characterStart..<line.cursor, by: []) }
  }

  /// Cuts a part out of the line.
  private func cutOut(_ range: Range<Int>) {
    show(cut.cut(range, of: line))
  }

  /// Takes the hint into the line, or its first word. False if there is no hint.
  private func acceptHint(isWord: Bool = false) -> Bool {
    let line = line
    let rest = rest(of: line)
    guard !rest.isEmpty else { return false }
    let whole = EditedLine(line.text + rest, cursor: line.cursor)
    let end = isWord ? whole.wordEnd : whole.scalars.count
    set(EditedLine(scalars: Array(whole.scalars.prefix(end)), cursor: end))
    return true
  }

  /// Shows another line, as a step of undo or one of its own; rings the bell if there is none.
  private func show(_ line: EditedLine?, isStep: Bool = true) {
    guard let line else { return beep() }
    if isStep { set(line) } else { put(line) }
  }

  /// Moves up or down by a line, or to another statement from the first or the last.
  private func move(older: Bool) {
    let line = line
    if let place = older ? line.above : line.below { return go(place) }
    let found = older ? history.older(than: line.text) : history.newer(than: line.text)
    show(found.map { EditedLine($0) })
  }

  /// Finishes a statement that is complete; another one goes on in a new line, and an empty line
  /// gives it up.
  private func enter() -> deal_reply {
    let line = line
    let text = before + line.text
    if PromptLoop.isBlank(line.text) || conversation.isComplete(text) { return DEAL_REPLY_FINISH }
    if line.isAtEnd, line.hasLines, line.lastLine.allSatisfy(\.properties.isWhitespace) {
      isDropped = true
      // Not for other sessions, but not lost.
      history.add(String(line.text[..<(line.text.lastIndex(of: "\n") ?? line.text.endIndex)]))
      return DEAL_REPLY_FINISH
    }
    replace(line.cursor..<line.cursor, by: ["\n"])
    return DEAL_REPLY_DONE
  }

  /// Puts a paste into the line, in one step, or into what is sought.
  private func paste(_ scalars: [Unicode.Scalar]) {
    let clean = Pasted.scalars(of: scalars)
    guard search == nil else {
      let first = clean.prefix { $0 != "\n" }
      search?.extend(by: String(String.UnicodeScalarView(first)))
      return
    }
    let cursor = line.cursor
    replace(cursor..<cursor, by: clean)
  }

  // MARK: - Completion

  /// Completes the word at the cursor, or shows what there is to choose from.
  private func complete() {
    let line = line
    let text = line.text
    let completion = conversation.complete(before + text, before.utf8.count + line.cursorInBytes)
    switch TabStep(completion, before: before, line: text) {
    case .nothing: beep()
    case .insert(let range, let text): replace(range, by: Array(text.unicodeScalars))
    case .choose(let candidates): list(candidates, more: completion.more)
    }
  }

  /// Writes the candidates below the line, which is drawn again below them.
  private func list(_ candidates: [Candidate], more: Int) {
    let size = size
    let layout = CandidateList(
      columns: size.columns, rows: size.rows - 4, isASCII: !deal_locale_is_utf8()
    ) {
      Int(deal_column_width($0.value))
    }
    leave(line)
    write(layout.lines(candidates, more: more).map { $0 + "\r\n" }.joined())
  }

  // MARK: - Search

  /// Begins to search: from now on every key is part of it.
  private func beginSearch() {
    guard let editor else { return }
    search = HistorySearch(in: history.entries, from: line)
    deal_editor_grab(editor, true)
  }

  /// Ends the search, with the statement that was found or the line as it was.
  private func endSearch(keeping isKept: Bool) {
    guard let editor, let found = search else { return }
    search = nil
    deal_editor_grab(editor, false)
    if !found.sought.isEmpty, !found.hasFailed { lastSought = found.sought }
    set(isKept ? found.found : found.draft)
  }

  /// Does what a key means during a search: one scalar, or Escape and another for Alt.
  private func seek(_ scalars: [Unicode.Scalar]) -> deal_reply {
    guard let key = scalars.first, search != nil else { return DEAL_REPLY_PASS }
    switch key {
    case "\u{12}", "\u{13}":
      if search?.sought.isEmpty ?? false, !lastSought.isEmpty {
        search?.extend(by: lastSought)
      } else {
        search?.goOn(older: key == "\u{12}")
      }
    case "\u{8}", "\u{7F}": search?.shorten()
    case "\u{7}": endSearch(keeping: false)
    case "\u{1B}" where scalars.count == 1: endSearch(keeping: true)
    case _ where key.value < 0x20:
      endSearch(keeping: true)
      return DEAL_REPLY_PASS
    default: search?.extend(by: String(key))
    }
    if search?.hasFailed ?? false { beep() }
    return DEAL_REPLY_DONE
  }

  // MARK: - Another editor

  /// Has the statement edited in the user's own editor.
  private func visitEditor() {
    guard let editor else { return }
    let text = line.text
    write(screen.wipe())
    markPastes(false)
    let visit = ExternalEditor(folder: folder) { script, path in
      Int32(deal_editor_lend(editor, script, path))
    }
    do {
      let edited = try visit.edit(text)
      let scalars = Pasted.scalars(of: edited.unicodeScalars)
      set(EditedLine(scalars: scalars, cursor: scalars.count))
    } catch {
      write("\r\u{1B}[J\(error.message)\r\n")
    }
    write("\r\u{1B}[J")
    screen.forget()
  }
}
