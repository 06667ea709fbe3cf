#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The one reader of files: never waits for what will not come, and never reads more than the
/// limit. Whether the bytes are text is for `Source` to say, which knows the place of one that is not.
package struct FileReader: Sendable {
  /// Bytes that are read at most.
  package var limit: Int

  /// A reader with a limit in bytes.
  package init(limit: Int) {
    self.limit = limit
  }

  /// The bytes of the standard input up to its end.
  package func readStandardInput() -> Result<[UInt8], FileProblem> {
    readToEnd(STDIN_FILENO, expected: 0)
  }

  /// The bytes of a file.
  package func read(_ path: String) -> Result<[UInt8], FileProblem> {
    // A zero in a name would end it early for the system.
    guard !path.isEmpty, !path.utf8.contains(0) else { return .failure(.missing) }
    // Not to wait for whoever might write into a pipe of this name.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return .failure(FileProblem(code: errno).forReading) }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { return .failure(FileProblem(code: errno)) }
    if let problem = FileProblem(kind: facts.st_mode) { return .failure(problem) }
    if facts.st_size > limit { return .failure(.tooLarge(limit: limit)) }
    return readToEnd(descriptor, expected: Int(facts.st_size))
  }

  /// One call of the system's `read`: the number of bytes read, or -1 with `errno` set.
  private static func systemRead(_ descriptor: Int32, _ chunk: inout [UInt8]) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, &chunk, chunk.count)
    #else
      Darwin.read(descriptor, &chunk, chunk.count)
    #endif
  }

  /// Reads a descriptor to its end; the size stated by the system is only a hint.
  private func readToEnd(_ descriptor: Int32, expected: Int) -> Result<[UInt8], FileProblem> {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(expected, 0), limit))
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = Self.systemRead(descriptor, &chunk)
      if count > 0 {
        bytes.append(contentsOf: chunk.prefix(count))
        if bytes.count > limit { return .failure(.tooLarge(limit: limit)) }
      } else if count == 0 {
        return .success(bytes)
      } else if errno == EAGAIN {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&wanted, 1, -1)
      } else if errno != EINTR {
        return .failure(FileProblem(code: errno))
      }
    }
  }
}

extension FileProblem {
  /// The problem as it is called when a file is read: no folder on the way is no file.
  fileprivate var forReading: FileProblem {
    self == .noFolder ? .missing : self
  }
}
