#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why output could not be written.
package enum OutputFailure: Equatable, Sendable {
  /// Whoever read it has gone, as `| head` does.
  case closed
  /// The system refused, with its error number: no space left, for example.
  case refused(code: Int32)
  /// There was more of it than the limit allows.
  case tooMuch

  /// The exit status that the command ends with.
  package var exitCode: Int32 {
    switch self {
    case .closed: 141
    case .refused: 74
    case .tooMuch: 65
    }
  }
}

/// The one place that writes: results to the standard output, all else to the standard error
/// output, in the order in which they were given. Text is held back until `flush`, until it is
/// much, or until the other stream has something to say.
package final class Output {
  /// Where results go.
  private let results: Int32
  /// Where messages go.
  private let messages: Int32
  /// Results not yet written.
  private var held: [UInt8] = []
  /// The first failure to write results; nothing more of them is written after it.
  package private(set) var failure: OutputFailure?
  /// Whether whatever comes next starts a line of the screen.
  package private(set) var isAtLineStart = true

  /// Bytes of results that are written at most; none for as many as there are.
  package var limit: Int?
  /// Bytes of results that were given so far.
  private var given = 0

  /// Bytes held back at most.
  private static let capacity = 32 * 1024

  /// An output on two descriptors, which stay open.
  package init(results: Int32 = 1, messages: Int32 = 2) {
    self.results = results
    self.messages = messages
  }

  /// Gives out a part of a result.
  package func write(_ text: String) {
    note(text)
    write(Array(text.utf8))
  }

  /// Gives out bytes of a result.
  package func write(_ bytes: [UInt8]) {
    if failure != nil { return }
    given += bytes.count
    if let limit, given > limit {
      writeMessage(
        "deal: the output is cut off at \(limit) bytes; --limit output=1GB allows for more\n")
      if failure == nil { failure = .tooMuch }
      return
    }
    held.append(contentsOf: bytes)
    if held.count >= Output.capacity {
      flush()
    }
  }

  /// Gives out a message: a diagnostic, a banner, progress. A failure to do so is not told, as
  /// there is nobody to tell it to.
  package func writeMessage(_ text: String) {
    flush()
    note(text)
    _ = Output.writeAll(Array(text.utf8), to: messages)
  }

  /// Writes what is held back.
  package func flush() {
    guard !held.isEmpty else { return }
    if failure == nil {
      failure = Output.writeAll(held, to: results)
    }
    held.removeAll(keepingCapacity: true)
  }

  /// Ends the line that was begun, if one was: before a prompt is shown.
  package func startLine() {
    if !isAtLineStart {
      write("\n")
    }
  }

  /// Takes note that something else, such as Enter at the prompt, began a new line.
  package func lineWasStarted() {
    isAtLineStart = true
  }

  /// Remembers whether the text ends a line.
  private func note(_ text: String) {
    if let last = text.utf8.last {
      isAtLineStart = last == UInt8(ascii: "\n")
    }
  }

  /// Writes all bytes to a descriptor, also one that would block.
  package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> OutputFailure? {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: buffer[start...]))
      }
      if written > 0 {
        start += written
        continue
      }
      // No device takes nothing without saying why; waiting for it could last for ever.
      if written == 0 { return .refused(code: EIO) }
      switch errno {
      case EINTR:
        continue
      case EAGAIN:
        var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wanted, 1, -1)
      case EPIPE:
        return .closed
      case let code:
        return .refused(code: code)
      }
    }
    return nil
  }

  /// One call of the system's `write`: the number of bytes written, or -1 with `errno` set.
  private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
