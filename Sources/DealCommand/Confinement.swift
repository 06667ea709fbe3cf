internal import CConfine

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What `--safe` takes from the process for good, with the help of the kernel where it has any: files
/// outside of some folders, other programs, connections.
enum Confinement {
  /// Where the terminal's description is, which libedit reads when the prompt begins.
  private static let terminfo = ["/usr/share/terminfo", "/lib/terminfo", "/etc/terminfo"]

  /// Gives up all files but those in the current folder, in the folders of some files, and below.
  static func begin(for files: [String]) {
    // What is read once has to be read before.
    tzset()
    _ = deal_memory_in_use()
    let folders = Set(files.map(folder)).union(["."]).sorted()
    // What the kernel cannot refuse, the settings of the run do.
    _ = withPaths(folders) { writable, count in
      withPaths(terminfo) { readable, readableCount in
        deal_confine(writable, count, readable, readableCount, true)
      }
    }
  }

  /// The folder of a file; the current one for what is no file.
  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Some paths as C has them.
  private static func withPaths<Result>(
    _ paths: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>, Int) -> Result
  ) -> Result {
    let copies = paths.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    let pointers = copies.map { UnsafePointer($0) }
    return pointers.withUnsafeBufferPointer { buffer in
      var none: UnsafePointer<CChar>?
      return buffer.baseAddress.map { body($0, buffer.count) } ?? body(&none, 0)
    }
  }
}
