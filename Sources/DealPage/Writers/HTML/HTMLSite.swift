import DealText

/// Writes a document as a folder of pages: one for each answer, and one that lists every word they
/// explain and finds words in it. The pages ask for no others than each other, and read well where no
/// script runs.
package struct HTMLSite {
  private let document: Document
  /// The names of the answers, from which those of the files are made.
  private let names: [String]
  private let gists: [String]

  /// A site of a document whose answers have names and are about something.
  package init(_ document: Document, chapters: [(name: String, gist: String)]) {
    self.document = document
    names = chapters.map(\.name)
    gists = chapters.map(\.gist)
  }

  /// The first page.
  private static let index = "index.html"

  /// Every file with its name and its text.
  package var files: [(name: String, text: String)] {
    var files: [(name: String, text: String)] = []
    var list = ""
    for (place, answer) in document.answers.enumerated() where place < names.count {
      let title = answer.title ?? names[place]
      var body = HTMLBody(title: title)
      body.add(answer, isOneOfSeveral: false)
      files.append((file(place), page(title, at: place, body)))
      list += entry(title, at: place, body)
    }
    let main = """
      <div id="search" hidden>
      <label for="asked">Find a word</label>
      <input id="asked" type="search" autocomplete="off" spellcheck="false">
      <ol id="found" aria-live="polite"></ol>
      </div>
      \(list)<script>
      \(HTMLSearch.script)
      </script>

      """
    let first = HTMLWriter.page(
      title: document.title, byline: "<p class=\"byline\">The reference, with live examples</p>",
      contents: "", main: main, style: HTMLSearch.style, document.colophon)
    return [(Self.index, first)] + files
  }

  private func file(_ place: Int) -> String { "\(names[place]).html" }

  private func page(_ title: String, at place: Int, _ body: HTMLBody) -> String {
    let chapters = names.indices.map { other in
      let title = document.answers[other].title ?? names[other]
      let mark = other == place ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(file(other))\"\(mark)>\(markup(title))</a></li>\n"
    }
    let search = """
      <form action="\(Self.index)" role="search">
      <label for="asked">Find a word</label>
      <input id="asked" name="find" type="search" autocomplete="off" spellcheck="false">
      </form>
      """
    let contents = """
      <nav aria-label="Chapters">
      <ol>
      \(chapters.joined())</ol>
      </nav>
      <nav aria-labelledby="contents">
      <h2 id="contents">On this page</h2>
      <ol>
      \(links(body.headings, in: ""))</ol>
      </nav>

      """
    return HTMLWriter.page(
      title: title, kicker: "<a href=\"\(Self.index)\">\(markup(document.title))</a>",
      byline: search, contents: contents, main: body.text, style: HTMLSearch.style,
      document.colophon)
  }

  /// Headings as a list, those below others in lists of their own.
  private func links(_ headings: [HTMLBody.Heading], in file: String) -> String {
    var list = ""
    var isBelow = false
    for heading in headings {
      if heading.level > 2, !isBelow { list += "<li><ol>\n" }
      if heading.level <= 2, isBelow { list += "</ol></li>\n" }
      isBelow = heading.level > 2
      list += "<li>\(link(heading, in: file))</li>\n"
    }
    return list + (isBelow ? "</ol></li>\n" : "")
  }

  private func link(_ heading: HTMLBody.Heading, in file: String) -> String {
    let gist = heading.gist.isEmpty ? "" : " title=\"\(markup(heading.gist))\""
    return "<a href=\"\(file)#\(heading.id)\"\(gist)>\(markup(heading.title))</a>"
  }

  /// A chapter on the first page, with its words.
  private func entry(_ title: String, at place: Int, _ body: HTMLBody) -> String {
    let file = file(place)
    func list(_ words: [HTMLBody.Heading]) -> String {
      "<p class=\"words\">"
        + words.map { link($0, in: file) }.joined(separator: " \n") + "</p>\n"
    }
    var entry = """
      <section aria-labelledby="\(names[place])">
      <h2 id="\(names[place])"><a href="\(file)">\(markup(title))</a></h2>
      <p>\(markup(gists[place]))</p>
      \(list(body.headings))
      """
    if !body.words.isEmpty {
      entry += "<details>\n<summary>\(body.words.count) more words in tables</summary>\n"
      entry += list(body.words) + "</details>\n"
    }
    return entry + "</section>\n"
  }
}
