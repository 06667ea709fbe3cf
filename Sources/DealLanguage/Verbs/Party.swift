import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealSyntax

extension Verb {
  /// `party aws name "Amazon Web Services" kind cloud parent amazon`
  static let party: Verb = .init(
    "party", .declaring,
    "Describes a company or an office; parties also appear by being named in a deal.",
    operands: [OperandShape("a short name", .name)],
    clauses: [
      ClauseShape("name", "the full name in quotes", .text),
      ClauseShape("kind", "what sort it is", .word(Party.Kind.allCases.map(\.rawValue))),
      ClauseShape("parent", "the party that it belongs to", .name),
      ClauseShape("revenue", "its yearly revenue such as $13B/year", .expression),
      ClauseShape(
        "source", "a text in quotes or the name of a source", .textOrName, isRepeatable: true),
      ClauseShape("basis", "the kind of evidence", .word(Basis.allCases.map(\.rawValue))),
      ClauseShape("note", "a text in quotes", .text, isRepeatable: true),
    ], block: .clauses,
    examples: ["party aws name \"Amazon Web Services\" kind cloud parent amazon"]
  ) { (act, phrase) throws(Told) in try act.declareParty(phrase) }

  /// `source filing title "Form 10-K" date 2025-07-30`
  static let source: Verb = .init(
    "source", .declaring, "Names a document, so that facts can cite it by its name.",
    operands: [OperandShape("a name", .name)],
    clauses: [
      ClauseShape("title", "what the document is called, in quotes", .text),
      ClauseShape("url", "where it can be read, in quotes", .text),
      ClauseShape("date", "when it appeared", .expression),
    ], block: .clauses,
    examples: ["source announcement title \"AWS and OpenAI announce partnership\" date 2025-11-03"]
  ) { (act, phrase) throws(Told) in try act.declareSource(phrase) }
}

extension Enactment {
  fileprivate mutating func declareParty(_ phrase: Phrase) throws(Told) {
    let name = word(phrase.operand(0))
    let span = phrase.operand(0)?.span ?? phrase.verbSpan
    let shapes = Verb.party.shape.clauses
    try checkNotDefined(name, span)
    var entry = Party(name: name)
    if let known = knowledge.world.thing(name), known.kind == .party,
      let party = knowledge.world.parties[Int(known.index)]
    {
      entry = party
    }
    var parent: String?
    for clause in phrase.clauses where shapes.indices.contains(clause.word) {
      switch shapes[clause.word].word {
      case "name": entry.title = clause.argument.text
      case "kind": entry.kind = clause.argument.word.map { Party.Kind.allCases[$0] }
      case "parent":
        parent = word(clause.argument)
        guard parent != name else {
          throw told(
            Refusal("same-party", "a party cannot belong to itself", labels: ["the party itself"]),
            clause.argument.span)
        }
        // To whom nobody belongs is above no other.
        guard entry.isOwner else { continue }
        let line = knowledge.world.line(above: word(clause.argument))
        if let end = line.firstIndex(of: name) {
          throw told(
            Refusal(
              "cycle", "\(name) would belong to itself", labels: ["belongs to \(name)"],
              notes: [([name] + line[...end]).joined(separator: " → ")]), clause.argument.span)
        }
      case "revenue":
        entry.revenue = try clause.argument.expression.map { (id) throws(Told) in try revenue(id) }
      default: break
      }
    }
    entry.provenance = provenance(phrase.clauses, shapes) ?? entry.provenance
    let ready = entry
    do {
      try knowledge.changeWorld { (world) throws(Refusal) in
        for other in [name, parent].compactMap({ $0 }) {
          if let thing = world.thing(other), thing.kind != .party {
            throw Refusal(
              "name-taken", "\(other) is \(thing.kind.phrase), and a party is expected here",
              labels: [thing.kind.phrase])
          }
        }
        let (index, _) = try world.party(name)
        world.update(party: index) { $0 = ready }
        if let parent { try world.put(party: index, under: parent) }
      }
    } catch {
      throw told(error, span)
    }
    let owner = (parent ?? ready.parent).map { "belongs to \($0)" }
    let details = [ready.title, ready.kind?.rawValue, owner]
    echo(
      StyledText(name, .name)
        + StyledText(": a party" + details.compactMap { $0 }.map { ", \($0)" }.joined()))
  }

  /// Money per year; bare money counts per year.
  private mutating func revenue(_ id: ExpressionID) throws(Told) -> FormulaID {
    let formula = try formula(id)
    let (value, _) = try value(of: formula)
    let year = Unit.named("year") ?? .none
    guard let dimension = value.dimension else {
      throw told(
        Refusal(
          "wrong-kind",
          "revenue is followed by money per year such as $13B/year, and this is \(value.kindName)",
          labels: [value.kindName]), tree[id].span)
    }
    if dimension == .money / .time { return formula }
    guard dimension == .money else {
      throw told(
        Refusal(
          "wrong-kind",
          "revenue is followed by money per year such as $13B/year, and this is \(value.kindName)",
          labels: [value.kindName]), tree[id].span)
    }
    let origin = knowledge.arena[formula].origin
    let one = knowledge.arena.addConstant(.quantity(Quantity(1, year)), origin)
    return knowledge.arena.add(.binary(.divide, formula, one), origin)
  }

  fileprivate mutating func declareSource(_ phrase: Phrase) throws(Told) {
    let name = word(phrase.operand(0))
    let span = phrase.operand(0)?.span ?? phrase.verbSpan
    let shapes = Verb.source.shape.clauses
    try checkNotDefined(name, span)
    var entry = SourceEntry(name: name)
    for clause in phrase.clauses where shapes.indices.contains(clause.word) {
      let word = shapes[clause.word].word
      switch word {
      case "title": entry.title = clause.argument.text
      case "url": entry.url = clause.argument.text
      case "date":
        entry.date = try clause.argument.expression.map { (id) throws(Told) in
          try measured(id, .date, word)
        }
      default: break
      }
    }
    let ready = entry
    do {
      try knowledge.changeWorld { (world) throws(Refusal) in try world.declare(ready) }
    } catch {
      throw told(error, span)
    }
    echo(StyledText(name, .name) + StyledText(": a source\(ready.title.map { ", \($0)" } ?? "")"))
  }
}
