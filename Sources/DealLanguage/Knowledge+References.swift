package import DealFormula
import DealModel
import DealSyntax

extension Knowledge {
  /// Tells of all that other knowledge of the session does not share with this.
  package func tell(_ references: inout References, beside other: Knowledge?) {
    definitions.tell(&references, beside: other?.definitions)
    world.tell(&references, beside: other?.world)
    answers.tell(&references, beside: other?.answers)
    references.add(lastQuestion)
    log.forEach(notSharedWith: other?.log) { references.add($0) }
  }

  /// Forgets the last names, those of a text of which nothing came but errors, unless something has got
  /// one of them all the same: an answer that it named, or a formula of the language that it needed.
  package func forgetNames(to count: Int) {
    guard count < names.count, !arena.isNamed(from: Slot(Int32(truncatingIfNeeded: count))),
      (count..<names.count).allSatisfy({
        definitions[Slot(Int32(truncatingIfNeeded: $0))] == nil
      })
    else { return }
    names.removeLast(to: count)
  }

  /// Whether a word names an answer.
  package func isAnswer(_ word: String) -> Bool {
    RecentAnswers.number(word).flatMap { answers[$0] } != nil
  }
}
