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

  /// The deal with one more amendment of its record.
  package func amended(by account: Account, of record: DealRecord) -> Deal {
    let next = record.amended(by: account)
    guard self.record === record, accountsTaken == record.amendments.count,
      next.amendments.last === account, next.disputes.isEmpty
    else { return following(next) }
    // What held before holds on, so only this one is taken.
    var ledger = Ledger(self, next)
    ledger.take(account)
    var deal = ledger.deal
    let isLater = if let on = account.on, let since { since < on } else { true }
    deal.paidSoFar = isLater && account.parts != [.status] ? paidSoFar : nil
    return deal
  }

  /// The accounts that follow each other, each from its own day on, up to this one.
  package var versions: [Deal] {
    guard let record else { return [self] }
    var found: [Deal] = []
    var ledger = Ledger(of: self, record)
    for count in 0...max(0, accountsTaken) {
      if count > 0 { ledger.take(record.amendments[count - 1]) }
      var version = ledger.settled.deal
      // A new status alone changes nothing of what is paid and delivered.
      let isStatus = count > 0 && record.amendments[count - 1].parts == [.status]
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
    var ledger = Ledger(of: self, record)
    for amendment in record.amendments.prefix(count) { ledger.take(amendment) }
    return ledger.settled
  }
}
