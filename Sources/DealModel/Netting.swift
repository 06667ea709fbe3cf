package import DealFormula
package import DealQuantities

/// A deal in a sum: how much of it counts, so that no money counts twice.
package struct Counted {
  package var thing: Thing
  package var deal: Deal
  /// The first day of each deal that amends it: from then on it does not count.
  package var replaced: [Value] = []
  /// 1 where it counts, else 0: a range where that differs from draw to draw; nil if it does.
  package var weight: Value?
  /// The times after which and up to which it counts, where others take its place for a while; nil if
  /// it counts at all times.
  var stretches: [(from: Double, until: Double)]?

  /// Whether it counts in no draw.
  var isWithinAnother: Bool {
    if case .quantity(let weight)? = weight { weight.value == 0 } else { false }
  }

  /// What a deal adds to the commitments: its value, or what fell due before another took its place.
  static func commitment(
    _ counted: Counted, _ world: World, _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    let terms = Terms(world, counted.deal)
    guard !counted.replaced.isEmpty else { return try terms.committed(in: &evaluation) }
    let flow = try counted.limiting(terms.spend(in: &evaluation), as: .flow, in: evaluation)
    guard case .series(let series) = flow else { return flow }
    return try series.total() ?? flow
  }

  /// What a deal adds to the firm commitments: what fell due before another took its place is firm.
  static func firmPart(
    _ counted: Counted, _ world: World, _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    guard counted.replaced.isEmpty else { return try commitment(counted, world, &evaluation) }
    return try Terms(world, counted.deal).firmValue(in: &evaluation)
  }

  /// What a deal is as large as where what is still owed is added up: what is owed on the day asked
  /// about; without a day, its value.
  static func owed(
    _ counted: Counted, _ world: World, _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    guard let day = evaluation.date else { return try commitment(counted, world, &evaluation) }
    let backlog = try owedCourse(counted, world, &evaluation)
    guard case .series(let series) = backlog else { return backlog }
    return try series.level(at: day)
  }

  /// What is still owed under a deal on each day until another takes its place.
  static func owedCourse(
    _ counted: Counted, _ world: World, _ evaluation: inout Evaluation
  ) throws(Refusal) -> Value {
    try counted.limiting(
      Terms(world, counted.deal).backlog(in: &evaluation), as: .stock, in: evaluation)
  }

  /// How a note says that deals are compared by all that they are worth or grant, not by what a day
  /// leaves of it.
  static let byValue = "by their whole value, "
  static let byGrant = "by all that they grant, "

  /// A series up to the day on which another deal takes its place: a flow stops there, a level ends. A
  /// level is there on the days only on which the deal counts.
  func limiting(
    _ value: Value, as kind: Series.Kind, in evaluation: Evaluation
  ) throws(Refusal) -> Value {
    guard case .series(var series) = value else { return value }
    if !replaced.isEmpty {
      series = try series.reshaped(at: replaced, evaluation.environment.sampling) { curve, times in
        let end = times.min() ?? .infinity
        return kind == .flow
          ? .frozen(curve, at: end) : .cut(curve, from: -.infinity, until: end)
      }
    }
    guard kind == .stock, let stretches else { return .series(series) }
    let parts = stretches.flatMap { stretch in
      series.parts.map { part in
        var own = part
        own.curve = .cut(part.curve, from: stretch.from, until: stretch.until)
        return own
      }
    }
    return .series(Series(kind: series.kind, unit: series.unit, parts: parts))
  }

  /// A value times the weight.
  func weighing(_ value: Value, in evaluation: inout Evaluation) throws(Refusal) -> Value {
    guard let weight else { return value }
    return try evaluation.apply(.multiply, value, weight)
  }
}

/// Which deals of an overlapping group count: rules over plain numbers.
package enum Netting {
  /// Of two overlapping deals the smaller is counted within the larger: a deal counts unless one
  /// that it overlaps is larger. Overlapping deals of the same size count once, as the first of them.
  package static func counts(_ sizes: [Double], _ neighbors: [[Int]]) -> [Bool] {
    var counts = [Bool](repeating: false, count: sizes.count)
    var seen = counts
    for start in sizes.indices where !seen[start] {
      // All of this size that hang together: the first of them counts if none is next to a larger one.
      seen[start] = true
      var open = [start]
      var isLargest = true
      while let index = open.popLast() {
        for other in neighbors[index] {
          if sizes[other] > sizes[start] { isLargest = false }
          guard sizes[other] == sizes[start], !seen[other] else { continue }
          seen[other] = true
          open.append(other)
        }
      }
      counts[start] = isLargest
    }
    return counts
  }

  /// Whether one of them counts, by the same rule: only the sizes that decide it are asked for.
  package static func counts(
    _ place: Int, _ neighbors: [[Int]], _ size: (Int) -> Double
  ) -> Bool {
    let own = size(place)
    var isAlone = true
    for other in neighbors[place] {
      let theirs = size(other)
      if theirs > own { return false }
      if theirs == own {
        if other < place { return false }
        isAlone = false
      }
    }
    if isAlone { return true }
    var open = [place]
    var seen: Set<Int> = [place]
    while let index = open.popLast() {
      for other in neighbors[index] {
        let theirs = size(other)
        if theirs > own || theirs == own && other < place { return false }
        if theirs == own, seen.insert(other).inserted { open.append(other) }
      }
    }
    return true
  }
}

