import SeededNumbers
import Testing

@testable import DealFormula

/// A store of chunks does what an array does, and forgets what was given back.
@Suite struct ChunkStoreTests {
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func itDoesWhatAnArrayDoes(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var store = ChunkStore(blank: -1)
    var model: [Int] = []
    for round in 0..<300 {
      switch generator.next() % 8 {
      case 0:
        let kept = Int(generator.next() % UInt64(model.count + 20))
        store.removeLast(to: kept)
        if kept < model.count { model.removeLast(model.count - kept) }
      case 1:
        var marks = Marks(below: model.count)
        let low = Int(generator.next() % UInt64(model.count + 1))
        for index in low..<min(model.count, low + 300) { marks.insert(index) }
        let isEach = generator.once(in: 2)
        store.release(except: marks, eachAlone: isEach)
        for index in model.indices where !marks[index] {
          let first = index & ~255
          let isChunk =
            first + 256 <= model.count && (first..<first + 256).allSatisfy { !marks[$0] }
          if isEach || isChunk { model[index] = -1 }
        }
      case 2:
        let first = Int(generator.next() % UInt64(model.count + 1))
        let length = Int(generator.next() % UInt64(model.count - first + 1))
        #expect(Array(store.slice(first, length)) == Array(model[first..<first + length]))
      default:
        for _ in 0..<generator.next() % 200 {
          store.append(round)
          model.append(round)
        }
      }
      #expect(store.count == model.count)
    }
    #expect(model.indices.allSatisfy { store[$0] == model[$0] })
    for outside in [-1, -300, model.count, model.count + 1_000, .max, .min] {
      #expect(store[outside] == -1)
    }
    #expect(Array(store.slice(model.count + 5, 2)) == [-1, -1])
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func anArrayOfChunksTellsWhatACopyDoesNotShare(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var one = ChunkedArray<Int>()
    for number in 0..<20_000 { one.append(number) }
    var other = one
    var changed: Set<Int> = []
    for _ in 0..<5 {
      let index = Int(generator.next() % 20_000)
      other.update(index) { $0 = -1 }
      changed.insert(index >> 6)
    }
    var told: [Int] = []
    other.forEach(notSharedWith: one) { told.append($0) }
    let expected = changed.sorted().flatMap { chunk in
      (chunk << 6..<min(20_000, (chunk + 1) << 6)).map { other[$0] ?? 0 }
    }
    #expect(told == expected)
    var all = 0
    other.forEach(notSharedWith: nil) { _ in all += 1 }
    #expect(all == 20_000)
  }
}
