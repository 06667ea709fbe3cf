extension Distribution {
  /// Certain numbers, each with a weight; the chances are the shares of the weights. At most
  /// 100,000 of them; equal numbers count together.
  package static func discrete(_ entries: [(value: Double, weight: Double)]) throws(BadParameter)
    -> Distribution
  {
    let what = "discrete(values, weights)"
    guard !entries.isEmpty, entries.count <= 100_000 else {
      throw BadParameter("\(what) needs 1 to 100,000 values, and there are \(entries.count)")
    }
    var total = 0.0
    for entry in entries {
      try BadParameter.checkFinite(what, entry.value, entry.weight)
      guard entry.weight >= 0 else {
        throw BadParameter(
          "\(what) needs weights of at least 0, and one is \(BadParameter.shown(entry.weight))")
      }
      total += entry.weight
    }
    guard total > 0, total < .infinity else {
      throw BadParameter("\(what) needs weights with an ordinary sum above 0")
    }
    var values: [Double] = []
    var shares: [Double] = []
    for entry in entries.filter({ $0.weight > 0 }).sorted(by: { $0.value < $1.value }) {
      if let last = values.last, last == entry.value {
        shares[shares.count - 1] += entry.weight / total
      } else {
        values.append(entry.value)
        shares.append(entry.weight / total)
      }
    }
    return steps(values, shares)
  }

  /// Ascending values with shares of 1.
  static func steps(_ values: [Double], _ shares: [Double]) -> Distribution {
    // Both cumulative sums, as the one from the top keeps the digits of small shares there.
    var below: [Double] = []
    var sum = 0.0
    var mean = 0.0
    for (value, share) in zip(values, shares) {
      sum += share
      below.append(min(1, sum))
      mean += share * value
    }
    var above = [Double](repeating: 0, count: values.count)
    sum = 0
    for index in values.indices.reversed() {
      above[index] = min(1, sum)
      sum += shares[index]
    }
    var variance = 0.0
    for (value, share) in zip(values, shares) {
      variance += share * (value - mean) * (value - mean)
    }
    let cumulative = zip(below, above).map { Tails(below: $0.0, above: $0.1) }
    return Distribution(
      kind: .values(values), mean: mean, deviation: variance.squareRoot(),
      from: values.first ?? .nan, to: values.last ?? .nan,
      place: { goal in
        guard goal.areProbabilities else { return .nan }
        let index = firstIndex(cumulative) { $0.reaches(goal) }
        return values[min(index, values.count - 1)]
      },
      tails: { x in
        let index = firstIndex(values) { $0 > x }
        return index == 0 ? Tails(below: 0, above: 1) : cumulative[index - 1]
      })
  }

  /// The first index of a sorted list that satisfies a condition, or its count.
  static func firstIndex<Element>(
    _ list: [Element], _ condition: (Element) -> Bool
  ) -> Int {
    var low = 0
    var high = list.count
    while low < high {
      let middle = low + (high - low) / 2
      if condition(list[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
