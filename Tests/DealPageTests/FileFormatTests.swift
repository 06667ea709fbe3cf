import DealPage
import Testing

/// The table of formats.
struct FileFormatTests {
  @Test(arguments: [
    ("csv", "csv"), ("CSV", "csv"), ("text", "txt"), ("ndjson", "jsonl"), ("", nil), ("doc", nil),
  ])
  func formatsHaveNames(name: String, format: String?) {
    #expect(FileFormat.named(name)?.name == format)
  }

  @Test(arguments: [
    ("a.csv", "csv"), ("a/b.c/x.TSV", "tsv"), ("a.json", "json"), ("a.jsonl", "jsonl"),
    ("csv", nil), ("a.csv.old", nil), ("", nil),
  ])
  func filesTellTheirFormat(path: String, format: String?) {
    #expect(FileFormat.forFile(path)?.name == format)
  }

  @Test func noNameAndNoEndStandsForTwoFormats() {
    let names = FileFormat.all.flatMap { [$0.name] + $0.otherNames }
    let ends = FileFormat.all.flatMap(\.extensions)
    #expect(Set(names).count == names.count)
    #expect(Set(ends).count == ends.count)
    for format in FileFormat.all {
      #expect(format.extensions.allSatisfy { $0.hasPrefix(".") && $0 == $0.lowercased() })
      #expect(FileFormat.named(format.name)?.name == format.name)
    }
  }

  @Test func theSameDocumentGivesTheSameBytes() throws {
    let document = SampleDocument.document(SampleDocument.tableAnswer)
    for format in FileFormat.all {
      guard let bytes = try? format.write(document) else { continue }
      #expect(try format.write(document) == bytes, "\(format.name)")
    }
  }
}
