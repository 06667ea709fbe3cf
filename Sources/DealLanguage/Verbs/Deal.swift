import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealReports
import DealSyntax
import DealText

extension Verb {
  /// `deal openai aws value 38e9`
  static let deal: Verb = .init(
    "deal", .declaring,
    "Records a promise between two parties: money flows from the first to the second.",
    operands: [OperandShape("who pays", .name), OperandShape("who delivers", .name)],
    clauses: DealClauses.shapes + [ClauseShape("as", "a name for the deal", .name)],
    block: .clauses,
    examples: [
      "deal microsoft iren value 9.7e9 over 5 years announced 2025-11-03",
      "deal openai oracle value up to $300B over 5 years from 2027 as stargate",
    ]
  ) { (act, phrase) throws(Told) in try act.declareDeal(phrase) }

  /// `change openai_aws with 200k gpus`
  static let change: Verb = .init(
    "change", .declaring,
    "Corrects or completes what a deal states; with a date it is an amendment that holds from then on.",
    operands: [OperandShape("the deal", .name)],
    clauses: DealClauses.shapes + [DealClauses.effective], block: .clauses,
    examples: [
      "change openai_aws with 200k gpus over 7 years announced 2025-11-03",
      "change openai_aws value $138B over 8 years on 2026-02-27",
    ]
  ) { (act, phrase) throws(Told) in try act.changeDeal(phrase) }
}

extension Enactment {
  fileprivate mutating func declareDeal(_ phrase: Phrase) throws(Told) {
    let payer = word(phrase.operand(0))
    let payee = word(phrase.operand(1))
    let shape = Verb.deal.shape
    let named = phrase.clauses("as", in: shape.clauses).first
    let name = named.map { word($0.argument) } ?? "\(payer)_\(payee)"
    let nameSpan = named?.argument.span ?? phrase.verbSpan
    guard payer != payee else {
      throw told(
        Refusal(
          "same-party", "a deal is between two parties, and both are \(payer)",
          labels: ["the same as the one who pays"]), phrase.operand(1)?.span ?? phrase.verbSpan)
    }
    let knownPayer = try party(payer, phrase.operand(0)?.span ?? phrase.verbSpan)
    let knownPayee = try party(payee, phrase.operand(1)?.span ?? phrase.verbSpan)
    try checkNotDefined(name, nameSpan)
    if let other = knowledge.world.thing(name) {
      throw told(
        other.kind == .deal && named == nil
          ? Refusal(
            "second-deal", "\(payer) and \(payee) have a deal already, \(name)",
            labels: ["a second one needs a name of its own"],
            notes: [
              "to correct the first, write change \(name) and what is to be different",
              "for another deal of the same two, add as and a name",
            ])
          : Refusal(
            "name-taken", "\(name) is \(other.kind.phrase) already, so the deal needs another name",
            labels: ["already \(other.kind.phrase)"]), nameSpan)
    }
    let origin = Origin(
      source: source.id, lower: phrase.verbSpan.lower, upper: phrase.verbSpan.upper)
    var deal = Deal(name: name, payer: -1, payee: -1, origin: origin)
    try state(phrase.clauses, of: shape.clauses, on: &deal)
    try check(deal, phrase.verbSpan)
    let fresh = (knownPayer == nil ? [payer] : []) + (knownPayee == nil ? [payee] : [])
    let similar = similarParties(fresh)
    do {
      try knowledge.changeWorld { (world) throws(Refusal) in
        deal.payer = if let knownPayer { knownPayer } else { try world.party(payer).index }
        deal.payee = if let knownPayee { knownPayee } else { try world.party(payee).index }
        try world.declare(deal)
      }
    } catch {
      throw told(error, phrase.verbSpan)
    }
    for (new, known) in similar {
      tell(
        Diagnostic(
          .note, "similar-name", "\(new) is a new party, and its name is close to \(known)",
          labels: [
            .init(
              Place(
                source: source.id,
                span: phrase.operand(new == payer ? 0 : 1)?.span ?? phrase.verbSpan),
              "did you mean \(known)?")
          ]))
    }
    // So that the parser finds it where it is typed as two words.
    _ = knowledge.names.intern(name)
    echoDeal(name, new: fresh)
    noteSenses(of: name, phrase.verbSpan)
  }

  fileprivate mutating func changeDeal(_ phrase: Phrase) throws(Told) {
    var (thing, deal) = try subject(phrase)
    let name = deal.name
    let shapes = Verb.change.shape.clauses
    guard !phrase.clauses.isEmpty else {
      throw told(
        Refusal(
          "nothing-to-change", "change is followed by what is to be different",
          notes: ["for example: change \(name) with 200k gpus"]), phrase.verbSpan)
    }
    if let day = try day("on", phrase, shapes) {
      return try amend(phrase, thing, deal, on: day, shapes)
    }
    if let record = deal.record {
      var stated = Deal(name: name, payer: deal.payer, payee: deal.payee, origin: deal.origin)
      try state(phrase.clauses, of: shapes, on: &stated)
      deal = deal.following(record.corrected(by: stated))
    } else {
      try state(phrase.clauses, of: shapes, on: &deal)
    }
    let known = sensesBefore(thing)
    try replace(thing, with: deal, checking: deal.since != nil, phrase.verbSpan)
    echoDeal(name, new: [])
    noteSenses(of: name, besides: known, phrase.verbSpan)
  }

  /// The index of a party that is known; refused if the name is that of something else.
  private mutating func party(_ name: String, _ span: Span) throws(Told) -> Int32? {
    guard let thing = knowledge.world.thing(name) else {
      try checkNotDefined(name, span)
      return nil
    }
    guard thing.kind == .party else {
      throw told(
        Refusal(
          "name-taken", "\(name) is \(thing.kind.phrase), and a party is expected here",
          labels: [thing.kind.phrase]), span)
    }
    return thing.index
  }

