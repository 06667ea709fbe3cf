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
    var base: String?
    if let operand = phrase.operand(1) {
      base = word(operand)
      let thing = try thing(word(operand), .scenario, operand.span)
      var below: String? = knowledge.world.name(of: thing)
      while let next = below {
        guard next != name else {
          throw told(
            Refusal("cycle", "\(name) would build on itself", labels: ["builds on \(name)"]),
            operand.span)
        }
        below = knowledge.world.thing(next).flatMap {
          knowledge.world.scenarios[Int($0.index)]?.base
        }
      }
    }
    for statement in phrase.block where !statement.isDeclaring {
      throw told(
        Refusal(
          "scenario-statement", "a scenario holds declarations, and this is a question",
          labels: ["not a declaration"]), statement.span)
    }
    let text = overlay(phrase.block)
    let trial = Scenario(
      name: name, base: base,
      origin: Origin(source: text.id, lower: 0, upper: UInt32(truncatingIfNeeded: text.bytes.count))
    )
    try tryOut(text, on: base)
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

  /// The text of the source with everything but these statements blanked, so that places stay true.
  private mutating func overlay(_ statements: [Statement]) -> Source {
    var bytes = source.bytes.map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") }
    for statement in statements {
      for index in Int(statement.span.lower)..<Int(statement.span.upper)
      where bytes.indices.contains(index) {
        bytes[index] = source.bytes[index]
      }
      // The next statement may stand on the same line.
      let end = Int(statement.span.upper)
      if bytes.indices.contains(end), bytes[end] == UInt8(ascii: " ") {
        bytes[end] = UInt8(ascii: ";")
      }
    }
    let name = source.name
    let text = String(decoding: bytes, as: UTF8.self)
    return knowledge.shelf.keep { Source(id: $0, name: name, text: text) }
  }

  /// Carries the statements out on a copy, so that what does not fit is told now.
  private mutating func tryOut(_ text: Source, on base: String?) throws(Told) {
    var errors: [Diagnostic] = []
    do {
      var copy =
        try base.map { (name) throws(Refusal) in try knowledge.overlaid(by: name) } ?? knowledge
      copy = copy.enacting(text) { errors.append($0) }
    } catch {
      throw told(error, tree.nodes.first?.span ?? Span(0, 0))
    }
    guard errors.isEmpty else {
      for error in errors { tell(error.moved(from: text.id, to: source.id)) }
      throw Told()
    }
  }
}

extension Diagnostic {
  /// The same in another source that has the same bytes at its places.
  fileprivate func moved(from old: UInt32, to new: UInt32) -> Diagnostic {
    var moved = self
    for index in moved.labels.indices where moved.labels[index].place.source == old {
      moved.labels[index].place.source = new
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
  /// What is known where a scenario holds: its base first, then its own statements.
  func overlaid(by name: String) throws(Refusal) -> Knowledge {
    guard let thing = world.thing(name), thing.kind == .scenario,
      let scenario = world.scenarios[Int(thing.index)],
      let text = shelf[scenario.origin.source]
    else { throw Refusal("unknown-scenario", "there is no scenario \(name)") }
    let base = try scenario.base.map { (below) throws(Refusal) in try overlaid(by: below) } ?? self
    var errors: [Diagnostic] = []
    let overlay = base.enacting(text) { errors.append($0) }
    if let error = errors.first {
      throw Refusal(
        "scenario-broken", "the scenario \(name) does not fit any more: \(error.message)",
        notes: ["state the scenario again, or take back with undo what has changed"])
    }
    return overlay
  }

  func environment(ofScenario name: String) throws(Refusal) -> Environment {
    var knowledge = try overlaid(by: name)
    return knowledge.environment()
  }

  /// The statements of a text carried out on a copy; what happens on the way is not shown.
  fileprivate func enacting(_ text: Source, _ report: @escaping (Diagnostic) -> Void) -> Knowledge {
    var enactment = Enactment(self, isConversation: false, notesSenses: false) { event in
      if case .diagnostic(let diagnostic) = event, diagnostic.severity == .error {
        report(diagnostic)
      }
    }
    enactment.run(text)
    return enactment.knowledge
  }
}
