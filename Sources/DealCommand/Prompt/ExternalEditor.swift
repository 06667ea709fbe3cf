internal import CEdit

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The user's own editor, for a statement that outgrows the line.
package struct ExternalEditor {
  /// Where the text is put meanwhile.
  package var folder: String
  /// Carries out a shell script with a path, at the terminal; gives its exit status.
  package var run: (_ script: String, _ path: String) -> Int32

  /// An editor that is run by a function.
  package init(folder: String, run: @escaping (_ script: String, _ path: String) -> Int32) {
    self.folder = folder
    self.run = run
  }

  /// What hindered editing, in one line.
  package struct Failure: Error, Equatable {
    package var message: String
  }

  /// Ends with 127 if there is no editor. The variables may hold options beside the name.
  private static let script = """
    e=${VISUAL:-$EDITOR}
    if [ -z "$e" ]; then for e in vi nano ""; do command -v "$e" >/dev/null 2>&1 && break; done; fi
    command -v "${e%% *}" >/dev/null 2>&1 || exit 127
    eval "$e \\"\\$1\\""
    """

  /// The text after the user edited it.
  package func edit(_ text: String) throws(Failure) -> String {
    var template = Array((folder + "/statement-XXXXXX.deal").utf8CString)
    // Readable by its owner alone.
    let descriptor = mkstemps(&template, 5)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else {
      throw Failure(message: "no editor: \(FileProblem(code: errno).whenWriting(folder))")
    }
    defer { unlink(path) }
    let isWritten = Output.writeAll(Array((text + "\n").utf8), to: descriptor) == nil
    close(descriptor)
    guard isWritten else { throw Failure(message: "no editor: \(folder) cannot be written to") }
    switch run(ExternalEditor.script, path) {
    case 0: break
    case 127: throw Failure(message: "no editor: set EDITOR to the name of one")
    case let status:
      throw Failure(message: "the editor ended with status \(status): the line is as it was")
    }
    switch FileReader(limit: 4 << 20).read(path) {
    case .success(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .failure(let problem): throw Failure(message: problem.whenReading(path))
    }
  }
}
