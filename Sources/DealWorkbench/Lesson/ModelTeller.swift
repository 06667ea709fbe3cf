import DealFormula
import DealModel
import DealPage
import DealQuantities
import DealReports

/// Puts what an environment holds into parts.
struct ModelTeller {
  private let environment: Environment
  private let describer: Describer

  init(_ environment: Environment) {
    self.environment = environment
    describer = Describer(environment)
  }

  /// The kinds of things that are told by their stated properties.
  private static let kinds: [Thing.Kind] = [
    .deal, .party, .milestone, .right, .chip, .price,
  ]
  /// Properties that follow from others or from the day.
  private static let derived: Set<String> = ["deals", "status", "condition", "met", "runs", "name"]
  /// What the things of each kind state, sought once: books are compared after every line of a lesson.
  private static let stated = kinds.map { kind in
    Property.all.filter { $0.thing == kind && !$0.isMetric && !derived.contains($0.name) }.map(
      \.name)
  }

  /// Every thing with its stated properties.
  mutating func things() -> [ModelAccount.Subject] {
    var subjects: [ModelAccount.Subject] = []
    for (kind, properties) in zip(Self.kinds, Self.stated) {
      for (number, thing) in environment.surroundings.things(kind).enumerated() {
        let name = environment.surroundings.nameOfThing(thing)
        var subject = ModelAccount.Subject(
          name: kind == .price ? "\(name) (\(number + 1))" : name, phrase: kind.phrase)
        for property in properties {
          var evaluation = Evaluation(environment)
          if let value = try? evaluation.property(property, of: thing) {
            subject.parts.append(part(property, value))
          }
        }
        if kind == .deal { subject.ends = subject.parts.prefix(2).map(\.text) }
        subjects.append(subject)
      }
    }
    return subjects
  }

  /// Every rollout, numbered within its deal.
  func rollouts(of world: World) -> [ModelAccount.Subject] {
    var subjects: [ModelAccount.Subject] = []
    for thing in world.things(.deal) {
      guard let deal = world.deals[Int(thing.index)] else { continue }
      subjects += history(of: deal)
      for (number, index) in deal.rollouts.enumerated() {
        guard let rollout = world.rollouts[Int(index)] else { continue }
        let ordinal = deal.rollouts.count > 1 ? "\(number + 1) " : ""
        var subject = ModelAccount.Subject(
          name: ordinal + "of \(deal.name)",
          phrase: rollout.isExpansion ? "an expansion" : "a rollout")
        subject.parts = [
          part("resource", .text(Resource.name(rollout.resource))),
          rollout.quantity.map { part("quantity", $0) } ?? granted(rollout.resource, by: thing),
          part("from", rollout.from, edge: .first),
          part("by", rollout.by, edge: .last), part("slip", rollout.slip),
          part("chance", rollout.chance), part("after", rollout.after.map { .text($0) }),
          part("shape", rollout.shape.map { .text($0.name) }),
        ]
        subjects.append(subject)
      }
    }
    return subjects
  }

  /// All that a deal grants of a resource, which a rollout without a quantity takes.
  private func granted(_ resource: Dimension, by deal: Thing) -> ModelAccount.Part {
    var evaluation = Evaluation(environment)
    return part("quantity", try? evaluation.property(Resource.name(resource), of: deal))
  }

  /// What was said of a deal later and by others.
  private func history(of deal: Deal) -> [ModelAccount.Subject] {
    guard let record = deal.record else { return [] }
    func subjects(_ accounts: [Account], _ phrase: String) -> [ModelAccount.Subject] {
      accounts.map { account in
        let day = account.on.map { " on \($0.text)" } ?? ""
        var subject = ModelAccount.Subject(name: "of \(deal.name)\(day)", phrase: phrase)
        subject.parts = account.stated.facts.map { part($0.field.property, $0.formula) }
        subject.parts += account.stated.grants.enumerated().map {
          part("grant \($0.offset + 1)", $0.element.quantity)
        }
        subject.parts.append(part("end", .truth(account.isCancellation)))
        return subject
      }
    }
    return subjects(record.amendments, "an amendment") + subjects(record.disputes, "a dispute")
  }

  /// Every name that was defined; what stands for a function by how many values it takes.
  mutating func definitions() -> [ModelAccount.Subject] {
    var subjects: [ModelAccount.Subject] = []
    environment.definitions.forEach { slot, definition in
      let name = environment.surroundings.nameOf(slot)
      // Answers of the prompt have names too.
      guard name != "ans", !name.hasPrefix("_") else { return }
      var subject = ModelAccount.Subject(
        name: name, phrase: definition.kind == .assumption ? "an assumption" : "a definition")
      var evaluation = Evaluation(environment)
      if let value = try? evaluation.evaluate(definition.formula, declaring: .slot(slot)) {
        subject.parts = [part("the value", value)]
      }
      subjects.append(subject)
    }
    return subjects
  }

  /// Every claim, numbered, as its words are free, with whether it holds.
  func claims(of world: World) -> [ModelAccount.Subject] {
    (0..<world.claims.count).compactMap { index in
      world.claims[index].map { claim in
        // True and true may be said of different things.
        var parts = [part("verdict", claim.condition)]
        if case .binary(_, let left, let right) = environment.arena[claim.condition].operation {
          parts += [part("the first part", left), part("the second part", right)]
        }
        return ModelAccount.Subject(name: "\(index + 1)", phrase: "a claim", parts: parts)
      }
    }
  }

  /// A part that a formula states, if it is stated.
  private func part(
    _ name: String, _ formula: FormulaID?, edge: Period.Edge? = nil
  ) -> ModelAccount.Part {
    guard let formula else { return part(name, nil) }
    var evaluation = Evaluation(environment)
    guard let value = try? evaluation.evaluate(formula) else { return part(name, nil) }
    return part(name, edge.flatMap { try? value.day($0, name) } ?? value)
  }

  private func part(_ name: String, _ value: Value?) -> ModelAccount.Part {
    guard let value else {
      return ModelAccount.Part(name: name, text: "", missing: name)
    }
    if case .unstated(let unstated) = value {
      return ModelAccount.Part(
        name: name, text: "", missing: unstated.facts.first?.what ?? name)
    }
    var part = ModelAccount.Part(name: name, text: describer.text(value))
    switch value {
    case .quantity(let quantity):
      (part.numbers, part.dimension) = ([quantity.baseValue], quantity.dimension)
    case .uncertain(let range):
      (part.numbers, part.dimension) = (numbers(of: range), range.unit.dimension)
    case .date, .period, .truth, .text, .list, .record, .function, .series, .thing, .unstated: break
    }
    return part
  }

  /// Three numbers that tell what is drawn from a range, in base units; none of a date or a truth.
  private func numbers(of range: Uncertain) -> [Double] {
    guard range.meaning == .quantity, case .range(let drawn) = describer.datum(.uncertain(range))
    else { return [] }
    return [drawn.p5, drawn.median, drawn.p95].compactMap { datum in
      guard case .quantity(let number, _) = datum else { return nil }
      return Quantity(number, range.unit).baseValue
    }
  }
}
