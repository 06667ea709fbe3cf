import Synchronization

/// How much memory a statement may add to what there is, and how much all statements of a script may have,
/// by a count of the bytes in use that is handed in. Asked from any thread.
package final class MemoryGuard: Sendable {
  /// The bytes that a statement may add, and that a script may have.
  package let bytes: Int
  /// Statements between two counts of what a script has: counting takes as long as a short statement.
  private static let patience = 64
  /// What stands for the start before the first question and behind it.
  private static let unasked = -1
  private static let askedOnce = -2
  /// What stands for the start once the statement has taken more than it may.
  private static let exceeded = Int.min
  private let inUse: @Sendable () -> Int
  /// The bytes in use when it was first asked in the statement; below zero before.
  private let start: Atomic<Int>
  /// How often it was asked whether a script has more than it may.
  private let questions = Atomic(0)

  package init(bytes: Int, inUse: @escaping @Sendable () -> Int) {
    self.bytes = bytes
    self.inUse = inUse
    start = Atomic(Self.unasked)
  }

  /// The next statement begins.
  package func begin() { start.store(Self.unasked, ordering: .relaxed) }

  /// Whether the statement has taken more than it may since it began to be long. Counting takes time, and
  /// of a short statement this is asked once, so the first question is not looked into.
  package var isUsedUp: Bool {
    let before = start.load(ordering: .relaxed)
    // What was taken is given back before anybody asks why the statement was stopped.
    if before == Self.exceeded { return true }
    if before == Self.unasked {
      start.store(Self.askedOnce, ordering: .relaxed)
      return false
    }
    let now = inUse()
    guard before >= 0 else {
      start.store(now, ordering: .relaxed)
      return false
    }
    guard now - before > bytes else { return false }
    start.store(Self.exceeded, ordering: .relaxed)
    return true
  }

  /// Whether a script has more than it may: asked after each of its statements, looked into now and then.
  package var isFull: Bool {
    let (_, count) = questions.wrappingAdd(1, ordering: .relaxed)
    return count % Self.patience == 0 && inUse() > bytes
  }
}
