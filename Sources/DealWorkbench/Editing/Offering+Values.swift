import DealFormula
import DealLanguage
import DealModel
import DealQuantities
import DealReports
import DealSyntax

/// What can stand in a formula: names and what they are worth, dates, fields, functions.
extension Offering {
  /// The kinds of thing that a formula names.
  private static let kinds: [Thing.Kind] = [.deal, .party, .chip, .milestone, .right]

  /// What fits where a formula, or a part of one, is to be written.
  mutating func addFormula() {
    switch wanted?.place {
    case .unit: addUnits(wanted?.sorts ?? [])
    case .target: addTargets()
    case .field: addFields()
    case .period:
      for step in Period.Step.allCases { shelf.add(step.rawValue, "a row for each") }
    case .value, nil: addValues(withFunctions: true)
    }
  }

  /// Values of what is wanted: examples, dates, names, fields of the deal at hand, functions.
  mutating func addValues(withFunctions: Bool) {
    let sorts = wanted?.sorts ?? []
    let label = wanted?.label
    if shelf.isBlank, let wanted, !sorts.contains(.truth) {
      for example in wanted.examples { shelf.add(example, "for example", .example) }
    }
    if sorts.contains(.date) { addDates() }
    if label?.contains("milestone") ?? false {
      addThings(.milestone)
      addThings(.deal)
    }
    if let row = wanted?.row {
      for property in Property.all where property.thing == row && isOfUse(property) {
        shelf.add(property.name, property.summary, .name)
      }
    }
    addDefinitions()
    let isAsked = !sorts.isEmpty && !sorts.contains(.truth) || drawsRanges && wanted?.row == nil
    if isAsked, let deal {
      for thing in [deal] + latestDeals(5, besides: deal) {
        let name = knowledge.world.name(of: thing)
        for property in Property.all
        where property.thing == .deal && isOfUse(property)
          && (!property.isMetric || thing == deal && !sorts.isEmpty)
          && (!sorts.isEmpty || Sort(property)?.isMeasured ?? false)
        {
          add(property, of: thing, as: "\(name).\(property.name)")
        }
      }
      if sorts.contains(.date) { addMilestoneDates() }
    }
    // With nothing typed, many names that only begin a fitting value would hide those that fit.
    if sorts.isEmpty && !(drawsRanges && wanted?.isMeasured ?? false) || sorts.contains(.truth)
      || !shelf.isBlank
    {
      for kind in Offering.kinds {
        let isOfUse = Property.all.contains { $0.thing == kind && self.isOfUse($0) }
        if isOfUse || sorts.contains(.thing(kind)) { addThings(kind) }
      }
    } else {
      for kind in Offering.kinds where sorts.contains(.thing(kind)) { addThings(kind) }
    }
    guard withFunctions else { return }
    for function in Function.all where wanted.map(function.mayGive) ?? true {
      shelf.add(
        function.isName ? function.name : "\(function.name)(",
        function.isName ? function.summary : "\(function.signature): \(function.summary)", .function
      )
    }
  }

  private func isOfUse(_ property: Property) -> Bool { wanted?.takes(Sort(property)) ?? true }

  // MARK: Names of the book

  private mutating func addDefinitions(areReplaced: Bool = false) {
    var shelf = shelf
    let describer = Describer(environment)
    knowledge.definitions.forEach { slot, definition in
      let name = knowledge.names.text(of: Name(index: slot.index))
      guard shelf.takes(name), !name.hasPrefix("_"),
        !(areReplaced && definition.kind == .function)
      else { return }
      let sort = shelf.isFull ? nil : knowledge.sort(of: definition)
      guard areReplaced || shelf.isFull || wanted?.takes(sort) ?? true else { return }
      let value = definition.value ?? (drawsRanges ? self.value(definition.formula) : nil)
      let known = value.flatMap { shown($0, describer) } ?? sort?.phrase ?? ""
      shelf.add(
        name, definition.kind.phrase, .name,
        value: definition.kind == .function || definition.kind.phrase == known ? "" : known)
    }
    self.shelf = shelf
  }

  /// A value in words; nil for what would have to be drawn or would be long.
  private func shown(_ value: Value, _ describer: Describer) -> String? {
    switch value {
    case .quantity, .date, .period, .truth, .thing: describer.text(value)
    case .uncertain: drawsRanges ? describer.text(value) : nil
    case .text, .list, .record, .function, .series, .unstated: nil
    }
  }

  /// What a formula is worth, if that takes few steps.
  private func value(_ formula: FormulaID) -> Value? {
    var evaluation = Evaluation(environment, most: 10_000)
    return try? evaluation.evaluate(formula)
  }

