package import DealFormula
package import DealModel
package import DealPage
import DealQuantities

/// What can be said of a claim.
package enum Verdict: Hashable, Sendable {
  case holds, fails
  case veryLikely, likely, open, unlikely, veryUnlikely
  /// Facts are missing.
  case unstated(String)
  /// What it names has changed, so that it cannot be told any more.
  case broken(String)

  /// How sure one can be, in words; the bands that help states.
  package init(chance: Double) {
    self =
      switch chance {
      case 1...: .holds
      case ...0: .fails
      case 0.95...: .veryLikely
      case 0.70...: .likely
      case ...0.05: .veryUnlikely
      case ...0.30: .unlikely
      default: .open
      }
  }

  /// The bands in a sentence.
  package static let bands =
    "very likely from 95%, likely from 70%, unlikely up to 30%, very unlikely up to 5%, and else open"

  /// The verdict in words.
  package var words: String {
    switch self {
    case .holds: "holds"
    case .fails: "does not hold"
    case .veryLikely: "very likely"
    case .likely: "likely"
    case .open: "open"
    case .unlikely: "unlikely"
    case .veryUnlikely: "very unlikely"
    case .unstated(let what): what
    case .broken(let why): "not known: \(why)"
    }
  }

  fileprivate var role: Role {
    switch self {
    case .holds, .veryLikely, .likely: .good
    case .fails, .unlikely, .veryUnlikely: .bad
    case .open, .unstated, .broken: .caution
    }
  }
}

extension Viewpoint {
  /// How a claim stands, and its truth where that depends on ranges.
  package func verdict(on claim: Claim) -> (verdict: Verdict, range: Uncertain?) {
    var evaluation = Evaluation(environment)
    do {
      switch try evaluation.evaluate(
        claim.condition, declaring: .question(words(claim.condition)))
      {
      case .truth(let truth): return (truth ? .holds : .fails, nil)
      case .uncertain(let range) where range.meaning == .truth:
        return (Verdict(chance: try environment.sampling.statistics(of: range).mean), range)
      case .unstated(let unstated):
        return (.unstated(Describer(environment).text(.unstated(unstated))), nil)
      case let other:
        return (.broken("a claim is true or false, and this is \(other.kindName)"), nil)
      }
    } catch {
      return (.broken(error.message), nil)
    }
  }

  /// Every claim with its verdict, in the order in which they were made.
  package func claims() -> Answer {
    let describer = Describer(environment)
    var rows: [[Table.Cell]] = []
    world.claims.forEach { _, claim in
      let (verdict, range) = verdict(on: claim)
      rows.append([
        Table.Cell(claim.text), Table.Cell(verdict.words, role: verdict.role),
        range.map(describer.chance) ?? Table.Cell("", Datum.none),
        Table.Cell(source(of: claim), role: .faint),
      ])
    }
    let table = Table(
      columns: [
        Table.Column("claim"), Table.Column("verdict"), Table.Column("chance", isNumber: true),
        Table.Column("source"),
      ], rows: rows, footer: rows.isEmpty ? "nothing is claimed yet" : nil)
    return Answer(Page([.table(table)]), .table(table))
  }

  /// Who or what says so.
  private func source(of claim: Claim) -> String {
    [claim.provenance?.source, claim.provenance?.basis, claim.provenance?.note].compactMap { $0 }
      .joined(separator: ", ")
  }
}

extension Describer {
  /// The chance of a truth.
  fileprivate func chance(_ range: Uncertain) -> Table.Cell {
    guard let statistics = statistics([range])?.first else { return Table.Cell("?", Datum.none) }
    return Table.Cell(share(statistics), .quantity(statistics.mean * 100, unit: "%"))
  }
}
