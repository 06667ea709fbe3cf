internal import ArgumentParser

/// `deal run openai.deal`: what `deal` does with files, for scripts whose names are those of commands.
struct RunScripts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs scripts, also one that is called like a command.")

  @OptionGroup var deal: Deal

  func run() throws { try deal.run() }
}
