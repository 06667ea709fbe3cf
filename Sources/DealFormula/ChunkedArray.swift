/// An array in chunks of chunks that copies share: a copy of a book with a million definitions, changed
/// in one place, costs one chunk and the way to it. (The persistent dictionary of swift-collections does
/// the same for keys; for a dense index this is a third of its time and memory.) Public and not package,
/// because only then do other modules get a version of their own for their elements.
public struct ChunkedArray<Element: Sendable>: Sendable {
  @inlinable static var chunkBits: Int { 6 }
  @inlinable static var chunkSize: Int { 1 << chunkBits }
  /// Blocks of chunks of elements.
  @usableFromInline var blocks: [[[Element]]] = []
  @usableFromInline var length = 0
  /// How many elements there are.
  @inlinable public var count: Int { length }

  /// An array without elements.
  @inlinable public init() {}

  /// The element at an index from 0 to `count - 1`; nil outside.
  @inlinable public subscript(_ index: Int) -> Element? {
    guard index >= 0, index < count else { return nil }
    let chunk = index >> Self.chunkBits
    return blocks[chunk >> Self.chunkBits][chunk & (Self.chunkSize - 1)][
      index & (Self.chunkSize - 1)]
  }

  /// Adds an element behind the last.
  @inlinable public mutating func append(_ element: Element) {
    if count & (Self.chunkSize - 1) == 0 {
      var chunk: [Element] = []
      chunk.reserveCapacity(Self.chunkSize)
      if count & (Self.chunkSize * Self.chunkSize - 1) == 0 { blocks.append([]) }
      blocks[blocks.count - 1].append(chunk)
    }
    let chunk = length >> Self.chunkBits
    blocks[blocks.count - 1][chunk & (Self.chunkSize - 1)].append(element)
    length += 1
  }

  /// Changes an element in place; does nothing for an index outside.
  @inlinable public mutating func update(_ index: Int, _ change: (inout Element) -> Void) {
    guard index >= 0, index < count else { return }
    let chunk = index >> Self.chunkBits
    change(
      &blocks[chunk >> Self.chunkBits][chunk & (Self.chunkSize - 1)][
        index & (Self.chunkSize - 1)])
  }

  /// Every element in order.
  @inlinable public func forEach(_ body: (Int, Element) throws -> Void) rethrows {
    var index = 0
    for block in blocks {
      for chunk in block {
        for element in chunk {
          try body(index, element)
          index += 1
        }
      }
    }
  }

  /// Every element of the parts that another array does not share: what is new in a changed copy. Parts
  /// are told apart by where they are in memory.
  @inlinable public func forEach(notSharedWith other: Self?, _ body: (Element) -> Void) {
    guard let other else { return forEach { body($1) } }
    for (number, block) in blocks.enumerated() {
      let others = number < other.blocks.count ? other.blocks[number] : []
      if Self.isSame(block, others) { continue }
      for (place, chunk) in block.enumerated() {
        if place < others.count, Self.isSame(chunk, others[place]) { continue }
        for element in chunk { body(element) }
      }
    }
  }

  /// Whether two arrays are the same memory.
  @inlinable static func isSame<Part>(_ one: [Part], _ other: [Part]) -> Bool {
    one.count == other.count
      && one.withUnsafeBufferPointer { one in
        other.withUnsafeBufferPointer { one.baseAddress == $0.baseAddress }
      }
  }
}
