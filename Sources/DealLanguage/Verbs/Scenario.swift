import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealSyntax

extension Verb {
  /// `scenario slow { assume utilization = 50% }`
  static let scenario: Verb = .init(
    "scenario", .declaring,
    "Names declarations that hold only where the scenario is given: EXPR given NAME.",
    operands: [
      OperandShape("a name", .name),
      OperandShape("the scenario that it builds on", .name, preceding: "from", isOptional: true),
    ],
    block: .statements,
    examples: ["scenario slow { assume utilization = 50% }"]
  ) { (act, phrase) throws(Told) in try act.declareScenario(phrase) }
}

extension Enactment {
  fileprivate mutating func declareScenario(_ phrase: Phrase) throws(Told) {
    let name = word(phrase.operand(0))
    let span = phrase.operand(0)?.span ?? phrase.verbSpan
    try checkNotDefined(name, span)
    let base = try base(of: name, phrase.operand(1))
    for statement in phrase.block where !statement.isDeclaring {
      throw told(
        Refusal(
          "scenario-statement", "a scenario holds declarations, and this is a question",
          labels: ["not a declaration"]), statement.span)
    }
    let (text, start) = overlay(phrase.block)
    let trial = Scenario(
      name: name, base: base,
      origin: Origin(source: text.id, lower: 0, upper: UInt32(truncatingIfNeeded: text.bytes.count))
    )
    try tryOut(text, from: start, on: base)
    do {
      try knowledge.changeWorld { (world) throws(Refusal) in try world.declare(trial) }
    } catch {
      throw told(error, span)
    }
    echo(
      StyledText(name, .name)
        + StyledText(
          ": a scenario of \(counted(phrase.block.count, "statement")), asked for with given \(name)"
        ))
  }

  /// The scenario that another builds on, which may not build on that one, nor on too many.
  private mutating func base(of name: String, _ operand: Argument?) throws(Told) -> String? {
    guard let operand else { return nil }
    let thing = try thing(word(operand), .scenario, operand.span)
    var below: String? = knowledge.world.name(of: thing)
    var height = 1
    while let next = below {
      guard next != name else {
        throw told(
          Refusal("cycle", "\(name) would build on itself", labels: ["builds on \(name)"]),
          operand.span)
      }
      height += 1
      guard height <= Scenario.greatestHeight else {
        throw told(
          Refusal(
            "too-deep",
            "scenarios may build on each other \(Scenario.greatestHeight) deep, and this goes deeper"
          ),
          operand.span)
      }
      below = knowledge.world.thing(next).flatMap {
        knowledge.world.scenarios[Int($0.index)]?.base
      }
    }
    return word(operand)
  }

  /// The lines of the source that hold these statements with everything else blanked, so that places stay
  /// true, and where the lines begin in the source.
  private mutating func overlay(_ statements: [Statement]) -> (text: Source, start: Int) {
    let name = source.name
    guard let first = statements.first, let last = statements.last else {
      return (knowledge.shelf.keep { Source(id: $0, name: name, text: "") }, 0)
    }
    let start = Int(source.lineSpan(at: first.span.lower).lower)
    let lines = source.bytes[start..<min(max(start, Int(last.span.upper)), source.bytes.count)]
    var bytes = lines.map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") }
    for statement in statements {
      let end = Int(statement.span.upper)
      for index in Int(statement.span.lower)..<end where lines.indices.contains(index) {
        bytes[index - start] = lines[index]
      }
      // The next statement may stand on the same line.
      if lines.indices.contains(end), bytes[end - start] == UInt8(ascii: " ") {
        bytes[end - start] = UInt8(ascii: ";")
      }
    }
    let line = source.position(of: UInt32(truncatingIfNeeded: start)).line
    let text = knowledge.shelf.keep { Source(id: $0, name: name, checked: bytes, firstLine: line) }
    return (text, start)
  }

