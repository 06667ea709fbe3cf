import DealText

/// Writes documents as pages for a browser and for paper: one file that asks for no other and runs
/// nothing.
package struct HTMLWriter: Sendable {
  package init() {}

  package func write(_ document: Document) -> String {
    let colophon = document.colophon
    let title = document.title.isEmpty ? "deal" : document.title
    var body = HTMLBody(title: title)
    for answer in document.answers {
      body.add(answer, isOneOfSeveral: document.answers.count > 1)
    }
    if let script = document.scriptBehindPages {
      body.add(.section(Section("The script", [.script(script)])), level: 2)
    }
    let day = markup(colophon.today)
    return Self.page(
      title: title, byline: day.isEmpty ? "" : "<p class=\"byline\">As of \(day)</p>",
      contents: contents(body.headings), main: body.text, colophon)
  }

  /// A whole page; all but the title is HTML already.
  static func page(
    title: String, kicker: String = "Compute deals", byline: String, contents: String, main: String,
    style: String = "", _ colophon: Colophon
  ) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="deal \(markup(colophon.version))">
    <title>\(markup(title))</title>
    <style>
    \(HTMLStyle.text)\(style)
    </style>
    </head>
    <body>
    <a class="skip" href="#main">Skip to the content</a>
    <header>
    <p class="kicker">\(kicker)</p>
    <h1>\(markup(title))</h1>
    \(byline)
    </header>
    \(contents)<main id="main">
    \(main)</main>
    <footer>
    <p>\(markup(colophon.sentence))</p>
    </footer>
    </body>
    </html>

    """
  }

  /// The list of the sections, where there are several; those inside of others are left out.
  private func contents(_ headings: [HTMLBody.Heading]) -> String {
    let top = headings.filter { $0.level == 2 }
    guard top.count > 1 else { return "" }
    let entries = top.map { "<li><a href=\"#\($0.id)\">\(markup($0.title))</a></li>\n" }
    return """
      <nav aria-labelledby="contents">
      <h2 id="contents">Contents</h2>
      <ol>
      \(entries.joined())</ol>
      </nav>

      """
  }
}
