internal import ArgumentParser
internal import CEdit

/// `deal check openai.deal`: whether scripts are in order.
struct CheckScripts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tells of the errors in scripts, and of figures outside of their usual bands.",
    discussion: """
      Each script is carried out on an empty book of its own; what it asks is not answered, and no file \
      is written.
      """)

  @OptionGroup var running: RunOptions

  @Argument(
    help: "Scripts to look over; - is what comes in through a pipe.",
    completion: .file(extensions: ["deal"]))
  var files: [String]

  /// Looks all files over; the exit status is that of the worst.
  func run() throws {
    deal_crash_guard_start()
    deal_return_write_errors()
    let command = self
    if running.safe { Confinement.begin(for: files) }
    let code = onLargeStack {
      command.files.map { Performance(command.running, writes: false).check($0) }.max() ?? 0
    }
    if code != 0 { throw ExitCode(code) }
  }
}
