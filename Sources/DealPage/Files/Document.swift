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
  /// The day that today stands for, in ISO 8601.
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
}

extension Document {
  /// The pictures of all answers; one that its page draws as well counts once.
  var charts: [Chart] {
    var found: [Chart] = []
    for answer in answers {
      var ofPage = answer.page.blocks.flatMap(\.charts)
      if let chart = answer.chart, !ofPage.contains(chart) { ofPage.append(chart) }
      found += ofPage
    }
    return found
  }

  /// The script, unless a page shows one itself.
  var scriptBehindPages: String? {
    let isShown = answers.contains { $0.page.blocks.contains(where: \.hasScript) }
    return isShown || colophon.script.isEmpty ? nil : colophon.script
  }
}

extension Block {
  /// The pictures of the block and of what is inside it.
  fileprivate var charts: [Chart] {
    switch self {
    case .chart(let chart): [chart]
    case .section(let section): section.blocks.flatMap(\.charts)
    case .line, .table, .tree, .facts, .script, .blank: []
    }
  }

  /// The tables of the block and of what is inside it.
  var tables: [Table] {
    switch self {
    case .table(let table): [table]
    case .section(let section): section.blocks.flatMap(\.tables)
    case .line, .chart, .tree, .facts, .script, .blank: []
    }
  }

  /// Whether a script stands in it.
  fileprivate var hasScript: Bool {
    switch self {
    case .script: true
    case .section(let section): section.blocks.contains(where: \.hasScript)
    case .line, .table, .chart, .tree, .facts, .blank: false
    }
  }
}
