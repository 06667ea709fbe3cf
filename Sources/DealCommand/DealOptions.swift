internal import ArgumentParser
internal import DealPage

/// What `deal` itself lets one choose, beside the scripts that it runs.
struct DealOptions: ParsableArguments {
  @Option(
    name: .customShort("e"),
    help: ArgumentHelp("Run a statement; may be given more than once.", valueName: "statement"))
  var statement: [String] = []

  @Flag(name: .customShort("i"), help: "Go on at the prompt after the files and statements.")
  var interactive = false

  @Option(
    name: [.customShort("O"), .customLong("output")],
    help: "How answers are written: \(FileFormat.all.map(\.name).joined(separator: ", ")).",
    completion: .list(FileFormat.all.map(\.name)))
  var format: AnswerFormat?

  @Option(
    name: [.customShort("o"), .customLong("output-file")],
    help: "Write answers to a file, in the format that its name ends in.", completion: .file())
  var outputFile: String?

  @Flag(help: "The file of -o may replace another.")
  var overwrite = false

  @Flag(help: "The same as -O jsonl.")
  var json = false

  @OptionGroup var running: RunOptions

  @Flag(name: .shortAndLong, help: "No greeting at the prompt.")
  var quiet = false

  @Flag(help: "Neither read nor write the history and the journal of the prompt.")
  var noHistory = false

  @Option(name: .customLong("init"), help: "The start-up file of the prompt.", completion: .file())
  var startUp: String?

  @Flag(help: "Read no start-up file.")
  var noInit = false

  /// The format of the answers; none where they are text as they come.
  var answerFormat: FileFormat? {
    format?.format ?? (json ? FileFormat.named("jsonl") : outputFile.flatMap(FileFormat.forFile))
  }

  func validate() throws {
    if let outputFile, format == nil, FileFormat.forFile(outputFile) == nil {
      throw ValidationError(FileFormat.endings(for: "-o"))
    }
  }
}
