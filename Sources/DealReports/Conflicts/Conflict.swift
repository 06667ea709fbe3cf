package import DealFormula
import DealModel
package import DealPage
package import DealQuantities

/// Two facts that do not fit together, or a figure that does not fit what is usual.
package struct Conflict: Hashable, Sendable {
  /// What is wrong, in a few words.
  package var what: String
  /// The deals, rights and parties that it is about.
  package var who: [String]
  /// The day or the stretch of time.
  package var when: String
  /// Both facts, each with its place and source.
  package var why: [String]

  package init(_ what: String, who: [String], when: String, why: [String]) {
    self.what = what
    self.who = who
    self.when = when
    self.why = why
  }
}

/// One sort of conflict, and what finds all of it in a world. The one table from which `conflicts`
/// is made: a further sort is a further entry.
package struct ConflictCheck: Sendable {
  /// What is looked for, in a few words.
  package var summary: String
  package var find: @Sendable (Viewpoint, inout Evaluation) throws(Refusal) -> [Conflict]

  package init(
    _ summary: String,
    _ find: @escaping @Sendable (Viewpoint, inout Evaluation) throws(Refusal) -> [Conflict]
  ) {
    self.summary = summary
    self.find = find
  }

  /// Every check, in the order in which conflicts are listed.
  package static let all: [ConflictCheck] = [
    insideWindow, rivalRights, unmetMilestones, rolloutsOutside, earlyStarts, contradictions,
    disputedFacts, unusualFigures,
  ]
}

extension Viewpoint {
  /// Everything that does not fit, a row each.
  package func conflicts() throws(Refusal) -> Answer {
    var found: [Conflict] = []
    for check in ConflictCheck.all {
      var evaluation = Evaluation(environment)
      for conflict in try check.find(self, &evaluation) where !found.contains(conflict) {
        found.append(conflict)
      }
    }
    let table = Table(
      columns: [
        Table.Column("what"), Table.Column("who"), Table.Column("when"), Table.Column("why"),
      ],
      rows: found.map { conflict in
        [
          Table.Cell(conflict.what, role: .bad),
          Table.Cell(conflict.who.joined(separator: ", "), role: .name),
          Table.Cell(conflict.when),
          Table.Cell(conflict.why.joined(separator: " · "), role: .faint),
        ]
      }, footer: found.isEmpty ? "nothing contradicts anything else" : nil)
    return Answer(Page([.table(table)]), .table(table))
  }

  // MARK: What checks need

  /// Goes through the deals that are not given up; a deal that cannot be told about is a row itself.
  func eachDeal(
    _ evaluation: inout Evaluation,
    _ look: (Terms, inout Evaluation) throws(Refusal) -> [Conflict]
  ) -> [Conflict] {
    var found: [Conflict] = []
    for thing in world.things(.deal) {
      guard let deal = world.deals[Int(thing.index)], deal.status != .abandoned,
        deal.status != .superseded
      else { continue }
      do throws(Refusal) {
        found += try look(Terms(world, deal), &evaluation)
      } catch {
        found.append(
          Conflict(error.message, who: [deal.name], when: "", why: error.notes + [stood(deal)]))
      }
    }
    return found
  }

  /// The chance that something holds in words, as a part of what is wrong; nil where it never does.
  func likelihood(_ truth: Value) throws(Refusal) -> String? {
    let chance = try Truths.chance(truth, environment.sampling)
    if chance == 0 { return nil }
    if chance == 1 { return "" }
    return ", with a chance of \(Quantity(chance * 100, .percent).text(digits: 2))"
  }

  /// A value in words.
  func text(_ value: Value) -> String { Describer(environment).text(value) }

  func name(ofParty index: Int32) -> String { world.name(of: Thing(.party, index)) }

  /// Where a formula stands and who says so, in brackets.
  func cited(_ formula: FormulaID?, _ provenance: Provenance?) -> String {
    let parts = [formula.flatMap(place), provenance?.source, provenance?.basis].compactMap { $0 }
    return parts.isEmpty ? "" : " [\(parts.joined(separator: ", "))]"
  }

  /// Where a deal stands and who says so.
  func stood(_ deal: Deal) -> String {
    let parts = [standing(deal.origin), deal.provenance?.source, deal.provenance?.basis]
      .compactMap { $0 }
    return "\(deal.name) [\(parts.joined(separator: ", "))]"
  }

  /// A milestone as a fact: where it stands, where that is said, who says so.
  func stood(_ milestone: Milestone, _ state: Milestone.State) -> String {
    let parts = [milestone.origin.flatMap(standing), milestone.provenance?.source]
      .compactMap { $0 }
    return "\(milestone.name) is \(state.rawValue) [\(parts.joined(separator: ", "))]"
  }

  /// A right as a fact: what it is, when it runs, where it stands, who says so.
  func stood(
    _ right: Right, in evaluation: inout Evaluation
  ) throws(Refusal) -> String {
    let window = try world.windowText(of: right, in: &evaluation)
    let parts = [standing(right.origin), right.provenance?.source, right.provenance?.basis]
      .compactMap { $0 }
    return
      "\(right.kind.phrase) of \(name(ofParty: right.holder)), \(window) [\(parts.joined(separator: ", "))]"
  }

  /// A stated field of a deal as a fact: `announced 2025-11-03 [file:1, source]`.
  func stated(
    _ field: Field, of terms: Terms, in evaluation: inout Evaluation
  ) throws(Refusal) -> String {
    let value = text(try terms.fact(field, in: &evaluation))
    return "\(field.rawValue) \(value)\(cited(terms.deal[field], terms.deal.provenance))"
  }
}
