import Foundation
import Testing

/// A browser without a window, where this machine has Chromium.
struct Chromium {
  private let program: String

  /// Without Chromium it says so, and is none.
  init?(for tests: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    let names = ["chromium", "chromium-browser", "google-chrome"]
    let found = folders.flatMap { folder in names.map { "\(folder)/\($0)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else {
      print("SKIPPED \(tests): chromium is not installed")
      return nil
    }
    program = found
  }

  /// Opens a page in the light or the dark, reaching no other machine.
  /// - Returns: the page as it then stands, and what the browser said of it.
  func open(_ page: String, isDark: Bool = false) throws -> (page: String, messages: [String]) {
    let home = try TestHome()
    let (results, log) = (try home.make("results", []), try home.make("log", []))
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--user-data-dir=\(home.file("profile"))", "--no-first-run",
      "--enable-logging=stderr", "--v=0", "--host-resolver-rules=MAP * ~NOTFOUND",
      "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)", "--window-size=1400,900",
      "--virtual-time-budget=3000", "--dump-dom", "file://\(page)",
    ]
    // Files, as the processes that a browser starts would hold on to a pipe.
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: results)
    process.standardError = FileHandle(forWritingAtPath: log)
    try process.run()
    let end = Date(timeIntervalSinceNow: 60)
    while process.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.05) }
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
    let messages = home.text("log").split(separator: "\n").filter { $0.contains(":CONSOLE") }
    return (home.text("results"), messages.map(String.init))
  }
}
