import DealPage
import DealText
import Foundation
import Testing

/// Charts as a grammar of graphics.
struct VegaLiteWriterTests {
  private func written(_ charts: Chart...) throws -> String {
    let answers = charts.map { Answer(Page([.chart($0)]), .page, chart: $0) }
    let document = Document("t", answers, SampleDocument.colophon)
    return String(decoding: try #require(FileFormat.named("vega")).write(document), as: UTF8.self)
  }

  @Test func picturesAreAsTheyWere() throws {
    let all = try SampleDocument.charts.map { try written($0) }.joined()
    try expectGolden("pictures.vl.jsonl", all)
  }

  @Test func picturesAreJSONWithDatesOfTheCalendar() throws {
    for chart in SampleDocument.charts {
      let object = try JSONSerialization.jsonObject(with: Data(try written(chart).utf8))
      let fields = try #require(object as? [String: Any])
      #expect(
        fields["$schema"] as? String == "https://vega.github.io/schema/vega-lite/v5.json")
      #expect(fields["title"] as? String == chart.title)
    }
    #expect(try written(SampleDocument.timeline).contains("\"from\":\"2025-11-03\""))
    #expect(!(try written(SampleDocument.flows).contains("nobody")))
  }

  /// The program that others draw with takes them.
  @Test func picturesAreUnderstood() throws {
    let all = try SampleDocument.charts.map { try written($0) }.joined()
    let program = """
      import sys, json, vl_convert
      for line in open(sys.argv[1], encoding="utf-8"):
          drawn = vl_convert.vegalite_to_svg(json.loads(line), vl_version="5.20")
          assert "NaN" not in drawn and "undefined" not in drawn
      """
    _ = try Python.run(program, on: Array(all.utf8), named: "a.jsonl", needs: ["vl_convert"])
  }

  @Test func filesOfOnePictureHoldOne() throws {
    for name in ["svg", "vega-lite"] {
      let format = try #require(FileFormat.named(name))
      do throws(FormatRefusal) {
        _ = try format.write(SampleDocument.document(SampleDocument.value))
        Issue.record("no picture was written")
      } catch {
        #expect(
          error.message
            == "this answer has no picture: plot, timeline, tornado and flows have one")
      }
      #expect(throws: FormatRefusal.self) { try format.write(SampleDocument.report) }
    }
  }

  @Test(arguments: SampleDocument.hostile)
  func hostileTextIsHarmless(_ text: String) throws {
    let chart = Chart(
      text, description: text,
      .bars(
        Bars(
          axis: Axis(text, from: 0, to: 1, levels: []), series: [text],
          groups: [.init(text, [.init(1, text)])])))
    let written = try written(chart)
    #expect(written.unicodeScalars.allSatisfy { !isHidden($0) || $0 == "\n" })
    _ = try JSONSerialization.jsonObject(with: Data(written.utf8))
  }
}
