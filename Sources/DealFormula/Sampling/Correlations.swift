import DealChance
package import DealQuantities

/// Which inputs move together: pairs with their rank correlation (Spearman's), by the identities of
/// the inputs, so that they hold for whatever is declared under the same names.
package struct Correlations: Hashable, Sendable {
  package struct Pair: Hashable, Sendable {
    package var first: UInt64
    package var second: UInt64
    package var rank: Double
    /// What they are called, for a list of assumptions.
    package var names: [String]
  }

  package private(set) var pairs: [Pair] = []

  package init() {}

  /// Adds a pair or changes its correlation; refused where the inputs cannot move so.
  package mutating func correlate(
    _ first: Input, _ second: Input, _ rank: Double, names: [String]
  ) throws(Refusal) {
    guard first.identity != second.identity else {
      throw Refusal(BadParameter("correlate(x, y, correlation) needs two different inputs"))
    }
    let ends = [first.identity, second.identity].sorted()
    var changed = self
    changed.pairs.removeAll { $0.first == ends[0] && $0.second == ends[1] }
    changed.pairs.append(Pair(first: ends[0], second: ends[1], rank: rank, names: names))
    _ = try changed.correlation(of: changed.group(of: first.identity))
    self = changed
  }

  /// The inputs that move with one, in ascending order, itself among them.
  func group(of identity: UInt64) -> [UInt64] {
    guard !pairs.isEmpty else { return [identity] }
    var found: Set<UInt64> = [identity]
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for pair in pairs where found.contains(pair.first) != found.contains(pair.second) {
        found.insert(pair.first)
        found.insert(pair.second)
        isGrowing = true
      }
    }
    return found.sorted()
  }

  /// How the inputs of a group move together.
  func correlation(of group: [UInt64]) throws(Refusal) -> Correlation {
    var ranks: [(first: Int, second: Int, correlation: Double)] = []
    for pair in pairs {
      guard let first = group.firstIndex(of: pair.first),
        let second = group.firstIndex(of: pair.second)
      else { continue }
      ranks.append((first, second, pair.rank))
    }
    do {
      return try Correlation(size: group.count, ranks: ranks)
    } catch {
      throw Refusal(error)
    }
  }
}
