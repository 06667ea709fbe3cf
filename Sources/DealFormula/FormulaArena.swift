/// Every formula of a book and of the books before it: nodes are added and never change, so older
/// books keep theirs and undo costs nothing.
///
/// Nodes are in buffers of their own and nothing is checked for exclusive access, which would be done at
/// every access to an array that a class holds (nine times slower in the evaluator's loop): no method
/// hands out a part of the arena while it changes.
package final class FormulaArena {
  private static let chunkBits = 12
  private static let chunkSize = 1 << chunkBits
  /// Chunks of nodes, so that growing moves none.
  @exclusivity(unchecked)
  private var chunks: UnsafeMutablePointer<UnsafeMutablePointer<FormulaNode>>
  @exclusivity(unchecked) private var chunkCount = 0
  @exclusivity(unchecked) private var chunkCapacity = 64
  @exclusivity(unchecked) package private(set) var count = 0
  @exclusivity(unchecked) package private(set) var children: [FormulaID] = []
  @exclusivity(unchecked) package private(set) var constants: [Value] = []
  @exclusivity(unchecked) package private(set) var texts: [String] = []
  @exclusivity(unchecked) package private(set) var overrides: [Override] = []

  /// The formulas of the language itself that have been used, by their text.
  package var written: [String: FormulaID] = [:]

  package init() {
    chunks = .allocate(capacity: chunkCapacity)
  }

  deinit {
    for index in 0..<chunkCount { chunks[index].deallocate() }
    chunks.deallocate()
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
    children.append(contentsOf: ids)
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
    overrides.append(contentsOf: entries)
    return FormulaRun(
      first: Int32(truncatingIfNeeded: first), count: Int32(truncatingIfNeeded: entries.count))
  }

  /// The children of a run, in order.
  package func children(_ run: FormulaRun) -> ArraySlice<FormulaID> {
    children[Int(run.first)..<Int(run.first) + Int(run.count)]
  }

  /// The child at a position of a run.
  package func child(_ run: FormulaRun, _ position: Int) -> FormulaID {
    children[Int(run.first) + position]
  }

  package func text(_ index: Int32) -> String { texts[Int(index)] }

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
    children.removeLast(max(0, children.count - mark.children))
    constants.removeLast(max(0, constants.count - mark.constants))
    texts.removeLast(max(0, texts.count - mark.texts))
    overrides.removeLast(max(0, overrides.count - mark.overrides))
  }
}
