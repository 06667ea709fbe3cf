import DealChance
package import DealQuantities

/// How ranges are drawn from, and what has been drawn: settings, those who do the work, and a store
/// of what would otherwise be worked out again.
package final class Sampling {
  package struct Settings: Hashable, Sendable {
    package var count: UInt64 = 131_072
    package var seed: UInt64 = 1
    package var method: DrawPlan.Method = .sobol
    /// The first sample: not 0 where several machines share the samples.
    package var first: UInt64 = 0
    package init() {}

    var plan: DrawPlan { DrawPlan(seed: seed, method: method, first: first, count: count) }
  }

  package let settings: Settings
  package let correlations: Correlations
  let arena: FormulaArena
  private let crew: Crew
  private let isInterrupted: @Sendable () -> Bool
  private let shelf: SamplingShelf

  /// Samples times inputs beyond this are refused: one question has an end.
  private let most: Double

  package init(
    _ settings: Settings, _ correlations: Correlations, _ arena: FormulaArena, crew: Crew,
    shelf: SamplingShelf, most: Double = WorkLimits().draws,
    isInterrupted: @escaping @Sendable () -> Bool
  ) {
    self.settings = settings
    self.correlations = correlations
    self.arena = arena
    self.crew = crew
    self.shelf = shelf
    self.most = most
    self.isInterrupted = isInterrupted
  }

  /// A number of samples that can be asked for: whole, from 16 to 100 billion.
  package static func count(_ number: Double) -> UInt64? {
    guard number >= 16, number <= 1e11, number.rounded() == number else { return nil }
    return UInt64(number)
  }

  // MARK: What is prepared

  func prepared(_ spread: Spread) throws(Refusal) -> SamplingShelf.Prepared {
    try shelf.prepared(spread)
  }

  func distribution(_ spread: Spread) throws(Refusal) -> Distribution {
    try shelf.distribution(spread)
  }

  /// The program that computes these nodes.
  func program(_ nodes: [Uncertain]) throws(Refusal) -> Program {
    var compiler = Compiler(self, arena)
    return try compiler.program(nodes)
  }

  /// Draws all samples through a program.
  func run<Collection: Sendable>(
    _ program: Program, _ plan: DrawPlan? = nil,
    start: @escaping @Sendable () -> Collection,
    collect: @escaping @Sendable (inout Collection, Program.Chunk) -> Void
  ) throws(Refusal) -> [Collection] {
    let plan = plan ?? settings.plan
    guard Double(plan.count) * Double(max(1, program.inputs.count)) <= most else {
      throw Refusal(
        "too-many-samples",
        "samples times ranges may be \(WorkLimits.words(most)) at most, and these are \(plan.count) samples of "
          + counted(program.inputs.count, "range"),
        notes: ["draw fewer with set samples 1e6"])
    }
    return try program.run(
      plan, crew: crew, isInterrupted: isInterrupted, start: start, collect: collect)
  }

  /// Draws on this thread, one chunk after the other: for sums that depend on the order.
  func runAlone<Collection: Sendable>(
    _ program: Program, _ plan: DrawPlan, start: @escaping @Sendable () -> Collection,
    collect: @escaping @Sendable (inout Collection, Program.Chunk) -> Void
  ) throws(Refusal) -> Collection {
    try program.run(
      plan, crew: .alone, isInterrupted: isInterrupted, start: start, collect: collect)[0]
  }

  // MARK: Answers

  /// The statistics of a node.
  package func statistics(of node: Uncertain) throws(Refusal) -> RangeStatistics {
    try statistics(of: [node])[0]
  }

  /// The statistics of several nodes, drawn together: in each draw every input has one value.
  package func statistics(of nodes: [Uncertain]) throws(Refusal) -> [RangeStatistics] {
    var found = nodes.map { shelf.known($0, settings, correlations) }
    var open: [(place: Int, node: Uncertain, form: ClosedForm)] = []
    for (place, node) in nodes.enumerated() where found[place] == nil {
      let form = ClosedForm(node, self)
      if form.isWhole {
        found[place] = RangeStatistics(form, settings)
      } else {
        open.append((place, node, form))
      }
    }
    if !open.isEmpty {
      let summaries = try summaries(of: open.map(\.node))
      for (entry, summary) in zip(open, summaries) {
        try check(summary, of: entry.node)
        found[entry.place] = RangeStatistics(entry.form, settings, summary)
      }
    }
    for (node, statistics) in zip(nodes, found) {
      if let statistics { shelf.keep(node, settings, correlations, statistics) }
    }
    return found.compactMap { $0 }
  }

  private func summaries(of nodes: [Uncertain]) throws(Refusal) -> [SampleSummary] {
    let program = try program(nodes)
    let outputs = nodes.count
    // A short run says where the quantiles lie, for the standard errors: always of the first samples,
    // so that it is the same for all who share the work.
    var pilot = settings.plan
    pilot.first = 0
    pilot.count = UInt64(4 * Program.chunk)
    let tried = try runAlone(program, pilot, start: { [] as [[Double]] }) { columns, chunk in
      if columns.isEmpty { columns = Array(repeating: [], count: outputs) }
      for output in 0..<outputs {
        columns[output] += UnsafeBufferPointer(start: chunk[output], count: chunk.count)
      }
    }
    let empty = tried.map { column -> SampleSummary in
      let sorted = column.filter(\.isFinite).sorted()
      guard !sorted.isEmpty else { return SampleSummary() }
      let places = [0.05, 0.5, 0.95].map { sorted[Int($0 * Double(sorted.count - 1))] }
      return SampleSummary(watching: places, origin: places[1])
    }
    let parts = try run(program, start: { empty }) { summaries, chunk in
      for output in 0..<outputs {
        summaries[output].add(chunk[output], from: chunk.first, count: chunk.count)
      }
    }
    var merged = parts.first ?? empty
    for part in parts.dropFirst() {
      for output in 0..<outputs { merged[output].add(part[output]) }
    }
    return merged
  }

  /// Refused where some draws have no finite result. A day may never come: that is told with it.
  private func check(_ summary: SampleSummary, of node: Uncertain) throws(Refusal) {
    guard summary.strangers > 0 else { return }
    if node.isDate {
      guard summary.strangers == summary.count else { return }
      throw Refusal("never", "that never happens in any of the draws")
    }
    let share = Double(summary.strangers) / Double(max(1, summary.count)) * 100
    throw Refusal(
      "no-number",
      "in \(Quantity(share, .percent).text(digits: 2)) of the draws the answer is not a number",
      notes: [
        "something is divided by zero there, or is the root or the logarithm of a negative number, or is too large",
        "ranges that stay clear of zero, such as 1 to 5 or truncate(x, 0.1, 5), do not lead there",
      ])
  }

  /// The first draws of a node.
  package func samples(of node: Uncertain, count: Int) throws(Refusal) -> [Double] {
    var plan = settings.plan
    plan.count = UInt64(max(0, count))
    let program = try program([node])
    let parts = try run(program, plan, start: { [] as [Double] }) { samples, chunk in
      samples += UnsafeBufferPointer(start: chunk[0], count: chunk.count)
    }
    return parts.flatMap { $0 }
  }
}

