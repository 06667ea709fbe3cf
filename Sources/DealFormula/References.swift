/// Something that refers to formulas and to texts of a session, and tells of all of them.
package protocol Referring {
  func tell(_ references: inout References)
}

/// What is reached from the books of a session: formulas with all that they rest on, and the texts in which
/// they are written. The rest can be given back.
package struct References {
  private let arena: FormulaArena
  private(set) var nodes, children, constants, texts, overrides: Marks
  /// The numbers of the texts that were read (`Origin.source`).
  package private(set) var sources: Marks
  /// What was told of and not looked into yet: lists, as a chain may be as long as a script.
  private var openFormulas: [FormulaID] = []
  private var openValues: [Value] = []
  private var openRanges: [Uncertain] = []
  /// The objects and the lists in memory that were looked into.
  private var seen: Set<UInt> = []

  /// Nothing but the formulas of the language itself; so many texts were read.
  package init(in arena: FormulaArena, sourceCount: Int) {
    self.arena = arena
    (nodes, children, constants, texts, overrides) = arena.freshMarks
    sources = Marks(below: sourceCount)
    // In no order, and none shows.
    for formula in arena.written.values { add(formula) }
  }

  /// How many formulas are reached.
  package private(set) var count = 0

  package mutating func add(_ formula: FormulaID?) {
    guard let formula, formula.index >= 0, Int(formula.index) < arena.count,
      nodes.insert(Int(formula.index))
    else { return }
    count += 1
    openFormulas.append(formula)
  }

  package mutating func add(_ origin: Origin?) {
    if let origin { sources.insert(Int(origin.source)) }
  }

  package mutating func add(_ value: Value?) {
    guard let value else { return }
    switch value {
    case .quantity, .date, .period, .truth, .text, .thing, .unstated: break
    case .list(let elements):
      if isNew(elements) { openValues.append(value) }
    case .record, .function, .series: openValues.append(value)
    case .uncertain(let range): add(range)
    }
  }

  package mutating func add(_ all: some Sequence<some Referring>) {
    for one in all { one.tell(&self) }
  }

  private mutating func add(_ range: Uncertain?) {
    if let range, isNew(range) { openRanges.append(range) }
  }

  private mutating func isNew(_ object: AnyObject) -> Bool {
    seen.insert(UInt(bitPattern: ObjectIdentifier(object))).inserted
  }

  private mutating func isNew(_ list: [Value]) -> Bool {
    list.withUnsafeBufferPointer { seen.insert(UInt(bitPattern: $0.baseAddress)).inserted }
  }

  /// Looks into everything that was told of. A text is reached as a whole: draws go by how far apart
  /// formulas were made, and what lies between counts.
  package mutating func follow() {
    var before = -1
    while count > before {
      before = count
      followFormulas()
      arena.forEachNode { formula, node in
        if sources[Int(node.origin.source)] { add(formula) }
      }
    }
  }

  private mutating func followFormulas() {
    while true {
      if let formula = openFormulas.popLast() {
        look(into: formula)
      } else if let value = openValues.popLast() {
        look(into: value)
      } else if let range = openRanges.popLast() {
        look(into: range)
      } else {
        return
      }
    }
  }

  private mutating func look(into formula: FormulaID) {
    let node = arena[formula]
    add(node.origin)
    switch node.operation {
    case .number, .name, .local: break
    case .constant(let index):
      if constants.insert(Int(index)) { add(arena.constant(index)) }
    case .thing(let text): texts.insert(Int(text))
    case .unary(_, let value), .lambda(_, let value), .part(_, let value), .readable(let value):
      add(value)
    case .field(let value, let text), .approximation(_, let value, words: let text):
      texts.insert(Int(text))
      add(value)
    case .binary(_, let left, let right), .measure(let left, let right),
      .index(let left, let right), .convert(let left, let right):
      add(left)
      add(right)
    case .call(_, let run), .list(let run), .comprehension(let run), .conditional(let run),
      .schedule(let run, _, hasFrom: _, hasUntil: _), .interpolation(let run):
      add(run)
    case .record(let run, let names):
      for index in 0..<Int(run.count) { texts.insert(Int(names) + index) }
      add(run)
    case .apply(let callee, let run):
      add(callee)
      add(run)
    case .given(let body, let run):
      add(body)
      for index in 0..<Int(run.count) { overrides.insert(Int(run.first) + index) }
      for entry in arena.overrides(run) { add(entry) }
    }
  }

  private mutating func add(_ run: FormulaRun) {
    for index in 0..<Int(run.count) { children.insert(Int(run.first) + index) }
    for child in arena.children(run) { add(child) }
  }

  private mutating func add(_ entry: Override) {
    switch entry {
    case .name(_, let formula): add(formula)
    case .field(let thing, let field, let formula):
      texts.insert(Int(thing))
      texts.insert(Int(field))
      add(formula)
    case .scenario(let text): texts.insert(Int(text))
    }
  }

  private mutating func look(into value: Value) {
    switch value {
    case .quantity, .uncertain, .date, .period, .truth, .text, .thing, .unstated: break
    case .list(let elements): for element in elements { add(element) }
    case .record(let record): for part in record.values { add(part) }
    case .function(let closure):
      guard isNew(closure) else { return }
      add(closure.body)
      for captured in closure.captured { add(captured) }
    case .series(let series):
      guard series.isDrawn, isNew(series) else { return }
      for part in series.parts {
        add(part.drawn)
        for input in part.moving?.inputs ?? [] { add(input) }
      }
    }
  }

  private mutating func look(into range: Uncertain) {
    add(range.lastDay)
    if let input = range.input {
      add(input.formula)
      add(input.root)
    }
    for node in range.source.nodes { add(node) }
  }
}
