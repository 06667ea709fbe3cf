import DealText

/// Charts as SVG: the one place where the writers of files ask for it.
enum Picture {
  /// A chart as a file of its own.
  static func file(_ chart: Chart) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + inline(chart, prefix: "chart")
  }

  /// A chart as an element of a page.
  /// - Parameter prefix: what its ids begin with.
  static func inline(_ chart: Chart, prefix: String) -> String {
    let lines = TextWriter(width: 80).write(Page([.chart(chart)])).split(separator: "\n")
    var text = ""
    for (number, line) in lines.enumerated() {
      text += "<text x=\"8\" y=\"\(number * 18 + 22)\">\(markup(String(line)))</text>\n"
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 \(lines.count * 18 + 16)" \
      role="img" aria-labelledby="\(prefix)-title \(prefix)-desc" font-family="monospace" \
      font-size="15" fill="currentColor" xml:space="preserve">
      <title id="\(prefix)-title">\(markup(chart.title))</title>
      <desc id="\(prefix)-desc">\(markup(chart.description))</desc>
      \(text)</svg>

      """
  }
}
