import DealText
import ScreenReading
import deal

/// Keys at the prompt, without a terminal: a line as it is edited, cut, undone, fetched from the history,
/// laid out and drawn.
package final class KeysCheck: FuzzCheck {
  package static let name = "keys"
  /// Scalars of a line at most.
  static let mostScalars = 400
  /// Keys that are pressed at most.
  private static let mostKeys = 60

  package init() {}

  package func broken(by bytes: [UInt8]) -> String? {
    var typist = Typist(bytes)
    var count = 0
    while count < Self.mostKeys, let broken = typist.press() {
      if !broken.isEmpty { return broken }
      count += 1
    }
    return typist.isUndone()
  }

  package static func seeds(_ repository: Repository) -> [[UInt8]] {
    let sequences = [
      "[A", "[B", "[C", "[D", "OA", "OM", "[H", "[F", "[3~", "[3;5~", "[1;5D", "[1;5C", "[27;2;13~",
      "[13;2u", "[99;1;1;1u", "\u{1B}[D", "[;;~", "Oc", "[4294967295C",
    ]
    let texts = [
      "deal openai aws value 38e9", "e\u{301} 兆 👩‍🚀", "a\nb\nc", "deal> let x = 1\n   …> + 2\n",
      "\u{1B}[31m\u{202E}\t", String(repeating: "long 兆 ", count: 12),
    ]
    var seeds: [[UInt8]] = []
    for text in texts {
      let typed = [0, UInt8(min(255, text.utf8.count))] + Array(text.utf8)
      for sequence in sequences {
        let key = [1, UInt8(sequence.utf8.count)] + Array(sequence.utf8)
        seeds.append([9, 20, 5] + typed + key + key + [2, 3, 4, 6, 7, 5] + typed + [8, 7, 7, 10])
      }
      for action in UInt8(2)..<24 {
        seeds.append([9, 12, 4] + typed + [action, 3, action, 1] + typed)
      }
    }
    return seeds
  }
}

/// Who presses the keys that bytes stand for.
private struct Typist {
  /// Bytes that are left.
  private var bytes: ArraySlice<UInt8>
  private var line = EditedLine()
  private var undo = LineUndo()
  private var cut = LineCut()
  private var history = HistoryWalk(["let x = 1", "deal a b {\n  value 3\n}", "É ∞", ""])
  private var screen = LineScreen()
  private var model = ScreenModel(rows: 24, columns: 40)
  private var rows = 24
  private var columns = 40
  private var hint = ""

  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  /// Presses the next key; none if there is none, else what did not hold, which may be nothing.
  mutating func press() -> String? {
    guard let key = bytes.popFirst() else { return nil }
    if let broken = act(key) { return broken }
    if line.scalars.count > KeysCheck.mostScalars {
      line = EditedLine(
        scalars: Array(line.scalars.prefix(KeysCheck.mostScalars)), cursor: line.cursor)
    }
    undo.note(line)
    return places() ?? record() ?? draw() ?? ""
  }

  /// Some bytes as a text; the next byte says how many.
  private mutating func text() -> String {
    let count = Int(bytes.popFirst() ?? 0)
    let taken = bytes.prefix(count)
    bytes = bytes.dropFirst(count)
    return String(decoding: taken, as: UTF8.self)
  }

  /// Does what a key means.
  private mutating func act(_ key: UInt8) -> String? {
    switch key % 20 {
    case 0: insert(Pasted.scalars(of: text().unicodeScalars))
    case 1: press(KeySequence(text()))
    case 2: take(line.cutToEnd)
    case 3: take(0..<line.scalars.count)
    case 4: take(line.cursor..<line.wordEnd)
    case 5: take(line.wordStart..<line.cursor)
    case 6: insert(cut.scalars)
    case 7: if let earlier = undo.undo(line) { line = earlier }
    case 8: if let later = undo.redo(line) { line = later }
    case 9:
      columns = 4 + Int(bytes.popFirst() ?? 0) % 80
      rows = 2 + Int(bytes.popFirst() ?? 0) % 12
      screen = LineScreen()
      model = ScreenModel(rows: rows, columns: columns)
    case 10: history.add(line.text)
    case 11: return search(text())
    case 12: return complete(text())
    case 13: hint = text()
    case 14: line.cursor = Int(bytes.popFirst() ?? 0)
    case 15: return candidates(text())
    // Any scalar, also those that no paste lets through.
    case 16: insert(Array(text().unicodeScalars.prefix(8)))
    case 17: replace(line.characterStart..<line.cursor, by: [])
    case 18: if let found = history.older(than: line.text) { line = EditedLine(found) }
    default: if let found = history.newer(than: line.text) { line = EditedLine(found) }
    }
    return nil
  }

  private mutating func insert(_ scalars: [Unicode.Scalar]) {
    replace(line.cursor..<line.cursor, by: scalars)
  }

  private mutating func replace(_ range: Range<Int>, by scalars: [Unicode.Scalar]) {
    var all = line.scalars
    all.replaceSubrange(range, with: scalars)
    line = EditedLine(scalars: all, cursor: range.lowerBound + scalars.count)
  }

  private mutating func take(_ range: Range<Int>) {
    if let left = cut.cut(range, of: line) { line = left }
  }

  private mutating func press(_ key: KeySequence) {
    switch key {
    case .nothing, .enter: break
    case .lineBreak: insert(["\n"])
    case .up: if let place = line.above { line.cursor = place }
    case .down: if let place = line.below { line.cursor = place }
    case .left: line.cursor = line.characterStart
    case .right: line.cursor = line.characterEnd
    case .wordLeft: line.cursor = line.wordStart
    case .wordRight: line.cursor = line.wordEnd
    case .home: line.cursor = line.lineStart
    case .end: line.cursor = line.lineEnd
    case .delete: replace(line.cursor..<line.characterEnd, by: [])
    case .deleteWord: replace(line.cursor..<line.wordEnd, by: [])
    }
  }

