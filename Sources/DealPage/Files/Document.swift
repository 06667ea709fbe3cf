/// What is written to a file: answers with a title, and how they came to be.
package struct Document: Hashable, Sendable {
  package var title: String
  package var answers: [Answer]
  package var colophon: Colophon

  package init(_ title: String, _ answers: [Answer], _ colophon: Colophon) {
    self.title = title
    self.answers = answers
    self.colophon = colophon
  }
}

/// How a document came to be, as the last page of a book tells: with the same of all this, anybody gets
/// the same answers.
package struct Colophon: Hashable, Sendable {
  /// The version of the program, such as `0.1.0`.
  package var version: String
  package var seed: UInt64
  /// How many samples a range is drawn with.
  package var samples: UInt64
  /// The day that today stands for, in ISO 8601; empty for what rests on none, as a handout.
  package var today: String
  /// The script; empty where there is none to show.
  package var script: String

  package init(
    version: String, seed: UInt64, samples: UInt64, today: String, script: String = ""
  ) {
    self.version = version
    self.seed = seed
    self.samples = samples
    self.today = today
    self.script = script
  }

  /// That of a document whose answers rest on no day and on no draws of its own.
  package init(version: String) {
    self.init(version: version, seed: 0, samples: 0, today: "")
  }
}

extension Document {
  /// The pictures of all answers; one that its page draws as well counts once.
  var charts: [Chart] { answers.flatMap { $0.blocksWithPicture.flatMap(\.charts) } }

  /// The one picture, for files that hold one; refused where there is none or more.
  func chart() throws(FormatRefusal) -> Chart {
    let charts = charts
    guard let chart = charts.first else {
      throw FormatRefusal(
        "this answer has no picture: plot, timeline, tornado and flows have one")
    }
    guard charts.count == 1 else {
      throw FormatRefusal(
        "there are \(charts.count) pictures, and such a file holds one: "
          + "write each to a file of its own, or all of them as html")
    }
    return chart
  }

  /// The script, unless a page shows one itself.
  var scriptBehindPages: String? {
    let isShown = answers.contains { $0.page.blocks.contains(where: \.hasScript) }
    return isShown || colophon.script.isEmpty ? nil : colophon.script
  }
}

extension Answer {
  /// The blocks of the page, and behind them the picture where the page does not draw it itself.
  var blocksWithPicture: [Block] {
    guard let chart, !page.blocks.flatMap(\.charts).contains(chart) else { return page.blocks }
    return page.blocks + [.chart(chart)]
  }
}

extension Colophon {
  /// All but the script in a sentence.
  var sentence: String {
    today.isEmpty
      ? "Made by deal \(version)."
      : "Made by deal \(version) as of \(today), with seed \(seed) and \(grouped(samples)) samples for a range; "
        + "the same script gives the same answers."
  }

  /// A number with a comma between each three digits.
  private func grouped(_ number: UInt64) -> String {
    var text = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0, place % 3 == 0 { text = "," + text }
      text = String(digit) + text
    }
    return text
  }
}

extension Block {
  /// The pictures of the block and of what is inside it.
  fileprivate var charts: [Chart] {
    switch self {
    case .chart(let chart): [chart]
    case .section(let section): section.blocks.flatMap(\.charts)
    case .line, .paragraph, .entries, .table, .tree, .facts, .script, .examples, .blank: []
    }
  }

  /// The tables of the block and of what is inside it.
  var tables: [Table] {
    switch self {
    case .table(let table): [table]
    case .section(let section): section.blocks.flatMap(\.tables)
    case .line, .paragraph, .entries, .chart, .tree, .facts, .script, .examples, .blank: []
    }
  }

  /// Whether a script stands in it.
  fileprivate var hasScript: Bool {
    switch self {
    case .script: true
    case .section(let section): section.blocks.contains(where: \.hasScript)
    case .line, .paragraph, .entries, .table, .chart, .tree, .facts, .examples, .blank: false
    }
  }
}
