import DealText

/// Draws charts with the signs of a terminal: no line is wider than `width`, and every chart can be
/// read without colour.
package struct TerminalChart: Sendable {
  let width: Int
  let asciiOnly: Bool
  let signs: Signs

  /// Whether names stand above what they name, as there is no room beside it.
  var isNarrow: Bool { width < 36 }

  /// The narrowest picture.
  private static let leastWidth = 20

  /// - Parameter asciiOnly: whether all signs but the user's own are ASCII.
  package init(width: Int, asciiOnly: Bool = false) {
    self.width = min(max(width, Self.leastWidth), 500)
    self.asciiOnly = asciiOnly
    signs = asciiOnly ? .ascii : .drawn
  }

  /// The title and the picture.
  package func lines(_ chart: Chart) -> [StyledText] {
    let chart = chart.withTexts { asciiOnly ? plainPunctuation(visible($0)) : visible($0) }
    let picture =
      switch chart.form {
      case .curves(let curves): lines(curves)
      case .bars(let bars): lines(bars)
      case .histogram(let histogram): lines(histogram)
      case .timeline(let timeline): lines(timeline)
      case .tornado(let swings): lines(swings)
      case .flows(let payments): lines(payments)
      }
    let title = StyledText(chart.title, .strong).wrapped(to: width, hanging: 2)
    return ((chart.title.isEmpty ? [] : title) + picture).map(fitted)
  }

  /// A line cut at the width: words that are wider than the picture would stay whole else.
  private func fitted(_ line: StyledText) -> StyledText {
    guard line.columns > width else { return line }
    var fitted = StyledText()
    for piece in line.pieces {
      let room = width - fitted.columns
      guard room > 0 else { break }
      fitted += StyledText(cut(piece.text, to: room), piece.role)
    }
    return fitted
  }

  /// A text in at most so many columns.
  func cut(_ text: String, to width: Int) -> String {
    shortened(text, to: width, ending: asciiOnly && width < 6 ? "." : signs.ending)
  }

  /// The columns of the widest of some texts, at most so many.
  func widest(_ texts: [String], most: Int) -> Int {
    var widest = 0
    for text in texts where widest < most { widest = max(widest, min(most, columns(of: text))) }
    return widest
  }

  /// The signs of a picture with what they mean, in lines.
  func legend(_ entries: [(sign: String, role: Role, text: String)]) -> [StyledText] {
    var lines: [StyledText] = []
    var line = StyledText("  ")
    for entry in entries {
      let room = width - 3 - columns(of: entry.sign)
      let text =
        StyledText(entry.sign, entry.role) + StyledText(" " + cut(entry.text, to: max(1, room)))
      if line.columns > 2, line.columns + 3 + text.columns > width {
        lines.append(line)
        line = StyledText("  ")
      } else if line.columns > 2 {
        line += "   "
      }
      line += text
    }
    return line.columns > 2 ? lines + [line] : lines
  }

  /// What an axis measures, above the picture.
  func caption(_ title: String) -> [StyledText] {
    title.isEmpty ? [] : StyledText(title, .faint).wrapped(to: width, hanging: 2)
  }

  /// Names with values, where there is nothing to draw or no room for it.
  func list(_ entries: [(name: String, text: String)]) -> [StyledText] {
    let most = max(6, (width - 4) / 2)
    let names = widest(entries.map(\.name), most: most)
    return entries.map { entry in
      let name = cut(entry.name, to: most)
      let space = String(repeating: " ", count: max(0, names - columns(of: name)) + 2)
      return StyledText("  " + name + space + cut(entry.text, to: width - names - 4))
    }
  }

  /// What is said where there is nothing to draw.
  var nothing: [StyledText] { [StyledText("  nothing to draw", .faint)] }
}
