import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealReports
import DealSyntax

extension Verb {
  /// `cancel openai_aws on 2027-06-01`
  static let cancel: Verb = .init(
    "cancel", .declaring,
    "Ends a deal: from the date on nothing is paid or live; without a date it never came about.",
    operands: [OperandShape("the deal", .name)],
    clauses: [
      ClauseShape("on", "the first day on which it holds no more", .expression),
      ClauseShape("status", "where the deal stands", .word(Status.allCases.map(\.rawValue))),
      ClauseShape(
        "source", "a text in quotes or the name of a source", .textOrName, isRepeatable: true),
      ClauseShape("basis", "the kind of evidence", .word(Basis.allCases.map(\.rawValue))),
      ClauseShape("note", "a text in quotes", .text, isRepeatable: true),
    ], block: .clauses, examples: ["cancel openai_aws on 2027-06-01"]
  ) { (act, phrase) throws(Told) in try act.cancelDeal(phrase) }

  /// `dispute openai_aws value $40B basis reported`
  static let dispute: Verb = .init(
    "dispute", .declaring,
    "Gives a second account of what a deal states. Of each fact the account with the stronger basis counts (filing, then company, testimony, reported, dataset, estimate, assumed, none), of two as strong the later; show tells of both, and given can choose the other.",
    operands: [OperandShape("the deal", .name)],
    clauses: DealClauses.disputable + [
      ClauseShape("on", "the date of the account, else that of its source", .expression)
    ], block: .clauses,
    examples: ["dispute openai_aws value $40B source \"a newspaper\" basis reported on 2025-11-04"]
  ) { (act, phrase) throws(Told) in try act.disputeDeal(phrase) }
}

extension DealClauses {
  /// What two accounts can differ in, and where an account comes from.
  static let disputable = shapes.filter {
    !["requires", "amends", "overlaps", "chance"].contains($0.word)
  }

  /// What `change` takes besides: the date of an amendment.
  static let effective = ClauseShape(
    "on", "the date from which it holds; without one a correction", .expression)
}

extension Enactment {
  /// The day that a clause says, if it is there: one day, no range.
  mutating func day(
    _ word: String, _ phrase: Phrase, _ shapes: [ClauseShape]
  ) throws(Told) -> Day? {
    guard let argument = phrase.clauses(word, in: shapes).first?.argument,
      let id = argument.expression
    else { return nil }
    let (value, _) = try value(of: measured(id, .date, word))
    let asked = try work(argument.span, isPlain: true) { (_) throws(Refusal) in
      try value.day(.first, word)
    }
    guard case .date(let day) = asked else {
      throw told(
        Refusal(
          "wrong-kind", "\(word) is followed by one day here, and this is \(value.kindName)",
          labels: [value.kindName]), argument.span)
    }
    return day
  }

  /// The day of an account: that of the source it names, if that has one.
  mutating func dayOfSource(_ provenance: DealFormula.Provenance?) -> Day? {
    guard let name = provenance?.source, let thing = knowledge.world.thing(name),
      thing.kind == .source, let formula = knowledge.world.sources[Int(thing.index)]?.date
    else { return nil }
    var evaluation = Evaluation(knowledge.environment())
    guard let value = try? evaluation.evaluate(formula),
      case .date(let day)? = try? value.day(.first, "date")
    else { return nil }
    return day
  }

  /// All that was said of a deal; its first account was given when its source appeared, else when
  /// it was announced.
  mutating func record(of deal: Deal) -> DealRecord {
    if let record = deal.record { return record }
    var given = dayOfSource(deal.provenance)
    if given == nil, let formula = deal[.announced] {
      var evaluation = Evaluation(knowledge.environment())
      if let value = try? evaluation.evaluate(formula),
        case .date(let day)? = try? value.day(.first, "announced")
      {
        given = day
      }
    }
    return deal.history(firstGiven: given)
  }

  /// The deal that a phrase is about.
  mutating func subject(_ phrase: Phrase) throws(Told) -> (thing: Thing, deal: Deal) {
    let span = phrase.operand(0)?.span ?? phrase.verbSpan
    let thing = try thing(word(phrase.operand(0)), .deal, span)
    guard let deal = knowledge.world.deals[Int(thing.index)] else { throw Told() }
    return (thing, deal)
  }

