import DealFormula
package import DealLanguage
package import DealPage
package import DealQuantities
import DealSyntax

/// A session as a value: what is known, what was known before, and what was taken back.
package struct Book {
  package internal(set) var knowledge: Knowledge
  /// Earlier states, oldest first, for `undo`; later ones, nearest last, for `redo`.
  var past: [Knowledge] = []
  var future: [Knowledge] = []
  /// What was typed at the prompt, for `history`.
  package internal(set) var typed: [String] = []
  /// The settings that it was started with, for `reset`.
  private let settings: Settings

  /// How many states back `undo` reaches at least.
  package static let mostPast = 1_000

  package init(settings: Settings) {
    self.settings = settings
    knowledge = Knowledge(settings: settings)
  }

  /// The texts of the session, for drawing diagnostics.
  package var shelf: SourceShelf { knowledge.shelf }

  /// Keeps the state as it is, to come back to it.
  mutating func remember(_ state: Knowledge) {
    past.append(state)
    // Many at once: taking one from the front moves all others.
    if past.count >= 2 * Self.mostPast { past.removeFirst(Self.mostPast) }
    future.removeAll()
  }

  /// Makes the state as it is the one that nothing goes back from.
  mutating func forgetPast() {
    past = []
    future = []
  }

  /// Goes back; returns how many states it went.
  mutating func undo(_ count: Int) -> Int {
    var gone = 0
    while gone < count, let state = past.popLast() {
      future.append(knowledge)
      knowledge = state
      gone += 1
    }
    return gone
  }

  /// Goes forward again; returns how many states it went.
  mutating func redo(_ count: Int) -> Int {
    var gone = 0
    while gone < count, let state = future.popLast() {
      past.append(knowledge)
      knowledge = state
      gone += 1
    }
    return gone
  }

  /// Starts afresh; the state before can be undone to.
  mutating func reset() {
    remember(knowledge)
    knowledge = Knowledge(settings: settings, in: knowledge)
  }

  /// What the books of lessons are started with: files and limits of the session, and none of its `set`.
  package var lessonSettings: Settings { settings }

  /// The day that it takes for today.
  package var today: Day { settings.today }

  /// The kinds of things that `list` lists.
  package var listedKinds: [String] { Listed.allCases.map(\.rawValue) }

  /// What a file says of how its answers came to be.
  package func colophon(withScript: Bool) -> Colophon { knowledge.colophon(withScript: withScript) }

  /// A script that leads to the same book: the accepted declarations as they were written.
  package var script: String { knowledge.script }
}
