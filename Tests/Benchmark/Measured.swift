#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What one run of a program took, from before it starts until it has ended.
///
/// This is measured here and not by the runner because the memory of a process counts from that of
/// the process that started it, and Python would be larger than most of what is measured.
struct Measured {
  /// Seconds that passed.
  var wall: Double
  /// Seconds of all cores in the program.
  var user: Double
  /// Seconds of all cores in the system on behalf of the program.
  var system: Double
  /// The most memory that was resident at once, in bytes.
  var peak: Int
  /// The exit code; above 128 the signal that ended it.
  var code: Int32

  /// Runs a program with its output in a file and its errors in `OUTPUT.errors`; nil if it cannot
  /// be started.
  init?(_ command: [String], output: String) {
    guard let program = command.first else { return nil }
    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    #if os(Linux)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, writing, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, output + ".errors", writing, 0o644)

    var process = pid_t()
    var status: Int32 = 0
    var usage = rusage()
    let begin = Self.now
    guard posix_spawnp(&process, program, &actions, nil, &arguments, environ) == 0 else {
      return nil
    }
    while wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { return nil }
    }
    wall = Self.now - begin
    user = Self.seconds(usage.ru_utime)
    system = Self.seconds(usage.ru_stime)
    #if os(Linux)
      peak = usage.ru_maxrss * 1_024
    #else
      peak = usage.ru_maxrss
    #endif
    let signal = status & 0x7f
    code = signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  /// One line for the runner.
  var json: String {
    "{\"wall\": \(wall), \"user\": \(user), \"system\": \(system), \"peak\": \(peak), "
      + "\"code\": \(code)}"
  }

  /// Seconds since some moment.
  static var now: Double {
    var moment = timespec()
    clock_gettime(CLOCK_MONOTONIC, &moment)
    return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1e9
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }
}
