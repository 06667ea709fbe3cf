package import DealFormula
package import DealQuantities

/// A part of a deal that an account states by itself.
package enum DealPart: Hashable, Sendable {
  case field(Field)
  case grants, kind, payment, binding, status

  /// The name under which it is asked for with a dot; that of what is granted as a whole.
  package var property: String {
    switch self {
    case .field(let field): field.property
    case .grants: "with"
    case .kind: "kind"
    case .payment: "payment"
    case .binding: "binding"
    case .status: "status"
    }
  }
}

/// What one account says of a deal: an amendment from a day on, the end of it, or another source.
/// A class, so that the records of a deal, each longer by one, share their accounts.
package final class Account: Sendable {
  /// A deal of which only what the account states is there.
  package let stated: Deal
  /// What it states, in the order of the clauses.
  package let parts: [DealPart]
  /// The day from which an amendment holds, or on which an account was given.
  package let on: Day?
  /// Whether it ends the deal.
  package let isCancellation: Bool
  /// How strong its word is: the place of its basis, counted from the weakest; 0 without one.
  package let strength: Int

  package init(stated: Deal, on: Day?, isCancellation: Bool = false) {
    self.stated = stated
    parts = stated.parts
    self.on = on
    self.isCancellation = isCancellation
    strength = Self.strength(of: stated)
  }

  /// The same account of something else.
  func stating(_ change: (inout Deal) -> Void) -> Account {
    var other = stated
    change(&other)
    return Account(stated: other, on: on, isCancellation: isCancellation)
  }

  private static func strength(of stated: Deal) -> Int {
    let words = (stated.provenance?.basis ?? "").split(separator: ";").compactMap { word in
      Basis(rawValue: word.drop { $0 == " " }.description)
    }
    let all = Basis.byStrength
    let strongest = words.compactMap { all.firstIndex(of: $0) }.min()
    let said = strongest ?? (stated.isReported ? all.firstIndex(of: .reported) : nil)
    return said.map { all.count - $0 } ?? 0
  }

  /// Whether it counts before another account of the same fact: by the stronger basis, then the
  /// later day. An account without a day counts as the earliest.
  package func outweighs(_ other: Account) -> Bool {
    guard strength == other.strength else { return strength > other.strength }
    guard let on else { return false }
    return other.on.map { on > $0 } ?? true
  }
}

extension Basis {
  /// From the strongest word to the weakest.
  package static let byStrength: [Basis] = [
    .filing, .company, .testimony, .reported, .dataset, .estimate, .assumed,
  ]
}

/// Everything that was ever said of a deal: the first account, what changed from a day on, and
/// what others say. Never changed in place, so that copies of a book share it.
package final class DealRecord: Sendable {
  /// What was stated first, with all later corrections of it.
  package let original: Account
  /// In the order of their days; of one day in the order in which they were stated.
  package let amendments: [Account]
  package let disputes: [Account]

  package init(original: Account, amendments: [Account] = [], disputes: [Account] = []) {
    self.original = original
    self.amendments = amendments
    self.disputes = disputes
  }

  /// The same with one more amendment; a new end takes the place of the one there was.
  package func amended(by account: Account) -> DealRecord {
    var all = amendments.filter { !(account.isCancellation && $0.isCancellation) }
    let place = all.firstIndex { other in
      guard let a = account.on, let b = other.on else { return false }
      return a < b
    }
    all.insert(account, at: place ?? all.count)
    return DealRecord(original: original, amendments: all, disputes: disputes)
  }

  /// The same with one more account.
  package func disputed(by account: Account) -> DealRecord {
    DealRecord(original: original, amendments: amendments, disputes: disputes + [account])
  }

  /// The same without its end.
  package var uncancelled: DealRecord {
    DealRecord(
      original: original, amendments: amendments.filter { !$0.isCancellation }, disputes: disputes)
  }

  /// The same with a correction: of each part where it was stated last.
  package func corrected(by stated: Deal) -> DealRecord {
    var (first, later) = (original, amendments)
    let parts = stated.parts
    for part in parts {
      let place = later.lastIndex { !$0.isCancellation && $0.parts.contains(part) }
      if let place {
        later[place] = later[place].stating { $0.take(part, from: stated) }
      } else {
        first = first.stating { $0.take(part, from: stated) }
      }
    }
    first = first.stating { $0.join(stated) }
    if let provenance = stated.provenance {
      let place = parts.first.flatMap { part in
        later.lastIndex { $0.parts.contains(part) }
      }
      if let place {
        later[place] = later[place].stating {
          $0.provenance = provenance.completed(by: $0.provenance)
        }
      } else {
        first = first.stating { $0.provenance = provenance.completed(by: $0.provenance) }
      }
    }
    return DealRecord(original: first, amendments: later, disputes: disputes)
  }

  /// What was known of it on a day: what is dated later is left out.
  package func known(on day: Day) -> DealRecord {
    func isKnown(_ account: Account) -> Bool { account.on.map { $0 <= day } ?? true }
    return DealRecord(
      original: original, amendments: amendments.filter(isKnown),
      disputes: disputes.filter(isKnown))
  }
}

/// Several accounts of one part of a deal.
package struct Disagreement: Sendable {
  package var part: DealPart
  /// The account that counts.
  package var used: Account
  /// The others, in the order in which they were stated.
  package var others: [Account]
}

/// Where a part of a deal comes from, where that is not where the deal does.
package struct PartNote: Sendable {
  package var part: DealPart
  package var provenance: Provenance?
  /// The day from which it holds.
  package var since: Day?
}

extension Provenance {
  /// The same, with what it leaves out from another.
  package func completed(by other: Provenance?) -> Provenance {
    Provenance(
      source: source ?? other?.source, basis: basis ?? other?.basis, note: note ?? other?.note)
  }
}

extension Deal {
  /// What is stated of it, in the order of the clauses.
  package var parts: [DealPart] {
    facts.map { .field($0.field) } + (grants.isEmpty ? [] : [.grants])
      + (kind == nil ? [] : [.kind]) + (payment == nil ? [] : [.payment])
      + (binding == nil ? [] : [.binding]) + (status == nil ? [] : [.status])
  }

  /// Takes a part as another account states it.
  package mutating func take(_ part: DealPart, from other: Deal) {
    switch part {
    case .field(let field):
      guard let formula = other[field] else { return }
      state(field, formula)
      if field == .value { isReported = other.isReported }
    case .grants: grants = other.grants
    case .kind: kind = other.kind
    case .payment: payment = other.payment
    case .binding: binding = other.binding
    case .status: status = other.status
    }
  }

  /// Takes the milestones and deals that another account names.
  package mutating func join(_ other: Deal) {
    requires += other.requires.filter { !requires.contains($0) }
    amends += other.amends.filter { !amends.contains($0) }
    overlaps += other.overlaps.filter { !overlaps.contains($0) }
  }

  /// The note on a part, if it has one.
  package func note(on part: DealPart) -> PartNote? { notes.first { $0.part == part } }

  /// Where a part comes from.
  package func provenance(of part: DealPart) -> Provenance? {
    guard let note = note(on: part) else { return provenance }
    return note.provenance
  }
}
