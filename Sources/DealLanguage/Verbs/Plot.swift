import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealReports
import DealSyntax

extension Verb {
  /// `plot openai_aws.capacity`
  static let plot: Verb = .init(
    "plot", .asking,
    "Draws series over time, ranges, lists and tables: a line, an area, steps, bars or a histogram.",
    operands: [OperandShape("what to draw", .expressions)],
    clauses: [
      ClauseShape("as", "the form", .word(PlotForm.allCases.map(\.rawValue))),
      ClauseShape("from", "the first day that is drawn", .expression, isWeak: true),
      ClauseShape("until", "the last day that is drawn", .expression, isWeak: true),
      ClauseShape("titled", "a title in quotes", .text),
    ] + ClauseShape.intoFile,
    examples: [
      "plot openai_aws.capacity", "plot openai_aws.spend until 2028",
      "plot openai_aws.value / (5 to 9 years)", "plot openai_aws.spend by year as bars",
      "plot openai_aws.capacity to \"capacity.svg\"",
    ]
  ) { (act, phrase) throws(Told) in try act.plot(phrase) }

  /// `timeline openai`
  static let timeline: Verb = .init(
    "timeline", .asking,
    "Draws when deals, rollouts, rights and milestones begin and end: of everything, or of parties and deals.",
    operands: [OperandShape("parties or deals", .names, isOptional: true)],
    clauses: [
      ClauseShape("from", "the first day that is drawn", .expression),
      ClauseShape("until", "the last day that is drawn", .expression),
      ClauseShape("titled", "a title in quotes", .text),
    ] + ClauseShape.intoFile,
    examples: [
      "timeline", "timeline openai from 2025-06 until 2030", "timeline to \"timeline.svg\"",
    ]
  ) { (act, phrase) throws(Told) in try act.timeline(phrase) }
}

extension Enactment {
  fileprivate mutating func plot(_ phrase: Phrase) throws(Told) {
    let shapes = Verb.plot.shape.clauses
    var plotted: [Plotted] = []
    for question in try questions(phrase.operand(0)) {
      plotted.append(Plotted(question.words, try value(of: question.formula).value))
    }
    let form = phrase.clauses("as", in: shapes).first?.argument.word
      .flatMap { PlotForm.allCases.indices.contains($0) ? PlotForm.allCases[$0] : nil }
    let (from, until) = (
      try edge("from", .first, phrase, shapes), try edge("until", .last, phrase, shapes)
    )
    let title = phrase.clauses("titled", in: shapes).first.map { word($0.argument) }
    let (things, view) = (plotted, viewpoint())
    let answer = try work(phrase.operand(0)?.span ?? phrase.verbSpan) { (_) throws(Refusal) in
      try view.plot(things, as: form, from: from, until: until, title: title)
    }
    try give(answer, titled: answer.chart?.title ?? "", phrase)
  }

  fileprivate mutating func timeline(_ phrase: Phrase) throws(Told) {
    let shapes = Verb.timeline.shape.clauses
    let things = try dated(phrase.operand(0))
    let (from, until) = (
      try edge("from", .first, phrase, shapes), try edge("until", .last, phrase, shapes)
    )
    let title = phrase.clauses("titled", in: shapes).first.map { word($0.argument) }
    let (wanted, view) = (things, viewpoint())
    let answer = try work(phrase.operand(0)?.span ?? phrase.verbSpan) { (_) throws(Refusal) in
      try view.timeline(of: wanted, from: from, until: until, title: title)
    }
    try give(answer, titled: answer.chart?.title ?? "", phrase)
  }

  /// The things of an argument of names; nil if it is not given.
  mutating func dated(_ argument: Argument?) throws(Told) -> [Thing]? {
    guard let argument else { return nil }
    var things: [Thing] = []
    for written in argument.placedNames {
      things.append(try dated(knowledge.names.text(of: written.name), written.span))
    }
    return things
  }

  /// Something with dates by its name.
  private mutating func dated(_ name: String, _ span: Span) throws(Told) -> Thing {
    if let thing = knowledge.world.thing(name) {
      switch thing.kind {
      case .deal, .party, .right, .milestone: return thing
      case .rollout, .source, .scenario, .chip, .price: break
      }
    }
    return try thing(name, .party, span)
  }

  /// The day of a clause: the first or the last of its period.
  private mutating func edge(
    _ clause: String, _ edge: Period.Edge, _ phrase: Phrase, _ shapes: [ClauseShape]
  ) throws(Told) -> Day? {
    guard let argument = phrase.clauses(clause, in: shapes).first?.argument,
      let id = argument.expression
    else { return nil }
    guard let period = try value(of: formula(id)).value.asPeriod else {
      throw told(
        Refusal("wrong-kind", "\(clause) is followed by a date such as 2026-12 or 2030"),
        argument.span)
    }
    return edge == .first ? period.first : period.last
  }
}
