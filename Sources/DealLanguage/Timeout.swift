import Synchronization

/// How long a statement may take, by a clock that is handed in. Asked from any thread.
package final class Timeout: Sendable {
  /// The seconds that a statement may take.
  package let seconds: Double
  private let clock: @Sendable () -> Double
  /// When the statement began, as the bits of its seconds.
  private let start: Atomic<UInt64>

  /// A limit by a clock that counts seconds.
  package init(seconds: Double, clock: @escaping @Sendable () -> Double) {
    self.seconds = seconds
    self.clock = clock
    start = Atomic(clock().bitPattern)
  }

  /// The next statement begins.
  package func begin() { start.store(clock().bitPattern, ordering: .relaxed) }

  /// Whether the statement has taken longer than it may.
  package var isUp: Bool {
    clock() - Double(bitPattern: start.load(ordering: .relaxed)) > seconds
  }
}
