import DealFormula
import DealModel
import DealQuantities
import DealSyntax

/// The clauses of `deal` and `change`: what each states and what fits it.
enum DealClauses {
  static let shapes: [ClauseShape] = [
    ClauseShape("value", "an amount of money such as $38B", .qualified(["reported"])),
    ClauseShape("over", "a length of time such as 7 years", .expression),
    ClauseShape("announced", "a date such as 2025-11-03", .expression),
    ClauseShape("from", "a date such as 2026-01", .expression),
    ClauseShape("until", "a date such as 2032-12", .expression),
    ClauseShape(
      "with", "an amount of capacity such as 200k gpus, 200k gpus of gb200 or 2 GW it",
      .grants(PowerBasis.allCases.map(\.rawValue))),
    ClauseShape("kind", "what is bought", .word(DealKind.allCases.map(\.rawValue))),
    ClauseShape("pays", "when the money is paid", .word(Payment.allCases.map(\.rawValue))),
    ClauseShape("upfront", "an amount of money", .expression),
    ClauseShape("minimum", "an amount of money", .expression),
    ClauseShape("binding", "what can be walked away from", .word(Binding.allCases.map(\.rawValue))),
    ClauseShape("exit", "a length of time such as 90 days", .expression),
    ClauseShape("requires", "the names of milestones", .names, isRepeatable: true),
    ClauseShape("amends", "the names of deals", .names, isRepeatable: true),
    ClauseShape("overlaps", "the names of deals", .names, isRepeatable: true),
    ClauseShape("chance", "a chance such as 80%", .expression),
    ClauseShape("status", "where the deal stands", .word(Status.allCases.map(\.rawValue))),
    ClauseShape(
      "source", "a text in quotes or the name of a source", .textOrName, isRepeatable: true),
    ClauseShape("basis", "the kind of evidence", .word(Basis.allCases.map(\.rawValue))),
    ClauseShape("note", "a text in quotes", .text, isRepeatable: true),
  ]
}

extension Enactment {
  /// States clauses on a deal. Nothing is changed outside of the deal that is handed in.
  mutating func state(
    _ clauses: [Clause], of shapes: [ClauseShape], on deal: inout Deal
  ) throws(Told) {
    deal.facts.reserveCapacity(4)
    for clause in clauses {
      guard shapes.indices.contains(clause.word) else { continue }
      let word = shapes[clause.word].word
      let argument = clause.argument
      if let id = argument.expression, let field = Field(rawValue: word) {
        deal.state(field, try measured(id, field.measure, word))
        if field == .value { deal.isReported = argument.hasQualifier }
        continue
      }
      switch word {
      case "with": deal.grants = try grants(argument, besides: deal.grants)
      case "kind": deal.kind = argument.word.map { DealKind.allCases[$0] }
      case "pays": deal.payment = argument.word.map { Payment.allCases[$0] }
      case "binding": deal.binding = argument.word.map { Binding.allCases[$0] }
      case "status": deal.status = argument.word.map { Status.allCases[$0] }
      case "requires": deal.requires += try names(argument, .milestone)
      case "amends":
        let amended = try others(argument, than: deal.name)
        try checkAmends(amended, by: deal.name, argument.span)
        deal.amends += amended.filter { !deal.amends.contains($0) }
      case "overlaps":
        deal.overlaps += try others(argument, than: deal.name)
      default: break
      }
    }
    if let stated = provenance(clauses, shapes) {
      deal.provenance = DealFormula.Provenance(
        source: stated.source ?? deal.provenance?.source,
        basis: stated.basis ?? deal.provenance?.basis, note: stated.note ?? deal.provenance?.note)
    }
  }

