extension FormulaArena {
  /// Calls back with every name that the formulas added since a mark refer to.
  package func forEachSlot(since mark: Mark, _ body: (Slot) -> Void) {
    for index in mark.nodeCount..<max(mark.nodeCount, count) {
      if case .name(let slot) = self[FormulaID(Int32(truncatingIfNeeded: index))].operation {
        body(slot)
      }
    }
  }

  /// Whether a formula of the language itself refers to a name from this one on.
  package func isNamed(from slot: Slot) -> Bool {
    written.values.contains { formula in
      slots(in: formula).contains { $0.index >= slot.index }
    }
  }

  /// The names that a formula refers to, also inside functions, each once, in the order met.
  package func slots(in root: FormulaID) -> [Slot] {
    var found: [Slot] = []
    var open = [root]
    while let id = open.popLast() {
      switch self[id].operation {
      case .name(let slot):
        if !found.contains(slot) { found.append(slot) }
      case .constant(let index):
        if case .function(let closure) = constant(index) { open.append(closure.body) }
      case .number, .local, .thing: break
      case .unary(_, let value), .lambda(_, let value), .field(let value, _), .part(_, let value),
        .readable(let value), .approximation(_, let value, _):
        open.append(value)
      case .binary(_, let left, let right), .measure(let left, let right),
        .index(let left, let right), .convert(let left, let right):
        open += [right, left]
      case .call(_, let run), .list(let run), .record(let run, _), .comprehension(let run),
        .conditional(let run), .schedule(let run, _, _, _), .interpolation(let run):
        open += children(run).reversed()
      case .apply(let callee, let run):
        open += children(run).reversed()
        open.append(callee)
      case .given(let body, let run):
        open.append(body)
        for override in overrides(run) {
          switch override {
          case .name(_, let formula), .field(_, _, let formula): open.append(formula)
          case .scenario: break
          }
        }
      }
    }
    return found
  }
}
