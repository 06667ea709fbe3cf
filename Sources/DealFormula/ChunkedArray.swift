/// An array in chunks that copies share: a copy of a book with a million definitions, changed in one
/// place, costs one chunk. (The persistent dictionary of swift-collections does the same for keys;
/// for a dense index this is a third of its time and memory.) Public and not package, because only
/// then do other modules get a version of their own for their elements.
public struct ChunkedArray<Element: Sendable>: Sendable {
  @inlinable static var chunkBits: Int { 6 }
  @inlinable static var chunkSize: Int { 1 << chunkBits }
  @usableFromInline var chunks: [[Element]] = []
  @usableFromInline var length = 0
  /// How many elements there are.
  @inlinable public var count: Int { length }

  /// An array without elements.
  @inlinable public init() {}

  /// The element at an index from 0 to `count - 1`; nil outside.
  @inlinable public subscript(_ index: Int) -> Element? {
    guard index >= 0, index < count else { return nil }
    return chunks[index >> Self.chunkBits][index & (Self.chunkSize - 1)]
  }

  /// Adds an element behind the last.
  @inlinable public mutating func append(_ element: Element) {
    if count & (Self.chunkSize - 1) == 0 {
      var chunk: [Element] = []
      chunk.reserveCapacity(Self.chunkSize)
      chunks.append(chunk)
    }
    chunks[chunks.count - 1].append(element)
    length += 1
  }

  /// Changes an element in place; does nothing for an index outside.
  @inlinable public mutating func update(_ index: Int, _ change: (inout Element) -> Void) {
    guard index >= 0, index < count else { return }
    change(&chunks[index >> Self.chunkBits][index & (Self.chunkSize - 1)])
  }

  /// Every element in order.
  @inlinable public func forEach(_ body: (Int, Element) throws -> Void) rethrows {
    var index = 0
    for chunk in chunks {
      for element in chunk {
        try body(index, element)
        index += 1
      }
    }
  }
}