/// What a session keeps of its draws: distributions that are ready to be sampled, and the statistics
/// of the last few ranges. Nothing in an answer depends on what is kept.
package final class SamplingShelf {
  struct Prepared {
    var distribution: Distribution
    var sampler: Sampler
  }

  private struct Known {
    var node: Uncertain
    var settings: Sampling.Settings
    var correlations: Correlations
    var statistics: RangeStatistics
  }

  private var spreads: [Spread: Prepared] = [:]
  private var known: [Known] = []

  private static let mostSpreads = 512
  private static let mostKnown = 64

  package init() {}

  func prepared(_ spread: Spread) throws(Refusal) -> Prepared {
    if let known = spreads[spread] { return known }
    let distribution = try distribution(spread)
    let prepared = Prepared(distribution: distribution, sampler: Sampler(distribution))
    if spreads.count >= Self.mostSpreads { spreads.removeAll() }
    spreads[spread] = prepared
    return prepared
  }

  func distribution(_ spread: Spread) throws(Refusal) -> Distribution {
    if let known = spreads[spread] { return known.distribution }
    do {
      return try spread.distribution()
    } catch {
      throw Refusal(error)
    }
  }

  fileprivate func known(
    _ node: Uncertain, _ settings: Sampling.Settings, _ correlations: Correlations
  ) -> RangeStatistics? {
    known.first {
      $0.node === node && $0.settings == settings && $0.correlations == correlations
    }?.statistics
  }

  fileprivate func keep(
    _ node: Uncertain, _ settings: Sampling.Settings, _ correlations: Correlations,
    _ statistics: RangeStatistics
  ) {
    guard known(node, settings, correlations) == nil else { return }
    if known.count >= Self.mostKnown { known.removeFirst(Self.mostKnown / 2) }
    known.append(
      Known(node: node, settings: settings, correlations: correlations, statistics: statistics))
  }
}
