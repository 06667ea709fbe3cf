import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealReports
import DealSyntax
import DealText

extension Verb {
  private static let rightClauses: [ClauseShape] = [
    ClauseShape("over", "what it covers, such as compute or api", .names),
    ClauseShape("from", "a date such as 2023-01-23", .expression),
    ClauseShape("until", "a date such as 2025-01-21, a deal or a milestone", .expression),
    ClauseShape("as", "a name for it", .name),
    ClauseShape(
      "source", "a text in quotes or the name of a source", .textOrName, isRepeatable: true),
    ClauseShape("basis", "the kind of evidence", .word(Basis.allCases.map(\.rawValue))),
    ClauseShape("note", "a text in quotes", .text, isRepeatable: true),
  ]

  private static let rightOperands = [
    OperandShape("who may sell", .name),
    OperandShape("the party that is bound", .name, preceding: "for"),
  ]

  /// `exclusive microsoft for openai over compute until 2025-01-21`
  static let exclusive: Verb = .init(
    "exclusive", .declaring,
    "Says that a party may buy something from one provider only, in a window of time.",
    operands: rightOperands, clauses: rightClauses, block: .clauses,
    examples: ["exclusive microsoft for openai over compute from 2023-01-23 until 2025-01-21"]
  ) { (act, phrase) throws(Told) in
    try act.declareRight(phrase, rightClauses, .exclusive)
  }

  /// `first_refusal microsoft for openai over compute until 2025-10-28`
  static let firstRefusal: Verb = .init(
    "first_refusal", .declaring,
    "Says that a provider must be asked first when a party buys something, in a window of time.",
    operands: rightOperands, clauses: rightClauses, block: .clauses,
    examples: ["first_refusal microsoft for openai over compute from 2025-01-21 until 2025-10-28"]
  ) { (act, phrase) throws(Told) in
    try act.declareRight(phrase, rightClauses, .firstRefusal)
  }

  /// `conflicts`
  static let conflicts: Verb = .init(
    "conflicts", .asking,
    "Lists what does not fit: deals inside the rights of others, milestones not met, dates that contradict each other, facts in dispute, unusual figures.",
    clauses: [
      ClauseShape("given", "a scenario", .name),
      ClauseShape("known on", "a day, to go by what was known then", .expression),
    ] + ClauseShape.intoFile,
    examples: [
      "conflicts", "conflicts known on 2025-06-01",
      "exclusive microsoft for openai over compute until 2030; conflicts",
    ]
  ) { (act, phrase) throws(Told) in
    try act.tellConflicts(phrase)
  }
}

extension Enactment {
  fileprivate mutating func declareRight(
    _ phrase: Phrase, _ shapes: [ClauseShape], _ kind: Right.Kind
  ) throws(Told) {
    let (holder, party) = (word(phrase.operand(0)), word(phrase.operand(1)))
    let partySpan = phrase.operand(1)?.span ?? phrase.verbSpan
    for (name, operand) in [(holder, phrase.operand(0)), (party, phrase.operand(1))] {
      try checkParty(name, operand?.span ?? phrase.verbSpan)
    }
    guard holder != party else {
      throw told(
        Refusal(
          "same-party", "a right is between two parties, and both are \(holder)",
          labels: ["the same as the provider"]), partySpan)
    }
    guard let over = phrase.clauses("over", in: shapes).first else {
      throw told(
        Refusal(
          "no-scope", "\(kind.rawValue) says what it covers, with over and a word",
          labels: ["what does it cover?"],
          notes: ["for example: \(kind.rawValue) \(holder) for \(party) over compute"]),
        phrase.verbSpan)
    }
    let scopes = try scopes(over.argument)
    let named = phrase.clauses("as", in: shapes).first?.argument
    let name =
      named.map { word($0) }
      ?? ([holder, kind.rawValue, party] + scopes).joined(separator: "_")
    try checkNotDefined(name, named?.span ?? phrase.verbSpan)
    let origin = Origin(
      source: source.id, lower: phrase.verbSpan.lower, upper: phrase.verbSpan.upper)
    var right = Right(
      name: name, kind: kind, holder: -1, party: -1, scopes: scopes, origin: origin)
    // Stated again, a right keeps what the statement does not say.
    let known = knowledge.world.thing(name).flatMap {
      $0.kind == .right ? knowledge.world.rights[Int($0.index)] : nil
    }
    if let known {
      (right.from, right.until, right.provenance) = (known.from, known.until, known.provenance)
    }
    for clause in phrase.clauses where shapes.indices.contains(clause.word) {
      guard let id = clause.argument.expression else { continue }
      switch shapes[clause.word].word {
      case "from": right.from = try measured(id, .date, "from")
      case "until": right.until = try ending(id)
      default: break
      }
    }
    right.provenance = provenance(phrase.clauses, shapes) ?? right.provenance
    try check(right, phrase.verbSpan)
    let near = similarParties([holder, party].filter { knowledge.world.thing($0) == nil })
    var fresh: [String] = []
    let ready = right
    do {
      try knowledge.changeWorld { (world) throws(Refusal) in
        if let thing = world.thing(name), thing.kind != .right {
          throw Refusal(
            "name-taken",
            "\(name) is \(thing.kind.phrase) already, so the right needs another name",
            labels: ["already \(thing.kind.phrase)"])
        }
        var entry = ready
        let (first, isFirstNew) = try world.party(holder)
        let (second, isSecondNew) = try world.party(party)
        (entry.holder, entry.party) = (first, second)
        if isFirstNew { fresh.append(holder) }
        if isSecondNew { fresh.append(party) }
        try world.declare(entry)
      }
    } catch {
      throw told(error, named?.span ?? phrase.verbSpan)
    }
    for (new, other) in near where fresh.contains(new) {
      tell(.similarParty(new, other, at: place(of: new, holder, phrase)))
    }
    noteUnusual(scopes, over.argument.span)
    echo(name, holder, party, isAgain: known != nil)
  }

