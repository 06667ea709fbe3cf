import Foundation
import Testing

/// What a writer wrote when somebody looked at it last: a file in `Goldens`. With `DEAL_GOLDENS=write`
/// in the environment the files are written anew, to be read before they are kept.
func expectGolden(
  _ name: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens").appending(path: name)
  if ProcessInfo.processInfo.environment["DEAL_GOLDENS"] == "write" {
    try text.write(to: file, atomically: true, encoding: .utf8)
    return
  }
  let kept = try String(contentsOf: file, encoding: .utf8)
  let lines = text.components(separatedBy: "\n")
  let keptLines = kept.components(separatedBy: "\n")
  let place = zip(lines, keptLines).enumerated().first { $0.element.0 != $0.element.1 }?.offset
  #expect(place == nil, "\(name), first line that differs", sourceLocation: sourceLocation)
  if let place {
    #expect(lines[place] == keptLines[place], sourceLocation: sourceLocation)
  }
  #expect(lines.count == keptLines.count, "\(name), lines", sourceLocation: sourceLocation)
}
