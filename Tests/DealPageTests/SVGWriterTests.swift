import DealPage
import DealText
import Foundation
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

  /// A text of a picture and the box that it takes.
  private struct Label {
    var text: String
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
  }

  /// Well-formed, without what a page must not have, all numbers plain, all texts inside and none on
  /// another.
  private func check(_ picture: String) {
    #expect(fault(in: picture) == nil)
    #expect(picture.unicodeScalars.allSatisfy { $0 == "\n" || !isHidden($0) })
    for word in ["href", "http://www.w3.org/1999", "NaN", "nan ", "inf", "e+", "\"-0\""] {
      let body = picture.replacing(/>[^<]*</.matchingSemantics(.unicodeScalar), with: "><")
      #expect(!body.contains(word), "\(word)")
    }
    do {
      let labels = try labels(picture)
      let size = try #require(picture.firstMatch(of: /viewBox="0 0 ([0-9.]+) ([0-9.]+)"/))
      let width = try #require(Double(size.output.1))
      let height = try #require(Double(size.output.2))
      for (index, label) in labels.enumerated() {
        #expect(label.left >= -0.1 && label.right <= width + 0.1, "\(label)")
        #expect(label.top >= -0.1 && label.bottom <= height + 0.1, "\(label)")
        for other in labels[..<index]
        where label.left < other.right - 0.1 && other.left < label.right - 0.1
          && label.top < other.bottom - 0.1 && other.top < label.bottom - 0.1
        {
          Issue.record("\(label) on \(other)")
        }
      }
    } catch {
      Issue.record(error)
    }
  }

  /// The texts, as wide as a cautious reader takes them.
  private func labels(_ picture: String) throws -> [Label] {
    let pattern =
      /<text x="([0-9.-]+)" y="([0-9.-]+)" class="[a-z0-9]+" font-size="([0-9.]+)"( text-anchor="([a-z]+)")?( font-weight="600")?>([^<]*)<\/text>/
      .matchingSemantics(.unicodeScalar)
    let found = picture.matches(of: pattern)
    #expect(found.count == picture.matches(of: /<text\ /.matchingSemantics(.unicodeScalar)).count)
    return try found.map { match in
      let x = try #require(Double(match.output.1))
      let y = try #require(Double(match.output.2))
      let size = try #require(Double(match.output.3))
      var text = String(match.output.7)
      for (sign, entity) in [
        ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;"), ("&", "&amp;"),
      ] {
        text = text.replacingOccurrences(of: entity, with: sign)
      }
      let width = Double(columns(of: text)) * size * (match.output.6 == nil ? 0.6 : 0.66)
      let left =
        switch match.output.5 {
        case "end": x - width
        case "middle": x - width / 2
        default: x
        }
      return Label(
        text: text, left: left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.2)
    }
  }

  /// What is wrong with a text as XML; none if it is well-formed.
  private func fault(in text: String) -> String? {
    var open: [String] = []
    var rest = text[...]
    if let declaration = rest.prefixMatch(of: /<\?xml [^<>?]*\?>\n/) {
      rest = rest[declaration.range.upperBound...]
    }
    while !rest.isEmpty {
      if let text = rest.prefixMatch(
        of: /([^<&]|&(lt|gt|amp|quot|#39);)+/.matchingSemantics(.unicodeScalar))
      {
        if open.isEmpty, text.output.0.contains(where: { $0 != "\n" }) { return "text outside" }
        rest = rest[text.range.upperBound...]
      } else if let end = rest.prefixMatch(of: /<\/([A-Za-z]+)>/.matchingSemantics(.unicodeScalar))
      {
        guard open.popLast() == String(end.output.1) else { return "end of \(end.output.1)" }
        rest = rest[end.range.upperBound...]
      } else if let start = rest.prefixMatch(
        of: /<([A-Za-z]+)((?: [A-Za-z:-]+="(?:[^<&"]|&(?:lt|gt|amp|quot|#39);)*")*)(\/?)>/
          .matchingSemantics(.unicodeScalar))
      {
        let names = start.output.2.matches(of: /\ ([A-Za-z:-]+)="/).map { $0.output.1 }
        if Set(names).count != names.count { return "an attribute twice" }
        if start.output.3.isEmpty { open.append(String(start.output.1)) }
        rest = rest[start.range.upperBound...]
      } else {
        return "at \(rest.prefix(60))"
      }
    }
    return open.isEmpty ? nil : "open: \(open)"
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
