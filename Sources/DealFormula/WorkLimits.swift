/// How much one statement may take: what is beyond is refused, so that every statement ends and nobody's
/// script takes a machine away.
package struct WorkLimits: Hashable, Sendable {
  /// Steps of working out formulas.
  package var steps = 200_000_000
  /// Entries of all lists that are made on the way.
  package var entriesMade = 10_000_000
  /// Entries of one list or value.
  package var entries = 1_000_000
  /// Bytes of a text.
  package var textBytes = 1 << 20
  /// Times that a scenario is laid on the book.
  package var scenarios = 100_000
  /// Samples times ranges.
  package var draws = 1e10

  package init() {}

  /// The limits for scripts of strangers.
  package static let safe: WorkLimits = {
    var limits = WorkLimits()
    limits.steps = 50_000_000
    limits.entriesMade = 1_000_000
    limits.entries = 100_000
    limits.textBytes = 64 << 10
    limits.scenarios = 10_000
    limits.draws = 1e7
    return limits
  }()

  /// What is said of a statement that takes too many steps.
  var tooManySteps: String {
    "one statement may take \(Self.words(Double(steps))) steps, and this one takes more"
  }

  /// A number of a limit in words: 200 million.
  package static func words(_ number: Double) -> String {
    let scales: [(Double, String)] = [(1e9, "billion"), (1e6, "million"), (1e3, "thousand")]
    for (scale, word) in scales where number >= scale && number < 1e12 {
      return "\(Int((number / scale).rounded())) \(word)"
    }
    return "\(number)"
  }

  /// Bytes in words: 1 MiB.
  package static func bytes(_ number: Int) -> String {
    number >= 1 << 20 ? "\(number >> 20) MiB" : "\(number >> 10) KiB"
  }
}
