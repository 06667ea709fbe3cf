package import DealFormula
package import DealQuantities

/// Who may sell what to a party, by the rights that bind it.
extension World {
  /// The rights that bind a party over a scope, in the order of declaration.
  package func rights(binding party: Int32, over scope: String) -> [Right] {
    var found: [Right] = []
    rights.forEach { index, right in
      guard right.party == party, right.scopes.contains(scope),
        !isConcealed(Thing(.right, Int32(truncatingIfNeeded: index)))
      else { return }
      found.append(right)
    }
    return found
  }

  /// Whether a party is another, or belongs to it through any number of parents.
  package func belongs(_ party: Int32, to owner: Int32) -> Bool {
    var next: Int32? = party
    while let current = next {
      if current == owner { return true }
      next = parties[Int(current)]?.owner
    }
    return false
  }

  /// Every scope that is known: the usual ones and those of the rights.
  package var scopes: [String] {
    var known = Right.usualScopes
    rights.forEach { _, right in known += right.scopes.filter { !known.contains($0) } }
    return known
  }

  /// Whether a party may sell something to another on the day that is asked about, today if none is:
  /// true, false, or a chance. It may not while somebody else holds an exclusive right.
  package func maySell(
    _ seller: Int32, to party: Int32, over scope: String, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let day = evaluation.date ?? evaluation.environment.today
    var isBarred = Value.truth(false)
    var isHolder = Value.truth(false)
    for right in rights(binding: party, over: scope) {
      let runs = try record(right, on: day, in: &evaluation)
      guard right.kind == .exclusive else { continue }
      if belongs(seller, to: right.holder) {
        isHolder = try Truths.or(isHolder, runs)
      } else {
        isBarred = try Truths.or(isBarred, runs)
      }
    }
    return try Truths.settled(
      Truths.or(isHolder, Truths.not(isBarred)), evaluation.environment.sampling)
  }

  /// Who may sell something to a party on the day that is asked about, today if none is: the holder
  /// alone while an exclusive right runs, else every provider, those with a right of first refusal
  /// before the others.
  package func sellers(
    to party: Int32, over scope: String, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let day = evaluation.date ?? evaluation.environment.today
    let sampling = evaluation.environment.sampling
    var exclusive: [Int32] = []
    var first: [Int32] = []
    for right in rights(binding: party, over: scope) {
      let runs = try record(right, on: day, in: &evaluation)
      switch try Truths.decided(runs, sampling) {
      case false?: break
      case true?:
        if right.kind == .exclusive {
          if !exclusive.contains(right.holder) { exclusive.append(right.holder) }
        } else if !first.contains(right.holder) {
          first.append(right.holder)
        }
      case nil:
        // Who must be asked first is no question of who may sell.
        guard right.kind == .exclusive else { continue }
        throw depends(on: right, day, to: party, over: scope, in: &evaluation)
      }
    }
    if !exclusive.isEmpty { return .list(exclusive.map { .thing(Thing(.party, $0)) }) }
    let all = try providers(of: scope, to: party, day, in: &evaluation)
    guard !all.isEmpty else {
      throw Refusal(
        "no-sellers", "no provider of \(scope) is known, so nobody can be named",
        notes: ["describe one, for example: party aws kind \(Self.kind(selling: scope).rawValue)"])
    }
    let others = all.filter { !first.contains($0) }
    return .list((all.filter(first.contains) + others).map { .thing(Thing(.party, $0)) })
  }

  /// Who must be asked first on the day that is asked about, today if none is: the holders of rights
  /// of first refusal that run.
  package func askedFirst(
    by party: Int32, over scope: String, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let day = evaluation.date ?? evaluation.environment.today
    var found: [Int32] = []
    for right in rights(binding: party, over: scope) where right.kind == .firstRefusal {
      let runs = try record(right, on: day, in: &evaluation)
      switch try Truths.decided(runs, evaluation.environment.sampling) {
      case false?: break
      case true?: if !found.contains(right.holder) { found.append(right.holder) }
      case nil: throw depends(on: right, day, to: party, over: scope, in: &evaluation)
      }
    }
    return .list(found.map { .thing(Thing(.party, $0)) })
  }