  /// Puts another account of a deal in its place, if it can be paid as it says.
  mutating func replace(
    _ thing: Thing, with deal: Deal, checking isPaid: Bool, _ span: Span
  ) throws(Told) {
    var deal = deal
    // What was gone through for the accounts before is good where this one rests on nothing else either.
    let paid = deal.isSteady(in: knowledge.arena) ? deal.paidSoFar : nil
    for version in paid == nil ? deal.versions : [deal] { try check(version, span) }
    try checkRollouts(of: deal, span)
    deal.paidSoFar = nil
    if isPaid {
      let terms = Terms(knowledge.world, deal)
      deal.paidSoFar = try work(span, isPlain: paid != nil) { (evaluation) throws(Refusal) in
        try terms.checkPayments(after: paid, in: &evaluation)
      }
    }
    let ready = deal
    do {
      try knowledge.changeWorld { (world) throws(Refusal) in
        world.update(deal: thing.index) { $0 = ready }
      }
    } catch {
      throw told(error, span)
    }
  }

  /// An amendment that holds from a day on.
  mutating func amend(
    _ phrase: Phrase, _ thing: Thing, _ deal: Deal, on day: Day, _ shapes: [ClauseShape]
  ) throws(Told) {
    var stated = Deal(name: deal.name, payer: deal.payer, payee: deal.payee, origin: deal.origin)
    try state(phrase.clauses, of: shapes, on: &stated)
    guard !stated.parts.isEmpty || !stated.overlaps.isEmpty || !stated.requires.isEmpty else {
      throw told(
        Refusal(
          "nothing-to-change", "change is followed by what is to be different",
          notes: ["for example: change \(deal.name) with 200k gpus on \(day.text)"]),
        phrase.verbSpan)
    }
    if let cancelled = deal.cancelled, cancelled <= day {
      throw told(
        Refusal(
          "contradiction", "\(deal.name) cannot change after it was cancelled",
          notes: [
            "cancelled from \(cancelled.text) on", "the change would hold from \(day.text) on",
          ]
        ), phrase.verbSpan)
    }
    let amended = deal.amended(by: Account(stated: stated, on: day), of: record(of: deal))
    try replace(thing, with: amended, checking: true, phrase.verbSpan)
    echoDeal(deal.name, new: [], lead: "from \(day.text) on ")
  }

  fileprivate mutating func cancelDeal(_ phrase: Phrase) throws(Told) {
    let (thing, deal) = try subject(phrase)
    let shapes = Verb.cancel.shape.clauses
    var stated = Deal(name: deal.name, payer: deal.payer, payee: deal.payee, origin: deal.origin)
    try state(phrase.clauses, of: shapes, on: &stated)
    guard let day = try day("on", phrase, shapes) else {
      var changed = deal
      stated.status = stated.status ?? .abandoned
      if let record = deal.record {
        changed = deal.following(record.uncancelled.corrected(by: stated))
      } else {
        changed.take(.status, from: stated)
        changed.provenance = stated.provenance?.completed(by: deal.provenance) ?? deal.provenance
      }
      try replace(thing, with: changed, checking: false, phrase.verbSpan)
      echo(StyledText(deal.name, .name) + StyledText(": never came about, and does not count"))
      return
    }
    if let last = deal.record?.amendments.last(where: { !$0.isCancellation })?.on, last >= day {
      throw told(
        Refusal(
          "contradiction", "\(deal.name) cannot be cancelled before its last change",
          notes: ["changed from \(last.text) on", "cancelled from \(day.text) on"]),
        phrase.verbSpan)
    }
    let record = record(of: deal).amended(
      by: Account(stated: stated, on: day, isCancellation: true))
    try replace(thing, with: deal.following(record), checking: false, phrase.verbSpan)
    echo(
      StyledText(deal.name, .name)
        + StyledText(": cancelled, from \(day.text) on nothing is paid or live"))
  }

  fileprivate mutating func disputeDeal(_ phrase: Phrase) throws(Told) {
    let (thing, deal) = try subject(phrase)
    let shapes = Verb.dispute.shape.clauses
    var stated = Deal(name: deal.name, payer: deal.payer, payee: deal.payee, origin: deal.origin)
    try state(phrase.clauses, of: shapes, on: &stated)
    guard !stated.parts.isEmpty else {
      throw told(
        Refusal(
          "nothing-to-change", "dispute is followed by what another account says",
          notes: ["for example: dispute \(deal.name) value $40B source \"…\" basis reported"]),
        phrase.verbSpan)
    }
    let day = try day("on", phrase, shapes) ?? dayOfSource(stated.provenance)
    let record = record(of: deal).disputed(by: Account(stated: stated, on: day))
    let changed = deal.following(record)
    try replace(thing, with: changed, checking: false, phrase.verbSpan)
    guard isConversation else { return }
    let view = viewpoint()
    for disagreement in changed.disagreements where stated.parts.contains(disagreement.part) {
      let others = disagreement.others.map { view.words(of: $0, disagreement.part) }
      echo(
        StyledText(deal.name, .name)
          + StyledText(
            ".\(disagreement.part.property): \(view.words(of: disagreement.used, disagreement.part)) counts; not \(others.joined(separator: ", "))"
          ))
    }
  }
}
