package import DealQuantities

/// A sum to which values are added one after another, as `+` adds them. What is added to a series goes
/// behind its parts in place, so that a sum of many takes as long as they are.
package struct RunningSum {
  /// What `+` has made so far; while there are parts, the series with which they begin.
  private var first: Value?
  /// The parts of the sum of two or more series.
  private var parts: [Series.Part] = []
  /// Everything that is not stated, where something is not.
  private var missing: UnstatedFacts?

  package init() {}

  /// Whether nothing was added.
  package var isEmpty: Bool { first == nil && missing == nil }

  /// The sum of all that was added; nil if nothing was.
  package var value: Value? {
    if let missing { return .unstated(missing.all) }
    guard case .series(let series)? = first, !parts.isEmpty else { return first }
    return .series(Series(kind: series.kind, unit: series.unit, parts: parts))
  }

  /// Adds a value behind the others; rates of exchange are those of the day asked about.
  package mutating func add(
    _ value: Value, in evaluation: inout Evaluation
  ) throws(Refusal) {
    if case .unstated(let facts) = value {
      missing = missing ?? UnstatedFacts()
      missing?.add(facts)
      return
    }
    guard missing == nil else { return }
    guard let sum = first else {
      first = value
      return
    }
    guard case .series(let series) = sum, case .series(let other) = value else {
      // A series plus what is none is refused, so no parts are lost here.
      first = try evaluation.apply(.add, self.value ?? sum, value)
      parts = []
      return
    }
    let environment = evaluation.environment
    let more = try series.matching(other, exchange: environment.exchange, on: evaluation.date)
    if parts.isEmpty { parts = series.parts }
    parts += more
    try Series.checkSize(parts.count, evaluation.limits)
  }
}

/// What is not stated of several things, each fact once, in the order in which they were met.
struct UnstatedFacts {
  private var facts: [Unstated.Fact] = []
  private var known: Set<Unstated.Fact> = []

  package init() {}

  /// Adds those that are not there yet.
  mutating func add(_ more: Unstated) {
    for fact in more.facts where known.insert(fact).inserted { facts.append(fact) }
  }

  var all: Unstated { Unstated(facts) }
}

extension Unstated {
  /// What is not stated among some values; nil where all is.
  package static func among(_ values: [Value]) -> Unstated? {
    let missing = values.compactMap { value in
      if case .unstated(let facts) = value { facts } else { nil }
    }
    return missing.count < 2 ? missing.first : Unstated(all: missing)
  }

  /// The facts of several, each once.
  package convenience init(all: [Unstated]) {
    var facts = UnstatedFacts()
    for unstated in all { facts.add(unstated) }
    self.init(facts.all.facts)
  }
}

extension Evaluation {
  /// Values added up one after another; a plain zero if there are none.
  package mutating func sum(of values: some Sequence<Value>) throws(Refusal) -> Value {
    var sum = RunningSum()
    for value in values { try sum.add(value, in: &self) }
    return sum.value ?? .number(0)
  }
}
