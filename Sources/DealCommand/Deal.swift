internal import ArgumentParser
internal import CEdit
internal import DealFormula
internal import DealQuantities
internal import DealWorkbench

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The program: by its first word one of the other commands, else `deal` itself, whose files may have
/// any other name (one called `test` is reached by `./test`).
@main
enum Program {
  static func main() {
    let words = CommandLine.arguments.dropFirst()
    if let command = commands.first(where: { $0.name == words.first }) {
      command.type.main(Array(words.dropFirst()))
    } else {
      Deal.main()
    }
  }

  /// The other commands by their first word.
  static var commands: [(name: String, type: any ParsableCommand.Type)] {
    [("test", TestTranscripts.self)]
  }
}

/// The command line.
struct Deal: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deal",
    abstract: "Reads announcements of compute deals and answers what they imply.",
    usage: """
      deal [OPTIONS]                  talk at a prompt
      deal [OPTIONS] FILE...          run scripts
      deal [OPTIONS] -                run what comes in through a pipe
      deal [OPTIONS] -e STATEMENT...  run statements
      deal test FILE...               run the transcripts of Markdown files again
      """,
    discussion: """
      Type what you read, then ask:

        deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus
        rollout gpus by 2026-12
        openai_aws.cost_per_gpu_hour

      At the prompt, help says where to start.
      Ends with 0 if all is well, 1 if an expectation failed, 64 for a wrong command line,
      65 for errors in a script, 66 if a file cannot be read, 74 if the output cannot be written.
      """,
    version: "deal 0.1.0")

  @Option(name: .customShort("e"), help: "Run a statement; may be given more than once.")
  var statement: [String] = []

  @Flag(name: .customShort("i"), help: "Go on at the prompt after the files and statements.")
  var interactive = false

  @Option(name: [.customShort("O"), .long], help: "How answers are written: text or jsonl.")
  var output: AnswerFormat = .text

  @Flag(help: "Write answers as JSON, one object a line; the same as -O jsonl.")
  var json = false

  @Option(help: "How errors are written: human or short.")
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

  @Option(help: "Raise a limit: script=64MB lets scripts be that long.")
  var limit: [ScriptLimit] = []

  @Flag(name: .shortAndLong, help: "No greeting at the prompt.")
  var quiet = false

  @Flag(help: "Neither read nor write the history and the journal of the prompt.")
  var noHistory = false

  @Option(name: .customLong("init"), help: "The start-up file of the prompt.")
  var startUp: String?

  @Flag(help: "Read no start-up file.")
  var noInit = false

  @Argument(help: "Scripts to run, in this order; - is what comes in through a pipe.")
  var files: [String] = []

  func validate() throws {
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 1024, and this is \(threads)")
    }
    if let today, (try? Day(today)) == nil {
      throw ValidationError("--today takes a date such as 2026-01-31, and this is '\(today)'")
    }
  }

  /// Evaluation nests deeper than a usual stack allows, so everything happens on a thread with a
  /// stack of its own size.
  func run() throws {
    deal_crash_guard_start()
    deal_ignore_closed_pipes()
    let code = onLargeStack {
      // Kept to the end: the system takes the memory of a large book back at once, and giving it
      // back piece by piece takes longer.
      Unmanaged.passRetained(Performance(self)).takeUnretainedValue().run()
    }
    if code != 0 { throw ExitCode(code) }
  }
}

enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case text, jsonl
}

enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable {
  case human, short
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

/// A limit that the command line raises: `script=64MB`.
struct ScriptLimit: ExpressibleByArgument {
  var bytes: Int

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0] == "script" else { return nil }
    let scales: [(String, Int)] = [("GB", 1 << 30), ("MB", 1 << 20), ("kB", 1 << 10)]
    let scale = scales.first { parts[1].hasSuffix($0.0) }
    let digits = scale.map { String(parts[1].dropLast($0.0.count)) } ?? parts[1]
    guard let number = Int(digits), number > 0, number <= 1 << 20 || scale == nil else {
      return nil
    }
    let (bytes, overflow) = number.multipliedReportingOverflow(by: scale?.1 ?? 1)
    guard !overflow, bytes <= 1 << 31 - 1 else { return nil }
    self.bytes = bytes
  }
}
