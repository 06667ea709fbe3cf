import Foundation
import PictureReading
import Testing

/// Pictures of real deals, as the program writes them.
struct PictureTests {
  /// A script of the examples or none, and the pictures that are made of what it says.
  struct Album: Sendable, CustomTestStringConvertible {
    var script: String?
    var statements: [String]
    var testDescription: String { script ?? "atlas" }
  }

  static let albums = [
    Album(
      script: "openai-aws.deal",
      statements: [
        "timeline", "flows", "plot openai_aws.capacity", "plot openai_aws.cost_per_gpu_hour",
        "plot openai_aws.gpus * $1/gpu", "tornado openai_aws.cost_per_gpu_hour",
        "plot openai_aws.spend by year as bars", "plot openai_aws.spend as area",
      ]),
    Album(
      script: nil,
      statements: [
        "timeline", "timeline openai", "timeline nvidia from 2025 until 2030",
        "plot openai.capacity", "plot openai_aws.spend, openai_oracle_2025_09.spend",
        "plot openai_aws.spend, meta_amd.spend, openai_oracle_2025_09.spend as area",
        "plot openai_aws.value_per_mw_year", "plot nvidia_openai_letter.gpus",
        "plot openai_aws.value, meta_amd.value, openai_amd.value, anthropic_aws.value",
        "tornado openai_aws.value_per_mw_year",
      ]),
  ]

  @Test(arguments: albums)
  func picturesOfRealDealsAreInOrder(album: Album) throws {
    let shell = try Shell()
    let examples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "examples")
    var command = "deal --quiet --no-history --today 2026-01-15 "
    if let script = album.script {
      command += "'\(examples.appending(path: script).path)'"
    } else {
      command += "-e 'use atlas'"
    }
    for (number, statement) in album.statements.enumerated() {
      command += " -e '\(statement) to \"\(number).svg\"'"
    }
    let outcome = try shell.run(command)
    #expect(outcome.status == 0, "\(outcome.errors)")
    for (number, statement) in album.statements.enumerated() {
      let picture = shell.home.text("\(number).svg")
      let reader = PictureReader(picture)
      #expect(reader.faults == [], "\(statement)")
      #expect(reader.labels?.count ?? 0 > 5, "\(statement)")
      // To be looked at.
      if let folder = ProcessInfo.processInfo.environment["DEAL_CHARTS"] {
        let name = "\(album.testDescription)-\(number).svg"
        try Data(picture.utf8).write(to: URL(filePath: folder).appending(path: name))
      }
    }
  }
}
