import DealFormula
package import DealQuantities

/// What holds of a deal on a day, out of all that was said of it.
extension Deal {
  /// The record of it, which has only the first account if nothing was amended or disputed.
  package func history(firstGiven day: Day?) -> DealRecord {
    if let record { return record }
    return DealRecord(original: Account(stated: self, on: day))
  }

  /// The deal as a record tells it in the end.
  package func following(_ record: DealRecord) -> Deal {
    var deal = self
    deal.record = record
    return deal.account(after: record.amendments.count)
  }

  /// The deal as it stands on a day; without one, in the end.
  package func account(on day: Day?) -> Deal {
    guard let record, let day else { return self }
    let count = record.amendments.count { $0.on.map { $0 <= day } ?? true }
    return count == record.amendments.count ? self : account(after: count)
  }

  /// The accounts that follow each other, each from its own day on, up to this one.
  package var versions: [Deal] {
    guard let record else { return [self] }
    var found: [Deal] = []
    for count in 0...max(0, accountsTaken) {
      var version = account(after: count)
      // A new status alone changes nothing of what is paid and delivered.
      let isStatus = count > 0 && record.amendments[count - 1].stated.parts == [.status]
      if let last = found.last, isStatus || last.since == version.since {
        version.since = last.since
        found[found.count - 1] = version
      } else {
        found.append(version)
      }
    }
    return found
  }

  /// The parts of which several accounts are given, as of this account.
  package var disagreements: [Disagreement] {
    guard let record, !record.disputes.isEmpty else { return [] }
    return settled(after: accountsTaken).disagreements
  }

  /// The deal after so many of its amendments.
  private func account(after count: Int) -> Deal { settled(after: count).deal }

  /// The deal after so many of its amendments, and where the accounts of it differ.
  private func settled(after count: Int) -> (deal: Deal, disagreements: [Disagreement]) {
    guard let record else { return (self, []) }
    var deal = record.original.stated
    deal.record = record
    (deal.name, deal.payer, deal.payee) = (name, payer, payee)
    deal.rollouts = rollouts
    deal.accountsTaken = count
    var holders: [(part: DealPart, account: Account)] = deal.parts.map { ($0, record.original) }
    for amendment in record.amendments.prefix(count) {
      deal.join(amendment.stated)
      if amendment.isCancellation {
        deal.cancelled = amendment.on
        deal.status = amendment.stated.status
        continue
      }
      // A new length does away with an end that was stated, and the other way round.
      let stated = amendment.stated
      if stated[.over] != nil, stated[.until] == nil { deal.drop(.until) }
      if stated[.until] != nil, stated[.over] == nil { deal.drop(.over) }
      // An amendment that names no source is of the same word as the deal.
      var own = amendment
      own.stated.provenance =
        stated.provenance?.completed(by: nil) ?? record.original.stated.provenance
      for part in stated.parts {
        deal.take(part, from: stated)
        holders.removeAll { $0.part == part }
        holders.append((part, own))
        deal.annotate(
          PartNote(
            part: part, provenance: stated.provenance ?? deal.provenance, since: amendment.on))
      }
      deal.since = amendment.on
    }
    let found = deal.settle(record, holders)
    return (deal, found)
  }

  /// Lets the account with the stronger word count for each part, and tells what others say.
  private mutating func settle(
    _ record: DealRecord, _ holders: [(part: DealPart, account: Account)]
  ) -> [Disagreement] {
    var found: [Disagreement] = []
    var parts: [DealPart] = []
    for dispute in record.disputes {
      for part in dispute.stated.parts where !parts.contains(part) { parts.append(part) }
    }
    for part in parts {
      let holder = holders.first { $0.part == part }?.account
      var accounts: [Account] = holder.map { [$0] } ?? []
      for dispute in record.disputes where dispute.stated.parts.contains(part) {
        // An amendment is not disputed by what was said before it.
        if let holder, let since = note(on: part)?.since, holder.on == since, let on = dispute.on,
          on < since
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
        take(part, from: used.stated)
        annotate(
          PartNote(part: part, provenance: used.stated.provenance, since: note(on: part)?.since))
      }
      accounts.remove(at: place)
      if !accounts.isEmpty { found.append(Disagreement(part: part, used: used, others: accounts)) }
    }
    return found
  }

  private mutating func drop(_ field: Field) { facts.removeAll { $0.field == field } }

  private mutating func annotate(_ note: PartNote) {
    notes.removeAll { $0.part == note.part }
    notes.append(note)
  }
}