  // MARK: - What must hold

  /// All places around the cursor are in the line and on their side of it.
  private func places() -> String? {
    let (count, cursor) = (line.scalars.count, line.cursor)
    guard 0...count ~= cursor else { return "the cursor is at \(cursor) of \(count)" }
    let before = [line.lineStart, line.characterStart, line.wordStart]
    let behind = [line.lineEnd, line.characterEnd, line.wordEnd]
    guard before.allSatisfy({ 0...cursor ~= $0 }), behind.allSatisfy({ cursor...count ~= $0 }),
      line.above.map({ 0..<line.lineStart ~= $0 }) ?? true,
      line.below.map({ line.lineEnd + 1...count ~= $0 }) ?? true
    else { return "places around \(cursor) of \(line.text.debugDescription)" }
    if cursor > 0, line.characterStart == cursor { return "no character before the cursor" }
    if cursor < count, line.characterEnd == cursor { return "no character behind the cursor" }
    return line.cursorInBytes <= line.text.utf8.count ? nil : "more bytes than there are"
  }

  /// The line in the history file is one line, and is the same when it is read.
  private func record() -> String? {
    let record = HistoryRecord.encode(line.text)
    if record.utf8.contains(0x0A) { return "a record of two lines" }
    return HistoryRecord.decode(record).utf8.elementsEqual(line.text.utf8)
      ? nil : "a record that is read as another"
  }

  /// What is drawn piece by piece is what is drawn at once.
  private mutating func draw() -> String? {
    var content = LineLayout.Content(prompt: "deal> ", furtherPrompt: "   …> ", line: line)
    content.hint = hint
    content.styles = line.scalars.map { $0 == "e" ? .number : $0 == " " ? .strong : .plain }
    let layout = LineLayout(content, columns: columns) { DealText.columns(of: $0) }
    guard layout.rows.allSatisfy({ $0.count <= layout.columns }),
      layout.rows.indices.contains(layout.cursor.row), 0..<layout.columns ~= layout.cursor.column
    else { return "a layout beside the screen: \(layout.cursor)" }
    for cell in layout.rows.joined() where hidden(in: cell.text, "a cell") != nil {
      return hidden(in: cell.text, "a cell")
    }
    model.feed(screen.draw(layout, screenRows: rows).utf8)
    if !model.unknown.isEmpty { return "the terminal is told \(model.unknown)" }
    guard layout.rows.count <= rows else { return nil }
    var fresh = ScreenModel(rows: rows, columns: columns)
    var other = LineScreen()
    fresh.feed(other.draw(layout, screenRows: rows).utf8)
    guard model.cells == fresh.cells, model.row == fresh.row, model.column == fresh.column else {
      return "drawn piece by piece:\n\(model)\nat once:\n\(fresh)"
    }
    return nil
  }

  /// What is sought stands where the cursor is put.
  private func search(_ sought: String) -> String? {
    var search = HistorySearch(in: history.entries, from: line)
    for scalar in sought.unicodeScalars.prefix(12) {
      search.extend(by: String(scalar))
      let found = search.found
      if !(0...found.scalars.count ~= found.cursor) { return "found beside the line" }
      if scalar == "r" { search.goOn(older: true) }
      if scalar == "s" { search.goOn(older: false) }
      if scalar == "h" { search.shorten() }
    }
    while !search.sought.isEmpty { search.shorten() }
    return search.found == line ? nil : "nothing is sought and something is found"
  }

  /// Tab puts words inside the line.
  private mutating func complete(_ words: String) -> String? {
    let texts = words.split(separator: ",").map(String.init)
    let first = Int(bytes.popFirst() ?? 0)
    let completion = Completion(
      replace: first..<first + Int(bytes.popFirst() ?? 0), candidates: texts.map { Candidate($0) })
    let before = first % 3 == 0 ? "let é =\n" : ""
    switch TabStep(completion, before: before, line: line.text) {
    case .nothing: return nil
    case .choose(let candidates): return candidates.isEmpty ? "a choice of nothing" : nil
    case .insert(let range, let text):
      guard range.lowerBound >= 0, range.upperBound <= line.scalars.count else {
        return "\(range) of \(line.scalars.count) is replaced"
      }
      replace(range, by: Array(text.unicodeScalars))
      return nil
    }
  }

  /// No line of a list is wider than the screen.
  private func candidates(_ words: String) -> String? {
    let all = words.split(separator: ",").map { word in
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      return Candidate(parts.first ?? "", meaning: parts.count > 1 ? parts[1] : "")
    }
    let list = CandidateList(columns: columns, rows: rows) { DealText.columns(of: $0) }
    let lines = list.lines(all, more: words.utf8.count % 2)
    guard lines.allSatisfy({ DealText.columns(of: $0) < max(columns, 20) }) else {
      return "a list wider than the screen: \(lines)"
    }
    return hidden(in: lines.joined(), "a list")
  }

  /// All that was typed can be taken back, and brought back again.
  mutating func isUndone() -> String? {
    let end = line
    var count = 0
    while let earlier = undo.undo(line) {
      line = earlier
      count += 1
    }
    if !line.scalars.isEmpty && count < 400 { return "undo leaves \(line.text.debugDescription)" }
    for _ in 0..<count { line = undo.redo(line) ?? line }
    return line.scalars == end.scalars ? nil : "redo leaves \(line.text.debugDescription)"
  }
}
