/// A number that multiplies an amount when its unit changes, kept as a quotient of two numbers,
/// which are whole for nearly all units: so 2,000 MW is 2 GW exactly.
package struct UnitRatio: Hashable, Sendable {
  /// What to multiply by.
  package var numerator: Double
  /// What to divide by.
  package var denominator: Double

  /// The ratio that changes nothing.
  package static let one = UnitRatio(numerator: 1, denominator: 1)

  /// The amount times the ratio, with a single rounding wherever the ratio is whole either way.
  package func applied(to value: Double) -> Double {
    if numerator == denominator { return value }
    if numerator >= denominator { return value * (numerator / denominator) }
    return value / (denominator / numerator)
  }

  /// Multiplies the ratio by how many of `new` one of `old` is, to a power.
  mutating func replace(_ old: NamedUnit, by new: NamedUnit?, power: Int) {
    for _ in 0..<abs(power) {
      let up = old.numerator * (new?.denominator ?? 1)
      let down = old.denominator * (new?.numerator ?? 1)
      numerator *= power > 0 ? up : down
      denominator *= power > 0 ? down : up
      // Whole numbers beyond 2^53 lose digits; the common part is taken out before.
      if numerator >= denominator, (numerator / denominator).rounded() * denominator == numerator {
        numerator /= denominator
        denominator = 1
      } else if (denominator / numerator).rounded() * numerator == denominator {
        denominator /= numerator
        numerator = 1
      }
    }
  }
}

extension Unit {
  /// The ratio that converts an amount in this unit into one in `other`, which has the same
  /// dimension and the same currency or none.
  package func ratio(to other: Unit) -> UnitRatio {
    let up = content?.numerator ?? 1
    let down = content?.denominator ?? 1
    let otherUp = other.content?.numerator ?? 1
    let otherDown = other.content?.denominator ?? 1
    return UnitRatio(numerator: up * otherDown, denominator: down * otherUp)
  }

  /// The product of two units of which different names for the same meet and cancel:
  /// `gpu·hour` and `1/day` give `gpu` and 1/24. Names that cancel do so exactly.
  package func product(with other: Unit) throws(Refusal) -> (unit: Unit, ratio: UnitRatio) {
    if other.isNone { return (self, .one) }
    if isNone { return (other, .one) }
    // A share of a share stays one; a share of anything else is a plain factor.
    if self == other, let only = factors.first, factors.count == 1, only.named.isShare,
      only.power == 1
    {
      var ratio = UnitRatio.one
      ratio.replace(only.named, by: nil, power: 1)
      return (self, ratio)
    }
    return try multiplied(by: other).reduced()
  }

  /// The quotient of two units, reduced as `product(with:)` does.
  package func quotient(by other: Unit) throws(Refusal) -> (unit: Unit, ratio: UnitRatio) {
    if other.isNone { return (self, .one) }
    return try divided(by: other).reduced()
  }

  /// The same unit with fewer names: several for the same dimension become the first of them,
  /// shares become plain factors, and power against energy becomes a time.
  package func reduced() throws(Refusal) -> (unit: Unit, ratio: UnitRatio) {
    var list = factors
    var ratio = UnitRatio.one
    Self.foldShares(&list, &ratio)
    var changed = true
    // Each round makes the list shorter or its composite names fewer.
    while changed {
      changed = Self.mergeSameDimension(&list, &ratio) || Self.meetComposite(&list, &ratio)
    }
    if list.count == factors.count, list == factors { return (self, .one) }
    return (try Unit(factors: list), ratio)
  }

  /// Turns shares into plain factors, unless the unit is a share of nothing else or its rate
  /// (`%`, `%/year`).
  private static func foldShares(_ list: inout [Factor], _ ratio: inout UnitRatio) {
    let shares = list.filter(\.named.isShare)
    if shares.isEmpty { return }
    if shares.count == 1, shares.first?.power == 1,
      list.allSatisfy({ $0.named.isShare || $0.power < 0 })
    {
      return
    }
    for share in shares { ratio.replace(share.named, by: nil, power: share.power) }
    list.removeAll { $0.named.isShare }
  }

  /// Makes one factor of the first two that measure the same; whether there were two.
  private static func mergeSameDimension(
    _ list: inout [Factor], _ ratio: inout UnitRatio
  ) -> Bool {
    for later in list.indices.dropFirst() {
      for earlier in list.indices.prefix(later)
      where list[earlier].named.dimension == list[later].named.dimension
        && !list[earlier].named.isShare
      {
        let kept = list[earlier]
        let gone = list.remove(at: later)
        let power = kept.power &+ gone.power
        ratio.replace(gone.named, by: kept.named, power: gone.power)
        if power == 0 {
          list.remove(at: earlier)
        } else {
          list[earlier] = Factor(named: kept.named, power: power)
        }
        return true
      }
    }
    return false
  }

  /// Makes a time, or nothing, of the first two factors that leave no more than a time, such as
  /// `GW` and `1/MWh`; whether there were two.
  private static func meetComposite(_ list: inout [Factor], _ ratio: inout UnitRatio) -> Bool {
    for later in list.indices.dropFirst() {
      for earlier in list.indices.prefix(later)
      where list[earlier].named.isComposite || list[later].named.isComposite {
        let first = list[earlier]
        let second = list[later]
        let left =
          (first.named.dimension ^ first.power) * (second.named.dimension ^ second.power)
        let time = left.power(of: .time)
        guard left.isNone || left == (.time ^ time) else { continue }
        let clock =
          left.isNone
          ? nil
          : UnitCatalogue.clock(for: first.named.dimension.power(of: .energy) != 0)
        guard left.isNone || clock != nil else { continue }
        ratio.replace(first.named, by: nil, power: first.power)
        ratio.replace(second.named, by: nil, power: second.power)
        list.remove(at: later)
        if let clock {
          ratio.replace(clock, by: nil, power: -time)
          list[earlier] = Factor(named: clock, power: time)
        } else {
          list.remove(at: earlier)
        }
        return true
      }
    }
    return false
  }
}