  /// A formula that measures what a clause states; a bare number takes the clause's unit.
  mutating func measured(
    _ id: ExpressionID, _ measure: Field.Measure, _ word: String
  ) throws(Told) -> FormulaID {
    let span = tree[id].span
    let formula = try formula(id)
    let (value, _) = try value(of: formula)
    func refused(_ expected: String) -> Refusal {
      Refusal(
        "wrong-kind", "\(word) is followed by \(expected), and this is \(value.kindName)",
        labels: [value.kindName])
    }
    if case .unstated = value { return formula }
    switch measure {
    case .date:
      let text = source.text(of: span)
      if case .binary(.subtract, _, _) = tree[id].form, case .quantity = value {
        let joined = text.filter { $0 != " " }
        throw told(
          Refusal(
            "date-shape", "a date is written without blanks, and a difference was found",
            labels: ["a difference of numbers"], remedies: isDay(joined) ? [joined] : []), span)
      }
      do {
        _ = try value.day(.first, word)
      } catch {
        var refusal = error
        let digits = Array(text)
        if digits.count == 8, digits.allSatisfy(\.isNumber) {
          let day = "\(String(digits[..<4]))-\(String(digits[4..<6]))-\(String(digits[6...]))"
          if isDay(day) { refusal.remedies = [day] }
        }
        throw told(refusal, span)
      }
      return formula
    case .money:
      // Money flows from the payer to the payee: what flows back is a deal of its own.
      if case .quantity(let amount) = value, amount.value < 0 {
        throw told(
          Refusal(
            "not-positive", "\(word) is followed by what is paid, and this is \(amount.text())",
            labels: ["below zero"]), span)
      }
      return try withUnit(
        Unit.money(knowledge.exchange.base), formula, value, span,
        refused("an amount of money such as $38B"))
    case .duration:
      let year = Unit.named("year") ?? .none
      if word == Field.over.rawValue, case .quantity(let length) = value, length.value <= 0 {
        throw told(
          Refusal(
            "not-positive",
            "over is followed by a length of time above zero, and this is \(length.text())",
            labels: ["not above zero"]), span)
      }
      if case .quantity(let quantity) = value, quantity.unit.isNone,
        (1_900...2_200).contains(quantity.value)
      {
        throw told(
          Refusal(
            "wrong-kind",
            "\(word) is followed by a length of time such as 7 years, and this looks like a date",
            labels: ["a year of the calendar?"]), span)
      }
      guard word == Field.over.rawValue || value.dimension?.isNone != true else {
        throw told(Refusal.lengthWithoutUnit(word, value, words: source.text(of: span)), span)
      }
      return try withUnit(year, formula, value, span, refused("a length of time such as 7 years"))
    case .probability:
      guard value.dimension?.isNone == true else {
        throw told(refused("a chance such as 80%"), span)
      }
      if case .quantity(let quantity) = value, let share = try? quantity.number(),
        !(0...1).contains(share)
      {
        throw told(
          Refusal(
            "chance-range", "a chance is between 0% and 100%, and this is \(quantity.text())"), span
        )
      }
      return formula
    }
  }

