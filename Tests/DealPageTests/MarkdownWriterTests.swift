import DealPage
import DealText
import Testing

/// Documents as Markdown.
struct MarkdownWriterTests {
  private func written(_ document: Document) throws -> String {
    String(decoding: try #require(FileFormat.named("markdown")).write(document), as: UTF8.self)
  }

  @Test func aReportIsAsItWas() throws {
    try expectGolden("report.md", try written(SampleDocument.report))
  }

  @Test func signsOfMarkdownAreEscaped() throws {
    let table = Table(
      columns: [Table.Column("a|b")], rows: [[Table.Cell("x_y _z_ *w* `v` <u> [t](s) ~~r~~")]])
    let page = Page([
      .line("# no heading"), .blank, .line("1. no list"), .blank, .line("- nor here"),
      .table(table),
      .script("a\n````\nb"),
    ])
    let text = try written(Document("", [Answer(page, .page)], SampleDocument.colophon))
    #expect(
      text.hasPrefix(
        ##"""
        \# no heading

        1\. no list

        \- nor here

        | a\|b |
        | --- |
        | x_y \_z\_ \*w\* \`v\` &lt;u&gt; \[t\](s) \~\~r\~\~ |

        `````deal script
        a
        ````
        b
        `````

        ---
        """##))
  }

  @Test(arguments: SampleDocument.hostile)
  func hostileTextIsHarmless(_ text: String) throws {
    let written = try written(SampleDocument.hostileDocument(text))
    #expect(written.unicodeScalars.allSatisfy { !isHidden($0) || $0 == "\n" })
    var fence: String?
    for line in written.split(separator: "\n") {
      if let open = fence {
        if line == open { fence = nil }
        continue
      }
      if line.hasPrefix("```") {
        fence = String(line.prefix { $0 == "`" })
        continue
      }
      #expect(!line.contains("<"), "\(line)")
      #expect(!line.replacing("\\](", with: "").contains("]("), "\(line)")
    }
    #expect(fence == nil)
  }
}
