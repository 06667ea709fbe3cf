#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The one writer of files for `save`, `record` and the like: a file appears whole or not at all,
/// never in the place of another unless that is allowed, and never by way of a symbolic link.
package struct FileWriter: Sendable {
  /// Whether a file of this name may be replaced.
  package var overwrite: Bool
  /// Whether the name must lead below the current folder, as it must for names in a script.
  package var staysBelowHere: Bool

  /// A writer that refuses what it is not told to allow.
  package init(overwrite: Bool = false, staysBelowHere: Bool = false) {
    self.overwrite = overwrite
    self.staysBelowHere = staysBelowHere
  }

  /// Writes a text to a file; none, or what is in the way. After a problem everything is as before.
  package func write(_ text: String, to path: String) -> FileProblem? {
    write(Array(text.utf8), to: path)
  }

  /// Writes bytes to a file, as the form for texts does.
  package func write(_ bytes: [UInt8], to path: String) -> FileProblem? {
    switch openFolder(of: path) {
    case .failure(let problem): return problem
    case .success(let (folder, name)):
      defer { close(folder) }
      return write(bytes, named: name, in: folder)
    }
  }

  /// Adds a text to a file that deal wrote and that nobody has changed: it is as long as it was, and ends
  /// as it did. The text takes the place of that end. Whether it did; if not, the file is as it was, as
  /// far as the disk allows.
  package static func extend(
    _ path: String, of size: Int, with text: String, insteadOf end: String
  ) -> Bool {
    let file = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, FileProblem(kind: facts.st_mode) == nil,
      Int(facts.st_size) == size
    else { return false }
    let old = Array(end.utf8)
    var found = [UInt8](repeating: 0, count: old.count)
    let start = size - old.count
    guard pread(file, &found, old.count, off_t(start)) == old.count, found == old,
      lseek(file, off_t(start), SEEK_SET) == off_t(start)
    else { return false }
    if Output.writeAll(Array(text.utf8), to: file) == nil, fsync(file) == 0 { return true }
    if ftruncate(file, off_t(size)) == 0 { _ = pwrite(file, old, old.count, off_t(start)) }
    return false
  }

  /// Makes a folder, unless there is one with nothing in it; none, or what is in the way. Where files may
  /// be replaced it may also have some.
  package func makeFolder(_ path: String) -> FileProblem? {
    guard !path.isEmpty, !path.utf8.contains(0) else { return .missing }
    if mkdir(path, 0o777) == 0 { return nil }
    guard errno == EEXIST else { return folderProblem(errno) }
    guard let folder = Folder(path) else { return .noFolder }
    return overwrite || folder.names.isEmpty ? nil : .exists
  }

  // MARK: - The folder

  /// Opens the folder that a name lies in, without following symbolic links out of the current
  /// folder, and gives the last part of the name.
  private func openFolder(of path: String) -> Result<(Int32, String), FileProblem> {
    guard !path.isEmpty, !path.utf8.contains(0) else { return .failure(.missing) }
    var parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    guard let name = parts.popLast(), path.utf8.last != UInt8(ascii: "/"), name != ".", name != ".."
    else {
      return .failure(.folder)
    }
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    if staysBelowHere, isAbsolute || parts.contains("..") { return .failure(.outside) }
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    guard staysBelowHere else {
      let folder = open((isAbsolute ? "/" : "./") + parts.joined(separator: "/"), flags)
      return folder >= 0 ? .success((folder, name)) : .failure(folderProblem(errno))
    }
    var folder = open(".", flags)
    for part in parts where folder >= 0 {
      let next = openat(folder, part, flags | O_NOFOLLOW)
      let code = errno
      close(folder)
      folder = next
      errno = code
    }
    return folder >= 0 ? .success((folder, name)) : .failure(folderProblem(errno))
  }

  /// What an error number of opening a folder stands for.
  private func folderProblem(_ code: Int32) -> FileProblem {
    switch code {
    case ENOENT: .noFolder
    // Both are given for a symbolic link that is not followed.
    case ENOTDIR, ELOOP: staysBelowHere ? .pointsElsewhere : .noFolder
    default: FileProblem(code: code)
    }
  }

  // MARK: - The file

  /// Writes beside the place, then moves into it.
  private func write(_ bytes: [UInt8], named name: String, in folder: Int32) -> FileProblem? {
    var permissions: mode_t?
    var facts = stat()
    if fstatat(folder, name, &facts, AT_SYMLINK_NOFOLLOW) == 0 {
      if facts.st_mode & mode_t(S_IFMT) == mode_t(S_IFLNK) { return .pointsElsewhere }
      if let problem = FileProblem(kind: facts.st_mode) { return problem }
      guard overwrite else { return .exists }
      permissions = facts.st_mode & 0o777
    } else if errno != ENOENT {
      return FileProblem(code: errno)
    }
    var attempt = 0
    var temporary: String
    var descriptor: Int32
    repeat {
      temporary = ".deal-\(getpid())-\(attempt).tmp"
      descriptor = openat(
        folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
      attempt += 1
    } while descriptor < 0 && errno == EEXIST && attempt < 100
    guard descriptor >= 0 else { return FileProblem(code: errno) }
    if let permissions { fchmod(descriptor, permissions) }
    if let problem = fill(descriptor, with: bytes)
      ?? move(temporary, to: name, in: folder)
    {
      unlinkat(folder, temporary, 0)
      return problem
    }
    // The move itself has to reach the disk. A file system that cannot say is not a failure.
    fsync(folder)
    return nil
  }

  /// Writes all bytes, makes sure that they are on the disk, and closes.
  private func fill(_ descriptor: Int32, with bytes: [UInt8]) -> FileProblem? {
    var problem: FileProblem?
    switch Output.writeAll(bytes, to: descriptor) {
    case .none: break
    case .closed, .tooMuch: problem = .notAFile
    case .refused(let code): problem = FileProblem(code: code)
    }
    if problem == nil, fsync(descriptor) != 0 { problem = FileProblem(code: errno) }
    if close(descriptor) != 0, problem == nil { problem = FileProblem(code: errno) }
    return problem
  }

  /// Gives the finished file its name.
  private func move(_ temporary: String, to name: String, in folder: Int32) -> FileProblem? {
    if !overwrite {
      // A link refuses a name that was taken meanwhile; a rename would replace it.
      if linkat(folder, temporary, folder, name, 0) == 0 {
        unlinkat(folder, temporary, 0)
        return nil
      }
      let hasNoLinks = errno == EPERM || errno == ENOTSUP || errno == EMLINK
      guard hasNoLinks else { return FileProblem(code: errno) }
    }
    return renameat(folder, temporary, folder, name) == 0 ? nil : FileProblem(code: errno)
  }
}
