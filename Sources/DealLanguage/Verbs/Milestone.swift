import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealSyntax

extension Verb {
  /// `milestone california_approval on 2025-10-28`
  static let milestone: Verb = .init(
    "milestone", .declaring, "Names something that happens on a date and that deals wait for.",
    operands: [OperandShape("a name", .name)],
    clauses: [
      ClauseShape("on", "a date such as 2025-10-28", .expression),
      ClauseShape("by", "the party that decides", .name),
      ClauseShape("chance", "a chance such as 80%", .expression),
      ClauseShape(
        "status", "where it stands", .word(Milestone.Status.allCases.map(\.rawValue))),
      ClauseShape(
        "source", "a text in quotes or the name of a source", .textOrName, isRepeatable: true),
      ClauseShape("note", "a text in quotes", .text, isRepeatable: true),
    ], block: .clauses,
    examples: [
      "milestone california_approval on 2025-10-28 by california",
      "milestone gigawatt on 2026-12 chance 70% status planned",
    ]
  ) { (act, phrase) throws(Told) in try act.declareMilestone(phrase) }
}

extension Enactment {
  fileprivate mutating func declareMilestone(_ phrase: Phrase) throws(Told) {
    let name = word(phrase.operand(0))
    let span = phrase.operand(0)?.span ?? phrase.verbSpan
    let shapes = Verb.milestone.shape.clauses
    try checkNotDefined(name, span)
    // Stated again, a milestone keeps what the statement does not say.
    var milestone = knowledge.world.milestone(name) ?? Milestone(name: name)
    var decider: String?
    for clause in phrase.clauses where shapes.indices.contains(clause.word) {
      let word = shapes[clause.word].word
      switch word {
      case "on":
        milestone.on = try clause.argument.expression.map { (id) throws(Told) in
          try measured(id, .date, word)
        }
      case "chance":
        milestone.chance = try clause.argument.expression.map { (id) throws(Told) in
          try measured(id, .probability, word)
        }
      case "status":
        milestone.status = clause.argument.word.map { Milestone.Status.allCases[$0] }
      case "by": decider = self.word(clause.argument)
      default: break
      }
    }
    milestone.by = decider ?? milestone.by
    milestone.provenance = provenance(phrase.clauses, shapes) ?? milestone.provenance
    milestone.origin = Origin(
      source: source.id, lower: phrase.verbSpan.lower, upper: phrase.verbSpan.upper)
    let isKnown = knowledge.world.milestone(name) != nil
    let kept = isKnown ? nil : day(of: milestone)
    milestone.forgetDay()
    let ready = milestone
    do {
      try knowledge.changeWorld { (world) throws(Refusal) in
        if let decider, let thing = world.thing(decider), thing.kind != .party {
          throw Refusal(
            "name-taken", "\(decider) is \(thing.kind.phrase), and a party is expected after by",
            labels: [thing.kind.phrase])
        }
        try world.declare(ready)
        if let kept, let index = world.thing(name)?.index {
          world.keep(kept.day, ofMilestone: index, restingOn: kept.others)
        }
        if let decider { _ = try world.party(decider) }
      }
    } catch {
      throw told(error, span)
    }
    if isKnown { keepDays(after: name) }
    let date = ready.on.map { knowledge.words(knowledge.arena[$0].origin) }
    let chance =
      ready.chance.map { ", chance \(knowledge.words(knowledge.arena[$0].origin))" } ?? ""
    let status = chance + (ready.status.map { ", \($0.rawValue)" } ?? "")
    echo(
      StyledText(name, .name)
        + StyledText(
          ": a milestone" + (date.map { ", on \($0)" } ?? ", no date stated") + status))
  }

  /// The day of a milestone, where it is kept, and the others on which that rests.
  private mutating func day(of milestone: Milestone) -> (day: Day, others: [Int32])? {
    guard let formula = milestone.on,
      let others = knowledge.world.milestones(behind: formula, in: knowledge.arena)
    else { return nil }
    var evaluation = Evaluation(knowledge.environment())
    guard let value = try? evaluation.evaluate(formula),
      case .date(let day)? = try? value.day(.first, "on")
    else { return nil }
    return (day, others)
  }

  /// Keeps the day of a milestone that was stated again, and those that rest on it.
  private mutating func keepDays(after name: String) {
    guard let first = knowledge.world.thing(name)?.index else { return }
    var open = [first]
    if knowledge.world.milestone(name)?.isLeanedOn == true {
      knowledge.changeWorld { (world) in
        open += world.forgetLeaningDays().filter { $0 != first }
      }
    }
    for index in open {
      guard let milestone = knowledge.world.milestones[Int(index)],
        let (day, others) = day(of: milestone)
      else { continue }
      knowledge.changeWorld { (world) in
        world.keep(day, ofMilestone: index, restingOn: others)
      }
    }
  }
}
