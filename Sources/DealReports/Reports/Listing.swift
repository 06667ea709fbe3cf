package import DealFormula
import DealModel
package import DealPage
import DealQuantities

extension Viewpoint {
  /// The columns of a listing of each kind, by the names of their properties.
  package static func columns(of kind: Thing.Kind) -> [String] {
    switch kind {
    case .deal: ["name", "payer", "payee", "value", "from", "until", "gpus"]
    case .party: ["name", "kind", "parent", "deals"]
    case .milestone: ["name", "date", "status"]
    case .right: ["name", "kind", "holder", "party", "scope", "from", "until"]
    case .source: ["name", "title", "date", "url"]
    case .chip: ["name", "maker", "bf16", "fp8", "memory", "power", "price", "released"]
    case .price: ["subject", "rate", "date", "provider", "declining"]
    case .rollout, .scenario: []
    }
  }

  /// The columns of some deals: what they grant as accelerators, as power, or as both.
  private func columns(ofDeals things: [Thing]) -> [String] {
    let deals = things.compactMap { world.deals[Int($0.index)]?.account(on: environment.today) }
    let hasPower = deals.contains { $0.grants.contains(where: \.isPower) }
    guard hasPower else { return Self.columns(of: .deal) }
    let hasOthers = deals.contains { $0.grants.contains { !$0.isPower } }
    return Self.columns(of: .deal).filter { $0 != "gpus" || hasOthers } + ["power"]
  }

  /// Whether a cell is left empty though a value can be worked out: power that follows from a chip.
  private func isDerived(_ property: Property, of thing: Thing) -> Bool {
    guard thing.kind == .deal, property.name == "power" else { return false }
    let deal = world.deals[Int(thing.index)]?.account(on: environment.today)
    return deal?.grants.contains(where: \.isPower) != true
  }

  /// A table of things, one row each.
  package func listing(_ things: [Thing], of kind: Thing.Kind) -> Answer {
    let describer = Describer(environment)
    let table: Table
    switch kind {
    case .deal, .party, .milestone, .right, .source, .chip, .price:
      let names = kind == .deal ? columns(ofDeals: things) : Self.columns(of: kind)
      let properties = names.compactMap { Property.named($0, of: kind) }
      table = Table(
        columns: properties.map {
          Table.Column(
            $0.name,
            isNumber: ["money", "gpu"].contains($0.unit) || kind == .deal && $0.unit == "W")
        },
        rows: things.map { thing in properties.map { cell($0, of: thing, describer) } })
    case .rollout:
      table = Table(
        columns: [Table.Column("deal"), Table.Column("rollout")],
        rows: things.compactMap { thing in
          world.rollouts[Int(thing.index)].map { rollout in
            [
              Table.Cell(world.name(of: Thing(.deal, rollout.deal)), role: .name),
              Table.Cell(words(of: rollout)),
            ]
          }
        })
    case .scenario:
      table = Table(
        columns: [Table.Column("name"), Table.Column("on top of")],
        rows: things.compactMap { thing in
          world.scenarios[Int(thing.index)].map {
            [Table.Cell($0.name, role: .name), Table.Cell($0.base ?? "the book")]
          }
        })
    }
    var shown = table
    shown.footer = things.isEmpty ? "none yet" : nil
    return Answer(Page([.table(shown)]), .table(shown))
  }

  private func cell(_ property: Property, of thing: Thing, _ describer: Describer) -> Table.Cell {
    if isDerived(property, of: thing) { return Table.Cell("", Datum.none) }
    switch value(property, of: thing) {
    case .success(.unstated): return Table.Cell("", Datum.none)
    case .success(.list(let list)):
      return Table.Cell("\(list.count)", .quantity(Double(list.count), unit: ""))
    case .success(let value):
      var cell = describer.cell(value)
      if property.name == "name" { cell.role = .name }
      if property.name == "value", let said = saidValue(of: thing, describer) { cell.text = said }
      return cell
    case .failure: return Table.Cell("?", Datum.none, role: .caution)
    }
  }

  /// Everything that answers rest on without being a stated fact: assumptions of the book, words
  /// that were interpreted, and the defaults of each deal.
  package func assumptions() -> Answer {
    let describer = Describer(environment)
    var rows: [[Table.Cell]] = []
    environment.definitions.forEach { slot, definition in
      guard definition.kind == .assumption else { return }
      var evaluation = Evaluation(environment)
      let value =
        (try? evaluation.evaluate(definition.formula, declaring: .slot(slot))).map(describer.text)
        ?? "?"
      let from = [definition.provenance?.source, place(definition.formula)].compactMap { $0 }
      rows.append([
        Table.Cell(environment.surroundings.nameOf(slot), role: .name), Table.Cell(value),
        Table.Cell("assumed, " + from.joined(separator: ", "), role: .faint),
      ])
    }
    for pair in environment.sampling.correlations.pairs {
      rows.append([
        Table.Cell(pair.names.joined(separator: ", "), role: .name),
        Table.Cell("rank correlation \(NumberText.full(pair.rank))"),
        Table.Cell("stated to move together", role: .faint),
      ])
    }
    for thing in world.things(.deal) {
      for (what, why) in defaults(of: thing, describer) {
        rows.append([
          Table.Cell(world.name(of: thing), role: .name), Table.Cell(what),
          Table.Cell(why, role: .faint),
        ])
      }
    }
    let table = Table(
      columns: [Table.Column("of"), Table.Column("assumed"), Table.Column("because")], rows: rows,
      footer: rows.isEmpty ? "nothing is assumed" : nil)
    return Answer(Page([.table(table)]), .table(table))
  }

  /// What is taken where a deal says nothing, and what was read from words.
  package func defaults(of thing: Thing, _ describer: Describer) -> [(what: String, why: String)] {
    guard let deal = world.deals[Int(thing.index)] else { return [] }
    var taken: [(String, String)] = []
    let rollouts = deal.rollouts.compactMap { world.rollouts[Int($0)] }
    let stated =
      deal.facts.map(\.formula) + deal.grants.map(\.quantity)
      + rollouts.flatMap { [$0.quantity, $0.from, $0.by, $0.slip].compactMap { $0 } }
    for formula in stated {
      var evaluation = Evaluation(environment)
      guard case .uncertain(let range)? = try? evaluation.evaluate(formula),
        let said = range.readFrom
      else { continue }
      taken.append((describer.reading(of: range), "read from \"\(said)\""))
    }
    if deal[.from] == nil, deal[.announced] != nil {
      taken.append(("runs from its announcement", "no other start is stated"))
    }
    if deal.payment == nil, deal[.value] != nil {
      taken.append(("paid evenly by the day", "no pattern of payment is stated"))
    }
    if deal.countsPowerAsFacility(in: environment) {
      taken.append(("its power counts as facility power", "neither it nor facility is stated"))
    }
    for rollout in rollouts where !rollout.isExpansion {
      let resource = Resource.name(rollout.resource)
      let hasStart = deal[.from] != nil || deal[.announced] != nil
      if rollout.from == nil, rollout.after == nil {
        taken.append(
          hasStart
            ? ("\(resource) roll out from the start of the deal", "the rollout states no start")
            : ("\(resource) come in one step at by", "no start is stated"))
      }
      if rollout.shape == nil, hasStart || rollout.from != nil {
        taken.append(("\(resource) roll out in a straight line", "no shape is stated"))
      }
    }
    return taken
  }
}
