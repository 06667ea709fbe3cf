package import DealFormula
package import DealQuantities

/// Someone who pays, delivers or decides.
package struct Party: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case lab, cloud, chipmaker, investor, regulator, utility, other
  }
  package var name: String
  /// The name for people, where it is stated: "Amazon Web Services".
  package var title: String?
  package var kind: Kind?
  /// Whom it belongs to, by the name and by the index in `World.parties`; `World` sets both.
  package internal(set) var parent: String?
  var owner: Int32?
  /// Whether a party has ever belonged to it: else it is above nobody.
  package internal(set) var isOwner = false
  package var revenue: FormulaID?
  package var provenance: Provenance?

  package init(name: String) { self.name = name }
}

/// Something that happens on a date and that deals wait for.
package struct Milestone: Sendable {
  package var name: String
  package var on: FormulaID?
  /// The day that `on` comes to, where that rests on nothing but written dates and such days of other
  /// milestones, so that a chain of them is not gone down again and again.
  package internal(set) var day: Day?
  /// Whether that rests on the days of others, and whether one of others rests on it.
  var isLeaning = false
  package internal(set) var isLeanedOn = false
  package var by: String?
  package var chance: FormulaID?
  /// Where it stands, if that is stated; else its date and its chance tell.
  package var status: Status?
  package var provenance: Provenance?
  /// Where it was stated last.
  package var origin: Origin?

  package init(name: String) { self.name = name }

  /// Forgets the day that was kept, as another may be stated.
  package mutating func forgetDay() { (day, isLeaning) = (nil, false) }
}

/// A document that facts are cited from.
package struct SourceEntry: Sendable {
  package var name: String
  package var title: String?
  package var url: String?
  package var date: FormulaID?

  package init(name: String) { self.name = name }
}

/// Statements that hold only when the scenario is given.
package struct Scenario: Sendable {
  package var name: String
  /// The scenario that it stacks on.
  package var base: String?
  /// The statements as written, and where.
  package var origin: Origin
  /// How many scenarios may stand on each other, the lowest and the highest counted.
  package static let greatestHeight = 100

  package init(name: String, base: String?, origin: Origin) {
    self.name = name
    self.base = base
    self.origin = origin
  }
}

extension Party: Referring {
  package func tell(_ references: inout References) { references.add(revenue) }
}

extension Milestone: Referring {
  package func tell(_ references: inout References) {
    references.add(origin)
    references.add(on)
    references.add(chance)
  }
}

extension SourceEntry: Referring {
  package func tell(_ references: inout References) { references.add(date) }
}

extension Scenario: Referring {
  package func tell(_ references: inout References) { references.add(origin) }
}
