import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealReports
import DealSyntax

extension Verb {
  /// `show openai_aws`
  static let show: Verb = .init(
    "show", .asking, "Shows everything that is known of a thing, or a value with its unit.",
    operands: [OperandShape("a deal, a party or a formula", .expressions)],
    examples: ["show openai_aws", "show $38B / 7 years", "show $38B / (5 to 9 years)"]
  ) { (act, phrase) throws(Told) in
    for id in phrase.operand(0)?.expressions ?? [] {
      let formula = try act.formula(id)
      let (value, _) = try act.value(of: formula)
      act.say(try act.shown(value, formula, id))
    }
  }

  /// `list deals where value > $10B sort value`
  static let list: Verb = .init(
    "list", .asking, "Lists everything of a kind as a table.",
    operands: [OperandShape("what to list", .word(Listed.allCases.map(\.rawValue)))],
    clauses: [
      ClauseShape("where", "a condition such as value > $10B", .expression),
      ClauseShape("sort", "what to sort by such as value", .expression),
      ClauseShape("top", "how many rows", .expression),
    ] + ClauseShape.intoFile,
    examples: ["list deals", "list deals where value > $10B sort value top 5"]
  ) { (act, phrase) throws(Told) in try act.list(phrase) }

  /// `explain openai_aws.cost_per_gpu_hour`
  static let explain: Verb = .init(
    "explain", .asking,
    "Shows how an answer came about: formulas, values, dates, places and sources.",
    operands: [OperandShape("a formula", .expression, isOptional: true)],
    examples: ["explain openai_aws.cost_per_gpu_hour"]
  ) { (act, phrase) throws(Told) in try act.explain(phrase) }

  /// `why`
  static let why: Verb = .init(
    "why", .asking, "The same as explain; on its own it explains the last answer.",
    operands: [OperandShape("a formula", .expression, isOptional: true)],
    examples: ["why openai_aws.cost_per_gpu_hour"]
  ) { (act, phrase) throws(Told) in try act.explain(phrase) }

  /// `assumptions`
  static let assumptions: Verb = .init(
    "assumptions", .asking, "Lists everything that answers rest on without being a stated fact.",
    clauses: ClauseShape.intoFile, examples: ["assumptions"]
  ) { (act, phrase) throws(Told) in
    try act.give(act.viewpoint().assumptions(), titled: "assumptions", phrase)
  }

  /// `print "total: {openai_aws.value}"`
  static let print: Verb = .init(
    "print", .asking, "Writes texts and values on a line of their own.",
    operands: [OperandShape("a text in quotes", .expressions)],
    examples: ["print \"two and two are {2 + 2}\""]
  ) { (act, phrase) throws(Told) in
    var pieces: [String] = []
    for id in phrase.operand(0)?.expressions ?? [] {
      let formula = try act.formula(id)
      let (value, _) = try act.value(of: formula)
      if case .unstated(let unstated) = value {
        throw act.told(unstated.refusal, act.tree[id].span)
      }
      pieces.append(act.describer().text(value))
    }
    act.say(act.describer().answer(.text(pieces.joined(separator: " "))))
  }
}

/// What `list` can list.
package enum Listed: String, CaseIterable, Sendable {
  case deals, parties, chips, prices, rollouts, milestones, rights, sources, scenarios, claims
  case assumptions

  var kind: Thing.Kind? {
    switch self {
    case .deals: .deal
    case .parties: .party
    case .chips: .chip
    case .prices: .price
    case .rollouts: .rollout
    case .milestones: .milestone
    case .rights: .right
    case .sources: .source
    case .scenarios: .scenario
    case .claims, .assumptions: nil
    }
  }
}

extension Enactment {
  /// A thing or a range as a card, a quantity with what it measures, anything else as it is.
  fileprivate mutating func shown(
    _ value: Value, _ formula: FormulaID, _ id: ExpressionID
  ) throws(Told) -> Answer {
    let answer = try answer(to: value, formula, id)
    if case .uncertain(let range) = value {
      let viewpoint = viewpoint()
      return try work(tree[id].span) { (_) throws(Refusal) in try viewpoint.card(of: range) }
    }
    guard case .quantity(let quantity) = value else { return answer }
    var page = answer.page
    page.blocks.append(
      .line(StyledText("\(quantity.unit.dimension.name), in full \(quantity.fullText)", .faint)))
    return Answer(page, answer.datum)
  }

  fileprivate mutating func explain(_ phrase: Phrase) throws(Told) {
    let formula: FormulaID
    let title: String
    if let id = phrase.operand(0)?.expression {
      formula = try self.formula(id)
      title = source.text(of: tree[id].span)
    } else if let last = knowledge.lastQuestion {
      formula = last
      title = knowledge.words(knowledge.arena[last].origin)
    } else {
      throw told(
        Refusal(
          "nothing-to-explain", "\(Verb.all[phrase.verb].name) is followed by what to explain",
          notes: ["on its own it explains the last answer, and there is none yet"]), phrase.verbSpan
      )
    }
    var evaluation = Evaluation(knowledge.environment())
    let (result, derivation) = evaluation.explain(
      formula, title: title, declaring: knowledge.question(formula))
    if case .failure(let refusal) = result {
      tell(Diagnostic(refusal, at: evaluation.failure ?? formula, in: knowledge.arena))
      throw Told()
    }
    let viewpoint = viewpoint()
    let span = phrase.operand(0)?.span ?? phrase.verbSpan
    say(try work(span) { (_) throws(Refusal) in try viewpoint.explanation(derivation.core) })
  }

