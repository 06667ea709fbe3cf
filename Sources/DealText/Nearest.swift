/// The words most like a mistyped one, best first: those that differ only by case, then those
/// with the fewest slips of the finger, those of the same case before others, then in the order of
/// the alphabet. Words that are not alike
/// are left out: one slip in three letters, two in five, three in nine.
package func nearest(
  to text: String, in words: some Sequence<String>, most: Int = 3
) -> [String] {
  let wanted = Array(text.utf8.prefix(64))
  let wantedSmall = wanted.map(lowercased)
  let allowed = slipsAllowed(wanted.count)
  var found: [(slips: Int, caseSlips: Int, word: String)] = []
  for word in words {
    let bytes = Array(word.utf8)
    if bytes == wanted || bytes.count > 64 { continue }
    let small = bytes.map(lowercased)
    if small == wantedSmall {
      found.append((0, 0, word))
      continue
    }
    if abs(small.count - wantedSmall.count) > allowed { continue }
    let slips = distance(wantedSmall, small)
    if slips <= min(allowed, slipsAllowed(small.count)) {
      found.append((slips, distance(wanted, bytes) - slips, word))
    }
  }
  found.sort { ($0.slips, $0.caseSlips, $0.word) < ($1.slips, $1.caseSlips, $1.word) }
  var result: [String] = []
  for entry in found where result.count < most && !result.contains(entry.word) {
    result.append(entry.word)
  }
  return result
}

/// How many slips make a word of this length still recognisable.
private func slipsAllowed(_ length: Int) -> Int {
  switch length {
  case ..<2: 0
  case 2...4: 1
  case 5...8: 2
  default: 3
  }
}

/// A byte in lower case, if it is an ASCII letter.
private func lowercased(_ byte: UInt8) -> UInt8 {
  byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
}

/// The number of letters inserted, left out, replaced, or swapped with their neighbour
/// (Damerau 1964, Levenshtein 1966; the restricted form, in which no letter moves twice).
private func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for row in 0..<a.count {
    var current = [row + 1]
    for column in 0..<b.count {
      var cost = min(
        last[column + 1] + 1, current[column] + 1, last[column] + (a[row] == b[column] ? 0 : 1))
      if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    beforeLast = last
    last = current
  }
  return last[b.count]
}
