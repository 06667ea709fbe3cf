/// A search through the statements of the history, letter by letter: Ctrl-R for older ones, Ctrl-S
/// for newer ones. Capitals only matter where some are sought.
package struct HistorySearch: Sendable {
  /// Where the search was at some time.
  private struct Step: Sendable {
    var sought: String
    /// The statement that was found, by its place.
    var place: Int?
  }

  /// The statements, oldest first.
  private let entries: [String]
  /// The line as it was before.
  package let draft: EditedLine
  /// Everything that led here, to go back by Backspace.
  private var steps: [Step]
  /// Whether the last thing sought was not found; what was found before stays.
  package private(set) var hasFailed = false

  /// A search that begins with nothing sought.
  package init(in entries: [String], from draft: EditedLine) {
    self.entries = entries
    self.draft = draft
    steps = [Step(sought: "", place: nil)]
  }

  /// What is sought.
  package var sought: String { steps.last?.sought ?? "" }

  /// The statement that was found, with the cursor before what was sought; without one, the line as
  /// it was.
  package var found: EditedLine {
    guard let place = steps.last?.place, entries.indices.contains(place) else { return draft }
    let entry = entries[place]
    return EditedLine(entry, cursor: HistorySearch.place(of: sought, in: entry))
  }

  /// Seeks one more letter, in the statement found so far and older ones.
  package mutating func extend(by text: String) {
    let sought = sought + text
    let start = steps.last?.place ?? entries.count - 1
    let place = stride(from: start, through: 0, by: -1).first { fits($0, sought) }
    hasFailed = place == nil
    steps.append(Step(sought: sought, place: place ?? steps.last?.place))
  }

  /// Takes back the last letter, with the moves to other statements since.
  package mutating func shorten() {
    let sought = sought
    while steps.count > 1, steps.last?.sought == sought { steps.removeLast() }
    hasFailed = false
  }

  /// Goes on to the next older or newer statement that fits and differs from the one shown.
  package mutating func goOn(older: Bool) {
    guard !sought.isEmpty else { return }
    let shown = steps.last?.place
    let start = shown ?? (older ? entries.count : -1)
    let candidates =
      older
      ? stride(from: start - 1, through: 0, by: -1)
      : stride(from: start + 1, through: entries.count - 1, by: 1)
    let place = candidates.first { place in
      fits(place, sought) && (shown.map { entries[$0] != entries[place] } ?? true)
    }
    hasFailed = place == nil
    if let place { steps.append(Step(sought: sought, place: place)) }
  }

  /// Whether a statement holds what is sought.
  private func fits(_ place: Int, _ sought: String) -> Bool {
    HistorySearch.place(of: sought, in: entries[place]) != nil
  }

  /// Where a text holds another, counted in scalars.
  package static func place(of sought: String, in text: String) -> Int? {
    let folds = sought.utf8.allSatisfy { !(0x41...0x5A ~= $0) }
    let wanted = Array(sought.utf8)
    let bytes = text.utf8.map { folds && 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    guard let first = wanted.first else { return nil }
    for start in bytes.indices
    where bytes[start] == first && bytes[start...].starts(with: wanted) {
      return bytes[..<start].count { $0 & 0xC0 != 0x80 }
    }
    return nil
  }
}
