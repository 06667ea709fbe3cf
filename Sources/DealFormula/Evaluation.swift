package import DealQuantities

/// Works out formulas. One evaluator serves the point value, the trace of uncertain values, and the
/// derivation; `given` and scenarios are layers in front of the same definitions.
package struct Evaluation {
  package var environment: Environment
  package var overlay = Overlay()
  /// The day that `at` or `on` asks about.
  package var date: Day?
  /// The formula at which a refusal arose.
  package var failure: FormulaID?
  /// Whether the world was looked at, so that the value is only good until the world changes.
  package var looksAtWorld = false
  /// What the draws of ranges are named after.
  var declaration = Declaration(.none, FormulaID(0))
  /// What should be said of the value besides the value.
  package private(set) var warnings: [Refusal] = []
  /// What an answer leaves out or takes instead, to be told with it.
  package private(set) var notes: [Refusal] = []
  private var noted: Set<Refusal> = []
  /// The formula of the call that is carried out.
  var site = FormulaID(0)
  /// How often that call has called a function of the user.
  var turn: UInt64 = 0
  var frame: [Value] = []
  var recorder: Recorder?
  private var memo: [Slot: Value] = [:]
  private var underway: [Slot] = []
  private var depth: Int
  private var steps = 0
  private var entriesMade = 0

  /// Formulas inside formulas, through names and functions: beyond this the stack would be at risk.
  private static var depthLimit: Int { 4_000 }
  /// What one statement may take.
  package let limits: WorkLimits

  package init(_ environment: Environment) {
    self.environment = environment
    limits = environment.surroundings.limits
    depth = environment.surroundings.depth
  }

  /// One that gives up after about so many steps: for what must answer at once.
  package init(_ environment: Environment, most: Int) {
    self.environment = environment
    limits = environment.surroundings.limits
    depth = environment.surroundings.depth
    steps = (limits.steps | 0xFFFF) + 1 - most
  }

  /// The value of a formula; on a refusal, `failure` says where.
  package mutating func evaluate(_ id: FormulaID) throws(Refusal) -> Value {
    do {
      try enter()
      let value = try compute(id)
      depth -= 1
      return value
    } catch {
      depth -= 1
      if failure == nil { failure = id }
      throw error
    }
  }

  /// The one gate of every recursion.
  private mutating func enter() throws(Refusal) {
    depth += 1
    guard depth < Self.depthLimit else {
      throw Refusal(
        "too-deep", "formulas may rest on each other \(Self.depthLimit) deep, and this goes deeper")
    }
    try spend()
  }

  /// Says something of the value that is worked out, once.
  package mutating func warn(_ warning: Refusal) {
    if !warnings.contains(warning) { warnings.append(warning) }
  }

  /// Tells something of the answer that is worked out, once: no mistake, but good to know.
  package mutating func note(_ note: Refusal) {
    if noted.insert(note).inserted { notes.append(note) }
  }

  /// Counts entries of a list that is being made, before or as they are made.
  package mutating func make(_ entries: Int) throws(Refusal) {
    entriesMade += entries
    guard entriesMade <= limits.entriesMade else {
      throw Refusal(
        "too-long-list",
        "the lists of one statement may have \(WorkLimits.words(Double(limits.entriesMade))) entries in all, "
          + "and these would have more")
    }
  }

  /// Counts a step of work, at which the user may stop it.
  package mutating func spend() throws(Refusal) {
    steps += 1
    if steps & 0xFFFF == 0 {
      if environment.surroundings.isInterrupted() { throw Refusal("interrupted", "stopped") }
      guard steps < limits.steps else {
        throw Refusal("too-many-steps", limits.tooManySteps)
      }
    }
  }

  private mutating func compute(_ id: FormulaID) throws(Refusal) -> Value {
    switch environment.arena[id].operation {
    case .number(let value):
      return .number(value)
    case .constant(let index):
      return environment.arena.constant(index)
    case .name(let slot):
      return try value(of: slot)
    case .local(let index):
      guard Int(index) < frame.count else {
        throw Refusal("unknown-name", "a name is used outside the function that gives it a value")
      }
      return frame[Int(index)]
    case .thing(let index):
      return try thing(named: environment.arena.text(index))
    case .unary(let operation, let value):
      return try apply(operation, to: evaluate(value))
    case .binary(let operation, let left, let right):
      return try binary(operation, left, right, at: id)
    case .measure(let number, let unit):
      return try measure(evaluate(number), evaluate(unit))
    case .call(let index, let run):
      return try call(index, arguments(run), at: id)
    case .apply(let callee, let run):
      let called = try evaluate(callee)
      guard case .function(let closure) = called else {
        throw Refusal(
          "not-a-function", "only a function can be given values, and this is \(called.kindName)",
          labels: [called.kindName])
      }
      let values = try arguments(run)
      return try inside(declaration.place(id)) { (evaluation) throws(Refusal) in
        try evaluation.apply(closure, values)
      }
    case .field(let subject, let name):
      return try field(environment.arena.text(name), of: evaluate(subject), at: id)
    case .index(let list, let index):
      return try element(of: evaluate(list), at: evaluate(index))
    case .list(let run):
      return .list(try arguments(run))
    case .record(let run, let names):
      let values = try arguments(run)
      return .record(
        Record(
          names: (0..<values.count).map {
            environment.arena.text(names + Int32(truncatingIfNeeded: $0))
          },
          values: values))
    case .comprehension(let run):
      return try comprehension(run)
    case .lambda(let count, let body):
      return .function(
        Closure(captured: frame, parameterCount: Int(count), body: body))
    case .conditional(let run):
      let asked = environment.arena.child(run, 0)
      let condition = try truth(evaluate(asked), "the condition of if", at: asked)
      return try evaluate(environment.arena.child(run, condition ? 1 : 2))
    case .given(let body, let run):
      return try given(body, run)
    case .schedule(let run, let step, let hasFrom, let hasUntil):
      return try schedule(run, step, hasFrom: hasFrom, hasUntil: hasUntil)
    case .interpolation(let run):
      let pieces = try arguments(run)
      var text = ""
      for piece in pieces {
        try piece.checkSize(limits)
        if case .text(let part) = piece {
          text += part
        } else {
          text += environment.surroundings.describe(piece)
        }
        guard text.utf8.count <= limits.textBytes else {
          throw Refusal(
            "too-long-text",
            "a text may have \(WorkLimits.bytes(limits.textBytes)), and this one would have more")
        }
      }
      return .text(text)
    case .part(let part, let period):
      return try partOf(evaluate(period), part, at: id)
    case .approximation(let kind, let value, let words):
      return try approximation(kind, evaluate(value), environment.arena.text(words), at: id)
    case .convert(let value, let unit):
      return try convert(evaluate(value), to: evaluate(unit))
    case .readable(let value):
      return try readable(evaluate(value))
    }
  }

  /// The values of a run of formulas, in order.
  mutating func arguments(_ run: FormulaRun) throws(Refusal) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(Int(run.count))
    for position in 0..<Int(run.count) {
      values.append(try evaluate(environment.arena.child(run, position)))
    }
    return values
  }

  // MARK: Names

  /// The value of a name, through the layers.
  package mutating func value(of slot: Slot) throws(Refusal) -> Value {
    if let value = overlay.names[slot] {
      record(slot, nil, "given here", value)
      return value
    }
    guard let definition = environment.definitions[slot] else {
      throw gone(environment.surroundings.nameOf(slot))
    }
    if overlay.isEmpty, recorder == nil, let value = definition.value { return value }
    if recorder == nil, let value = memo[slot] {
      looksAtWorld = true
      return value
    }
    guard !underway.contains(slot) else {
      let names = (underway + [slot]).map(environment.surroundings.nameOf)
      let start = names.firstIndex(of: environment.surroundings.nameOf(slot)) ?? 0
      throw Refusal(
        "cycle", "\(environment.surroundings.nameOf(slot)) rests on itself",
        notes: [names[start...].joined(separator: " → ")])
    }
    underway.append(slot)
    defer { underway.removeLast() }
    let outer = frame
    frame = []
    defer { frame = outer }
    recorder?.open.append(
      Derivation(
        title: environment.surroundings.nameOf(slot), kind: .name(slot),
        formula: definition.formula,
        provenance: definition.provenance))
    var value: Value?
    defer { recorder?.close(with: value) }
    let result = try evaluate(definition.formula, declaring: .slot(slot))
    value = result
    if overlay.isEmpty, definition.value == nil { looksAtWorld = true }
    memo[slot] = result
    return result
  }

  private mutating func record(_ slot: Slot, _ formula: FormulaID?, _ text: String, _ value: Value)
  {
    guard recorder != nil else { return }
    recorder?.open.append(
      Derivation(
        title: environment.surroundings.nameOf(slot), kind: .name(slot), formula: formula,
        text: text))
    recorder?.close(with: value)
  }

  private mutating func thing(named name: String) throws(Refusal) -> Value {
    looksAtWorld = true
    guard let thing = environment.surroundings.thing(name) else { throw gone(name) }
    return .thing(thing)
  }

  /// Why a name that was checked stands for nothing: an older account does not know it, or it is gone.
  private func gone(_ name: String) -> Refusal {
    environment.surroundings.knownBy == nil
      ? Refusal("unknown-name", "nothing is called \(name) any more") : notKnown(name)
  }

  /// That nobody knew of something on the day that is asked about.
  package func notKnown(_ name: String) -> Refusal {
    let day = environment.surroundings.knownBy.map { " on \($0.text)" } ?? " then"
    return Refusal(
      "not-yet-known", "\(name) was not known\(day): it was announced or sourced later",
      labels: ["not known then"], notes: ["ask without known on, or for a later day"])
  }

  // MARK: Layers

  private mutating func given(_ body: FormulaID, _ run: FormulaRun) throws(Refusal) -> Value {
    let arena = environment.arena
    var layer = overlay
    var layered = environment
    for entry in arena.overrides(run) {
      switch entry {
      case .name(let slot, let formula):
        layer.names[slot] = try evaluate(formula, declaring: .slot(slot))
      case .field(let thing, let field, let formula):
        let key = Overlay.Field(thing: arena.text(thing), field: arena.text(field))
        layer.fields[key] = try evaluate(
          formula, declaring: .field(thing: key.thing, field: key.field))
      case .scenario(let name):
        looksAtWorld = true
        layered = try layered.surroundings.scenario(arena.text(name), depth)
      }
    }
    let (outerLayer, outerEnvironment, outerMemo) = (overlay, environment, memo)
    overlay = layer
    environment = layered
    memo = [:]
    defer {
      overlay = outerLayer
      environment = outerEnvironment
      memo = outerMemo
    }
    return try evaluate(body)
  }

  /// Carries something out inside a call or a turn of a comprehension, whose ranges draw by themselves.
  mutating func inside<Result>(
    _ step: UInt64, _ body: (inout Evaluation) throws(Refusal) -> Result
  ) throws(Refusal) -> Result {
    let path = declaration.path
    declaration.path = declaration.inside(step)
    defer { declaration.path = path }
    return try body(&self)
  }

  /// Evaluates a formula over one thing, its first local.
  package mutating func evaluate(_ id: FormulaID, for row: Value) throws(Refusal) -> Value {
    let outer = frame
    frame = [row]
    defer { frame = outer }
    return try evaluate(id)
  }

  /// Evaluates as of a day: what `at` and the metrics that ask about a date use.
  package mutating func evaluate(_ id: FormulaID, at day: Day) throws(Refusal) -> Value {
    let outer = date
    let outerMemo = memo
    date = day
    memo = [:]
    defer {
      date = outer
      memo = outerMemo
    }
    return try evaluate(id)
  }

  /// Evaluates in another environment, in which names and things may be worth something else.
  mutating func evaluate(
    _ id: FormulaID, in other: Environment
  ) throws(Refusal) -> Value {
    let (outer, outerMemo) = (environment, memo)
    environment = other
    memo = [:]
    defer { (environment, memo) = (outer, outerMemo) }
    return try evaluate(id)
  }
}
