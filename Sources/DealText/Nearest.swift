/// The words most like a mistyped one, best first: those that differ only by case, then those
/// with the fewest slips of the finger, those of the same case before others, then in the order of
/// the alphabet. Words that are not alike
/// are left out: one slip in three letters, two in five, three in nine.
package func nearest(
  to text: String, in words: some Sequence<String>, most: Int = 3
) -> [String] {
  let wanted = Array(text.utf8.prefix(longestCompared))
  let wantedSmall = wanted.map(lowercased)
  let allowed = slipsAllowed(wanted.count)
  let letters = letterSet(wantedSmall)
  var small: [UInt8] = []
  small.reserveCapacity(longestCompared)
  var found: [(slips: Int, caseSlips: Int, word: String)] = []
  for word in words {
    // Most words are told apart by their length or their letters, before they are compared.
    let count = word.utf8.count
    if count > longestCompared || abs(count - wanted.count) > allowed { continue }
    small.removeAll(keepingCapacity: true)
    for byte in word.utf8 { small.append(lowercased(byte)) }
    let mostSlips = min(allowed, slipsAllowed(count))
    if (letterSet(small) ^ letters).nonzeroBitCount > 2 * mostSlips { continue }
    if small == wantedSmall {
      if !word.utf8.elementsEqual(wanted) { found.append((0, 0, word)) }
      continue
    }
    guard let slips = distance(wantedSmall, small, most: mostSlips) else { continue }
    let inAll = distance(wanted, Array(word.utf8), most: longestCompared) ?? slips
    found.append((slips, inAll - slips, word))
  }
  found.sort { ($0.slips, $0.caseSlips, $0.word) < ($1.slips, $1.caseSlips, $1.word) }
  var result: [String] = []
  for entry in found where result.count < most && !result.contains(entry.word) {
    result.append(entry.word)
  }
  return result
}

/// Bytes that are compared; what is longer is no mistyped word.
private let longestCompared = 64

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

/// A bit for each byte that occurs, of which some share one. A slip changes at most two of them.
private func letterSet(_ bytes: [UInt8]) -> UInt64 {
  var set: UInt64 = 0
  for byte in bytes { set |= 1 << UInt64(byte & 63) }
  return set
}

/// The number of letters inserted, left out, replaced, or swapped with their neighbour
/// (Damerau 1964, Levenshtein 1966; the restricted form, in which no letter moves twice). Nil if there
/// are more than `most`.
private func distance(_ a: [UInt8], _ b: [UInt8], most: Int) -> Int? {
  let width = b.count + 1
  return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { rows in
    var (beforeLast, last, current) = (0, width, 2 * width)
    for column in 0..<width { rows[last + column] = column }
    for row in 0..<a.count {
      rows[current] = row + 1
      var least = row + 1
      for column in 0..<b.count {
        var cost = min(
          rows[last + column + 1] + 1, rows[current + column] + 1,
          rows[last + column] + (a[row] == b[column] ? 0 : 1))
        if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
          cost = min(cost, rows[beforeLast + column - 1] + 1)
        }
        rows[current + column + 1] = cost
        least = min(least, cost)
      }
      // A row is at most one above the one before, so no later row gets below this one's least.
      if least > most { return nil }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return rows[last + b.count] <= most ? rows[last + b.count] : nil
  }
}
