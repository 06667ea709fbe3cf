/// Every formula of a book and of the books before it: nodes are added and never change, so older
/// books keep theirs and undo costs nothing. Whoever has all these books can give back what none of them
/// refers to any more (`release`); a formula keeps its number, which draws and places rest on.
///
/// Nodes are in buffers of their own and nothing is checked for exclusive access, which would be done at
/// every access to an array that a class holds (nine times slower in the evaluator's loop): no method
/// hands out a part of the arena while it changes.
package final class FormulaArena {
  private static let chunkBits = 8
  private static let chunkSize = 1 << chunkBits
  /// Chunks of nodes, so that growing moves none.
  @exclusivity(unchecked)
  private var chunks: UnsafeMutablePointer<UnsafeMutablePointer<FormulaNode>>
  @exclusivity(unchecked) private var chunkCount = 0
  @exclusivity(unchecked) private var chunkCapacity = 64
  @exclusivity(unchecked) package private(set) var count = 0
  @exclusivity(unchecked) private var children = ChunkStore(blank: FormulaID(-1))
  @exclusivity(unchecked) private var constants = ChunkStore(blank: Value.number(.nan))
  @exclusivity(unchecked) private var texts = ChunkStore(blank: "")
  @exclusivity(unchecked) private var overrides = ChunkStore(blank: Override.scenario(-1))
  /// The chunk that stands in the place of those that were given back.
  private let blanks: UnsafeMutablePointer<FormulaNode>
  /// What is in its places.
  private static let blank = FormulaNode(
    .number(.nan), Origin(source: .max, lower: 0, upper: 0))

  /// The formulas of the language itself that have been used, by their text.
  package var written: [String: FormulaID] = [:]

  package init() {
    chunks = .allocate(capacity: chunkCapacity)
    blanks = .allocate(capacity: Self.chunkSize)
    blanks.initialize(repeating: Self.blank, count: Self.chunkSize)
  }

  deinit {
    for index in 0..<chunkCount where chunks[index] != blanks { chunks[index].deallocate() }
    chunks.deallocate()
    blanks.deallocate()
  }

  /// The node with this id; an id can only come from `add`.
  package subscript(_ id: FormulaID) -> FormulaNode {
    let index = Int(id.index)
    return chunks[index >> Self.chunkBits][index & (Self.chunkSize - 1)]
  }

  package func add(_ operation: Operation, _ origin: Origin) -> FormulaID {
    if count == chunkCount << Self.chunkBits { grow() }
    chunks[count >> Self.chunkBits][count & (Self.chunkSize - 1)] = FormulaNode(operation, origin)
    count += 1
    return FormulaID(Int32(truncatingIfNeeded: count - 1))
  }

  private func grow() {
    if chunkCount == chunkCapacity {
      let larger = UnsafeMutablePointer<UnsafeMutablePointer<FormulaNode>>.allocate(
        capacity: chunkCapacity * 2)
      larger.update(from: chunks, count: chunkCount)
      chunks.deallocate()
      chunks = larger
      chunkCapacity *= 2
    }
    chunks[chunkCount] = .allocate(capacity: Self.chunkSize)
    chunkCount += 1
  }

  package func addChildren(_ ids: [FormulaID]) -> FormulaRun {
    let first = children.count
    for id in ids { children.append(id) }
    return FormulaRun(
      first: Int32(truncatingIfNeeded: first), count: Int32(truncatingIfNeeded: ids.count))
  }

  package func addConstant(_ value: Value, _ origin: Origin) -> FormulaID {
    constants.append(value)
    return add(.constant(Int32(truncatingIfNeeded: constants.count - 1)), origin)
  }

  package func addText(_ text: String) -> Int32 {
    texts.append(text)
    return Int32(truncatingIfNeeded: texts.count - 1)
  }

  package func addOverrides(_ entries: [Override]) -> FormulaRun {
    let first = overrides.count
    for entry in entries { overrides.append(entry) }
    return FormulaRun(
      first: Int32(truncatingIfNeeded: first), count: Int32(truncatingIfNeeded: entries.count))
  }

  /// The children of a run, in order.
  package func children(_ run: FormulaRun) -> ArraySlice<FormulaID> {
    children.slice(Int(run.first), Int(run.count))
  }

  /// The child at a position of a run.
  package func child(_ run: FormulaRun, _ position: Int) -> FormulaID {
    children[Int(run.first) + position]
  }

  /// The overrides of a run, in order.
  package func overrides(_ run: FormulaRun) -> ArraySlice<Override> {
    overrides.slice(Int(run.first), Int(run.count))
  }

  package func constant(_ index: Int32) -> Value { constants[Int(index)] }

  package func text(_ index: Int32) -> String { texts[Int(index)] }

  /// The number of the next text.
  package var textCount: Int { texts.count }

  /// Calls back with every formula that is there, in the order made.
  func forEachNode(_ body: (FormulaID, FormulaNode) -> Void) {
    var index = 0
    while index < count {
      let chunk = chunks[index >> Self.chunkBits]
      if chunk == blanks {
        index += Self.chunkSize
      } else {
        body(FormulaID(Int32(truncatingIfNeeded: index)), chunk[index & (Self.chunkSize - 1)])
        index += 1
      }
    }
  }

  /// Marks for everything that there is so far.
  var freshMarks: (nodes: Marks, children: Marks, constants: Marks, texts: Marks, overrides: Marks)
  {
    (
      Marks(below: count), Marks(below: children.count), Marks(below: constants.count),
      Marks(below: texts.count), Marks(below: overrides.count)
    )
  }

  /// How full the arena is: `rewind` goes back to it.
  package struct Mark: Sendable {
    fileprivate let nodes, children, constants, texts, overrides: Int
    var nodeCount: Int { nodes }
  }

  package var mark: Mark {
    Mark(
      nodes: count, children: children.count, constants: constants.count, texts: texts.count,
      overrides: overrides.count)
  }

  /// Forgets what was added since the mark, for a statement that was refused: nothing may refer to it.
  package func rewind(to mark: Mark) {
    count = min(count, mark.nodes)
    written = written.filter { $0.value.index < Int32(truncatingIfNeeded: mark.nodes) }
    children.removeLast(to: mark.children)
    constants.removeLast(to: mark.constants)
    texts.removeLast(to: mark.texts)
    overrides.removeLast(to: mark.overrides)
  }

  /// Gives back what the references do not reach; with `eachAlone` each formula, and not only what lies
  /// together, so that a reference that was not told of shows.
  package func release(except references: References, eachAlone: Bool = false) {
    for chunk in 0..<count >> Self.chunkBits where chunks[chunk] != blanks {
      let first = chunk << Self.chunkBits
      guard !references.nodes.hasAny(first..<first + Self.chunkSize) else { continue }
      chunks[chunk].deallocate()
      chunks[chunk] = blanks
    }
    var index = eachAlone ? 0 : count
    while index < count {
      let chunk = chunks[index >> Self.chunkBits]
      if chunk == blanks {
        index += Self.chunkSize
      } else {
        if !references.nodes[index] { chunk[index & (Self.chunkSize - 1)] = Self.blank }
        index += 1
      }
    }
    children.release(except: references.children, eachAlone: eachAlone)
    constants.release(except: references.constants, eachAlone: eachAlone)
    texts.release(except: references.texts, eachAlone: eachAlone)
    overrides.release(except: references.overrides, eachAlone: eachAlone)
  }
}
