package import DealFormula
package import DealQuantities

/// How far what is known on a day reaches: what came out later lies beyond it.
package struct Horizon {
  package let day: Day
  /// When each source with a date appeared.
  private var appeared: [String: Day] = [:]

  /// The day with the dates of all sources, which the evaluation works out.
  package init(
    of world: World, on day: Day, in evaluation: inout Evaluation
  ) throws(Refusal) {
    self.day = day
    for index in 0..<world.sources.count {
      guard let source = world.sources[index] else { continue }
      appeared[source.name] = try evaluation.firstDay(of: source.date, "date")
    }
  }

  /// The day on which the source of a fact appeared; nil if none is stated.
  func appearance(of provenance: Provenance?) -> Day? {
    provenance?.source.flatMap { appeared[$0] }
  }

  /// Whether a fact is known by its source; one without a date counts as known.
  package func knows(_ provenance: Provenance?) -> Bool {
    appearance(of: provenance).map { $0 <= day } ?? true
  }

  /// Whether a rate is known, by its own day, else by its source.
  package func knows(_ rate: Exchange.Rate) -> Bool {
    (rate.day ?? rate.source.flatMap { appeared[$0] }).map { $0 <= day } ?? true
  }

  /// Whether a price is known: its day has come, and its source has appeared.
  func knows(
    _ price: PriceObservation, in evaluation: inout Evaluation
  ) throws(Refusal) -> Bool {
    guard knows(price.provenance) else { return false }
    return try evaluation.firstDay(of: price.on, "on").map { $0 <= day } ?? true
  }

  /// Whether a right is known: from the day on which its source appeared or on which it begins,
  /// whichever comes first.
  func knows(_ right: Right, in evaluation: inout Evaluation) throws(Refusal) -> Bool {
    let days = [
      appearance(of: right.provenance), try evaluation.firstDay(of: right.from, "from"),
    ].compactMap { $0 }
    return days.min().map { $0 <= day } ?? true
  }
}

extension Evaluation {
  /// The first day of what a clause states; nil if that is nothing, or a range.
  mutating func firstDay(of formula: FormulaID?, _ clause: String) throws(Refusal) -> Day? {
    guard let formula, case .date(let day) = try evaluate(formula).day(.first, clause) else {
      return nil
    }
    return day
  }
}
