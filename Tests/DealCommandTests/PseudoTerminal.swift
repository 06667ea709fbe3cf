import Foundation
import ScreenReading

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a test waits for did not come.
struct TerminalTimeout: Error, CustomStringConvertible {
  /// What was waited for.
  var awaited: String
  /// Everything that the program wrote so far.
  var transcript: String
  /// What a person sees of it.
  var screen: String

  var description: String {
    "no \(awaited.debugDescription) in \(transcript.debugDescription), which shows\n\(screen)"
  }
}

/// How a program ended.
enum Ending: Equatable {
  /// By itself, with a status.
  case exit(Int32)
  /// By a signal.
  case signal(Int32)
}

/// A program at a terminal of its own, driven as a person would: it waits for what appears, with a
/// bound on its patience, and never for a time.
final class PseudoTerminal {
  /// The side of the terminal where the person sits.
  private var person: Int32
  /// The side of the program, kept open so that its settings can be seen after the program's end.
  private let program: Int32
  /// The running program, or 0.
  private(set) var process: pid_t = 0
  /// All bytes that the program wrote.
  private var written: [UInt8] = []
  /// How many of them `expect` has passed.
  private var passed = 0
  /// What a person sees.
  private(set) var screen: ScreenModel
  /// Seconds that a test waits for one thing.
  var patience = 20.0

