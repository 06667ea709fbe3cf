package import DealFormula
import DealPage
package import DealQuantities

/// Ranges in words: the median and the 90% interval, in as many digits as the draws bear out.
extension Describer {
  /// `$1.59/gpu/hour  (90%: $0.75 to $3.38)`
  package func drawn(_ range: Uncertain) -> String {
    guard let words = words(range) else { return "not a number" }
    if range.meaning == .truth { return "\(words.middle) chance" }
    return words.middle + (words.ends.map { "  (90%: \($0))" } ?? "")
  }

  /// The median and the 90% interval apart: `$1.59/gpu/hour` and `$0.75 to $3.38`; of a truth its
  /// chance; no interval where all draws are the same.
  func words(_ range: Uncertain) -> (middle: String, ends: String?)? {
    if let known = known[ObjectIdentifier(range)] { return (known.middle, known.ends) }
    guard let statistics = statistics([range])?.first else { return nil }
    switch range.meaning {
    case .truth: return (share(statistics), nil)
    case .date:
      func day(_ p: Double) -> String { Day(time: statistics.quantile(p))?.text ?? "never" }
      let without = statistics.shareWithout
      let never =
        without > 0 ? ", never in \(Quantity(without * 100, .percent).text(digits: 2))" : ""
      if statistics.isConstant { return (day(0.5), nil) }
      return (day(0.5), "\(day(0.05)) to \(day(0.95))\(never)")
    case .quantity:
      func quantity(_ p: Double) -> Quantity {
        Quantity(
          RangeStatistics.borne(
            statistics.quantile(p), error: statistics.standardError(ofQuantile: p)), range.unit)
      }
      let (median, low, high) = (quantity(0.5), quantity(0.05), quantity(0.95))
      let middle = median.text(digits: digits, supported: borne(statistics, 0.5))
      if statistics.isConstant { return (middle, nil) }
      // Each end by itself: one that may well be 0 says nothing of the other.
      let supported = (low: borne(statistics, 0.05), high: borne(statistics, 0.95))
      return (
        middle,
        Quantity.rangeText(low, high, beside: median, digits: digits, supported: supported)
      )
    }
  }

  /// What the words of a range were taken for: `200k to 900k gpus`, `2026-09-01 to 2026-12-31`.
  package func reading(of range: Uncertain) -> String {
    if range.isDate, case .bounds(let low, let high)? = range.statedInput?.spread,
      let first = Day(time: low), let last = Day(time: high - 1)
    {
      return "\(first.text) to \(last.text)"
    }
    return range.description(digits: digits) ?? drawn(range)
  }

  /// A chance in per cent.
  func share(_ statistics: RangeStatistics) -> String {
    Quantity(statistics.mean * 100, .percent).text(
      digits: digits,
      supported: RangeStatistics.digits(of: statistics.mean, error: statistics.standardError))
  }

  /// The digits of a quantile that the draws bear out; never more than are shown of a number, as
  /// the cents of a range say nothing.
  private func borne(_ statistics: RangeStatistics, _ p: Double) -> Int {
    min(
      digits,
      RangeStatistics.digits(
        of: statistics.quantile(p), error: statistics.standardError(ofQuantile: p)))
  }

  /// The same in full precision.
  func datum(_ range: Uncertain, _ statistics: RangeStatistics) -> Datum.Range {
    let factor = range.meaning == .truth ? 100.0 : 1
    func plain(_ number: Double) -> Datum {
      if range.isDate { return .date(Day(time: number)?.text ?? "") }
      return .quantity(number * factor, unit: "")
    }
    return Datum.Range(
      unit: range.meaning == .truth ? "%" : range.unit.symbol,
      value: plain(range.meaning == .truth ? statistics.mean : statistics.median),
      median: plain(statistics.median),
      p5: plain(statistics.quantile(0.05)), p95: plain(statistics.quantile(0.95)),
      mean: plain(statistics.mean), deviation: statistics.deviation * factor,
      standardError: statistics.standardError * factor, samples: statistics.count,
      seed: statistics.seed)
  }

  /// How many ranges one answer may hold: each is drawn.
  private static let mostRanges = 10_000

  /// The same describer with every range of a value drawn, many at once; refused where one of them
  /// cannot be, and for more than there is patience for.
  package func drawing(
    in value: Value, with sampling: Sampling
  ) throws(Refusal) -> Describer {
    var ranges: [Value] = []
    collect(value, into: &ranges)
    guard ranges.count <= Self.mostRanges else {
      throw Refusal(
        "too-many-cells", "an answer may hold 10,000 ranges, and this one holds more",
        notes: ["ask for a part of the list, or for its sum"])
    }
    return ranges.isEmpty ? self : try drawing(ranges, with: sampling)
  }

  private func collect(_ value: Value, into ranges: inout [Value]) {
    guard ranges.count <= Self.mostRanges else { return }
    switch value {
    case .uncertain: ranges.append(value)
    case .list(let elements): for element in elements { collect(element, into: &ranges) }
    case .record(let record): for part in record.values { collect(part, into: &ranges) }
    case .quantity, .date, .period, .truth, .text, .function, .series, .thing, .unstated: break
    }
  }
}
