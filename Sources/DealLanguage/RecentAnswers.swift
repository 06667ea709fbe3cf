import DealFormula

/// The last answers that got names, `_1`, `_2` and so on: a value whose copies share what they have in
/// common.
package struct RecentAnswers {
  /// How many answers back names reach at least.
  package static let reach = 1_000
  /// How many answers there were in all.
  package private(set) var count = 0
  /// The answers since a multiple of `reach`, and as many before them.
  private var newer = ChunkedArray<FormulaID>()
  private var older = ChunkedArray<FormulaID>()

  /// Names an answer, whose value is a formula; returns its number.
  mutating func add(_ formula: FormulaID) -> Int {
    if newer.count == Self.reach { (older, newer) = (newer, ChunkedArray()) }
    newer.append(formula)
    count += 1
    return count
  }

  /// The answer of a number; nil before there is one, and when it is no longer kept.
  subscript(_ number: Int) -> FormulaID? {
    guard number > 0, number <= count else { return nil }
    let place = number - 1 - (count - newer.count)
    return place >= 0 ? newer[place] : older[place + older.count]
  }

  /// The number of the answer that a word names: `_7`.
  static func number(_ word: String) -> Int? {
    let digits = word.utf8.dropFirst()
    guard word.utf8.first == UInt8(ascii: "_"), let first = digits.first,
      first != UInt8(ascii: "0"), digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(Substring(digits))
  }

  /// Tells of all that other answers do not share with these.
  func tell(_ references: inout References, beside others: RecentAnswers?) {
    newer.forEach(notSharedWith: others?.newer) { references.add($0) }
    older.forEach(notSharedWith: others?.older) { references.add($0) }
  }
}
