import DealFormula

/// A deal as its accounts tell it one after another.
struct Ledger {
  /// What holds after the amendments that were taken, whatever others say.
  private(set) var deal: Deal
  private let record: DealRecord
  /// The account that states each part; nothing while nobody says otherwise.
  private var holders: [(part: DealPart, account: Account)] = []

  /// Nothing taken yet of the amendments of a deal.
  init(of deal: Deal, _ record: DealRecord) {
    var first = record.original.stated
    (first.name, first.payer, first.payee) = (deal.name, deal.payer, deal.payee)
    first.rollouts = deal.rollouts
    self.init(first, record)
    self.deal.accountsTaken = 0
    guard !record.disputes.isEmpty else { return }
    holders = first.parts.map { ($0, record.original) }
  }

  /// A deal as it stands after some of the amendments, where nobody says otherwise.
  init(_ deal: Deal, _ record: DealRecord) {
    self.deal = deal
    self.deal.record = record
    self.record = record
  }

  /// Takes the next amendment.
  mutating func take(_ amendment: Account) {
    let stated = amendment.stated
    deal.accountsTaken += 1
    deal.join(stated)
    if amendment.isCancellation {
      deal.cancelled = amendment.on
      deal.status = stated.status
      return
    }
    // A new length does away with an end that was stated, and the other way round.
    if stated[.over] != nil, stated[.until] == nil { deal.drop(.until) }
    if stated[.until] != nil, stated[.over] == nil { deal.drop(.over) }
    for part in amendment.parts {
      deal.take(part, from: stated)
      deal.annotate(
        PartNote(part: part, provenance: stated.provenance ?? deal.provenance, since: amendment.on))
    }
    deal.since = amendment.on
    guard !record.disputes.isEmpty else { return }
    // An amendment that names no source is of the same word as the deal.
    let first = record.original.stated.provenance
    let own = stated.provenance == nil ? amendment.stating { $0.provenance = first } : amendment
    for part in amendment.parts {
      holders.removeAll { $0.part == part }
      holders.append((part, own))
    }
  }

  /// What holds where the account with the stronger word counts for each part, and what others say.
  var settled: (deal: Deal, disagreements: [Disagreement]) {
    guard !record.disputes.isEmpty else { return (deal, []) }
    var deal = deal
    var found: [Disagreement] = []
    var parts: [DealPart] = []
    for dispute in record.disputes {
      for part in dispute.parts where !parts.contains(part) { parts.append(part) }
    }
    for part in parts {
      let holder = holders.first { $0.part == part }?.account
      var accounts: [Account] = holder.map { [$0] } ?? []
      for dispute in record.disputes where dispute.parts.contains(part) {
        // An amendment is not disputed by what was said before it.
        if let holder, let since = deal.note(on: part)?.since, holder.on == since,
          let on = dispute.on, on < since
        {
          continue
        }
        accounts.append(dispute)
      }
      guard var used = accounts.first else { continue }
      var place = 0
      for (index, account) in accounts.enumerated() where account.outweighs(used) {
        (used, place) = (account, index)
      }
      if place > 0 || holder == nil {
        deal.take(part, from: used.stated)
        deal.annotate(
          PartNote(
            part: part, provenance: used.stated.provenance, since: deal.note(on: part)?.since))
      }
      accounts.remove(at: place)
      if !accounts.isEmpty { found.append(Disagreement(part: part, used: used, others: accounts)) }
    }
    return (deal, found)
  }
}

extension Deal {
  fileprivate mutating func drop(_ field: Field) { facts.removeAll { $0.field == field } }

  fileprivate mutating func annotate(_ note: PartNote) {
    notes.removeAll { $0.part == note.part }
    notes.append(note)
  }
}
