internal import DealText
internal import DealLanguage
internal import DealQuantities

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Finds the files that scripts name. A script reaches only files in its own folder and below, also
/// not by way of a link; what is typed at the prompt or on the command line reaches any.
struct Includes {
  var limit: Int
  /// Whether what is typed reaches the current folder and below only, as a script does.
  var isSafe = false

  /// The file of a path, relative to the folder of the script at `from`; empty for the prompt.
  func file(_ path: String, from: String) -> Result<IncludedFile, Refusal> {
    let shown = visible(path)
    var wanted = path
    var folder: String?
    if !from.isEmpty || isSafe {
      let base = from.isEmpty ? "." : Self.folder(of: from)
      guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
        return .failure(
          Refusal(
            "file-outside",
            "a script reads files in its own folder and below, and \(shown) is not there",
            labels: ["outside of the folder"]))
      }
      wanted = base + "/" + path
      folder = Self.fullPath(base)
    }
    guard let full = Self.fullPath(wanted) else { return failure(.missing, path) }
    if let folder, !full.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/") {
      return .failure(
        Refusal(
          "file-outside",
          "a script reads files in its own folder and below, and \(shown) leads out of it",
          labels: ["a link to another folder"]))
    }
    switch FileReader(limit: limit).read(full) {
    case .success(let bytes): return .success(IncludedFile(path: full, bytes: bytes))
    case .failure(let problem): return failure(problem, path)
    }
  }

  private func failure(_ problem: FileProblem, _ path: String) -> Result<IncludedFile, Refusal> {
    .failure(Refusal("no-file", problem.whenReading(path)))
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path without links and dots; none if there is no such file.
  static func fullPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
