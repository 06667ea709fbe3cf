internal import CEdit

/// The program through which an answer goes that is longer than the screen.
struct Pager {
  /// The command line, as the shell reads it.
  private let command: String

  /// `less`, with a line that says how to leave it, and without its commands that write files.
  private static let usual = """
    command -v less >/dev/null || exit 127
    LESSSECURE=1 exec less -FRX '-Ps more\\: space, back to deal\\: q'
    """

  /// The user's pager: `PAGER` (empty: none), else `less`, which shows colours and ends by itself where
  /// everything fits.
  init?(_ environment: Environment) {
    guard environment["PAGER"] != "" else { return nil }
    command = environment.nonEmpty("PAGER") ?? Self.usual
  }

  /// Shows a text; false if the pager could not be started, and nothing was shown.
  func show(_ text: String) -> Bool {
    var input: Int32 = -1
    let process = deal_shell_start(command, nil, &input)
    guard process > 0 else { return false }
    // Who leaves the pager early closes the pipe, which is no failure.
    _ = Output.writeAll(Array(text.utf8), to: input)
    // 127 is what the shell says of a program that is not there.
    return deal_shell_finish(process, input) != 127
  }
}
