import DealLanguage
import DealSyntax
import DealWorkbench

/// A whole script.
package final class ScriptCheck: FuzzCheck {
  package static let name = "script"
  private let ground = Ground()

  package init() {}

  package func broken(by bytes: [UInt8]) -> String? {
    // Not all of it each time, so that more is tried.
    let chance = number(of: bytes)
    if chance % 4 == 1, let broken = Promises.layout(of: bytes) { return broken }
    let fresh = ground.book()
    var book = fresh
    var events: [Event] = []
    let manner: Manner = chance % 4 == 0 ? .check : .script
    advance(&book, with: bytes, named: "script", manner: manner) { events.append($0) }
    if let broken = Promises.events(events, in: book) { return broken }
    ground.restart()
    if let broken = Promises.saved(book, from: fresh, told: events) {
      return ground.isLate ? nil : broken
    }
    ground.restart()
    if !holds(bytes, oneOf: timeWords) {
      let undone = advance(book, with: "undo", named: "prompt").book
      if undone.script != fresh.script { return "undo leaves \(undone.script.debugDescription)" }
      let redone = advance(undone, with: "redo", named: "prompt").book
      if redone.script != book.script { return "redo leaves \(redone.script.debugDescription)" }
    }
    return Promises.answers(book)
  }

  package static func seeds(_ repository: Repository) -> [[UInt8]] {
    let examples = Verb.all.flatMap(\.examples) + Verb.closedForms.flatMap(\.examples)
    return (repository.scripts + repository.typed + examples).filter { $0.utf8.count < 1_024 }
      .map { Array($0.utf8) }
  }
}