extension World {
  /// What a deal is as large as, where overlapping deals are compared.
  package typealias Size =
    (Counted, World, inout Evaluation) throws(Refusal) -> Value

  /// The deals that a party pays for and how much of each counts.
  package func counted(
    paidBy party: String, size: Size, course: Size? = nil, among what: String = "",
    in evaluation: inout Evaluation
  ) throws(Refusal) -> [Counted] {
    let standing = try standing(deals(paidBy: party), in: &evaluation)
    return try weighed(standing, size: size, course: course, among: what, in: &evaluation)
  }

  /// How much of some deals counts beside all that they overlap with, whoever pays for it.
  func counted(
    _ things: [Thing], size: Size, in evaluation: inout Evaluation
  ) throws(Refusal) -> [Counted] {
    let wanted = Set(things)
    let standing = try standing(things + overlapping(things), in: &evaluation)
    return try weighed(standing, size: size, in: &evaluation).filter { wanted.contains($0.thing) }
  }

  /// How much of some deals counts beside each other, whatever else they overlap with.
  func counted(
    only things: [Thing], size: Size, course: @escaping Size, among what: String,
    in evaluation: inout Evaluation
  ) throws(Refusal) -> [Counted] {
    let standing = try standing(things, in: &evaluation)
    return try weighed(standing, size: size, course: course, among: what, in: &evaluation)
      .filter { !$0.isWithinAnother }
  }

  /// The other deals that overlap with some of these, directly or through others.
  private func overlapping(_ things: [Thing]) -> [Thing] {
    var links: [Int32: [Int32]] = [:]
    deals.forEach { index, deal in
      let own = Int32(truncatingIfNeeded: index)
      for other in deal.overlaps.compactMap(thing) where other.kind == .deal {
        links[own, default: []].append(other.index)
        links[other.index, default: []].append(own)
      }
    }
    var open = things.map(\.index)
    var seen = Set(open)
    var found: [Int32] = []
    while let next = open.popLast() {
      for other in links[next] ?? [] where seen.insert(other).inserted {
        open.append(other)
        found.append(other)
      }
    }
    return found.sorted().map { Thing(.deal, $0) }
  }

  /// Those of some deals that count at all, by the accounts of them on the day asked about.
  private func standing(
    _ things: [Thing], in evaluation: inout Evaluation
  ) throws(Refusal) -> [Counted] {
    var list: [Counted] = []
    for thing in things {
      guard let latest = deals[Int(thing.index)] else { continue }
      let deal = latest.account(on: evaluation.date)
      if deal.cancelled == nil, deal.status == .abandoned || deal.status == .superseded {
        evaluation.remark("\(deal.name) is \(deal.status?.rawValue ?? ""): it does not count")
        continue
      }
      if try Terms(self, deal).isVoid(in: &evaluation) { continue }
      list.append(Counted(thing: thing, deal: deal))
    }
    return list
  }

  /// Deals that are added up, each with how much of it counts beside the others: by their sizes, or
  /// without a day that is asked about by the course of these, day by day, where that can be.
  package func weighed(
    _ deals: [Counted], size: Size, course: Size? = nil, among what: String = "",
    in evaluation: inout Evaluation
  ) throws(Refusal) -> [Counted] {
    var list = deals
    try replace(&list, in: &evaluation)
    guard list.contains(where: { !$0.deal.overlaps.isEmpty }) else { return list }
    try net(&list, size, evaluation.date == nil ? course : nil, what, in: &evaluation)
    return list
  }

