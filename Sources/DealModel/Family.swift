package import DealFormula

extension World {
  /// A party and everyone who belongs to it, directly or through others: by index.
  package func family(of party: Int32) -> [Bool] {
    var isMember = [Bool](repeating: false, count: parties.count)
    guard isMember.indices.contains(Int(party)) else { return isMember }
    isMember[Int(party)] = true
    var isKnown = isMember
    for index in 0..<parties.count where !isKnown[index] {
      // Up the parents to one of whom it is known; those on the way are what it is.
      var path: [Int] = []
      var next: Int? = index
      while let place = next, !isKnown[place] {
        isKnown[place] = true
        path.append(place)
        next = parties[place]?.owner.map { Int($0) }
      }
      if let top = next, isMember[top] { for place in path { isMember[place] = true } }
    }
    return isMember
  }

  /// The parties from one up to the last parent, beginning with it. Nobody belongs to themselves
  /// through others, so it ends.
  package func line(above party: String) -> [String] {
    var names = [party]
    var next = thing(party).flatMap { $0.kind == .party ? parties[Int($0.index)]?.owner : nil }
    while let index = next, let owner = parties[Int(index)] {
      names.append(owner.name)
      next = owner.owner
    }
    return names
  }

  /// The party at the top of the family of each, by their indices; of one that belongs to nobody itself.
  func tops() -> [Int32] {
    var tops = [Int32?](repeating: nil, count: parties.count)
    for index in tops.indices where tops[index] == nil {
      // Up the parents to one of whom it is known; those on the way have the same.
      var path = [index]
      var place = index
      while tops[place] == nil, let owner = parties[place]?.owner {
        place = Int(owner)
        path.append(place)
      }
      let top = tops[place] ?? Int32(truncatingIfNeeded: place)
      for place in path { tops[place] = top }
    }
    return tops.enumerated().map { $1 ?? Int32(truncatingIfNeeded: $0) }
  }

  /// The deals in which a party or one that belongs to it pays. What one member of the family pays
  /// another stays in it, and is no payment of it.
  package func deals(paidBy party: String) -> [Thing] {
    deals(of: party) { pays, delivers in pays && !delivers }
  }

  /// The deals by which a party or one that belongs to it is paid by others.
  func deals(paidTo party: String) -> [Thing] {
    deals(of: party) { pays, delivers in delivers && !pays }
  }

  /// The deals of which a party is a side, by whether its family pays and whether it delivers.
  func deals(of party: String, _ isWanted: (_ pays: Bool, _ delivers: Bool) -> Bool) -> [Thing] {
    guard let thing = thing(party), thing.kind == .party else { return [] }
    let isMember = family(of: thing.index)
    var theirs: [Int32] = []
    for index in isMember.indices where isMember[index] {
      theirs += deals(of: Int32(truncatingIfNeeded: index))
    }
    theirs.sort()
    func has(_ party: Int32) -> Bool {
      isMember.indices.contains(Int(party)) && isMember[Int(party)]
    }
    var found: [Thing] = []
    for index in theirs where found.last?.index != index {
      guard let deal = deals[Int(index)] else { continue }
      if isWanted(has(deal.payer), has(deal.payee)) { found.append(Thing(.deal, index)) }
    }
    return found
  }
}
