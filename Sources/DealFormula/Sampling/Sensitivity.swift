import DealChance
package import DealQuantities

/// How an answer hangs on one of its inputs.
package struct Influence: Sendable {
  package var input: Uncertain
  /// The share of the variance that goes away when the input is known (first-order Sobol index).
  package var share: Double
}

/// How far an answer swings when one input goes from the low to the high end of its 90% interval and
/// the others stay at their medians.
package struct Swing: Sendable {
  package var input: Uncertain
  package var low: Double
  package var high: Double
  /// The answer there.
  package var atLow: Double
  package var atHigh: Double
  package var size: Double { (atHigh - atLow).magnitude }
}

extension Sampling {
  /// What the inputs of a node contribute to its variance, largest first. The share of an input is
  /// the variance of the mean answer over 64 equally likely stretches of it, over the variance of the
  /// answer (the given-data estimate of the first-order index: E. Plischke, E. Borgonovo, C. L.
  /// Smith, Global sensitivity measures from given data, 2013), less what chance alone would give.
  package func influences(on node: Uncertain) throws(Refusal) -> [Influence] {
    let inputs = node.inputs
    guard inputs.count > 1 else { return inputs.map { Influence(input: $0, share: 1) } }
    let program = try program([node] + inputs)
    var edges: [[Double]] = []
    for input in inputs {
      guard let spread = input.input?.spread else { continue }
      let distribution = try distribution(spread)
      edges.append((1..<64).map { distribution.quantile(Double($0) / 64) })
    }
    // Shares need no more digits than this many samples bear out.
    var plan = settings.plan
    plan.first = 0
    plan.count = min(plan.count, 131_072)
    let cuts = edges
    let sums = try runAlone(program, plan, start: { StretchSums(inputs: cuts.count) }) {
      sums, chunk in
      sums.add(chunk, cuts)
    }
    let variance = sums.variance
    return zip(inputs, sums.explained).map { input, explained in
      Influence(
        input: input,
        share: variance > 0 && variance.isFinite ? min(1, max(0, explained / variance)) : 0)
    }.sorted { $0.share > $1.share }
  }

  /// How far the answer swings with each input, largest first.
  package func swings(of node: Uncertain) throws(Refusal) -> [Swing] {
    let program = try program([node])
    let inputs = program.inputs
    let medians = inputs.map { $0.distribution.quantile(0.5) }
    let lows = inputs.map { $0.distribution.quantile(0.05) }
    let highs = inputs.map { $0.distribution.quantile(0.95) }
    let values = program.outputs(at: 2 * inputs.count) { input, point in
      guard point / 2 == input else { return medians[input] }
      return point % 2 == 0 ? lows[input] : highs[input]
    }[0]
    return inputs.indices.map { index in
      Swing(
        input: inputs[index].node, low: lows[index], high: highs[index],
        atLow: values[2 * index], atHigh: values[2 * index + 1])
    }.sorted { $0.size > $1.size }
  }

  /// The node with every input at its median, low or high: what stands for it where nothing is drawn.
  package func values(of node: Uncertain, atQuantile p: Double) throws(Refusal) -> Double {
    let program = try program([node])
    return program.outputs(at: 1) { input, _ in
      program.inputs[input].distribution.quantile(p)
    }[0].first ?? .nan
  }

  /// How many draws fall between the edges, one more entry than there are edges.
  package func histogram(of node: Uncertain, edges: [Double]) throws(Refusal) -> [UInt64] {
    let program = try program([node])
    let parts = try run(
      program, start: { [UInt64](repeating: 0, count: edges.count + 1) }
    ) { counts, chunk in
      for index in 0..<chunk.count { counts[edges.place(of: chunk[0][index])] += 1 }
    }
    return parts.dropFirst().reduce(parts.first ?? []) { sum, part in
      zip(sum, part).map { $0 + $1 }
    }
  }
}

/// A bar of a histogram: the share of the draws between two numbers.
package struct HistogramBar: Hashable, Sendable {
  package var low: Double
  package var high: Double
  package var share: Double
}

extension Sampling {
  /// The draws of a node in bars of equal width: from the 1st to the 99th hundredth, the first and
  /// the last bar with what lies beyond.
  package func histogram(of node: Uncertain, bars: Int) throws(Refusal) -> [HistogramBar] {
    let statistics = try statistics(of: node)
    let (low, high) = (statistics.quantile(0.01), statistics.quantile(0.99))
    guard bars > 1, low < high, (high - low).isFinite else {
      return [HistogramBar(low: low, high: high, share: 1)]
    }
    let width = (high - low) / Double(bars)
    // An edge at zero is zero, whatever rounding left of it.
    let edges = (0...bars).map { low + width * Double($0) }
      .map { $0.magnitude < 1e-9 * width ? 0 : $0 }
    let counts = try histogram(of: node, edges: Array(edges.dropFirst().dropLast()))
    let whole = Double(counts.reduce(0, +))
    return (0..<bars).map {
      HistogramBar(low: edges[$0], high: edges[$0 + 1], share: Double(counts[$0]) / whole)
    }
  }
}

/// Sums of an answer over 64 stretches of each input.
private struct StretchSums: Sendable {
  private static let stretches = 64
  private var counts: [Double]
  private var sums: [Double]
  private var count = 0.0
  private var sum = 0.0
  private var squares = 0.0
  /// The first answer, from which distances are taken so that squares keep their digits.
  private var origin: Double?

  init(inputs: Int) {
    counts = [Double](repeating: 0, count: inputs * Self.stretches)
    sums = counts
  }

  mutating func add(_ chunk: Program.Chunk, _ edges: [[Double]]) {
    let answers = chunk[0]
    let middle = origin ?? answers[0]
    origin = middle
    for index in 0..<chunk.count {
      let distance = answers[index] - middle
      sum += distance
      squares += distance * distance
    }
    count += Double(chunk.count)
    for (input, cuts) in edges.enumerated() {
      let values = chunk[input + 1]
      let base = input * Self.stretches
      for index in 0..<chunk.count {
        let place = base + cuts.place(of: values[index])
        counts[place] += 1
        sums[place] += answers[index] - middle
      }
    }
  }

  var variance: Double {
    guard count > 1 else { return 0 }
    return max(0, squares - sum * sum / count) / (count - 1)
  }

  /// For each input the variance of the mean answers of its stretches.
  var explained: [Double] {
    guard count > 1 else { return [] }
    let mean = sum / count
    return stride(from: 0, to: sums.count, by: Self.stretches).map { base in
      var between = 0.0
      var filled = 0.0
      for place in base..<base + Self.stretches where counts[place] > 0 {
        filled += 1
        let distance = sums[place] / counts[place] - mean
        between += counts[place] * distance * distance
      }
      // Even an input without influence has different means by chance.
      return between / count - variance * (filled - 1) / count
    }
  }
}

extension [Double] {
  /// How many of these edges, in ascending order, are below a number.
  func place(of number: Double) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
