package import DealFormula
package import DealQuantities

/// Something that can be asked of a thing with a dot: a stated fact or a metric. The one table from
/// which values, derivations, `show`, help and completion come.
package struct Property: Sendable {
  package enum Formula: Sendable {
    /// In the language, over the other properties of the same thing.
    case written(String)
    /// By a function of the model; the text says what it does.
    case computed(String, @Sendable (World, Int32, inout Evaluation) throws(Refusal) -> Value)
  }

  package var name: String
  package var thing: Thing.Kind
  package var summary: String
  /// The unit of the answer, for people.
  package var unit: String
  package var formula: Formula
  /// Where the formula is from, or the rule that it follows.
  package var reference: String
  /// What was decided where the formula leaves a choice: short terms, ends, what may not happen; empty
  /// where it leaves none.
  package var edges: String
  /// Whether it is worked out rather than stated.
  package var isMetric: Bool

  package init(
    _ name: String, of thing: Thing.Kind, _ summary: String, unit: String, _ formula: Formula,
    reference: String, edges: String = "", isMetric: Bool = true
  ) {
    self.name = name
    self.thing = thing
    self.summary = summary
    self.unit = unit
    self.formula = formula
    self.reference = reference
    self.edges = edges
    self.isMetric = isMetric
  }

  /// The formula or the rule in one line, without the sign before a formula.
  package var rule: String {
    switch formula {
    case .written(let text): text
    case .computed(let how, _): how.hasPrefix("= ") ? String(how.dropFirst(2)) : how
    }
  }

  /// Every property of every kind of thing, in the order in which they are shown.
  package static let all: [Property] =
    dealFacts + assumed + dealMetrics + dealFinance + clusterMetrics + partyFacts + partyMetrics
    + chipFacts + otherFacts + conditionFacts + rightFacts

  /// The property of this name.
  package static func named(_ name: String, of kind: Thing.Kind) -> Property? {
    places[name]?.first { all[$0].thing == kind }.map { all[$0] }
  }

  /// Whether anything has a property of this name.
  package static func isKnown(_ name: String) -> Bool { places[name] != nil }

  /// Where the properties of a name stand in `all`, in order.
  private static let places = Dictionary(grouping: all.indices) { all[$0].name }

  /// Whether `given` can put another value in its place: whatever is no word, name, truth or list.
  package var isReplaceable: Bool { !["text", "party", "list", "truth"].contains(unit) }

  /// Why nothing can be asked of a thing that an older book had.
  package static func gone(_ kind: Thing.Kind) -> Refusal {
    Refusal("unknown-name", "\(kind.phrase) was expected, and it is not there any more")
  }

  package static func names(of kind: Thing.Kind) -> [String] {
    all.filter { $0.thing == kind }.map(\.name)
  }
}

extension Property {
  /// A property of something that the world keeps in a list of its own.
  static func stored<Element>(
    _ name: String, of kind: Thing.Kind, _ summary: String, unit: String, isMetric: Bool = false,
    how: String = "stated", reference: String = "as stated", edges: String = "",
    in list: @escaping @Sendable (World) -> ChunkedArray<Element>,
    _ compute: @escaping @Sendable (World, Element, inout Evaluation) throws(Refusal) -> Value
  ) -> Property {
    Property(
      name, of: kind, summary, unit: unit,
      .computed(how) { (world, index, evaluation) throws(Refusal) in
        guard let element = list(world)[Int(index)] else { throw Property.gone(kind) }
        let thing = Thing(kind, index)
        guard !world.isConcealed(thing) else { throw evaluation.notKnown(world.name(of: thing)) }
        return try compute(world, element, &evaluation)
      }, reference: reference, edges: edges, isMetric: isMetric)
  }

  /// A property of a deal by a function of its terms.
  static func deal(
    _ name: String, _ summary: String, unit: String, isMetric: Bool = false, how: String,
    reference: String = "as stated", edges: String = "",
    _ compute: @escaping @Sendable (Terms, inout Evaluation) throws(Refusal) -> Value
  ) -> Property {
    stored(
      name, of: .deal, summary, unit: unit, isMetric: isMetric, how: how, reference: reference,
      edges: edges, in: { $0.deals }
    ) { (world, deal, evaluation) throws(Refusal) in
      try compute(Terms(world, deal.account(on: evaluation.date)), &evaluation)
    }
  }
}
