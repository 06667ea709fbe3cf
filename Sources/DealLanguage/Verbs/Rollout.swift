import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealReports
import DealSyntax

extension Verb {
  private static let rolloutClauses: [ClauseShape] = [
    ClauseShape("from", "a date such as 2026-01", .expression),
    ClauseShape("by", "a date such as 2026-12", .expression),
    ClauseShape("shape", "how it rises", .word(Shape.allCases.map(\.name))),
    ClauseShape("slip", "a length of time such as 6 months", .expression),
    ClauseShape("after", "the name of a milestone", .name),
    ClauseShape("chance", "a chance such as 80%", .expression),
    ClauseShape("for", "the name of a deal", .name),
    ClauseShape(
      "source", "a text in quotes or the name of a source", .textOrName, isRepeatable: true),
    ClauseShape("basis", "the kind of evidence", .word(Basis.allCases.map(\.rawValue))),
    ClauseShape("note", "a text in quotes", .text, isRepeatable: true),
  ]

  private static let expansionClauses =
    rolloutClauses + [ClauseShape("through", "a date such as 2027", .expression)]

  /// `rollout gpus by 2026-12`
  static let rollout: Verb = .init(
    "rollout", .declaring, "Says when granted capacity comes into service.",
    operands: [OperandShape("what, such as gpus or 50k gpus", .expression)],
    clauses: rolloutClauses, block: .clauses,
    examples: [
      "deal openai oracle from 2026 with 100k gpus; rollout gpus by 2026-12",
      "rollout 50k gpus from 2026-01 by 2026-06 shape scurve",
    ]
  ) { (act, phrase) throws(Told) in
    try act.declareRollout(phrase, rolloutClauses, isExpansion: false)
  }

  /// `expand 100k gpus through 2027`
  static let expand: Verb = .init(
    "expand", .declaring,
    "Records an option beyond the stated quantity: shown with the deal, counted nowhere.",
    operands: [OperandShape("what, such as gpus or 100k gpus", .expression)],
    clauses: expansionClauses,
    block: .clauses, examples: ["expand gpus through 2027"]
  ) { (act, phrase) throws(Told) in
    try act.declareRollout(phrase, expansionClauses, isExpansion: true)
  }
}

extension Enactment {
  fileprivate mutating func declareRollout(
    _ phrase: Phrase, _ shapes: [ClauseShape], isExpansion: Bool
  ) throws(Told) {
    let verb = isExpansion ? "expand" : "rollout"
    guard let id = phrase.operand(0)?.expression else { throw Told() }
    let named = phrase.clauses("for", in: shapes).first
    let index: Int32
    if let named {
      index = try thing(word(named.argument), .deal, named.argument.span).index
    } else if let latest = knowledge.world.latestDeal {
      index = latest
    } else {
      throw told(
        Refusal(
          "no-deal-yet", "\(verb) belongs to a deal, and there is none yet",
          labels: ["which deal?"],
          notes: ["state one first, for example: deal openai aws value 38e9"]),
        phrase.verbSpan)
    }
    let (resource, unit, quantity) = try resource(id, verb)
    let origin = Origin(
      source: source.id, lower: phrase.verbSpan.lower, upper: phrase.verbSpan.upper)
    var rollout = Rollout(
      deal: index, resource: resource, unit: unit, isExpansion: isExpansion, origin: origin)
    rollout.quantity = quantity
    for clause in phrase.clauses where shapes.indices.contains(clause.word) {
      let word = shapes[clause.word].word
      let argument = clause.argument
      switch word {
      case "from":
        rollout.from = try argument.expression.map { (id) throws(Told) in
          try measured(id, .date, word)
        }
      case "by", "through":
        rollout.by = try argument.expression.map { (id) throws(Told) in
          try measured(id, .date, word)
        }
      case "slip":
        rollout.slip = try argument.expression.map { (id) throws(Told) in
          try measured(id, .duration, word)
        }
      case "chance":
        rollout.chance = try argument.expression.map { (id) throws(Told) in
          try measured(id, .probability, word)
        }
      case "shape": rollout.shape = argument.word.map { Shape.allCases[$0] }
      case "after":
        rollout.after = self.word(argument)
        _ = try thing(self.word(argument), .milestone, argument.span)
      default: break
      }
    }
    rollout.provenance = provenance(phrase.clauses, shapes)
    guard isExpansion || rollout.by != nil || rollout.from != nil || rollout.after != nil else {
      throw told(
        Refusal(
          "rollout-date", "\(verb) says when, with by and a date",
          labels: ["no date is given"], notes: ["for example: \(verb) gpus by 2026-12"]),
        phrase.verbSpan)
    }
    let tallies = try check(rollout, phrase.verbSpan)
    let ready = rollout
    let known = sensesBefore(Thing(.deal, ready.deal))
    do {
      try knowledge.changeWorld { (world) throws(Refusal) in
        world.declare(ready, leaving: tallies)
      }
    } catch {
      throw told(error, phrase.verbSpan)
    }
    echo(ready)
    noteSenses(
      of: knowledge.world.name(of: Thing(.deal, ready.deal)), besides: known, phrase.verbSpan)
  }

