import DealText

/// Writes charts as SVG: pictures for the web and for print that need no script, no font and no file
/// beside them.
package struct SVGWriter: Sendable {
  /// What ids and the class of the picture begin with, so that several fit into one page.
  let prefix: String

  /// - Parameter prefix: letters, digits and `-`; other signs are left out.
  package init(prefix: String = "chart") {
    let kept = prefix.unicodeScalars.filter { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-": true
      default: false
      }
    }
    // A class must not begin with a digit.
    self.prefix = "deal-" + String(String.UnicodeScalarView(kept))
  }

  /// The width of every picture; its height is as it needs.
  static let width = 800.0

  /// A chart as a file of its own.
  package func write(_ chart: Chart) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + inline(chart)
  }

  /// A chart as an element of a page.
  package func inline(_ chart: Chart) -> String {
    let chart = chart.withTexts(visible)
    var drawing = Drawing(width: Self.width, prefix: prefix)
    let room = Self.width - 2 * Drawing.margin
    drawing.label(
      Drawing.cut(chart.title, to: room, size: 18, isStrong: true), at: [(Drawing.margin, 34)],
      size: 18,
      isStrong: true)
    let top = chart.title.isEmpty ? Drawing.margin : 50
    switch chart.form {
    case .curves(let curves): draw(curves, top: top, on: &drawing)
    case .bars(let bars): draw(bars, top: top, on: &drawing)
    case .histogram(let histogram): draw(histogram, top: top, on: &drawing)
    case .timeline(let timeline): draw(timeline, top: top, on: &drawing)
    case .tornado(let swings): draw(swings, top: top, on: &drawing)
    case .flows(let payments): draw(payments, top: top, on: &drawing)
    }
    return element(around: drawing, chart)
  }

  private func element(around drawing: Drawing, _ chart: Chart) -> String {
    let size = "\(decimal(Self.width)) \(decimal(drawing.height + Drawing.margin))"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" class="\(prefix)" role="img" \
      aria-labelledby="\(prefix)-title \(prefix)-desc">
      <title id="\(prefix)-title">\(markup(chart.title))</title>
      <desc id="\(prefix)-desc">\(markup(chart.description))</desc>
      <style>
      \(PictureStyle(scope: "." + prefix).text)
      </style>
      \(drawing.patterns)<rect width="100%" height="100%" class="paper"/>
      \(drawing.body)</svg>

      """
  }

  /// What is said where there is nothing to draw.
  func sayNothing(top: Double, on drawing: inout Drawing) {
    drawing.label("nothing to draw", at: [(Drawing.margin, top + 30)], look: "faint")
  }
}
