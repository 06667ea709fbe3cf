/// A name by its number in a `NameTable`: two names are compared as integers.
package struct Name: Hashable, Sendable {
  /// The number; names are numbered in the order in which they first appear.
  package let index: Int32
  package init(index: Int32) { self.index = index }
}

/// Every name seen so far, stored once. It only grows; the words of the language come first, so
/// that the parser recognises them by their number (`Word`).
package final class NameTable {
  /// Everything that changes, behind a pointer: stored properties of a class would be checked for
  /// exclusive access each time, which costs more than the look-up itself.
  private struct Storage {
    /// The texts of all names, one behind the other.
    var pool: UnsafeMutablePointer<UInt8>
    var poolCapacity: Int
    /// Where each name begins in the pool, and after the last where the pool ends.
    var starts: UnsafeMutablePointer<Int>
    /// The hash of each name, to compare and to grow without reading the pool.
    var hashes: UnsafeMutablePointer<UInt32>
    var nameCapacity: Int
    /// Open addressing: the number of a name or -1.
    var slots: UnsafeMutablePointer<Int32>
    var mask: Int
    var total = 0
  }

  /// Where everything is kept.
  private let storage: UnsafeMutablePointer<Storage>
  /// Differs from table to table, so that nobody can prepare names that collide.
  private let seed: UInt32

  /// The words of the verbs as names of this table, and of which vocabulary they are.
  var verbWords: (Vocabulary.Identity, VerbWords)? {
    didSet { lasting = count }
  }
  /// How many names are never forgotten: those of the language.
  private var lasting = 0

  /// How many names there are.
  package var count: Int { storage.pointee.total }

  /// A table that holds the words of the language.
  package init() {
    let capacity = 512
    storage = .allocate(capacity: 1)
    storage.initialize(
      to: Storage(
        pool: .allocate(capacity: 4096), poolCapacity: 4096,
        starts: .allocate(capacity: capacity + 1), hashes: .allocate(capacity: capacity),
        nameCapacity: capacity, slots: .allocate(capacity: capacity * 2), mask: capacity * 2 - 1))
    storage.pointee.starts.initialize(repeating: 0, count: capacity + 1)
    storage.pointee.hashes.initialize(repeating: 0, count: capacity)
    storage.pointee.slots.initialize(repeating: -1, count: capacity * 2)
    var generator = SystemRandomNumberGenerator()
    seed = UInt32(truncatingIfNeeded: generator.next())
    for word in Word.allCases { _ = intern(word.text) }
  }

  deinit {
    storage.pointee.pool.deallocate()
    storage.pointee.starts.deallocate()
    storage.pointee.hashes.deallocate()
    storage.pointee.slots.deallocate()
    storage.deallocate()
  }

  /// The name of a text, new or known.
  package func intern(_ text: String) -> Name {
    var text = text
    return text.withUTF8 { intern($0) }
  }

  /// The name of some bytes, new or known.
  package func intern(bytes: some Sequence<UInt8>) -> Name {
    Array(bytes).withUnsafeBufferPointer { intern($0) }
  }

  /// The name of a text if it has been seen before.
  package func find(_ text: String) -> Name? {
    var text = text
    return text.withUTF8 { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let found = storage.pointee.slots[slot(of: base, buffer.count, hash(base, buffer.count))]
      return found < 0 ? nil : Name(index: found)
    }
  }

  /// The text of a name; empty for a number that this table did not give out.
  package func text(of name: Name) -> String {
    let index = Int(name.index)
    guard index >= 0, index < count else { return "" }
    let bytes = UnsafeBufferPointer(
      start: storage.pointee.pool + storage.pointee.starts[index],
      count: storage.pointee.starts[index + 1] - storage.pointee.starts[index])
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The name of the bytes in a buffer.
  private func intern(_ buffer: UnsafeBufferPointer<UInt8>) -> Name {
    guard let base = buffer.baseAddress else { return intern(base: storage.pointee.pool, count: 0) }
    return intern(base: base, count: buffer.count)
  }

  /// The name of `count` bytes at `base`.
  @inline(__always)
  func intern(base: UnsafePointer<UInt8>, count: Int) -> Name {
    let hash = hash(base, count)
    let slot = slot(of: base, count, hash)
    let found = storage.pointee.slots[slot]
    return found >= 0 ? Name(index: found) : add(base, count, hash, slot)
  }

  /// FNV-1a with a seed (Fowler, Noll, Vo), folded once.
  @inline(__always)
  private func hash(_ base: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
    var hash = seed
    for index in 0..<count { hash = (hash ^ UInt32(base[index])) &* 0x0100_0193 }
    return hash ^ (hash >> 15)
  }

  /// The slot where the bytes are, or where they belong.
  @inline(__always)
  private func slot(of base: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt32) -> Int {
    let table = storage.pointee
    var slot = Int(hash) & table.mask
    while true {
      let found = Int(table.slots[slot])
      if found < 0 { return slot }
      if table.hashes[found] == hash {
        let start = table.starts[found]
        if table.starts[found + 1] - start == count {
          var index = 0
          while index < count, table.pool[start + index] == base[index] { index += 1 }
          if index == count { return slot }
        }
      }
      slot = (slot + 1) & table.mask
    }
  }

  /// Stores a new name in its slot.
  @inline(never)
  private func add(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ hash: UInt32, _ slot: Int
  ) -> Name {
    var table = storage.pointee
    let start = table.starts[table.total]
    if start + count > table.poolCapacity {
      table.poolCapacity = max(table.poolCapacity * 2, start + count)
      table.pool = NameTable.grown(table.pool, from: start, to: table.poolCapacity)
    }
    if table.total == table.nameCapacity {
      table.nameCapacity *= 2
      table.starts = NameTable.grown(
        table.starts, from: table.total + 1, to: table.nameCapacity + 1)
      table.hashes = NameTable.grown(table.hashes, from: table.total, to: table.nameCapacity)
    }
    for index in 0..<count { table.pool[start + index] = base[index] }
    table.starts[table.total + 1] = start + count
    table.hashes[table.total] = hash
    let name = Name(index: Int32(truncatingIfNeeded: table.total))
    table.slots[slot] = name.index
    table.total += 1
    if table.total * 2 > table.mask { NameTable.spread(&table) }
    storage.pointee = table
    return name
  }

  /// Forgets the names after the first ones, which must be names that nobody has any more: those of a text
  /// in which nothing was right. The last ones, as all others found their slots without them.
  package func removeLast(to count: Int) {
    while storage.pointee.total > max(count, lasting) {
      let last = storage.pointee.total - 1
      let start = storage.pointee.starts[last]
      let length = storage.pointee.starts[last + 1] - start
      let slot = slot(of: storage.pointee.pool + start, length, storage.pointee.hashes[last])
      storage.pointee.slots[slot] = -1
      storage.pointee.total = last
    }
  }

  /// What is found out about a text that is not kept: its names are forgotten again.
  package func withoutKeeping<Result>(_ look: () -> Result) -> Result {
    let before = count
    defer { removeLast(to: before) }
    return look()
  }

  /// Doubles the slots.
  private static func spread(_ table: inout Storage) {
    table.slots.deallocate()
    table.mask = table.mask * 2 + 1
    table.slots = .allocate(capacity: table.mask + 1)
    table.slots.initialize(repeating: -1, count: table.mask + 1)
    for index in 0..<table.total {
      var slot = Int(table.hashes[index]) & table.mask
      while table.slots[slot] >= 0 { slot = (slot + 1) & table.mask }
      table.slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }

  /// Larger memory with the same first entries; the old memory is freed.
  private static func grown<Entry: BitwiseCopyable>(
    _ old: UnsafeMutablePointer<Entry>, from count: Int, to capacity: Int
  ) -> UnsafeMutablePointer<Entry> {
    let new = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
    new.initialize(from: old, count: count)
    old.deallocate()
    return new
  }
}