  /// Carries the statements out on a copy, so that what does not fit is told now.
  private mutating func tryOut(
    _ text: Source, from start: Int, on base: String?
  ) throws(Told) {
    var errors: [Diagnostic] = []
    do {
      var copy =
        try base.map { (name) throws(Refusal) in try knowledge.overlaid(by: name) } ?? knowledge
      copy = copy.enacting(text, as: .trial) { errors.append($0) }
    } catch {
      throw told(error, tree.nodes.first?.span ?? Span(0, 0))
    }
    guard errors.isEmpty else {
      for error in errors { tell(error.moved(from: text.id, by: start, to: source.id)) }
      throw Told()
    }
  }
}

extension Diagnostic {
  /// The same in another source, which has the text of its own from a place on.
  fileprivate func moved(from old: UInt32, by start: Int, to new: UInt32) -> Diagnostic {
    var moved = self
    let start = UInt32(truncatingIfNeeded: start)
    for index in moved.labels.indices where moved.labels[index].place.source == old {
      let span = moved.labels[index].place.span
      moved.labels[index].place.source = new
      moved.labels[index].place.span = Span(span.lower &+ start, span.upper &+ start)
    }
    return moved
  }
}

extension Statement {
  /// Whether it declares something, so that it may stand in a scenario.
  fileprivate var isDeclaring: Bool {
    switch form {
    case .define, .function: true
    case .expression: false
    case .phrase(let phrase):
      Verb.all.indices.contains(phrase.verb) && Verb.all[phrase.verb].isDeclaring
        && !Verb.all[phrase.verb].holdsStatements
    }
  }
}

extension Knowledge {
  /// By how many formulas a scenario in a scenario counts: it takes as much of the stack.
  private static var depthOfScenario: Int { 100 }
  /// Errors of a scenario that say nothing of its statements.
  private static var passedOn: Set<String> {
    ["too-deep", "too-many-steps", "too-long-list", "interrupted", "scenario-broken"]
  }

  /// What is known where a scenario holds: its bases first, the lowest before all, then its own statements.
  /// `depth` is how deep the evaluation is that asks.
  func overlaid(by name: String, at depth: Int = 0) throws(Refusal) -> Knowledge {
    var layers: [(name: String, text: Source)] = []
    var next: String? = name
    while let name = next {
      guard let thing = world.thing(name), thing.kind == .scenario,
        let scenario = world.scenarios[Int(thing.index)],
        let text = shelf[scenario.origin.source]
      else { throw Refusal("unknown-scenario", "there is no scenario \(name)") }
      layers.append((name, text))
      next = layers.count < Scenario.greatestHeight ? scenario.base : nil
    }
    var knowledge = self
    // Each layer is carried out by evaluations of its own, which take up where this one is.
    knowledge.depth = depth + Self.depthOfScenario
    knowledge.forgetSurroundings()
    for (name, text) in layers.reversed() {
      guard settings.meter.countScenario(upTo: settings.work.scenarios) else {
        throw Refusal(
          "too-many-steps",
          "one statement may look into scenarios \(WorkLimits.words(Double(settings.work.scenarios))) times, and this one does more often"
        )
      }
      var errors: [Diagnostic] = []
      knowledge = knowledge.enacting(text, as: .layer) { errors.append($0) }
      // What was left out would be missing in the answer.
      if settings.isInterrupted() { throw Refusal("interrupted", "stopped") }
      if let error = errors.first {
        // What has to do with limits is said as it is, not once more for each scenario on the way.
        if Self.passedOn.contains(error.code) { throw Refusal(error.code, error.message) }
        throw Refusal(
          "scenario-broken", "the scenario \(name) does not fit any more: \(error.message)",
          notes: ["state the scenario again, or take back with undo what has changed"])
      }
    }
    return knowledge
  }

  func environment(ofScenario name: String, at depth: Int) throws(Refusal) -> Environment {
    var knowledge = try overlaid(by: name, at: depth)
    return knowledge.environment()
  }

  /// The statements of a text carried out on a copy; what happens on the way is not shown.
  fileprivate func enacting(
    _ text: Source, as role: Enactment.Role, _ report: @escaping (Diagnostic) -> Void
  ) -> Knowledge {
    var enactment = Enactment(self, isConversation: false, notesSenses: false, role: role) {
      event in
      if case .diagnostic(let diagnostic) = event, diagnostic.severity == .error {
        report(diagnostic)
      }
    }
    enactment.run(text)
    return enactment.knowledge
  }
}
