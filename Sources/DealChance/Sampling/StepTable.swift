/// The quantile function of a discrete distribution as its values with their cumulative chances, and
/// a guide that leads near the right one at once (Chen and Asau 1974).
package struct StepTable: Sendable {
  /// In ascending order.
  private let values: [Double]
  /// The probability of at most the value.
  private let cumulative: [Double]
  /// For each 1,024th of probability the first value that can be meant.
  private let guide: [Int32]

  /// Nil if the distribution is continuous, or has more than 65,536 values that matter.
  package init?(_ distribution: Distribution) {
    switch distribution.kind {
    case .continuous: return nil
    case .values(let list):
      guard list.count <= 65_536 else { return nil }
      values = list
    case .integers:
      let low = distribution.quantile(0x1p-53)
      let high = distribution.quantile(1 - 0x1p-53)
      guard high - low < 65_536 else { return nil }
      values = Array(stride(from: low, through: high, by: 1))
    }
    guard !values.isEmpty else { return nil }
    cumulative = values.map { distribution.tails($0).below }
    var guide: [Int32] = []
    var index = 0
    for step in 0..<1_024 {
      while index < cumulative.count - 1, cumulative[index] < Double(step) / 1_024 { index += 1 }
      guide.append(Int32(index))
    }
    self.guide = guide
  }

  /// The value of a uniform number between 0 and 1.
  package func value(_ uniform: Double) -> Double {
    guard uniform >= 0, uniform <= 1 else { return .nan }
    var index = Int(guide[min(1_023, Int(uniform * 1_024))])
    while index < values.count - 1, cumulative[index] < uniform { index += 1 }
    return values[index]
  }
}
