import Foundation

/// What a command line ended with and wrote.
struct Outcome {
  /// The exit status.
  var status: Int32
  /// What went to the standard output.
  var output: String
  /// What went to the standard error output.
  var errors: String
}

/// A shell that runs command lines with `deal` in them, in a folder of a test's own.
struct Shell {
  /// The folder in which commands run; what they write is kept beside it.
  let home: TestHome
  private let outside: TestHome

  init() throws {
    home = try TestHome()
    outside = try TestHome()
  }

  /// Runs a command line, in which `deal` is the program under test, in a clean environment with
  /// some variables changed.
  func run(_ command: String, _ changes: [String: String] = [:]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "deal() { \"$DEAL_UNDER_TEST\" \"$@\"; }\n" + command]
    process.environment = [
      "DEAL_UNDER_TEST": dealBinary, "HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm",
      "LANG": "C.UTF-8", "DEAL_HISTORY": "",
    ].merging(changes) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: home.path)
    process.standardInput = FileHandle.nullDevice
    // Files, as a pipe that nobody empties would stop the program.
    let results = try outside.make("results", [])
    let messages = try outside.make("messages", [])
    process.standardOutput = FileHandle(forWritingAtPath: results)
    process.standardError = FileHandle(forWritingAtPath: messages)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: outside.text("results"),
      errors: outside.text("messages"))
  }

  /// Makes a file in the folder.
  func make(_ name: String, _ text: String) throws {
    _ = try home.make(name, text.utf8)
  }
}

extension Shell {
  /// Whether a program is there to be run; if not, says which tests go without.
  static func has(_ program: String, for tests: String) -> Bool {
    let isThere = ["/usr/bin", "/bin"].contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
    if !isThere { print("SKIPPED \(tests): \(program) is not installed") }
    return isThere
  }
}
