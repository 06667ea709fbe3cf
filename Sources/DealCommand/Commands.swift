internal import ArgumentParser

/// The commands below one root, which has no options: a word that names one decides, and what follows
/// belongs to it.
struct Commands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deal", version: Deal.configuration.version,
    subcommands: Program.commands.map(\.type))
}

/// The whole command line as one tree, as help, the man page and completion in shells show it. It is
/// never parsed: scripts and commands both stand in its first place.
struct Outline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deal", abstract: Deal.configuration.abstract, usage: Deal.configuration.usage,
    discussion: Deal.configuration.discussion, version: Deal.configuration.version,
    subcommands: Program.commands.map(\.type))

  @OptionGroup var options: DealOptions
}
