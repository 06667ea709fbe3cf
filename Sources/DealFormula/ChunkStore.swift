/// Elements by their number that are only added to, in chunks that can be given back while the numbers
/// of the others stay. Public and not package, because only then do other modules get a version of their
/// own for their elements.
public struct ChunkStore<Element: Sendable>: Sendable {
  @inlinable static var chunkBits: Int { 8 }
  @inlinable static var chunkSize: Int { 1 << chunkBits }
  /// Every chunk but the last is full, or empty once it was given back.
  @usableFromInline var chunks: [[Element]] = []
  /// What stands for an element that is no more.
  @usableFromInline let blank: Element
  /// How many elements were added.
  public private(set) var count = 0

  /// No elements; `blank` stands for those that were given back.
  public init(blank: Element) { self.blank = blank }

  /// The element of a number; the blank one outside and where it was given back.
  @inlinable public subscript(_ index: Int) -> Element {
    let chunk = index >> Self.chunkBits
    guard chunk >= 0, chunk < chunks.count else { return blank }
    let place = index & (Self.chunkSize - 1)
    return place < chunks[chunk].count ? chunks[chunk][place] : blank
  }

  /// Adds an element behind the last.
  public mutating func append(_ element: Element) {
    if count & (Self.chunkSize - 1) == 0 {
      var chunk: [Element] = []
      // The first may be the only one, and short.
      if count > 0 { chunk.reserveCapacity(Self.chunkSize) }
      chunks.append(chunk)
    }
    chunks[chunks.count - 1].append(element)
    count += 1
  }

  /// The elements from a number on, so many of them.
  public func slice(_ first: Int, _ length: Int) -> ArraySlice<Element> {
    let chunk = first >> Self.chunkBits
    let place = first & (Self.chunkSize - 1)
    if chunk >= 0, chunk < chunks.count, place + length <= chunks[chunk].count {
      return chunks[chunk][place..<place + length]
    }
    return (first..<first + max(0, length)).map { self[$0] }[...]
  }

  /// Forgets the elements from a number on.
  public mutating func removeLast(to kept: Int) {
    guard kept >= 0, kept < count else { return }
    chunks.removeLast(chunks.count - (kept + Self.chunkSize - 1) >> Self.chunkBits)
    let place = kept & (Self.chunkSize - 1)
    if place > 0, let last = chunks.indices.last {
      if chunks[last].isEmpty { chunks[last] = Array(repeating: blank, count: place) }
      chunks[last].removeLast(chunks[last].count - place)
    }
    count = kept
  }

  /// Gives back every full chunk of which nothing is marked; with `eachAlone` also makes every other
  /// element blank that is not marked, which frees less but shows at once what a mark was missing for.
  public mutating func release(except marks: Marks, eachAlone: Bool = false) {
    var chunk = 0
    while chunk < chunks.count {
      defer { chunk += 1 }
      if chunks[chunk].isEmpty { continue }
      let first = chunk << Self.chunkBits
      if chunks[chunk].count == Self.chunkSize, !marks.hasAny(first..<first + Self.chunkSize) {
        chunks[chunk] = []
      } else if eachAlone {
        var place = 0
        while place < chunks[chunk].count {
          if !marks[first + place] { chunks[chunk][place] = blank }
          place += 1
        }
      }
    }
  }
}

/// A set of numbers from 0 up to a count.
public struct Marks: Sendable {
  private var words: [UInt64]

  /// No number; those below `count` can be marked.
  init(below count: Int) { words = Array(repeating: 0, count: (max(count, 0) + 63) >> 6) }

  /// Whether a number is marked.
  subscript(_ number: Int) -> Bool {
    let word = number >> 6
    return word >= 0 && word < words.count && words[word] & (1 << UInt64(number & 63)) != 0
  }

  /// Marks a number; whether it was not marked before.
  @discardableResult
  mutating func insert(_ number: Int) -> Bool {
    let word = number >> 6
    guard word >= 0, word < words.count else { return false }
    let bit: UInt64 = 1 << UInt64(number & 63)
    if words[word] & bit != 0 { return false }
    words[word] |= bit
    return true
  }

  /// Whether a number of a range is marked that begins and ends at a multiple of 64.
  func hasAny(_ range: Range<Int>) -> Bool {
    var word = range.lowerBound >> 6
    let end = min(range.upperBound >> 6, words.count)
    while word < end {
      if words[word] != 0 { return true }
      word += 1
    }
    return false
  }
}
