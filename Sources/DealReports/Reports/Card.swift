package import DealFormula
package import DealModel
package import DealPage
import DealQuantities

extension Viewpoint {
  /// Everything that is known of a thing: each field with its value and where it comes from, then
  /// what can be worked out, then what is missing.
  package func card(of thing: Thing) -> Answer {
    let describer = Describer(environment)
    let name = world.name(of: thing)
    var page = Page([.line(StyledText(name, .name) + StyledText(": " + headline(of: thing)))])
    var facts: [[Table.Cell]] = []
    var metrics: [[Table.Cell]] = []
    var fields: [Datum.Field] = []
    var missing: [Unstated.Fact] = []
    for property in Property.all where property.thing == thing.kind {
      switch value(property, of: thing) {
      case .success(.unstated(let unstated)):
        if Self.central.contains(property.name) {
          missing += unstated.facts.filter { !missing.contains($0) }
        }
      case .success(let value):
        let row = [
          Table.Cell(property.name, role: .name), cell(value, property, of: thing, describer),
          Table.Cell(note(on: property, of: thing), role: .faint),
        ]
        if property.isMetric { metrics.append(row) } else { facts.append(row) }
        fields.append(Datum.Field(property.name, describer.datum(value)))
      case .failure(let refusal):
        // A party that only delivers has no payments to show.
        if property.isMetric, refusal.code != "no-deals" {
          metrics.append([
            Table.Cell(property.name, role: .name), Table.Cell("not known", role: .caution),
            Table.Cell(refusal.message, role: .faint),
          ])
        }
      }
    }
    let columns = [Table.Column("field"), Table.Column("value"), Table.Column("from")]
    page.blocks.append(.table(Table(columns: columns, rows: facts + metrics)))
    if case .deal = thing.kind { page.blocks += rollouts(of: thing, describer) }
    for sense in senses(of: thing) {
      page.blocks.append(.line(StyledText("outside its band: \(sense.message)", .caution)))
      page.blocks.append(
        .line(StyledText("  " + sense.sources.joined(separator: "; "), .faint)))
    }
    if !missing.isEmpty {
      let words = missing.filter { $0.thing == name }.map(\.what)
      let others = missing.filter { $0.thing != name }.map { "\($0.what) of \($0.thing)" }
      page.blocks.append(
        .line(StyledText("not stated: \((words + others).joined(separator: ", "))", .caution)))
    }
    return Answer(page, .record(fields))
  }

  /// The metrics whose missing facts a card names: the others need the same or ask about resources
  /// that the deal may not be about.
  private static let central = ["cost_per_gpu_hour", "spend"]

  /// A thing in a few words.
  private func headline(of thing: Thing) -> String {
    switch thing.kind {
    case .deal:
      guard let deal = world.deals[Int(thing.index)] else { return "" }
      let payer = world.name(of: Thing(.party, deal.payer))
      let payee = world.name(of: Thing(.party, deal.payee))
      return "\(payer) pays \(payee)"
    case .party, .rollout, .milestone, .right, .source, .scenario, .chip, .price:
      return thing.kind.phrase
    }
  }

  /// How many pieces the course of a series is drawn in.
  private static let pieces = 12

  /// The course of a series in a few signs, from its first day to its last; nil where it is a range or
  /// has no end.
  private func course(of series: Series) -> String? {
    guard !series.isDrawn, let first = series.firstDay, let last = series.lastDay, first < last
    else { return nil }
    let start = Double(first.number)
    let step = (Double(last.number) + 1 - start) / Double(Self.pieces)
    let levels = (0..<Self.pieces).map { piece -> Double in
      let (from, until) = (start + step * Double(piece), start + step * Double(piece + 1))
      return series.kind == .flow
        ? series.level(at: until) - series.level(at: from)
        : (series.integral(to: until) - series.integral(to: from)) / step
    }
    let (least, most) = (levels.min() ?? 0, levels.max() ?? 0)
    // A day more or less in a piece is no movement.
    let isFlat = most - least < 0.02 * max(abs(least), abs(most))
    return sparkline(isFlat ? levels.map { _ in most } : levels)
  }

