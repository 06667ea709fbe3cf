internal import CEdit

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The statements of all sessions, in a file that sessions share: one line a statement, added in
/// one piece under a lock, so that nothing is lost and nothing is mixed.
package struct HistoryFile: Sendable {
  /// Where the file is.
  package var path: String

  /// Statements that are kept.
  package static let capacity = 10_000

  /// Milliseconds to wait for another session that is writing.
  private static let patience: Int32 = 2_000

  /// Bytes of the file that are read at most.
  private static let sizeLimit = 256 * 1024 * 1024

  /// A history at a place.
  package init(path: String) {
    self.path = path
  }

  /// The user's history: `DEAL_HISTORY` (empty: none), else `$XDG_STATE_HOME/deal/history`, else
  /// `~/.local/state/deal/history`. None if there is no home either.
  package init?(_ environment: Environment) {
    if let stated = environment["DEAL_HISTORY"] {
      if stated.isEmpty { return nil }
      path = stated
    } else if let state = environment.nonEmpty("XDG_STATE_HOME"), state.hasPrefix("/") {
      path = state + "/deal/history"
    } else if let home = environment.nonEmpty("HOME") {
      path = home + "/.local/state/deal/history"
    } else {
      return nil
    }
  }

  // MARK: - Reading

  /// The newest statements, oldest first, and what hindered reading them. A file with more than
  /// `capacity` statements is cut down to them.
  package func load() -> (statements: [String], problem: FileProblem?) {
    switch FileReader(limit: HistoryFile.sizeLimit).read(path) {
    case .failure(.missing): return ([], nil)
    case .failure(let problem): return ([], problem)
    case .success(let bytes):
      let lines = HistoryFile.lines(bytes)
      let problem = lines.count > HistoryFile.capacity ? compact() : nil
      return (lines.suffix(HistoryFile.capacity).compactMap(HistoryFile.statement), problem)
    }
  }

  /// The finished lines of the file: a last one without its line break was torn by a crash.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    _ = lines.popLast()
    return lines.filter { !$0.isEmpty }
  }

  /// The statement of a line; none if it is no text.
  private static func statement(_ line: ArraySlice<UInt8>) -> String? {
    String(validating: line, as: UTF8.self).map { HistoryRecord.decode($0) }
  }

  // MARK: - Writing

  /// Adds a statement; none, or what hinders it. What is not wanted is left out without complaint.
  package func append(_ statement: String) -> FileProblem? {
    guard HistoryRecord.isWanted(statement) else { return nil }
    switch openLocked() {
    case .failure(let problem): return problem
    case .success(let descriptor):
      defer { close(descriptor) }
      let end = HistoryFile.wholeLength(descriptor)
      guard end >= 0, ftruncate(descriptor, end) == 0 else { return FileProblem(code: errno) }
      let record = Array((HistoryRecord.encode(statement) + "\n").utf8)
      switch Output.writeAll(record, to: descriptor) {
      case .none: return nil
      case .closed, .tooMuch: return .notAFile
      case .refused(let code):
        // Half a line, with the disk full, would be taken for a statement later.
        _ = ftruncate(descriptor, end)
        return FileProblem(code: code)
      }
    }
  }

  /// Opens the file for adding, made with its folders if need be, and takes its lock.
  private func openLocked() -> Result<Int32, FileProblem> {
    for _ in 0..<100 {
      var descriptor = openForAdding()
      if descriptor < 0, errno == ENOENT {
        HistoryFile.makeFolders(of: path)
        descriptor = openForAdding()
      }
      guard descriptor >= 0 else {
        let problem = FileProblem(code: errno)
        return .failure(problem == .missing ? .noFolder : problem)
      }
      var facts = stat()
      var problem: FileProblem?
      if fstat(descriptor, &facts) != 0 {
        problem = FileProblem(code: errno)
      } else {
        problem = FileProblem(kind: facts.st_mode)
      }
      if problem == nil, !deal_lock(descriptor, HistoryFile.patience) {
        problem = .failed(code: EWOULDBLOCK)
      }
      if let problem {
        close(descriptor)
        return .failure(problem)
      }
      // While we waited, another session may have put a shorter file in this one's place.
      var current = stat()
      if stat(path, &current) == 0, current.st_ino == facts.st_ino, current.st_dev == facts.st_dev {
        return .success(descriptor)
      }
      close(descriptor)
    }
    return .failure(.failed(code: EBUSY))
  }

  /// The descriptor of the file, readable by its owner alone, or -1.
  private func openForAdding() -> Int32 {
    open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW, 0o600)
  }

  /// Makes the folders on the way to a file, for their owner alone.
  static func makeFolders(of path: String) {
    var folder = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      // One that exists is as good; a failure shows when the file is opened.
      mkdir(folder, 0o700)
    }
  }

  /// The length of the file up to its last line break, or -1.
  private static func wholeLength(_ descriptor: Int32) -> off_t {
    var end = lseek(descriptor, 0, SEEK_END)
    var chunk = [UInt8](repeating: 0, count: 4096)
    while end > 0 {
      let start = max(0, end - off_t(chunk.count))
      let count = pread(descriptor, &chunk, Int(end - start), start)
      guard count > 0 else { return -1 }
      if let place = chunk.prefix(count).lastIndex(of: UInt8(ascii: "\n")) {
        return start + off_t(place) + 1
      }
      end = start
    }
    return end
  }

  /// Writes the newest statements to a new file and puts it in the place of this one.
  private func compact() -> FileProblem? {
    switch openLocked() {
    case .failure(let problem): return problem
    case .success(let descriptor):
      defer { close(descriptor) }
      // Read again: now nobody else writes.
      guard case .success(let bytes) = FileReader(limit: HistoryFile.sizeLimit).read(path)
      else { return nil }
      let kept = HistoryFile.lines(bytes).suffix(HistoryFile.capacity)
      let temporary = path + ".\(getpid()).tmp"
      let copy = open(
        temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard copy >= 0 else { return FileProblem(code: errno) }
      let content = kept.flatMap { $0 + [UInt8(ascii: "\n")] }
      let isWritten = Output.writeAll(content, to: copy) == nil && fsync(copy) == 0
      close(copy)
      guard isWritten, rename(temporary, path) == 0 else {
        let problem = FileProblem(code: errno)
        unlink(temporary)
        return problem
      }
      return nil
    }
  }
}
