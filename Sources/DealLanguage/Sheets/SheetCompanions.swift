import DealQuantities
import DealSyntax

/// The columns that files of deal have beside a column X, because a cell of theirs is a bare number:
/// `X_unit`, and for ranges `X_p5`, `X_p95`, `X_mean` and `X_sd`. So what is exported can be read again.
struct SheetCompanions: Sendable {
  /// What the name of a companion ends in.
  enum End: String, CaseIterable {
    case unit = "_unit"
    case p5 = "_p5"
    case p95 = "_p95"
    case mean = "_mean"
    case sd = "_sd"
  }

  /// Where the cells of the companions are in a row, from the left; a mean says nothing beside the rest.
  private(set) var unit: Int?
  private(set) var p5: Int?
  private(set) var p95: Int?
  private(set) var sd: Int?

  /// The column that a name says to be beside, and as what.
  static func split(_ name: String) -> (base: String, end: End)? {
    for end in End.allCases where name.hasSuffix(end.rawValue) {
      return (String(name.dropLast(end.rawValue.utf8.count)), end)
    }
    return nil
  }

  /// Keeps where a companion is.
  mutating func take(_ end: End, at index: Int) {
    switch end {
    case .unit: unit = index
    case .p5: p5 = index
    case .p95: p95 = index
    case .mean: break
    case .sd: sd = index
    }
  }

  /// A range whose 5% and 95% points stand beside its median, as it would be typed. Four numbers do not
  /// tell every shape, so the nearest of three is taken: hard ends (`2..9`) and the bell curve
  /// (`normal`) lie even around their median, and what rises by factors (`2 to 9`) does not.
  static func range(p5: String, median: String, p95: String, sd: String, unit: String) -> String {
    if let first = day(p5), let last = day(p95) { return range(first, last) }
    let behind = unit.isEmpty ? "" : " \(unit)"
    guard let low = Double(p5), let high = Double(p95), low.isFinite, high.isFinite, low <= high
    else { return "\(p5) to \(p95)\(behind)" }
    if low == high { return NumberText.full(low) + behind }
    let size = max(low.magnitude, high.magnitude)
    func text(_ number: Double) -> String { NumberText.full(rounded(number, of: size)) }
    let middle = low + (high - low) / 2
    let asFactors = "\(text(low)) to \(text(high))\(behind)"
    guard let median = Double(median), median.isFinite else { return asFactors }
    if low > 0, (median - (low * high).squareRoot()).magnitude < (median - middle).magnitude {
      return asFactors
    }
    let width = high - low
    // Even between hard ends, 90% take 0.9 of the width, whose square is 12 times that of the deviation;
    // in a bell curve 90% take 3.29 deviations.
    let even = width / 0.9
    if let sd = Double(sd),
      (sd * 3.464_101_615 - even).magnitude < (sd * 3.289_707_254 - width).magnitude
    {
      return "\(text(middle - even / 2))..\(text(middle + even / 2))\(behind)"
    }
    return "normal(p5: \(text(low))\(behind), p95: \(text(high))\(behind))"
  }

  /// A range of days: any day from first to last alike, of which 90% lie between those given.
  private static func range(_ first: Day, _ last: Day) -> String {
    let days = max(last.days(since: first), 0)
    let outer = (days + 9) / 18
    let start = (try? first.adding(days: -outer)) ?? first
    return "\(start.text) + (0..\(days + 2 * outer) days)"
  }

  /// A day such as 2026-09-07.
  private static func day(_ text: String) -> Day? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, text.utf8.count == 10, let year = parts[0], let month = parts[1],
      let day = parts[2]
    else { return nil }
    return try? Day(year: year, month: month, day: day)
  }

  /// A number to twelve digits of a size, so that what was worked out is as round as what was stated.
  private static func rounded(_ number: Double, of size: Double) -> Double {
    // Powers of ten up to 1e22 are exact, so that only one step rounds.
    if size < 1e12 {
      var factor = 1.0
      while size * factor < 1e11, factor < 1e22 { factor *= 10 }
      return (number * factor).rounded() / factor
    }
    var step = 1.0
    while size / step > 1e12 { step *= 10 }
    return (number / step).rounded() * step
  }
}

extension SheetCompanions {
  /// Whether a cell holds a number and nothing else, so that a unit belongs behind it.
  static func isBare(_ content: [UInt8]) -> Bool {
    var hasDigit = false
    for byte in content {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "+"),
        UInt8(ascii: "e"), UInt8(ascii: "E"), 0x20:
        break
      default: return false
      }
    }
    return hasDigit
  }
}
