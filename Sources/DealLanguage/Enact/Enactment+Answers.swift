import DealFormula
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
  mutating func bringAnswers(in span: Span) {
    guard isConversation, knowledge.answers.count > 0 else { return }
    for number in answersNamed(in: span) {
      guard let constant = knowledge.answers[number] else { continue }
      let name = knowledge.names.intern("_\(number)")
      if knowledge.definitions[knowledge.slot(name)] == nil { define(constant, as: name) }
    }
  }

  private mutating func define(_ constant: FormulaID, as name: Name) {
    let value = knowledge.plainValue(constant)
    knowledge.definitions.define(
      knowledge.slot(name),
      DealFormula.Definition(kind: .definition, formula: constant, value: value))
  }

  /// The numbers of the answers that a span may name: its words that are `_` and a number.
  private func answersNamed(in span: Span) -> [Int] {
    var found: [Int] = []
    let end = min(Int(span.upper), source.bytes.count)
    var index = Int(span.lower)
    while index < end {
      let start = index
      while index < end, source.bytes[index].continuesName { index += 1 }
      if index > start, source.bytes[start] == UInt8(ascii: "_"),
        let number = RecentAnswers.number(
          String(decoding: source.bytes[start..<index], as: UTF8.self))
      {
        found.append(number)
      }
      if index == start { index += 1 }
    }
    return found
  }
}
