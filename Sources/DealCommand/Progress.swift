internal import Synchronization

/// The line that says that a computation goes on, shown on the standard error output after two seconds
/// and gone with the answer. Asked from any thread, as often as the work looks whether it is to stop.
package final class Progress: Sendable {
  /// Where it stands.
  private struct State {
    /// When the work began; none while there is none.
    var start: Double?
    /// The seconds that were shown last; none while nothing is on the screen.
    var shown: Int?
  }

  private let state = Mutex(State())
  /// Whether there is anything to look at: spares the lock.
  private let isOn = Atomic(false)
  /// Whether the line can be written over.
  private let isDumb: Bool

  /// Where the line is written, and the seconds before it is.
  private let write: @Sendable (String) -> Void
  private let patience: Double

  package init(
    isDumb: Bool, patience: Double = 2,
    write: @escaping @Sendable (String) -> Void = { _ = Output.writeAll(Array($0.utf8), to: 2) }
  ) {
    self.isDumb = isDumb
    self.patience = patience
    self.write = write
  }

  /// Work begins.
  package func begin() {
    state.withLock { $0 = State(start: Clock.seconds) }
    isOn.store(true, ordering: .relaxed)
  }

  /// Work is over; the line goes.
  package func end() {
    isOn.store(false, ordering: .relaxed)
    hide()
    state.withLock { $0 = State() }
  }

  /// Takes the line off the screen, before something else is written.
  package func hide() {
    let wasShown = state.withLock { state in
      defer { state.shown = nil }
      return state.shown != nil
    }
    if wasShown, !isDumb { write("\r\u{1B}[K") }
  }

  /// Shows how long it takes, once a second.
  package func tick() {
    guard isOn.load(ordering: .relaxed) else { return }
    let seconds = state.withLock { state -> Int? in
      guard let start = state.start else { return nil }
      let passed = Clock.seconds - start
      guard passed >= patience, state.shown != Int(min(passed, 1e9)),
        !isDumb || state.shown == nil
      else { return nil }
      state.shown = Int(min(passed, 1e9))
      return state.shown
    }
    guard let seconds else { return }
    let text = isDumb ? "working; Ctrl-C stops\n" : "\r\u{1B}[Kworking, \(seconds) s; Ctrl-C stops"
    write(text)
  }
}
