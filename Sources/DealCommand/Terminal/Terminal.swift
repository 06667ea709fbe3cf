internal import CEdit

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// When to colour, as `--color` says.
package enum ColorChoice: String, CaseIterable, Sendable {
  /// Where a person looks at it: a terminal that can, unless the environment speaks against it.
  case auto
  /// Even into a file or a pipe.
  case always
  /// Plain text.
  case never
}

/// What is known about the terminal that the process talks to.
package struct Terminal: Equatable, Sendable {
  /// Whether a person types what is read.
  package var inputIsTerminal: Bool
  /// Whether a person sees what is written to the standard output.
  package var outputIsTerminal: Bool
  /// Whether a person sees what is written to the standard error output.
  package var errorsAreTerminal: Bool
  /// Whether the terminal understands no control sequences: `TERM` is `dumb`, empty or not set.
  package var isDumb: Bool
  /// Columns to write in, at least 20.
  package var columns: Int
  /// Rows on the screen, at least 5.
  package var rows: Int
  /// Whether the user's locale has characters beyond ASCII.
  package var isUTF8: Bool
  /// Whether to colour what goes to the standard output.
  package var colorsOutput: Bool
  /// Whether to colour what goes to the standard error output.
  package var colorsErrors: Bool

  /// Whether a person is at both ends: then the prompt makes sense.
  package var isInteractive: Bool { inputIsTerminal && outputIsTerminal }

  /// Looks at the standard descriptors and the environment.
  package static func current(_ environment: Environment, color: ColorChoice = .auto) -> Terminal {
    _ = deal_locale_start()
    var columns: Int32 = 0
    var rows: Int32 = 0
    // Any of the three will do: the output may go to a pipe while the errors are looked at.
    let hasSize = [STDOUT_FILENO, STDERR_FILENO, STDIN_FILENO].contains {
      deal_terminal_size($0, &columns, &rows)
    }
    let kind = environment["TERM"] ?? ""
    var terminal = Terminal(
      inputIsTerminal: isatty(STDIN_FILENO) == 1,
      outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      errorsAreTerminal: isatty(STDERR_FILENO) == 1,
      isDumb: kind.isEmpty || kind == "dumb",
      columns: size(hasSize ? Int(columns) : nil, environment["COLUMNS"], fallback: 80, least: 20),
      rows: size(hasSize ? Int(rows) : nil, environment["LINES"], fallback: 24, least: 5),
      isUTF8: deal_locale_is_utf8(),
      colorsOutput: false,
      colorsErrors: false)
    terminal.colorsOutput = colors(
      color, onTerminal: terminal.outputIsTerminal && !terminal.isDumb, environment)
    terminal.colorsErrors = colors(
      color, onTerminal: terminal.errorsAreTerminal && !terminal.isDumb, environment)
    return terminal
  }

  /// Whether to colour a stream: an explicit choice wins, then `NO_COLOR` (no-color.org: any value
  /// but the empty one), then `CLICOLOR_FORCE`, then whether it is a terminal that can.
  package static func colors(
    _ choice: ColorChoice, onTerminal: Bool, _ environment: Environment
  ) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      if environment.nonEmpty("NO_COLOR") != nil { return false }
      if let force = environment.nonEmpty("CLICOLOR_FORCE"), force != "0" { return true }
      return onTerminal
    }
  }

  /// A size from the terminal, else from a variable, else the fallback, within reason.
  package static func size(
    _ measured: Int?, _ variable: String?, fallback: Int, least: Int
  ) -> Int {
    let stated = variable.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    return min(max(measured ?? stated ?? fallback, least), 10_000)
  }
}
