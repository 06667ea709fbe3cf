import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealReports
import DealSyntax

extension Enactment {
  /// `let` and `assume`: a formula that later changes follow.
  mutating func define(
    _ written: DealSyntax.Definition, _ mark: FormulaArena.Mark
  ) throws(Told) {
    let slot = knowledge.slot(written.name.name)
    try checkFree(written.name)
    let dimension = try written.annotation.map { (id) throws(Told) in try annotation(id) }
    let formula = try formula(written.value)
    try checkCycle(slot, formula, written.name)
    let (value, looksAtWorld) = try value(of: formula, declaring: .slot(slot))
    if let dimension {
      var evaluation = Evaluation(knowledge.environment())
      do {
        try evaluation.check(value, dimension, knowledge.names.text(of: written.name.name))
      } catch {
        throw told(error, tree[written.value].span)
      }
    }
    let definition = DealFormula.Definition(
      kind: written.kind == .assume ? .assumption : .definition, formula: formula,
      value: looksAtWorld ? nil : value, dimension: dimension,
      provenance: provenance(written.clauses, Definition.clauseShapes))
    try store(slot, definition, since: mark, written.name)
    guard isConversation else { return }
    let describer = describer()
    let name = knowledge.names.text(of: written.name.name)
    echo(StyledText(name, .name) + StyledText(" = \(describer.text(value))") + readNote(value))
  }

  /// `fn`: a function whose body follows later changes of what it names.
  mutating func define(_ written: FunctionDefinition, _ mark: FormulaArena.Mark) throws(Told) {
    let slot = knowledge.slot(written.name.name)
    try checkFree(written.name, isFunction: true)
    let checker = Checker(
      tree: tree, source: source, names: knowledge.names, arena: knowledge.arena,
      scope: Scope(knowledge.definitions, knowledge.world, knowledge.units))
    checker.namesAlike = isHeard
    checker.locals = written.parameters.map(\.name.name)
    let body = checker.lower(written.body)
    for diagnostic in checker.diagnostics {
      tell(diagnostic.notingRecursion(of: knowledge.names.text(of: written.name.name)))
    }
    guard let body else { throw Told() }
    var dimensions: [Dimension?] = []
    for parameter in written.parameters {
      dimensions.append(try parameter.annotation.map { (id) throws(Told) in try annotation(id) })
    }
    let result = try written.result.map { (id) throws(Told) in try annotation(id) }
    let closure = Value.function(
      Closure(
        captured: [], parameterCount: written.parameters.count, body: body,
        annotations: dimensions, result: result))
    let formula = knowledge.arena.addConstant(closure, knowledge.arena[body].origin)
    try checkCycle(slot, formula, written.name)
    try store(
      slot, DealFormula.Definition(kind: .function, formula: formula, value: closure), since: mark,
      written.name)
    let name = knowledge.names.text(of: written.name.name)
    echo(
      StyledText(name, .name)
        + StyledText(" is a function of \(counted(written.parameters.count, "value"))"))
  }

  /// The dimension that an annotation names: `money`, `money/gpu/time`, `USD/year`.
  private mutating func annotation(_ id: ExpressionID) throws(Told) -> Dimension {
    let node = tree[id]
    switch node.form {
    case .name(let name):
      let word = knowledge.names.text(of: name)
      if let dimension = Dimension.named(word) { return dimension }
      if let unit = knowledge.units.named(word) { return unit.dimension }
      tell(
        .unknownWord(
          word, expected: "what is measured", among: Dimension.annotationWords,
          at: Place(source: source.id, span: node.span)))
      throw Told()
    case .binary(.divide, let left, let right):
      return try annotation(left) / annotation(right)
    case .binary(.multiply, let left, let right):
      return try annotation(left) * annotation(right)
    case .number(1):
      return .none
    default:
      tell(
        .unknownWord(
          source.text(of: node.span), expected: "what is measured",
          among: Dimension.annotationWords, at: Place(source: source.id, span: node.span)))
      throw Told()
    }
  }

  /// Things of the world and functions keep their names; functions with everyday names only from other
  /// functions.
  private mutating func checkFree(
    _ name: PlacedName, isFunction: Bool = false
  ) throws(Told) {
    guard !knowledge.world.isEmpty || Int(name.name.index) < knowledge.ownNames else {
      return
    }
    let word = knowledge.names.text(of: name.name)
    if let thing = knowledge.world.thing(word) {
      throw told(
        Refusal(
          "name-taken",
          "\(word) is \(thing.kind.phrase) already, so the definition needs another name",
          labels: ["already \(thing.kind.phrase)"]), name.span)
    }
    if let function = Function.named(word), isFunction || !function.yieldsName {
      throw told(
        Refusal(
          "name-taken",
          "\(word) is a function of the language, so the definition needs another name",
          labels: [function.summary]), name.span)
    }
  }

