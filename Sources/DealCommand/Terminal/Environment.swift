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
  package static let known = [
    "CLICOLOR_FORCE", "COLUMNS", "DEAL_HISTORY", "HOME", "LINES", "NO_COLOR", "PAGER", "TERM",
    "TMPDIR", "XDG_CONFIG_HOME", "XDG_STATE_HOME",
  ]
}
