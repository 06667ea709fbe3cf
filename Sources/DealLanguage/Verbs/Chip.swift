import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealReports
import DealSyntax
import DealText

extension Verb {
  /// `chip gb200 maker nvidia fp8 5 PFLOPS power 1667 W`
  static let chip: Verb = .init(
    "chip", .declaring,
    "Describes an accelerator, so that with 200k gpus of gb200 says what they draw and compute.",
    operands: [OperandShape("the name of the chip", .name)],
    clauses: [
      ClauseShape("maker", "the party that makes it, or a text in quotes", .textOrName),
      ClauseShape("bf16", "its peak in 16 bits, dense, such as 2.5 PFLOPS", .expression),
      ClauseShape("fp8", "its peak in 8 bits, dense, such as 5 PFLOPS", .expression),
      ClauseShape("memory", "an amount of data such as 186 GB", .expression),
      ClauseShape(
        "power", "what one draws with its share of server and network, such as 1667 W",
        .expression),
      ClauseShape("price", "what one costs to buy, such as $35,000", .expression),
      ClauseShape("released", "a date such as 2025-02-15", .expression),
      ClauseShape(
        "source", "a text in quotes or the name of a source", .textOrName, isRepeatable: true),
      ClauseShape("basis", "the kind of evidence", .word(Basis.allCases.map(\.rawValue))),
      ClauseShape("note", "a text in quotes", .text, isRepeatable: true),
    ], block: .clauses,
    examples: [
      "chip gb200 maker nvidia bf16 2.5 PFLOPS fp8 5 PFLOPS memory 186 GB power 1667 W released 2025-02-15"
    ]
  ) { (act, phrase) throws(Told) in try act.declareChip(phrase) }

  /// `price of h100 $2.35/gpu/hour on 2026-03`
  static let price: Verb = .init(
    "price", .declaring, "Records what an hour of a chip, or anything else, cost on a day.",
    operands: [
      OperandShape("a chip, or a resource such as gpu or electricity", .name, preceding: "of"),
      OperandShape("a price such as $2.35/gpu/hour", .expression),
    ],
    clauses: [
      ClauseShape("on", "a date such as 2026-03", .expression),
      ClauseShape("declining", "how much it falls, such as 20% per year", .expression),
      ClauseShape("per year", "what declining is counted in", .nothing),
      ClauseShape("from", "the party that asks this price", .name),
      ClauseShape(
        "source", "a text in quotes or the name of a source", .textOrName, isRepeatable: true),
      ClauseShape("basis", "the kind of evidence", .word(Basis.allCases.map(\.rawValue))),
      ClauseShape("note", "a text in quotes", .text, isRepeatable: true),
    ], block: .clauses,
    examples: [
      "price of gpu $2.35/gpu/hour on 2025-10 declining 20% per year source \"price index\""
    ]
  ) { (act, phrase) throws(Told) in try act.declarePrice(phrase) }
}

extension Enactment {
  fileprivate mutating func declareChip(_ phrase: Phrase) throws(Told) {
    let name = word(phrase.operand(0))
    let span = phrase.operand(0)?.span ?? phrase.verbSpan
    let shapes = Verb.chip.shape.clauses
    try checkNotDefined(name, span)
    let origin = Origin(
      source: source.id, lower: phrase.verbSpan.lower, upper: phrase.verbSpan.upper)
    var chip = Chip(name: name, origin: origin)
    if let known = knowledge.world.thing(name), known.kind == .chip,
      let stated = knowledge.world.chips[Int(known.index)]
    {
      chip = stated
    }
    for clause in phrase.clauses where shapes.indices.contains(clause.word) {
      let word = shapes[clause.word].word
      if let field = ChipField(rawValue: word), let id = clause.argument.expression {
        chip.state(field, try stated(field, id))
      } else if word == "maker" {
        chip.maker = self.word(clause.argument)
      }
    }
    chip.provenance = provenance(phrase.clauses, shapes) ?? chip.provenance
    let ready = chip
    do {
      try knowledge.changeWorld { (world) throws(Refusal) in try world.declare(ready) }
    } catch {
      throw told(error, span)
    }
    let missing = [ChipField.fp8, .power].filter { ready[$0] == nil }.map(\.what)
    let maker = ready.maker.map { " by \($0)" } ?? ""
    let tail = missing.isEmpty ? "" : "  not stated: \(missing.joined(separator: ", "))"
    echo(StyledText(name, .name) + StyledText(": a chip\(maker)") + StyledText(tail, .faint))
    noteSenses(of: name, phrase.verbSpan)
  }

  /// A field of a chip that measures what it should and is above zero.
  private mutating func stated(_ field: ChipField, _ id: ExpressionID) throws(Told) -> FormulaID {
    let unit: Unit
    switch field {
    case .released: return try measured(id, .date, field.rawValue)
    case .price: unit = Unit.money(knowledge.exchange.base)
    case .bf16, .fp8: unit = Unit.named("FLOPS") ?? .none
    case .memory: unit = Unit.named("byte") ?? .none
    case .power: unit = Unit.named("W") ?? .none
    }
    let formula = try formula(id)
    let (value, _) = try value(of: formula)
    if case .unstated = value { return formula }
    guard let dimension = value.dimension,
      dimension == unit.dimension || dimension == unit.dimension / .accelerators
        || field == .price && dimension.isNone
    else {
      throw told(
        Refusal(
          "wrong-kind",
          "\(field.rawValue) is followed by \(unit.dimension.name) as in \(field.example), and this is \(value.kindName)",
          labels: [value.kindName]), tree[id].span)
    }
    try checkAboveZero(value, field.rawValue, tree[id].span)
    return dimension.isNone ? try measured(id, .money, field.rawValue) : formula
  }

