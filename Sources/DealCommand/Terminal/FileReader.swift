#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The one reader of files: never waits for what will not come, never reads more than the limit,
/// and hands out only what is text.
package struct FileReader: Sendable {
  /// Bytes that are read at most.
  package var limit: Int

  /// A reader with a limit in bytes.
  package init(limit: Int) {
    self.limit = limit
  }

  /// The text of a file, byte for byte (a byte order mark stays).
  package func readText(_ path: String) -> Result<String, FileProblem> {
    readBytes(path).flatMap(FileReader.text)
  }

  /// The text of the standard input up to its end.
  package func readStandardInput() -> Result<String, FileProblem> {
    readStandardInputBytes().flatMap(FileReader.text)
  }

  /// The bytes of the standard input up to its end.
  package func readStandardInputBytes() -> Result<[UInt8], FileProblem> {
    readToEnd(STDIN_FILENO, expected: 0)
  }

  /// The bytes of a file.
  package func readBytes(_ path: String) -> Result<[UInt8], FileProblem> {
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

  /// Reads a descriptor to its end; the size stated by the system is only a hint.
  private func readToEnd(_ descriptor: Int32, expected: Int) -> Result<[UInt8], FileProblem> {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(expected, 0), limit))
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
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

  /// Bytes as text, if they are text.
  package static func text(_ bytes: [UInt8]) -> Result<String, FileProblem> {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return .failure(.sixteenBits)
    }
    if let place = bytes.firstIndex(of: 0) {
      return .failure(
        hasEverySecondZero(bytes) ? .sixteenBits : .zeroByte(line: line(place, bytes)))
    }
    if let text = String(validating: bytes, as: UTF8.self) { return .success(text) }
    return .failure(.notText(line: line(validLength(bytes), bytes)))
  }

  /// Whether the bytes look like Latin text of 16 bits a character without a byte order mark.
  private static func hasEverySecondZero(_ bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(64)
    guard start.count >= 2 else { return false }
    let zeros = [0, 1].map { half in
      start.enumerated().count { $0.offset % 2 == half && $0.element == 0 }
    }
    let pairs = start.count / 2
    return zeros.contains { $0 >= pairs } && zeros.contains(0)
  }

  /// The line, from 1, of the byte at an offset.
  private static func line(_ offset: Int, _ bytes: [UInt8]) -> Int {
    bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
  }

  /// How many bytes from the start are UTF-8.
  private static func validLength(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var length = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      length += UTF8.width(scalar)
    }
    return length
  }
}

extension FileProblem {
  /// The problem as it is called when a file is read: no folder on the way is no file.
  fileprivate var forReading: FileProblem {
    self == .noFolder ? .missing : self
  }
}