  /// Names of the book and names of the world are apart.
  mutating func checkNotDefined(_ name: String, _ span: Span) throws(Told) {
    if let slot = knowledge.names.find(name), knowledge.definitions[knowledge.slot(slot)] != nil {
      throw told(
        Refusal(
          "name-taken", "\(name) is a definition of the book already",
          labels: ["defined with let, assume or fn"]), span)
    }
  }

  /// Dates that contradict each other are refused; what is a range or not stated is left.
  mutating func check(_ deal: Deal, _ span: Span) throws(Told) {
    if hasOrdinaryDates(deal) { return }
    let terms = Terms(knowledge.world, deal)
    let isPlain = deal.facts.allSatisfy { knowledge.isPlain($0.formula) }
    try work(span, isPlain: isPlain) { (evaluation) throws(Refusal) in
      try terms.checkDates(in: &evaluation)
    }
  }

  /// Whether no dates can contradict each other, as can be seen without working anything out: no end
  /// is stated, and a term of less than a thousand years leads nowhere out of the calendar.
  private func hasOrdinaryDates(_ deal: Deal) -> Bool {
    guard deal[.until] == nil, let start = deal[.from] ?? deal[.announced],
      let first = knowledge.plainValue(start)?.firstDay, first < Self.lateDay
    else { return false }
    guard let over = deal[.over] else { return true }
    guard case .quantity(let length)? = knowledge.plainValue(over), length.dimension == .time
    else { return false }
    return length.value > 0 && length.baseValue < 1_000 * 366 * 86_400
  }

  /// A day that is more than a thousand years before the end of the calendar.
  private static let lateDay = (try? Day(year: 8_000, month: 1, day: 1)) ?? .first

  /// Known parties whose names are one letter off those of new ones.
  func similarParties(_ fresh: [String]) -> [(String, String)] {
    let new = fresh.filter { $0.utf8.count > 3 }
    guard !new.isEmpty, isConversation || knowledge.world.parties.count < 1_000 else { return [] }
    let known = knowledge.world.names(of: .party)
    return new.compactMap { name in
      known.first { isOneLetterOff(name, $0) }.map { (name, $0) }
    }
  }

  /// Whether one letter is another, too many or missing; digits tell names apart on purpose.
  private func isOneLetterOff(_ a: String, _ b: String) -> Bool {
    let (short, long) = a.utf8.count <= b.utf8.count ? (a.utf8, b.utf8) : (b.utf8, a.utf8)
    guard long.count - short.count <= 1 else { return false }
    var (left, right) = (short.startIndex, long.startIndex)
    while left != short.endIndex, short[left] == long[right] {
      left = short.index(after: left)
      right = long.index(after: right)
    }
    guard right != long.endIndex, !isDigit(long[right]) else { return false }
    let rest = long[long.index(after: right)...]
    if short.count < long.count { return short[left...].elementsEqual(rest) }
    return !isDigit(short[left]) && short[short.index(after: left)...].elementsEqual(rest)
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// How a deal was read: the parties, the value, the grants, the dates, and what is not stated.
  mutating func echoDeal(_ name: String, new: [String], lead: String = "") {
    guard isConversation, let thing = knowledge.world.thing(name) else { return }
    let describer = describer()
    let view = viewpoint()
    guard let deal = knowledge.world.deals[Int(thing.index)] else { return }
    let payer = knowledge.world.name(of: Thing(.party, deal.payer))
    let payee = knowledge.world.name(of: Thing(.party, deal.payee))
    var line = StyledText(name, .name) + StyledText(": \(lead)\(payer) pays \(payee)")
    var missing: [String] = []
    var read: [String] = []
    func show(_ property: String, _ prefix: String, _ what: String) {
      guard case .success(let value)? = view.value(of: thing, named: property) else { return }
      switch value {
      case .unstated: missing.append(what)
      case .quantity, .uncertain, .date, .period, .truth, .text, .list, .record, .function,
        .series, .thing:
        let words = property == "value" ? view.saidValue(of: thing, describer) : nil
        guard case .uncertain(let range) = value else {
          line += StyledText(prefix) + StyledText(words ?? describer.text(value), .value)
          return
        }
        let text = words.map { "\($0) (\(describer.text(value)))" } ?? describer.text(value)
        line += StyledText(prefix) + StyledText(text, .value)
        if words == nil, let said = range.readFrom { read.append("read from \"\(said)\"") }
      }
    }
    show("value", " ", "value")
    for grant in deal.grants {
      var evaluation = Evaluation(knowledge.environment())
      guard let value = try? evaluation.evaluate(grant.quantity) else { continue }
      line += StyledText(", \(describer.text(value))\(grant.chip.map { " of \($0)" } ?? "")")
      if case .uncertain(let range) = value, let said = range.readFrom {
        read.append("read from \"\(said)\"")
      }
    }
    show("from", ", ", "dates")
    // Without a first day there is no last one, however well the term is known.
    if case .success(.unstated)? = view.value(of: thing, named: "until") {
      show("term", " over ", "term")
    } else {
      show("until", " to ", "term")
    }
    if deal.grants.isEmpty { missing.append("gpus") }
    var tail: [String] = []
    if !read.isEmpty { tail.append(read.joined(separator: ", ")) }
    if !new.isEmpty { tail.append("new: \(new.joined(separator: ", "))") }
    if !missing.isEmpty { tail.append("not stated: \(missing.joined(separator: ", "))") }
    if !tail.isEmpty { line += StyledText("  \(tail.joined(separator: " · "))", .faint) }
    echo(line)
  }
}