  /// A terminal of a size.
  init(rows: UInt16 = 24, columns: UInt16 = 80) throws {
    var person: Int32 = -1
    var program: Int32 = -1
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&person, &program, nil, nil, &size) == 0 else {
      throw POSIXError(POSIXError.Code(rawValue: errno) ?? .EIO)
    }
    self.person = person
    self.program = program
    screen = ScreenModel(rows: Int(rows), columns: Int(columns))
    _ = fcntl(person, F_SETFD, FD_CLOEXEC)
    _ = fcntl(program, F_SETFD, FD_CLOEXEC)
    _ = fcntl(person, F_SETFL, O_NONBLOCK)
  }

  deinit {
    if process > 0 {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    hangUp()
    close(program)
  }

  // MARK: - The program

  /// Starts a program as the leader of a session whose terminal this is, with all signals as
  /// usual and no environment but the one given.
  func start(_ path: String, _ arguments: [String] = [], environment: [String: String]) throws {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    let name = String(cString: ttyname(program))
    // Opened by a session leader without a terminal, it becomes the session's terminal.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    let flags = 0x80 | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)  // 0x80: SETSID
    posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    var settings: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    let code = posix_spawn(&process, path, &actions, &attributes, &words, &settings)
    guard code == 0 else { throw POSIXError(POSIXError.Code(rawValue: code) ?? .ENOENT) }
  }

  /// Sends a signal to the program.
  func signal(_ number: Int32) {
    kill(process, number)
  }

  /// Takes the terminal away, as closing its window does.
  func hangUp() {
    if person >= 0 { close(person) }
    person = -1
  }

  /// Waits for the end of the program.
  func ending() throws -> Ending {
    var status: Int32 = 0
    let deadline = Date().addingTimeInterval(patience)
    while waitpid(process, &status, WNOHANG) == 0 {
      drain(milliseconds: 10)
      if Date() > deadline { throw timeout("end") }
    }
    drain(milliseconds: 0)
    process = 0
    return status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }

  // MARK: - The screen

  /// The error that what was waited for did not come.
  private func timeout(_ awaited: String) -> TerminalTimeout {
    TerminalTimeout(awaited: awaited, transcript: transcript, screen: screen.description)
  }

  /// Everything that the program wrote.
  var transcript: String { String(decoding: written, as: UTF8.self) }

  /// Waits until the program has written a text behind what was waited for before; gives what it
  /// wrote up to the end of the text.
  @discardableResult
  func expect(_ text: String) throws -> String {
    let wanted = Array(text.utf8)
    let deadline = Date().addingTimeInterval(patience)
    while true {
      if let place = Data(written).range(of: Data(wanted), in: passed..<written.count) {
        defer { passed = place.upperBound }
        return String(decoding: written[passed..<place.upperBound], as: UTF8.self)
      }
      if Date() > deadline { throw timeout(text) }
      drain(milliseconds: 20)
    }
  }

  /// Waits for a prompt, and until the program has taken the keys over from the terminal: earlier
  /// keys would be edited by the terminal itself.
  @discardableResult
  func expectPrompt(_ prompt: String = "deal> ", isEditing: Bool = true) throws -> String {
    let text = try expect(prompt)
    try waitUntil("raw keys") { !isEditing || !$0.settings.editsLines }
    return text
  }

  /// Waits until the screen shows these lines, up to the last that is not empty, and the cursor
  /// stands in a row and column, if one is named.
  func expectScreen(_ lines: [String], cursor: (Int, Int)? = nil) throws {
    let place = cursor.map { " with the cursor at \($0)" } ?? ""
    try waitUntil("screen \(lines.joined(separator: "|"))\(place)") { terminal in
      terminal.screen.lines == lines
        && (cursor.map { $0 == (terminal.screen.row, terminal.screen.column) } ?? true)
    }
  }

  /// Waits until the last line of the screen that is not empty is this.
  func expectLastLine(_ line: String) throws {
    try waitUntil("last line \(line)") { $0.screen.lines.last == line }
  }

  /// Waits until something holds.
  func waitUntil(_ what: String, _ holds: (PseudoTerminal) -> Bool) throws {
    let deadline = Date().addingTimeInterval(patience)
    while !holds(self) {
      if Date() > deadline { throw timeout(what) }
      drain(milliseconds: 5)
    }
  }

  /// Types a text, reading meanwhile what the program writes.
  func type(_ text: String) {
    send(Array(text.utf8))
  }

  /// Types bytes.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(person, $0.baseAddress, min($0.count, 1024)) }
      if count > 0 { rest = rest.dropFirst(count) }
      drain(milliseconds: count > 0 ? 0 : 5)
    }
  }

  /// Makes the terminal show nothing of what is typed while the program is not reading.
  func silence() {
    var now = termios()
    tcgetattr(program, &now)
    now.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(program, TCSANOW, &now)
  }

  /// Changes the size of the window.
  func resize(rows: UInt16, columns: UInt16) {
    drain(milliseconds: 0)
    screen.resize(rows: Int(rows), columns: Int(columns))
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(person, UInt(TIOCSWINSZ), &size)
  }

  /// Reads what is there, waiting for it at most so long.
  private func drain(milliseconds: Int32) {
    // Without a terminal, `poll` is only a pause.
    var source = pollfd(fd: person, events: Int16(POLLIN), revents: 0)
    var chunk = [UInt8](repeating: 0, count: 65536)
    var wait = milliseconds
    while poll(&source, 1, wait) > 0 {
      let count = read(person, &chunk, chunk.count)
      guard count > 0 else { return }
      written.append(contentsOf: chunk.prefix(count))
      screen.feed(chunk.prefix(count))
      wait = 0
    }
  }

  // MARK: - The settings

  /// How the terminal is set now.
  var settings: TerminalSettings {
    var now = termios()
    tcgetattr(program, &now)
    let keys = withUnsafeBytes(of: &now.c_cc) { Array($0) }
    return TerminalSettings(
      flags: [now.c_iflag, now.c_oflag, now.c_cflag, now.c_lflag].map { UInt($0) }, keys: keys)
  }
}

/// The settings of a terminal, to compare.
struct TerminalSettings: Equatable {
  /// Input, output, control and local flags.
  var flags: [UInt]
  /// The special characters.
  var keys: [UInt8]

  /// Whether the terminal itself edits lines.
  var editsLines: Bool { flags[3] & UInt(ICANON) != 0 }
}
