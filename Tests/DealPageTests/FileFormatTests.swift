import DealPage
import DealText
import Foundation
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
    ("a.vl.json", "vega-lite"), ("A.VL.JSON", "vega-lite"), ("a.xlsx", "xlsx"),
    ("a.md", "markdown"),
    ("csv", nil), ("a.csv.old", nil), ("", nil),
  ])
  func filesTellTheirFormat(path: String, format: String?) {
    #expect(FileFormat.forFile(path)?.name == format)
  }

  @Test func aDocumentIsOneObjectOfJSON() throws {
    let document = SampleDocument.document(SampleDocument.value, SampleDocument.plain)
    let bytes = try #require(FileFormat.named("json")).write(document)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {"deal":"0.1.0","title":"Compute deals","today":"2026-11-26","seed":7,"samples":131072,\
        "answers":[
        {"kind":"quantity","text":"$3.38/gpu/hour","value":3.3759772565742714,\
        "unit":"USD/gpu/hour"},
        {"kind":"quantity","text":"0.1","value":0.1,"unit":""}
        ]}

        """)
  }

  @Test func linesOfJSONTellVersionAndSeedOnce() throws {
    let range = Answer(Page(line: "r"), .range(SampleDocument.range))
    let bytes = try #require(FileFormat.named("jsonl"))
      .write(SampleDocument.document(SampleDocument.plain, range))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(
      lines.first
        == #"{"kind":"quantity","text":"0.1","value":0.1,"unit":"","deal":"0.1.0","seed":7}"#)
    #expect(lines.last?.hasSuffix(#""samples":0,"seed":7,"deal":"0.1.0"}"#) == true)
  }

  @Test(arguments: SampleDocument.hostile)
  func hostileTextIsKeptByJSONAndHarmless(_ text: String) throws {
    for name in ["json", "jsonl", "txt"] {
      let bytes = try #require(FileFormat.named(name)).write(SampleDocument.hostileDocument(text))
      let written = String(decoding: bytes, as: UTF8.self)
      #expect(written.unicodeScalars.allSatisfy { !isHidden($0) || $0 == "\n" })
      guard name != "txt" else { continue }
      let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary
      let answer = (object?["answers"] as? NSArray)?.firstObject as? NSDictionary ?? object
      #expect((answer?["rows"] as? [[Any]])?.first?.first as? String == text)
    }
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
    var answer = SampleDocument.tableAnswer
    answer.chart = SampleDocument.bars
    let document = SampleDocument.document(answer)
    for format in FileFormat.all {
      let bytes = try format.write(document)
      #expect(!bytes.isEmpty)
      #expect(try format.write(document) == bytes, "\(format.name)")
    }
  }
}