  fileprivate mutating func tellConflicts(_ phrase: Phrase) throws(Told) {
    let shapes = Verb.conflicts.shape.clauses
    var viewpoint = viewpoint()
    var asked = knowledge
    if let scenario = phrase.clauses("given", in: shapes).first?.argument {
      _ = try thing(word(scenario), .scenario, scenario.span)
      let (name, knowledge) = (word(scenario), knowledge)
      asked = try work(scenario.span) { (_) throws(Refusal) in try knowledge.overlaid(by: name) }
      viewpoint.world = asked.world
      viewpoint.environment = asked.environment()
    }
    if let day = try day("known on", phrase, shapes) {
      // That day is today, so that nothing is late that was not late then.
      asked.changeSettings { $0.today = day }
      let then = asked
      var evaluation = Evaluation(asked.environment())
      (viewpoint.world, viewpoint.environment) = try work(phrase.verbSpan) {
        (_) throws(Refusal) in try then.account(knownOn: day, &evaluation)
      }
    }
    let view = viewpoint
    let answer = try work(phrase.verbSpan) { (_) throws(Refusal) in try view.conflicts() }
    try give(answer, titled: "conflicts", phrase)
  }

  private func place(of party: String, _ holder: String, _ phrase: Phrase) -> Place {
    let span = phrase.operand(party == holder ? 0 : 1)?.span ?? phrase.verbSpan
    return Place(source: source.id, span: span)
  }

  /// A name that can be that of a party.
  private mutating func checkParty(_ name: String, _ span: Span) throws(Told) {
    if let thing = knowledge.world.thing(name), thing.kind != .party {
      throw told(
        Refusal(
          "name-taken", "\(name) is \(thing.kind.phrase), and a party is expected here",
          labels: [thing.kind.phrase]), span)
    }
    try checkNotDefined(name, span)
  }

  /// The scopes after `over`, each once.
  private mutating func scopes(_ argument: Argument) throws(Told) -> [String] {
    var scopes: [String] = []
    for name in argument.placedNames {
      let word = knowledge.names.text(of: name.name)
      guard !scopes.contains(word) else {
        throw told(
          Refusal("repeated-name", "\(word) is there twice", labels: ["named before"]), name.span)
      }
      scopes.append(word)
    }
    return scopes
  }

  /// Any name is a scope, but one that is nearly a usual one was probably meant to be that.
  private mutating func noteUnusual(_ scopes: [String], _ span: Span) {
    for scope in scopes where !Right.usualScopes.contains(scope) {
      guard let near = nearest(to: scope, in: Right.usualScopes, most: 1).first else { continue }
      tell(
        Diagnostic(
          .note, "similar-name", "\(scope) is a new scope, and its name is close to \(near)",
          labels: [.init(Place(source: source.id, span: span), "did you mean \(near)?")]))
    }
  }

  /// The date, deal or milestone that ends a right.
  private mutating func ending(_ id: ExpressionID) throws(Told) -> FormulaID {
    let formula = try formula(id)
    let value = try value(of: formula).value
    if case .unstated = value { return formula }
    if case .thing(let thing) = value, thing.kind == .deal || thing.kind == .milestone {
      return formula
    }
    return try work(tree[id].span) { (_) throws(Refusal) in
      if case .thing = value {
        throw Refusal(
          "wrong-kind",
          "until is followed by a date, a deal or a milestone, and this is \(value.kindName)",
          labels: [value.kindName])
      }
      _ = try value.day(.last, "until")
      return formula
    }
  }

  /// A right that ends before it begins is refused now.
  private mutating func check(_ right: Right, _ span: Span) throws(Told) {
    let world = knowledge.world
    try work(span) { (evaluation) throws(Refusal) in
      guard case .date(let first)? = try world.start(of: right, in: &evaluation),
        case .date(let last)? = try world.end(of: right, in: &evaluation), first > last
      else { return }
      throw Refusal(
        "contradiction", "\(right.name) would end before it begins",
        notes: ["it begins \(first.text), and its last day is \(last.text)"])
    }
  }

  private mutating func echo(_ name: String, _ holder: String, _ party: String, isAgain: Bool) {
    guard isConversation, let thing = knowledge.world.thing(name),
      let right = knowledge.world.rights[Int(thing.index)]
    else { return }
    var evaluation = Evaluation(knowledge.environment())
    let window = (try? knowledge.world.windowText(of: right, in: &evaluation)) ?? "?"
    let what = right.scopes.joined(separator: ", ")
    let words =
      switch right.kind {
      case .exclusive: "only \(holder) may sell \(what) to \(party)"
      case .firstRefusal: "\(holder) is asked first when \(party) buys \(what)"
      }
    echo(
      StyledText(name, .name) + StyledText(": \(words), ") + StyledText(window, .value)
        + StyledText(isAgain ? "  stated again" : "", .faint))
  }
}

extension Diagnostic {
  /// A new party whose name is close to that of a known one.
  fileprivate static func similarParty(_ new: String, _ known: String, at place: Place) -> Self {
    Diagnostic(
      .note, "similar-name", "\(new) is a new party, and its name is close to \(known)",
      labels: [.init(place, "did you mean \(known)?")])
  }
}
