package import DealQuantities

/// What a formula can be worth.
package enum Value: Sendable {
  case quantity(Quantity)
  /// A range, a distribution or a headline word, kept with its meaning.
  case uncertain(Uncertain)
  case date(Day)
  case period(Period)
  case truth(Bool)
  case text(String)
  case list([Value])
  case record(Record)
  case function(Closure)
  case series(Series)
  case thing(Thing)
  /// Needs facts that nobody has stated; every operation on it keeps the list.
  case unstated(Unstated)
}

/// Something of the world: a deal, a party, a milestone. Its fields are asked for by name.
package struct Thing: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    case deal, party, rollout, milestone, right, source, scenario, chip, price
  }
  package var kind: Kind
  package var index: Int32
  package init(_ kind: Kind, _ index: Int32) {
    self.kind = kind
    self.index = index
  }
}

/// Named values in the order in which they were written.
package struct Record: Sendable {
  package var names: [String]
  package var values: [Value]
  package init(names: [String], values: [Value]) {
    self.names = names
    self.values = values
  }

  package subscript(_ name: String) -> Value? {
    guard let index = names.firstIndex(of: name), index < values.count else { return nil }
    return values[index]
  }
}

/// A function of the user with the values that it closes over.
package final class Closure: Sendable {
  package let captured: [Value]
  package let parameterCount: Int
  package let body: FormulaID
  /// What its parameters and result must measure, where that is annotated.
  package let annotations: [Dimension?]
  package let result: Dimension?
  package init(
    captured: [Value], parameterCount: Int, body: FormulaID, annotations: [Dimension?] = [],
    result: Dimension? = nil
  ) {
    self.captured = captured
    self.parameterCount = parameterCount
    self.body = body
    self.annotations = annotations
    self.result = result
  }
}

/// Facts that an answer needs and nobody has stated.
package final class Unstated: Sendable {
  /// One fact: of which thing, its name for people, and the clause that states it.
  package struct Fact: Hashable, Sendable {
    package var thing: String
    package var what: String
    package var clause: String
    /// The verb of the statement that the clause belongs to.
    package var verb: String
    package init(thing: String, what: String, clause: String, verb: String = "change") {
      self.thing = thing
      self.what = what
      self.clause = clause
      self.verb = verb
    }
  }
  package let facts: [Fact]
  package init(_ facts: [Fact]) { self.facts = facts }

  /// The facts of both, each once.
  package func union(_ other: Unstated) -> Unstated {
    var all = facts
    for fact in other.facts where !all.contains(fact) { all.append(fact) }
    return Unstated(all)
  }
}

extension Value {
  /// A plain number.
  package static func number(_ value: Double) -> Value {
    .quantity(Quantity(value, .none))
  }

  /// What kind of value it is, in a few words for an error.
  package var kindName: String {
    switch self {
    case .quantity(let quantity): quantity.unit.dimension.name
    case .uncertain(let uncertain):
      switch uncertain.meaning {
      case .quantity: "a range of \(uncertain.unit.dimension.name)"
      case .date: "a range of dates"
      case .truth: "a chance"
      }
    case .date: "a date"
    case .period: "a period"
    case .truth: "true or false"
    case .text: "a text"
    case .list: "a list"
    case .record: "a record"
    case .function: "a function"
    case .series: "a series over time"
    case .thing(let thing): thing.kind.phrase
    case .unstated: "an unstated fact"
    }
  }
}

extension Thing.Kind {
  /// With its article, for an error.
  package var phrase: String {
    switch self {
    case .deal: "a deal"
    case .party: "a party"
    case .rollout: "a rollout"
    case .milestone: "a milestone"
    case .right: "a right"
    case .source: "a source"
    case .scenario: "a scenario"
    case .chip: "a chip"
    case .price: "a price observation"
    }
  }
}