  /// Whether a text is a day of the calendar, as it is written here.
  private func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return false }
    return (try? Day(year: year, month: month, day: day)) != nil
  }

  /// The formula in a unit where it is a bare number; refused if it measures something else.
  private mutating func withUnit(
    _ unit: Unit, _ formula: FormulaID, _ value: Value, _ span: Span,
    _ refusal: @autoclosure () -> Refusal
  ) throws(Told) -> FormulaID {
    guard let dimension = value.dimension else { throw told(refusal(), span) }
    if dimension == unit.dimension { return formula }
    guard dimension.isNone else { throw told(refusal(), span) }
    let origin = knowledge.arena[formula].origin
    let one = knowledge.arena.addConstant(.quantity(Quantity(1, unit)), origin)
    return knowledge.arena.add(.measure(formula, one), origin)
  }

  /// What is no capacity, with the clause that states it: "with over 7 years" is easily written.
  private static let clauses: [Dimension: String] = [
    .time: Field.over.example, .money: Field.value.example,
  ]

  /// What is granted: what is written, and what was granted before of other resources.
  private mutating func grants(
    _ argument: Argument, besides stated: [Grant]
  ) throws(Told) -> [Grant] {
    guard case .grants(let written) = argument.form else { return stated }
    var grants: [Grant] = []
    var resources: [Dimension] = []
    for grant in written {
      let formula = try formula(grant.quantity)
      let (value, _) = try value(of: formula)
      guard let dimension = value.dimension, !dimension.isNone else {
        throw told(
          Refusal(
            "wrong-kind",
            "with is followed by an amount and its unit such as 200k gpus, and this is \(value.kindName)",
            labels: [value.kindName]), tree[grant.quantity].span)
      }
      if let clause = Self.clauses[dimension] {
        throw told(
          Refusal(
            "wrong-kind",
            "with is followed by capacity such as 200k gpus, and this is \(value.kindName)",
            labels: [value.kindName],
            notes: ["it is stated without with: \(clause)"]), tree[grant.quantity].span)
      }
      if case .quantity(let amount) = value, amount.value < 0 {
        throw told(
          Refusal(
            "not-positive",
            "with is followed by an amount above zero, and this is \(amount.text())",
            labels: ["below zero"]), tree[grant.quantity].span)
      }
      if dimension == .power {
        let basis = grant.word.map { PowerBasis.allCases[$0] }
        if let other = grants.first(where: { $0.isPower }), other.basis != basis {
          throw told(
            Refusal(
              "contradiction", "it and facility power do not add up",
              labels: ["counts something else than the power before it"],
              notes: ["state all of it as it, or all of it as facility"]),
            tree[grant.quantity].span)
        }
      }
      resources.append(dimension)
      if let word = grant.word, dimension != .power {
        throw told(
          Refusal(
            "wrong-kind",
            "\(PowerBasis.allCases[word].rawValue) goes behind an amount of power such as 2 GW, and this is \(value.kindName)",
            labels: [value.kindName]), tree[grant.quantity].span)
      }
      grants.append(
        Grant(
          quantity: formula,
          chip: try grant.chip.map { (chip) throws(Told) in try self.chip(chip) },
          basis: grant.word.map { PowerBasis.allCases[$0] }, isPower: dimension == .power))
    }
    if stated.isEmpty { return grants }
    var others: [Grant] = []
    for grant in stated {
      let (value, _) = try value(of: grant.quantity)
      if let resource = value.dimension, !resources.contains(resource) { others.append(grant) }
    }
    return others + grants
  }

  private mutating func names(_ argument: Argument, _ kind: Thing.Kind) throws(Told) -> [String] {
    guard case .names(let written) = argument.form else { return [] }
    var names: [String] = []
    for name in written {
      let word = knowledge.names.text(of: name.name)
      _ = try thing(word, kind, name.span)
      names.append(word)
    }
    return names
  }

  /// Names of deals, of which none is the deal itself.
  private mutating func others(
    _ argument: Argument, than deal: String
  ) throws(Told) -> [String] {
    let names = try names(argument, .deal)
    for name in argument.placedNames where knowledge.names.text(of: name.name) == deal {
      throw told(
        Refusal(
          "cycle", "\(deal) would be counted against itself", labels: ["the deal itself"]),
        name.span)
    }
    return names
  }

  /// Refuses deals that amend each other in a circle.
  private mutating func checkAmends(
    _ amended: [String], by deal: String, _ span: Span
  ) throws(Told) {
    // A deal that is not there yet is amended by none.
    guard knowledge.world.thing(deal)?.kind == .deal else { return }
    var open = amended
    // Each deal that was come to, by the one that amends it.
    var amending: [String: String] = [:]
    while let last = open.popLast() {
      guard let thing = knowledge.world.thing(last), thing.kind == .deal else { continue }
      for next in knowledge.world.deals[Int(thing.index)]?.amends ?? [] where amending[next] == nil
      {
        amending[next] = last
        if next == deal { throw told(amendsItself(deal, amending), span) }
        open.append(next)
      }
    }
  }

  /// What is said of a deal that would amend itself, with the way by which it would.
  private func amendsItself(_ deal: String, _ amending: [String: String]) -> Refusal {
    var way = [deal]
    while let before = amending[way[way.count - 1]], before != deal, way.count <= amending.count {
      way.append(before)
    }
    return Refusal(
      "cycle", "\(deal) would amend itself", labels: ["amends \(deal)"],
      notes: [([deal] + way.reversed()).joined(separator: " → ")])
  }
}
