import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealSyntax
import DealText

extension Verb {
  /// `unit nvl72 = 72 gpus`
  static let unit: Verb = .init(
    "unit", .declaring, "Makes a unit: of a kind of its own, or as an amount of known ones.",
    operands: [
      OperandShape("a name", .name),
      OperandShape("an amount such as 72 gpus", .expression, preceding: "=", isOptional: true),
    ],
    examples: ["unit nvl72 = 72 gpus", "unit wafer"]
  ) { (act, phrase) throws(Told) in
    let name = act.word(phrase.operand(0))
    let span = phrase.operand(0)?.span ?? phrase.verbSpan
    try act.checkNotDefined(name, span)
    var amount: Quantity?
    if let id = phrase.operand(1)?.expression {
      let formula = try act.formula(id)
      let value = try act.value(of: formula).value
      guard case .quantity(let quantity) = value else {
        throw act.told(
          Refusal(
            "wrong-kind",
            "unit is followed by an amount such as 72 gpus, and this is \(value.kindName)",
            labels: [value.kindName]), act.tree[id].span)
      }
      amount = quantity
    }
    do throws(Refusal) {
      let given = amount
      _ = try act.knowledge.changeUnits { (units) throws(Refusal) in
        if let given { try units.define(name, as: given) } else { try units.define(name) }
      }
    } catch {
      throw act.told(error, span)
    }
    act.echo(
      StyledText(name, .name)
        + StyledText(amount.map { " = \($0.text(digits: 6))" } ?? " is a unit of its own kind"))
  }

  /// `rate EUR = 1.08 USD on 2025-11-03`
  static let rate: Verb = .init(
    "rate", .declaring,
    "States an exchange rate: what one unit of a currency was worth in another on a date.",
    operands: [
      OperandShape("a currency such as EUR", .name),
      OperandShape("an amount such as 1.08 USD", .expression, preceding: "="),
    ],
    clauses: [
      ClauseShape("on", "a date such as 2025-11-03", .expression),
      ClauseShape("source", "a text in quotes or the name of a source", .textOrName),
    ],
    examples: ["rate EUR = 1.08 USD on 2025-11-03"]
  ) { (act, phrase) throws(Told) in try act.declareRate(phrase) }

  /// `base EUR`
  static let base: Verb = .init(
    "base", .declaring, "Changes the currency that a bare number of money is counted in.",
    operands: [OperandShape("a currency such as EUR", .name)],
    examples: ["base EUR"]
  ) { (act, phrase) throws(Told) in
    let currency = try act.currency(phrase.operand(0))
    do throws(Refusal) {
      try act.knowledge.changeExchange { (exchange) throws(Refusal) in exchange.base = currency }
    } catch {
      throw act.told(error, phrase.verbSpan)
    }
    act.echo(StyledText("bare amounts of money count in \(currency.code)"))
  }
}

extension Enactment {
  fileprivate mutating func currency(_ argument: Argument?) throws(Told) -> Currency {
    let code = word(argument)
    guard let currency = Currency.coded(code) else {
      let near = nearest(to: code, in: Currency.all.map(\.code), most: 3)
      throw told(
        Refusal(
          "unknown-currency", "a currency was expected, such as EUR, and \(code) is not one",
          labels: ["not a currency"], notes: Diagnostic.didYouMean(near)),
        argument?.span ?? Span(0, 0))
    }
    return currency
  }

  fileprivate mutating func declareRate(_ phrase: Phrase) throws(Told) {
    let from = try currency(phrase.operand(0))
    guard let id = phrase.operand(1)?.expression else { throw Told() }
    let formula = try formula(id)
    let value = try value(of: formula).value
    guard case .quantity(let amount) = value, let to = amount.unit.currency,
      amount.unit.dimension == .money
    else {
      throw told(
        Refusal(
          "wrong-kind",
          "a rate is an amount of another currency such as 1.08 USD, and this is \(value.kindName)",
          labels: [value.kindName]), tree[id].span)
    }
    var day: Day?
    let shape = Verb.rate.shape
    if let clause = phrase.clauses("on", in: shape.clauses).first,
      let id = clause.argument.expression
    {
      let date = try measured(id, .date, "on")
      guard case .date(let first)? = try? self.value(of: date).value.day(.first, "on") else {
        throw told(
          Refusal("wrong-kind", "on is followed by a date such as 2025-11-03"), clause.argument.span
        )
      }
      day = first
    }
    let source = phrase.clauses("source", in: shape.clauses).first.map { word($0.argument) }
    do {
      try knowledge.changeExchange { (exchange) throws(Refusal) in
        try exchange.add(
          Exchange.Rate(from: from, to: to, rate: amount.value, day: day, source: source))
      }
    } catch {
      throw told(error, phrase.verbSpan)
    }
    echo(
      StyledText("1 \(from.code) = \(amount.text(digits: 6))\(day.map { " on \($0.text)" } ?? "")"))
  }
}
