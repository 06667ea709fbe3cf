/// Walking through the statements of the history with Up and Down. What was in the line when the
/// walk began is what the walk looks for (statements that begin with it), and is there again at
/// its end. libedit's own history is not used: it overruns a buffer at 1,024 characters.
package struct HistoryWalk: Sendable {
  /// The statements, oldest first.
  package private(set) var entries: [String]
  /// Where the walk is in `entries`; none while no walk is on.
  private var position: Int?
  /// The line as it was when the walk began.
  private var draft = ""
  /// What the walk showed last; a line that differs from it was edited and begins a new walk.
  private var shown = ""

  /// A walk over statements, oldest first.
  package init(_ entries: [String] = []) {
    self.entries = entries
  }

  /// Adds a statement as the newest, unless it is the same as the newest, and ends the walk. Of too
  /// many, the oldest are forgotten.
  package mutating func add(_ entry: String) {
    if entries.last != entry { entries.append(entry) }
    if entries.count > HistoryFile.capacity { entries.removeFirst(HistoryFile.capacity / 10) }
    end()
  }

  /// Ends the walk: the next one begins at the newest statement.
  package mutating func end() {
    position = nil
    draft = ""
    shown = ""
  }

  /// The next older statement than the line shown now; none if there is no older one.
  package mutating func older(than line: String) -> String? {
    begin(with: line)
    let start = position ?? entries.count
    for place in stride(from: start - 1, through: 0, by: -1) where isSought(entries[place]) {
      position = place
      shown = entries[place]
      return shown
    }
    return nil
  }

  /// The next newer statement, or the line with which the walk began; none if no walk is on.
  package mutating func newer(than line: String) -> String? {
    begin(with: line)
    guard let start = position else { return nil }
    for place in stride(from: start + 1, to: entries.count, by: 1) where isSought(entries[place]) {
      position = place
      shown = entries[place]
      return shown
    }
    let kept = draft
    end()
    return kept
  }

  /// Begins a walk if the line is not one that this walk showed.
  private mutating func begin(with line: String) {
    if position == nil || line != shown {
      position = nil
      draft = line
    }
  }

  /// Whether a statement is worth showing: it begins as the draft does and is not shown already.
  private func isSought(_ entry: String) -> Bool {
    entry.hasPrefix(draft) && entry != (position == nil ? draft : shown)
  }
}