  /// Refuses a formula that would rest on itself, with the way round.
  private mutating func checkCycle(
    _ slot: Slot, _ formula: FormulaID, _ name: PlacedName
  ) throws(Told) {
    let arena = knowledge.arena
    guard knowledge.definitions[slot] != nil else { return }
    var paths = arena.slots(in: formula).map { [$0] }
    var seen: Set<Slot> = []
    while let path = paths.popLast() {
      guard let last = path.last else { continue }
      if last == slot {
        let words = ([slot] + path).map { knowledge.names.text(of: Name(index: $0.index)) }
        throw told(
          Refusal(
            "cycle", "\(words[0]) would rest on itself",
            labels: [path.count == 1 ? "named in its own formula" : "leads back to itself"],
            notes: [words.joined(separator: " → ")]), name.span)
      }
      guard seen.insert(last).inserted, let next = knowledge.definitions[last] else { continue }
      for slot in arena.slots(in: next.formula) { paths.append(path + [slot]) }
    }
  }

  /// Stores a definition and works out again what rests on it; refused if something would no longer fit.
  private mutating func store(
    _ slot: Slot, _ definition: DealFormula.Definition, since mark: FormulaArena.Mark,
    _ name: PlacedName
  ) throws(Told) {
    let isNew = knowledge.definitions[slot] == nil
    let before = isNew ? nil : knowledge.definitions
    knowledge.definitions.define(slot, definition)
    knowledge.arena.forEachSlot(since: mark) { knowledge.definitions.note(slot, namesSlot: $0) }
    guard let before else { return }
    var changed: [String] = []
    for dependent in knowledge.dependents(of: slot) {
      guard let entry = knowledge.definitions[dependent], entry.kind != .function else { continue }
      knowledge.definitions.update(dependent, value: nil)
      if role == .layer { continue }
      var evaluation = Evaluation(knowledge.environment())
      do {
        let value = try evaluation.evaluate(entry.formula, declaring: .slot(dependent))
        let isFixed = !evaluation.looksAtWorld
        evaluation = Evaluation(knowledge.environment())
        knowledge.definitions.update(dependent, value: isFixed ? value : nil)
        changed.append(knowledge.names.text(of: Name(index: dependent.index)))
      } catch {
        let other = knowledge.names.text(of: Name(index: dependent.index))
        knowledge.definitions = before
        var diagnostic = Diagnostic(error, at: Place(source: source.id, span: name.span))
        diagnostic.message =
          "\(knowledge.names.text(of: name.name)) stays as it was: \(other) rests on it, and \(error.message)"
        tell(diagnostic)
        throw Told()
      }
    }
    if !changed.isEmpty {
      let shown = changed.prefix(8).joined(separator: ", ") + (changed.count > 8 ? ", …" : "")
      echo(StyledText("changes \(shown)", .faint))
    }
  }

  /// The words that a range was read from, for the echo.
  func readNote(_ value: Value) -> StyledText {
    guard case .uncertain(let range) = value, let said = range.readFrom else { return StyledText() }
    return StyledText("  (read from \"\(said)\")", .faint)
  }
}

extension Diagnostic {
  /// A function that calls itself meets an unknown name: its own.
  fileprivate func notingRecursion(of name: String) -> Diagnostic {
    guard code == "unknown-function", message.hasSuffix(" \(name)") else { return self }
    return Diagnostic(
      .error, "recursion",
      "\(name) would call itself, and a function here always comes to an end",
      labels: labels.map { Label($0.place, "calls itself") },
      notes: ["go through a list instead: [… for x in range(1, 10)]"])
  }
}

extension Knowledge {
  /// Everything that rests on a slot, each after what it rests on itself.
  func dependents(of slot: Slot) -> [Slot] {
    var reached: Set<Slot> = []
    var open = [slot]
    while let next = open.popLast() {
      for dependent in definitions.dependents(of: next) where !reached.contains(dependent) {
        guard let entry = definitions[dependent], arena.slots(in: entry.formula).contains(next)
        else { continue }
        reached.insert(dependent)
        open.append(dependent)
      }
    }
    // In the order of need: a slot whose formula names reached slots comes after them.
    var ordered: [Slot] = []
    var placed: Set<Slot> = []
    var stack = reached.sorted { $0.index > $1.index }
    while let next = stack.last {
      if placed.contains(next) {
        stack.removeLast()
        continue
      }
      let needed = definitions[next].map { arena.slots(in: $0.formula) } ?? []
      let waiting = needed.filter { reached.contains($0) && !placed.contains($0) && $0 != next }
      if waiting.isEmpty {
        ordered.append(next)
        placed.insert(next)
        stack.removeLast()
      } else {
        stack += waiting
      }
    }
    return ordered
  }
}
