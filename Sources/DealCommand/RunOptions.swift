internal import ArgumentParser
internal import DealFormula
internal import DealPage
internal import DealQuantities

/// What commands that run scripts let one choose.
struct RunOptions: ParsableArguments {
  @Option(help: "How errors are written: human, short or json.")
  var diagnostics: DiagnosticFormat = .human

  @Option(help: "When to colour: auto, always or never.")
  var color: ColorChoice = .auto

  @Option(help: "The date that today stands for, as 2026-01-31.")
  var today: String?

  @Option(help: "How many samples are drawn from ranges, such as 1e6.")
  var samples: SampleCount?

  @Option(help: "Which samples are drawn: a whole number.")
  var seed: UInt64?

  @Option(help: "How samples are drawn: sobol, evenly spread, or random.")
  var sampling: DrawPlan.Method?

  @Option(help: "How many threads draw; no answer depends on it.")
  var threads: Int?

  @Option(help: "How many seconds a statement may take.")
  var timeout: Double?

  @Option(help: "Raise a limit: script=64MB; also \(RaisedLimit.names).")
  var limit: [RaisedLimit] = []

  @Flag(help: "For scripts of strangers: small limits, no files outside, nothing kept.")
  var safe = false

  /// Refuses what is no date.
  static func check(today: String?) throws {
    if let today, (try? Day(today)) == nil {
      throw ValidationError("--today takes a date such as 2026-01-31, and this is '\(today)'")
    }
  }

  func validate() throws {
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 1024, and this is \(threads)")
    }
    try Self.check(today: today)
    if let timeout, !(0.001...1e6).contains(timeout) {
      throw ValidationError(
        "--timeout takes a number of seconds such as 10, and this is \(timeout)")
    }
  }
}

/// A format of answers by its name.
struct AnswerFormat: ExpressibleByArgument {
  var format: FileFormat

  init?(argument: String) {
    guard let format = FileFormat.named(argument) else { return nil }
    self.format = format
  }
}

enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable {
  case human, short, json
}

extension ColorChoice: ExpressibleByArgument {}

extension DrawPlan.Method: ExpressibleByArgument {}

/// A number of samples, also written as 1e6.
struct SampleCount: ExpressibleByArgument {
  var count: UInt64

  init?(argument: String) {
    guard let number = Double(argument), let count = Sampling.count(number) else { return nil }
    self.count = count
  }
}
