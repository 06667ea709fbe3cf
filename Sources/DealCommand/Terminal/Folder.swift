#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A folder as it is looked through.
struct Folder {
  /// The path by which it was named.
  let path: String

  /// How deep folders are looked through.
  private static let mostDepth = 32

  /// The folder of a path; nil if there is none, or the path is that of something else.
  init?(_ path: String) {
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_mode & mode_t(S_IFMT) == mode_t(S_IFDIR) else {
      return nil
    }
    self.path = path
  }

  /// The names in it, in order.
  var names: [String] {
    guard let listing = opendir(path) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The paths of the files in it and in the folders below whose names have an ending, in order; what
  /// is hidden or only points elsewhere is left out.
  func files(ending: String, depth: Int = 0) -> [String] {
    guard depth < Self.mostDepth else { return [] }
    return names.filter { !$0.hasPrefix(".") }.flatMap { name -> [String] in
      let below = path == "." ? name : path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      var facts = stat()
      guard lstat(below, &facts) == 0 else { return [] }
      switch facts.st_mode & mode_t(S_IFMT) {
      case mode_t(S_IFDIR): return Folder(below)?.files(ending: ending, depth: depth + 1) ?? []
      case mode_t(S_IFREG): return name.hasSuffix(ending) ? [below] : []
      default: return []
      }
    }
  }
}
