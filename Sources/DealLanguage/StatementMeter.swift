import Synchronization

/// What the statement that is carried out has done of what no evaluation can count, because it begins new
/// evaluations.
package final class StatementMeter: Sendable {
  /// How often it has looked into a scenario.
  private let scenarios = Atomic(0)

  /// The next statement begins.
  func begin() { scenarios.store(0, ordering: .relaxed) }

  /// Counts a look into a scenario; false if there have been more than there may be.
  func countScenario(upTo most: Int) -> Bool {
    scenarios.wrappingAdd(1, ordering: .relaxed).newValue <= most
  }
}
