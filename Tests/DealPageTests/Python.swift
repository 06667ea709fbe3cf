import Foundation
import Testing

/// Readers of files that we did not write, as far as this machine has them.
enum Python {
  private static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin")
    .split(separator: ":").map { "\($0)/python3" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Runs a program on a file with some bytes, whose path is its first argument, and gives what it
  /// printed. Without Python, or one of the modules, it says so and gives nil.
  static func run(
    _ program: String, on bytes: [UInt8], named name: String, needs modules: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String? {
    guard let path else {
      print("SKIPPED \(sourceLocation.fileID):\(sourceLocation.line): there is no python3")
      return nil
    }
    for module in modules where try result(path, ["-c", "import \(module)"]).status != 0 {
      print(
        "SKIPPED \(sourceLocation.fileID):\(sourceLocation.line): python3 has no module \(module)")
      return nil
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    let result = try result(path, ["-c", program, file.path])
    #expect(result.status == 0, "\(result.output)", sourceLocation: sourceLocation)
    return result.output
  }

  private static func result(
    _ path: String, _ arguments: [String]
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
