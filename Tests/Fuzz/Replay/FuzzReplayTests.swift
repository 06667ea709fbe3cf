import Foundation
import FuzzChecks
import Testing

/// What fuzzing has found, and the inputs that reach most of the program, taken again.
@Suite struct FuzzReplayTests {
  /// The folder with the inputs.
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The files below a folder, in order.
  private static func files(_ path: String) -> [URL] {
    let top = folder.appendingPathComponent(path)
    let found = FileManager.default.enumerator(atPath: top.path)?.compactMap { $0 as? String } ?? []
    return found.sorted().map { top.appendingPathComponent($0) }.filter { !$0.hasDirectoryPath }
  }

  @Test(arguments: FuzzChecks.all.map { $0.name }, ["Corpus", "Crashes"])
  func everyInputHolds(name: String, kind: String) throws {
    let inputs = try Self.files("\(kind)/\(name)").map { file in
      (name: file.lastPathComponent, bytes: Array(try Data(contentsOf: file)))
    }
    for broken in try #require(Self.broken(name, inputs)) { Issue.record("\(broken)") }
  }

  @Test func everyCheckHasInputs() {
    for check in FuzzChecks.all {
      #expect(Self.files("Corpus/\(check.name)").count > 5, "\(check.name)")
    }
  }

  /// What does not hold, on a thread with the stack of the program.
  private static func broken(
    _ name: String, _ inputs: [(name: String, bytes: [UInt8])]
  ) -> [String]? {
    let found = Found()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      defer { done.signal() }
      guard let check = FuzzChecks.all.first(where: { $0.name == name })?.init() else { return }
      for input in inputs {
        if let broken = check.broken(by: input.bytes) { found.add("\(input.name): \(broken)") }
      }
    }
    thread.stackSize = 256 << 20
    thread.start()
    done.wait()
    return found.texts
  }

  /// What a thread has found.
  private final class Found: @unchecked Sendable {
    private(set) var texts: [String] = []
    func add(_ text: String) { texts.append(text) }
  }
}