  /// What is rolled out: a resource by its unit alone (`gpus`), or an amount of it.
  private mutating func resource(
    _ id: ExpressionID, _ verb: String
  ) throws(Told) -> (Dimension, Unit, FormulaID?) {
    if case .name(let name) = tree[id].form, knowledge.definitions[knowledge.slot(name)] == nil {
      let word = knowledge.names.text(of: name)
      if let dimension = Resource.dimension(word) {
        return (dimension, Resource.unit(dimension), nil)
      }
      if let unit = knowledge.units.named(word) { return (unit.dimension, unit, nil) }
    }
    let formula = try formula(id)
    let (value, _) = try value(of: formula)
    let unit: Unit? =
      switch value {
      case .quantity(let quantity): quantity.unit
      case .uncertain(let range) where !range.isDate: range.unit
      default: nil
      }
    guard let unit, !unit.isNone else {
      throw told(
        Refusal(
          "wrong-kind",
          "\(verb) is followed by what comes into service, such as gpus or 50k gpus, and this is \(value.kindName)",
          labels: [value.kindName]), tree[id].span)
    }
    return (unit.dimension, unit, formula)
  }

  /// A rollout that ends before it starts, or that takes more than is granted, is refused now. What it
  /// and the others leave is returned, where it rests on nothing but amounts and dates as written.
  private mutating func check(_ rollout: Rollout, _ span: Span) throws(Told) -> [RolloutTally] {
    guard let deal = knowledge.world.deals[Int(rollout.deal)] else { return [] }
    let tallies = deal.brought.filter { $0.holds(for: deal) }
    if rollout.isExpansion || isOrdinary(rollout, of: deal) { return tallies.map(\.besideAnother) }
    let others = tallies.filter { $0.resource != rollout.resource }.map(\.besideAnother)
    let tally = tallies.first { $0.resource == rollout.resource }
    let terms = Terms(knowledge.world, deal, pending: rollout)
    let isPlain =
      isPlain(rollout) && deal.facts.allSatisfy { knowledge.isPlain($0.formula) }
      && deal.grants.allSatisfy { knowledge.isPlain($0.quantity) }
    if isPlain, let tally, !tally.hasOpen || rollout.quantity != nil {
      let left = try work(span, isPlain: true) { (evaluation) throws(Refusal) in
        try terms.checkRollouts(of: rollout.resource, after: tally, in: &evaluation)
      }
      return others + [left].compactMap { $0 }
    }
    let areAllPlain =
      isPlain
      && deal.rollouts.allSatisfy { knowledge.world.rollouts[Int($0)].map(self.isPlain) ?? true }
    let (left, notes) = try work(span, isPlain: areAllPlain) { (evaluation) throws(Refusal) in
      (try terms.checkRollouts(of: rollout.resource, in: &evaluation), evaluation.notes)
    }
    for note in notes {
      tell(Diagnostic(.note, note.code, note.message, notes: note.notes))
    }
    return areAllPlain ? others + [left].compactMap { $0 } : others
  }