  /// The value of a property; that of a deal as it was said, with all that it can be beside it.
  private func cell(
    _ value: Value, _ property: Property, of thing: Thing, _ describer: Describer
  ) -> Table.Cell {
    var cell = describer.cell(value)
    if case .series(let series) = value, let course = self.course(of: series) {
      cell.text += "  \(course)"
    }
    if property.name == "value", let said = saidValue(of: thing, describer) {
      if case .uncertain = value { cell.text = "\(said)  (\(cell.text))" } else { cell.text = said }
    }
    return cell
  }

  /// Where the value of a property comes from.
  private func note(on property: Property, of thing: Thing) -> String {
    if case .written(let formula) = property.formula { return formula }
    guard thing.kind == .deal, let deal = world.deals[Int(thing.index)] else {
      if let (formula, provenance) = statement(of: property.name, of: thing) {
        return origin(of: formula, provenance)
      }
      return property.rule
    }
    let others = disputed(property, of: deal).map { " · \($0)" } ?? ""
    if let field = Field.allCases.first(where: { $0.property == property.name }),
      let formula = deal[field]
    {
      let part = DealPart.field(field)
      let since = deal.note(on: part)?.since.map { "from \($0.text) on" }
      return origin(of: formula, deal.provenance(of: part), since: since) + others
    }
    return property.rule + others
  }

  /// The formula that states a field of a right or a milestone, and who says so.
  private func statement(
    of field: String, of thing: Thing
  ) -> (FormulaID, DealFormula.Provenance?)? {
    let formula: FormulaID?
    let provenance: DealFormula.Provenance?
    switch thing.kind {
    case .right:
      let right = world.rights[Int(thing.index)]
      formula = field == "from" ? right?.from : field == "until" ? right?.until : nil
      provenance = right?.provenance
    case .milestone:
      let milestone = world.milestones[Int(thing.index)]
      formula = field == "date" ? milestone?.on : field == "chance" ? milestone?.chance : nil
      provenance = milestone?.provenance
    case .deal, .party, .rollout, .source, .scenario, .chip, .price: return nil
    }
    return formula.map { ($0, provenance) }
  }

  /// Where a formula stands and who says so; the name of what ends a right before that.
  private func origin(
    of formula: FormulaID, _ provenance: DealFormula.Provenance?, since: String? = nil
  ) -> String {
    var ender = ""
    if case .thing = environment.arena[formula].operation { ender = "\(words(formula)), " }
    let source = provenance?.source.map { ", \($0)" } ?? ""
    let basis = provenance?.basis.map { " (\($0))" } ?? ""
    let start = since.map { ", \($0)" } ?? ""
    return "\(ender)\(place(formula) ?? "stated")\(start)\(source)\(basis)"
  }

  private func rollouts(of thing: Thing, _ describer: Describer) -> [Block] {
    guard let deal = world.deals[Int(thing.index)], !deal.rollouts.isEmpty else { return [] }
    return [.line(StyledText("rollouts", .strong))]
      + deal.rollouts.compactMap { index in
        world.rollouts[Int(index)].map { .line(StyledText("  " + words(of: $0))) }
      }
  }

  /// A rollout as a sentence, in the words in which it was stated.
  package func words(of rollout: Rollout) -> String {
    var parts = [rollout.isExpansion ? "option:" : "rollout:"]
    parts.append(rollout.quantity.map(words) ?? "all \(Resource.name(rollout.resource))")
    if let from = rollout.from { parts.append("from \(words(from))") }
    if let after = rollout.after { parts.append("after \(after)") }
    if let by = rollout.by { parts.append((rollout.isExpansion ? "through " : "by ") + words(by)) }
    if let shape = rollout.shape { parts.append("shape \(shape.name)") }
    if let slip = rollout.slip { parts.append("slip \(words(slip))") }
    if let chance = rollout.chance { parts.append("chance \(words(chance))") }
    return parts.joined(separator: " ")
  }
}
