import Foundation
import Testing

/// A folder of a test's own, gone with it.
final class TestHome {
  /// Where it is.
  let path: String

  /// Makes the folder.
  init() throws {
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("deal-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    path = place.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of a file in the folder.
  func file(_ name: String) -> String { path + "/" + name }

  /// Makes a file and gives its path.
  func make(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
    return file(name)
  }

  /// The text of a file in the folder; empty if there is none.
  func text(_ name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: file(name)) ?? Data(), as: UTF8.self)
  }

  /// The names of the files in the folder, sorted.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// The permissions of a file in the folder.
  func permissions(_ name: String) -> Int? {
    let facts = try? FileManager.default.attributesOfItem(atPath: file(name))
    return (facts?[.posixPermissions] as? NSNumber)?.intValue
  }
}

/// The program under test: `DEAL_BINARY`, else the one built beside these tests.
let dealBinary: String = {
  if let stated = ProcessInfo.processInfo.environment["DEAL_BINARY"] { return stated }
  let tests =
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    ?? CommandLine.arguments[0]
  return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent("deal").path
}()

/// All that runs `deal` at a terminal: one after the other, as a program that is started while a
/// terminal is made would hold on to it.
@Suite(.serialized, .timeLimit(.minutes(2)))
enum SessionTests {}