  /// Notes from when on each deal is replaced by those that amend it.
  private func replace(
    _ list: inout [Counted], in evaluation: inout Evaluation
  ) throws(Refusal) {
    var amendments: [String: [Deal]] = [:]
    for index in amending {
      guard let deal = deals[Int(index)], deal.status != .abandoned else { continue }
      for name in deal.amends { amendments[name, default: []].append(deal) }
    }
    guard !amendments.isEmpty else { return }
    for index in list.indices {
      for other in amendments[list[index].deal.name] ?? [] {
        var date = try Terms(self, other).start(in: &evaluation)
        if case .unstated = date { date = .date(.first) }
        list[index].replaced.append(date)
        let since =
          if case .date(.first) = date { "" } else {
            " from \(evaluation.environment.surroundings.describe(date)) on"
          }
        evaluation.netted("\(other.name) takes the place of \(list[index].deal.name)\(since)")
      }
    }
  }

  /// Weighs overlapping deals against each other.
  private func net(
    _ list: inout [Counted], _ size: Size, _ course: Size?, _ what: String,
    in evaluation: inout Evaluation
  ) throws(Refusal) {
    // By name, so that the order of declaration changes nothing.
    var order = list.indices.sorted { list[$0].deal.name < list[$1].deal.name }
    let named = Set(list.flatMap { $0.deal.overlaps })
    order = order.filter { !list[$0].deal.overlaps.isEmpty || named.contains(list[$0].deal.name) }
    var places: [String: Int] = [:]
    for (place, index) in order.enumerated() { places[list[index].deal.name] = place }
    var neighbors = [[Int]](repeating: [], count: order.count)
    for (place, index) in order.enumerated() {
      let deal = list[index].deal
      for name in deal.overlaps {
        guard let other = places[name], !neighbors[place].contains(other) else { continue }
        // Where one amends the other, its dates say already what counts.
        let amends = deal.amends.contains(name)
        guard !amends, !list[order[other]].deal.amends.contains(deal.name) else { continue }
        neighbors[place].append(other)
        neighbors[other].append(place)
      }
    }
    let links = neighbors.map { $0.sorted() }
    guard links.contains(where: { !$0.isEmpty }) else { return }
    if let course, try netByDay(&list, order, links, course, in: &evaluation) { return }
    var sizes: [Ingredients.Number] = []
    var factors: [Double] = []
    var ingredients = Ingredients()
    var unit: Unit?
    for index in order {
      let value = try size(list[index], self, &evaluation)
      guard let own = value.unit else {
        // What is not stated is taken to be within what is.
        sizes.append(.fixed(-.infinity))
        factors.append(1)
        continue
      }
      let common = unit ?? own
      unit = common
      let each = try Quantity(1, own)
        .converted(to: common, exchange: evaluation.environment.exchange, on: evaluation.date)
      factors.append(each.value)
      switch value {
      case .quantity(let amount): sizes.append(.fixed(amount.value))
      case .uncertain(let range): sizes.append(ingredients.add(range))
      case .date, .period, .truth, .text, .list, .record, .function, .series, .thing, .unstated:
        sizes.append(.fixed(-.infinity))
      }
    }
    let (numbers, each) = (sizes, factors)
    func counts(_ drawn: UnsafePointer<Double>) -> [Bool] {
      Netting.counts(zip(numbers, each).map { $0.value(drawn) * $1 }, links)
    }
    /// The size of one, where none is a range.
    func amount(_ place: Int) -> Double {
      withUnsafePointer(to: 0.0) { numbers[place].value($0) * each[place] }
    }
    let fixed = ingredients.areFixed ? withUnsafePointer(to: 0.0) { counts($0) } : nil
    for (place, index) in order.enumerated() where !links[place].isEmpty {
      let name = list[index].deal.name
      if let fixed {
        if fixed[place] { continue }
        let own = amount(place)
        let larger = links[place].filter { amount($0) >= own }
        // Where nothing is stated of any, none is within another.
        if larger.allSatisfy({ amount($0) == -.infinity }) { continue }
        list[index].weight = .number(0)
        let others = larger.map { list[order[$0]].deal.name }.joined(separator: ", ")
        evaluation.netted("\(what)\(name) is counted within \(others), as they overlap")
        continue
      }
      list[index].weight = .uncertain(
        try Uncertain(
          .derived(
            Derived(ingredients.inputs) { drawn in
              Netting.counts(place, links) { numbers[$0].value(drawn) * each[$0] } ? 1 : 0
            }), unit: .none))
      for other in links[place] where other > place {
        evaluation.netted(
          "\(what)\(name) and \(list[order[other]].deal.name) overlap: in each draw the smaller is counted within the larger",
          notes: [Counted.byValue, Counted.byGrant].contains(what)
            ? ["asked about one day with at, they are compared by what is there on that day"] : [])
      }
    }
  }
}

extension Evaluation {
  /// Says, in the derivation and with the answer, what a sum does not count twice.
  mutating func netted(_ what: String, notes: [String] = []) {
    remark(what)
    note(Refusal("netted", what, notes: notes))
  }
}
