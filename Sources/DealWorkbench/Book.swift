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
  /// What was typed at the prompt last, for `history`.
  private(set) var typed: [String] = []
  /// How many texts were typed in all.
  private(set) var typedCount = 0
  /// How much had been made when what nothing refers to was last given back, and how much of it stayed.
  private var madeBefore = 0
  private var stayedBefore = 0
  /// How long the log was then.
  private var logBefore = 0
  /// The settings that it was started with, for `reset`.
  private let settings: Settings

  /// How many states back `undo` reaches at least, unless another number is asked for.
  package static let usualPast = 1_000
  private let mostPast: Int
  /// How many typed texts back `history` reaches at least.
  package static let mostTyped = 5_000
  /// How many of the oldest are left out at once.
  private static let leastLeftOut = 100
  /// How much more than before must have been made for it to be worth looking what can be given back.
  private static let leastMade = 2_000
  /// How much longer than twice the length before the log must be for the same.
  private static let leastStated = 500

  package init(settings: Settings, mostPast: Int = Book.usualPast) {
    self.settings = settings
    self.mostPast = mostPast
    knowledge = Knowledge(settings: settings)
  }

  /// The texts of the session, for drawing diagnostics.
  package var shelf: SourceShelf { knowledge.shelf }

  /// Notes what was typed.
  mutating func note(typed text: String) {
    typed.append(text)
    typedCount += 1
    if typed.count >= Self.mostTyped + Self.leastLeftOut { typed.removeFirst(Self.leastLeftOut) }
  }

  /// Keeps the state as it is, to come back to it.
  mutating func remember(_ state: Knowledge) {
    var state = state
    // Made again if it is needed, which is seldom.
    state.forgetSurroundings()
    past.append(state)
    // Many at once: taking one from the front moves all others.
    let leftOut = min(Self.leastLeftOut, mostPast)
    if past.count >= mostPast + leftOut { past.removeFirst(leftOut) }
    future.removeAll()
  }

  /// Makes the state as it is the one that nothing goes back from.
  mutating func forgetPast() {
    past = []
    future = []
  }

  /// Gives back the formulas and texts that neither the book nor a state that undo or redo reaches refers
  /// to, if so much has been made since that it is worth it; with `always` at once and one by one. Only
  /// for who has all books of the session in this one: others would lose what only they refer to. Whether
  /// it was worth it.
  @discardableResult
  package mutating func releaseUnreachable(always: Bool = false) -> Bool {
    if knowledge.log.count > 2 * logBefore + Self.leastStated || always {
      knowledge.leaveOutReplaced()
      logBefore = knowledge.log.count
    }
    let made = knowledge.arena.count + knowledge.shelf.count
    guard always || made - madeBefore > max(Self.leastMade, stayedBefore) else { return false }
    // What is kept of the world for the next question is of no state that is told of.
    knowledge.forgetSurroundings()
    var references = References(in: knowledge.arena, sourceCount: knowledge.shelf.count)
    for index in past.indices {
      past[index].tell(&references, beside: index > 0 ? past[index - 1] : nil)
    }
    for index in future.indices {
      future[index].tell(&references, beside: index > 0 ? future[index - 1] : past.last)
    }
    knowledge.tell(&references, beside: past.last)
    references.follow()
    knowledge.arena.release(except: references, eachAlone: always)
    knowledge.shelf.release(except: references)
    (madeBefore, stayedBefore) = (made, references.count)
    return true
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
