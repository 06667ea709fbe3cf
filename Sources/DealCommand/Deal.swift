internal import ArgumentParser
internal import CEdit
internal import DealPage
internal import DealText

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
    let words = Array(CommandLine.arguments.dropFirst())
    let first = words.first ?? ""
    if commands.contains(where: { $0.name == first }) {
      Commands.main(words)
    } else if ["help", "--help", "-h"].contains(first) {
      Outline.main(words)
    } else if first.hasPrefix("--generate-completion-script") {
      CompletionScript.give(words)
    } else {
      Deal.main()
    }
  }

  /// The other commands by their first word.
  static var commands: [(name: String, type: any ParsableCommand.Type)] {
    [
      ("run", RunScripts.self), ("check", CheckScripts.self), ("doc", WriteReference.self),
      ("export", ExportBook.self),
      ("fmt", FormatScripts.self),
      ("test", TestTranscripts.self),
    ]
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
      deal COMMAND ...                \(Program.commands.map(\.name).joined(separator: ", "))
      deal help COMMAND               explain one of these
      """,
    discussion: "\(introduction)\n\nHow it ends:\n\n\(ExitStatus.table)",
    version: "deal \(programVersion)")

  /// Where to start.
  static let introduction = """
    Type what you read, then ask:

      deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus
      rollout gpus by 2026-12
      openai_aws.cost_per_gpu_hour

    At the prompt, help says where to start.
    """

  @OptionGroup var options: DealOptions

  @Argument(
    help: "Scripts to run, in this order; - is what comes in through a pipe.",
    completion: .file(extensions: ["deal"]))
  var files: [String] = []

  /// Evaluation nests deeper than a usual stack allows, so everything happens on a thread with a
  /// stack of its own size.
  func run() throws {
    deal_crash_guard_start()
    deal_ignore_closed_pipes()
    let code = onLargeStack {
      // Kept to the end: the system takes the memory of a large book back at once, and giving it
      // back piece by piece takes longer.
      Unmanaged.passRetained(Performance(options.running)).takeUnretainedValue().run(self)
    }
    if code != 0 { throw ExitCode(code) }
  }
}
