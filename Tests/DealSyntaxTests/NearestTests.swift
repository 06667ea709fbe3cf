import DealText
import SeededNumbers
import Testing

/// The nearest words, which are found without comparing most words, against those that a plain
/// comparison of all finds.
@Suite struct NearestTests {
  @Test func nothingIsLostByLookingAtLengthAndLettersFirst() {
    var generator = SeededGenerator(seed: 26)
    let long = String(repeating: "abcdefgh", count: 8)
    for round in 0..<3_000 {
      var words = (0..<8).map { _ in word(&generator) } + [long, long + "i", ""]
      words.append(slipped(words[round % words.count], &generator))
      var asked = slipped(generator.pick(words), &generator)
      if generator.once(in: 3) { asked = slipped(asked, &generator) }
      let most = 1 + round % 4
      #expect(
        nearest(to: asked, in: words, most: most) == plainNearest(to: asked, in: words, most: most),
        "\(asked) in \(words)")
    }
  }

  @Test func endsOfTheTable() {
    // 64 letters are compared at most, of longer ones the first.
    let long = String(repeating: "a", count: 64)
    #expect(
      nearest(to: long + "b", in: [long, String(long.dropLast())]) == [String(long.dropLast())])
    #expect(nearest(to: "a", in: ["A", "b", ""]) == ["A"])
    #expect(nearest(to: "é", in: ["e", "É", "é"]) == ["É"])
  }

  /// A word of few different letters, so that many are alike.
  private func word(_ generator: inout SeededGenerator) -> String {
    let letters: [Character] = ["a", "b", "c", "A", "B", "_", "é", "#", "5"]
    return String(
      (0..<Int.random(in: 0...12, using: &generator)).map { _ in generator.pick(letters) })
  }

  /// A word with a letter changed, left out, put in, swapped or written large.
  private func slipped(_ word: String, _ generator: inout SeededGenerator) -> String {
    var letters = Array(word)
    let place = Int.random(in: 0...letters.count, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: letters.insert("d", at: place)
    case 1 where place < letters.count: letters[place] = "d"
    case 2 where place < letters.count: letters.remove(at: place)
    case 3 where place + 1 < letters.count: letters.swapAt(place, place + 1)
    default: return generator.once(in: 2) ? word.uppercased() : word
    }
    return String(letters)
  }

  /// What `nearest` promises, with every word compared in full.
  private func plainNearest(to text: String, in words: [String], most: Int) -> [String] {
    let wanted = Array(text.utf8.prefix(64))
    let found: [(slips: Int, caseSlips: Int, word: String)] = words.compactMap { word in
      let bytes = Array(word.utf8)
      if bytes == wanted || bytes.count > 64 { return nil }
      let slips = distance(wanted.map(small), bytes.map(small))
      let allowed = min(self.allowed(wanted.count), self.allowed(bytes.count))
      if slips > allowed { return nil }
      return (slips, slips == 0 ? 0 : distance(wanted, bytes) - slips, word)
    }
    var result: [String] = []
    for entry in found.sorted(by: {
      ($0.slips, $0.caseSlips, $0.word) < ($1.slips, $1.caseSlips, $1.word)
    }) where result.count < most && !result.contains(entry.word) { result.append(entry.word) }
    return result
  }

  private func allowed(_ length: Int) -> Int {
    length < 2 ? 0 : length < 5 ? 1 : length < 9 ? 2 : 3
  }

  private func small(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte + 0x20 : byte }

  /// Letters put in, left out, replaced or swapped, by the whole table.
  private func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for row in 0...a.count {
      for column in 0...b.count {
        if row == 0 || column == 0 {
          table[row][column] = row + column
          continue
        }
        var cost = min(
          table[row - 1][column] + 1, table[row][column - 1] + 1,
          table[row - 1][column - 1] + (a[row - 1] == b[column - 1] ? 0 : 1))
        if row > 1, column > 1, a[row - 1] == b[column - 2], a[row - 2] == b[column - 1] {
          cost = min(cost, table[row - 2][column - 2] + 1)
        }
        table[row][column] = cost
      }
    }
    return table[a.count][b.count]
  }
}
