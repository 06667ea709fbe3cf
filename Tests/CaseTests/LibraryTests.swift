import DealLanguage
import DealQuantities
import DealSyntax
import DealWorkbench
import Foundation
import Testing

/// The books of the library are what `scripts/library` makes of the tables, and run.
@Suite struct LibraryTests {
  /// Where python3 is, if it is installed.
  static let python = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The tables of facts.
  static let data = CasePlace.root.appendingPathComponent("Sources/DealModel/Library/data")

  /// What a run of the script told and how it ended.
  struct Run {
    /// What it wrote to standard error.
    var told: String
    /// How it ended.
    var code: Int32
  }

  /// Runs `scripts/library`.
  static func runScript(_ arguments: [String]) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(python))
    process.arguments = [CasePlace.root.appendingPathComponent("scripts/library").path] + arguments
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let told = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(told: String(decoding: told, as: UTF8.self), code: process.terminationStatus)
  }

  @Test(.enabled(if: python != nil, "python3 is missing, so the books are not compared"))
  func theBooksAreWhatTheTablesSay() throws {
    let run = try Self.runScript(["--check", "--full"])
    #expect(run.told == "")
    #expect(run.code == 0)
  }

  /// A change of one place in a table, and the beginning of what is told of it.
  struct Slip: CustomTestStringConvertible, Sendable {
    /// The table.
    var file: String
    /// What stands there, once.
    var old: String
    /// What is put in its place.
    var new: String
    /// Where the mistake is said to be, and why.
    var told: String
    /// The slip as the test log calls it.
    var testDescription: String { "\(file): \(new)" }
  }

  static let slips = [
    Slip(
      file: "deals.csv", old: "cloud_services,38,38,USD", new: "cloud_services,38x,38,USD",
      told: "deals.csv:7, column value_usd_bn_low: \"38x\" is not a number"),
    Slip(
      file: "deals.csv", old: "cloud_services,38,38,USD", new: "cloud_services,38,37,USD",
      told: "deals.csv:7, column value_usd_bn_high: 37 is below the low end, 38"),
    Slip(
      file: "deals.csv", old: "cloud_services,38,38,USD", new: "clouds,38,38,USD",
      told: "deals.csv:7, column kind: \"clouds\" is a word that"),
    Slip(
      file: "deals.csv", old: "cloud_services,38,38,USD", new: "cloud_services,38,38,EUR",
      told: "deals.csv:7, column currency: values are in USD here"),
    Slip(
      file: "deals.csv", old: "USD,headline,2025-11-03", new: "USD,headline,2025-11-31",
      told: "deals.csv:7, column date_announced: there is no day 2025-11-31"),
    Slip(
      file: "deals.csv", old: "announced,openai-aws-2025-11,openai-aws-2025-11",
      new: "announced,openai-aws-2025-12,openai-aws-2025-11",
      told: "deals.csv:8, column amends_or_supersedes: there is no row \"openai-aws-2025-12\""),
    Slip(
      file: "deals.csv", old: "iren-dell-2025-11,IREN,Dell", new: "iren-dell-2025-11,IREN,Doll",
      told: "deals.csv:45, column seller: \"Doll\" is a party that parties.csv does not have"),
    Slip(
      file: "deals.csv", old: "iren-dell-2025-11,IREN,Dell", new: "msft-iren-2025-11,IREN,Dell",
      told: "deals.csv:45, column id: \"msft-iren-2025-11\" stands in two rows"),
    Slip(
      file: "deals.csv", old: "iren-dell-2025-11,IREN,Dell", new: "iren-dell-2025-11,IREN",
      told: "deals.csv:45: 32 cells, not 33"),
    Slip(
      file: "hardware.csv", old: "NVIDIA L4,NVIDIA,accelerator,2023-03-21,121",
      new: "NVIDIA L4,NVIDIA,accelerator,2023-13-21,121",
      told: "hardware.csv:33, column release_date: there is no month 13"),
    Slip(
      file: "hardware.csv", old: "id,name,vendor", new: "id,title,vendor",
      told: "hardware.csv:1, column name: the column name is missing"),
    Slip(
      file: "prices.csv", old: "p021,rental,H100 SXM,Nebius,H100,on-demand,2.95,2.95,USD/GPU-hour",
      new: "p021,rental,H100 SXM,Nebius,H100,on-demand,2.95,2.95,USD/hour",
      told: "prices.csv:22, column unit: \"USD/hour\" is a word that"),
    Slip(
      file: "prices.csv", old: "p021,rental,H100 SXM,Nebius,H100,on-demand",
      new: "p021,rental,H100 SXM,Nebius,H100,spot",
      told: "prices.csv:23, column id: its name h100_nebius_spot is that of p021"),
    Slip(
      file: "readings.csv", old: "openai-oracle-2025-07,note", new: "openai-oracle-2025-08,note",
      told: "readings.csv:7, column row: no table has a row \"openai-oracle-2025-08\""),
    Slip(
      file: "readings.csv", old: "openai-oracle-2025-07,note", new: "openai-oracle-2025-07,notes",
      told: "readings.csv:7, column how: \"notes\" is not used for such a row"),
  ]

  @Test(
    .enabled(if: python != nil, "python3 is missing, so broken tables are not tried"),
    arguments: slips)
  func aBadRowIsToldWithItsPlace(_ slip: Slip) throws {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appendingPathComponent(
      "deal-library-\(UUID().uuidString)")
    try manager.copyItem(at: Self.data, to: folder)
    defer { try? manager.removeItem(at: folder) }
    let table = folder.appendingPathComponent(slip.file)
    let text = try String(contentsOf: table, encoding: .utf8)
    let changed = text.replacingOccurrences(of: slip.old, with: slip.new)
    try #require(changed != text)
    try changed.write(to: table, atomically: true, encoding: .utf8)
    let run = try Self.runScript(["--data", folder.path, "--out", folder.path])
    #expect(run.code == 65)
    #expect(run.told.hasPrefix(slip.told), "\(run.told)")
    let made = try manager.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".deal") }
    #expect(made == [])
  }

  @Test(arguments: ["hardware", "market", "atlas"])
  func aBookSaysNothingWhenItIsUsed(_ name: String) throws {
    let step = advance(
      Book(settings: try Runner.settings(in: "/")), with: "use \(name)", named: "a.deal",
      manner: .script)
    #expect(transcript(of: step) == "")
  }

  /// Errors are told with the place inside of the book.
  @Test func aFactHasItsPlaceInTheBook() throws {
    let step = advance(
      Book(settings: try Runner.settings(in: "/")), with: "use atlas\nwhy openai_aws.value",
      named: "a.deal", manner: .script)
    #expect(transcript(of: step).contains("[atlas.deal:"), "\(transcript(of: step))")
  }

  @Test func theBooksAreOffered() throws {
    let book = Book(settings: try Runner.settings(in: "/"))
    let found = book.suggestions(for: "use ", at: 4).candidates.map(\.text)
    #expect(found.prefix(3) == ["hardware", "market", "atlas"])
    #expect(book.suggestions(for: "use at", at: 6).candidates.map(\.text) == ["atlas"])
  }

  @Test func whatIsSavedUsesTheBook() throws {
    let book = advance(
      Book(settings: try Runner.settings(in: "/")), with: "use atlas\nuse atlas\nlet x = 1",
      named: "prompt"
    ).book
    let saved = book.knowledge.script
    #expect(saved == "use atlas\nuse atlas\nlet x = 1\n")
    let again = advance(
      Book(settings: try Runner.settings(in: "/")), with: saved, named: "a.deal", manner: .script)
    #expect(transcript(of: again) == "")
  }
}
