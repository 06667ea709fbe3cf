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

  private let asked: String
  private var hits: [Hit] = []
  /// Every word of every text, for slips of the finger.
  private var words: Set<String> = []

  /// How many places are shown.
  private static let mostShown = 12

  /// Looks for words in the tables and the units of a book.
  init(_ asked: String, in book: Book) {
    self.asked = asked
    let wanted = HelpSearch.words(asked).map(HelpSearch.stem)
    guard !wanted.isEmpty else { return }
    for entry in helpEntries { look(for: wanted, in: entry.word, entry.meaning) }
    for topic in Topic.all {
      look(for: wanted, in: topic.name, topic.summary, topic.lines.joined(separator: " "))
    }
    for unit in book.knowledge.units.names {
      look(for: wanted, in: unit.name, "a unit: \(unit.meaning)")
    }
    for entry in ErrorEntry.all {
      look(for: wanted, in: "error \(entry.code)", entry.meaning, entry.mend)
    }
  }

  /// The words of a text, without capitals.
  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// A word without an ending that others of its family have not: closing, closed, closes.
  private static func stem(_ word: String) -> String {
    for ending in ["ing", "ed", "es", "s", "e"]
    where word.hasSuffix(ending) && word.count >= ending.count + 4 {
      return String(word.dropLast(ending.count))
    }
    return word
  }

  private mutating func look(
    for wanted: [String], in name: String, _ meaning: String, _ text: String = ""
  ) {
    let parts = [name, meaning, text].map(HelpSearch.words)
    for part in parts { words.formUnion(part) }
    var distance = 0
    for word in wanted {
      // A word may go on: price finds prices. One of two letters must be the whole.
      func isIn(_ part: [String]) -> Bool {
        part.contains { word.count > 2 ? $0.hasPrefix(word) : $0 == word }
      }
      guard let place = parts.firstIndex(where: isIn) else { return }
      distance += place
    }
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
      let unknown = HelpSearch.words(asked).filter { !words.contains($0) }
      near = Array(unknown.flatMap { nearest(to: $0, in: words.sorted(), most: 2) }.prefix(3))
    }
    let hint =
      near.isEmpty
      ? "help alone says where to start" : "did you mean \(near.joined(separator: ", "))?"
    return Page([line("there is no help on \(visible(asked))"), line(hint)])
  }
}
