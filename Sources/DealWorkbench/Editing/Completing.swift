import DealFormula
import DealLanguage
import DealModel
import DealQuantities
import DealSyntax

/// What can be typed at a cursor, each with a few words on what it means.
package struct Suggestions: Hashable, Sendable {
  package struct Candidate: Hashable, Sendable {
    package var text: String
    package var meaning: String
    package init(_ text: String, _ meaning: String) {
      self.text = text
      self.meaning = meaning
    }
  }
  /// The bytes of the text that a candidate replaces.
  package var replaced: Range<Int>
  /// In the order in which they are offered; each text once.
  package var candidates: [Candidate]
  /// How many more fit than are offered.
  package var more = 0
}

extension Book {
  /// Whether a text can be answered as it is, or waits for more lines: decided by the parser.
  package func isComplete(_ text: String) -> Bool {
    let source = Source(id: 0, name: "", text: text)
    let names = knowledge.names
    return names.withoutKeeping {
      !parse(source, names: names, vocabulary: Verb.vocabulary).needsMore
    }
  }

  /// What fits at an offset of a text, in bytes.
  package func suggestions(for text: String, at cursor: Int) -> Suggestions {
    let bytes = Array(text.utf8)
    let end = min(max(cursor, 0), bytes.count)
    // A date that is being typed is of several words: 2026-0.
    let date = Book.dateStart(bytes, end)
    if date < end {
      let dates = offers(in: bytes, at: date, prefix: date..<end, isDateOnly: true)
      let suggestions = Suggestions(dates, replacing: date..<end).thatStand(
        in: bytes, knowledge.names)
      if !suggestions.candidates.isEmpty { return suggestions }
    }
    let prefix = context(
      of: bytes, at: end, vocabulary: Verb.vocabulary, names: knowledge.names
    ).prefix
    let span = Int(prefix.lower)..<Int(prefix.upper)
    return Suggestions(offers(in: bytes, at: span.lowerBound, prefix: span), replacing: span)
      .thatStand(in: bytes, knowledge.names)
  }

  /// Where a date that ends at an offset begins; the offset itself if there is none.
  private static func dateStart(_ bytes: [UInt8], _ end: Int) -> Int {
    var start = end
    while start > 0,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[start - 1])
        || bytes[start - 1] == UInt8(ascii: "-") || bytes[start - 1] == UInt8(ascii: "Q")
    {
      start -= 1
    }
    return start
  }

  /// What fits at an offset and goes on with the bytes of a prefix there.
  private func offers(
    in bytes: [UInt8], at start: Int, prefix: Range<Int>, isDateOnly: Bool = false
  ) -> OfferShelf {
    let before = bytes[..<start]
    var offering = Offering(
      self, before, OfferShelf(prefix: String(decoding: bytes[prefix], as: UTF8.self)))
    if isDateOnly {
      if offering.wanted?.sorts == [.date] { offering.addDates() }
    } else {
      offering.addAll()
      // What was begun fits nowhere here, so it may be part of something larger.
      if offering.shelf.offers.isEmpty, !offering.shelf.isBlank, offering.wanted != nil {
        offering.wanted?.sorts = []
        offering.addAll()
      }
    }
    return offering.shelf
  }
}

extension Suggestions {
  /// What a shelf holds.
  fileprivate init(_ shelf: OfferShelf, replacing span: Range<Int>) {
    let candidates = shelf.complete.map { offer in
      Candidate(
        offer.text,
        [offer.value, offer.meaning].filter { !$0.isEmpty }.joined(separator: ", "))
    }
    self.init(
      replaced: span, candidates: candidates, more: shelf.more)
  }
}

extension Suggestions {
  /// Bytes before the cursor up to which each candidate is tried: it is read as often as there are some.
  private static let longestTried = 2_048

  /// Those that the parser takes at their place: `to` fits behind 5, and not behind `1 to 5`, nor where
  /// it would be one word with what stands before. Where that is wrong already, all are left.
  fileprivate func thatStand(in bytes: [UInt8], _ names: NameTable) -> Suggestions {
    let before = Array(bytes[..<replaced.lowerBound])
    guard before.count <= Self.longestTried, !candidates.isEmpty else { return self }
    guard !Self.isMistaken(before, names) else { return self }
    var kept = self
    kept.candidates.removeAll { Self.isMistaken(before + $0.text.utf8, names) }
    return kept
  }

  /// Whether a text has a mistake before its end that no further text can mend.
  private static func isMistaken(_ bytes: [UInt8], _ names: NameTable) -> Bool {
    let (source, faults) = Source.make(id: 0, name: "", bytes: bytes)
    guard faults.isEmpty else { return true }
    let script = names.withoutKeeping {
      parse(source, names: names, vocabulary: Verb.vocabulary)
    }
    if script.needsMore { return false }
    return script.diagnostics.contains { diagnostic in
      diagnostic.severity == .error
        && diagnostic.labels.first.map { Int($0.place.span.lower) < bytes.count } ?? true
    }
  }
}
