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
  /// Smith, Global sensitivity measures from given data, 2013), with a straight line in each stretch,
  /// less what chance alone would give.
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
    let plan = lightPlan(program)
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

  /// The samples for shares and bars, which need no more than two digits: fewer where each of them
  /// takes many steps.
  private func lightPlan(_ program: Program) -> DrawPlan {
    let affordable = UInt64(200_000_000 / max(1, program.steps.count))
    let blocks = max(16, min(131_072, affordable) / UInt64(Program.chunk))
    var plan = settings.plan
    plan.first = 0
    plan.count = min(plan.count, blocks * UInt64(Program.chunk))
    return plan
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
      program, lightPlan(program), start: { [UInt64](repeating: 0, count: edges.count + 1) }
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
  /// The draws in which an input lies in one of its stretches.
  private struct Stretch: Sendable {
    var count = 0.0
    var answers = 0.0
    /// The first number of the input, from which its distances are taken.
    var origin = 0.0
    var distances = 0.0
    var squares = 0.0
    var products = 0.0

    mutating func add(_ number: Double, _ answer: Double) {
      if count == 0 { origin = number }
      let distance = number - origin
      count += 1
      answers += answer
      distances += distance
      squares += distance * distance
      products += distance * answer
    }

    /// What a straight line through the stretch explains of its answers, as a sum of squares; nil
    /// for fewer than three draws, and where the input is one number.
    var line: Double? {
      guard count > 2 else { return nil }
      let width = squares - distances * distances / count
      let common = products - distances * answers / count
      return width > 0 ? common * common / width : nil
    }
  }

  private static let stretches = 64
  private var places: [Stretch]
  private var count = 0.0
  private var sum = 0.0
  private var squares = 0.0
  /// The first answer, from which distances are taken so that squares keep their digits.
  private var origin: Double?

  init(inputs: Int) {
    places = [Stretch](repeating: Stretch(), count: inputs * Self.stretches)
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
        places[base + cuts.place(of: values[index])].add(values[index], answers[index] - middle)
      }
    }
  }

  var variance: Double {
    guard count > 1 else { return 0 }
    return max(0, squares - sum * sum / count) / (count - 1)
  }

  /// For each input the variance of the mean answers of its stretches, and of the lines through
  /// them: the last stretch of a skewed input is long.
  var explained: [Double] {
    guard count > 1 else { return [] }
    let mean = sum / count
    return stride(from: 0, to: places.count, by: Self.stretches).map { base in
      var between = 0.0
      var free = -1.0
      for stretch in places[base..<base + Self.stretches] where stretch.count > 0 {
        free += 1
        let distance = stretch.answers / stretch.count - mean
        between += stretch.count * distance * distance
        if let line = stretch.line {
          free += 1
          between += line
        }
      }
      // Even an input without influence has different means by chance.
      let chance = free / count
      return (between / count - variance * chance) / (1 - chance)
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
