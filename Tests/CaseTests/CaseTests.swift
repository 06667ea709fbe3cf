import DealWorkbench
import Foundation
import Testing

/// Every transcript of the repository says what deal answers today.
@Suite struct CaseTests {
  /// At most so many differences of one file are shown; the first ones explain the rest.
  private static let mostShown = 10

  @Test(arguments: CasePlace.cases)
  func transcriptsAreTrue(_ place: CasePlace) throws {
    let original = try TranscriptReader.read(try place.read())
    let replay = Replay(original, named: place.name, in: place.folder, with: try .deal())
    if CasePlace.isRecording && replay.file != original {
      try place.write(replay.file.text)
      let again = Replay(
        try TranscriptReader.read(try place.read()), named: place.name, in: place.folder,
        with: try .deal())
      show(again.failures, of: place)
    } else {
      show(replay.failures, of: place)
    }
  }

  @Test func everyPageIsAmongThem() {
    let paths = CasePlace.cases.map(\.path)
    for page in [
      "README.md", "Sources/README.md", "Sources/DealModel/Library/data/README.md",
      "Tests/README.md",
      "examples/README.md", "Tests/Cases/language/deals.md",
    ] { #expect(paths.contains(page), "\(page)") }
  }

  /// A fence that is set in, or made of other signs, would be passed over: nobody would run it.
  @Test(arguments: CasePlace.cases)
  func noExampleIsPassedOver(_ place: CasePlace) throws {
    for case .prose(let lines) in try TranscriptReader.read(try place.read()).pieces {
      var outer: Substring?
      for line in lines {
        let fence = line.prefix { $0 == "`" }
        if let open = outer {
          if fence.count >= open.count, fence.count == line.count { outer = nil }
        } else if fence.count >= 3 {
          outer = fence
        } else if line.contains(/^\s*(~~~+|```+)\s*deal\b/) {
          Issue.record("\(place): no test runs the fence \(line)")
        }
      }
    }
  }

  @Test(arguments: CasePlace.examples)
  func examplesRun(_ place: CasePlace) throws {
    let reply = try Runner.deal().open(place.folder)(try place.read(), .script, place.name)
    #expect(!reply.failed, "\(place): the example does not run:\n\(reply.text)")
    let recorded = place.with(suffix: ".out", insteadOf: ".deal")
    if CasePlace.isRecording { try recorded.write(reply.text) }
    let expected = try recorded.read()
    #expect(
      reply.text == expected, "\(place): the example prints:\n\(reply.text)\nnot:\n\(expected)")
  }

  @Test func everyOutputHasItsExample() {
    let scripts = CasePlace.examples.map(\.path)
    let orphans = CasePlace.all(below: "examples", suffix: ".out").map(\.path).filter {
      !scripts.contains($0.dropLast(".out".count) + ".deal")
    }
    #expect(orphans == [])
  }

  /// Each failure as an issue of the test.
  private func show(_ failures: [TranscriptFile.Mistake], of place: CasePlace) {
    for failure in failures.prefix(Self.mostShown) {
      Issue.record("\(place.path):\(failure.line): \(failure.message)")
    }
    if failures.count > Self.mostShown {
      Issue.record("\(place.path): \(failures.count - Self.mostShown) more differences")
    }
  }
}
