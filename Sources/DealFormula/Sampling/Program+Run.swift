import DealChance
import DealQuantities

extension Program {
  /// A chunk of samples as those who collect them see it.
  struct Chunk {
    let memory: Memory
    let outputs: [Register]
    /// The index of the first sample and how many there are.
    let first: UInt64
    let count: Int

    /// The numbers of an output.
    @inline(__always)
    subscript(_ output: Int) -> UnsafePointer<Double> { UnsafePointer(memory[outputs[output]]) }
  }

  /// Draws the samples of a plan and has every chunk collected. The crew shares the chunks; each of
  /// it collects for itself, and the collections come in the order of the samples.
  func run<Collection: Sendable>(
    _ plan: DrawPlan, crew: Crew, isInterrupted: @escaping @Sendable () -> Bool,
    start: @escaping @Sendable () -> Collection,
    collect: @escaping @Sendable (inout Collection, Chunk) -> Void
  ) throws(Refusal) -> [Collection] {
    let chunks = (plan.count &+ UInt64(Self.chunk - 1)) / UInt64(Self.chunk)
    // Below this, setting others to work takes longer than the work.
    let worth = UInt64(max(1, Int(truncatingIfNeeded: min(chunks / 16, 1_024))))
    let pieces = min(UInt64(crew.size), worth)
    let results = Results<Collection>(count: Int(truncatingIfNeeded: pieces))
    // Often enough to stop within a tenth of a second, whatever a chunk takes.
    let patience: UInt64 = steps.count > 100 ? 0 : 15
    let body: @Sendable (Int) -> Void = { piece in
      let from = chunks * UInt64(truncatingIfNeeded: piece) / pieces
      let to = chunks * UInt64(truncatingIfNeeded: piece + 1) / pieces
      let memory = Memory(registers: self.registers)
      defer { memory.free() }
      var collection = start()
      var index = from
      while index < to {
        if index & patience == 0, isInterrupted() { return }
        let offset = index &* UInt64(Self.chunk)
        let count = Int(truncatingIfNeeded: min(UInt64(Self.chunk), plan.count &- offset))
        let first = plan.first &+ offset
        self.run(plan, from: first, count: count, in: memory)
        collect(
          &collection, Chunk(memory: memory, outputs: self.outputs, first: first, count: count))
        index &+= 1
      }
      results.set(piece, collection)
    }
    if pieces == 1 { body(0) } else { crew.work(Int(truncatingIfNeeded: pieces), body) }
    guard let all = results.all else { throw Refusal("interrupted", "stopped") }
    return all
  }

  /// The outputs at points that are given instead of drawn: for each output its values in order.
  func outputs(
    at count: Int, inputs fill: (_ input: Int, _ point: Int) -> Double
  ) -> [[Double]] {
    let memory = Memory(registers: registers)
    defer { memory.free() }
    var values = [[Double]](repeating: [], count: outputs.count)
    for first in stride(from: 0, to: count, by: Self.chunk) {
      let size = min(Self.chunk, count - first)
      run(points: size, in: memory) { input, numbers in
        for point in 0..<size { numbers[point] = fill(input, first + point) }
      }
      for (index, register) in outputs.enumerated() {
        values[index] += UnsafeBufferPointer(start: memory[register], count: size)
      }
    }
    return values
  }
}

/// What several threads leave, each in its own place.
private final class Results<Item: Sendable>: @unchecked Sendable {
  private let places: UnsafeMutablePointer<Item?>
  private let count: Int

  init(count: Int) {
    self.count = count
    places = .allocate(capacity: max(1, count))
    places.initialize(repeating: nil, count: max(1, count))
  }

  deinit {
    places.deinitialize(count: max(1, count))
    places.deallocate()
  }

  func set(_ index: Int, _ item: Item) { places[index] = item }

  /// All of them; nil if one is missing.
  var all: [Item]? {
    var items: [Item] = []
    for index in 0..<count {
      guard let item = places[index] else { return nil }
      items.append(item)
    }
    return items
  }
}
