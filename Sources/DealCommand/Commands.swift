internal import ArgumentParser
internal import DealText

/// The commands below one root, which has no options: a word that names one decides, and what follows
/// belongs to it.
struct Commands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deal", version: "deal \(programVersion)",
    subcommands: Program.commands.map(\.type))
}

/// The whole command line as one tree, as help, the man page and completion in shells show it. It is
/// never parsed: scripts and commands both stand in its first place.
struct Outline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deal",
    abstract: "Reads announcements of compute deals and answers what they imply.",
    usage: usage, discussion: "\(introduction)\n\nHow it ends:\n\n\(ExitStatus.table)",
    version: Commands.configuration.version, subcommands: Program.commands.map(\.type))

  /// The forms that a command line has.
  static let usage = """
    deal [OPTIONS]                  talk at a prompt
    deal [OPTIONS] FILE...          run scripts
    deal [OPTIONS] -                run what comes in through a pipe
    deal [OPTIONS] -e STATEMENT...  run statements
    deal COMMAND ...                \(Program.commands.map(\.name).joined(separator: ", "))
    deal help COMMAND               explain one of these
    """

  /// Where to start.
  static let introduction = """
    Type what you read, then ask:

      deal openai aws value 38e9 over 7 years announced 2025-11-03 with 200k gpus
      rollout gpus by 2026-12
      openai_aws.cost_per_gpu_hour

    At the prompt, help says where to start.
    """

  @OptionGroup var options: DealOptions
}
