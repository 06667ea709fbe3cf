/// One word that could stand at the cursor.
package struct Candidate: Equatable, Sendable {
  /// What would be put into the line.
  package var text: String
  /// What it is, in a few words; may be empty.
  package var meaning: String

  /// A word and what it means.
  package init(_ text: String, meaning: String = "") {
    self.text = text
    self.meaning = meaning
  }
}

/// What could stand at a place of a text.
package struct Completion: Equatable, Sendable {
  /// The part that a candidate would replace, as offsets in UTF-8 bytes.
  package var replace: Range<Int>
  /// The candidates, in the order in which they are shown.
  package var candidates: [Candidate]
  /// How many more there are than these.
  package var more: Int

  /// Candidates for a part of the text.
  package init(replace: Range<Int>, candidates: [Candidate], more: Int = 0) {
    self.replace = replace
    self.candidates = candidates
    self.more = more
  }
}

/// What the Tab key does to a line: decided without a terminal.
package enum TabStep: Equatable, Sendable {
  /// Nothing fits: ring the bell.
  case nothing
  /// Put a text in the place of the scalars of a range.
  case insert(Range<Int>, String)
  /// Show what there is to choose from.
  case choose([Candidate])

  /// The step for a line, of which the completion is known for `before + line`, where `before` are
  /// the lines of the statement typed so far. The range of the step counts in the line alone.
  package init(_ completion: Completion, before: String, line: String) {
    let all = before + line
    let start = TabStep.scalars(before: completion.replace.lowerBound, in: all)
    let end = TabStep.scalars(before: completion.replace.upperBound, in: all)
    let earlier = before.unicodeScalars.count
    guard let first = completion.candidates.first, let start, let end, start >= earlier else {
      self = .nothing
      return
    }
    let range = start - earlier..<end - earlier
    let typed = String(all.unicodeScalars.dropFirst(start).prefix(end - start))
    if completion.candidates.count == 1 {
      self = .insert(range, first.text + TabStep.space(behind: first.text, end, in: all))
      return
    }
    let common = TabStep.commonStart(of: completion.candidates.map(\.text))
    if common.unicodeScalars.count > typed.unicodeScalars.count, common.hasPrefix(typed) {
      self = .insert(range, common)
    } else {
      self = .choose(completion.candidates)
    }
  }

  /// What follows a finished word: a space, unless there is one or the word wants to go on.
  private static func space(behind word: String, _ end: Int, in text: String) -> String {
    let next = text.unicodeScalars.dropFirst(end).first
    let goesOn = word.unicodeScalars.last.map { "(.[{\" ".unicodeScalars.contains($0) } ?? true
    return goesOn || next == " " ? "" : " "
  }

  /// The scalars before a UTF-8 offset; none if it is outside of the text or inside of a scalar.
  private static func scalars(before offset: Int, in text: String) -> Int? {
    guard offset >= 0, offset <= text.utf8.count else { return nil }
    let place = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
    guard let exact = place.samePosition(in: text.unicodeScalars) else { return nil }
    return text.unicodeScalars.distance(from: text.unicodeScalars.startIndex, to: exact)
  }

  /// The longest text that all the words begin with.
  package static func commonStart(of words: [String]) -> String {
    guard let first = words.first else { return "" }
    var common = Array(first.unicodeScalars)
    for word in words.dropFirst() {
      let same = zip(common, word.unicodeScalars).prefix { $0 == $1 }
      common.removeLast(common.count - same.count)
    }
    return String(String.UnicodeScalarView(common))
  }
}
