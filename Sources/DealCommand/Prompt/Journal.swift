internal import CEdit

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The statements that a session has answered, in a file of its own beside the history. It is gone when
/// the session ends as it should; what a crash, a closed window or a lost connection leaves behind can be
/// taken up by the next one. The lock on the file says that its session is alive.
package final class Journal {
  /// The file.
  package let path: String
  private let descriptor: Int32

  /// A journal that a session left behind, with what was in it; locked while it is held.
  package struct Left {
    fileprivate let journal: Journal
    /// What was answered, in order.
    package let statements: [String]
    /// When the last of it was, as seconds of the clock.
    let time: Int
  }

  /// Milliseconds to wait for a session that looks at this one's file as it is made.
  private static let patience: Int32 = 1_000

  /// Seconds before an empty journal is taken for a forgotten one, and not for one that begins.
  private static let age = 60

  /// Journals that are looked at, so that a folder full of them does not hold the prompt up.
  private static let mostLeft = 100

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Where journals are: beside the history. None if there is no history.
  package static func folder(beside history: HistoryFile) -> String {
    let parts = history.path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    return (folder.isEmpty ? (history.path.hasPrefix("/") ? "" : ".") : folder) + "/journal"
  }

  /// A new journal in a folder, which is made if it is not there.
  package static func begin(in folder: String) -> Result<Journal, FileProblem> {
    HistoryFile.makeFolders(of: folder + "/any")
    for attempt in 0..<100 {
      let path = "\(folder)/\(getpid())-\(attempt)"
      let flags = O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
      let descriptor = open(path, flags, 0o600)
      if descriptor < 0, errno == EEXIST { continue }
      guard descriptor >= 0 else { return .failure(FileProblem(code: errno)) }
      let journal = Journal(path: path, descriptor: descriptor)
      guard deal_lock(descriptor, patience) else {
        journal.remove()
        return .failure(.failed(code: EBUSY))
      }
      return .success(journal)
    }
    return .failure(.exists)
  }

  /// Adds a statement; none, or what is in the way. After a failure the file is as it was before.
  package func append(_ statement: String) -> FileProblem? {
    let before = lseek(descriptor, 0, SEEK_END)
    guard let failure = Output.writeAll(JournalRecord.encode(statement), to: descriptor) else {
      return nil
    }
    if before >= 0 { ftruncate(descriptor, before) }
    if case .refused(let code) = failure { return FileProblem(code: code) }
    return .notAFile
  }

  /// Takes the file away: the session has ended as it should, or what was in it was taken up.
  package func remove() { unlink(path) }

  /// The newest journal whose session is gone, if any has something in it; empty ones are taken away.
  package static func newestLeft(in folder: String) -> Left? {
    var newest: Left?
    for name in names(in: folder) {
      guard let left = left(folder + "/" + name) else { continue }
      if newest.map({ $0.time < left.time }) ?? true { newest = left }
    }
    return newest
  }

  /// What a file of the folder holds, if no session has it.
  private static func left(_ path: String) -> Left? {
    let descriptor = open(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    let journal = Journal(path: path, descriptor: descriptor)
    var facts = stat()
    guard deal_lock(descriptor, 0), fstat(descriptor, &facts) == 0,
      facts.st_mode & mode_t(S_IFMT) == mode_t(S_IFREG)
    else { return nil }
    guard case .success(let bytes) = FileReader(limit: 64 << 20).read(path) else { return nil }
    let (statements, whole) = JournalRecord.decode(bytes)
    if whole < bytes.count {
      // What is damaged is kept beside it, for whoever wants to look.
      _ = FileWriter(overwrite: true).write(Array(bytes[whole...]), to: path + ".damaged")
      ftruncate(descriptor, off_t(whole))
    }
    #if canImport(Darwin)
      let time = Int(facts.st_mtimespec.tv_sec)
    #else
      let time = Int(facts.st_mtim.tv_sec)
    #endif
    guard !statements.isEmpty else {
      if Clock.now - time > age { journal.remove() }
      return nil
    }
    return Left(journal: journal, statements: statements, time: time)
  }

  /// The names of the journals in a folder.
  private static func names(in folder: String) -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while names.count < mostLeft, let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let isOne = name.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (48...57).contains($0) }
      if isOne, !name.isEmpty { names.append(name) }
    }
    return names.sorted()
  }
}

extension Journal.Left {
  /// Takes the file away, as what was in it is in the journal of this session, or is not wanted.
  package func remove() { journal.remove() }
}
