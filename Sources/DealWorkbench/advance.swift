import DealFormula
package import DealLanguage
package import DealPage
import DealQuantities
package import DealSyntax

/// What came of a text: the book after it and everything that it said, in order.
package struct Step {
  package var book: Book
  package var events: [Event]
  /// Whether the text ended where more must follow.
  package var needsMore: Bool

  package var answers: [Answer] {
    events.compactMap { if case .answer(let answer) = $0 { answer } else { nil } }
  }

  package var diagnostics: [Diagnostic] {
    events.compactMap { if case .diagnostic(let diagnostic) = $0 { diagnostic } else { nil } }
  }
}

/// How a text is taken.
package enum Manner: Sendable {
  /// Typed at the prompt: answers get names, declarations are echoed, each statement can be undone.
  case conversation
  /// A script: only what it asks for is answered.
  case script
  /// A script that is only looked over: as `script`, and figures outside of their usual bands are told.
  case check
}

/// Carries out a text and collects what it says.
package func advance(
  _ book: Book, with text: String, named name: String, manner: Manner = .conversation
) -> Step {
  var step = Step(book: book, events: [], needsMore: false)
  var events: [Event] = []
  step.needsMore = advance(
    &step.book, with: Array(text.utf8), named: name, manner: manner, emit: { events.append($0) })
  step.events = events
  return step
}

/// Carries out a text on a book in place and tells what it says as it comes: the form for long
/// scripts. Returns whether the text ended where more must follow.
@discardableResult
package func advance(
  _ book: inout Book, with bytes: [UInt8], named name: String, manner: Manner, path: String? = nil,
  emit: @escaping (Event) -> Void
) -> Bool {
  // What is typed is numbered, so that a place tells one statement from another.
  let shown = manner == .conversation ? "\(name) \(book.typedCount + 1)" : name
  let (made, diagnostics) = Source.make(
    id: UInt32(truncatingIfNeeded: book.shelf.count), name: shown, bytes: bytes,
    limit: book.knowledge.settings.scriptLimit)
  let source = book.shelf.keep { _ in made }
  guard diagnostics.isEmpty else {
    for diagnostic in diagnostics { emit(.diagnostic(diagnostic)) }
    return false
  }
  if manner == .conversation { book.note(typed: String(decoding: bytes, as: UTF8.self)) }
  let isUndoable = manner == .conversation || source.mentionsUndo
  let namesBefore = book.knowledge.names.count
  let logBefore = book.knowledge.log.count
  var (errors, others) = (0, 0)
  var parser: Parser?
  var isOver = false
  var needsMore = false
  let before = isUndoable ? nil : book.knowledge
  while !isOver {
    let state = isUndoable ? book.knowledge : nil
    var asked: [Effect] = []
    // The knowledge moves into the enactment and back, so that it is changed in place.
    var enactment = Enactment(
      book.takeKnowledge(), isConversation: manner == .conversation, notesSenses: manner != .script,
      path: path
    ) { event in
      if case .effect(let effect) = event, effect.isForBook {
        asked.append(effect)
        others += 1
      } else {
        if case .diagnostic(let told) = event, told.severity == .error {
          errors += 1
        } else {
          others += 1
        }
        emit(event)
      }
    }
    (isOver, needsMore) = enactment.run(
      source, statementByStatement: isUndoable, with: &parser)
    book.knowledge = enactment.knowledge
    if let state, state.log.count != book.knowledge.log.count { book.remember(state) }
    for effect in asked { book.carryOut(effect, manner, emit) }
  }
  if let before, before.log.count != book.knowledge.log.count { book.remember(before) }
  if manner == .conversation, errors > 0, others == 0, book.knowledge.log.count == logBefore {
    book.knowledge.forgetNames(to: namesBefore)
  }
  return needsMore
}

extension Source {
  /// Whether its statements may have to be undone one by one.
  fileprivate var mentionsUndo: Bool {
    let word = Array("undo".utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index + word.count <= bytes.count {
        if bytes[index] == word[0], bytes[index..<index + word.count].elementsEqual(word) {
          return true
        }
        index += 1
      }
      return false
    }
  }
}

extension Effect {
  /// Whether the book itself does what is asked; the rest is for those around it.
  fileprivate var isForBook: Bool {
    switch self {
    case .undo, .redo, .reset, .open, .help, .hole, .history: true
    case .expectationFailed, .wrote, .quit, .record, .resume, .learn, .drawing, .prompt: false
    }
  }
}

extension Book {
  /// Hands the knowledge out, so that there is one copy of it.
  fileprivate mutating func takeKnowledge() -> Knowledge {
    let taken = knowledge
    knowledge = taken.emptied
    return taken
  }

  /// Does what a statement asks of the book.
  fileprivate mutating func carryOut(
    _ effect: Effect, _ manner: Manner, _ emit: @escaping (Event) -> Void
  ) {
    func say(_ text: String) {
      emit(.answer(Answer(Page(line: StyledText(text)), .none, purpose: .echo)))
    }
    switch effect {
    case .undo(let count):
      let gone = undo(count)
      say(gone == 0 ? "nothing to undo" : "took back \(phrase(gone))")
    case .redo(let count):
      let gone = redo(count)
      say(gone == 0 ? "nothing to redo" : "brought back \(phrase(gone))")
    case .reset:
      reset()
      say("an empty book; undo brings the old one back")
    case .open(let path):
      open(path, emit)
    case .help(let word):
      emit(.answer(help(on: word, in: self)))
    case .hole(let place):
      guard let source = shelf[place.source] else { return }
      emit(.answer(Answer(fitting(source, at: Int(place.span.lower)), .page)))
    case .history(let pattern):
      let found = typed.dropLast().filter { pattern.map($0.contains) ?? true }
      let lines = found.flatMap { $0.split(separator: "\n").map(String.init) }
      emit(.answer(Answer(Page(lines.map { .line(StyledText($0)) }), .page)))
    case .expectationFailed, .wrote, .quit, .record, .resume, .learn, .drawing, .prompt: break
    }
  }

  private func phrase(_ count: Int) -> String {
    count == 1 ? "1 statement" : "\(count) statements"
  }

  private mutating func open(_ path: String, _ emit: @escaping (Event) -> Void) {
    switch knowledge.settings.file(path, "") {
    case .failure(let refusal):
      emit(.diagnostic(Diagnostic(.error, refusal.code, refusal.message, notes: refusal.notes)))
    case .success(let file):
      let state = knowledge
      let older = past
      reset()
      advance(&self, with: file.bytes, named: path, manner: .script, path: file.path, emit: emit)
      past = older
      remember(state)
    }
  }
}