  // MARK: Lists

  fileprivate mutating func list(_ phrase: Phrase) throws(Told) {
    let shape = Verb.list.shape
    guard let index = phrase.operand(0)?.word, Listed.allCases.indices.contains(index) else {
      throw Told()
    }
    guard let kind = Listed.allCases[index].kind else {
      let own = phrase.clauses.first { clause in
        !ClauseShape.intoFile.contains { $0.word == shape.clauses[clause.word].word }
      }
      if let clause = own {
        throw told(
          Refusal(
            "clause-does-not-fit", "list \(Listed.allCases[index].rawValue) takes no further words"),
          clause.wordSpan)
      }
      try give(
        Listed.allCases[index] == .claims ? viewpoint().claims() : viewpoint().assumptions(),
        titled: Listed.allCases[index].rawValue, phrase)
      return
    }
    var things = knowledge.world.things(kind)
    if let clause = phrase.clauses("where", in: shape.clauses).first,
      let id = clause.argument.expression
    {
      let condition = try formula(id, row: kind)
      var kept: [Thing] = []
      var unsure: [String] = []
      var isItsOwn = true
      for thing in things {
        switch try holds(condition, for: thing, &isItsOwn) {
        case true?: kept.append(thing)
        case false?: break
        case nil: unsure.append(knowledge.world.name(of: thing))
        }
      }
      if !unsure.isEmpty {
        tell(
          Diagnostic(
            .note, "left-out",
            "where leaves out \(unsure.prefix(8).joined(separator: ", ")): whether the condition holds depends on a range",
            labels: [.init(Place(source: source.id, span: clause.argument.span), "")],
            remedies: isItsOwn ? knowledge.chanceRemedies(condition) : []))
      }
      things = kept
    }
    if let clause = phrase.clauses("sort", in: shape.clauses).first,
      let id = clause.argument.expression
    {
      things = try sorted(things, by: formula(id, row: kind), clause.argument.span)
    }
    if let clause = phrase.clauses("top", in: shape.clauses).first,
      let id = clause.argument.expression
    {
      let formula = try formula(id)
      guard case .quantity(let count) = try value(of: formula).value, count.unit.isNone,
        count.value >= 0, count.value < 1e9
      else {
        throw told(
          Refusal("wrong-kind", "top is followed by how many rows, such as 5"), clause.argument.span
        )
      }
      things = Array(things.prefix(Int(count.value)))
    }
    try give(
      viewpoint().listing(things, of: kind), titled: Listed.allCases[index].rawValue, phrase)
  }

  /// Whether a condition holds for a row: not if the row does not state what is asked, and nil if
  /// that depends on a range; `isItsOwn` turns false if something that it rests on does.
  private mutating func holds(
    _ condition: FormulaID, for thing: Thing, _ isItsOwn: inout Bool
  ) throws(Told) -> Bool? {
    var evaluation = Evaluation(knowledge.environment())
    do {
      let value = try evaluation.evaluate(condition, for: .thing(thing))
      if case .unstated = value { return false }
      return try evaluation.truth(value, "the condition after where")
    } catch {
      if error.code == "chance-not-truth" {
        if evaluation.failure != nil { isItsOwn = false }
        return nil
      }
      tell(Diagnostic(error, at: evaluation.failure ?? condition, in: knowledge.arena))
      throw Told()
    }
  }

  /// From the greatest to the smallest; rows that do not state the key come last.
  private mutating func sorted(
    _ things: [Thing], by key: FormulaID, _ span: Span
  ) throws(Told) -> [Thing] {
    var keyed: [Value] = []
    var unknown: [Thing] = []
    for thing in things {
      var evaluation = Evaluation(knowledge.environment())
      var value: Value
      do {
        value = try evaluation.evaluate(key, for: .thing(thing))
        // Ranges stand where their medians do.
        if case .uncertain(let range) = value {
          value = try range.value(
            evaluation.environment.sampling.statistics(of: range).median)
        }
      } catch {
        tell(Diagnostic(error, at: evaluation.failure ?? key, in: knowledge.arena))
        throw Told()
      }
      switch value {
      case .unstated, .uncertain: unknown.append(thing)
      case .quantity, .date, .period, .truth, .text, .list, .record, .function, .series, .thing:
        keyed.append(.list([value, .thing(thing)]))
      }
    }
    let rows = keyed
    let ordered = try work(span) { (evaluation) throws(Refusal) in
      try Function.ordered(rows, by: 0, &evaluation)
    }
    let isText = keyed.first.map { $0.firstIsText } ?? false
    let known = ordered.compactMap { row -> Thing? in
      if case .list(let pair) = row, case .thing(let thing)? = pair.last { thing } else { nil }
    }
    return (isText ? known : known.reversed()) + unknown
  }
}

extension Value {
  /// Whether it is a list that begins with a text.
  fileprivate var firstIsText: Bool {
    if case .list(let elements) = self, case .text? = elements.first { true } else { false }
  }
}
