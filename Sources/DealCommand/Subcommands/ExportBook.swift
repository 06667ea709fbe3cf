internal import ArgumentParser
internal import CEdit
internal import DealPage

/// `deal export openai.deal -o openai.xlsx`: everything that scripts state, as tables.
struct ExportBook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes what scripts state to a file: deals, parties, rollouts, rights and all else.",
    discussion: """
      A table for each kind of thing, or for those of --what; its format is that which the name of the \
      file ends in. csv and tsv hold one table: --what deals.
      """)

  @OptionGroup var running: RunOptions

  @Option(
    name: [.customShort("o"), .customLong("output-file")], help: "The file to write.",
    completion: .file())
  var outputFile: String

  @Flag(help: "The file may replace another.")
  var overwrite = false

  @Option(help: "What to write, such as deals or deals,parties.")
  var what: String?

  @Argument(
    help: "Scripts to run, in this order; - is what comes in through a pipe.",
    completion: .file(extensions: ["deal"]))
  var files: [String]

  func validate() throws {
    guard FileFormat.forFile(outputFile) != nil else {
      throw ValidationError(FileFormat.endings(for: "-o"))
    }
  }

  func run() throws {
    deal_crash_guard_start()
    deal_return_write_errors()
    let command = self
    if running.safe { Confinement.begin(for: files + [outputFile]) }
    let code = onLargeStack { Performance(command.running, writes: false).export(command) }
    if code != 0 { throw ExitCode(code) }
  }
}

extension FileFormat {
  /// What the name of a file must end in, for a message about an option.
  static func endings(for option: String) -> String {
    let ends = all.compactMap(\.extensions.first).joined(separator: ", ")
    return "the name of the file of \(option) ends in one of \(ends)"
  }
}
