#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A statement with its answer, plain and as the terminal shows it.
struct Moment {
  var statement: String
  var answer: String
  var shown: String

  /// Its bytes of text.
  var size: Int { statement.utf8.count + answer.utf8.count + shown.utf8.count }
}

/// The moments of a session: the last ones in memory, the others in a file without a name, which is gone
/// with the process. Where there can be no such file, all are in memory.
struct Moments {
  /// Where the file is made.
  private let folder: String
  private var recent: [Moment] = []
  private var recentSize = 0
  private var file: NamelessFile?
  /// Bytes of text beyond which the file is tried: more each time that it did not take them.
  private var room = Self.mostRecent

  /// Bytes of text that are kept in memory.
  private static let mostRecent = 64 << 10

  init(folder: String) { self.folder = folder }

  mutating func append(_ moment: Moment) {
    recent.append(moment)
    recentSize += moment.size
    guard recentSize > room else { return }
    if file == nil { file = NamelessFile(in: folder) }
    var bytes: [UInt8] = []
    for moment in recent { Self.write(moment, to: &bytes) }
    guard let file, file.append(bytes) else {
      room *= 2
      return
    }
    recent.removeAll(keepingCapacity: true)
    (recentSize, room) = (0, Self.mostRecent)
  }

  mutating func removeAll() {
    (recent, recentSize, file) = ([], 0, nil)
  }

  /// All of them, in order, or why the file cannot be read.
  func read() -> Result<[Moment], FileProblem> {
    guard let file else { return .success(recent) }
    guard let bytes = file.contents else { return .failure(.failed(code: EIO)) }
    var moments: [Moment] = []
    var rest = bytes[...]
    while let moment = Self.read(from: &rest) { moments.append(moment) }
    return .success(moments + recent)
  }

  /// Each text with its length before it.
  private static func write(_ moment: Moment, to bytes: inout [UInt8]) {
    for text in [moment.statement, moment.answer, moment.shown] {
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: text.utf8.count).littleEndian) {
        bytes += $0
      }
      bytes += text.utf8
    }
  }

  /// The next moment of what is left; nil at the end.
  private static func read(from rest: inout ArraySlice<UInt8>) -> Moment? {
    func text() -> String? {
      guard rest.count >= 4 else { return nil }
      let length = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(4)
      guard rest.count >= length else { return nil }
      defer { rest = rest.dropFirst(length) }
      return String(decoding: rest.prefix(length), as: UTF8.self)
    }
    guard let statement = text(), let answer = text(), let shown = text() else { return nil }
    return Moment(statement: statement, answer: answer, shown: shown)
  }
}

/// A file that no folder lists: nobody else can open it, and it is gone with the process.
private final class NamelessFile {
  private let descriptor: Int32
  private var size = 0

  /// None where no file can be made.
  init?(in folder: String) {
    var template = Array((folder + "/deal-XXXXXX").utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    unlink(String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { close(descriptor) }

  /// Adds bytes at the end; whether all of them are there.
  func append(_ bytes: [UInt8]) -> Bool {
    guard Output.writeAll(bytes, to: descriptor) == nil else {
      // A part of them may be there; the next ones begin where these did.
      _ = ftruncate(descriptor, off_t(size))
      _ = lseek(descriptor, off_t(size), SEEK_SET)
      return false
    }
    size += bytes.count
    return true
  }

  /// Everything in it; nil if it cannot be read.
  var contents: [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let more = pread(
          descriptor, buffer.baseAddress.map { $0 + count }, size - count, off_t(count))
        if more < 0, errno == EINTR { continue }
        guard more > 0 else { return }
        count += more
      }
    }
    return bytes.count == size ? bytes : nil
  }
}
