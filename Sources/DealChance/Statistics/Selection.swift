/// Exact quantiles of samples in memory.
package enum Selection {
  /// The quantiles of the samples at the given probabilities (0 to 1), interpolated between the two
  /// neighbouring samples, as most programs do (Hyndman and Fan's type 7). The samples are
  /// reordered. Not-a-number without samples or outside 0 to 1; samples must be numbers.
  package static func quantiles(
    _ samples: UnsafeMutableBufferPointer<Double>, at probabilities: [Double]
  ) -> [Double] {
    guard !samples.isEmpty else { return probabilities.map { _ in .nan } }
    // Ranks in ascending order, so that each search begins where the last one ended.
    var ranks: [Int] = []
    let last = samples.count - 1
    for probability in probabilities where probability >= 0 && probability <= 1 {
      let rank = min(last, Int(probability * Double(last)))
      ranks.append(rank)
      ranks.append(min(last, rank + 1))
    }
    ranks.sort()
    var settled = 0
    for rank in ranks where rank >= settled {
      select(samples, rank, from: settled)
      settled = rank + 1
    }
    return probabilities.map { probability in
      guard probability >= 0, probability <= 1 else { return .nan }
      let position = probability * Double(last)
      let rank = min(last, Int(position))
      let low = samples[rank]
      let high = samples[min(last, rank + 1)]
      let share = position - Double(rank)
      return share == 0 || low == high ? low : low + (high - low) * share
    }
  }

  /// Moves the sample of a rank to its place, smaller ones before and larger ones behind it; those
  /// before `start` are in place already (C. A. R. Hoare's Find, with the median of three).
  private static func select(
    _ samples: UnsafeMutableBufferPointer<Double>, _ rank: Int, from start: Int
  ) {
    var low = start
    var high = samples.count - 1
    // Sorted inputs are fast; what defeats the median of three is sorted instead.
    var rounds = 0
    while high - low > 16 {
      rounds += 1
      guard rounds < 96 else { break }
      let pivot = median(samples[low], samples[low + (high - low) / 2], samples[high])
      var left = low
      var right = high
      while left <= right {
        while left <= high, samples[left] < pivot { left += 1 }
        while right >= low, samples[right] > pivot { right -= 1 }
        guard left <= right else { break }
        samples.swapAt(left, right)
        left += 1
        right -= 1
      }
      if rank <= right {
        high = right
      } else if rank >= left {
        low = left
      } else {
        return
      }
    }
    var rest = UnsafeMutableBufferPointer(rebasing: samples[low...high])
    rest.sort()
  }

  /// The middle one of three numbers.
  private static func median(_ first: Double, _ second: Double, _ third: Double) -> Double {
    max(min(first, second), min(max(first, second), third))
  }
}
