internal import ArgumentParser

/// `deal fmt script.deal`: scripts with their blanks, indentation and line ends in order.
struct FormatScripts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Puts the blanks, indentation and line ends of scripts in order.",
    discussion: """
      What a script says stays the same, and so do its lines and comments. A script with errors is left \
      as it is. - reads the standard input and writes to the standard output.
      """)

  @Flag(help: "Write nothing, name the scripts that are not in order, and end with 1 if any is.")
  var check = false

  @Argument(
    help: "Scripts to put in order.",
    completion: .file(extensions: ["deal"]))
  var files: [String]

  /// Goes through all files; the exit status is the highest of theirs.
  func run() throws {
    let (files, check) = (files, check)
    let code = onLargeStack {
      let output = Output()
      let desk = LayoutDesk(output: output, isCheck: check)
      let codes = files.map { desk.putInOrder($0) }
      output.flush()
      return output.failure?.exitCode ?? codes.max() ?? 0
    }
    if code != 0 { throw ExitCode(code) }
  }
}