  /// Whether a rollout states nothing but amounts and dates as they are written.
  private func isPlain(_ rollout: Rollout) -> Bool {
    rollout.after == nil
      && [rollout.quantity, rollout.from, rollout.by, rollout.slip].allSatisfy {
        $0.map(knowledge.isPlain) ?? true
      }
  }

  /// Refuses a deal that grants less than its rollouts bring.
  mutating func checkRollouts(of deal: Deal, _ span: Span) throws(Told) {
    let rollouts = deal.rollouts.compactMap { knowledge.world.rollouts[Int($0)] }
    let terms = Terms(knowledge.world, deal)
    var checked: [Dimension] = []
    for rollout in rollouts where rollout.quantity != nil && !checked.contains(rollout.resource) {
      checked.append(rollout.resource)
      _ = try work(span) { (evaluation) throws(Refusal) in
        try terms.checkRollouts(of: rollout.resource, in: &evaluation)
      }
    }
  }

  /// Whether a rollout is in order, as can be seen without working anything out: the only one of its
  /// deal, of all that is granted, finished on a plain day after the plain start of the deal.
  private func isOrdinary(_ rollout: Rollout, of deal: Deal) -> Bool {
    guard deal.rollouts.isEmpty, rollout.quantity == nil, rollout.from == nil, rollout.slip == nil,
      rollout.after == nil, let by = rollout.by, let start = deal[.from] ?? deal[.announced],
      let first = knowledge.plainValue(start)?.firstDay,
      case .date(let last)? = try? knowledge.plainValue(by)?.day(.last, "by")
    else { return false }
    return first <= last
  }

  private mutating func echo(_ rollout: Rollout) {
    guard isConversation, let deal = knowledge.world.deals[Int(rollout.deal)] else { return }
    let describer = describer()
    var evaluation = Evaluation(knowledge.environment())
    func show(_ formula: FormulaID, _ edge: Period.Edge) -> String {
      guard let value = try? evaluation.evaluate(formula) else { return "?" }
      if let day = try? value.day(edge, "by") { return describer.text(day) }
      return describer.text(value)
    }
    var line = StyledText(deal.name, .name) + StyledText(": ")
    let amount = rollout.quantity.flatMap { try? evaluation.evaluate($0) }.map(describer.text)
    let others = deal.rollouts.compactMap { knowledge.world.rollouts[Int($0)] }.filter {
      $0.resource == rollout.resource && !$0.isExpansion && $0.quantity != nil
    }
    let all = others.isEmpty ? "all" : "the rest of the"
    line += StyledText(amount ?? "\(all) \(Resource.name(rollout.resource))", .value)
    line += StyledText(rollout.isExpansion ? " as an option" : " live")
    if let from = rollout.from { line += StyledText(" from \(show(from, .first))") }
    if let milestone = rollout.after { line += StyledText(" after \(milestone)") }
    if let by = rollout.by {
      line += StyledText("\(rollout.isExpansion ? " through" : " by") \(show(by, .last))")
    }
    var tail: [String] = []
    if rollout.isExpansion { tail.append("not counted in capacity") }
    if let slip = rollout.slip { tail.append("slips by \(show(slip, .last))") }
    if let chance = rollout.chance { tail.append("with a chance of \(show(chance, .last))") }
    if !rollout.isExpansion { tail.append(course(of: rollout, deal)) }
    if amount == nil, deal.grants.isEmpty {
      tail.append("not stated: number of \(Resource.name(rollout.resource))")
    }
    if !tail.isEmpty { line += StyledText("  \(tail.joined(separator: " · "))", .faint) }
    echo(line)
  }

  /// Where a rollout starts and how it rises, in words: stated or taken where nothing is.
  private func course(of rollout: Rollout, _ deal: Deal) -> String {
    guard rollout.by != nil else { return "in one step" }
    let statesStart = rollout.from != nil || rollout.after != nil
    if !statesStart, deal[.from] == nil, deal[.announced] == nil, deal[.until] == nil {
      return "no start stated: in one step"
    }
    let shape = rollout.shape ?? .linear
    return (statesStart || shape == .step ? "" : "from the start of the deal, ") + shape.course
  }
}
