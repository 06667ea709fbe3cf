internal import DealText
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why a file cannot be read or written.
package enum FileProblem: Error, Equatable, Sendable {
  /// There is no file of this name.
  case missing
  /// The name is that of a folder.
  case folder
  /// It is a pipe, a device or a socket.
  case notAFile
  /// The system does not let this user.
  case notAllowed
  /// It is longer than it may be.
  case tooLarge(limit: Int)
  /// It exists, and nobody said that it may be replaced.
  case exists
  /// The name, or a folder on the way to it, only points to another place.
  case pointsElsewhere
  /// The name leads out of the current folder.
  case outside
  /// There is no folder to write it to.
  case noFolder
  /// Any other trouble, with the system's error number.
  case failed(code: Int32)

  /// The problem as the end of a sentence that names the file.
  package var reason: String {
    switch self {
    case .missing: "there is no file of this name"
    case .folder: "it is a folder, not a file"
    case .notAFile: "it is a device or a pipe, not a file"
    case .notAllowed: "you are not allowed to"
    case .tooLarge(let limit):
      "it is larger than \(FileProblem.size(limit)); start deal with --limit script=64MB to read more"
    case .exists: "there is a file of this name already; add `overwrite` to replace it"
    case .pointsElsewhere: "the name points to another place (a symbolic link)"
    case .outside: "it is not below the current folder"
    case .noFolder: "there is no such folder to write it to"
    case .failed(let code): FileProblem.words(code)
    }
  }

  /// One line that says which file cannot be read, and why.
  package func whenReading(_ path: String) -> String {
    "cannot read \(visible(path)): \(reason)"
  }

  /// One line that says which file cannot be written, and why.
  package func whenWriting(_ path: String) -> String {
    "cannot write \(visible(path)): \(reason)"
  }

  /// The exit status for a command whose file has this problem: 66 for no such file, 65 for
  /// too much of it, 74 for the rest.
  package var exitCode: Int32 {
    switch self {
    case .missing, .folder, .notAFile, .notAllowed, .noFolder: 66
    case .tooLarge: 65
    case .exists, .pointsElsewhere, .outside, .failed: 74
    }
  }

  /// The problem that an error number of opening or naming a file stands for.
  package init(code: Int32) {
    switch code {
    case ENOENT: self = .missing
    case EISDIR: self = .folder
    case EACCES, EPERM, EROFS: self = .notAllowed
    case ELOOP: self = .pointsElsewhere
    case ENXIO, ENODEV: self = .notAFile
    case ENOTDIR: self = .noFolder
    case EEXIST: self = .exists
    default: self = .failed(code: code)
    }
  }

  /// The kind of thing an opened file is, if it is none that can be read.
  init?(kind mode: mode_t) {
    switch mode & mode_t(S_IFMT) {
    case mode_t(S_IFREG): return nil
    case mode_t(S_IFDIR): self = .folder
    default: self = .notAFile
    }
  }

  /// A number of bytes in words.
  private static func size(_ bytes: Int) -> String {
    let mebibyte = 1024 * 1024
    return bytes >= mebibyte && bytes % mebibyte == 0
      ? "\(bytes / mebibyte) MiB" : "\(bytes) bytes"
  }

  /// The system's words for an error number.
  private static func words(_ code: Int32) -> String {
    guard let text = strerror(code) else { return "error \(code) of the system" }
    return String(cString: text).lowercased()
  }
}
