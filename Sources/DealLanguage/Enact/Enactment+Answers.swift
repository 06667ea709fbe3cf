import DealFormula
import DealQuantities
import DealSyntax

extension Enactment {
  /// Names an answer: `ans`, and `_1`, `_2`, … in order.
  mutating func name(_ value: Value, _ formula: FormulaID) -> String {
    let constant = knowledge.arena.addConstant(value, knowledge.arena[formula].origin)
    let name = "_\(knowledge.answers.add(constant))"
    define(constant, as: knowledge.names.intern("ans"))
    // A name that was written before means this answer from here on.
    if let known = knowledge.names.find(name) { define(constant, as: known) }
    return name
  }

  /// Makes names of the answers that a statement names: only those, as a session has many answers.
  mutating func bringAnswers(in span: Span) throws(Told) {
    guard isConversation, knowledge.answers.count > 0 else { return }
    for (number, span) in answersNamed(in: span) {
      let name = knowledge.names.intern("_\(number)")
      guard knowledge.definitions[knowledge.slot(name)] == nil,
        number <= knowledge.answers.count
      else { continue }
      guard let constant = knowledge.answers[number] else {
        throw told(
          Refusal(
            "unknown-name", "_\(number) is no longer kept",
            labels: ["one of the first answers"],
            notes: [
              "the last \(RecentAnswers.reach) answers can be named; let NAME = … keeps one for good"
            ]), span)
      }
      define(constant, as: name)
    }
  }

  private mutating func define(_ constant: FormulaID, as name: Name) {
    let value = knowledge.plainValue(constant)
    knowledge.definitions.define(
      knowledge.slot(name),
      DealFormula.Definition(kind: .definition, formula: constant, value: value))
  }

  /// The words of a span that are `_` and a number, with the number.
  private func answersNamed(in span: Span) -> [(number: Int, span: Span)] {
    var found: [(Int, Span)] = []
    let end = min(Int(span.upper), source.bytes.count)
    var index = Int(span.lower)
    while index < end {
      let start = index
      while index < end, source.bytes[index].continuesName { index += 1 }
      if index - start > 1, index - start < 12, source.bytes[start] == UInt8(ascii: "_"),
        let number = Int(String(decoding: source.bytes[start + 1..<index], as: UTF8.self)),
        number > 0, source.bytes[start + 1] != UInt8(ascii: "0")
      {
        found.append(
          (number, Span(UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: index))))
      }
      if index == start { index += 1 }
    }
    return found
  }
}
