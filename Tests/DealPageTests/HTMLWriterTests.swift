import DealPage
import DealText
import Foundation
import Testing

/// Documents as pages for a browser.
struct HTMLWriterTests {
  private func written(_ document: Document) throws -> String {
    String(decoding: try #require(FileFormat.named("html")).write(document), as: UTF8.self)
  }

  /// Reads a page with a parser and says what is wrong: tags that do not match, ids that are there
  /// twice, links and names that lead nowhere.
  private static let reader = """
    import sys
    from html.parser import HTMLParser
    void = {"meta", "link", "br", "wbr", "hr", "img", "input", "col"}
    class Reader(HTMLParser):
        def __init__(self):
            super().__init__(convert_charrefs=True)
            self.open, self.ids, self.used, self.tags, self.wrong = [], [], [], [], []
        def handle_startendtag(self, tag, attributes):
            self.look(tag, attributes)
        def look(self, tag, attributes):
            self.tags.append(tag)
            names = [name for name, _ in attributes]
            if len(set(names)) != len(names): self.wrong.append(("twice", tag, names))
            for name, value in attributes:
                if name.startswith("on"): self.wrong.append((tag, name))
                if name == "id": self.ids.append(value)
                if name == "aria-labelledby": self.used += value.split()
                if name == "href":
                    if not value.startswith("#"): self.wrong.append(("href", value))
                    self.used.append(value[1:])
        def handle_starttag(self, tag, attributes):
            self.look(tag, attributes)
            if tag not in void: self.open.append(tag)
        def handle_endtag(self, tag):
            if not self.open or self.open[-1] != tag: self.wrong.append(("closes", tag, self.open[-3:]))
            else: self.open.pop()
    reader = Reader()
    reader.feed(open(sys.argv[1], encoding="utf-8").read())
    reader.close()
    if reader.open: reader.wrong.append(("open", reader.open))
    if len(set(reader.ids)) != len(reader.ids): reader.wrong.append(("ids", sorted(reader.ids)))
    for name in reader.used:
        if name not in reader.ids: reader.wrong.append(("leads nowhere", name))
    for tag in ("script", "img", "iframe", "link", "object", "form", "input", "base"):
        if tag in reader.tags: reader.wrong.append(tag)
    for tag in ("title", "h1", "main", "header", "footer"):
        count = reader.tags.count(tag)
        if count != 1 and tag != "title": reader.wrong.append((tag, count))
    print(reader.wrong, end="")
    """

  @Test func aReportIsAsItWas() throws {
    // The pictures have goldens of their own.
    var page = HTMLWriter().write(SampleDocument.report)
    var start = page.startIndex
    while let open = page[start...].range(of: "<svg "),
      let close = page[open.upperBound...].range(of: "</svg>")
    {
      page.replaceSubrange(open.upperBound..<close.lowerBound, with: ">")
      start = page.index(after: open.lowerBound)
    }
    try expectGolden("report.html", page)
  }

  @Test func aReportIsWellFormedAndAsksForNothing() throws {
    let page = try written(SampleDocument.report)
    let wrong = try Python.run(Self.reader, on: Array(page.utf8), named: "report.html")
    #expect(wrong == nil || wrong == "[]")
    let own = page.replacing(" xmlns=\"http://www.w3.org/2000/svg\"", with: "")
      .replacing("url(#", with: "")
    for word in ["http", "src=", "<script", "url(", "@import", "javascript:"] {
      #expect(!own.contains(word), "\(word)")
    }
  }

  @Test func everyAnswerIsAPage() throws {
    for answer in [SampleDocument.value, SampleDocument.words, SampleDocument.tableAnswer] {
      let page = try written(SampleDocument.document(answer, answer, title: ""))
      let wrong = try Python.run(Self.reader, on: Array(page.utf8), named: "answers.html")
      #expect(wrong == nil || wrong == "[]")
    }
  }

  @Test(arguments: SampleDocument.hostile)
  func hostileTextIsHarmless(_ text: String) throws {
    let page = try written(SampleDocument.hostileDocument(text))
    #expect(page.unicodeScalars.allSatisfy { !isHidden($0) || $0 == "\n" })
    #expect(!page.contains("<script"))
  }

  @Test func hostileTextIsWellFormed() throws {
    let page = try written(SampleDocument.allHostile)
    let wrong = try Python.run(Self.reader, on: Array(page.utf8), named: "hostile.html")
    #expect(wrong == nil || wrong == "[]")
  }

  // MARK: Colours

  /// The relative luminance of WCAG 2.
  private func luminance(_ colour: String) throws -> Double {
    let number = try #require(Int(colour, radix: 16))
    let parts = [number >> 16 & 0xFF, number >> 8 & 0xFF, number & 0xFF].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ one: String, _ other: String) throws -> Double {
    let pair = [try luminance(one), try luminance(other)]
    return (max(pair[0], pair[1]) + 0.05) / (min(pair[0], pair[1]) + 0.05)
  }

  @Test func textIsReadOnLightAndOnDarkPaper() throws {
    #expect(abs(try contrast("000000", "ffffff") - 21) < 1e-9)
    #expect(abs(try contrast("777777", "ffffff") - 4.48) < 0.01)
    for paper in HTMLColours.papers {
      for ink in HTMLColours.inks {
        let light = try contrast(ink.light, paper.light)
        let dark = try contrast(ink.dark, paper.dark)
        #expect(light >= 4.5, "\(ink.name) on light \(paper.name): \(light)")
        #expect(dark >= 4.5, "\(ink.name) on dark \(paper.name): \(dark)")
      }
    }
  }
}