  /// Who sells what a scope is about: parties of that kind, those who deliver it under a deal, and
  /// those who have ever had a right over it; without those who may only buy it from another.
  private func providers(
    of scope: String, to party: Int32, _ day: Day, in evaluation: inout Evaluation
  ) throws(Refusal) -> [Int32] {
    let kind = Self.kind(selling: scope)
    var found: Set<Int32> = []
    parties.forEach { index, entry in
      if entry.kind == kind { found.insert(Int32(truncatingIfNeeded: index)) }
    }
    deals.forEach { _, deal in
      if deal.scope == scope { found.insert(deal.payee) }
    }
    for right in rights(binding: party, over: scope) { found.insert(right.holder) }
    found.remove(party)
    var free: [Int32] = []
    for candidate in found.sorted() {
      var binding: Right?
      for right in rights(binding: candidate, over: scope) where right.kind == .exclusive {
        let runs = try runs(right, on: day, in: &evaluation)
        if try Truths.decided(runs, evaluation.environment.sampling) == true { binding = right }
      }
      if let binding {
        let bound = name(of: Thing(.party, candidate))
        let what =
          "\(bound) is left out: by \(binding.name) it gets \(scope) from \(name(of: Thing(.party, binding.holder))) only, so it has none of its own to sell"
        evaluation.remark(what)
        evaluation.note(Refusal("bound-seller", what))
      } else {
        free.append(candidate)
      }
    }
    return free
  }

  /// The kind of party that sells what a scope is about.
  private static func kind(selling scope: String) -> Party.Kind {
    switch scope {
    case "chips": .chipmaker
    case "power": .utility
    default: .cloud
    }
  }

  /// Whether a right runs on a day, as a step of the derivation.
  private func record(
    _ right: Right, on day: Day, in evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    evaluation.open(
      Derivation(
        title: right.name, kind: .fact, formula: right.until ?? right.from,
        text: "\(right.kind.phrase) of \(name(of: Thing(.party, right.holder)))",
        provenance: right.provenance))
    var value: Value?
    defer { evaluation.close(with: value) }
    let window = try windowText(of: right, in: &evaluation)
    evaluation.remark("runs \(window)")
    let runs = try Truths.settled(
      runs(right, on: day, in: &evaluation), evaluation.environment.sampling)
    var mayRun = true
    if case .truth(false) = runs { mayRun = false }
    if right.kind == .firstRefusal, mayRun {
      let holder = name(of: Thing(.party, right.holder))
      evaluation.remark("\(holder) must be asked first, and others may sell what it refuses")
    }
    value = runs
    return runs
  }

  private func depends(
    on right: Right, _ day: Day, to party: Int32, over scope: String,
    in evaluation: inout Evaluation
  ) -> Refusal {
    let holder = name(of: Thing(.party, right.holder))
    // The chance that another may sell is what is not known.
    let others = (try? providers(of: scope, to: party, day, in: &evaluation)) ?? []
    let other = others.first { !belongs($0, to: right.holder) } ?? right.holder
    let seller = name(of: Thing(.party, other))
    let buyer = name(of: Thing(.party, party))
    let window = (try? windowText(of: right, in: &evaluation)) ?? ""
    if right.kind == .firstRefusal {
      return Refusal(
        "range-not-possible",
        "whom \(buyer) must ask first on \(day.text) depends on a range: \(right.name) of \(holder) runs \(window)",
        notes: ["ask for its chance, for example: chance(\(right.name).runs at \(day.text))"])
    }
    return Refusal(
      "range-not-possible",
      "who may sell \(scope) to \(buyer) on \(day.text) depends on a range: \(right.name) of \(holder) runs \(window)",
      notes: [
        "ask for the chance of one seller, for example: chance(may_sell(\(seller), \(buyer), \(scope)) at \(day.text))"
      ])
  }
}

extension Deal {
  /// The scope of the rights that the deal falls under, by its kind, else by what it grants.
  package var scope: String? {
    switch kind {
    case .cloud?: "compute"
    case .chips?: "chips"
    case .power?: "power"
    case .investment?, .loan?, .other?: nil
    case nil: grants.isEmpty ? nil : "compute"
    }
  }
}
