import DealPage
import DealText
import Foundation
import SeededNumbers
import Testing

/// Charts in a terminal.
struct TerminalChartTests {
  /// The folder of the pictures as they should be, one file for each sample.
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Pictures")

  private func text(_ chart: Chart, width: Int?, asciiOnly: Bool = false) -> String {
    TextWriter(width: width, asciiOnly: asciiOnly).write(Page([.chart(chart)]))
  }

  /// Each sample as it should look. After a change run this test with `DEAL_RECORD=1`, and look at
  /// the difference.
  @Test(arguments: SampleCharts.all.map(\.name))
  func samplesLookAsRecorded(name: String) throws {
    let chart = try #require(SampleCharts.all.first { $0.name == name }?.chart)
    let shown =
      "80 columns\n\n" + text(chart, width: 80) + "\n40 columns\n\n" + text(chart, width: 40)
      + "\nASCII\n\n" + text(chart, width: 80, asciiOnly: true)
    let url = Self.folder.appendingPathComponent("\(name).txt")
    if ProcessInfo.processInfo.environment["DEAL_RECORD"] == "1" {
      try Data(shown.utf8).write(to: url)
    }
    #expect(try String(contentsOf: url, encoding: .utf8) == shown)
  }

  @Test(arguments: SampleCharts.all.map(\.name))
  func samplesFitAnyWidth(name: String) throws {
    let chart = try #require(SampleCharts.all.first { $0.name == name }?.chart)
    for width in [20, 21, 35, 36, 47, 48, 59, 60, 79, 100, 131] {
      for asciiOnly in [false, true] {
        let shown = text(chart, width: width, asciiOnly: asciiOnly)
        for line in shown.split(separator: "\n") { #expect(columns(of: String(line)) <= width) }
        if asciiOnly { #expect(shown.utf8.allSatisfy { $0 < 0x80 }) }
      }
    }
    #expect(text(chart, width: nil) == text(chart, width: 80))
  }

  @Test func whateverIsWrongWithAChartItsLinesFit() {
    var charts = RandomCharts(numbers: SeededGenerator(seed: 2_026))
    for _ in 0..<1_500 {
      let chart = charts.next()
      let width = charts.numbers.pick([20, 21, 35, 40, 59, 80, 132])
      let shown = text(chart, width: width, asciiOnly: charts.numbers.once(in: 3))
      for line in shown.split(separator: "\n") {
        #expect(columns(of: String(line)) <= width, "\(line)")
      }
      #expect(shown.unicodeScalars.allSatisfy { $0 == "\n" || !isHidden($0) })
    }
  }

  @Test func gapsStayEmpty() {
    let axis = Axis("", from: 0, to: 10, levels: [])
    let points =
      [0.0, 1, 2, 3].map { Curves.Point($0, 5) } + [Curves.Point(4, nil)]
      + [7.0, 8, 9, 10].map { Curves.Point($0, 5) }
    for (shape, filled) in [(Curves.Shape.line, "0..30 69..99"), (.steps, "0..40 69..99")] {
      let curves = Curves(shape, across: axis, up: axis, series: [Curves.Series("", points)])
      let lines = text(Chart("", description: "", .curves(curves)), width: 102)
        .split(separator: "\n")
      let row = lines.first { $0.contains("⣀") }
      let cells = Array((row ?? "").dropFirst(2))
      let places = cells.indices.filter { cells[$0] != " " }
      var ranges: [(Int, Int)] = []
      for place in places {
        if let last = ranges.last, last.1 == place - 1 {
          ranges[ranges.count - 1].1 = place
        } else {
          ranges.append((place, place))
        }
      }
      #expect(ranges.map { "\($0.0)..\($0.1)" }.joined(separator: " ") == filled)
    }
  }

  @Test func hugeChartsTakeNoLongerThanTheirNumbers() {
    let axis = Axis(
      "", from: 0, to: 1e6, levels: [(0..<100_000).map { .init(Double($0 * 10), "\($0)") }])
    let points = (0..<50_000).map { Curves.Point(Double($0) * 20, Double($0 % 1_000_003)) }
    for shape in [Curves.Shape.line, .steps, .area] {
      let curves = Curves(
        shape, across: axis, up: axis,
        series: [Curves.Series("a", points), Curves.Series("b", points)])
      #expect(!text(Chart("", description: "", .curves(curves)), width: 80).isEmpty)
    }
  }
}
