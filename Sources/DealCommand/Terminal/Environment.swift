#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The environment variables of the process, read once and handed on as a value.
package struct Environment: Sendable {
  /// The variables by name.
  private let variables: [String: String]

  /// An environment of the given variables, for tests and for programs that are started.
  package init(_ variables: [String: String]) {
    self.variables = variables
  }

  /// The value of a variable; none if it is not set. An empty value is a value.
  package subscript(_ name: String) -> String? {
    variables[name]
  }

  /// The value of a variable, unless it is not set or empty.
  package func nonEmpty(_ name: String) -> String? {
    guard let value = variables[name], !value.isEmpty else { return nil }
    return value
  }

  /// What the process was started with, for the variables that are asked for anywhere in `deal`.
  package static func ofProcess(names: [String] = Environment.known) -> Environment {
    var found: [String: String] = [:]
    for name in names {
      if let value = getenv(name) {
        found[name] = String(cString: value)
      }
    }
    return Environment(found)
  }

  /// The variables that `deal` looks at.
  package static let known = variables.map(\.name)

  /// The variables with what each changes, for the man page.
  static let variables: [(name: String, meaning: String)] = [
    ("CLICOLOR_FORCE", "Colour also what goes to a file or a pipe, unless it is 0."),
    ("COLUMNS", "How wide lines may be where no terminal tells."),
    ("DEAL_HISTORY", "The file of the history; empty to keep none."),
    ("HOME", "Where the folders of the user are."),
    ("LINES", "How many lines a screen has where no terminal tells."),
    ("NO_COLOR", "Colour nothing, if it is not empty."),
    ("PAGER", "What shows answers that are longer than the screen."),
    ("TERM", "The kind of terminal; dumb understands no control sequences."),
    ("TMPDIR", "Where a statement is kept while $EDITOR has it."),
    ("XDG_CONFIG_HOME", "Where deal/init.deal is, instead of ~/.config."),
    ("XDG_STATE_HOME", "Where the folder deal with the history is, instead of ~/.local/state."),
  ]
}
