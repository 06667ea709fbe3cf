import DealLanguage
import DealPage
import DealQuantities
import DealText

/// Finds words in all that help knows: names, summaries, subjects, clauses, units and errors.
struct HelpSearch {
  /// One place where the words stand.
  private struct Hit {
    /// What to type behind `help` for all of it.
    var word: String
    var meaning: String
    /// How far from the name the words are; 0 is nearest.
    var distance: Int
  }

  /// A text that is looked through, as words: of its name, of what it means, of what else is said.
  private struct Entry: Sendable {
    var name: String
    var meaning: String
    var parts: [[String]]

    init(_ name: String, _ meaning: String, _ text: String = "") {
      self.name = name
      self.meaning = meaning
      parts = [name, meaning, text].map(HelpSearch.words)
    }
  }

  private let asked: String
  private var hits: [Hit] = []
  /// The units of the book, which a script can add to.
  private var units: [Entry] = []

  /// How many places are shown.
  private static let mostShown = 12
  /// For how many words that stand nowhere others like them are sought.
  private static let mostUnknown = 32

  /// What is the same in every book, taken apart once: before the units and behind them.
  private static let before: [Entry] =
    helpEntries.map { Entry($0.word, $0.meaning) }
    + Topic.all.map { Entry($0.name, $0.summary, $0.lines.joined(separator: " ")) }
  private static let behind: [Entry] = ErrorEntry.all.map {
    Entry("error \($0.code)", $0.meaning, $0.mend)
  }

  /// Looks for words in the tables and the units of a book.
  init(_ asked: String, in book: Book) {
    self.asked = asked
    let wanted = HelpSearch.words(asked).map(HelpSearch.stem)
    guard !wanted.isEmpty else { return }
    units = book.knowledge.units.names.map { Entry($0.name, "a unit: \($0.meaning)") }
    for entry in entries { look(for: wanted, in: entry) }
  }

  /// All that is looked through, in order.
  private var entries: [Entry] { HelpSearch.before + units + HelpSearch.behind }

  /// The words of a text, without capitals.
  private static func words(_ text: String) -> [String] {
    let small = text.lowercased()
    guard small.utf8.allSatisfy({ $0 < 0x80 }) else {
      return small.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    // Nearly all are ASCII, whose bytes are its characters.
    return small.utf8.split { !(0x61...0x7A ~= $0 || 0x30...0x39 ~= $0) }
      .map { String(Substring($0)) }
  }

  /// A word without an ending that others of its family have not: closing, closed, closes.
  private static func stem(_ word: String) -> String {
    for ending in ["ing", "ed", "es", "s", "e"]
    where word.hasSuffix(ending) && word.count >= ending.count + 4 {
      return String(word.dropLast(ending.count))
    }
    return word
  }

  private mutating func look(for wanted: [String], in entry: Entry) {
    var distance = 0
    for word in wanted {
      // A word may go on: price finds prices. One of two letters must be the whole.
      let isBegun = word.count > 2
      func isIn(_ part: [String]) -> Bool {
        part.contains { isBegun ? $0.hasPrefix(word) : $0 == word }
      }
      guard let place = entry.parts.firstIndex(where: isIn) else { return }
      distance += place
    }
    let (name, meaning) = (entry.name, entry.meaning)
    guard !hits.contains(where: { $0.word == name && $0.meaning == meaning }) else { return }
    // What is found further down in a subject is shown by the subject's summary.
    guard distance < 2 || !hits.contains(where: { $0.word == name }) else { return }
    hits.append(Hit(word: name, meaning: meaning, distance: distance))
  }

  /// The places in a line each, nearest first; where there are none, words that are alike.
  var page: Page {
    guard !hits.isEmpty else { return unknown }
    let found = hits.enumerated().sorted {
      ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
    }.map(\.element)
    let rows = found.prefix(HelpSearch.mostShown).map { hit in
      [Table.Cell("  help " + hit.word, role: .name), Table.Cell(hit.meaning)]
    }
    var blocks: [Block] = [
      line("\(visible(asked)) is found in:"), .table(Table(columns: [], rows: Array(rows))),
    ]
    if found.count > rows.count {
      blocks.append(line("  and in \(found.count - rows.count) more places", .faint))
    }
    return Page(blocks)
  }

  private var unknown: Page {
    var near = nearest(to: asked, in: helpWords, most: 3)
    if near.isEmpty {
      // Every word of every text, for slips of the finger.
      let words = Set(entries.flatMap { $0.parts.joined() })
      let unknown = HelpSearch.words(asked).filter { !words.contains($0) }
      let sorted = words.sorted()
      near = Array(
        unknown.prefix(HelpSearch.mostUnknown).lazy
          .flatMap { nearest(to: $0, in: sorted, most: 2) }.prefix(3))
    }
    let hint =
      near.isEmpty
      ? "help alone says where to start" : "did you mean \(near.joined(separator: ", "))?"
    return Page([line("there is no help on \(visible(asked))"), line(hint)])
  }
}
