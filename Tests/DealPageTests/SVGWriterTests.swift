import DealPage
import DealText
import Foundation
import PictureReading
import SeededNumbers
import Testing

/// Charts as SVG.
struct SVGWriterTests {
  /// The samples; where `DEAL_CHARTS` names a folder, it gets them as files to look at.
  @Test(arguments: SampleCharts.all.map(\.name))
  func samplesAreInOrder(name: String) throws {
    let chart = try #require(SampleCharts.all.first { $0.name == name }?.chart)
    let picture = SVGWriter(prefix: name).write(chart)
    if let folder = ProcessInfo.processInfo.environment["DEAL_CHARTS"] {
      let url = URL(fileURLWithPath: folder).appendingPathComponent("\(name).svg")
      try Data(picture.utf8).write(to: url)
    }
    check(picture)
    #expect(try labels(picture).count > 5)
    // Every name of the chart is in its picture, whole or cut.
    #expect(picture.contains("<title id=\"deal-\(name)-title\">\(chart.title)</title>"))
    #expect(picture.contains("<desc id=\"deal-\(name)-desc\">\(chart.description)</desc>"))
  }

  @Test func whateverIsWrongWithAChartItsPictureIsInOrder() {
    var charts = RandomCharts(numbers: SeededGenerator(seed: 38))
    for _ in 0..<600 { check(SVGWriter().write(charts.next())) }
  }

  @Test func hostileNamesAreHarmless() throws {
    let hostile =
      "<script>alert('&\")</script>\u{1B}]0;x\u{7}\u{202E}" + String(repeating: "y", count: 200)
    let bars = Bars(
      axis: Axis(hostile, from: 0, to: 2, levels: [[Axis.Tick(1, hostile)]]), series: [hostile],
      groups: [Bars.Group(hostile, [Bars.Value(1, hostile)])])
    let picture = SVGWriter(prefix: "\"><script>").write(
      Chart(hostile, description: hostile, .bars(bars)))
    check(picture)
    #expect(!picture.contains("<script"))
    #expect(picture.contains("class=\"deal-script\""))
    #expect(
      try labels(picture).contains { $0.text.hasPrefix("<script>") && $0.text.hasSuffix("…") })
  }

  @Test func severalPicturesInOnePageShareNoName() throws {
    let chart = SampleCharts.areas
    let ids = ["a", "b"].map { prefix in
      SVGWriter(prefix: prefix).inline(chart).matches(of: /id="([^"]*)"/).map {
        String($0.output.1)
      }
    }
    #expect(ids[0].count >= 6)
    #expect(Set(ids[0]).count == ids[0].count)
    #expect(Set(ids[0]).isDisjoint(with: ids[1]))
    for id in ids[0] { #expect(id.hasPrefix("deal-a-")) }
    #expect(!SVGWriter().inline(chart).contains("<?xml"))
  }

  @Test func colouredThingsAreSeenOnBothPapers() throws {
    let picture = SVGWriter().write(SampleCharts.bars)
    let papers = picture.matches(of: /--paper:(#[0-9a-f]{6})/).map { String($0.output.1) }
    #expect(papers.count == 2)
    for name in ["ink", "faint", "s1", "s2", "s3", "s4", "s5", "s6"] {
      let colours = picture.matches(of: try Regex("--\(name):(#[0-9a-f]{6})"))
        .compactMap { $0.output[1].substring.map(String.init) }
      #expect(colours.count == 2)
      for (colour, paper) in zip(colours, papers) {
        let least = name.hasPrefix("s") ? 3.0 : 4.5
        #expect(contrast(colour, paper) >= least, "\(name) \(colour) on \(paper)")
      }
    }
  }

  @Test func seriesDifferWithoutColour() {
    let lines = SVGWriter().write(SampleCharts.lines)
    #expect(
      Set(lines.matches(of: /stroke-dasharray="([^"]*)"/).map { String($0.output.1) }).count == 3)
    let areas = SVGWriter().write(SampleCharts.areas)
    #expect(areas.matches(of: /<pattern\ /).count == 3)
  }

  // MARK: Checks

  /// Without what a page must not have, and otherwise in order too.
  private func check(_ picture: String) {
    #expect(PictureReader(picture).faults == [])
  }

  private func labels(_ picture: String) throws -> [PictureReader.Label] {
    try #require(PictureReader(picture).labels)
  }

  /// The contrast of two colours (WCAG 2.2).
  private func contrast(_ one: String, _ other: String) -> Double {
    let lights = [one, other].map { colour -> Double in
      let value = Int(colour.dropFirst(), radix: 16) ?? 0
      let parts = [value >> 16, value >> 8 & 255, value & 255].map { part in
        let share = Double(part) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }.sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }
}
