import DealChance

/// What can be said of a range: by formula where there is one, else from its samples.
package struct RangeStatistics: Sendable {
  private let form: ClosedForm
  private let summary: SampleSummary?
  private let settings: Sampling.Settings

  init(_ form: ClosedForm, _ settings: Sampling.Settings, _ summary: SampleSummary? = nil) {
    self.form = form
    self.settings = settings
    self.summary = summary
  }

  /// How many samples it rests on; 0 where formulas say everything.
  package var count: UInt64 { summary?.count ?? 0 }
  package var seed: UInt64 { settings.seed }
  /// Whether it rests on formulas alone.
  package var isExact: Bool { summary == nil }

  /// Whether all draws are the same.
  package var isConstant: Bool {
    summary.map { $0.smallest == $0.largest && $0.strangers == 0 } ?? (deviation == 0)
  }

  /// The share of the draws without a number: days that never come.
  package var shareWithout: Double {
    summary.map { Double($0.strangers) / Double(max(1, $0.count)) } ?? 0
  }

  private var isReplicated: Bool { settings.method == .sobol }

  /// The mean; not-a-number or infinite where there is none.
  package var mean: Double { form.mean ?? summary?.mean ?? .nan }
  /// The standard deviation; the same.
  package var deviation: Double { form.deviation ?? summary?.deviation ?? .nan }
  /// The standard error of the mean; 0 where a formula gives it.
  package var standardError: Double {
    form.mean != nil ? 0 : summary?.standardErrorOfMean(isReplicated: isReplicated) ?? 0
  }
  package var median: Double { quantile(0.5) }

  /// The number that a share `p` of the draws does not exceed.
  package func quantile(_ p: Double) -> Double {
    form.quantile?(p) ?? summary?.quantile(p) ?? .nan
  }

  /// The standard error of a quantile; 0 where a formula gives it.
  package func standardError(ofQuantile p: Double) -> Double {
    form.quantile != nil
      ? 0 : summary?.standardErrorOfQuantile(p, isReplicated: isReplicated) ?? 0
  }

  /// Whether the mean cannot be trusted: it has none, or it rests on a few far draws.
  package var isHeavyTailed: Bool {
    if !mean.isFinite || !deviation.isFinite { return true }
    guard form.mean == nil, let summary else { return false }
    return summary.shareOfTop(0.001) > 0.15
  }

  /// A number as far as its standard error bears it out: 0 where it may well be 0.
  package static func borne(_ number: Double, error: Double) -> Double {
    error > 0 && error.isFinite && number.magnitude < error ? 0 : number
  }

  /// The significant digits that a number with a standard error bears out, at least one: the last
  /// one is worth at least twice the error.
  package static func digits(of number: Double, error: Double) -> Int {
    guard error > 0, number != 0, number.isFinite, error.isFinite else { return 17 }
    let first = Elementary.log10(number.magnitude).rounded(.down)
    let last = Elementary.log10(2 * error).rounded(.up)
    return Int(max(1, min(17, first - last + 1)))
  }
}
