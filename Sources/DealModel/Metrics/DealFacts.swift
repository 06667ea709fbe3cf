import DealFormula
import DealQuantities

extension Property {
  /// What is stated of a deal, with the defaults of the language where it is not.
  static let dealFacts: [Property] = [
    .deal("name", "the name of the deal", unit: "text", how: "payer_payee or the word after as") {
      (terms, _) throws(Refusal) in .text(terms.deal.name)
    },
    .deal("payer", "who pays", unit: "party", how: "stated") { (terms, _) throws(Refusal) in
      .thing(Thing(.party, terms.deal.payer))
    },
    .deal("payee", "who delivers", unit: "party", how: "stated") { (terms, _) throws(Refusal) in
      .thing(Thing(.party, terms.deal.payee))
    },
    .deal("value", "what it is worth in all", unit: "money", how: "stated") {
      (terms, evaluation) throws(Refusal) in try terms.fact(.value, in: &evaluation)
    },
    .deal("announced", "when it was announced", unit: "date", how: "stated") {
      (terms, evaluation) throws(Refusal) in
      try terms.fact(.announced, in: &evaluation).day(.first, "announced")
    },
    .deal("from", "its first day", unit: "date", how: "from, else the announcement") {
      (terms, evaluation) throws(Refusal) in try terms.start(in: &evaluation)
    },
    .deal("until", "its last day", unit: "date", how: "until, else the start and over") {
      (terms, evaluation) throws(Refusal) in try terms.lastDay(in: &evaluation)
    },
    .deal(
      "term", "how long it runs", unit: "time", how: "over, else the time from from to until",
      edges:
        "both days count; whole months count as such, so that 2026 to 2032 is 7 years; a cancelled deal keeps its term"
    ) { (terms, evaluation) throws(Refusal) in try terms.term(in: &evaluation) },
    .deal("gpus", "the accelerators it grants", unit: "gpu", how: "the sum of what is granted") {
      (terms, evaluation) throws(Refusal) in try terms.granted("gpus", in: &evaluation)
    },
    .deal("cpus", "the processors it grants", unit: "cpu", how: "the sum of what is granted") {
      (terms, evaluation) throws(Refusal) in try terms.granted("cpus", in: &evaluation)
    },
    .deal(
      "power", "the power it grants", unit: "W",
      how: "the sum of what is granted, else gpus * the power of their chip"
    ) { (terms, evaluation) throws(Refusal) in try terms.power(in: &evaluation) },
    .deal("upfront", "what is paid on the first day", unit: "money", how: "stated") {
      (terms, evaluation) throws(Refusal) in try terms.fact(.upfront, in: &evaluation)
    },
    .deal("minimum", "what is paid at least", unit: "money", how: "stated") {
      (terms, evaluation) throws(Refusal) in try terms.fact(.minimum, in: &evaluation)
    },
    .deal("exit", "the notice after which the payer may leave", unit: "time", how: "stated") {
      (terms, evaluation) throws(Refusal) in try terms.fact(.exit, in: &evaluation)
    },
    .deal("chance", "how likely it is to happen", unit: "%", how: "stated") {
      (terms, evaluation) throws(Refusal) in try terms.fact(.chance, in: &evaluation)
    },
    .deal("kind", "what is bought", unit: "text", how: "stated") { (terms, _) throws(Refusal) in
      terms.word(terms.deal.kind?.rawValue, "the kind", "kind cloud")
    },
    .deal("payment", "when the money is paid", unit: "text", how: "pays, else evenly") {
      (terms, _) throws(Refusal) in .text((terms.deal.payment ?? .evenly).rawValue)
    },
    .deal("binding", "what can be walked away from", unit: "text", how: "stated") {
      (terms, _) throws(Refusal) in
      terms.word(terms.deal.binding?.rawValue, "the binding", "binding firm")
    },
    .deal(
      "status", "where it stands", unit: "text",
      how: "as stated, else by its dates, on the day asked about or today"
    ) { (terms, evaluation) throws(Refusal) in try terms.status(in: &evaluation) },
  ]
}

extension Terms {
  /// What is granted of a resource by the name of its field.
  func granted(_ name: String, in evaluation: inout Evaluation) throws(Refusal) -> Value {
    guard let resource = Resource.dimension(name) else {
      throw Refusal("unknown-name", "\(name) is not a resource")
    }
    return try granted(resource, in: &evaluation)
  }

  func word(_ word: String?, _ what: String, _ clause: String) -> Value {
    word.map { .text($0) } ?? unstated(what, clause)
  }
}
