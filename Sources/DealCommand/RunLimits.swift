internal import ArgumentParser
internal import CConfine
internal import DealFormula
internal import DealLanguage
internal import DealSyntax

/// How much a run of the program may take, of which the command line may grant more.
struct RunLimits {
  /// Bytes of a script.
  var script = Settings.usualScriptLimit
  /// Bytes of a file of rows.
  var data = Settings.dataLimit
  /// Bytes that a run without a prompt writes to the standard output.
  var output = 64 << 20
  /// Bytes of memory that one statement may add.
  var memory = 1 << 30
  /// Seconds of a statement; none if it may take for ever.
  var seconds: Double?
  /// Parts of formulas in one script.
  var nodes = 1_000_000
  /// How deep files use one another, and how many.
  var includes = (depth: 8, count: 64)
  var work = WorkLimits()

  /// The limits for scripts of strangers.
  private static let safe = RunLimits(
    script: 1 << 20, data: 16 << 20, output: 4 << 20, memory: 256 << 20, seconds: 10,
    nodes: 200_000, includes: (4, 16), work: .safe)

  /// The limits that a command line asks for.
  static func chosen(_ options: RunOptions) -> RunLimits {
    var limits = options.safe ? safe : RunLimits()
    if let timeout = options.timeout { limits.seconds = timeout }
    for raised in options.limit {
      switch raised.kind {
      case .script:
        limits.script = raised.bytes
        // Who lets a script be longer lets it have more in it.
        if raised.bytes > Settings.usualScriptLimit { limits.nodes = Int.max }
      case .data: limits.data = raised.bytes
      case .output: limits.output = raised.bytes
      case .memory: limits.memory = raised.bytes
      }
    }
    return limits
  }

  /// Puts the limits into settings, with the time and the memory that a statement may take.
  func apply(to settings: inout Settings, _ timeout: Timeout?, _ memory: MemoryGuard) {
    settings.timeout = timeout
    settings.memory = memory
    settings.scriptLimit = script
    settings.limits.nodes = nodes
    (settings.includeDepth, settings.includeCount) = includes
    settings.work = work
  }

  /// What stops a statement that takes too long.
  var timeout: Timeout? { seconds.map { Timeout(seconds: $0) { Clock.seconds } } }

  /// What stops a statement that takes too much memory.
  var memoryGuard: MemoryGuard {
    MemoryGuard(bytes: memory) { Int(clamping: deal_memory_in_use()) }
  }
}

/// A limit that the command line raises: `script=64MB`.
struct RaisedLimit: ExpressibleByArgument {
  /// What can be raised.
  enum Kind: String, CaseIterable {
    case script, data, output, memory
  }

  var kind: Kind
  var bytes: Int

  /// The words in front of `=`.
  static let names = Kind.allCases.map(\.rawValue).joined(separator: ", ")

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let kind = Kind(rawValue: parts[0]) else { return nil }
    let scales: [(String, Int)] = [("GB", 1 << 30), ("MB", 1 << 20), ("kB", 1 << 10)]
    let scale = scales.first { parts[1].hasSuffix($0.0) }
    let digits = scale.map { String(parts[1].dropLast($0.0.count)) } ?? parts[1]
    guard let number = Int(digits), number > 0, number <= 1 << 20 || scale == nil else {
      return nil
    }
    let (bytes, overflow) = number.multipliedReportingOverflow(by: scale?.1 ?? 1)
    guard !overflow, bytes <= 1 << 40 else { return nil }
    // A place in a script has 31 bits.
    guard kind != .script || bytes <= 1 << 31 - 1 else { return nil }
    (self.kind, self.bytes) = (kind, bytes)
  }
}
