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
      // Not by way of the root, which looks at every command first: a tenth of the start.
      begin(words)
    }
  }

  /// What deal does without the name of a command.
  private static func begin(_ words: [String]) {
    do {
      let command = try Deal.parse(words)
      try command.run()
    } catch {
      let code = Deal.exitCode(for: error)
      let message = Deal.fullMessage(for: error)
      guard code != .success, !message.isEmpty else { Deal.exit(withError: error) }
      // Its own name is that of the command, which nobody has typed.
      Output().writeMessage(message.replacing("'run --help'", with: "'deal --help'") + "\n")
      exit(code.rawValue)
    }
  }

  /// The other commands by their first word.
  static var commands: [(name: String, type: any ParsableCommand.Type)] {
    [
      ("run", Deal.self), ("check", CheckScripts.self), ("doc", WriteReference.self),
      ("export", ExportBook.self),
      ("fmt", FormatScripts.self), ("learn", Learn.self),
      ("test", TestTranscripts.self),
    ]
  }
}

/// What `deal` does when no other command is named: scripts, statements and the prompt.
struct Deal: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs scripts, also one that is called like a command.",
    usage: Outline.usage, version: Commands.configuration.version)

  @OptionGroup var options: DealOptions

  @Argument(
    help: "Scripts to run, in this order; - is what comes in through a pipe.",
    completion: .file(extensions: ["deal"]))
  var files: [String] = []

  /// The lesson that the prompt begins with; `deal learn` asks for it.
  var lesson: String?

  /// What is read from the command line.
  private enum CodingKeys: String, CodingKey {
    case options, files
  }

  /// Evaluation nests deeper than a usual stack allows, so everything happens on a thread with a
  /// stack of its own size.
  func run() throws {
    deal_crash_guard_start()
    deal_return_write_errors()
    let code = onLargeStack {
      // Kept to the end: the system takes the memory of a large book back at once, and giving it
      // back piece by piece takes longer.
      Unmanaged.passRetained(Performance(options.running)).takeUnretainedValue().run(self)
    }
    if code != 0 { throw ExitCode(code) }
  }
}