  /// Everything of a kind by its name.
  mutating func addThings(_ kind: Thing.Kind, where isMeant: (String) -> Bool = { _ in true }) {
    var shelf = shelf
    knowledge.world.forEachName(of: kind, startingWith: shelf.prefix) { thing, name in
      guard isMeant(name) else { return }
      shelf.add(name, phrase(of: thing), .name)
    }
    self.shelf = shelf
  }

  /// A thing in a few words.
  private func phrase(of thing: Thing) -> String {
    let world = knowledge.world
    switch thing.kind {
    case .deal:
      guard let deal = world.deals[Int(thing.index)] else { return "" }
      return
        "\(world.name(of: Thing(.party, deal.payer))) pays \(world.name(of: Thing(.party, deal.payee)))"
    case .party: return world.parties[Int(thing.index)]?.title ?? thing.kind.phrase
    case .source: return world.sources[Int(thing.index)]?.title ?? thing.kind.phrase
    case .rollout, .milestone, .right, .scenario, .chip, .price: return thing.kind.phrase
    }
  }

  /// What can take another value: behind `given` also a scenario.
  mutating func addTargets() {
    for input in Assumed.allCases where knowledge.names.find(input.name) == nil {
      shelf.add(input.name, "an input of metrics", .name)
    }
    addDefinitions(areReplaced: true)
    for kind in (wanted?.label == nil ? [.scenario] : []) + Offering.kinds { addThings(kind) }
  }

  // MARK: Fields

  /// What can be asked of the thing before the point, what fits first.
  mutating func addFields() {
    guard case .field(let kind?, let isReplaced)? = wanted?.place else { return }
    let known = Property.all.filter { $0.thing == kind && (!isReplaced || $0.isReplaceable) }
    let subject = subject(kind)
    for fits in [true, false] {
      for property in known where isOfUse(property) == fits {
        if let subject {
          add(property, of: subject, as: property.name)
        } else {
          shelf.add(property.name, property.summary, .name)
        }
      }
    }
  }

  /// The thing that is named right before the point, for its values.
  private func subject(_ kind: Thing.Kind) -> Thing? {
    let path = before.dropLast().reversed().prefix { $0.continuesName }.reversed()
    guard before.count <= path.count + 1 || before[before.endIndex - path.count - 2] != 0x2E else {
      return nil
    }
    return knowledge.world.thing(String(decoding: path, as: UTF8.self))
      .flatMap { $0.kind == kind ? $0 : nil }
  }

  private mutating func add(_ property: Property, of thing: Thing, as text: String) {
    guard shelf.takes(text) else { return }
    var value = ""
    // Sums over a large book take their time, and so do metrics.
    if drawsRanges || !property.isMetric, thing.kind == .deal || knowledge.world.deals.count < 1_000
    {
      var evaluation = Evaluation(environment, most: 10_000)
      let found = try? evaluation.property(property.name, of: thing)
      value = found.flatMap { shown($0, Describer(environment)) } ?? ""
      // What nobody has stated is nothing to go on with.
      if text != property.name, found.map(\.isUnstated) ?? true { return }
    }
    shelf.add(text, property.summary, .name, value: value)
  }

  // MARK: Dates

  /// Today, this month and quarter, and the dates of the book: those of the deal at hand first.
  mutating func addDates() {
    let today = environment.today
    shelf.add(today.text, "today", .example)
    if let month = try? Period.month(today.month, of: today.year) {
      shelf.add(month.text, "this month", .example)
    }
    if let quarter = try? Period.quarter((today.month + 2) / 3, of: today.year) {
      shelf.add(quarter.text, "this quarter", .example)
    }
    let world = knowledge.world
    for thing in (deal.map { [$0] } ?? []) + latestDeals(8, besides: deal) {
      for name in ["announced", "from", "until"] {
        var evaluation = Evaluation(environment, most: 10_000)
        guard let value = try? evaluation.property(name, of: thing), case .date(let day) = value
        else { continue }
        shelf.add(day.text, "\(world.name(of: thing)).\(name)", .example)
      }
    }
  }

  /// The last deals of the book, the latest first.
  private func latestDeals(_ most: Int, besides other: Thing?) -> [Thing] {
    let count = knowledge.world.deals.count
    return (max(0, count - most)..<count).reversed().map {
      Thing(.deal, Int32(truncatingIfNeeded: $0))
    }
    .filter { $0 != other }
  }

  private mutating func addMilestoneDates() {
    for thing in knowledge.world.things(.milestone).suffix(50) {
      let name = knowledge.world.name(of: thing)
      shelf.add("\(name).date", "when it happens", .name)
    }
  }
}

extension DealFormula.Definition.Kind {
  /// What it is, with its article.
  fileprivate var phrase: String {
    switch self {
    case .assumption: "an assumption"
    case .definition: "a definition"
    case .function: "a function"
    }
  }
}

extension Value {
  /// Whether it is what nobody has stated.
  fileprivate var isUnstated: Bool { if case .unstated = self { true } else { false } }
}