  /// Refuses an amount that is zero or below.
  private mutating func checkAboveZero(
    _ value: Value, _ word: String, _ span: Span
  ) throws(Told) {
    guard case .quantity(let amount) = value, amount.value <= 0 else { return }
    throw told(
      Refusal(
        "not-positive",
        "\(word) is followed by an amount above zero, and this is \(amount.text())",
        labels: ["not above zero"]), span)
  }

  // MARK: Prices

  fileprivate mutating func declarePrice(_ phrase: Phrase) throws(Told) {
    let written = word(phrase.operand(0))
    let span = phrase.operand(0)?.span ?? phrase.verbSpan
    let shapes = Verb.price.shape.clauses
    guard let id = phrase.operand(1)?.expression else { throw Told() }
    let rate = try formula(id)
    let (value, _) = try value(of: rate)
    guard let dimension = value.dimension, dimension.power(of: .money) == 1 else {
      throw told(
        Refusal(
          "wrong-kind",
          "price of is followed by a price such as $2.35/gpu/hour, and this is \(value.kindName)",
          labels: [value.kindName]), tree[id].span)
    }
    try checkAboveZero(value, "price of \(written)", tree[id].span)
    guard let day = phrase.clauses("on", in: shapes).first?.argument.expression else {
      throw told(
        Refusal(
          "missing", "a price is of a day: on and a date are missing",
          labels: ["on which day?"], notes: ["for example: on 2026-03"]),
        phrase.operand(1)?.span ?? phrase.verbSpan)
    }
    let date = try measured(day, .date, "on")
    if case .uncertain = try self.value(of: date).value {
      throw told(
        Refusal(
          "range-not-possible", "a price is of one day, and this is a range of dates",
          labels: ["a range of dates"]), tree[day].span)
    }
    var price = PriceObservation(
      subject: subject(written), rate: rate, on: date,
      origin: Origin(
        source: source.id, lower: phrase.verbSpan.lower, upper: phrase.verbSpan.upper))
    for clause in phrase.clauses where shapes.indices.contains(clause.word) {
      switch shapes[clause.word].word {
      case "declining":
        price.declining = try clause.argument.expression.map { (id) throws(Told) in
          try decline(id)
        }
      case "from": price.provider = word(clause.argument)
      default: break
      }
    }
    price.provenance = provenance(phrase.clauses, shapes)
    noteUnknown(price.subject, span)
    let ready = price
    do {
      try knowledge.changeWorld { (world) throws(Refusal) in
        if let provider = ready.provider { _ = try world.party(provider) }
        world.declare(ready)
      }
    } catch {
      throw told(error, phrase.clauses("from", in: shapes).first?.argument.span ?? span)
    }
    let describer = describer()
    echo(
      StyledText("price of \(ready.subject)", .name)
        + StyledText(": \(describer.text(value))\(ready.provider.map { ", \($0)" } ?? "")"))
  }

  /// What a price is of: resources by one of them (`gpus` are `gpu`), anything else as written.
  private func subject(_ written: String) -> String {
    if knowledge.world.thing(written)?.kind == .chip { return written }
    guard let unit = knowledge.units.named(written), !unit.dimension.isNone else { return written }
    return Resource.singular(unit.dimension)
  }

  /// A share per year; with or without `per year` behind it. Prices that rise fall by less than 0%.
  private mutating func decline(_ id: ExpressionID) throws(Told) -> FormulaID {
    let formula = try formula(id)
    let (value, _) = try value(of: formula)
    guard value.dimension?.isNone == true else {
      throw told(
        Refusal(
          "wrong-kind",
          "declining is followed by a share such as 20% per year, and this is \(value.kindName)",
          labels: [value.kindName]), tree[id].span)
    }
    if case .quantity(let share) = value, let number = try? share.number(), number >= 1 {
      throw told(
        Refusal(
          "chance-range", "a price cannot fall by all of itself, and this is \(share.text())",
          labels: ["100% or more"]), tree[id].span)
    }
    return formula
  }

  // MARK: Chips by name

  /// The name of a chip in a grant: refused if it is something else, noted if nobody has declared it.
  mutating func chip(_ name: PlacedName) throws(Told) -> String {
    let word = knowledge.names.text(of: name.name)
    if let thing = knowledge.world.thing(word), thing.kind != .chip {
      throw told(
        Refusal(
          "wrong-kind", "of is followed by a chip, and \(word) is \(thing.kind.phrase)",
          labels: [thing.kind.phrase]), name.span)
    }
    noteUnknown(word, name.span, isGrant: true)
    return word
  }

  /// A note on a chip that nobody has declared: at the prompt, and wherever its name is close to one
  /// that is known.
  private mutating func noteUnknown(_ word: String, _ span: Span, isGrant: Bool = false) {
    guard knowledge.world.thing(word)?.kind != .chip else { return }
    let near = nearest(to: word, in: knowledge.world.names(of: .chip), most: 3)
    guard isGrant && isConversation || !near.isEmpty else { return }
    tell(
      Diagnostic(
        .note, "unknown-chip", "nothing is known of the chip \(word) yet",
        labels: [.init(Place(source: source.id, span: span), "not declared")],
        notes: near.isEmpty
          ? ["chip \(word) with fp8, power and price says what it computes, draws and costs"]
          : Diagnostic.didYouMean(near)))
  }
}
