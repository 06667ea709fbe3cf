import Testing

@testable import DealPage

/// A folder of pages: its links lead somewhere, and nothing of what it is made from is markup.
@Suite struct HTMLSiteTests {
  /// A site of hostile words.
  static let files: [(name: String, text: String)] = {
    let nasty = "<b>&\"'</script>"
    var first = Answer(
      Page([
        .section(
          Section(
            "Group",
            [
              .section(
                Section(
                  "one_\(nasty)", anchor: "verb-one", gist: "gist \(nasty)",
                  [
                    .table(
                      Table(
                        columns: [],
                        rows: [
                          [Table.Cell("  over", role: .name), Table.Cell(nasty)],
                          [Table.Cell("  over", role: .name), Table.Cell("again")],
                        ])), .examples([Example("a\nb", answer: "\(nasty)\n\nend\n")]),
                  ]))
            ]))
      ]), .page)
    first.title = "First \(nasty)"
    var second = Answer(Page([.section(Section("two", anchor: "verb-one", []))]), .page)
    second.title = "Second"
    let colophon = Colophon(version: "1", seed: 1, samples: 16, today: "2026-01-01")
    return HTMLSite(
      Document("Words \(nasty)", [first, second], colophon),
      chapters: [("first", "about \(nasty)"), ("second", "")]
    ).files
  }()

  @Test func itHasAPageForEachAnswerAndOneBeforeThem() {
    #expect(Self.files.map(\.name) == ["index.html", "first.html", "second.html"])
  }

  @Test func nothingIsMarkupThatShouldNotBe() {
    for file in Self.files {
      #expect(!file.text.contains("<b>"), "\(file.name)")
      #expect(file.text.ranges(of: "</script>").count == (file.name == "index.html" ? 1 : 0))
      #expect(!file.text.contains("://"), "\(file.name)")
    }
  }

  @Test func wordsInTablesAreFoundByTheirSection() throws {
    let index = try #require(Self.files.first?.text)
    #expect(index.contains("first.html#verb-one-over\""))
    #expect(index.contains("first.html#verb-one-over-2\""))
    #expect(index.contains("2 more words in tables"))
    let page = Self.files[1].text
    #expect(page.contains("<tr id=\"verb-one-over\">"))
    #expect(
      page.contains("<span class=\"name\">deal&gt; a</span>\n<span class=\"name\">   …&gt; b"))
    #expect(page.contains("&lt;/script&gt;\n\nend\n</code>"))
  }

  @Test func linksLeadToWhatIsThere() throws {
    for file in Self.files {
      for match in file.text.matches(of: /href="([^"#]*)#?([^"]*)"/) {
        let name = match.output.1.isEmpty ? file.name : String(match.output.1)
        let target = try #require(Self.files.first { $0.name == name }, "\(match.output.0)")
        if !match.output.2.isEmpty {
          #expect(target.text.contains("id=\"\(match.output.2)\""), "\(match.output.0)")
        }
      }
    }
  }
}
